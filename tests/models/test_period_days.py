"""Tests of the days of the periods that come next, and of when a report is due."""

import dataclasses
from datetime import date

import pytest

from fbdesk.models.communication import Deadline
from fbdesk.models.organisation import Meeting, MeetingSeries
from fbdesk.models.periods.proposals import Proposal, next_periods, opened
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.reporting import ReportPeriod
from fbdesk.models.row import Row
from tests.rows_alone import rows_alone

PROGRAMME = load_programme("framtidens-byer")


def next_of(kind: str, *contents: Row) -> Proposal:
    plan = rows_alone(*contents, period_from=2009)
    return next(each for each in next_periods(plan, PROGRAMME) if each.kind == kind)


def a_period(kind: str, last: str) -> ReportPeriod:
    end = date.fromisoformat(last)
    return ReportPeriod(title=last, kind=kind, first_day=date(end.year, 1, 1), last_day=end)


def days(proposal: Proposal) -> tuple[str, str]:
    return proposal.first_day.isoformat(), proposal.last_day.isoformat()


@pytest.mark.parametrize(
    ("kind", "last", "first_next", "last_next"),
    [
        ("quarter", "2011-12-31", "2012-01-01", "2012-03-31"),
        ("quarter", "2012-03-31", "2012-04-01", "2012-06-30"),
        ("quarter", "2012-06-30", "2012-07-01", "2012-09-30"),
        ("quarter", "2012-09-30", "2012-10-01", "2012-12-31"),
        ("half_year", "2012-12-31", "2013-01-01", "2013-06-30"),
        ("year", "2012-12-31", "2013-01-01", "2013-12-31"),
        ("year", "2012-06-30", "2012-01-01", "2012-12-31"),  # half a year is not a year yet
    ],
)
def test_periods_are_whole_parts_of_a_year(
    kind: str, last: str, first_next: str, last_next: str
) -> None:
    assert days(next_of(kind, a_period(kind, last))) == (first_next, last_next)


def test_the_latest_period_counts_and_not_the_one_entered_last() -> None:
    entered = (a_period("year", "2012-12-31"), a_period("year", "2010-12-31"))
    assert next_of("year", *entered).year == 2013


def test_periods_of_other_kinds_do_not_move_the_next_one() -> None:
    assert next_of("quarter", a_period("year", "2012-12-31")).year == 2009


@pytest.mark.parametrize(
    ("kind", "month", "part"),
    [
        *(("quarter", 1, 1), ("quarter", 4, 2), ("quarter", 7, 3), ("quarter", 10, 4)),
        *(("half_year", 1, 1), ("half_year", 7, 2)),
        ("year", 1, 1),
    ],
)
def test_parts_of_a_year_are_counted_from_one(kind: str, month: int, part: int) -> None:
    first = date(2012, month, 1)
    assert Proposal(kind, first, first, None).part == part


# due


def a_deadline(day: str, **values: object) -> Deadline:
    given: dict[str, object] = {"yearly": True, "document": "annual-report", "kind": "report"}
    return Deadline(title="Rapport", due=date.fromisoformat(day), **{**given, **values})  # type: ignore[arg-type] # of rows


def test_the_plans_own_day_is_used_in_the_year_after_whatever_its_year() -> None:
    assert next_of("year", a_deadline("2007-03-15")).due == date(2010, 3, 15)


@pytest.mark.parametrize("values", [{"yearly": False}, {"document": "agreement"}])
def test_other_deadlines_leave_the_programmes_day(values: dict[str, object]) -> None:
    assert next_of("year", a_deadline("2007-03-15", **values)).due == date(2010, 5, 1)


def test_a_meeting_on_the_last_day_of_the_period_is_too_early_for_its_report() -> None:
    series = MeetingSeries(key="series", title="Administrativt møte", origin="administrative")
    last_day = Meeting(key="a", title="a", series="series", dated=date(2009, 3, 31))
    next_day = Meeting(key="b", title="b", series="series", dated=date(2009, 4, 1))
    undated = Meeting(key="c", title="c", series="series")
    assert next_of("quarter", series, last_day, undated).due is None
    assert next_of("quarter", series, last_day, next_day).due == date(2009, 4, 1)


def test_what_is_opened_has_the_proposals_days_and_nothing_written_yet() -> None:
    period = opened(Proposal("quarter", date(2012, 4, 1), date(2012, 6, 30), None), "K2")
    written = (period.summary, period.deviations, period.lessons)
    assert written == ("", "", "")
    assert dataclasses.replace(period, key="k") == ReportPeriod(
        key="k",
        title="K2",
        kind="quarter",
        first_day=date(2012, 4, 1),
        last_day=date(2012, 6, 30),
    )
