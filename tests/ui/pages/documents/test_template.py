"""A document is made by the template that was chosen for it; a broken one is told and not taken."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.reports.catalogue import document_kind
from fbdesk.reports.templates.standard import standard_text
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.documents import template
from fbdesk.ui.pages.documents.card import DocumentCard
from fbdesk.ui.pages.documents.template import TemplateChooser
from fbdesk.ui.preference_store import PreferenceStore
from fbdesk.ui.widgets.choices import ChoiceField
from tests.ui.scripted_questions import ScriptedQuestions

ADesk = Callable[..., Desk]
MINE = 'document = "minutes"\n[title]\nnb = "Møtebok"\n'


@pytest.fixture
def desk(a_desk: ADesk, tmp_path: Path) -> Desk:
    (tmp_path / "valg").mkdir()
    return dataclasses.replace(a_desk(), preferences=PreferenceStore(tmp_path / "valg"))


def a_chooser(qtbot: QtBot, desk: Desk, language: str = "nb") -> TemplateChooser:
    languages = ChoiceField(((language, language),))
    languages.show_value(language)
    chooser = TemplateChooser(desk, "minutes", languages)
    for part in (languages, chooser):
        qtbot.addWidget(part)
    return chooser


def a_file(folder: Path, text: str = MINE, name: str = "referat.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def names(chooser: TemplateChooser) -> list[str]:
    return [chooser.choice.itemText(line) for line in range(chooser.choice.count())]


def test_at_first_there_is_the_standard_template_alone(qtbot: QtBot, desk: Desk) -> None:
    chooser = a_chooser(qtbot, desk)
    assert names(chooser) == ["The standard template"]
    assert chooser.template is None
    assert not chooser.again.isEnabled()
    assert chooser.choice.accessibleName() == "Template"
    assert chooser.more.accessibleName() == "More about the template"


def test_a_template_is_found_chosen_and_remembered(
    qtbot: QtBot, desk: Desk, questions: ScriptedQuestions, tmp_path: Path
) -> None:
    chooser, file = a_chooser(qtbot, desk), a_file(tmp_path)
    questions.files = [file]
    with qtbot.waitSignal(chooser.changed):
        chooser.find_file.trigger()
    assert chooser.template == file
    assert names(chooser) == ["The standard template", "referat.toml"]
    assert chooser.choice.toolTip() == str(file)
    assert a_chooser(qtbot, desk).template == file


def test_the_standard_template_can_be_taken_back(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    chooser = a_chooser(qtbot, desk)
    assert chooser.use(a_file(tmp_path))
    chooser.choice.setCurrentIndex(0)
    with qtbot.waitSignal(chooser.changed):
        chooser.choice.activated.emit(0)
    assert chooser.template is None
    assert names(chooser) == ["The standard template", "referat.toml"]  # still at hand
    assert names(a_chooser(qtbot, desk)) == ["The standard template"]


def test_leaving_the_question_changes_nothing(
    qtbot: QtBot, desk: Desk, questions: ScriptedQuestions
) -> None:
    chooser = a_chooser(qtbot, desk)
    questions.files = [None, None]
    chooser.find_file.trigger()
    chooser.save_copy.trigger()
    assert questions.asked == ["Choose a template", "Save a copy of the template"]
    assert chooser.template is None
    assert desk.messages.waiting == ()


def test_a_broken_template_is_told_and_the_old_one_kept(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    chooser, good = a_chooser(qtbot, desk), a_file(tmp_path)
    assert chooser.use(good)
    assert not chooser.use(a_file(tmp_path, f'{MINE}[chapters]\norder = ["item"]\n', "feil.toml"))
    assert chooser.template == good
    (message,) = desk.messages.waiting
    assert message.text.startswith("feil.toml, line 5: there is no chapter item.")


def test_a_template_must_be_given_in_the_documents_language(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    chooser = a_chooser(qtbot, desk, "en")
    assert not chooser.use(a_file(tmp_path))
    assert "the text is not given in English" in desk.messages.waiting[0].text


def test_the_same_template_can_be_read_again(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    chooser = a_chooser(qtbot, desk)
    chooser.use(a_file(tmp_path))
    assert chooser.again.isEnabled()
    with qtbot.waitSignal(chooser.changed):
        chooser.again.trigger()


def test_a_template_that_is_saved_in_another_program_is_read_by_itself(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    chooser, file = a_chooser(qtbot, desk), a_file(tmp_path)
    chooser.use(file)
    with qtbot.waitSignal(chooser.changed):
        a_file(tmp_path, MINE.replace("Møtebok", "Referat fra møtet"))
    assert chooser.template == file


def test_a_template_on_a_share_is_not_asked_for_while_the_share_may_be_away(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(template, "lies_on_share", lambda _: True)
    chooser = a_chooser(qtbot, desk)
    chooser.use(a_file(tmp_path))
    assert chooser._watched._watcher.files() == []
    assert chooser.again.isEnabled()


def test_a_copy_of_the_standard_template_is_saved_and_chosen(
    qtbot: QtBot, desk: Desk, questions: ScriptedQuestions, tmp_path: Path
) -> None:
    chooser, target = a_chooser(qtbot, desk), tmp_path / "kopi.toml"
    questions.files = [target]
    chooser.save_copy.trigger()
    assert target.read_bytes() == standard_text("minutes")
    assert chooser.template == target
    (message,) = desk.messages.waiting
    assert message.text.startswith("kopi.toml is saved and chosen.")


def test_a_copy_that_cannot_be_saved_is_told(
    qtbot: QtBot, desk: Desk, questions: ScriptedQuestions, tmp_path: Path
) -> None:
    chooser = a_chooser(qtbot, desk)
    questions.files = [tmp_path / "borte" / "kopi.toml"]
    chooser.save_copy.trigger()
    assert chooser.template is None
    assert "kopi.toml" in desk.messages.waiting[0].text


def test_a_template_that_is_gone_stays_chosen_until_another_is(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    file = a_file(tmp_path)
    a_chooser(qtbot, desk).use(file)
    file.unlink()
    chooser = a_chooser(qtbot, desk)
    assert (
        chooser.template == file
    )  # a share may be away for a while; making it tells what is wrong


def test_the_card_orders_the_document_by_the_template(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    card = DocumentCard(desk, document_kind("minutes"))
    qtbot.addWidget(card)
    before = card.order
    with qtbot.waitSignal(card.template_changed):
        card.template.use(a_file(tmp_path))
    assert before.template is None
    assert card.order == dataclasses.replace(before, template=tmp_path / "referat.toml")
    card.show_working(working=True)
    assert not card.template.isEnabled()


def test_the_workbook_offers_no_template(qtbot: QtBot, desk: Desk) -> None:
    shown = {}
    for document in ("minutes", "reporting-workbook"):
        card = DocumentCard(desk, document_kind(document))
        qtbot.addWidget(card)
        shown[document] = card.template.isVisibleTo(card)
    assert shown == {"minutes": True, "reporting-workbook": False}


@pytest.mark.usefixtures("norwegian")
def test_the_menu_speaks_bokmaal(qtbot: QtBot, desk: Desk) -> None:
    chooser = a_chooser(qtbot, desk)
    words = [each.text() for each in (chooser.find_file, chooser.again, chooser.save_copy)]
    assert words == [
        "Velg en mal …",
        "Les malen på nytt",
        "Lagre en kopi av standardmalen …",
    ]
    assert names(chooser) == ["Standardmalen"]
