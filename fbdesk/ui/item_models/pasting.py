"""A block of cells from a spreadsheet: what of it fits into which cells of a table."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from fbdesk.ui.day_text import parse_day
from fbdesk.ui.item_models.column_model import Column, key_of
from fbdesk.ui.number_text import parse_number
from fbdesk.ui.translation import tr

R = TypeVar("R")

FIRST_YEAR, LAST_YEAR = 1990, 2100
ORE_PER_KRONE = 100
MOST_NAMED = 6
"""So many names of a list are told where a value is not among them."""
YES = frozenset({"ja", "yes", "x", "1", "true", "sann", "✓"})
NO = frozenset({"", "nei", "no", "0", "false", "usann"})

Cells = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Change(Generic[R]):
    """A value that a cell shall have."""

    row: R
    column: Column[R]
    value: Any


@dataclass(frozen=True, slots=True)
class Misfit:
    """A value that cannot be taken over: where it stood in the block (from 1), and why."""

    line: int
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class Block(Generic[R]):
    """What a pasted block does: cells that change, rows that are new, and what does not fit."""

    changes: tuple[Change[R], ...] = ()
    new: tuple[Mapping[str, Any], ...] = ()
    misfits: tuple[Misfit, ...] = ()

    @property
    def changed_rows(self) -> int:
        """Return how many rows change."""
        return len({key_of(change.row) for change in self.changes})


def cells_of(text: str) -> list[list[str]]:
    """Return the cells of copied text, as spreadsheets put them on the clipboard."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    try:
        lines = list(csv.reader(io.StringIO(plain), delimiter="\t"))
    except csv.Error:  # a cell longer than spreadsheets have
        lines = [line.split("\t") for line in plain.split("\n")]
    while lines and not any(cell.strip() for cell in lines[-1]):
        lines.pop()
    return lines


def headings_in(columns: Sequence[Column[Any]], cells: Cells) -> list[Column[Any]] | None:
    """Return the columns that the first line names, None where it is no line of headings."""
    if len(cells) < 2:  # noqa: PLR2004 headings and at least one line below
        return None
    named = {column.title.casefold(): column for column in columns}
    named |= {column.heading.casefold(): column for column in columns}
    found = [named.get(cell.strip().casefold()) for cell in cells[0]]
    known = [column for column in found if column is not None]
    return known if len(known) == len(cells[0]) else None


def block_onto(
    columns: Sequence[Column[R]], rows: Sequence[R], cells: Cells, *, can_add: bool
) -> Block[R]:
    """Return what a block does to rows from the first on; lines beyond the last are new rows."""
    made: _Making[R] = _Making()
    for number, line in enumerate(cells, start=1):
        row = rows[number - 1] if number <= len(rows) else None
        if row is None and not can_add:
            made.misfits.append(Misfit(number, "", tr("There is no row left for it.")))
            continue
        made.take(row, zip(columns, line, strict=False), number)
    return made.block()


def block_by_headings(
    columns: Sequence[Column[R]], rows: Sequence[R], cells: Cells, *, can_add: bool
) -> Block[R]:
    """Return what a block with headings does: rows are found by the column that identifies them."""
    made: _Making[R] = _Making()
    named = next((column for column in columns if column.identifies), None)
    held = {named.shown(row).casefold(): row for row in rows} if named is not None else {}
    for number, line in enumerate(cells[1:], start=1):
        pairs = list(zip(columns, line, strict=False))
        name = next((cell.strip() for column, cell in pairs if column is named), "")
        row = held.get(name.casefold()) if name else None
        if row is None and not can_add:
            reason = tr("No row of the table is called {name}.", name=name or "–")
            made.misfits.append(Misfit(number, "", reason))
            continue
        made.take(row, pairs, number)
    return made.block()


def read_value(column: Column[Any], text: str) -> tuple[Any, str]:
    """Return the value that a text means in a column, and what is wrong with it ("" if nothing)."""
    stripped = text.strip()
    if column.choices:
        return _read_choice(column, stripped)
    if column.field == "check":
        return _read_yes_or_no(stripped)
    if column.field in {"number", "year", "money"}:
        return _read_number(column, stripped)
    if column.field == "date":
        return _read_day(stripped)
    if column.required and not stripped:
        return None, tr("It cannot be empty.")
    return stripped, ""


class _Making(Generic[R]):
    """A block that is being put together."""

    def __init__(self) -> None:
        self.changes: list[Change[R]] = []
        self.new: list[Mapping[str, Any]] = []
        self.misfits: list[Misfit] = []

    def take(self, row: R | None, pairs: Any, number: int) -> None:
        """Take one line of the block over, onto a row or as a new one."""
        values: dict[str, Any] = {}
        for column, text in pairs:
            if row is not None and _is_shown(column, row, text):
                continue
            value, problem = self._read(column, text, is_new=row is None)
            if problem:
                self.misfits.append(Misfit(number, column.title, problem))
            elif row is None:
                values[column.code] = value
            elif value != column.value(row):
                self.changes.append(Change(row, column, value))
        if row is None and any(value not in ("", None, False) for value in values.values()):
            self.new.append(values)

    def block(self) -> Block[R]:
        """Return what was put together."""
        return Block(tuple(self.changes), tuple(self.new), tuple(self.misfits))

    @staticmethod
    def _read(column: Column[R], text: str, *, is_new: bool) -> tuple[Any, str]:
        if column.edit is None and not (is_new and column.for_new_rows):
            return None, tr("It cannot be changed here.")
        return read_value(column, text)


def _is_shown(column: Column[R], row: R, text: str) -> bool:
    """Return whether a cell shows just this text: then there is nothing to do or to say."""
    return " ".join(text.split()) == " ".join(column.shown(row).split())


def _read_choice(column: Column[Any], text: str) -> tuple[Any, str]:
    for code, name in column.choices:
        if text.casefold() in {name.casefold(), code.casefold()}:
            return code, ""
    names = [name for _, name in column.choices if name]
    listed = ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")
    return None, tr("{value} is none of: {names}.", value=f"«{text}»", names=listed)


def _read_yes_or_no(text: str) -> tuple[Any, str]:
    if text.casefold() in YES | NO:
        return text.casefold() in YES, ""
    return None, tr("{value} is neither yes nor no.", value=f"«{text}»")


def _read_day(text: str) -> tuple[Any, str]:
    if not text:
        return None, ""
    try:
        return parse_day(text), ""
    except ValueError:
        return None, tr("{value} is no day. Write it as 31.12.2010.", value=f"«{text}»")


def _read_number(column: Column[Any], text: str) -> tuple[Any, str]:
    if not text:
        return None, ""
    number = parse_number(text)
    if number is None:
        return None, tr("{value} is not a number.", value=f"«{text}»")
    if column.field == "money":
        return round(number * ORE_PER_KRONE), ""
    if column.field == "number":
        return number, ""
    if number != int(number) or not FIRST_YEAR <= number <= LAST_YEAR:
        return None, tr("{value} is not a year of the plan.", value=f"«{text}»")
    return int(number), ""
