"""The window without a mouse: every control has a name and a place in the order, and works."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fbdesk.ui.main_window import MainWindow
from fbdesk.ui.pages.measures.page import MeasuresPage
from fbdesk.ui.widgets.choices import ChoiceField
from tests.builders import a_measure, some_settings
from tests.e2e.looking import CODES, name_of, page_of, settle, takes_keys, told, visible

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
MOST_STOPS = 400


@pytest.fixture
def active(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Give the active window with two measures."""
    window.flow.new(
        [
            some_settings(name="Grenland"),
            a_measure("T-01", title="Sykkelvei"),
            a_measure("T-02", title="Fjernvarme", focus_area="2"),
        ]
    )
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the cursor is."""
    target = QApplication.focusWidget() or QApplication.activeWindow()
    assert target is not None
    QTest.keyClick(target, key, modifier)


def stops(window: MainWindow) -> list[QWidget]:
    """Return where Tab leads, from the first stop around to it again."""
    found: list[QWidget] = []
    for _ in range(MOST_STOPS):
        press(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in found:
            return found
        found.append(focused)
    raise AssertionError(f"Tab never comes around: {window}")


@pytest.mark.usefixtures("grenland")
@pytest.mark.parametrize("code", CODES)
def test_every_control_on_the_sample_has_a_name(grenland: MainWindow, code: str) -> None:
    grenland.go_to(code)
    settle(grenland)
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in visible(grenland)
        if takes_keys(widget) and not name_of(widget).strip()
    ]
    assert nameless == []


@pytest.mark.parametrize("tab", ["about", "effects", "money", "agreement", "environment"])
def test_every_control_of_a_measure_has_a_name(grenland: MainWindow, tab: str) -> None:
    grenland.go_to("measures")
    page = page_of(grenland)
    assert isinstance(page, MeasuresPage)
    page.card.tabs.choose(tab)
    settle(grenland)
    nameless = [
        f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"
        for widget in visible(grenland)
        if takes_keys(widget) and not name_of(widget).strip()
    ]
    assert nameless == []


@pytest.mark.parametrize("code", CODES)
def test_tab_reaches_every_control_of_a_page_and_comes_around(
    active: MainWindow, code: str
) -> None:
    active.go_to(code)
    settle(active)
    reached = stops(active)
    expected = {
        widget
        for widget in visible(page_of(active))
        if takes_keys(widget) and widget.isEnabled() and not _in_group(widget)
    }
    missed = [f"{type(widget).__name__} {name_of(widget)}" for widget in expected - set(reached)]
    assert missed == []


def _in_group(widget: QWidget) -> bool:
    """Return whether arrows, not Tab, lead between a button and its like."""
    group = getattr(widget, "group", None)
    return callable(group) and group() is not None


def test_control_and_a_digit_open_the_first_nine_pages(active: MainWindow) -> None:
    for number, code in enumerate(CODES[:9], start=1):
        QTest.keyClick(active, Qt.Key(Qt.Key.Key_0 + number), CONTROL)
        assert active.pages.current_page is active.pages.page(code)


def test_a_measure_is_made_named_given_a_status_and_taken_back_by_keys_alone(
    active: MainWindow,
) -> None:
    editor = active.editor
    assert editor is not None
    QTest.keyClick(active, Qt.Key(Qt.Key.Key_0 + CODES.index("measures") + 1), CONTROL)
    settle(active)
    page = page_of(active)
    assert isinstance(page, MeasuresPage)
    press(Qt.Key.Key_N, CONTROL | SHIFT)
    assert QApplication.focusWidget() is page.card.head.title
    QTest.keyClicks(page.card.head.title, "Gangbru")
    press(Qt.Key.Key_Return)
    assert editor.plan.measures[-1].title == "Gangbru"

    status = page.card.findChild(ChoiceField, "status")
    assert status is not None
    for _ in range(MOST_STOPS):
        if QApplication.focusWidget() is status:
            break
        press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is status
    before = editor.plan.measures[-1].status
    press(Qt.Key.Key_Down)
    assert editor.plan.measures[-1].status != before

    for _ in range(3):
        active.commands.undo()
    assert [measure.number for measure in editor.plan.measures] == ["T-01", "T-02"]
    assert told(active) == []


def test_undo_by_keys_takes_back_typing_first_and_then_the_plans_step(active: MainWindow) -> None:
    editor = active.editor
    assert editor is not None
    active.go_to("measures")
    settle(active)
    page = page_of(active)
    assert isinstance(page, MeasuresPage)
    title = page.card.head.title
    page.reveal(editor.plan.measures[0].key)
    title.setFocus()
    press(Qt.Key.Key_End)
    QTest.keyClicks(title, " nord")
    press(Qt.Key.Key_Z, CONTROL)
    assert title.toPlainText() == "Sykkelvei"
    assert editor.document.undo_text == ""
    QTest.keyClicks(title, " sør")
    press(Qt.Key.Key_Return)
    assert editor.plan.measures[0].title == "Sykkelvei sør"
    press(Qt.Key.Key_Z, CONTROL)
    assert editor.plan.measures[0].title == "Sykkelvei"
    assert title.toPlainText() == "Sykkelvei"


def test_the_search_is_one_shortcut_away_and_escape_empties_it(active: MainWindow) -> None:
    active.go_to("measures")
    settle(active)
    page = page_of(active)
    assert isinstance(page, MeasuresPage)
    press(Qt.Key.Key_F, CONTROL)
    assert QApplication.focusWidget() is page.tools.search
    QTest.keyClicks(page.tools.search, "fjern")
    assert [line.measure.number for line in page.table.rows.rows] == ["T-02"]
    press(Qt.Key.Key_Escape)
    assert page.tools.search.text() == ""
    assert len(page.table.rows.rows) == 2


def test_the_table_is_walked_and_edited_with_arrows_and_enter(active: MainWindow) -> None:
    editor = active.editor
    assert editor is not None
    active.go_to("measures")
    settle(active)
    page = page_of(active)
    assert isinstance(page, MeasuresPage)
    page.table.setFocus()
    page.table.choose(editor.plan.measures[0].key)
    press(Qt.Key.Key_Down)
    assert page.card.head.title.toPlainText() == "Fjernvarme"
    codes = [column.code for column in page.table.rows.columns]
    page.table.setCurrentIndex(page.table.rows.index(1, codes.index("title")))
    press(Qt.Key.Key_Return)
    field = QApplication.focusWidget()
    assert field is not page.table
    press(Qt.Key.Key_A, CONTROL)
    assert field is not None
    QTest.keyClicks(field, "Varmepumpe")
    press(Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt commits a cell in the next round
    assert editor.plan.measures[1].title == "Varmepumpe"


def test_a_measure_is_moved_copied_and_deleted_by_keys(active: MainWindow) -> None:
    editor = active.editor
    assert editor is not None
    active.go_to("measures")
    settle(active)
    page = page_of(active)
    assert isinstance(page, MeasuresPage)
    page.table.setFocus()
    page.table.choose(editor.plan.measures[1].key)
    press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [measure.title for measure in editor.plan.measures] == ["Fjernvarme", "Sykkelvei"]
    press(Qt.Key.Key_D, CONTROL)
    counts = [len(editor.plan.measures)]
    page.table.setFocus()
    press(Qt.Key.Key_Delete)
    counts.append(len(editor.plan.measures))
    assert counts == [3, 2]
    assert len(told(active)) == 1
    for _ in range(3):
        press(Qt.Key.Key_Z, CONTROL)
    assert [measure.title for measure in editor.plan.measures] == ["Sykkelvei", "Fjernvarme"]
    assert editor.document.undo_text == ""


def test_zoom_by_keys_changes_the_whole_window_and_comes_back(active: MainWindow) -> None:
    size = active.font().pointSizeF()
    QTest.keyClick(active, Qt.Key.Key_Plus, CONTROL)
    larger: int = active.theme.zoom
    assert larger == 110
    assert active.font().pointSizeF() > size
    QTest.keyClick(active, Qt.Key.Key_Minus, CONTROL)
    QTest.keyClick(active, Qt.Key.Key_Minus, CONTROL)
    smaller = active.theme.zoom
    assert smaller == 90
    QTest.keyClick(active, Qt.Key.Key_0, CONTROL)
    usual = active.theme.zoom
    assert usual == 100
