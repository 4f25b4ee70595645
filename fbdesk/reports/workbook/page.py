"""A sheet that takes its rows as finished lines: a plan has hundreds of thousands of cells.

Only what makes a workbook imports this module, since it brings XlsxWriter with it.
"""

import math
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

from xlsxwriter.worksheet import Worksheet  # noqa: TID253 # imported where a workbook is made

from fbdesk.models.cell_values import WRITTEN_DIGITS
from fbdesk.reports.workbook.layout import ROW_MARK, column_letters

Pieces = tuple[str, ...]
"""A cell as it stands in the file, split where the number of its row belongs."""


class Page(Worksheet):  # type: ignore[misc] # XlsxWriter says nothing of its types
    """A sheet of XlsxWriter whose rows from `first` on are given to it by `put`.

    XlsxWriter keeps each cell as an object and writes it piece by piece, which takes longer than
    all else that a workbook needs. Here equal cells of a column share one text; what stands above
    them, the height of rows, notes and rules go through XlsxWriter as ever.
    """

    dim_rowmax: int
    """The last row, as XlsxWriter keeps it."""

    def __init__(self) -> None:
        super().__init__()
        self.first = 0
        self._lines: list[str] = []

    def put(self, lines: Iterable[Sequence[str]], across: int) -> None:
        """Take the rows from `first` on, each as its cells from left to right."""
        self._lines = ["".join(line) for line in lines]
        if self._lines:
            self._check_dimensions(self.first, 0)
            self._check_dimensions(self.first + len(self._lines) - 1, across - 1)

    def blank(self, place: int, style: Any) -> Pieces:
        """Return an empty cell of a column."""
        return _cell(place, style, "/>")

    def text(self, place: int, text: str, style: Any, times: int = 1) -> Pieces:
        """Return a cell with a text; `times` is how often it will stand in the column."""
        if _passes_for_markup(text):
            return self.rich_text(place, _in_parts(text, style), style, times)
        index = self.str_table._get_shared_string_index(text)  # noqa: SLF001 # as its parent does
        self.str_table.count += times - 1
        return self._shared(place, index, style)

    def rich_text(self, place: int, parts: Sequence[Any], style: Any, times: int = 1) -> Pieces:
        """Return a cell with a text in several looks: format and text in turn."""
        self.write_rich_string(self.first, place, *parts)
        written = self.table[self.first].pop(place)
        self.str_table.count += times - 1
        return self._shared(place, written.string, style)

    def number(self, place: int, value: float | date, style: Any) -> Pieces:
        """Return a cell with a number or a day; ValueError for what is no number at all."""
        number = self._plain(value)
        if not math.isfinite(number):
            raise ValueError(f"a cell holds no {number}")
        return _cell(place, style, f"><v>{number:{WRITTEN_DIGITS}}</v></c>")

    def formula(self, place: int, formula: str, value: str | float | date, style: Any) -> Pieces:
        """Return a cell with a formula and its value; `ROW_MARK` in it is the row's own number."""
        kind = ' t="str"' if isinstance(value, str) and value else ""
        shown = escape(str(self._plain(value)))
        start, rest = _cell(place, style, f"{kind}><f>{escape(formula)}</f><v>{shown}</v></c>")
        return start, *rest.split(ROW_MARK)

    def _plain(self, value: Any) -> Any:
        """Return a day as the number that stands for it, anything else as it is."""
        return self._convert_date_time(value) if isinstance(value, date) else value

    def _write_string(self, row: int, col: int, string: str, cell_format: Any = None) -> Any:
        if _passes_for_markup(string):
            parts = _in_parts(string, cell_format)
            return self.write_rich_string(row, col, *parts, *filter(None, (cell_format,)))
        return super()._write_string(row, col, string, cell_format)

    def _shared(self, place: int, index: int, style: Any) -> Pieces:
        return _cell(place, style, f' t="s"><v>{index}</v></c>')

    def _write_rows(self) -> None:
        """Write what stands above through XlsxWriter, then the finished lines."""
        if not self._lines:
            super()._write_rows()
            return
        last: int = self.dim_rowmax
        self.dim_rowmax = self.first - 1
        super()._write_rows()
        self.dim_rowmax = last
        for row, line in enumerate(self._lines, start=self.first):
            self._write_row(row, None, self.row_info.get(row))
            self.fh.write(line)
            self.fh.write("</row>")


def _passes_for_markup(text: str) -> bool:
    """Tell whether XlsxWriter would take a text for its own markup of bold words."""
    return text.startswith("<r>") and text.endswith("</r>")


def _in_parts(text: str, style: Any) -> Sequence[Any]:
    """Return such a text in parts of one look, which are written as they stand."""
    return (style, text[:1], style, text[1:]) if style else (text[:1], text[1:2], text[2:])


def _cell(place: int, style: Any, rest: str) -> tuple[str, str]:
    """Return a cell of a column before and after the row's number; `rest` follows its look."""
    look = f'" s="{style._get_xf_index()}"' if style else '"'  # noqa: SLF001 # as its sheets do
    return f'<c r="{column_letters(place)}', look + rest
