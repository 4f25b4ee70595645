"""Numbers and days that people type as text into a spreadsheet, in the usual Norwegian ways."""

import math
import re
from datetime import date
from typing import Final

from fbdesk.errors import InputError
from fbdesk.exchange.written_days import whole_day

_SPACES: Final = re.compile("[\\s\u00a0\u202f\u2009']+")
_AROUND: Final = re.compile(r"^kr\.?|kr\.?$|,[-–—]$")
_TWO_WAYS: Final = re.compile(r"-?\d{1,3}\.\d{3}")
_THOUSANDS: Final = re.compile(r"-?\d{1,3}(\.\d{3}){2,}")


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
    try:
        return whole_day(text)
    except ValueError:
        raise InputError("«{text}» is no date. Write it as 31.12.2010.", text=text) from None
