"""What a stored value looks like in a cell: names for codes, kroner for øre, real dates."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

from fbdesk.models.row import Stored
from fbdesk.reports.numbers import ORE_PER_KRONE
from fbdesk.reports.workbook.columns import Book, Cell, Column, Kind

EXACT_DIGITS: Final = 10**15
"""From here on a spreadsheet rounds whole numbers, so that they are written as text."""
FIRST_DATE: Final = date(1900, 3, 1)
"""Before this day spreadsheets disagree about dates (one of them counts a 29 February 1900)."""
LEAST_CUT_T: Final = 1e-9
"""A smaller cut is what is left of two equal effects, and would stand as a red minus nought."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What goes into a cell: a value that a spreadsheet knows, its kind, formula and note."""

    value: str | int | float | date | datetime | None
    kind: Kind
    choices: str = ""
    formula: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ShownCells:
    """The cells of a column: each different one once, and which of them every row shows."""

    different: Sequence[Shown]
    places: Sequence[int]

    def __iter__(self) -> Iterator[Shown]:
        return map(self.different.__getitem__, self.places)

    def noted(self) -> Iterator[tuple[int, Shown]]:
        """Yield the cells with a value and a note, and which row each stands in, from 0."""
        noted = {
            place: cell
            for place, cell in enumerate(self.different)
            if cell.note and cell.value is not None
        }
        if noted:
            yield from ((row, noted[one]) for row, one in enumerate(self.places) if one in noted)


def shown_cells(book: Book, column: Column, rows: Sequence[Any]) -> ShownCells:
    """Return what each row shows in a column: most cells of a plan are like one above them."""
    different: list[Shown] = []
    seen: dict[Hashable, int] = {}
    places = []
    value, note = column.value, column.note  # a plan of 5 000 measures asks three million times
    for row in rows:
        given = value(book, row)
        kind = type(given)
        if kind is Cell or (note and given is not None):  # each has its own
            places.append(len(different))
            different.append(_shown(book, column, row, given))
            continue
        name = given if kind is str else (kind, given)
        place = seen.get(name)
        if place is None:
            place = seen[name] = len(different)
            different.append(_shown(book, column, row, given))
        places.append(place)
    return ShownCells(different, places)


def shown(book: Book, column: Column, row: object) -> Shown:
    """Return what one row shows in a column; an unknown value is None and stays an empty cell."""
    return _shown(book, column, row, column.value(book, row))


def _shown(book: Book, column: Column, row: object, given: Stored | Cell) -> Shown:
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
    if isinstance(value, float):
        if cell.kind is Kind.CUT and abs(value) < LEAST_CUT_T:
            return 0.0
        return value + 0.0  # the sign of nought says nothing
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
