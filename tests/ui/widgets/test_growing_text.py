"""A field of several lines: as high as its text, saved when left, and never overwritten."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from pytestqt.qtbot import QtBot

from fbdesk.ui.widgets.growing_text import PlainTextEdit


class Field:
    """A field that is not shown, and what it committed."""

    def __init__(self, qtbot: QtBot, least: int = 3, most: int = 12) -> None:
        self.edit = PlainTextEdit("Skriv her", least, most)
        qtbot.addWidget(self.edit)
        self.edit.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.edit.resize(400, 100)
        self.edit.show()
        self.committed: list[object] = []
        self.edit.committed.connect(self.committed.append)

    def type(self, text: str) -> None:
        self.edit.insertPlainText(text)

    def press(self, key: Qt.Key) -> None:
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        self.edit.keyPressEvent(event)

    def leave(self, reason: Qt.FocusReason = Qt.FocusReason.TabFocusReason) -> None:
        self.edit.focusOutEvent(QFocusEvent(QEvent.Type.FocusOut, reason))


@pytest.fixture
def field(qtbot: QtBot) -> Field:
    return Field(qtbot)


def lines(count: int) -> str:
    return "\n".join(["linje"] * count)


def test_a_text_is_sent_once_when_the_field_is_left(field: Field) -> None:
    field.type("Egne felt")
    field.leave()
    field.leave()
    assert field.committed == ["Egne felt"]


def test_spaces_around_the_text_are_not_saved(field: Field) -> None:
    field.type("  Egne felt \n")
    field.leave()
    assert field.committed == ["Egne felt"]


def test_spaces_alone_are_no_change(field: Field) -> None:
    field.edit.show_value("Buss")
    field.edit.setPlainText("Buss  ")
    field.leave()
    assert field.committed == []


def test_an_emptied_field_saves_that_it_is_empty(field: Field) -> None:
    field.edit.show_value("Buss")
    field.edit.clear()
    field.leave()
    assert field.committed == [""]


def test_a_menu_over_the_field_is_not_leaving_it(field: Field) -> None:
    field.type("Midt i")
    field.leave(Qt.FocusReason.PopupFocusReason)
    assert field.committed == []


def test_nothing_known_is_shown_as_nothing(field: Field) -> None:
    field.edit.show_value(None)
    assert field.edit.toPlainText() == ""
    assert not field.edit.is_touched


def test_escape_brings_the_shown_text_back(field: Field) -> None:
    field.edit.show_value("Buss")
    field.type("Trikk ")
    assert field.edit.is_touched
    field.press(Qt.Key.Key_Escape)
    assert field.edit.toPlainText() == "Buss"
    assert not field.edit.is_touched


def test_escape_goes_back_to_what_was_saved_last(field: Field) -> None:
    field.edit.setPlainText("Buss")
    field.leave()
    field.edit.setPlainText("Trikk")
    field.press(Qt.Key.Key_Escape)
    assert field.edit.toPlainText() == "Buss"


def test_a_new_value_takes_the_place_of_what_nobody_is_typing(field: Field) -> None:
    field.edit.show_value("Buss")
    field.edit.show_value("Trikk")
    assert field.edit.toPlainText() == "Trikk"
    assert not field.edit.document().isUndoAvailable()


def test_the_same_value_again_keeps_what_can_be_undone(field: Field) -> None:
    field.edit.show_value("Buss")
    field.type("x")
    field.edit.undo()
    field.edit.show_value("Buss")
    assert field.edit.document().isRedoAvailable()


def test_stars_are_stars_in_a_field_of_plain_text(field: Field) -> None:
    field.edit.show_value("2 **3** 4")
    assert field.edit.toPlainText() == "2 **3** 4"


def test_the_tab_key_goes_on_to_the_next_field(field: Field) -> None:
    assert field.edit.tabChangesFocus()


def test_a_field_grows_with_each_line(field: Field) -> None:
    line = field.edit.fontMetrics().lineSpacing()
    field.edit.show_value(lines(5))
    five = field.edit.sizeHint().height()
    field.edit.show_value(lines(8))
    grown = field.edit.sizeHint().height() - five
    assert 3 * line - 3 <= grown <= 3 * line + 3


def test_a_field_is_never_lower_than_its_least_lines(field: Field) -> None:
    empty = field.edit.sizeHint().height()
    field.edit.show_value("Kort.")
    assert field.edit.sizeHint().height() == empty


def test_beyond_its_most_lines_a_field_scrolls(qtbot: QtBot) -> None:
    field = Field(qtbot, least=2, most=4)
    field.edit.show_value(lines(3))
    assert field.edit.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    field.edit.show_value(lines(40))
    height = field.edit.sizeHint().height()
    assert field.edit.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAsNeeded
    field.edit.show_value(lines(80))
    assert field.edit.sizeHint().height() == height


def test_it_is_never_squeezed_below_its_text(field: Field) -> None:
    field.edit.show_value(lines(6))
    assert field.edit.minimumSizeHint().height() == field.edit.sizeHint().height()
