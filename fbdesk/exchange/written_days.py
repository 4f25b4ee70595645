"""Days as people write them in a table: `1.5.2012`, `1. mai 2012`, `May 2012`, or a year alone."""

import calendar
import re
from datetime import date
from typing import Final

NUMBERS: Final = re.compile(r"(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4}|\d{2})")
ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
NAMED: Final = re.compile(r"(?:(\d{1,2})\.?\s+)?([^\W\d_]{3,9})\.?\s+(\d{4})")
YEAR: Final = re.compile(r"(\d{4})")
MONTHS: Final = (
    *(("jan",), ("feb",), ("mar",), ("apr",), ("mai", "may"), ("jun",)),
    *(("jul",), ("aug",), ("sep",), ("okt", "oct"), ("nov",), ("des", "dec")),
)
"""The first letters of each month in Norwegian and English."""
CENTURY: Final = 2000
TWO_DIGITS: Final = 100


def written_day(text: str) -> date:
    """Return the day that a text writes; a month or a year alone is its last day.

    Raises `ValueError` where the text writes no day of the calendar.
    """
    text = " ".join(text.split())
    if match := NUMBERS.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
        return date(year + CENTURY if year < TWO_DIGITS else year, month, day)
    if match := ISO.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
        return date(year, month, day)
    if match := NAMED.fullmatch(text):
        year, month = int(match[3]), _month(match[2])
        return date(year, month, int(match[1] or calendar.monthrange(year, month)[1]))
    if match := YEAR.fullmatch(text):
        return date(int(match[1]), 12, 31)
    raise ValueError(text)


def _month(name: str) -> int:
    for number, beginnings in enumerate(MONTHS, 1):
        if name.casefold().startswith(beginnings):
            return number
    raise ValueError(name)
