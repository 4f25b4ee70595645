"""The order of numbers that people give measures and commitments: T-2 stands before T-10."""

import re
from typing import Final

_DIGITS: Final = re.compile(r"(\d+)")


def number_order(number: str) -> tuple[tuple[bool, int, str], ...]:
    """Return a sort key in which digits inside a text count as numbers, before letters."""
    parts = (part for part in _DIGITS.split(number) if part)
    return tuple(
        (False, int(part), part) if part.isdecimal() else (True, 0, part.casefold())
        for part in parts
    )
