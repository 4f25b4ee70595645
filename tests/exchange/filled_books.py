"""A reporting workbook of a full plan as it comes back, and ways to fill it in by hand."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from fbdesk.exchange.reading import Message
from fbdesk.exchange.workbook.change import Change, WorkbookChange
from fbdesk.exchange.workbook.compare import compare
from fbdesk.exchange.workbook.file import FilledBook, FilledRow, FilledSheet
from fbdesk.models.declarations import table_name
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.reports.choice_names import names_in_every_language
from tests.reports.full_plan import PROGRAMME, full_plan

PLAN = full_plan()
"""One plan for all tests of workbooks that come back: its rows have keys that vary by run."""

NAMES = names_in_every_language(PROGRAMME)


def sheet_of(book: FilledBook, table: str) -> FilledSheet:
    """Return the sheet with the rows of a table."""
    return next(sheet for sheet in book.sheets if sheet.listed.table == table)


def with_sheet(book: FilledBook, table: str, work: Callable[[FilledSheet], Any]) -> FilledBook:
    """Return the book with one sheet as `work` gives it."""
    sheets = [work(s) if s.listed.table == table else s for s in book.sheets]
    return replace(book, sheets=tuple(sheets))


def filled(book: FilledBook, row: Row, **cells: object) -> FilledBook:
    """Return the book with cells of one row filled in, by the codes of their columns."""

    def work(sheet: FilledSheet) -> FilledSheet:
        rows = [
            replace(each, cells={**each.cells, **cells}) if each.cells["key"] == row.key else each
            for each in sheet.rows
        ]
        return replace(sheet, rows=tuple(rows))

    return with_sheet(book, table_name(type(row)), work)


def line_filled(book: FilledBook, row: Row, field: str, value: object) -> FilledBook:
    """Return the book with one field of a row filled in on a sheet with one field per line."""

    def work(sheet: FilledSheet) -> FilledSheet:
        rows = [
            replace(each, cells={**each.cells, "value": value})
            if (each.cells["key"], each.cells["field"]) == (row.key, field)
            else each
            for each in sheet.rows
        ]
        return replace(sheet, rows=tuple(rows))

    return with_sheet(book, table_name(type(row)), work)


def with_row(book: FilledBook, table: str, **cells: object) -> FilledBook:
    """Return the book with a row more at the end of a sheet; cells that are not given are empty."""

    def work(sheet: FilledSheet) -> FilledSheet:
        number = max((row.number for row in sheet.rows), default=4) + 1
        row = FilledRow(number, {**dict.fromkeys(sheet.places, ""), **cells})
        return replace(sheet, rows=(*sheet.rows, row))

    return with_sheet(book, table, work)


def without_row(book: FilledBook, row: Row) -> FilledBook:
    """Return the book without a row that it was made with."""

    def work(sheet: FilledSheet) -> FilledSheet:
        kept = tuple(each for each in sheet.rows if each.cells["key"] != row.key)
        return replace(sheet, rows=kept)

    return with_sheet(book, table_name(type(row)), work)


def row_number(book: FilledBook, row: Row) -> int:
    """Return the number of a row as the spreadsheet shows it."""
    sheet = sheet_of(book, table_name(type(row)))
    return next(each.number for each in sheet.rows if each.cells["key"] == row.key)


def compared(book: FilledBook, plan: Plan = PLAN) -> WorkbookChange:
    """Return what a book changes in a plan."""
    return compare(plan, book, NAMES)


def only_change(book: FilledBook, plan: Plan = PLAN) -> Change:
    """Return the one change that a book makes, without a word about it."""
    found = compared(book, plan)
    assert told(found) == []
    (change,) = found.changes
    return change


def told(found: WorkbookChange) -> list[str]:
    """Return what is said about a workbook: level, place and words."""
    return [_told(message) for message in found.messages]


def _told(message: Message) -> str:
    place = f"{message.sheet} {message.column}{message.row or ''}".strip()
    return f"{message.level}, {place}: {message.text}"
