"""Days are read as people type them."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fbdesk.ui.day_text import day_text, parse_day
from fbdesk.ui.theme import Theme
from fbdesk.ui.widgets.date_field import DateField


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("31.12.2010", date(2010, 12, 31)),
        (" 1.5.09 ", date(2009, 5, 1)),
        ("1/5 2009", date(2009, 5, 1)),
        ("2009-05-19", date(2009, 5, 19)),
        ("2014", date(2014, 12, 31)),
    ],
)
def test_a_day_is_read_as_people_type_it(typed: str, day: date) -> None:
    assert parse_day(typed) == day


@pytest.mark.parametrize("typed", ["31.2.2010", "mai 2009", "12", "32.1.2010", "", "1.1.1.1"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 whichever of Python's words it is
        parse_day(typed)


def test_a_shown_day_is_read_back() -> None:
    assert parse_day(day_text(date(2012, 3, 4))) == date(2012, 3, 4)
    assert day_text(None) == ""


@pytest.fixture
def field(qtbot: QtBot, theme: Theme) -> DateField:
    del theme
    made = DateField()
    qtbot.addWidget(made)
    made.show()
    return made


def leave(field: DateField, typed: str) -> None:
    field.selectAll()
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_the_field_sends_the_day_when_it_is_left(field: DateField) -> None:
    sent: list[object] = []
    field.committed.connect(sent.append)
    leave(field, "1.5.09")
    assert sent == [date(2009, 5, 1)]
    assert field.text() == "01.05.2009"


def test_an_emptied_field_means_no_day(field: DateField) -> None:
    field.show_value(date(2009, 5, 1))
    sent: list[object] = []
    field.committed.connect(sent.append)
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert sent == [None]


def test_what_is_no_day_stays_in_the_field_with_words(field: DateField) -> None:
    sent: list[object] = []
    field.committed.connect(sent.append)
    leave(field, "i mai")
    assert sent == []
    assert field.text() == "i mai"
    assert "31.12.2010" in field.toolTip()
    leave(field, "19.5.2009")
    assert field.toolTip() == ""
    assert sent == [date(2009, 5, 19)]


def test_escape_brings_back_the_day(field: DateField) -> None:
    field.show_value(date(2009, 5, 19))
    field.selectAll()
    QTest.keyClicks(field, "2010")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "19.05.2009"


def test_a_refresh_leaves_what_is_being_typed(qtbot: QtBot, field: DateField) -> None:
    field.show_value(date(2009, 5, 19))
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.selectAll()
    QTest.keyClicks(field, "20.5")
    field.show_value(date(2009, 5, 19))
    assert field.text() == "20.5"
