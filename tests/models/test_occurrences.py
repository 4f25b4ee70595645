"""What is due comes from everywhere in the plan, and is done, overdue or to come."""

from datetime import date
from typing import Any

import pytest

from fbdesk.models.agreement import Commitment
from fbdesk.models.city import Party
from fbdesk.models.communication import Communication, Deadline
from fbdesk.models.followup import Milestone
from fbdesk.models.occurrences import (
    KINDS,
    Occurrence,
    next_due,
    occurrences,
    to_remind_of,
)
from fbdesk.models.organisation import ActionItem, Meeting
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.reporting import ReportPeriod
from fbdesk.models.row import Row
from tests.builders import a_measure, a_plan

PROGRAMME = load_programme("framtidens-byer")
TODAY = date(2010, 6, 15)


def found(*contents: Row, today: date = TODAY, through: int = 2014) -> tuple[Occurrence, ...]:
    return occurrences(a_plan(*contents), PROGRAMME, today, through)


def a_deadline(**values: Any) -> Deadline:
    return Deadline(**{"title": "Søknad om belønningsmidler", "due": date(2010, 7, 1), **values})


def from_everywhere() -> tuple[Row, ...]:
    measure = a_measure("T-07", focus_area="2", responsible="Eiendom")
    state = Party(name="Miljøverndepartementet", kind="ministry")
    meeting = Meeting(title="Nettverksmøte", dated=date(2010, 6, 10), state="held", chair="Berg")
    return (
        measure,
        state,
        meeting,
        a_deadline(),
        Milestone(measure=measure.key, title="Anbud ute", due=date(2010, 6, 1)),
        Commitment(
            number="F-01",
            party=state.key,
            text="\nGir tilskudd\nhvert år",
            deadline=date(2010, 9, 1),
        ),
        ActionItem(
            meeting=meeting.key, text="Sende brev", due=date(2010, 6, 20), responsible="Nes"
        ),
        ReportPeriod(
            title="Årsrapport 2009",
            first_day=date(2009, 1, 1),
            last_day=date(2009, 12, 31),
            due=date(2010, 5, 1),
            state="closed",
        ),
        Communication(title="Sykkelaksjon", dated=date(2010, 8, 20), responsible="Lie"),
    )


def test_all_that_is_due_stands_in_one_row_by_day() -> None:
    told = [(one.day, one.kind, one.state, one.title) for one in found(*from_everywhere())]
    assert told == [
        (date(2010, 5, 1), "report", "done", "Årsrapport 2009"),
        (date(2010, 6, 1), "milestone", "overdue", "Anbud ute"),
        (date(2010, 6, 10), "meeting", "done", "Nettverksmøte"),
        (date(2010, 6, 20), "action_item", "coming", "Sende brev"),
        (date(2010, 7, 1), "own", "coming", "Søknad om belønningsmidler"),
        (date(2010, 8, 20), "communication", "coming", "Sykkelaksjon"),
        (date(2010, 9, 1), "commitment", "coming", "Gir tilskudd"),
    ]


def test_each_tells_who_answers_for_it_and_what_it_is_about() -> None:
    told = {one.kind: one for one in found(*from_everywhere())}
    who = {kind: (one.responsible, one.about, one.focus_area) for kind, one in told.items()}
    assert who["milestone"] == ("Eiendom", "T-07", "2")
    assert who["commitment"] == ("Miljøverndepartementet", "F-01", "0")
    assert who["action_item"] == ("Nes", "Nettverksmøte", "")
    assert who["meeting"] == ("Berg", "", "")
    assert who["communication"] == ("Lie", "", "0")


def test_every_kind_that_is_found_has_its_place_in_the_order() -> None:
    assert {one.kind for one in found(*from_everywhere())} <= set(KINDS)


def test_what_has_no_day_is_not_due() -> None:
    measure = a_measure()
    assert not found(
        measure,
        Milestone(measure=measure.key, title="En gang"),
        Meeting(title="Uten dato"),
        Communication(title="Uten dato"),
    )


