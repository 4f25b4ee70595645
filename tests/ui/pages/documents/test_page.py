"""Documents are made beside the window, whole or not at all, after what is missing was shown."""

import dataclasses
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from fbdesk.models.agreement import Agreement, Commitment
from fbdesk.models.checks.findings import BLOCKS, Finding
from fbdesk.models.city import Party
from fbdesk.models.edits.strategy import add
from fbdesk.models.measures import Measure
from fbdesk.models.reporting import ReportPeriod
from fbdesk.models.row import Row
from fbdesk.reports.catalogue import DOCUMENTS
from fbdesk.reports.parcel import PARCEL
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.documents.card import DocumentCard
from fbdesk.ui.pages.documents.page import DocumentsPage, less_to_tell
from fbdesk.ui.widgets.finding_list import page_of
from tests.builders import a_measure, a_plan, a_reduction, a_target, an_inventory, some_settings
from tests.ui.scripted_questions import ScriptedQuestions

ADesk = Callable[..., Desk]
PATIENCE_MS = 60_000
NOT_IN_A_TEST_MS = 3_600_000
"""The pages are tested in a file of their own; here they would be made in vain."""

WORKBOOK = "reporting-workbook"


class OpenedFiles(QObject):
    """Takes the files that the window asks the system to open."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[Path] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        """Note a file."""
        self.paths.append(Path(url.toLocalFile()))


@pytest.fixture
def opened() -> Iterator[list[Path]]:
    """Give the files and folders that were opened with other programs."""
    files = OpenedFiles()
    QDesktopServices.setUrlHandler("file", files, "take")  # type: ignore[arg-type] # PySide takes no bytes here
    yield files.paths
    QDesktopServices.unsetUrlHandler("file")


def a_city(*more: Row) -> tuple[Row, ...]:
    edition, *measured = an_inventory({("Veitrafikk", "Personbiler"): {2009: 100_000.0}})
    party = Party(name="Porsgrunn kommune", kind="municipality")
    return (
        edition,
        *measured,
        party,
        Commitment(number="F-01", party=party.key, text="Bygge bussfelt."),
        some_settings(inventory_edition=edition.key),
        a_target(scope="programme"),
        *(measure for area in "234" for measure in (a_measure(f"T-9{area}", focus_area=area),)),
        *a_reduction(5_000.0),
        Agreement(title="Avtale"),
        *more,
    )


def open_page(qtbot: QtBot, desk: Desk) -> DocumentsPage:
    page = DocumentsPage(desk)
    page.preview._timer.setInterval(NOT_IN_A_TEST_MS)
    qtbot.addWidget(page)
    desk.editor.changed.connect(page.note_change)
    desk.editor.results_changed.connect(page.note_results)
    page.resize(1200, 860)
    page.show()
    return page


def labels(card: DocumentCard) -> str:
    """Return the words on a card, as they stand when the card is chosen."""
    QApplication.processEvents()
    return "\n".join(part.text() for part in card.findChildren(QLabel) if part.isVisibleTo(card))


def finished(qtbot: QtBot, desk: Desk, card: DocumentCard) -> None:
    qtbot.waitUntil(
        lambda: card.make.isVisibleTo(card) and not desk.background.shown, timeout=PATIENCE_MS
    )


def test_every_document_of_the_catalogue_has_a_card_that_says_what_it_is_for(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    page = open_page(qtbot, a_desk())
    assert list(page.cards) == [*(kind.id for kind in DOCUMENTS), PARCEL]
    for kind in DOCUMENTS:
        shown = labels(page.cards[kind.id])
        assert kind.title in shown
        assert kind.purpose in shown
        assert page.cards[kind.id].order.format == kind.formats[0]


def test_what_is_missing_is_told_for_the_documents_that_it_concerns(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    page = open_page(qtbot, a_desk(a_measure("T-07", responsible=""), Agreement(title="Avtale")))
    assert "T-07 has no responsible unit" in labels(page.cards["action-plan"])
    assert "T-07 has no responsible unit" not in labels(page.cards["agreement"])
    assert "The agreement has no commitments of any party" in labels(page.cards["agreement"])


def test_a_finding_leads_to_its_row(qtbot: QtBot, a_desk: ADesk) -> None:
    went_to: list[tuple[str, str]] = []
    measure = a_measure("T-07", responsible="")
    page = open_page(qtbot, a_desk(measure, went_to=went_to))
    QApplication.processEvents()
    (show,) = [
        part
        for part in page.cards["action-plan"].findChildren(QPushButton)
        if part.accessibleName() == "Show: T-07 has no responsible unit"
    ]
    show.click()
    assert went_to == [("measures", measure.key)]


def test_a_document_is_made_opened_and_remembered(
    qtbot: QtBot,
    a_desk: ADesk,
    questions: ScriptedQuestions,
    tmp_path: Path,
    opened: list[Path],
) -> None:
    desk = a_desk(*a_city())
    page = open_page(qtbot, desk)
    card = page.cards[WORKBOOK]
    target = tmp_path / "ark.xlsx"
    questions.files = [target]
    card.make.click()
    assert not card.make.isVisibleTo(card)
    assert card.progress.isVisibleTo(card)
    finished(qtbot, desk, card)
    assert target.read_bytes().startswith(b"PK")
    assert "ark.xlsx, made at" in labels(card)
    (message,) = desk.messages.waiting
    assert message.text == "Reporting workbook is saved as ark.xlsx."
    assert message.action is not None
    message.action()
    card.open_file.click()
    card.open_folder.click()
    assert opened == [target, target, tmp_path]


@pytest.mark.parametrize("document", ["action-plan", "agreement"])
def test_a_pdf_is_made_in_the_chosen_language(
    qtbot: QtBot, a_desk: ADesk, tmp_path: Path, document: str
) -> None:
    import pikepdf

    desk = a_desk(*a_city())
    page = open_page(qtbot, desk)
    card = page.cards[document]
    card.language.show_value("en")
    target = tmp_path / "document.pdf"
    card.begin(target)
    finished(qtbot, desk, card)
    with pikepdf.open(target) as pdf:
        assert str(pdf.Root.Lang).startswith("en")


def test_the_letter_of_intent_can_be_made_once_there_is_an_agreement(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk()
    page = open_page(qtbot, desk)
    desk.editor.perform("add agreement", partial(add, row=Agreement(title="Avtale")))
    assert page.cards["agreement"].make.isEnabled()
    assert "The plan has no agreement" not in labels(page.cards["agreement"])
    desk.editor.undo()
    assert not page.cards["agreement"].make.isEnabled()


def test_leaving_the_question_makes_nothing(
    qtbot: QtBot, a_desk: ADesk, questions: ScriptedQuestions
) -> None:
    desk = a_desk(*a_city())
    page = open_page(qtbot, desk)
    questions.files = [None]
    page.cards[WORKBOOK].make.click()
    assert questions.asked == ["Save the document"]
    assert desk.background.shown == ()


def test_what_blocks_is_asked_about_first(
    qtbot: QtBot, a_desk: ADesk, questions: ScriptedQuestions, tmp_path: Path
) -> None:
    desk = a_desk()
    page = open_page(qtbot, desk)
    card = page.cards[WORKBOOK]
    questions.answers = [""]
    card.make.click()
    assert questions.asked[0].endswith("ought to be mended before the document is sent.")
    assert desk.background.shown == ()
    target = tmp_path / "likevel.xlsx"
    questions.answers, questions.files = ["make"], [target]
    card.make.click()
    finished(qtbot, desk, card)
    assert target.exists()


def test_a_document_that_is_given_up_leaves_the_old_file_as_it_was(
    qtbot: QtBot, a_desk: ADesk, tmp_path: Path
) -> None:
    desk = a_desk(*a_city())
    page = open_page(qtbot, desk)
    card = page.cards["action-plan"]
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"the one before")
    card.begin(target)
    card.cancel.click()
    finished(qtbot, desk, card)
    assert target.read_bytes() == b"the one before"
    assert list(tmp_path.glob(".*.tmp")) == []
    assert card.made is None
    assert desk.messages.waiting == ()


def test_a_folder_that_is_gone_is_told_and_the_card_is_ready_again(
    qtbot: QtBot, a_desk: ADesk, tmp_path: Path
) -> None:
    desk = a_desk(*a_city())
    page = open_page(qtbot, desk)
    card = page.cards[WORKBOOK]
    card.begin(tmp_path / "borte" / "ark.xlsx")
    finished(qtbot, desk, card)
    (message,) = desk.messages.waiting
    assert "ark.xlsx" in message.text
    assert card.made is None


def test_a_plan_without_an_agreement_says_where_one_is_written(
    qtbot: QtBot, a_desk: ADesk, tmp_path: Path
) -> None:
    desk = a_desk(some_settings())
    page = open_page(qtbot, desk)
    card = page.cards["agreement"]
    assert "The plan has no agreement" in labels(card)
    assert not card.make.isEnabled()
    card.begin(tmp_path / "avtale.pdf")
    finished(qtbot, desk, card)
    assert desk.messages.waiting[0].text.startswith("The plan has no agreement")
    assert not (tmp_path / "avtale.pdf").exists()


def test_the_plan_itself_is_never_written_over(qtbot: QtBot, a_desk: ADesk, tmp_path: Path) -> None:
    desk = a_desk(*a_city())
    plan_file = tmp_path / "plan.fbplan"
    desk.editor.document.save_as(plan_file)
    before = plan_file.read_bytes()
    page = open_page(qtbot, desk)
    page.cards[WORKBOOK].begin(plan_file)
    assert desk.background.shown == ()
    assert "would replace the plan" in desk.messages.waiting[0].text
    assert plan_file.read_bytes() == before


def test_two_documents_can_be_made_at_once(qtbot: QtBot, a_desk: ADesk, tmp_path: Path) -> None:
    desk = a_desk(*a_city())
    page = open_page(qtbot, desk)
    wanted = {"agreement": tmp_path / "a.pdf", WORKBOOK: tmp_path / "b.xlsx"}
    for document, target in wanted.items():
        page.cards[document].begin(target)
    for document in wanted:
        finished(qtbot, desk, page.cards[document])
    assert all(target.exists() for target in wanted.values())


def test_the_document_is_of_the_plan_as_it_was_when_it_was_asked_for(
    qtbot: QtBot, a_desk: ADesk, tmp_path: Path
) -> None:
    import openpyxl

    desk = a_desk(*a_city())
    page = open_page(qtbot, desk)
    card = page.cards[WORKBOOK]
    card.begin(tmp_path / "ark.xlsx")
    desk.editor.change("rename", type(desk.plan.settings), desk.plan.settings.key, name="Skien")
    finished(qtbot, desk, card)
    book = openpyxl.load_workbook(tmp_path / "ark.xlsx", read_only=True)
    front = [str(cell) for row in book.worksheets[0].values for cell in row if cell]
    book.close()
    assert any("Porsgrunn" in text for text in front)
    assert not any("Skien" in text for text in front)


def test_a_key_leads_to_the_documents_button(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*a_city()))
    page.reveal("agreement")
    assert page.focusWidget() is page.cards["agreement"].make
    page.reveal("no such document")
    assert page.focusWidget() is page.cards["agreement"].make


def a_period(title: str, kind: str, place: int) -> ReportPeriod:
    first, last = date(2009, place, 1), date(2009, place, 28)
    return ReportPeriod(key=title, title=title, kind=kind, first_day=first, last_day=last)


def test_a_period_leads_to_its_own_report(qtbot: QtBot, a_desk: ADesk) -> None:
    periods = (a_period("Januar", "quarter", 1), a_period("Mars", "quarter", 3))
    page = open_page(qtbot, a_desk(*a_city(*periods, a_period("Året", "year", 2))))
    for key, document in (("Januar", "status-report"), ("Året", "annual-report")):
        page.reveal(key)
        card = page.cards[document]
        assert page.chosen == document
        assert card.order.period == key
        assert page.focusWidget() is card.make


@pytest.mark.parametrize(
    ("periods", "told"),
    [
        ((), {"status-report": "no report periods", "annual-report": "no report periods"}),
        ((a_period("Mars", "quarter", 3),), {"annual-report": "tells of Mars"}),
        ((a_period("Mars", "quarter", 3), a_period("Året", "year", 1)), {}),
    ],
)
def test_a_report_without_a_period_that_fits_it_says_what_it_tells_of(
    periods: tuple[ReportPeriod, ...], told: dict[str, str]
) -> None:
    plan = a_plan(*periods)
    found = {kind.id: less_to_tell(plan, kind) for kind in DOCUMENTS}
    assert {document: findings for document, findings in found.items() if findings}.keys() == (
        told.keys()
    )
    for document, words in told.items():
        (finding,) = found[document]
        assert words in finding.text
        assert page_of(finding) == "reporting"


def test_every_format_and_language_of_a_card_becomes_the_order(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*a_city()))
    for kind in DOCUMENTS:
        card = page.cards[kind.id]
        codes = [card.format.itemData(line) for line in range(card.format.count())]
        assert codes == list(kind.formats)
        for ending in kind.formats:
            for language in ("nb", "nn", "en"):
                card.format.show_value(ending)
                card.language.show_value(language)
                order = card.order
                assert (order.document, order.format, order.language) == (kind.id, ending, language)


def test_a_language_is_named_in_itself(qtbot: QtBot, a_desk: ADesk) -> None:
    card = open_page(qtbot, a_desk()).cards[WORKBOOK]
    names = [card.language.itemText(line) for line in range(card.language.count())]
    assert names == ["Bokmål", "Nynorsk", "English"]
    assert card.language.value == "nb"


@pytest.mark.parametrize(
    ("missing", "asked"),
    [
        (1, "1 thing ought to be mended before the document is sent."),
        (2, "2 things ought to be mended before the document is sent."),
    ],
)
def test_the_question_counts_what_blocks(
    qtbot: QtBot, a_desk: ADesk, questions: ScriptedQuestions, missing: int, asked: str
) -> None:
    page = open_page(qtbot, a_desk(*a_city()))
    page._blocking[WORKBOOK] = tuple(
        Finding(f"f-{number}", "Something is missing.", strength=BLOCKS)
        for number in range(missing)
    )
    questions.answers = [""]
    page.cards[WORKBOOK].make.click()
    assert questions.asked == [asked]


class ReasonedQuestions(ScriptedQuestions):
    """Keeps what was proposed for a file beside the reasons of questions."""

    def file_to_save(self, title: str, kinds: str, proposed: Path) -> Path | None:
        """Note what was proposed and answer as the test says."""
        self.reasons += [kinds, str(proposed)]
        return super().file_to_save(title, kinds, proposed)


@pytest.mark.parametrize(
    ("blocking", "lines", "last"),
    [(1, 1, "reason 0"), (6, 6, "reason 5"), (7, 7, "and 1 more"), (40, 7, "and 34 more")],
)
def test_the_first_reasons_are_told_and_the_rest_counted(
    qtbot: QtBot, a_desk: ADesk, blocking: int, lines: int, last: str
) -> None:
    asked = ReasonedQuestions()
    page = open_page(qtbot, dataclasses.replace(a_desk(*a_city()), questions=asked))
    page._blocking[WORKBOOK] = tuple(
        Finding(f"f-{number}", f"reason {number}", strength=BLOCKS) for number in range(blocking)
    )
    asked.answers = [""]
    page.ask(WORKBOOK)
    (reason,) = asked.reasons
    assert len(reason.splitlines()) == lines
    assert reason.splitlines()[-1] == last


def test_the_proposed_file_stands_beside_the_plan_and_then_where_the_last_one_went(
    qtbot: QtBot, a_desk: ADesk, tmp_path: Path
) -> None:
    asked = ReasonedQuestions()
    desk = dataclasses.replace(a_desk(*a_city()), questions=asked)
    desk.editor.document.save_as(tmp_path / "plan.fbplan")
    page = open_page(qtbot, desk)
    page._blocking = {}
    elsewhere = tmp_path / "rapporter"
    asked.files = [elsewhere / "ark.xlsx", None]
    page.ask(WORKBOOK)
    page.cards[WORKBOOK].give_up()
    page._blocking = {}
    page.ask("action-plan")
    first, second = asked.reasons[1], asked.reasons[3]
    assert Path(first).parent == tmp_path
    assert Path(second).parent == elsewhere
    assert asked.reasons[0] == "Excel (xlsx) (*.xlsx)"
    assert asked.reasons[2] == "PDF (*.pdf)"
    assert Path(second).name == "Porsgrunn, action plan.pdf"
    finished(qtbot, desk, page.cards[WORKBOOK])


def test_a_place_that_cannot_be_written_is_told_and_keeps_what_is_there(
    qtbot: QtBot, a_desk: ADesk, tmp_path: Path
) -> None:
    desk = a_desk(*a_city())
    card = (page := open_page(qtbot, desk)).cards[WORKBOOK]
    assert page.isVisible()
    folder = tmp_path / "ark.xlsx"
    folder.mkdir()
    (folder / "notat.txt").write_text("mitt")
    card.begin(folder)
    finished(qtbot, desk, card)
    (message,) = desk.messages.waiting
    assert "ark.xlsx" in message.text
    assert (folder / "notat.txt").read_text() == "mitt"
    assert card.made is None
    assert card.make.isVisibleTo(card)
    assert not card.progress.isVisible()


def test_nothing_can_be_chosen_while_a_document_is_made(
    qtbot: QtBot, a_desk: ADesk, tmp_path: Path
) -> None:
    desk = a_desk(*a_city())
    page = open_page(qtbot, desk)
    card, other = page.cards["action-plan"], page.cards[WORKBOOK]
    card.begin(tmp_path / "plan.pdf")
    assert not card.format.isEnabled()
    assert not card.language.isEnabled()
    assert other.format.isEnabled()
    assert other.make.isVisibleTo(other)
    assert desk.background.shown[0].text == "Making Action plan"
    card.give_up()
    finished(qtbot, desk, card)
    assert card.format.isEnabled()
    assert card.language.isEnabled()


def test_giving_up_where_nothing_is_made_does_nothing(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*a_city())
    page = open_page(qtbot, desk)
    for card in page.cards.values():
        card.give_up()
        card._open_file()
        card._open_folder()
        assert card.make.isVisibleTo(card)
    assert desk.messages.waiting == ()


def test_a_mended_finding_goes_and_comes_back_with_undo(qtbot: QtBot, a_desk: ADesk) -> None:
    measure = a_measure("T-07", responsible="")
    desk = a_desk(measure)
    page = open_page(qtbot, desk)
    card = page.cards["action-plan"]
    desk.editor.change("owner", Measure, measure.key, responsible="Teknisk etat")
    assert "T-07 has no responsible unit" not in labels(card)
    desk.editor.undo()
    assert "T-07 has no responsible unit" in labels(card)


@pytest.mark.usefixtures("norwegian")
def test_the_cards_speak_bokmaal(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk())
    for document, kind in ((kind.id, kind) for kind in DOCUMENTS):
        shown = labels(page.cards[document])
        assert kind.title not in shown
        assert kind.purpose not in shown
        assert "Before you make it" not in shown
        assert page.cards[document].make.text().startswith("Lag ")


def test_one_card_is_shown_at_a_time_and_chosen_by_its_chip(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*a_city()))
    assert page.chosen == DOCUMENTS[0].id
    for kind in DOCUMENTS:
        page.choose(kind.id)
        assert [id_ for id_, card in page.cards.items() if card.isVisible()] == [kind.id]
        assert page.preview._order == page.cards[kind.id].order


def test_a_chip_counts_what_ought_to_be_mended_first(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(Agreement(title="Avtale"))
    page = open_page(qtbot, desk)
    for document, found in page._blocking.items():
        title = page.cards[document].kind.title
        expected = f"{title}  {len(found)}" if found else title
        assert page.chips._buttons[document].text() == expected
    assert len(page._blocking["agreement"]) >= 1


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [("format", "docx", ("docx", "nb")), ("language", "en", ("pdf", "en"))],
)
def test_the_pages_follow_what_is_chosen(
    qtbot: QtBot, a_desk: ADesk, field: str, value: str, expected: tuple[str, str]
) -> None:
    page = open_page(qtbot, a_desk(*a_city()))
    page.choose("agreement")
    choice = getattr(page.cards["agreement"], field)
    choice.show_value(value)
    choice.committed.emit(value)
    order = page.preview._order
    assert order is not None
    assert (order.format, order.language) == expected


def test_an_edit_makes_the_pages_anew(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*a_city())
    page = open_page(qtbot, desk)
    page.preview._made[page.cards["action-plan"].order] = "held"
    desk.editor.change("rename", type(desk.plan.settings), desk.plan.settings.key, name="Skien")
    assert page.preview._made == {}
    assert page.preview._timer.isActive()
