"""How wide the columns and how high the rows must be for their texts to be read."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from fbdesk.reports.workbook.cells import Shown, ShownCells
from fbdesk.reports.workbook.columns import Book, Column
from fbdesk.reports.workbook.letters import BOLD, lines_in, wide
from fbdesk.reports.workbook.styles import WIDTHS, WRAPPED

LINE_HEIGHT: Final = 13.2
ROW_PADDING: Final = 2.0
HIGHEST_ROW: Final = 409.0
"""What spreadsheets allow, in points."""
PADDING: Final = 2.5
"""What the indent of a cell and its edges take of a column, in its own units."""
ROUNDING: Final = 0.01
"""So that a column which is just as wide as its longest text has room for it."""
SMALLEST_PLAIN: Final = 1
SMALL_NUMBER_WIDTH: Final = 8


@dataclass
class Measures:
    """Collects the widths of a sheet's columns and the lines that its rows need."""

    rows: int
    across: float = 0.0
    heading_lines: int = 1
    lines: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Start with one line for each row."""
        self.lines = [1] * self.rows

    def width(self, book: Book, column: Column, cells: ShownCells) -> float:
        """Return the width of a column in its own units, and note the lines of its cells."""
        if column.hidden:
            return WIDTHS[column.kind][0]
        heading = heading_text(book, column)
        width = fitting_width(column, heading, cells.different)
        self.across += width
        room = width - PADDING + ROUNDING
        self.heading_lines = max(self.heading_lines, lines_in(heading, room / BOLD))
        lines = [_lines(cell, room) for cell in cells.different]
        if max(lines, default=1) > 1:
            of_rows = map(lines.__getitem__, cells.places)
            self.lines = list(map(max, self.lines, of_rows))
        return width


def row_height(lines: int) -> float:
    """Return the height of a row with so many lines, in points."""
    return min(lines * LINE_HEIGHT + ROW_PADDING, HIGHEST_ROW)


def heading_text(book: Book, column: Column) -> str:
    """Return a heading with its unit on a line of its own; hidden columns keep their code."""
    if column.hidden:
        return column.code
    words = (book.translate(column.heading) if column.heading else "", column.named)
    unit = f"\n{book.translate(column.unit)}" if column.unit else ""
    return " ".join(word for word in words if word) + unit


def fitting_width(column: Column, heading: str, cells: Iterable[Shown]) -> float:
    """Return the width at which the cells read well, in its own units, within the kind's bounds."""
    narrowest, widest = WIDTHS[column.kind]
    longest = max((BOLD * wide(word) for word in heading.split()), default=0) + PADDING
    for cell in cells:
        longest = max(longest, _length(cell) + PADDING)
        if longest >= widest:
            break
    return min(max(longest, narrowest), widest)


def _lines(cell: Shown, room: float) -> int:
    if isinstance(cell.value, str) and cell.kind in WRAPPED:
        return lines_in(cell.value, room)
    return 1


def _length(cell: Shown) -> float:
    if isinstance(cell.value, str):
        return max((wide(line) for line in cell.value.split("\n")), default=0)
    if isinstance(cell.value, float):
        small = abs(cell.value) < SMALLEST_PLAIN
        return SMALL_NUMBER_WIDTH if small else len(f"{cell.value:,.1f}")
    return len(f"{cell.value:,}") if isinstance(cell.value, int) else 0
