"""The bar of bold and lists stands beside the long text that is written in, and only there."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fbdesk.ui.theme import Theme
from fbdesk.ui.widgets.fields import LongTextEdit
from fbdesk.ui.widgets.growing_text import PlainTextEdit
from fbdesk.ui.widgets.rich_text.bar import RichBar


class Written:
    """A long text below something else, in a window that has the focus."""

    def __init__(self, qtbot: QtBot, above: QWidget) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.field, self.other = LongTextEdit(), QLineEdit()
        self.committed: list[object] = []
        self.field.committed.connect(self.committed.append)
        column = QVBoxLayout(self.window)
        for part in (above, self.field, self.other):
            column.addWidget(part)
        column.addStretch(1)
        self.window.resize(420, 320)
        self.other.setFocus()
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    @property
    def bar(self) -> RichBar:
        found = self.window.findChildren(RichBar)
        assert len(found) == 1
        return found[0]

    def write(self, text: str) -> None:
        self.field.setFocus()
        QTest.keyClicks(self.field, text)

    def press(self, place: int) -> None:
        QTest.mouseClick(self.bar.buttons[place], Qt.MouseButton.LeftButton)

    def where(self, widget: QWidget) -> QRect:
        return QRect(widget.mapTo(self.window, QPoint(0, 0)), widget.size())


@pytest.fixture
def written(qtbot: QtBot, theme: Theme) -> Written:
    del theme
    return Written(qtbot, QLabel("Beskrivelse"))


def test_the_bar_is_there_only_while_the_field_is_written_in(written: Written) -> None:
    assert written.window.findChildren(RichBar) == []
    written.field.setFocus()
    bar = written.bar
    assert bar.isVisible()
    written.other.setFocus()
    assert bar.isHidden()
    written.field.setFocus()
    assert written.bar is bar
    assert not bar.isHidden()


def test_a_field_that_is_only_read_has_no_bar(written: Written) -> None:
    written.field.setReadOnly(True)
    written.field.setFocus()
    assert written.window.findChildren(RichBar) == []


def test_the_buttons_do_what_the_keys_do_and_leave_the_cursor_in_the_field(
    written: Written,
) -> None:
    written.write("Buss")
    written.press(1)
    assert written.field.hasFocus()
    QTest.keyClicks(written.field, " og ")
    written.press(0)
    QTest.keyClicks(written.field, "bane")
    written.other.setFocus()
    assert written.committed == ["- Buss og **bane**"]


def test_a_numbered_list_and_back_to_a_paragraph(written: Written) -> None:
    written.write("Gange")
    written.press(2)
    written.other.setFocus()
    written.field.setFocus()
    written.press(2)
    written.other.setFocus()
    assert written.committed == ["1. Gange", "Gange"]


def test_the_buttons_show_what_holds_at_the_cursor(written: Written) -> None:
    written.field.show_value("Vanlig\n- punkt\n1. **fet**")
    written.field.setFocus()
    shown = []
    for _ in range(3):
        shown.append([button.isChecked() for button in written.bar.buttons])
        written.field.moveCursor(QTextCursor.MoveOperation.Down)
        written.field.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    assert shown == [[False, False, False], [False, True, False], [True, False, True]]


def test_each_button_tells_its_name_and_its_keys(written: Written) -> None:
    written.field.setFocus()
    assert [(b.accessibleName(), b.toolTip()) for b in written.bar.buttons] == [
        ("Bold (Ctrl+B)", "Bold (Ctrl+B)"),
        ("Bulleted list (Ctrl+Shift+8)", "Bulleted list (Ctrl+Shift+8)"),
        ("Numbered list (Ctrl+Shift+7)", "Numbered list (Ctrl+Shift+7)"),
    ]
    assert {b.focusPolicy() for b in written.bar.buttons} == {Qt.FocusPolicy.NoFocus}


def test_the_bar_stands_above_the_right_end_of_the_field(written: Written) -> None:
    written.field.setFocus()
    bar, field = written.where(written.bar), written.where(written.field)
    assert bar.right() == field.right()
    assert bar.top() < field.top() <= bar.bottom()


def test_the_bar_stands_below_where_another_field_is_above(qtbot: QtBot, theme: Theme) -> None:
    del theme
    written = Written(qtbot, PlainTextEdit())
    written.field.setFocus()
    bar, field = written.where(written.bar), written.where(written.field)
    assert bar.top() <= field.bottom() < bar.bottom()


def test_the_bar_follows_a_field_that_grows(written: Written) -> None:
    written.field.setFocus()
    written.window.resize(600, 320)
    QTest.qWait(0)
    assert written.where(written.bar).right() == written.where(written.field).right()
