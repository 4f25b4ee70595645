"""Numbers and days that people type as text into a spreadsheet, in the usual Norwegian ways."""

import math
import re
from datetime import date
from typing import Final

from fbdesk.errors import InputError

MONTHS: Final = (
    *("januar", "februar", "mars", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "desember"),
)
CENTURY: Final = 2000
TWO_DIGITS: Final = 100
SHORTEST_MONTH: Final = 3

_SPACES: Final = re.compile("[\\s\u00a0\u202f\u2009']+")
_AROUND: Final = re.compile(r"^kr\.?|kr\.?$|,[-–—]$")
_TWO_WAYS: Final = re.compile(r"-?\d{1,3}\.\d{3}")
_THOUSANDS: Final = re.compile(r"-?\d{1,3}(\.\d{3}){2,}")
_NUMBERS: Final = re.compile(r"(\d{1,2})[./ -]+(\d{1,2})[./ -]+(\d{4}|\d{2})")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})([T ]00:00(:00)?)?")
_WORDS: Final = re.compile(r"(\d{1,2})\.?\s*([a-zæøå]+)\.?\s*(\d{4})")


def typed_number(text: str) -> float:
    """Return the number that a text writes: `1 240,5`, `−3`, `25 %` (0.25), `kr 1 000,-`.

    Raises `InputError` for a text that is none, and for one such as `1.240`, which is either one
    and a bit or more than a thousand.
    """
    bare = _AROUND.sub("", _SPACES.sub("", text.strip().casefold()).replace("−", "-"))
    share = 0.01 if bare.endswith("%") else 1.0
    bare = bare.removesuffix("%")
    if _TWO_WAYS.fullmatch(bare):
        raise InputError(
            "«{text}» can be read as a thousand or as a decimal. Write it as a number.", text=text
        )
    if "," in bare and "." in bare:
        thousands = "." if bare.rfind(",") > bare.rfind(".") else ","
        bare = bare.replace(thousands, "")
    elif _THOUSANDS.fullmatch(bare):
        bare = bare.replace(".", "")
    try:
        number = float(bare.replace(",", ".")) * share
    except ValueError:
        number = math.nan
    if not math.isfinite(number) or "_" in bare:
        raise InputError("«{text}» is not a number.", text=text)
    return number


def typed_day(text: str) -> date:
    """Return the day that a text writes: `19.5.2009`, `19/5-09`, `2009-05-19`, `19. mai 2009`.

    Raises `InputError` for a text that writes no day of the calendar.
    """
    plain = text.strip().casefold()
    try:
        if found := _ISO.fullmatch(plain):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _NUMBERS.fullmatch(plain):
            year = int(found[3])
            century = CENTURY if year < TWO_DIGITS else 0
            return date(year + century, int(found[2]), int(found[1]))
        if (found := _WORDS.fullmatch(plain)) and (month := _month(found[2])):
            return date(int(found[3]), month, int(found[1]))
    except ValueError:
        pass
    raise InputError("«{text}» is no date. Write it as 31.12.2010.", text=text)


def _month(word: str) -> int:
    """Return the number of a month that is written out or shortened, 0 for another word."""
    if len(word) < SHORTEST_MONTH:
        return 0
    return next((place for place, name in enumerate(MONTHS, 1) if name.startswith(word)), 0)
