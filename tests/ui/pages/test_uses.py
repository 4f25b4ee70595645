"""Where a thing is used: a list of ways that stays in place while nothing changes."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from fbdesk.models.agreement import Commitment, CommitmentMeasure
from fbdesk.models.city import Party
from fbdesk.models.communication import Deadline
from fbdesk.models.followup import Indicator
from fbdesk.models.organisation import AgendaItem, AgendaItemMeasure, Meeting
from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.pages.uses import LONGEST, Use, Uses, uses_of_measure
from fbdesk.ui.widgets.elided import ElidedButton
from tests.builders import a_measure, a_plan
from tests.ui.pages.measures_page import ADesk, visible_words

pytestmark = pytest.mark.usefixtures("norwegian")

NUMBERS = numbers_in("nb")
TOLL = Use("Forpliktelse", "F-03  Legger fram sak om bomsnitt", "agreement", "toll")
MEETING = Use("Møte", "Bypakke", "meetings", "spring")


class Shown:
    """A visible list on a real desk."""

    def __init__(self, qtbot: QtBot, a_desk: ADesk) -> None:
        self.went: list[tuple[str, str]] = []
        self.uses = Uses(a_desk(went_to=self.went), "Brukes i")
        qtbot.addWidget(self.uses)
        self.uses.resize(400, 200)

    @property
    def ways(self) -> list[ElidedButton]:
        return [way for way in self.uses.findChildren(ElidedButton) if way.isVisible()]


@pytest.fixture
def shown(qtbot: QtBot, a_desk: ADesk) -> Shown:
    return Shown(qtbot, a_desk)


def test_what_is_used_nowhere_shows_no_list(shown: Shown) -> None:
    shown.uses.show_uses((TOLL,))
    assert not shown.uses.isHidden()
    shown.uses.show_uses(())
    assert shown.uses.isHidden()


def test_each_way_leads_to_its_page_and_row(shown: Shown) -> None:
    shown.uses.show_uses((TOLL, MEETING))
    assert "Brukes i" in visible_words(shown.uses)
    for way in shown.ways:
        way.click()
    assert shown.went == [("agreement", "toll"), ("meetings", "spring")]


def test_a_way_is_named_with_what_it_is_for_those_who_hear_it(shown: Shown) -> None:
    shown.uses.show_uses((MEETING,))
    visible_words(shown.uses)
    (way,) = shown.ways
    assert way.accessibleName() == "Møte: Bypakke"


def test_the_same_uses_again_keep_their_buttons(shown: Shown) -> None:
    shown.uses.show_uses((TOLL, MEETING))
    visible_words(shown.uses)
    before = shown.ways
    shown.uses.show_uses((TOLL, MEETING))
    assert shown.ways == before
    shown.uses.show_uses((MEETING,))
    visible_words(shown.uses)
    assert [way.whole_text for way in shown.ways] == ["Bypakke"]


def test_a_text_of_pages_is_cut_and_the_words_before_it_are_not(shown: Shown) -> None:
    shown.uses.show_uses((Use("Forpliktelse", "Ord " * 400, "agreement", "x"),))
    visible_words(shown.uses)
    (way,) = shown.ways
    assert len(way.whole_text) <= LONGEST + 2
    assert way.whole_text.endswith(" …")
    captions = [made.text() for made in shown.uses.findChildren(QLabel)]
    assert "Forpliktelse" in captions


def test_only_what_names_this_measure_is_found() -> None:
    mine, other = a_measure("T-01"), a_measure("T-02", position=1)
    party = Party(key="p", name="Skien kommune", kind="municipality")
    plan = a_plan(
        mine, other, party,
        Commitment(key="a", number="F-01", party="p", text="A", position=0),
        Commitment(key="b", number="F-02", party="p", text="B", position=1),
        CommitmentMeasure(commitment="b", measure=mine.key),
        CommitmentMeasure(commitment="a", measure=other.key),
        Indicator(key="i", title="Sykkelandel", measure=mine.key),
        Deadline(key="d", title="Budsjett", due=date(2010, 9, 1), measure=other.key),
    )  # fmt: skip
    assert [(use.page, use.key) for use in uses_of_measure(plan, mine.key, NUMBERS)] == [
        ("agreement", "b"),
        ("indicators", "i"),
    ]
    assert [(use.page, use.key) for use in uses_of_measure(plan, other.key, NUMBERS)] == [
        ("agreement", "a"),
        ("deadlines", "d"),
    ]


def test_a_meeting_is_named_once_for_each_item_and_with_its_day_where_it_has_one() -> None:
    measure = a_measure("T-01")
    plan = a_plan(
        measure,
        Meeting(key="m", title="Vårmøte"),
        AgendaItem(key="x", meeting="m", title="Bypakke", position=0),
        AgendaItem(key="y", meeting="m", title="Parkering", position=1),
        AgendaItem(key="z", meeting="m", title="Eventuelt", position=2),
        AgendaItemMeasure(agenda_item="x", measure=measure.key),
        AgendaItemMeasure(agenda_item="y", measure=measure.key),
    )
    uses = uses_of_measure(plan, measure.key, NUMBERS)
    assert [use.title for use in uses] == ["Bypakke (Vårmøte)", "Parkering (Vårmøte)"]
    assert {use.key for use in uses} == {"m"}
