"""A month and a season have a first and a last day; what comes yearly finds its day each year."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from fbdesk.models.day_precision import first_day, in_year, last_day, season_of, yearly_days


@pytest.mark.parametrize(
    ("day", "precision", "first", "last"),
    [
        (date(2008, 3, 15), "day", date(2008, 3, 15), date(2008, 3, 15)),
        (date(2008, 4, 2), "month", date(2008, 4, 1), date(2008, 4, 30)),
        (date(2008, 9, 20), "season", date(2008, 9, 1), date(2008, 11, 30)),
        (date(2009, 3, 1), "season", date(2009, 3, 1), date(2009, 5, 31)),
        (date(2009, 8, 31), "season", date(2009, 6, 1), date(2009, 8, 31)),
        (date(2008, 1, 5), "season", date(2007, 12, 1), date(2008, 2, 29)),
        (date(2008, 12, 5), "season", date(2008, 12, 1), date(2009, 2, 28)),
    ],
)
def test_a_month_and_a_season_run_from_their_first_to_their_last_day(
    day: date, precision: str, first: date, last: date
) -> None:
    assert last_day(day, precision) == last
    assert first_day(last, precision) == first


@pytest.mark.parametrize(
    ("day", "season"),
    [
        (date(2008, 3, 1), ("spring", 2008)),
        (date(2008, 8, 31), ("summer", 2008)),
        (date(2008, 11, 30), ("autumn", 2008)),
        (date(2008, 12, 1), ("winter", 2009)),
        (date(2009, 2, 28), ("winter", 2009)),
    ],
)
def test_a_winter_belongs_to_the_year_in_which_it_ends(day: date, season: tuple[str, int]) -> None:
    assert season_of(day) == season


def test_what_is_due_on_29_february_is_due_on_the_28th_in_other_years() -> None:
    assert in_year(date(2008, 2, 29), 2009) == date(2009, 2, 28)
    days = list(yearly_days(date(2008, 2, 29), 2012))
    assert [day.day for day in days] == [29, 28, 28, 28, 29]


def test_nothing_comes_back_before_the_first_time() -> None:
    assert list(yearly_days(date(2011, 5, 1), 2010)) == []


YEAR_AND_LEAP_YEAR = [date(2011, 1, 1) + timedelta(days=n) for n in range(365 + 366)]
"""Every day of 2011 and of 2012, which has a 29 February."""


@pytest.mark.parametrize("precision", ["day", "month", "season"])
def test_every_day_lies_in_the_span_that_it_is_told_as(precision: str) -> None:
    for day in YEAR_AND_LEAP_YEAR:
        last = last_day(day, precision)
        assert first_day(last, precision) <= day <= last


@pytest.mark.parametrize("precision", ["day", "month", "season"])
def test_the_last_day_of_a_span_is_its_own_last_day(precision: str) -> None:
    """A deadline is kept as its last day: kept once more, it must not wander on."""
    for day in YEAR_AND_LEAP_YEAR:
        last = last_day(day, precision)
        assert last_day(last, precision) == last


@pytest.mark.parametrize(("precision", "spans"), [("month", 24), ("season", 9)])
def test_the_spans_of_two_years_follow_each_other_without_a_gap(precision: str, spans: int) -> None:
    """Two years have 24 months; they touch nine seasons, for the first winter began in 2010."""
    ends = sorted({last_day(day, precision) for day in YEAR_AND_LEAP_YEAR})
    assert len(ends) == spans
    for before, end in pairwise(ends):
        assert first_day(end, precision) == before + timedelta(days=1)


def test_a_deadline_on_29_february_returns_to_the_29th_in_leap_years() -> None:
    days = list(yearly_days(date(2008, 2, 29), 2012))
    assert [day.day for day in days] == [29, 28, 28, 28, 29]
