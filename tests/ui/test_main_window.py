"""The frame of the window, on a real plan."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from fbdesk.document.reading import read_plan
from fbdesk.document.saving import write_new_plan
from fbdesk.models.city import Settings
from fbdesk.models.edits import measures
from fbdesk.ui.main_window import MainWindow
from fbdesk.ui.page_list import PAGES
from fbdesk.ui.theme import Theme
from tests.builders import a_measure, some_settings
from tests.ui.a_window import a_window
from tests.ui.scripted_questions import ScriptedQuestions

CODES = [spec.code for spec in PAGES]


@pytest.fixture
def window(
    tmp_path: Path, theme: Theme, questions: ScriptedQuestions, qtbot: QtBot
) -> Iterator[MainWindow]:
    with a_window(tmp_path, theme, questions) as made:
        made.resize(1400, 880)
        with qtbot.waitExposed(made):
            made.show()
        yield made


@pytest.fixture
def opened(window: MainWindow) -> MainWindow:
    window.flow.new([some_settings(name="Grenland"), a_measure("T-01", title="Sykkelvei")])
    return window


def test_without_a_plan_the_start_page_is_shown(window: MainWindow) -> None:
    assert window.start_page.isVisible()
    assert not window.navigation.isVisible()
    assert not window.commands.actions.action("save").isEnabled()
    assert window.windowTitle() == "fbdesk"


def test_an_opened_plan_shows_its_name_and_the_first_page(opened: MainWindow) -> None:
    assert not opened.start_page.isVisible()
    assert opened.pages.current_page is opened.pages.page(CODES[0])
    assert opened.navigation.item(CODES[0]).isChecked()
    assert opened.windowTitle() == "Grenland[*] – fbdesk"
    assert opened.isWindowModified()


def test_a_page_is_made_when_it_is_first_visited(opened: MainWindow) -> None:
    assert opened.pages.count() == 1
    opened.navigation.item(CODES[1]).click()
    assert opened.pages.count() == 2
    opened.go_to(CODES[0])
    opened.go_to(CODES[1])
    assert opened.pages.count() == 2


def test_an_edit_is_named_in_the_status_line_and_the_menu(opened: MainWindow) -> None:
    editor = opened.editor
    assert editor is not None
    editor.change("endre navn på planen", Settings, editor.plan.settings.key, name="Telemark")
    undo = opened.commands.actions.action("undo")
    assert undo.text() == "Undo: endre navn på planen"
    assert opened.plan_side.status._undo.isVisible()
    undo.trigger()
    assert editor.plan.settings.name == "Grenland"
    assert opened.commands.actions.action("redo").text() == "Redo: endre navn på planen"
    assert not undo.isEnabled()
    opened.commands.actions.action("redo").trigger()
    assert editor.plan.settings.name == "Telemark"


def test_each_menu_is_opened_by_alt_and_a_letter_of_its_own(window: MainWindow) -> None:
    letters = [
        QKeySequence.mnemonic(menu.title()).toString()
        for menu in window.commands.actions.menus.values()
    ]
    assert letters == ["Alt+F", "Alt+E", "Alt+V", "Alt+H"]


def test_the_count_of_measures_follows_the_plan(opened: MainWindow) -> None:
    editor = opened.editor
    assert editor is not None
    assert opened.navigation.item("measures").accessibleName().startswith("Measures, 1")
    editor.perform("legg til tiltak", partial(measures.add, title="Gangvei"))
    assert opened.navigation.item("measures").accessibleName().startswith("Measures, 2")


def test_the_navigation_shows_icons_alone_where_there_is_little_room(opened: MainWindow) -> None:
    wide = opened.navigation.width()
    opened.resize(1000, 700)
    assert opened.navigation.width() < wide / 2
    opened.resize(1400, 700)
    assert opened.navigation.width() == wide


def test_zoom_and_theme_reach_the_window(opened: MainWindow) -> None:
    wide = opened.navigation.width()
    opened.resize(2600, 900)
    opened.theme.set_zoom(150)
    assert opened.navigation.width() == round(wide * 1.5)
    assert opened.plan_side.status._zoom.text() == "150 %"
    opened.plan_side.status._zoom.click()
    assert opened.theme.zoom == 100
    opened.commands.actions.action("theme-dark").trigger()
    assert opened.theme.tokens.dark


def test_closing_the_plan_brings_the_start_page_back(
    opened: MainWindow, questions: ScriptedQuestions
) -> None:
    opened.commands.actions.action("close").trigger()
    assert questions.asked == []
    assert opened.start_page.isVisible()
    assert opened.pages.count() == 0


def test_closing_the_window_keeps_what_is_being_typed(
    opened: MainWindow, questions: ScriptedQuestions, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "grenland.fbplan"
    write_new_plan(path, [some_settings(name="Grenland")])
    opened.flow.open_path(path)
    opened.go_to("city")
    page = opened.pages.current_page
    assert page is not None
    field = page.findChild(QWidget, "name")
    assert field is not None
    with qtbot.waitActive(opened):
        opened.activateWindow()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClicks(field, " by")

    opened.close()

    assert read_plan(path).settings.name == "Grenland by"
    assert questions.asked == []


def test_a_dropped_plan_is_opened_and_another_file_is_not_taken(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "porsgrunn.fbplan"
    write_new_plan(path, [some_settings()])
    refused = _drag(tmp_path / "letter.docx")
    window.dragEnterEvent(refused)
    assert not refused.isAccepted()
    taken = _drag(path)
    window.dragEnterEvent(taken)
    assert taken.isAccepted()
    window.dropEvent(_drop(path))
    assert window.editor is not None
    assert window.editor.document.path == path


@pytest.mark.parametrize("code", CODES)
def test_every_control_has_a_name_for_the_screen_reader(opened: MainWindow, code: str) -> None:
    opened.go_to(code)
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in opened.findChildren(QWidget)
        if widget.isVisible() and _takes_keys(widget) and not _name(widget)
    ]
    assert nameless == []


@pytest.mark.parametrize("code", CODES)
def test_a_page_lets_go_of_everything_when_the_plan_is_closed(
    opened: MainWindow, code: str, qtbot: QtBot
) -> None:
    opened.go_to(code)
    page = opened.pages.current_page
    assert page is not None
    with qtbot.waitSignal(page.destroyed):
        opened.flow.close()


def test_the_palette_offers_pages_measures_and_commands(opened: MainWindow) -> None:
    texts = [entry.text for entry in opened.commands._palette_entries()]
    assert "T-01 Sykkelvei" in texts
    assert "Save" in texts
    assert {spec.title for spec in PAGES} <= set(texts)


def _takes_keys(widget: QWidget) -> bool:
    inside = isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_")
    holder = widget.parentWidget()
    viewport = isinstance(holder, QAbstractScrollArea) and holder.viewport() is widget
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and not inside and not viewport


def _name(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return widget.accessibleName() or (text() if callable(text) else "")


def _mime(path: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    return mime


def _drag(path: Path) -> QDragEnterEvent:
    mime = _mime(path)
    event = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.mime = mime  # type: ignore[attr-defined] # the event does not keep it alive
    event.ignore()
    return event


def _drop(path: Path) -> QDropEvent:
    mime = _mime(path)
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.mime = mime  # type: ignore[attr-defined] # the event does not keep it alive
    return event
