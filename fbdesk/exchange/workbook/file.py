"""Reads a reporting workbook that was filled in: its sheets, rows and cells as they came back."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fbdesk.errors import FileError
from fbdesk.exchange.inventory.cells import is_blank
from fbdesk.exchange.reading import Cancelled, Message, never, stop_if
from fbdesk.exchange.spreadsheet.safety import (
    is_workbook,
    open_sheet,
    open_workbook,
    read_bytes,
    refuse_what_is_no_table,
)
from fbdesk.exchange.workbook.index import Index, ListedSheet, index_of
from fbdesk.exchange.workbook.parts import Beside, beside_values
from fbdesk.exchange.workbook.places import (
    HEADING_WITHIN_ROWS,
    column_letters,
    find_columns,
    find_headings,
)
from fbdesk.models.cell_values import KEPT_AS_PUBLISHED
from fbdesk.models.workbook_format import FORMAT, FORMAT_VERSION, INDEX

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

MOST_ROWS: Final = 200_000
"""More rows on one sheet were not filled in by people."""

Names = Mapping[str, str]
"""The codes of a choice list by the names that the workbook shows for them."""


@dataclass(frozen=True, slots=True)
class FilledRow:
    """One row: its number as the spreadsheet shows it, and its cells by the codes of columns."""

    number: int
    cells: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """A sheet that people filled in; `places` says in which column each code stands, from 0."""

    listed: ListedSheet
    places: Mapping[str, int]
    rows: tuple[FilledRow, ...]
    spoiled: frozenset[str]
    merged: Mapping[str, str] = field(default_factory=dict)
    """Cells that were merged with one before them, which holds what they show."""

    def letters(self, code: str) -> str:
        """Return the letters of a column, empty for one that is not there."""
        return column_letters(self.places[code]) if code in self.places else ""

    def is_spoiled(self, row: FilledRow, code: str) -> bool:
        """Tell whether a cell shows an error, or a formula that nobody has computed."""
        return f"{self.letters(code)}{row.number}" in self.spoiled

    def merged_with(self, row: FilledRow, code: str) -> str:
        """Return the cell that a cell was merged with, empty where it stands for itself."""
        return self.merged.get(f"{self.letters(code)}{row.number}", "")


@dataclass(frozen=True, slots=True)
class FilledBook:
    """A reporting workbook that came back: what it says of itself, its sheets and lists."""

    file_name: str
    sha256: str
    index: Index
    sheets: tuple[FilledSheet, ...]
    lists: Mapping[str, Names]
    bold: Mapping[str, str]
    messages: tuple[Message, ...]


def read_workbook(path: Path, cancelled: Cancelled = never) -> FilledBook:
    """Return what a filled-in reporting workbook holds.

    Raises `FileError` for a file that is no such workbook or cannot be used, with what to do, and
    `ReadingStoppedError` once `cancelled` says so.
    """
    data = read_bytes(path)
    refuse_what_is_no_table(data, path.name)
    if not is_workbook(data):
        raise _no_reporting_workbook(path)
    book = open_workbook(data, path.name, cancelled)
    if INDEX not in book.sheet_names:
        raise _no_reporting_workbook(path)
    index = _index(book, path)
    listed = [
        sheet
        for sheet in index.sheets.values()
        if sheet.table and sheet.table not in KEPT_AS_PUBLISHED
    ]
    beside = beside_values(data, {sheet.name for sheet in listed}, cancelled)
    messages = [*_about(beside), *_other_sheets(book, index)]
    sheets = []
    for sheet in listed:
        stop_if(cancelled)
        if sheet.name in book.sheet_names:
            filled = _sheet(book, sheet, path.name, beside)
            messages += _missing_columns(filled)
            sheets.append(filled)
        else:
            messages.append(_gone(sheet))
    return FilledBook(
        path.name,
        hashlib.sha256(data).hexdigest(),
        index,
        tuple(sheets),
        _lists(book, index, path.name),
        beside.bold,
        tuple(messages),
    )


def _no_reporting_workbook(path: Path) -> FileError:
    return FileError(
        "{file} is no reporting workbook of fbdesk. Make one from this plan under Documents, have "
        "it filled in, and choose that file as .xlsx.",
        file=path.name,
    )


def _index(book: "CalamineWorkbook", path: Path) -> Index:
    index = index_of(open_sheet(book, INDEX, path.name).iter_rows())
    version = index.facts.get("version", "")
    if index.facts.get("format") != FORMAT or not version.isdecimal():
        raise _no_reporting_workbook(path)
    if int(version) > FORMAT_VERSION:
        raise FileError(
            "{file} was made by a newer version of fbdesk. Update fbdesk and try again.",
            file=path.name,
        )
    if not index.fields:
        raise FileError(
            "{file} was made by an older version of fbdesk that could not take workbooks back. "
            "Make it anew from this plan.",
            file=path.name,
        )
    return index


def _sheet(book: "CalamineWorkbook", listed: ListedSheet, file: str, beside: Beside) -> FilledSheet:
    rows = open_sheet(book, listed.name, file).iter_rows()
    head = list(islice(rows, HEADING_WITHIN_ROWS))
    heading = find_headings(listed, head)
    if heading < 0:
        return FilledSheet(listed, {}, (), frozenset())
    places = find_columns(listed, head[heading])
    read = [*head[heading + 1 :], *islice(rows, MOST_ROWS)]
    if next(rows, None) is not None:
        raise FileError(
            "The sheet {sheet} of {file} has more than {most} rows. Delete the rows below the "
            "table and save it again.",
            sheet=listed.name,
            file=file,
            most=MOST_ROWS,
        )
    spoiled = beside.spoiled.get(listed.name, frozenset())
    merged = beside.merged.get(listed.name, {})
    return FilledSheet(listed, places, tuple(_rows(read, heading + 2, places)), spoiled, merged)


def _rows(
    read: Sequence[Sequence[object]], first: int, places: Mapping[str, int]
) -> Iterator[FilledRow]:
    for number, row in enumerate(read, start=first):
        if not is_blank(row):
            yield FilledRow(
                number,
                {code: row[place] if place < len(row) else "" for code, place in places.items()},
            )


def _lists(book: "CalamineWorkbook", index: Index, file: str) -> dict[str, Names]:
    """Return the choice lists that the workbook carries on its hidden sheet."""
    others = [name for name in book.sheet_names if name in index.pages - _listed_names(index)]
    for name in others:
        head = next(iter(open_sheet(book, name, file).iter_rows()), [])
        titles = [str(cell) for cell in head]
        if all(of in titles for of in index.lists):
            rows = list(islice(open_sheet(book, name, file).iter_rows(), 1, MOST_ROWS))
            return {of: _names(rows, titles.index(of)) for of in index.lists}
    return {}


def _names(rows: Sequence[Sequence[object]], place: int) -> Names:
    cells = ((str(row[place]), str(row[place + 1])) for row in rows if place + 1 < len(row))
    return {name: code for name, code in cells if name}


def _listed_names(index: Index) -> set[str]:
    return {sheet.name for sheet in index.sheets.values()}


def _about(beside: Beside) -> Iterator[Message]:
    if beside.macros:
        yield Message(level="note", message="The file holds macros. They are not run.")
    if beside.links:
        yield Message(
            level="note",
            message="The file refers to other files. These are not opened: its own figures count.",
        )


def _other_sheets(book: "CalamineWorkbook", index: Index) -> Iterator[Message]:
    known = index.pages | _listed_names(index) | {INDEX}
    for name in book.sheet_names:
        if name not in known:
            yield Message(
                level="note",
                message="The sheet is not one of fbdesk's, and is not read.",
                sheet=name,
            )


def _gone(listed: ListedSheet) -> Message:
    return Message(
        level="warning",
        message="The sheet is missing or has another name. Nothing of it changes in the plan.",
        sheet=listed.name,
    )


def _missing_columns(sheet: FilledSheet) -> Iterator[Message]:
    """Yield what cannot be read because its heading is gone; nothing of it changes in the plan."""
    needed = [c for c in sheet.listed.columns.values() if c.filled_in or c.code == "key"]
    missing = [column for column in needed if column.code not in sheet.places]
    if 2 * len(missing) > len(needed) and len(missing) > 1:
        text = (
            "The row of headings is missing or was written anew. The sheet is not read. Take the "
            "row from the workbook as it was made."
        )
        yield Message(level="error", message=text, sheet=sheet.listed.name)
        return
    for column in missing:
        if column.code == "key":
            text = (
                "The hidden column «key» is missing, so that the rows cannot be told apart. The "
                "sheet is not read. Take the column from the workbook as it was made."
            )
            yield Message(level="error", message=text, sheet=sheet.listed.name)
        else:
            yield Message(
                level="warning",
                message="The column {heading} is missing or has another heading. It is not read.",
                values={"heading": " ".join(column.heading.split())},
                sheet=sheet.listed.name,
            )
