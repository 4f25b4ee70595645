"""Tests of what a report tells of: which period, the plan as it was then, and the state before."""

import dataclasses
from datetime import date
from functools import cache

import pytest

from fbdesk.errors import FileError, UsageError
from fbdesk.models.reporting import ReportPeriod
from fbdesk.reports.reported import Reported, newest_period, period_named, reported
from tests.builders import a_measure
from tests.reports.given_periods import CLOSED, FIRST, SECOND, a_reporting_plan
from tests.rows_alone import rows_alone

YEAR = ReportPeriod(
    key="year", title="Året 2010", first_day=date(2010, 1, 1), last_day=date(2010, 12, 31)
)
HALF = ReportPeriod(
    key="half",
    title="Første halvår",
    kind="half_year",
    first_day=date(2010, 1, 1),
    last_day=date(2010, 6, 30),
)
QUARTER = ReportPeriod(
    key="quarter",
    title="K1",
    kind="quarter",
    first_day=date(2011, 1, 1),
    last_day=date(2011, 3, 31),
)


@cache
def of_first() -> Reported:
    """Return what the report of the closed year 2009 tells of."""
    return reported(a_reporting_plan(), "2009")


@cache
def of_second() -> Reported:
    """Return what the report of the open year 2010 tells of."""
    return reported(a_reporting_plan(), "2010")


# the plan of then and of now


def test_a_closed_period_tells_of_the_plan_as_it_was() -> None:
    titles = [(measure.number, measure.title) for measure in of_first().plan.measures]
    assert titles == [("T-01", "Parkering"), ("T-02", "Samlast")]


def test_a_closed_period_has_its_closing_and_its_figures() -> None:
    told = of_first()
    assert told.closing is not None
    assert (told.closing.happened, told.closing.person) == (CLOSED, "Kari Holm")
    assert told.figures is not None
    assert sorted(each.number for each in told.figures.measures.values()) == ["T-01", "T-02"]


def test_an_open_period_tells_of_the_plan_as_it_is() -> None:
    told = of_second()
    assert told.plan is a_reporting_plan()
    assert told.closing is None
    assert told.figures is None


def test_an_open_period_is_compared_with_the_closed_one_before_it() -> None:
    told = of_second()
    assert told.before is not None
    assert told.before.key == FIRST.key
    assert told.plan_before is not None
    assert told.plan_before.measures[0].title == "Parkering"
    assert told.figures_before == of_first().figures


def test_the_first_period_is_compared_with_nothing() -> None:
    told = of_first()
    assert (told.before, told.plan_before, told.figures_before) == (None, None, None)


def test_a_period_that_was_opened_again_tells_of_the_plan_as_it_is() -> None:
    plan = a_reporting_plan()
    again = dataclasses.replace(plan, report_periods=(FIRST, SECOND))  # both are open
    told = reported(again, FIRST.key)
    assert told.plan is again
    assert told.figures is None


def test_a_period_closed_by_an_older_program_without_a_copy_tells_of_today() -> None:
    plan = dataclasses.replace(a_reporting_plan(), frozen_parts=())
    told = reported(plan, "2009")
    assert told.plan is plan
    assert told.closing is None


def test_a_copy_that_does_not_fit_its_digest_is_refused() -> None:
    plan = a_reporting_plan()
    events = tuple(dataclasses.replace(event, digest="0" * 64) for event in plan.period_events)
    with pytest.raises(FileError, match="not the one that was made"):
        reported(dataclasses.replace(plan, period_events=events), "2010")


def test_a_plan_without_periods_is_told_as_it_is_today() -> None:
    plan = rows_alone(a_measure())
    assert reported(plan) == Reported(period=None, plan=plan)


# days


@pytest.mark.parametrize(
    ("day", "inside"),
    [
        (date(2009, 12, 31), False),
        (date(2010, 1, 1), True),  # both ends belong to the period
        (date(2010, 12, 31), True),
        (date(2011, 1, 1), False),
        (None, False),
    ],
)
def test_a_day_is_in_the_period_from_its_first_day_to_its_last(
    day: date | None, *, inside: bool
) -> None:
    assert of_second().contains(day) is inside


def test_without_a_period_every_day_counts_but_no_day_does_not() -> None:
    told = Reported(period=None, plan=rows_alone())
    assert told.contains(date(1991, 5, 17))
    assert not told.contains(None)


# which period


def test_the_newest_is_the_one_that_ends_last() -> None:
    assert newest_period(rows_alone(YEAR, HALF, QUARTER)) == QUARTER
    assert newest_period(rows_alone()) is None


def test_the_newest_of_a_kind_stands_before_a_later_one_of_another() -> None:
    assert newest_period(rows_alone(YEAR, HALF, QUARTER), "year") == YEAR


def test_another_kind_stands_in_where_there_is_none_of_the_kind() -> None:
    assert newest_period(rows_alone(YEAR, HALF), "quarter") == YEAR


def test_of_two_that_end_the_same_day_the_shorter_is_the_newest() -> None:
    autumn = dataclasses.replace(
        HALF, title="Andre halvår", first_day=date(2010, 7, 1), last_day=date(2010, 12, 31)
    )
    assert newest_period(rows_alone(YEAR, autumn)) == autumn


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("Året 2010", YEAR),
        ("  året 2010 ", YEAR),
        ("2010", YEAR),
        ("year", YEAR),
        ("K1", QUARTER),
        ("2011-01-01", QUARTER),
    ],
)
def test_a_period_is_found_by_title_first_day_year_or_key(wanted: str, found: ReportPeriod) -> None:
    assert period_named(rows_alone(YEAR, HALF, QUARTER), wanted) == found


@pytest.mark.parametrize(
    "wanted",
    [
        "2011",  # a quarter is no year
        "2010-01-01",  # the year and the half-year both begin then
        "K2",
    ],
)
def test_a_period_that_is_not_one_alone_is_refused_with_those_there_are(wanted: str) -> None:
    with pytest.raises(UsageError) as raised:
        period_named(rows_alone(YEAR, HALF, QUARTER), wanted)
    assert f"no single period {wanted}" in str(raised.value)
    for known in ("Første halvår", "Året 2010", "K1"):
        assert known in str(raised.value)


def test_a_plan_without_periods_says_to_leave_the_period_out() -> None:
    with pytest.raises(UsageError, match="Leave out the period"):
        period_named(rows_alone(), "2010")
