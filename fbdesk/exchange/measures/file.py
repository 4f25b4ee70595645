"""Reads a city's own list of measures: the tables of a workbook or text file, as they stand."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fbdesk.errors import FileError
from fbdesk.exchange.inventory.cells import is_blank
from fbdesk.exchange.inventory.text import DELIMITERS, decoded, delimited_rows
from fbdesk.exchange.measures.headings import best_headings, heading_text
from fbdesk.exchange.reading import Cancelled, never, stop_if
from fbdesk.exchange.spreadsheet.safety import (
    is_workbook,
    open_sheet,
    open_workbook,
    read_bytes,
    refuse_what_is_no_table,
)
from fbdesk.exchange.workbook.places import HEADING_WITHIN_ROWS
from fbdesk.models.workbook_format import INDEX

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MOST_ROWS: Final = 20_000
"""A list with more measures than this is something else."""
MOST_COLUMNS: Final = 200

Cells = Sequence[object]


@dataclass(frozen=True, slots=True)
class ListLine:
    """One row of a list: its number as the spreadsheet shows it, and its cells from the left."""

    number: int
    cells: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class ListSheet:
    """A table with measures: the name of its sheet, its headings, and the rows below them."""

    name: str
    headings: tuple[str, ...]
    lines: tuple[ListLine, ...]


@dataclass(frozen=True, slots=True)
class MeasureList:
    """A file with measures, as a city keeps it."""

    file_name: str
    sha256: str
    sheets: tuple[ListSheet, ...]
    passed_over: tuple[str, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """Return every heading of the file once, in its order."""
        return tuple(dict.fromkeys(h for sheet in self.sheets for h in sheet.headings if h))


def read_measure_list(path: Path, cancelled: Cancelled = never) -> MeasureList:
    """Return the tables of a file in which a column for the measures was found.

    Raises `FileError` for a file that cannot be used, with what to do, and `ReadingStoppedError`
    once `cancelled` says so.
    """
    data = read_bytes(path)
    refuse_what_is_no_table(data, path.name)
    tables = _of_workbook(data, path, cancelled) if is_workbook(data) else _of_text(data, path)
    sheets: list[ListSheet] = []
    passed_over: list[str] = []
    for name, rows in tables:
        stop_if(cancelled)
        found = _sheet(name, rows)
        if found is None:
            passed_over.append(name)
        else:
            sheets.append(found)
    if not sheets:
        raise FileError(
            "{file} has no table with measures: no row of headings has a column called Tiltak. "
            "Write the headings above the columns and try again.",
            file=path.name,
        )
    sha256 = hashlib.sha256(data).hexdigest()
    return MeasureList(path.name, sha256, tuple(sheets), tuple(filter(None, passed_over)))


def _of_text(data: bytes, path: Path) -> Iterator[tuple[str, list[Cells]]]:
    """Yield the table of a text file, parted by the sign that gives the most known headings."""
    text = decoded(data, path.name)
    parted: list[list[Cells]] = [list(delimited_rows(text, sign, path.name)) for sign in DELIMITERS]
    yield "", max(parted, key=lambda rows: best_headings(rows[:HEADING_WITHIN_ROWS])[1])


def _of_workbook(
    data: bytes, path: Path, cancelled: Cancelled
) -> Iterator[tuple[str, list[Cells]]]:
    book = open_workbook(data, path.name, cancelled)
    if INDEX in book.sheet_names:
        raise FileError(
            "{file} is a reporting workbook of fbdesk. Take it in as a filled-in workbook.",
            file=path.name,
        )
    for name in book.sheet_names:
        sheet = open_sheet(book, name, path.name)
        rows: list[Cells] = [row[:MOST_COLUMNS] for row in islice(sheet.iter_rows(), MOST_ROWS + 1)]
        if len(rows) > MOST_ROWS:
            raise FileError(
                "The sheet {sheet} of {file} has more than {most} rows. Delete the rows below the "
                "table and save it again.",
                sheet=name,
                file=path.name,
                most=MOST_ROWS,
            )
        yield name, _unmerged(sheet, rows)


def _unmerged(sheet: "CalamineSheet", rows: list[Cells]) -> list[Cells]:
    """Return the rows with what stands in cells merged downwards repeated in each of them."""
    filled = [list(row) for row in rows]
    for (top, left), (bottom, _right) in sheet.merged_cell_ranges or ():
        if top >= len(filled) or left >= len(filled[top]):
            continue
        for row in filled[top + 1 : bottom + 1]:
            if left < len(row) and row[left] == "":
                row[left] = filled[top][left]
    return [tuple(row) for row in filled]


def _sheet(name: str, rows: Sequence[Cells]) -> ListSheet | None:
    """Return a table with its headings told from its rows, None where it has no measures."""
    at, known = best_headings(rows[:HEADING_WITHIN_ROWS])
    if not known:
        return None
    headings = tuple(_told_apart(heading_text(cell) for cell in rows[at]))
    lines = (
        ListLine(number, tuple(row))
        for number, row in enumerate(rows[at + 1 :], start=at + 2)
        if not is_blank(row)
    )
    return ListSheet(name, headings, tuple(lines))


def _told_apart(headings: Iterable[str]) -> Iterator[str]:
    """Yield the headings, those that stand twice with a number behind them."""
    seen: dict[str, int] = {}
    for heading in headings:
        seen[heading] = seen.get(heading, 0) + 1
        yield f"{heading} ({seen[heading]})" if heading and seen[heading] > 1 else heading
