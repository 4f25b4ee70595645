"""What a stored value looks like in a cell: names for codes, kroner for øre, real dates."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from fbdesk.reports.numbers import ORE_PER_KRONE
from fbdesk.reports.workbook_columns import Book, Cell, Column, Kind

EXACT_DIGITS: Final = 10**15
"""From here on a spreadsheet rounds whole numbers, so that they are written as text."""
FIRST_DATE: Final = date(1900, 3, 1)
"""Before this day spreadsheets disagree about dates (one of them counts a 29 February 1900)."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What goes into a cell: a value that a spreadsheet knows, its kind, formula and note."""

    value: str | int | float | date | datetime | None
    kind: Kind
    choices: str = ""
    formula: str = ""
    note: str = ""


def shown(book: Book, column: Column, row: object) -> Shown:
    """Return what one row shows in a column; an unknown value is None and stays an empty cell."""
    given = column.value(book, row)
    if isinstance(given, str) and column.kind in _TEXTS and not column.note:  # as most cells are
        return Shown(given, column.kind, column.choices, column.formula)
    if not isinstance(given, Cell):
        given = Cell(given, column.kind, column.choices, column.formula)
    value = _value(book, given)
    note = given.note
    if not note and column.note and value not in (None, ""):
        note = column.note(book, row)
    kind = Kind.TEXT if isinstance(value, str) and given.kind not in _WORDS else given.kind
    return Shown(value, kind, given.choices, given.formula, note)


def _value(book: Book, cell: Cell) -> str | int | float | date | datetime | None:
    value = cell.value
    if cell.kind is Kind.CHOICE:
        return _name(book, cell)
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date):
        return value if value >= FIRST_DATE else value.isoformat()
    return _number(cell, value) if isinstance(value, int) else value


def _number(cell: Cell, value: int) -> str | int | float:
    if isinstance(value, bool):
        return str(value)
    if cell.kind is Kind.MONEY:
        return kroner(value)
    return value if abs(value) < EXACT_DIGITS else str(value)


def kroner(amount_ore: int) -> int | float:
    """Return øre as kroner, whole where they are whole."""
    whole, rest = divmod(amount_ore, ORE_PER_KRONE)
    return amount_ore / ORE_PER_KRONE if rest else whole


def _name(book: Book, cell: Cell) -> str | None:
    if cell.value is None:
        return None
    if isinstance(cell.value, bool):
        return book.name("yes_no", "yes" if cell.value else "no")
    return book.name(cell.choices, cell.value) or None


def _moment(value: datetime) -> datetime | str:
    plain = value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value
    plain = plain.replace(microsecond=0)
    return plain if plain.date() >= FIRST_DATE else plain.isoformat()


_TEXTS: Final = frozenset({Kind.TEXT, Kind.LONG, Kind.KEY})
_WORDS: Final = _TEXTS | {Kind.CHOICE}
