"""Days that are known to the day, to the month or to the season, and what comes back each year."""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

SEASON_ENDS = {2: "winter", 5: "spring", 8: "summer", 11: "autumn"}
"""The last month of each season; December opens the winter of the year after."""


def season_of(day: date) -> tuple[str, int]:
    """Return the season of a day and the year in which it ends: December 2008 is winter 2009."""
    end = last_day(day, "season")
    return SEASON_ENDS[end.month], end.year


def last_day(day: date, precision: str) -> date:
    """Return the last day of the month or season that holds a day; the day itself for `day`."""
    if precision == "month":
        return _month_end(day.year, day.month)
    if precision == "season":
        month = next((end for end in SEASON_ENDS if day.month <= end), 14)
        return _month_end(day.year + month // 13, (month - 1) % 12 + 1)
    return day


def first_day(day: date, precision: str) -> date:
    """Return the first day of the month or season that ends on a day; the day itself for `day`."""
    if precision == "month":
        return day.replace(day=1)
    if precision == "season":
        before = day.replace(day=1) - timedelta(days=1)
        return (before.replace(day=1) - timedelta(days=1)).replace(day=1)
    return day


def in_year(day: date, year: int) -> date:
    """Return the same day of another year, the 28th for 29 February where there is none."""
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))


def yearly_days(first: date, last_year: int) -> Iterator[date]:
    """Yield a day and the same day of each year after it, through the last year."""
    for year in range(first.year, last_year + 1):
        yield in_year(first, year)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
