"""A planner's day on the sample plan: an edit on each page, all undone, saved, and found again."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fbdesk.document.reading import read_plan
from fbdesk.models.edits import measures as measure_edits
from fbdesk.reports.catalogue import DOCUMENTS
from fbdesk.ui.main_window import MainWindow
from fbdesk.ui.pages.agreement.page import AgreementPage
from fbdesk.ui.pages.documents.page import DocumentsPage
from fbdesk.ui.pages.goals.page import GoalsPage
from fbdesk.ui.pages.inventory.page import InventoryPage
from fbdesk.ui.pages.measures.page import MeasuresPage
from fbdesk.ui.widgets.fields import LongTextEdit, TextField
from fbdesk.ui.widgets.growing_text import PlainTextEdit
from tests.e2e.looking import CODES, page_of, settle, told
from tests.exchange.workbooks import one_area
from tests.ui.scripted_questions import ScriptedQuestions

CARS_2009 = (2009, "Veitrafikk", "Personbiler", "CO2", 60_000.5)
CARS_2023 = (2023, "Veitrafikk", "Personbiler", "CO2", 41_000.0)


def digest(window: MainWindow) -> str:
    """Return the digest of everything that the open plan holds."""
    assert window.editor is not None
    return window.editor.document._copy.digest()


def undo_text(window: MainWindow) -> str:
    assert window.editor is not None
    return window.editor.document.undo_text


def go(window: MainWindow, code: str) -> QWidget:
    window.go_to(code)
    settle(window)
    return page_of(window)


def write(field: QWidget | None, words: str) -> None:
    """Type into a field from its end and leave it."""
    assert isinstance(field, TextField | LongTextEdit | PlainTextEdit)
    field.setFocus()
    several = not isinstance(field, TextField)
    keys = Qt.KeyboardModifier
    QTest.keyClick(field, Qt.Key.Key_End, keys.ControlModifier if several else keys.NoModifier)
    QTest.keyClicks(field, words)
    field.clearFocus()


def edit_city(window: MainWindow) -> None:
    write(go(window, "city").findChild(QWidget, "name"), " by")


def edit_goals(window: MainWindow) -> None:
    page = go(window, "goals")
    assert isinstance(page, GoalsPage)
    page.tabs.choose("challenges")
    write(page.challenges.form.field("title"), " nå")


def edit_strategy(window: MainWindow) -> None:
    write(go(window, "strategy").findChild(LongTextEdit, "status"), " Prøvd.")


def edit_measures(window: MainWindow) -> None:
    page = go(window, "measures")
    assert isinstance(page, MeasuresPage)
    write(page.card.head.title, " i hele byen")


def edit_agreement(window: MainWindow) -> None:
    page = go(window, "agreement")
    assert isinstance(page, AgreementPage)
    write(page.commitments.card.form.field("text"), " Straks.")


def edit_inventory(window: MainWindow) -> None:
    page = go(window, "inventory")
    assert isinstance(page, InventoryPage)
    page.tabs.choose("editions")
    write(page.editions.form.field("name"), " (lest)")


EDITS = (edit_city, edit_goals, edit_strategy, edit_measures, edit_agreement, edit_inventory)


class TopWindows(QObject):
    """Hears of every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's name
        """Note a window that appears; a widget shown before it has its place is one."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(f"{watched.metaObject().className()} {watched.objectName()}")
        return False


def test_no_page_flashes_a_window_of_its_own_while_it_is_made(
    grenland: MainWindow, qapp: QApplication
) -> None:
    windows = TopWindows()
    qapp.installEventFilter(windows)
    for code in CODES:
        go(grenland, code)
    qapp.removeEventFilter(windows)
    assert windows.shown == []
    assert grenland.isActiveWindow()


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_on_a_page_is_one_step_that_undo_takes_back_whole(
    grenland: MainWindow, edit: partial[None]
) -> None:
    before = digest(grenland)
    edit(grenland)
    after = digest(grenland)
    assert after != before
    assert undo_text(grenland)
    grenland.commands.actions.action("undo").trigger()
    assert digest(grenland) == before
    assert undo_text(grenland) == ""
    grenland.commands.actions.action("redo").trigger()
    assert digest(grenland) == after
    assert told(grenland) == []


def test_a_day_of_edits_is_undone_to_the_start_and_made_again(
    grenland: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitActive(grenland):
        grenland.activateWindow()
    states = [digest(grenland)]
    for edit in EDITS:
        edit(grenland)
        states.append(digest(grenland))
    assert len(set(states)) == len(EDITS) + 1
    for state in reversed(states[:-1]):
        grenland.commands.undo()
        settle(grenland)  # the page that is shown follows each step
        assert digest(grenland) == state
    assert not grenland.commands.actions.action("undo").isEnabled()
    for state in states[1:]:
        grenland.commands.redo()
        assert digest(grenland) == state
    assert told(grenland) == []


def test_a_day_is_saved_closed_and_opened_with_the_same_content(
    grenland: MainWindow, questions: ScriptedQuestions, tmp_path: Path
) -> None:
    for edit in EDITS:
        edit(grenland)
    held = digest(grenland)
    path = tmp_path / "grenland.fbplan"
    questions.files = [path]
    grenland.commands.actions.action("save").trigger()
    assert grenland.windowTitle() == "grenland.fbplan[*] – fbdesk"
    assert not grenland.isWindowModified()
    grenland.commands.actions.action("close").trigger()
    assert grenland.editor is None
    assert grenland.start_page.isVisible()

    grenland.flow.open_path(path)

    assert digest(grenland) == held
    assert read_plan(path).settings.name == "Grenland by"
    for code in CODES:
        go(grenland, code)
    assert told(grenland) == []
    assert questions.asked == ["Save plan as"]


def test_every_page_follows_undo_while_it_is_shown(grenland: MainWindow) -> None:
    page = go(grenland, "measures")
    assert isinstance(page, MeasuresPage)
    title = page.card.head.title.toPlainText()
    edit_measures(grenland)
    assert page.card.head.title.toPlainText() == f"{title} i hele byen"
    for code in CODES:
        go(grenland, code)
    grenland.commands.undo()
    shown = go(grenland, "measures")
    assert isinstance(shown, MeasuresPage)
    assert shown.card.head.title.toPlainText() == title


def test_an_inventory_file_is_looked_at_taken_in_and_taken_back(
    grenland: MainWindow, questions: ScriptedQuestions, tmp_path: Path
) -> None:
    page = go(grenland, "inventory")
    assert isinstance(page, InventoryPage)
    before = digest(grenland)
    editions = len(page.desk.plan.inventory_editions)
    file = tmp_path / "porsgrunn.xlsx"
    file.write_bytes(one_area(CARS_2009, CARS_2023))
    questions.files = [file]
    page.import_button.click()
    settle(grenland)
    assert page.preview.isVisible()
    assert digest(grenland) == before  # looking changes nothing

    page.preview.take.click()
    settle(grenland)

    assert len(page.desk.plan.inventory_editions) == editions + 1
    (message,) = told(grenland)
    assert message.startswith("2 ")
    grenland.commands.undo()
    assert digest(grenland) == before
    settle(grenland)
    assert page.import_button.isEnabled()


def test_an_inventory_file_that_is_left_changes_nothing(
    grenland: MainWindow, questions: ScriptedQuestions, tmp_path: Path
) -> None:
    page = go(grenland, "inventory")
    assert isinstance(page, InventoryPage)
    before = digest(grenland)
    file = tmp_path / "porsgrunn.xlsx"
    file.write_bytes(one_area(CARS_2009))
    questions.files = [file]
    page.import_button.click()
    settle(grenland)
    page.preview.leave.click()
    assert digest(grenland) == before
    assert undo_text(grenland) == ""
    assert not page.preview.isVisible()
    assert page.import_button.isEnabled()


def test_a_file_that_is_no_inventory_is_told_in_words_and_leaves_the_page_as_it_was(
    grenland: MainWindow, questions: ScriptedQuestions, tmp_path: Path
) -> None:
    page = go(grenland, "inventory")
    assert isinstance(page, InventoryPage)
    file = tmp_path / "brev.xlsx"
    file.write_text("<html>Logg inn</html>", encoding="utf-8")
    questions.files = [file]
    page.import_button.click()
    settle(grenland)
    assert len(told(grenland)) == 1
    assert not page.preview.isVisible()
    assert page.import_button.isEnabled()


def test_each_document_is_made_in_each_format_beside_the_window(
    grenland: MainWindow, questions: ScriptedQuestions, tmp_path: Path
) -> None:
    page = go(grenland, "documents")
    assert isinstance(page, DocumentsPage)
    begins = {"pdf": b"%PDF-", "xlsx": b"PK", "docx": b"PK"}
    for kind in DOCUMENTS:
        page.choose(kind.id)
        card = page.cards[kind.id]
        for format_ in kind.formats:
            card.format.show_value(format_)
            path = tmp_path / f"{kind.id}.{format_}"
            questions.files = [path]
            questions.answers = ["make"] * bool(page._blocking[kind.id])
            card.make.click()
            settle(grenland)
            assert path.read_bytes().startswith(begins[format_])
            assert card.made is not None
            assert card.made.path == path
            assert card.make.isVisible()
    assert not list(tmp_path.glob("*.tmp*"))


def test_a_document_that_cannot_be_written_is_told_and_offered_again(
    grenland: MainWindow, questions: ScriptedQuestions, tmp_path: Path
) -> None:
    page = go(grenland, "documents")
    assert isinstance(page, DocumentsPage)
    kind = next(kind for kind in DOCUMENTS if kind.formats[0] == "pdf")
    card = page.cards[kind.id]
    folder = tmp_path / "opptatt.pdf"
    folder.mkdir()
    questions.files = [folder]
    questions.answers = ["make"] * bool(page._blocking[kind.id])
    card.make.click()
    settle(grenland)
    assert len(told(grenland)) == 1
    assert card.made is None
    assert card.make.isVisible()
    assert folder.is_dir()


def test_closing_while_a_document_is_made_leaves_no_half_file(
    grenland: MainWindow, questions: ScriptedQuestions, tmp_path: Path
) -> None:
    page = go(grenland, "documents")
    assert isinstance(page, DocumentsPage)
    kind = DOCUMENTS[0]
    path = tmp_path / "halv.pdf"
    questions.files = [path]
    questions.answers = ["make"] * bool(page._blocking[kind.id])
    card = page.cards[kind.id]
    card.make.click()
    card.cancel.click()
    settle(grenland)
    assert not path.exists()
    assert card.made is None
    assert card.make.isVisible()


def test_a_measure_added_elsewhere_is_counted_found_and_reached_by_name(
    grenland: MainWindow,
) -> None:
    editor = grenland.editor
    assert editor is not None
    go(grenland, "overview")
    key = editor.perform("legg til", partial(measure_edits.add, title="Tråkk på Klyve"))
    assert key is not None
    entries = {entry.text: entry for entry in grenland.commands._palette_entries()}
    (entry,) = [entry for text, entry in entries.items() if text.endswith("Tråkk på Klyve")]
    entry.run()
    settle(grenland)
    page = page_of(grenland)
    assert isinstance(page, MeasuresPage)
    assert page.card.head.title.toPlainText() == "Tråkk på Klyve"
    assert page.table.chosen_key == key
