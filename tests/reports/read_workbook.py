"""A reader of reporting workbooks that goes by the codes of their hidden index."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from fbdesk.models.rich_text import Run, marked

RECORD_LENGTH = 8
LIST_SHEETS = {"Lister", "Lists"}


@dataclass(frozen=True)
class ReadBook:
    """A workbook as a reader finds it, by the codes of its hidden index."""

    content: bytes

    @cached_property
    def formulas(self) -> Any:
        """The workbook with formulas, notes and rules."""
        return _load(self.content)

    @cached_property
    def values(self) -> Any:
        """The workbook with the values that its formulas have."""
        return _load(self.content, data_only=True, rich_text=True)

    @cached_property
    def index(self) -> list[tuple[Any, ...]]:
        """The lines of the hidden index as they stand, with empty cells."""
        book = _load(self.content, read_only=True)
        lines = [_padded(line) for line in book["_fbdesk"].iter_rows(values_only=True)]
        book.close()
        return lines

    def facts(self) -> Mapping[str, Any]:
        """Return what the index says of the workbook itself."""
        return {line[1]: line[2] for line in self.index if line[0] == "workbook"}

    def sheet_record(self, code: str) -> tuple[Any, ...]:
        """Return the line of a sheet: its name, table, shape, heading row and last row."""
        return next(line for line in self.index if line[:2] == ("sheet", code))

    def columns(self, code: str) -> dict[str, tuple[Any, ...]]:
        """Return the lines of a sheet's columns by their codes."""
        return {line[3]: line for line in self.index if line[:2] == ("column", code)}

    def page(self, code: str, *, values: bool = True) -> Any:
        """Return a sheet by its code."""
        book = self.values if values else self.formulas
        return book[self.sheet_record(code)[2]]

    def cells(self, code: str, column: str, *, values: bool = True) -> list[Any]:
        """Return the cells of a column, below its heading."""
        _, _, _, _, _, heading, last, *_ = self.sheet_record(code)
        place = _place(self.columns(code)[column][2])
        page = self.page(code, values=values)
        return [page.cell(row, place) for row in range(heading + 1, last + 1)]

    def column(self, code: str, column: str) -> list[Any]:
        """Return the values of a column, below its heading."""
        return [_text_with_marks(cell) for cell in self.cells(code, column)]

    def choice_codes(self, of: str) -> dict[str, str]:
        """Return a choice list: name to code."""
        line = next(line for line in self.index if line[:2] == ("list", of))
        page = self.values[next(name for name in self.values.sheetnames if name in LIST_SHEETS)]
        place = _place(line[2])
        rows = range(2, 2 + line[3])
        return {page.cell(row, place).value: page.cell(row, place + 1).value for row in rows}

    def lines(self, code: str) -> Iterator[dict[str, Any]]:
        """Yield the rows of a sheet as column code to value."""
        columns = {name: self.column(code, name) for name in self.columns(code)}
        count = max((len(found) for found in columns.values()), default=0)
        for row in range(count):
            yield {name: found[row] for name, found in columns.items()}


def _load(content: bytes, **options: bool) -> Any:
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(content), **options)


def _text_with_marks(cell: Any) -> Any:
    """Return what a cell holds; bold words of a text get their stars back."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock

    value = cell.value
    if isinstance(value, CellRichText):
        runs = (
            Run(part.text, bold=bool(part.font.b)) if isinstance(part, TextBlock) else Run(part)
            for part in value
        )
        return marked(runs)
    if isinstance(value, str) and cell.font.b:
        return marked([Run(value, bold=True)])
    return value


def _padded(line: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a line with all its places: the light reader leaves out empty ends."""
    return (*line, *[None] * (RECORD_LENGTH - len(line)))


def _place(letters: str) -> int:
    from openpyxl.utils import column_index_from_string

    return column_index_from_string(letters)
