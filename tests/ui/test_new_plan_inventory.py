"""A new plan's last step: the inventory's file is shown, taken in, and the overview is filled."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from fbdesk.models.inventory import InventoryRow
from fbdesk.resource_files import resource
from fbdesk.ui.main_window import MainWindow
from fbdesk.ui.new_plan_dialog import NewPlanDialog
from fbdesk.ui.new_plan_inventory import FirstInventory, InventoryChoice
from fbdesk.ui.pages.inventory.page import InventoryPage
from fbdesk.ui.theme import Theme
from tests.ui.a_window import a_window
from tests.ui.scripted_questions import ScriptedQuestions

FILE = resource("inventory", "grenland_2009_2024.csv")


def words(choice: InventoryChoice) -> str:
    return "\n".join(label.text() for label in choice.findChildren(QLabel))


def test_a_plan_can_begin_without_an_inventory(qtbot: QtBot) -> None:
    choice = InventoryChoice(lambda: None)
    qtbot.addWidget(choice)
    choice.choose.click()
    assert choice.path is None
    assert "import it later" in words(choice)
    assert choice.leave_out.isHidden()


def test_the_chosen_file_is_named_and_can_be_left_out_again(qtbot: QtBot) -> None:
    choice = InventoryChoice(lambda: FILE)
    qtbot.addWidget(choice)
    choice.choose.click()
    assert choice.path == FILE
    assert FILE.name in words(choice)
    choice.leave_out.click()
    assert choice.path is None


def test_a_second_question_without_an_answer_keeps_the_file(qtbot: QtBot) -> None:
    answers: list[Path | None] = [FILE, None]
    choice = InventoryChoice(lambda: answers.pop(0))
    qtbot.addWidget(choice)
    choice.choose.click()
    choice.choose.click()
    assert choice.path == FILE


def make_a_plan_with_the_file(dialog: NewPlanDialog) -> int:
    """Do as the user in the open dialog, in place of waiting for one."""
    dialog.choose("4003")
    dialog.inventory.choose.click()
    dialog.accept()
    return dialog.result()


def reading_page(window: MainWindow) -> InventoryPage:
    page = window.pages.current_page
    assert isinstance(page, InventoryPage)
    return page


def test_the_file_is_shown_before_it_is_taken_in_and_then_the_overview_is_filled(
    qtbot: QtBot,
    tmp_path: Path,
    theme: Theme,
    questions: ScriptedQuestions,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(NewPlanDialog, "exec", make_a_plan_with_the_file)
    with a_window(tmp_path, theme, questions) as window:
        window.show()
        questions.files = [FILE]
        window.commands.new()
        editor = window.editor
        assert editor is not None
        assert window.pages.shown_code == "inventory"
        page = reading_page(window)
        qtbot.waitUntil(page.preview.isVisible, timeout=20_000)
        assert editor.plan.inventory_rows == ()
        page.preview.take.click()
        qtbot.waitUntil(lambda: window.pages.shown_code == "overview", timeout=20_000)
        taken_in = editor.plan.rows_of(InventoryRow)
        assert {row.municipality for row in taken_in} == {"4003"}
        assert len(editor.plan.inventory_editions) == 1
        qtbot.waitUntil(lambda: not editor.findChildren(FirstInventory), timeout=5_000)


@pytest.mark.parametrize("name", ["", "skien-klimaplan"])
def test_each_sample_opens_on_its_overview(
    qtbot: QtBot, tmp_path: Path, theme: Theme, questions: ScriptedQuestions, name: str
) -> None:
    with a_window(tmp_path, theme, questions) as window:
        window.show()
        window.start_page.sample_wanted.emit(name)
        editor = window.editor
        assert editor is not None
        expected = "klimaplan" if name else "framtidens-byer"
        assert editor.plan.settings.programme == expected
        assert window.pages.shown_code == "overview"
        qtbot.waitUntil(lambda: editor.results is not None, timeout=20_000)
