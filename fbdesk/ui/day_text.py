"""Days as people type them: `31.12.2010`, `31.12.10`, `2010-12-31`, or a year alone for its end."""

import re
from datetime import date

NORWEGIAN = re.compile(r"(\d{1,2})[./ ](\d{1,2})[./ ](\d{2}|\d{4})")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
YEAR = re.compile(r"\d{4}")
CENTURY = 2000
TWO_DIGITS = 100


def parse_day(text: str) -> date:
    """Return the day that a text writes; a year alone is its last day.

    Raises `ValueError` where the text writes no day of the calendar.
    """
    text = text.strip()
    if match := NORWEGIAN.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
        return date(year + CENTURY if year < TWO_DIGITS else year, month, day)
    if match := ISO.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
        return date(year, month, day)
    if YEAR.fullmatch(text):
        return date(int(text), 12, 31)
    raise ValueError(text)


def day_text(value: date | None) -> str:
    """Return a day as the fields show it, empty where there is none."""
    return f"{value:%d.%m.%Y}" if value else ""
