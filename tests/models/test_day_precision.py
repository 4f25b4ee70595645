"""A month and a season have a first and a last day; what comes yearly finds its day each year."""

from datetime import date

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
