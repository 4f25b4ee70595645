"""Tests of days as people write them in a table."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.exchange.written_days import whole_day, written_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31.12.2010", date(2010, 12, 31)),
        ("1.5.12", date(2012, 5, 1)),
        ("1. 5. 2012", date(2012, 5, 1)),
        ("01/05/2012", date(2012, 5, 1)),
        ("1-5-2012", date(2012, 5, 1)),
        ("2012-05-01", date(2012, 5, 1)),
        ("1. mai 2012", date(2012, 5, 1)),
        ("1 May 2012", date(2012, 5, 1)),
        ("19 Oct 2009", date(2009, 10, 19)),
        ("3. OKTOBER 2009", date(2009, 10, 3)),
        ("24. des. 2009", date(2009, 12, 24)),
        ("mai 2012", date(2012, 5, 31)),
        ("februar 2012", date(2012, 2, 29)),
        ("2012", date(2012, 12, 31)),
        ("  1.\u00a0mai\u00a02012 ", date(2012, 5, 1)),
    ],
)
def test_a_day_is_understood_as_people_write_it(text: str, day: date) -> None:
    assert written_day(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "snart",
        "31.2.2012",
        "32. mai 2012",
        "1. mia 2012",
        "mai",
        "12.2012",
        "1.5",
        "²012",
        "marked 2012",
        "10-11 2012",
    ],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 any of the calendar's own words will do
        written_day(text)


@pytest.mark.parametrize("text", ["mai 2012", "2012", "May 2012"])
def test_a_part_of_a_day_is_no_whole_one(text: str) -> None:
    assert written_day(text) > date(2012, 5, 30)
    with pytest.raises(ValueError):  # noqa: PT011 any of the calendar's own words will do
        whole_day(text)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back_in_each_manner(day: date) -> None:
    assert written_day(f"{day:%d.%m.%Y}") == day
    assert written_day(f"{day.day}.{day.month}.{day:%y}") == day
    assert written_day(day.isoformat()) == day