def test_a_deadline_is_overdue_the_day_after_its_day() -> None:
    deadline = a_deadline(due=date(2010, 6, 15))
    assert [one.state for one in found(deadline, today=date(2010, 6, 15))] == ["coming"]
    assert [one.state for one in found(deadline, today=date(2010, 6, 16))] == ["overdue"]


def test_a_yearly_deadline_is_due_each_year_until_it_ends() -> None:
    account = a_deadline(due=date(2009, 5, 1), yearly=True, done_through=date(2009, 5, 1))
    years = [(one.day.year, one.state) for one in found(account, through=2012)]
    assert years == [(2009, "done"), (2010, "overdue"), (2011, "coming"), (2012, "coming")]
    ended = a_deadline(due=date(2009, 5, 1), yearly=True, last_year=2010)
    assert [one.day.year for one in found(ended, through=2020)] == [2009, 2010]


def test_the_years_of_a_yearly_deadline_are_things_of_their_own() -> None:
    deadline = a_deadline(due=date(2009, 5, 1), yearly=True)
    first, second = found(deadline, through=2010)
    assert first.key != second.key
    assert first.row == second.row == deadline.key


def test_a_season_is_overdue_only_when_it_is_over() -> None:
    autumn = a_deadline(due=date(2008, 9, 10), precision="season")
    (before,) = found(autumn, today=date(2008, 11, 30))
    (after,) = found(autumn, today=date(2008, 12, 1))
    assert (before.state, after.state) == ("coming", "overdue")
    assert (before.first_day, before.day) == (date(2008, 9, 1), date(2008, 11, 30))


@pytest.mark.parametrize(("status", "states"), [("fulfilled", ["done"]), ("withdrawn", [])])
def test_a_fulfilled_commitment_is_done_and_a_withdrawn_one_is_gone(
    status: str, states: list[str]
) -> None:
    city = Party(name="Skien kommune", kind="municipality")
    promise = Commitment(
        number="F-01", party=city.key, text="Parkering", deadline=date(2010, 1, 1), status=status
    )
    assert [one.state for one in found(city, promise)] == states


def test_nobody_waits_for_the_milestones_of_a_measure_that_was_given_up() -> None:
    stopped = a_measure(status="stopped")
    reached = Milestone(
        measure=stopped.key, title="Utredet", due=date(2009, 1, 1), done=date(2009, 1, 1)
    )
    given_up = Milestone(measure=stopped.key, title="Bygd", due=date(2010, 1, 1))
    assert [one.title for one in found(stopped, reached, given_up)] == ["Utredet"]


def test_a_cancelled_meeting_is_gone_and_an_activity_is_over_after_its_day() -> None:
    told = found(
        Meeting(title="Avlyst", dated=date(2010, 6, 1), state="cancelled"),
        Communication(title="Åpen dag", dated=date(2010, 6, 1)),
    )
    assert [(one.title, one.state) for one in told] == [("Åpen dag", "done")]


def test_one_is_reminded_within_the_days_before_and_two_months_after() -> None:
    def reminded(due: date, **values: Any) -> bool:
        return bool(to_remind_of(found(a_deadline(due=due, **values)), TODAY))

    assert reminded(date(2010, 6, 29))  # 14 days ahead
    assert not reminded(date(2010, 6, 30))
    assert reminded(date(2010, 7, 15), remind_days=30)
    assert reminded(date(2010, 4, 17))  # 59 days late
    assert not reminded(date(2010, 4, 16))  # 60 days late
    assert not reminded(date(2010, 6, 1), done_through=date(2010, 6, 1))


def test_next_comes_what_is_to_come_or_else_what_was_last() -> None:
    days = (date(2009, 1, 1), date(2010, 7, 1), date(2010, 8, 1), date(2010, 9, 1))
    every = found(*(a_deadline(due=day) for day in days))
    assert [one.day.month for one in next_due(every, 2)] == [7, 8]
    over = found(*(a_deadline(due=day) for day in days), today=date(2020, 1, 1))
    assert [one.day.month for one in next_due(over, 2)] == [8, 9]


def test_on_one_day_the_programmes_deadlines_come_before_the_plans_own() -> None:
    told = found(a_deadline(title="Egen"), a_deadline(title="Programmets", kind="programme"))
    assert [one.title for one in told] == ["Programmets", "Egen"]
