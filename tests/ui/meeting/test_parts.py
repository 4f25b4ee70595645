"""What stands around an item in the meeting room: the agenda, its measures and promises."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fbdesk.models.agreement import Commitment
from fbdesk.models.city import Party
from fbdesk.models.meeting_facts import ItemFacts
from fbdesk.models.organisation import AgendaItem
from fbdesk.ui.meeting.parts import AgendaSide, ItemAbout, _shortened
from fbdesk.ui.theme import Theme
from fbdesk.ui.widgets.elided import ElidedButton
from tests.builders import a_measure, a_plan
from tests.ui.pages.measures_page import ADesk, visible_words

pytestmark = pytest.mark.usefixtures("norwegian")

CITY = Party(key="p", name="Skien kommune", kind="municipality")


def an_item(key: str, number: int = 1, decision: str = "") -> ItemFacts:
    item = AgendaItem(key=key, meeting="m", title=f"Sak {key}", decision=decision)
    return ItemFacts(number, item, (), (), ())


@pytest.fixture
def side(qtbot: QtBot, theme: Theme) -> AgendaSide:
    del theme  # the agenda takes its letters from it
    made = AgendaSide()
    qtbot.addWidget(made)
    made.resize(400, 500)
    made.show()
    return made


def lines(side: AgendaSide) -> list[ElidedButton]:
    QApplication.processEvents()
    return [one for one in side.findChildren(ElidedButton) if one.isVisible()]


def test_an_item_with_a_decision_has_a_tick(side: AgendaSide) -> None:
    side.show_items((an_item("a", 1, "Vedtatt"), an_item("b", 2)), "b")
    assert [line.whole_text for line in lines(side)] == ["✓ 1.  Sak a", "2.  Sak b"]


def test_only_the_item_that_is_shown_stands_out(side: AgendaSide) -> None:
    items = (an_item("a", 1), an_item("b", 2), an_item("c", 3))
    side.show_items(items, "b")
    assert [line.property("current") for line in lines(side)] == [False, True, False]
    side.show_items(items, "c")
    assert [line.property("current") for line in lines(side)] == [False, False, True]


def test_a_click_on_an_item_leads_to_it(side: AgendaSide) -> None:
    led: list[str] = []
    side.chosen.connect(led.append)
    side.show_items((an_item("a", 1), an_item("b", 2)), "a")
    lines(side)[1].click()
    assert led == ["b"]


def test_an_empty_agenda_tells_which_key_begins_it(side: AgendaSide) -> None:
    side.show_items((), "")
    told = visible_words(side)
    assert "Ingen saker ennå" in told
    assert "N" in told
    side.show_items((an_item("a"),), "a")
    assert "Ingen saker ennå" not in visible_words(side)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("", ""),
        ("Én\n\n**to**  tre", "Én to tre"),
        ("a" * 400, "a" * 400),  # the longest that stands whole
        ("a" * 401, "a" * 400 + " …"),
        ("a" * 399 + " bc", "a" * 399 + " …"),
    ],
)
def test_a_long_text_is_cut_so_that_the_room_can_read_it(text: str, short: str) -> None:
    assert _shortened(text) == short


# the cards beside the item


def told(about: ItemAbout) -> list[str]:
    QApplication.processEvents()
    return [
        one.text().replace("\u00a0", " ") for one in about.findChildren(QLabel) if one.isVisible()
    ]


def test_cards_tell_status_owner_years_and_deadline_and_go_with_their_item(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    about = ItemAbout(a_desk())
    qtbot.addWidget(about)
    about.resize(500, 600)
    about.show()
    whole = a_measure("T-01", title="Bypakke", status="started", responsible="Plan", end_year=2014)
    begun = a_measure("T-02", title="Buss", description="Flere **avganger**")
    promise = Commitment(
        number="F-01", party="p", text="Færre plasser", deadline=date(2010, 12, 31)
    )
    item = AgendaItem(meeting="m", title="Sak")
    about.show_item(a_plan(CITY), ItemFacts(1, item, (whole, begun), (promise,), ()))
    assert told(about) == [
        *("T-01  Bypakke", "1 Arealbruk og transport", "Status: Påbegynt", "Plan · 2010–2014"),
        *("T-02  Buss", "1 Arealbruk og transport", "Status: Vedtatt", "2010", "Flere avganger"),
        *("F-01", "Skien kommune", "Status: Foreslått", "Færre plasser", "Frist 31. desember 2010"),
    ]
    about.show_item(a_plan(), None)
    assert told(about) == []
