"""A long list shows its first rows, and all of them on demand."""

from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fbdesk.ui.widgets.long_list import MOST_AT_FIRST, LongList

pytestmark = pytest.mark.usefixtures("theme")


@dataclass(frozen=True)
class Thing:
    """What a row shows."""

    key: str


THINGS = tuple(Thing(f"Tiltak {number}") for number in range(MOST_AT_FIRST + 20))


@pytest.fixture
def made(qtbot: QtBot) -> LongList:
    made = LongList(a_row, gap=2)
    qtbot.addWidget(made)
    made.show()
    return made


def a_row(thing: Thing) -> QWidget:
    return QLabel(thing.key)


def rows(made: LongList) -> list[str]:
    QApplication.processEvents()
    return [row.text() for row in made.findChildren(QLabel) if row.isVisibleTo(made)]


def way_to_the_rest(made: LongList) -> list[QPushButton]:
    QApplication.processEvents()
    return [found for found in made.findChildren(QPushButton) if found.isVisibleTo(made)]


def test_a_short_list_shows_every_row_in_its_order(made: LongList) -> None:
    made.show_rows(THINGS[:MOST_AT_FIRST])
    assert rows(made) == [thing.key for thing in THINGS[:MOST_AT_FIRST]]
    assert way_to_the_rest(made) == []


def test_a_long_list_shows_its_first_rows_and_the_rest_on_demand(made: LongList) -> None:
    made.show_rows(THINGS)
    assert rows(made) == [thing.key for thing in THINGS[:MOST_AT_FIRST]]
    (rest,) = way_to_the_rest(made)
    assert rest.text() == "Show all 50"
    rest.click()
    assert rows(made) == [thing.key for thing in THINGS]
    assert way_to_the_rest(made) == []


def test_an_opened_list_stays_open_while_one_comes_or_goes(made: LongList) -> None:
    made.show_rows(THINGS)
    way_to_the_rest(made)[0].click()
    made.show_rows(THINGS[1:])
    assert len(rows(made)) == len(THINGS) - 1
    made.show_rows(THINGS[:-3])
    assert len(rows(made)) == MOST_AT_FIRST, "another list is short again"


def test_the_same_things_again_leave_their_rows(made: LongList) -> None:
    made.show_rows(THINGS[:3])
    before = made.findChildren(QLabel)
    made.show_rows(list(THINGS[:3]))
    assert made.findChildren(QLabel) == before


def test_an_empty_list_has_no_rows(made: LongList) -> None:
    made.show_rows(THINGS[:3])
    made.show_rows(())
    assert rows(made) == []
