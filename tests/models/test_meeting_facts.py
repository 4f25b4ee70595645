"""All facts of one meeting, and what is still open after every meeting."""

from datetime import date

from fbdesk.models.agreement import Commitment
from fbdesk.models.city import Party
from fbdesk.models.meeting_facts import is_overdue, meeting_facts, open_actions
from fbdesk.models.organisation import (
    ActionItem,
    AgendaItem,
    AgendaItemCommitment,
    AgendaItemMeasure,
    Body,
    Meeting,
    MeetingParticipant,
    MeetingSeries,
)
from tests.builders import a_measure, a_plan

TODAY = date(2010, 6, 1)
BODY = Body(name="Styringsgruppa")
SERIES = MeetingSeries(title="Møter", body=BODY.key)
MEETING = Meeting(title="Mai", series=SERIES.key, dated=date(2010, 5, 3))
FIRST = AgendaItem(meeting=MEETING.key, title="Parkering")
SECOND = AgendaItem(meeting=MEETING.key, title="Eventuelt", position=1)
CITY = Party(name="Skien", kind="municipality")
PROMISE = Commitment(number="F-01", party=CITY.key, text="Færre p-plasser")
MEASURES = (a_measure("T-02", position=1), a_measure("T-01"))
LATE = ActionItem(meeting=MEETING.key, agenda_item=FIRST.key, text="Ringe", due=date(2010, 5, 31))
LOOSE = ActionItem(meeting=MEETING.key, text="Rydde", position=1)
ASKED = MeetingParticipant(meeting=MEETING.key, role="Ordfører")
PLAN = a_plan(
    *(BODY, SERIES, MEETING, FIRST, SECOND, CITY, PROMISE, *MEASURES, LATE, LOOSE, ASKED),
    *(AgendaItemMeasure(agenda_item=FIRST.key, measure=one.key) for one in MEASURES),
    AgendaItemCommitment(agenda_item=FIRST.key, commitment=PROMISE.key),
)


def test_a_meeting_is_put_together_with_all_that_belongs_to_it() -> None:
    facts = meeting_facts(PLAN, MEETING)
    assert (facts.series, facts.body, facts.participants) == (SERIES, BODY, (ASKED,))
    assert [(one.number, one.item.title) for one in facts.items] == [
        (1, "Parkering"),
        (2, "Eventuelt"),
    ]
    first, second = facts.items
    assert [measure.number for measure in first.measures] == ["T-01", "T-02"]
    assert (first.commitments, first.actions) == ((PROMISE,), (LATE,))
    assert (second.measures, second.commitments, second.actions) == ((), (), ())
    assert facts.loose_actions == (LOOSE,)
    assert facts.actions == (LATE, LOOSE)


def test_a_meeting_without_a_series_has_no_body() -> None:
    alone = Meeting(title="Alene")
    facts = meeting_facts(a_plan(alone), alone)
    assert (facts.series, facts.body, facts.items, facts.actions) == (None, None, (), ())


def test_an_action_item_is_overdue_from_the_day_after_and_never_once_done() -> None:
    assert is_overdue(LATE, TODAY)
    assert not is_overdue(LATE, date(2010, 5, 31))
    assert not is_overdue(LOOSE, TODAY)
    done = ActionItem(meeting=MEETING.key, text="X", due=date(2010, 1, 1), done=date(2010, 5, 1))
    assert not is_overdue(done, TODAY)


def test_what_is_open_comes_by_day_and_without_a_day_last() -> None:
    soon = ActionItem(meeting=MEETING.key, text="Snart", due=date(2010, 6, 9), position=2)
    done = ActionItem(meeting=MEETING.key, text="Ferdig", done=TODAY, position=3)
    plan = a_plan(BODY, SERIES, MEETING, FIRST, LOOSE, soon, LATE, done)
    found = open_actions(plan, TODAY)
    assert [(one.action.text, one.overdue) for one in found] == [
        ("Ringe", True),
        ("Snart", False),
        ("Rydde", False),
    ]
    assert {one.meeting for one in found} == {MEETING}
