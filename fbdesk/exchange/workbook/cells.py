"""One cell of a workbook that came back against one field of the plan: same, new, in conflict."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from fbdesk.errors import InputError
from fbdesk.exchange.reading import Message
from fbdesk.exchange.workbook.change import Standing
from fbdesk.exchange.workbook.file import FilledBook, FilledRow, FilledSheet
from fbdesk.exchange.workbook.index import ListedColumn
from fbdesk.exchange.workbook.names import Names
from fbdesk.exchange.workbook.values import Choices, cell_text, stored_value
from fbdesk.models.cell_values import as_cells_hold, value_mark
from fbdesk.models.declarations import BY_TABLE, Field, fields
from fbdesk.models.rich_text import Run, marked
from fbdesk.models.row import LongText, Stored, To

FULL_CELL: Final = 32_000
"""A text of so many letters fills its cell; its end stands in the hidden index."""
LONG: Final = "long"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that people fill in: its place, the field that it holds, and what stands in it."""

    sheet: FilledSheet
    row: FilledRow
    column: ListedColumn
    field: Field

    @property
    def content(self) -> object:
        """What stands in the cell."""
        return self.row.cells[self.column.code]

    @property
    def is_empty(self) -> bool:
        """Whether nobody has written anything into it."""
        return isinstance(self.content, str) and not self.content.strip()

    def message(self, error: InputError) -> Message:
        """Return what is wrong with the cell, at its place."""
        return Message(
            level="error",
            message=error.message,
            values=error.values,
            sheet=self.sheet.listed.name,
            row=self.row.number,
            column=self.sheet.letters(self.column.code),
        )


def cells_of(sheet: FilledSheet, row: FilledRow) -> Iterator[Cell]:
    """Yield the cells of a row that hold fields, those that name other rows among them.

    On a sheet with one field per line, the line says which field its value is.
    """
    declared = {field.name: field for field in fields(BY_TABLE[sheet.listed.table])}
    for code, column in sheet.listed.columns.items():
        if not column.filled_in or code not in sheet.places:
            continue
        name = code
        if code == "value" and sheet.listed.shape == "fields":
            name = cell_text(row.cells.get("field", "")).strip()
        elif column.refers:
            name = code.removesuffix("_" + column.refers.partition(".")[2])
        if name in declared and name != "key":
            yield Cell(sheet, row, column, declared[name])


class CellReader:
    """Turns cells into values of the plan, and tells what is wrong with them."""

    def __init__(self, book: FilledBook, names: Names, choices: Choices) -> None:
        self._book = book
        self._names = names
        self._choices = choices

    def values(self, cell: Cell, before: str, known: Mapping[str, Stored]) -> tuple[Stored, ...]:
        """Return what a cell may mean, the likeliest first; `before` and `known` as in `Names`.

        A spreadsheet does not keep apart all that a plan does: a text with bold words may stand
        in it plainly, and only the beginning of a very long one. Raises `InputError` where the
        cell cannot be read.
        """
        if cell.sheet.is_spoiled(cell.row, cell.column.code):
            raise InputError(
                "The cell shows an error, or a formula that was never computed. Open the file in "
                "a spreadsheet, mend the cell and save."
            )
        merged = cell.sheet.merged_with(cell.row, cell.column.code)
        if merged:
            raise InputError(
                "The cell is merged with {cell}, so that nothing can stand in it. Part the cells "
                "again and fill in each.",
                cell=merged,
            )
        to = cell.field.mark(To)
        if to:
            column = cell.column
            if not column.refers:
                column = _by_name(to.table)
            return (self._names.key(cell.field, column, cell.content, before, known),)
        value = stored_value(cell.field, cell.column, cell.content, self._choices)
        if not isinstance(value, str):
            return (value,)
        return tuple(self._texts(cell, value))

    def _texts(self, cell: Cell, text: str) -> Iterator[str]:
        long = cell.column.kind == LONG
        if long and text in self._book.bold:
            yield self._book.bold[text]
        yield text
        if not cell.field.mark(LongText):
            yield text.strip()
        if long and text:
            yield marked([Run(text, bold=True)])
        if len(text) > FULL_CELL:
            for rest in self._book.index.rests.get(cell.sheet.listed.name, {}).values():
                yield text + rest


def standing(
    field: Field, held: Stored, meant: tuple[Stored, ...], mark: str
) -> tuple[Standing, Stored] | None:
    """Return how a cell stands to the plan and what it wants; None where nothing is to be done.

    `mark` is that of the value at export, empty where it is not known. What was changed in the
    plan alone stays as it is there. Raises `InputError` where a long text was cut off by its cell.
    """
    now = as_cells_hold(field, held)
    if any(as_cells_hold(field, each) == now for each in meant):
        return None
    if mark and any(value_mark(field, each) == mark for each in meant):
        return None
    wanted = meant[0]
    if isinstance(wanted, str):
        if len(wanted) > FULL_CELL:
            raise InputError(
                "The text is too long for a cell, so that its end would be lost. Change it in "
                "fbdesk."
            )
        wanted = wanted.strip()
    known = mark == value_mark(field, held)
    return (Standing.CHANGED if known else Standing.CONFLICT), wanted


def _by_name(table: str) -> ListedColumn:
    return ListedColumn("value", "", "field", "text", "", f"{table}.name")
