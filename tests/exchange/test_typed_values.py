"""Numbers and days as people type them where a spreadsheet takes them for texts."""

from datetime import date

import pytest

from fbdesk.errors import InputError
from fbdesk.exchange.typed_values import typed_day, typed_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1240", 1240.0),
        ("1 240,5", 1240.5),
        ("1\u00a0240", 1240.0),
        ("1\u202f240\u202f000", 1_240_000.0),
        ("1.240.000", 1_240_000.0),
        ("1.240,5", 1240.5),
        ("1,240.5", 1240.5),
        ("−3", -3.0),
        ("-3,25", -3.25),
        ("0.5", 0.5),
        ("25 %", 0.25),
        ("kr 1 000,-", 1000.0),
        ("1 000 kr", 1000.0),
        ("1'000", 1000.0),
        ("1,5e3", 1500.0),
    ],
)
def test_a_number_is_read_as_norwegians_write_it(text: str, number: float) -> None:
    assert typed_number(text) == pytest.approx(number)


def test_a_number_that_can_be_read_in_two_ways_is_asked_about() -> None:
    with pytest.raises(InputError, match="can be read as a thousand or as a decimal"):
        typed_number("1.240")


@pytest.mark.parametrize("text", ["i fjor", "ca. 5", "5-6", "1_000", "nan", "inf", "", "1,2,3"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="is not a number"):
        typed_number(text)


@pytest.mark.parametrize(
    "text",
    [
        *("19.5.2009", "19.05.2009", "19.05.09", "19/5-2009", "19/5-09", "19. 5. 2009"),
        *("2009-05-19", "2009-05-19 00:00:00", "19. mai 2009", "19 Mai 2009", " 19.5.2009 "),
    ],
)
def test_a_day_is_read_as_norwegians_write_it(text: str) -> None:
    assert typed_day(text) == date(2009, 5, 19)


@pytest.mark.parametrize(
    ("text", "month"), [("1. jan. 2012", 1), ("1. sept 2012", 9), ("1. desember 2012", 12)]
)
def test_a_month_may_be_shortened(text: str, month: int) -> None:
    assert typed_day(text) == date(2012, month, 1)


@pytest.mark.parametrize(
    "text", ["31.2.2009", "mai 2009", "2009", "5/19/2009", "1. ma 2009", "1. xyz 2009", "snart"]
)
def test_what_is_no_day_of_the_calendar_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="is no date"):
        typed_day(text)
