"""Days as people write them in a table: `1.5.2012`, `1. mai 2012`, `May 2012`, or a year alone."""

import calendar
import re
from datetime import date
from typing import Final

MONTHS: Final = (
    *(("januar", "january"), ("februar", "february"), ("mars", "march"), ("april",)),
    *(("mai", "may"), ("juni", "june"), ("juli", "july"), ("august",), ("september",)),
    *(("oktober", "october"), ("november",), ("desember", "december")),
)
"""The name of each month in Norwegian and English."""
SHORTEST_MONTH: Final = 3
CENTURY: Final = 2000
TWO_DIGITS: Final = 100

_NUMBERS: Final = re.compile(r"(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4}|\d{2})", re.ASCII)
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})([t ]00:00(:00)?)?", re.ASCII)
_NAMED: Final = re.compile(r"(?:(\d{1,2})(?:\.\s?|\s))?([^\W\d_]+)\.?\s?(\d{4})")
_YEAR: Final = re.compile(r"\d{4}", re.ASCII)


def written_day(text: str) -> date:
    """Return the day that a text writes; a month or a year alone is its last day.

    Raises `ValueError` where the text writes no day of the calendar.
    """
    plain = _plain(text)
    if _YEAR.fullmatch(plain):
        return date(int(plain), 12, 31)
    found = _NAMED.fullmatch(plain)
    if found and not found[1]:
        year, month = int(found[3]), _month(found[2])
        return date(year, month, calendar.monthrange(year, month)[1])
    return whole_day(text)


def whole_day(text: str) -> date:
    """Return the day that a text writes with day, month and year.

    Raises `ValueError` where the text writes no day of the calendar, or only a part of one.
    """
    plain = _plain(text)
    if found := _NUMBERS.fullmatch(plain):
        year = int(found[3])
        century = CENTURY if year < TWO_DIGITS else 0
        return date(year + century, int(found[2]), int(found[1]))
    if found := _ISO.fullmatch(plain):
        return date(int(found[1]), int(found[2]), int(found[3]))
    found = _NAMED.fullmatch(plain)
    if found and found[1]:
        return date(int(found[3]), _month(found[2]), int(found[1]))
    raise ValueError(text)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _month(word: str) -> int:
    """Return the number of a month that is written out or shortened."""
    for number, names in enumerate(MONTHS, 1):
        if len(word) >= SHORTEST_MONTH and any(name.startswith(word) for name in names):
            return number
    raise ValueError(word)
