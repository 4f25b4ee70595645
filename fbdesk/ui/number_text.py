"""Numbers as a Norwegian types them: decimal comma, spaces between thousands, a real minus."""

import math

from fbdesk.reports.numbers import MINUS, Numbers, numbers_in

SPACES = "\u0020\u00a0\u202f\u2009"
MOST_DECIMALS = 6


def parse_number(text: str) -> float | None:
    """Return the number a text holds, or None where it holds none.

    Takes `1 240,5`, `1240.5`, `−3` and `1,5e3`; a text with two marks, such as `1.240,5`, reads
    the last as the decimal mark.
    """
    plain = text.strip().replace(MINUS, "-")
    for space in SPACES:
        plain = plain.replace(space, "")
    if "," in plain and "." in plain:
        thousands = "." if plain.rfind(",") > plain.rfind(".") else ","
        plain = plain.replace(thousands, "")
    plain = plain.replace(",", ".")
    try:
        number = float(plain)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def number_text(value: float | None, language: str = "nb") -> str:
    """Return a number for a field: every digit that was given, no more; empty for None."""
    if value is None:
        return ""
    numbers = numbers_in(language, str)  # the words of the language are not needed here
    return _trimmed(numbers, numbers.number(float(value), MOST_DECIMALS))


def _trimmed(numbers: Numbers, text: str) -> str:
    return text.rstrip("0").removesuffix(numbers.decimal_mark)
