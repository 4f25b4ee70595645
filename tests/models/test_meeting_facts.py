"""All facts of one meeting, and what is still open after every meeting."""

from datetime import date

import pytest

from fbdesk.models.agreement import Commitment
from fbdesk.models.city import Party
from fbdesk.models.meeting_facts import (
    commitments_of,
    is_overdue,
    measures_of,
    meeting_facts,
    open_actions,
)
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


# what belongs where


def test_each_meeting_has_its_own_facts() -> None:
    autumn = Meeting(title="Høst", dated=date(2010, 9, 1))
    theirs = AgendaItem(meeting=autumn.key, title="Buss")
    asked = MeetingParticipant(meeting=autumn.key, role="Rådmann")
    plan = a_plan(BODY, SERIES, MEETING, FIRST, ASKED, autumn, theirs, asked)
    facts = meeting_facts(plan, autumn)
    assert [one.item for one in facts.items] == [theirs]
    assert facts.participants == (asked,)
    assert (facts.series, facts.body) == (None, None)


def test_a_series_without_a_body_is_still_the_meetings_series() -> None:
    free = MeetingSeries(title="Ledig")
    meeting = Meeting(title="Møte", series=free.key)
    facts = meeting_facts(a_plan(free, meeting), meeting)
    assert (facts.series, facts.body) == (free, None)


def test_items_are_counted_from_one_in_the_order_of_the_agenda() -> None:
    spread = tuple(
        AgendaItem(meeting=MEETING.key, title=title, position=position)
        for title, position in (("Sist", 40), ("Først", 3), ("Midt", 17))
    )
    facts = meeting_facts(a_plan(BODY, SERIES, MEETING, *spread), MEETING)
    assert [(one.number, one.item.title) for one in facts.items] == [
        (1, "Først"),
        (2, "Midt"),
        (3, "Sist"),
    ]


def test_an_action_item_of_another_meetings_item_is_loose_in_its_own() -> None:
    other = Meeting(title="Juni", dated=date(2010, 6, 3))
    astray = ActionItem(meeting=other.key, agenda_item=FIRST.key, text="Ringe")
    plan = a_plan(BODY, SERIES, MEETING, FIRST, other, astray)
    assert meeting_facts(plan, other).loose_actions == (astray,)
    assert meeting_facts(plan, MEETING).actions == ()


def test_what_is_to_be_done_stands_item_by_item_and_loose_things_last() -> None:
    things = (
        ActionItem(meeting=MEETING.key, text="løs"),
        ActionItem(meeting=MEETING.key, agenda_item=SECOND.key, text="andre", position=1),
        ActionItem(meeting=MEETING.key, agenda_item=FIRST.key, text="første b", position=3),
        ActionItem(meeting=MEETING.key, agenda_item=FIRST.key, text="første a", position=2),
    )
    facts = meeting_facts(a_plan(BODY, SERIES, MEETING, FIRST, SECOND, *things), MEETING)
    assert [action.text for action in facts.actions] == ["første a", "første b", "andre", "løs"]


def test_the_measures_of_an_item_stand_in_the_plans_order_however_they_were_linked() -> None:
    third, first, second = (a_measure(number) for number in ("T-03", "T-01", "T-02"))
    links = (AgendaItemMeasure(agenda_item=FIRST.key, measure=one.key) for one in (third, first))
    plan = a_plan(BODY, SERIES, MEETING, FIRST, third, first, second, *links)
    assert [measure.number for measure in measures_of(plan, FIRST.key)] == ["T-01", "T-03"]
    assert measures_of(plan, SECOND.key) == ()


def test_the_commitments_of_an_item_stand_in_the_plans_order() -> None:
    second = Commitment(number="F-02", party=CITY.key, text="Gratis buss", position=2)
    links = (
        AgendaItemCommitment(agenda_item=SECOND.key, commitment=one.key)
        for one in (second, PROMISE)
    )
    plan = a_plan(BODY, SERIES, MEETING, FIRST, SECOND, CITY, PROMISE, second, *links)
    found = commitments_of(plan, SECOND.key)
    assert [commitment.number for commitment in found] == ["F-01", "F-02"]
    assert commitments_of(plan, FIRST.key) == ()


@pytest.mark.parametrize(
    ("due", "done", "overdue"),
    [
        (None, None, False),
        (date(2010, 5, 31), None, True),
        (date(2010, 6, 1), None, False),  # the day itself is still time
        (date(2010, 6, 2), None, False),
        (date(2010, 5, 31), date(2010, 6, 1), False),  # late, but done
    ],
)
def test_a_thing_is_late_only_while_it_is_not_done(
    due: date | None, done: date | None, *, overdue: bool
) -> None:
    action = ActionItem(meeting=MEETING.key, text="Ringe", due=due, done=done)
    assert is_overdue(action, TODAY) is overdue


def test_things_due_on_one_day_stand_in_the_order_of_their_meetings() -> None:
    day = date(2010, 7, 1)
    later = Meeting(title="Juni", dated=date(2010, 6, 3))
    things = (
        ActionItem(meeting=later.key, text="fra juni", due=day),
        ActionItem(meeting=MEETING.key, text="fra mai, andre", due=day, position=1),
        ActionItem(meeting=MEETING.key, text="fra mai, første", due=day),
    )
    found = open_actions(a_plan(BODY, SERIES, MEETING, later, *things), TODAY)
    assert [one.action.text for one in found] == ["fra mai, første", "fra mai, andre", "fra juni"]


def test_what_a_cancelled_meeting_left_is_still_open() -> None:
    cancelled = Meeting(title="Avlyst", state="cancelled")
    action = ActionItem(meeting=cancelled.key, text="Finne ny dag")
    (found,) = open_actions(a_plan(cancelled, action), TODAY)
    assert (found.action, found.meeting, found.overdue) == (action, cancelled, False)


def test_nothing_is_open_in_a_plan_without_meetings() -> None:
    assert open_actions(a_plan(), TODAY) == ()
