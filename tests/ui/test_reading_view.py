"""A plan that can only be read looks like that on every page, and says how to go on."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from fbdesk.document.lock.file import SILENT_AFTER, lock_path
from fbdesk.document.lock.holder import Holder
from fbdesk.document.reading import read_plan
from fbdesk.document.saving import write_new_plan
from fbdesk.document.schema import CURRENT
from fbdesk.exchange.plan_json.plan import rows_from_json
from fbdesk.models.measures import Measure
from fbdesk.resource_files import resource
from fbdesk.ui.locking import LOOKS
from fbdesk.ui.main_window import MainWindow
from fbdesk.ui.page import Page
from fbdesk.ui.page_list import PAGES
from fbdesk.ui.theme import Theme
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.fields import TextField
from tests.ui.a_window import a_window
from tests.ui.scripted_questions import ScriptedQuestions


@pytest.fixture
def window(tmp_path: Path, theme: Theme, questions: ScriptedQuestions) -> Iterator[MainWindow]:
    with a_window(tmp_path, theme, questions) as made:
        made.show()
        yield made


@pytest.fixture
def grenland(tmp_path: Path) -> Path:
    path = tmp_path / "grenland.fbplan"
    write_new_plan(path, rows_from_json(resource("sample", "grenland.json").read_bytes()))
    return path


def kari_has_it(plan: Path, seen: datetime | None = None) -> None:
    path = lock_path(plan)
    since = seen or datetime.now(UTC)
    path.write_text(Holder("Kari", "PC-17", 4711, "x", since).to_json(), encoding="utf-8")
    if seen:
        os.utime(path, (seen.timestamp(), seen.timestamp()))


def free(window: MainWindow, plan: Path, qtbot: QtBot) -> None:
    lock_path(plan).unlink()
    with qtbot.waitSignal(window.flow.access_changed):
        window.flow.seat.look()


def change_title(window: MainWindow, title: str) -> str:
    """Change the first measure's title, and return what stands there after that."""
    editor = window.editor
    assert editor is not None
    editor.change("x", Measure, editor.plan.measures[0].key, title=title)
    return editor.plan.measures[0].title


def test_title_bar_and_status_say_who_has_the_plan_open(
    window: MainWindow, plan_file: Path
) -> None:
    kari_has_it(plan_file)
    window.flow.open_path(plan_file)
    bar = window.reading.bar
    assert bar.isVisible()
    assert bar.accessibleName().startswith("Kari has the plan open on PC-17 since ")
    assert bar._save_as.isVisible()
    assert not bar._edit.isVisible()
    assert "(read only)" in window.windowTitle()
    assert window.flow.saved_words() == "Read only"
    before = plan_file.read_bytes()
    assert change_title(window, "Endret") != "Endret"
    assert "Kari has the plan open" in window.around.messages.waiting[0].text
    assert window.flow.close()
    assert plan_file.read_bytes() == before
    assert lock_path(plan_file).exists(), "hers stays"
    assert not bar.isVisible()


def open_fields(page: Page) -> tuple[int, list[str]]:
    """Return how many fields of the plan a page has, and which of them can be typed in."""
    texts: list[QLineEdit | QPlainTextEdit] = [
        *page.findChildren(QLineEdit),
        *page.findChildren(QPlainTextEdit),
    ]
    found = [t for t in texts if hasattr(t, "committed") and not t.property(LOOKS)]
    return len(found), [text.accessibleName() for text in found if not text.isReadOnly()]


def open_cells(page: Page) -> tuple[int, list[str]]:
    """Return how many cells a page's tables begin with, and which of them can be edited."""
    models = [table.model() for table in page.findChildren(DataTable) if table.model().rowCount()]
    cells = [model.index(0, column) for model in models for column in range(model.columnCount())]
    edited = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable
    return len(cells), [str(cell.data()) for cell in cells if cell.flags() & edited]


def open_buttons(page: Page) -> tuple[int, list[str]]:
    """Return how many buttons of a page add or delete, and which of them can be pressed."""
    found = [
        button
        for button in page.findChildren(QAbstractButton)
        if button.property("icon_name") in {"plus", "trash-2"} and button.isVisible()
    ]
    return len(found), [button.text() for button in found if button.isEnabled()]


def test_no_page_offers_an_edit_and_texts_can_still_be_copied(
    window: MainWindow, grenland: Path
) -> None:
    kari_has_it(grenland)
    window.flow.open_path(grenland)
    fields = cells = buttons = 0
    for spec in PAGES:
        window.go_to(spec.code)
        page = window.pages.current_page
        assert page is not None
        assert (spec.code, open_fields(page)[1]) == (spec.code, [])
        assert (spec.code, open_cells(page)[1]) == (spec.code, [])
        assert (spec.code, open_buttons(page)[1]) == (spec.code, [])
        fields += open_fields(page)[0]
        cells += open_cells(page)[0]
        buttons += open_buttons(page)[0]
    assert (fields > 20, cells > 20, buttons > 3) == (True, True, True)


