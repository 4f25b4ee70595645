"""How items and action items read in a meeting's agenda, and which commitments are offered."""

from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.models.agreement import Commitment
from fbdesk.models.city import Party
from fbdesk.models.meeting_facts import ItemFacts, meeting_facts
from fbdesk.models.organisation import ActionItem, AgendaItem, AgendaItemCommitment, Meeting
from fbdesk.ui.pages.meetings.agenda import ActionRows, Agenda, _free_commitments, _listed, _short
from tests.builders import a_measure, a_plan
from tests.ui.pages.measures_page import ADesk, undo_text

pytestmark = pytest.mark.usefixtures("norwegian")

MEETING = Meeting(key="m", title="Styringsgruppa")
ITEM = AgendaItem(key="i", meeting="m", title="Parkering")
CITY = Party(key="p", name="Skien", kind="municipality")


def promise(number: str, text: str = "Færre plasser", position: int = 0) -> Commitment:
    return Commitment(key=number, number=number, party="p", text=text, position=position)


def an_item(decision: str = "", **values: Any) -> ItemFacts:
    item = AgendaItem(meeting="m", title="Parkering", decision=decision)
    facts = {"measures": (), "commitments": (), "actions": (), **values}
    return ItemFacts(number=3, item=item, **facts)


def test_an_item_has_its_number_and_says_nothing_where_nothing_is_known() -> None:
    listed = _listed(an_item())
    assert (listed.title, listed.note, listed.ticked) == ("3.  Parkering", "", None)


def test_an_item_tells_measures_before_commitments() -> None:
    facts = an_item(measures=(a_measure("T-01"), a_measure("T-07")), commitments=(promise("F-02"),))
    assert _listed(facts).note == "Gjelder: T-01, T-07, F-02"


def test_a_decision_of_several_lines_reads_as_one_without_marks() -> None:
    facts = an_item(decision="Avgiften **innføres**\n\nfra mai")
    assert _listed(facts).note == "Vedtak: Avgiften innføres fra mai"


@pytest.mark.parametrize(
    ("count", "words"), [(1, "1 oppfølgingspunkt"), (2, "2 oppfølgingspunkter")]
)
def test_an_item_counts_what_is_to_be_done(count: int, words: str) -> None:
    actions = tuple(ActionItem(meeting="m", text="Ringe", position=n) for n in range(count))
    assert _listed(an_item(actions=actions)).note == words


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("", ""),
        ("Færre\nplasser  i **sentrum**", "Færre plasser i sentrum"),
        ("x" * 70, "x" * 70),  # the longest that stands whole
        ("x" * 71, "x" * 70 + " …"),
        ("x" * 69 + " yz", "x" * 69 + " …"),  # no space is left before the cut
    ],
)
def test_a_commitments_text_is_cut_where_the_line_ends(text: str, short: str) -> None:
    assert _short(text) == short


def test_only_commitments_that_the_item_is_not_about_are_offered() -> None:
    promises = (promise("F-01"), promise("F-02", "Gratis buss", position=1))
    link = AgendaItemCommitment(agenda_item="i", commitment="F-01")
    plan = a_plan(MEETING, ITEM, CITY, *promises, link)
    (item,) = meeting_facts(plan, MEETING).items
    assert _free_commitments(plan, item) == (("F-02", "F-02  Gratis buss"),)


# on a desk


def test_an_action_item_tells_who_when_and_whether_it_is_late(qtbot: QtBot, a_desk: ADesk) -> None:
    rows = ActionRows(a_desk(MEETING), "Skal gjøres")
    qtbot.addWidget(rows)
    late = ActionItem(key="late", meeting="m", text="Ringe\n**nå**", due=date(2010, 4, 1))
    done = ActionItem(
        key="done", meeting="m", text="Skrive", due=date(2010, 4, 1), done=date(2010, 5, 1)
    )
    ahead = ActionItem(
        key="ahead", meeting="m", text="Lese", responsible="Kari", due=date(2999, 5, 1)
    )
    free = ActionItem(key="free", meeting="m", text="Tenke")
    rows.show_actions("m", "", (late, done, ahead, free))
    told = [
        (one.title, one.note.replace("\u00a0", " "), one.warning, one.ticked)
        for one in rows.list.shown
    ]
    assert told == [
        ("Ringe nå", "Ansvarlig mangler · 1. april 2010", "Gått ut", False),
        ("Skrive", "Ansvarlig mangler · 1. april 2010", "", True),
        ("Lese", "Kari · 1. mai 2999", "", False),
        ("Tenke", "Ansvarlig mangler · Dato mangler", "", False),
    ]


def test_nothing_is_added_before_a_meeting_is_shown(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(MEETING)
    rows = ActionRows(desk, "Skal gjøres")
    qtbot.addWidget(rows)
    rows.add()
    assert desk.plan.action_items == ()
    assert undo_text(desk) == ""


def test_ticking_off_and_on_again_are_two_steps_with_words_of_their_own(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(MEETING, ActionItem(key="a", meeting="m", text="Ringe"))
    rows = ActionRows(desk, "Skal gjøres")
    qtbot.addWidget(rows)
    rows.show_actions("m", "", desk.plan.action_items)
    rows.list.ticked.emit("a", True)
    assert undo_text(desk) == "merk oppfølgingspunkt som utført"
    rows.list.ticked.emit("a", False)
    assert desk.plan.action_items[0].done is None
    assert undo_text(desk) == "merk oppfølgingspunkt som ikke utført"


def test_the_first_item_cannot_go_up_nor_the_last_one_down(qtbot: QtBot, a_desk: ADesk) -> None:
    second = AgendaItem(key="i2", meeting="m", title="Buss", position=1)
    desk = a_desk(MEETING, ITEM, second)
    agenda = Agenda(desk)
    qtbot.addWidget(agenda)
    agenda.show_facts(meeting_facts(desk.plan, MEETING))
    agenda.list.open("i")
    assert (agenda.up.isEnabled(), agenda.down.isEnabled()) == (False, True)
    agenda.list.open("i2")
    assert (agenda.up.isEnabled(), agenda.down.isEnabled()) == (True, False)
