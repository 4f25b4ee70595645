"""Single cells of a published inventory: labels, gases, years and amounts as they are written."""

import re
import unicodedata
from collections.abc import Sequence

from fbdesk.models.inventory_sectors import known_sector

FIRST_YEAR, LAST_YEAR = 1990, 2100
NUMBER_DIGITS = 4
TOTALS = frozenset({"sum", "total", "totalt", "i alt", "alle", "alle sektorer", "alle kilder"})
UNKNOWN = frozenset({"", "-", "–", ".", "..", ":", "x", "n/a", "na"})
"""How statistics write that a figure is missing or withheld; never a zero."""

_SPACES = re.compile(r"\s+")
_THOUSANDS = re.compile(r"(?<=\d)[\s'](?=\d{3}(\D|$))")


def label(cell: object) -> str:
    """Return a label without line breaks, doubled or trailing blanks."""
    return _SPACES.sub(" ", str(cell)).strip()


def is_blank(row: Sequence[object]) -> bool:
    """Tell whether a row holds nothing but empty cells and blanks."""
    return all(isinstance(cell, str) and not cell.strip() for cell in row)


def plain(cell: object) -> str:
    """Return a label for comparison: `CO₂` and `CO2`, upper and lower case are the same."""
    return label(unicodedata.normalize("NFKC", str(cell))).casefold()


def sector_label(cell: object) -> str:
    """Return a sector under the label that the publisher uses most, a new one as it stands."""
    text = label(cell)
    sector = known_sector(text)
    return sector.label if sector else text


def gas_code(cell: object) -> str:
    """Return a gas as `CO2`, `CH4`, `N2O`, ...; whatever the file writes where it is another."""
    return label(unicodedata.normalize("NFKC", str(cell))).replace(" ", "")


def year(cell: object) -> int | None:
    """Return a year from 2009, 2009.0 or "2009"; None for anything else."""
    number = amount(cell)
    if number is None or number != int(number) or not FIRST_YEAR <= number <= LAST_YEAR:
        return None
    return int(number)


def amount(cell: object) -> float | None:
    """Return a number from a number or from text with a decimal comma and thousands blanks.

    None where the cell is empty, withheld or no number: an unknown figure is never 0.
    """
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return float(cell) if abs(cell) < float("inf") else None
    text = _THOUSANDS.sub("", plain(cell)).replace("−", "-")
    if text in UNKNOWN:
        return None
    if "," in text and "." in text:  # 1.234,5 and 1,234.5 cannot be told apart safely
        return None
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return number if abs(number) < float("inf") else None


def municipality_number(cell: object) -> str | None:
    """Return a municipality number of four digits from 301, 301.0, "0301" or "K-0301"."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        digits = f"{cell:.0f}"
    else:
        digits = label(cell).removeprefix("K-")
    if not digits.isdecimal() or len(digits) > NUMBER_DIGITS:
        return None
    return digits.zfill(NUMBER_DIGITS)


def is_total(cell: object) -> bool:
    """Tell whether a label names a sum row, which would count everything twice."""
    return plain(cell) in TOTALS