def test_a_field_that_is_made_or_enabled_later_is_locked_too(
    window: MainWindow, plan_file: Path
) -> None:
    kari_has_it(plan_file)
    window.flow.open_path(plan_file)
    page = window.pages.current_page
    assert page is not None
    late = TextField()
    late.setParent(page)
    late.show()
    assert late.isReadOnly()
    window.go_to("measures")
    measures = window.pages.current_page
    assert measures is not None
    new = [b for b in measures.findChildren(QAbstractButton) if b.text() == "New measure"]
    for button in new:
        button.setEnabled(True)
    assert [button.isEnabled() for button in new] == [False] * len(new)
    assert new
    outside = TextField()
    outside.ensurePolished()
    assert not outside.isReadOnly()
    outside.deleteLater()


def test_when_the_other_has_left_editing_begins_on_the_same_page_with_what_they_saved(
    window: MainWindow, plan_file: Path, qtbot: QtBot
) -> None:
    kari_has_it(plan_file)
    window.flow.open_path(plan_file)
    window.go_to("measures")
    free(window, plan_file, qtbot)
    bar = window.reading.bar
    assert bar.accessibleName().startswith("The plan is free now.")
    bar._edit.click()

    assert not bar.isVisible()
    assert window.pages.shown_code == "measures"
    assert "(read only)" not in window.windowTitle()
    assert change_title(window, "Endret") == "Endret"
    assert window.flow.saving.save_and_wait()
    assert read_plan(plan_file).measures[0].title == "Endret"
    page = window.pages.current_page
    assert page is not None
    assert not any(f.isReadOnly() for f in page.findChildren(TextField) if f.isVisible())


def test_a_copy_of_ones_own_can_be_edited_on_the_same_page(
    window: MainWindow, plan_file: Path, questions: ScriptedQuestions, tmp_path: Path
) -> None:
    kari_has_it(plan_file)
    window.flow.open_path(plan_file)
    window.go_to("measures")
    mine = tmp_path / "min.fbplan"
    questions.files = [mine]
    window.commands.save()
    assert not window.reading.bar.isVisible()
    assert window.pages.shown_code == "measures"
    assert change_title(window, "Mitt") == "Mitt"
    assert lock_path(mine).exists()
    assert window.flow.saving.save_and_wait()
    assert read_plan(mine).measures[0].title == "Mitt"
    assert read_plan(plan_file).measures[0].title != "Mitt"


def test_one_who_is_silent_for_hours_is_taken_over_only_when_the_user_is_sure(
    window: MainWindow, plan_file: Path, questions: ScriptedQuestions
) -> None:
    kari_has_it(plan_file, seen=datetime.now(UTC) - SILENT_AFTER - timedelta(hours=1))
    window.flow.open_path(plan_file)
    bar = window.reading.bar
    assert "no sign of life" in bar.accessibleName()
    questions.answers = ["", "yes"]
    bar._edit.click()
    assert bar.isVisible()
    bar._edit.click()
    assert not bar.isVisible()
    assert change_title(window, "Endret") == "Endret"
    assert questions.asked[0].startswith("Edit the plan although Kari may still have it open")


def test_a_second_window_reads_and_the_first_one_edits(
    window: MainWindow,
    plan_file: Path,
    theme: Theme,
    questions: ScriptedQuestions,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    window.flow.open_path(plan_file)
    second_folder = tmp_path / "second"
    second_folder.mkdir()
    with a_window(second_folder, theme, questions) as second:
        second.show()
        second.flow.open_path(plan_file)
        assert "has the plan open in another window" in second.reading.bar.accessibleName()
        assert change_title(window, "Den førstes") == "Den førstes"
        assert window.flow.close()
        with qtbot.waitSignal(second.flow.access_changed):
            second.flow.seat.look()
        second.reading.edit_now()
        editor = second.editor
        assert editor is not None
        assert editor.plan.measures[0].title == "Den førstes"
        assert change_title(second, "Den andres") == "Den andres"


def test_the_bar_is_a_warning_until_the_plan_is_free(
    window: MainWindow, plan_file: Path, qtbot: QtBot
) -> None:
    kari_has_it(plan_file)
    window.flow.open_path(plan_file)
    bar = window.reading.bar
    assert bar.property("tone") == "warning"
    free(window, plan_file, qtbot)
    assert (bar.property("tone"), bar._edit.property("kind")) == ("note", "primary")
    assert window.flow.close()
    assert not bar.isVisible()


def test_a_plan_of_a_newer_fbdesk_offers_no_file_that_would_lose_what_it_holds(
    window: MainWindow, plan_file: Path
) -> None:
    number = CURRENT.number + 1
    with closing(sqlite3.connect(plan_file, isolation_level=None)) as raw:
        raw.execute(f"PRAGMA user_version = {number}")
    window.flow.open_path(plan_file)
    bar = window.reading.bar
    assert "newer fbdesk" in bar.accessibleName()
    assert not bar._save_as.isVisible()
    assert not window.flow.ask_save_as()
    window.commands.save()
    assert len(window.around.messages.waiting) == 1
    assert not lock_path(plan_file).exists()
