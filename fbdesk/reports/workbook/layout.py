"""Where everything stands: which row and column each value of each sheet will have."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from fbdesk.reports.workbook.columns import Book, Column, Sheet
from fbdesk.reports.workbook.texts import sheet_name

TITLE_ROW, ABOUT_ROW, TOTAL_ROW, HEADING_ROW, FIRST_ROW = range(5)
SPARE_ROWS: Final = 100
"""Rows below the last one that are prepared for new entries and counted by the formulas."""

ROW_MARK: Final = "\0"
"""Stands in a formula for the number of its row: a column has one formula for all its rows."""

_ELSEWHERE: Final = re.compile(r"([a-z_]+)\[([a-z0-9_]+)\]")
_HERE: Final = re.compile(r"\[([a-z0-9_]+)\]")


@dataclass(frozen=True)
class Layout:
    """One sheet with its name, columns and rows in place. Rows and columns count from 0."""

    sheet: Sheet
    name: str
    columns: tuple[Column, ...]
    rows: tuple[Any, ...]
    _places: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the columns once."""
        self._places.update({column.code: place for place, column in enumerate(self.columns)})

    @property
    def last_row(self) -> int:
        """The row of the last entry; the first row of entries where there is none."""
        return FIRST_ROW + max(len(self.rows), 1) - 1

    @property
    def end_row(self) -> int:
        """The last row that formulas and choice lists reach: sheets to write in have some spare."""
        return self.last_row + (SPARE_ROWS if self.sheet.reads else 0)

    def place(self, code: str) -> int:
        """Return the number of a column; KeyError where the sheet has no such column."""
        return self._places[code]

    def span(self, code: str) -> str:
        """Return the address of a whole column of entries within the sheet."""
        letters = column_letters(self.place(code))
        return f"${letters}${FIRST_ROW + 1}:${letters}${self.end_row + 1}"

    def span_elsewhere(self, code: str) -> str:
        """Return the address of a whole column as other sheets write it."""
        return f"{quoted(self.name)}!{self.span(code)}"


@dataclass(frozen=True)
class Layouts:
    """Every sheet of the workbook in place."""

    all: tuple[Layout, ...]
    _by_code: dict[str, Layout] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the sheets once."""
        self._by_code.update({layout.sheet.code: layout for layout in self.all})

    def __iter__(self) -> Iterator[Layout]:
        return iter(self.all)

    def __getitem__(self, code: str) -> Layout:
        return self._by_code[code]

    def formula(self, text: str, here: Layout) -> str:
        """Return a declared formula with the addresses of its columns: `$D5-$E5`.

        It is that of every row: `ROW_MARK` stands where each has its own number.
        """
        far = _ELSEWHERE.sub(lambda found: self[found[1]].span_elsewhere(found[2]), text)
        return _HERE.sub(lambda found: f"${column_letters(here.place(found[1]))}{ROW_MARK}", far)


def lay_out(book: Book, sheets: Iterable[Sheet]) -> Layouts:
    """Return the sheets in place, each with a name that no other has."""
    names: list[str] = []
    layouts: list[Layout] = []
    for sheet in sheets:
        names.append(sheet_name(book.translate(sheet.title), names))
        columns = tuple(sheet.columns(book))
        layouts.append(Layout(sheet, names[-1], columns, tuple(sheet.rows(book))))
    return Layouts(tuple(layouts))


@cache
def column_letters(place: int) -> str:
    """Return a column's letters: 0 is `A`, 26 is `AA`."""
    letters = ""
    number = place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def quoted(name: str) -> str:
    """Return a sheet's name as formulas write it."""
    return "'" + name.replace("'", "''") + "'"
