"""Fields: they save when they are left, keep what is being typed, and say what is wrong."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fbdesk.ui.widgets.fields import (
    CheckField,
    LongTextEdit,
    MoneyField,
    NumberField,
    TextField,
    YearField,
)


class Leaving:
    """A field in a window, another field to go to, and what the first one committed."""

    def __init__(self, qtbot: QtBot, field: Any) -> None:
        self._qtbot = qtbot
        self.field = field
        self.committed: list[object] = []
        field.committed.connect(self.committed.append)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        layout = QVBoxLayout(self.window)
        self._other = QLineEdit()
        layout.addWidget(field)
        layout.addWidget(self._other)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        field.setFocus()

    def type(self, text: str) -> None:
        self.field.setFocus()
        self.field.selectAll()
        self._qtbot.keyClick(self.field, Qt.Key.Key_Delete)
        self._qtbot.keyClicks(self.field, text)

    def leave(self) -> list[object]:
        self._other.setFocus()
        return self.committed


def test_a_text_is_saved_when_the_field_is_left(qtbot: QtBot) -> None:
    leaving = Leaving(qtbot, TextField())
    leaving.field.show_value("Bymiljø")
    leaving.type(" Plan og miljø ")
    assert leaving.committed == []
    assert leaving.leave() == ["Plan og miljø"]


def test_a_text_that_did_not_change_is_not_saved(qtbot: QtBot) -> None:
    leaving = Leaving(qtbot, TextField())
    leaving.field.show_value("Bymiljø")
    leaving.type("Bymiljø")
    assert leaving.leave() == []


def test_escape_brings_back_what_stood_there(qtbot: QtBot) -> None:
    leaving = Leaving(qtbot, TextField())
    leaving.field.show_value("Bymiljø")
    leaving.type("noe annet")
    qtbot.keyClick(leaving.field, Qt.Key.Key_Escape)
    assert leaving.field.text() == "Bymiljø"
    assert leaving.leave() == []


def test_a_refresh_leaves_what_is_being_typed(qtbot: QtBot) -> None:
    leaving = Leaving(qtbot, TextField())
    leaving.field.show_value("før")
    leaving.type("midt i en setn")
    leaving.field.show_value("endret av en kollega")
    assert leaving.field.text() == "midt i en setn"


def test_a_long_text_is_saved_when_it_is_left(qtbot: QtBot) -> None:
    leaving = Leaving(qtbot, LongTextEdit())
    leaving.field.show_value("Første.\n\nAndre.")
    leaving.type("Ny tekst")
    assert leaving.leave() == ["Ny tekst"]


def test_a_long_text_takes_the_height_of_its_lines(qtbot: QtBot) -> None:
    field = LongTextEdit(least_lines=3, most_lines=8)
    qtbot.addWidget(field)
    field.resize(400, 100)
    field.show()
    empty = field.sizeHint().height()
    field.show_value("\n".join(["linje"] * 6))
    six = field.sizeHint().height()
    field.show_value("\n".join(["linje"] * 60))
    sixty = field.sizeHint().height()
    line = field.fontMetrics().lineSpacing()
    assert six - empty == 3 * line
    assert sixty - empty == 5 * line


@pytest.mark.parametrize(
    ("typed", "number"), [("1 240,5", 1240.5), ("0,22", 0.22), ("-3", -3), ("", None)]
)
def test_a_number_is_read_with_decimal_comma(
    qtbot: QtBot, typed: str, number: float | None
) -> None:
    leaving = Leaving(qtbot, NumberField())
    leaving.field.show_value(7)
    leaving.type(typed)
    assert leaving.leave() == [number]


def test_a_number_is_shown_with_decimal_comma_and_thousands(qtbot: QtBot) -> None:
    field = NumberField()
    qtbot.addWidget(field)
    field.show_value(118_000_000.5)
    assert field.text() == "118\u202f000\u202f000,5"


def test_a_number_outside_its_bounds_is_marked_and_not_saved(qtbot: QtBot) -> None:
    leaving = Leaving(qtbot, NumberField(0, 1))
    leaving.field.show_value(0.5)
    leaving.type("1,2")
    assert leaving.field.property("invalid") is True
    assert "1" in leaving.field.toolTip()
    assert leaving.leave() == []
    assert leaving.field.text() == "1,2"  # it stays to be mended


def test_a_text_in_a_number_field_is_marked_and_not_saved(qtbot: QtBot) -> None:
    leaving = Leaving(qtbot, NumberField())
    leaving.field.show_value(3)
    leaving.type("ti")
    assert leaving.leave() == []
    assert leaving.field.typed() is None


def test_a_number_that_must_be_given_cannot_be_emptied(qtbot: QtBot) -> None:
    leaving = Leaving(qtbot, NumberField(optional=False))
    leaving.field.show_value(3)
    leaving.type("")
    assert leaving.leave() == []


def test_what_is_typed_can_be_read_before_the_field_is_left(qtbot: QtBot) -> None:
    leaving = Leaving(qtbot, NumberField())
    leaving.type("12,5")
    assert leaving.field.typed() == 12.5
    assert leaving.field.value is None


def test_a_year_has_no_space_between_its_digits(qtbot: QtBot) -> None:
    leaving = Leaving(qtbot, YearField())
    leaving.field.show_value(2009)
    assert leaving.field.text() == "2009"
    leaving.type("2014")
    assert leaving.leave() == [2014]
    assert isinstance(leaving.committed[0], int)


def test_a_year_before_the_plans_span_is_not_saved(qtbot: QtBot) -> None:
    leaving = Leaving(qtbot, YearField())
    leaving.type("1889")
    assert leaving.leave() == []


def test_money_is_typed_in_kroner_and_kept_in_whole_oere(qtbot: QtBot) -> None:
    leaving = Leaving(qtbot, MoneyField())
    leaving.field.show_value(125_000_050)
    assert leaving.field.text() == "1\u202f250\u202f000,5"
    leaving.type("99,90")
    assert leaving.leave() == [9990]
    assert isinstance(leaving.committed[0], int)


def test_a_mark_is_saved_at_once(qtbot: QtBot) -> None:
    field = CheckField("restriktivt")
    qtbot.addWidget(field)
    marks: list[object] = []
    field.committed.connect(marks.append)
    field.show_value(True)
    assert marks == []
    field.click()
    assert marks == [False]
