"""The manners that list pages share: what is chosen, filtered, searched, added and deleted."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from fbdesk.models import rows
from fbdesk.models.edits import strategy
from fbdesk.models.snapshot import Plan
from fbdesk.models.strategy import Challenge
from fbdesk.ui.desk import Desk
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.pages.list_page import ListPage, ListWords, areas_of, everything, text_of
from tests.ui.pages.measures_page import ADesk, named_button, visible_words

pytestmark = pytest.mark.usefixtures("norwegian")

WORDS = ListWords(
    title="Challenges", purpose="What stands in the way.", new="New one", search="Search here",
    none="Nothing yet", none_text="It belongs here.", no_match="No match.", show_all="Show all",
)  # fmt: skip


class Shown:
    """A challenge as a line of a list."""

    def __init__(self, challenge: Challenge) -> None:
        self.key = challenge.key
        self.title = challenge.title
        self.words = text_of(challenge.title, challenge.description)


class Challenges(ListPage[Shown]):
    """The smallest list page: challenges, with a filter that can be set."""

    def __init__(self, desk: Desk) -> None:
        column: Column[Shown] = Column(
            code="title", title="Challenge", value=lambda line: line.title, stretch=True
        )
        super().__init__(desk, WORDS, (column,))
        self.only = ""
        self.card = QLabel()
        self.place(self.card)

    def lines(self, plan: Plan) -> tuple[Shown, ...]:
        return tuple(Shown(challenge) for challenge in plan.challenges)

    def keeps(self, line: Shown) -> bool:
        return self.only in line.title

    def clear_filters(self) -> None:
        self.only = ""

    def show_card(self, plan: Plan, key: str) -> None:
        found = plan.find(Challenge, key)
        self.card.setText(found.title if found else "")

    def add(self) -> None:
        def insert(connection: Any) -> str:
            return strategy.add(connection, Challenge(title="New"))

        key = self.desk.editor.perform("add", insert)
        if key is not None:
            self.reveal(key)

    def delete(self, keys: tuple[str, ...]) -> None:
        def remove(connection: Any) -> None:
            rows.delete(connection, Challenge, *keys)

        self.desk.editor.perform("delete", remove)


HILLS = Challenge(key="hills", title="Steep hills", description="Cyclists turn back.", position=0)
RAIN = Challenge(key="rain", title="Heavy rain", position=1)
OIL = Challenge(key="oil", title="Oil boilers", position=2)


@pytest.fixture
def page(qtbot: QtBot, a_desk: ADesk) -> Challenges:
    return opened(qtbot, a_desk(HILLS, RAIN, OIL))


def opened(qtbot: QtBot, desk: Desk) -> Challenges:
    page = Challenges(desk)
    qtbot.addWidget(page)
    desk.editor.changed.connect(page.note_change)
    page.resize(900, 600)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def titles(page: Challenges) -> list[str]:
    return [line.title for line in page.table.rows.rows]


def test_an_empty_page_offers_the_first_step(qtbot: QtBot, a_desk: ADesk) -> None:
    page = opened(qtbot, a_desk())
    words = visible_words(page)
    assert "Nothing yet" in words
    assert "It belongs here." in words
    assert not page.table.isVisible()
    page.add()
    assert page.table.isVisible()
    assert "Nothing yet" not in visible_words(page)


def test_the_first_line_is_chosen_and_its_card_shown(page: Challenges) -> None:
    assert titles(page) == ["Steep hills", "Heavy rain", "Oil boilers"]
    assert page.card.text() == "Steep hills"
    page.table.choose("oil")
    assert page.card.text() == "Oil boilers"


def test_search_looks_for_every_word_in_every_text(page: Challenges) -> None:
    page.start_search()
    assert page.search.hasFocus()
    QTest.keyClicks(page.search, "hills CYCLISTS")
    assert titles(page) == ["Steep hills"]
    page.search.setText("hills rain")
    assert titles(page) == []
    assert "No match." in visible_words(page)
    assert page.card.text() == ""


def test_a_refresh_keeps_search_filter_and_choice(page: Challenges) -> None:
    page.table.choose("oil")
    page.only = "il"
    page.filter()
    assert titles(page) == ["Steep hills", "Oil boilers"]
    page.desk.editor.change("", Challenge, "oil", title="Oil burners")
    assert titles(page) == ["Steep hills", "Oil burners"]
    assert page.table.chosen_key == "oil"
    assert page.card.text() == "Oil burners"
    page.desk.editor.change("", Challenge, "oil", title="Burners")
    assert titles(page) == ["Steep hills"]


def test_showing_all_lets_go_of_search_and_filters(page: Challenges) -> None:
    page.only = "Oil"
    page.search.setText("rain")
    assert titles(page) == []
    named_button(page, "Show all").click()
    assert titles(page) == ["Steep hills", "Heavy rain", "Oil boilers"]
    assert page.search.text() == ""


def test_what_is_filtered_away_is_revealed_all_the_same(page: Challenges) -> None:
    page.only = "Oil"
    page.filter()
    page.reveal("rain")
    assert page.table.chosen_key == "rain"
    assert page.card.text() == "Heavy rain"
    page.reveal("gone")
    assert page.table.chosen_key == "rain"


def test_a_line_is_added_by_the_button_and_by_keyboard(page: Challenges) -> None:
    named_button(page, "New one").click()
    QTest.keyClick(
        page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert titles(page)[3:] == ["New", "New"]
    assert page.card.text() == "New"


def test_delete_takes_the_selected_lines(page: Challenges) -> None:
    page.table.choose("rain")
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert titles(page) == ["Steep hills", "Oil boilers"]


def test_columns_can_be_chosen_beside_the_search(page: Challenges) -> None:
    columns = named_button(page, "Kolonner")
    assert isinstance(columns, QPushButton)
    assert [action.text() for action in columns.menu().actions()] == ["Challenge"]


def test_areas_have_number_and_short_name(page: Challenges) -> None:
    areas = areas_of(page.desk)
    assert areas["4"] == "4  Klimatilpasning"
    assert list(areas) == ["1", "2", "3", "4", "0"]
    assert everything() == "Alle"
