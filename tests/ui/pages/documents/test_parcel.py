"""The card of the whole parcel: what it holds, what it lacks, how far it is, and that it stops."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.models.checks.findings import BLOCKS, REMARK, Finding
from fbdesk.models.city import Party
from fbdesk.models.persons import PERSON_FIELDS
from fbdesk.reports.catalogue import DOCUMENTS, Order
from fbdesk.reports.parcel import FORMAT, PARCEL, ParcelOrder
from fbdesk.ui.background import CancelledError, Progress
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.documents.export import AskedParcel, make_parcel
from fbdesk.ui.pages.documents.page import DocumentsPage
from fbdesk.ui.pages.documents.parcel import ParcelCard, findings_of_all
from tests.builders import a_measure
from tests.ui.scripted_questions import ScriptedQuestions

ADesk = Callable[..., Desk]
PATIENCE_MS = 90_000
ORDER = Order(PARCEL, FORMAT)


def open_page(qtbot: QtBot, desk: Desk) -> DocumentsPage:
    page = DocumentsPage(desk)
    page.preview._timer.setInterval(3_600_000)
    qtbot.addWidget(page)
    desk.editor.changed.connect(page.note_change)
    page.resize(1200, 860)
    page.show()
    return page


def open_card(qtbot: QtBot, desk: Desk) -> ParcelCard:
    page = open_page(qtbot, desk)
    page.choose(PARCEL)
    card = page.cards[PARCEL]
    assert isinstance(card, ParcelCard)
    return card


def asked(desk: Desk, **more: Any) -> AskedParcel:
    return AskedParcel(desk.plan, desk.editor.document.backups.info(), ParcelOrder(ORDER), **more)


def test_the_parcel_is_made_and_says_what_it_lacks(
    qtbot: QtBot, a_desk: ADesk, questions: ScriptedQuestions, tmp_path: Path
) -> None:
    desk = a_desk(a_measure("T-01"))
    card = open_card(qtbot, desk)
    target = tmp_path / "pakke.zip"
    questions.answers, questions.files = ["make"], [target]
    shares: list[int] = []
    card.progress.valueChanged.connect(shares.append)
    card.make.click()
    qtbot.waitUntil(lambda: card.made is not None and card.make.isVisible(), timeout=PATIENCE_MS)
    assert zipfile.is_zipfile(target)
    assert "Not in the parcel: Letter of intent, Minutes." in card._told.text()
    assert max(shares) == 100
    assert not card.step.isVisible()


def test_the_parcel_is_offered_beside_the_documents_and_proposes_its_name(
    qtbot: QtBot, a_desk: ADesk, questions: ScriptedQuestions
) -> None:
    card = open_card(qtbot, a_desk(a_measure("T-01")))
    questions.answers, questions.files = ["make"], [None]
    card.make.click()
    assert card.order == Order(PARCEL, FORMAT, "nb")
    assert card.format.value == FORMAT
    assert questions.asked[-1] == "Save the document"
    assert not card._chosen_part.isVisible()
    assert not card._template_part.isVisible()


def test_the_parcel_has_no_pages_and_says_where_they_are(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk())
    page.choose(PARCEL)
    assert page.preview.words.text().startswith("The parcel holds every document.")
    assert page.preview.told.text() == ""


def test_a_document_that_cannot_be_made_is_told_and_does_not_stop_the_parcel(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    card = open_card(qtbot, a_desk(a_measure("T-01")))
    assert card.make.isEnabled()
    told = {finding.code: finding.strength for finding in card.findings._shown or ()}
    assert told["no-agreement"] == told["no-minutes"] == REMARK


def test_what_blocks_stands_first_and_what_is_impossible_is_only_told() -> None:
    remark, blocks = Finding("a", "A."), Finding("b", "B.", strength=BLOCKS)
    never = Finding("no-minutes", "No.", strength=BLOCKS)
    found = findings_of_all((remark, blocks), [never])
    assert [(each.code, each.strength) for each in found] == [
        ("b", BLOCKS),
        ("a", REMARK),
        ("no-minutes", REMARK),
    ]


@pytest.mark.parametrize(("without", "left_out"), [(False, ()), (True, PERSON_FIELDS)])
def test_names_are_left_out_where_that_is_chosen(
    qtbot: QtBot, a_desk: ADesk, tmp_path: Path, without: bool, left_out: tuple[object, ...]
) -> None:
    card = open_card(qtbot, a_desk(a_measure("T-01")))
    card.without_names.setChecked(without)
    work: Any = card.work(tmp_path / "x.zip")
    assert work.args[0].left_out == left_out


def test_the_parcel_goes_all_the_way_back_unless_the_user_wants_the_newest(
    qtbot: QtBot, a_desk: ADesk, tmp_path: Path
) -> None:
    card = open_card(qtbot, a_desk(a_measure("T-01")))
    work: Any = card.work(tmp_path / "x.zip")
    assert work.args[0].order.extent == "all"
    card.extent.show_value("newest")
    work = card.work(tmp_path / "x.zip")
    assert work.args[0].order.extent == "newest"
    card.show_working(working=True)
    assert not card.extent.isEnabled()


def test_no_file_of_a_parcel_without_names_tells_any(a_desk: ADesk, tmp_path: Path) -> None:
    party = Party(name="Porsgrunn kommune", kind="municipality", contact_person="Kari Nes")
    desk = a_desk(party)
    target = tmp_path / "pakke.zip"
    told: list[str] = []
    progress = Progress(lambda _share, text: told.append(text))
    made = make_parcel(asked(desk, left_out=PERSON_FIELDS), target, progress)
    assert made.path == target
    assert told[-1] == "Pakker"
    with zipfile.ZipFile(target) as archive:
        assert not any(b"Kari" in archive.read(name) for name in archive.namelist())
        held = json.loads(archive.read("plan.json"))
    assert held["parties"][0]["contact_person"] == ""


def test_a_parcel_that_is_given_up_leaves_the_old_file(a_desk: ADesk, tmp_path: Path) -> None:
    target = tmp_path / "pakke.zip"
    target.write_bytes(b"the one before")
    progress = Progress(lambda share, _text: progress.cancel() if share > 0.1 else None)
    with pytest.raises(CancelledError):
        make_parcel(asked(a_desk()), target, progress)
    assert target.read_bytes() == b"the one before"


def test_each_document_is_made_by_the_template_that_was_chosen_for_it(
    qtbot: QtBot, a_desk: ADesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = open_card(qtbot, a_desk(a_measure("T-01")))
    own = tmp_path / "egen.toml"
    chosen = card._cards["climate-budget"]
    monkeypatch.setattr(type(chosen.template), "template", property(_only(chosen.template, own)))
    work: Any = card.work(tmp_path / "x.zip")
    assert dict(work.args[0].order.templates) == {"climate-budget": own}
    assert PARCEL not in {kind.id for kind in DOCUMENTS}


def _only(chooser: object, own: Path) -> Callable[[object], Path | None]:
    return lambda each: own if each is chooser else None
