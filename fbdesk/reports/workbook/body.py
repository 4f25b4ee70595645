"""Writes the rows of a sheet: every cell of a column that looks the same is made once."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Final

from fbdesk.models.cell_values import WRITTEN_DIGITS
from fbdesk.models.rich_text import STARS, weights_of
from fbdesk.reports.workbook.cells import Shown, ShownCells
from fbdesk.reports.workbook.columns import Kind
from fbdesk.reports.workbook.layout import FIRST_ROW, Layout, Layouts, column_letters
from fbdesk.reports.workbook.page import Page, Pieces
from fbdesk.reports.workbook.styles import Styles
from fbdesk.reports.workbook.texts import CellText, cell_text, looks_like_formula

NOTE_WIDTH: Final = 330
NOTE_LINE: Final = 15
NOTE_LINE_CHARACTERS: Final = 58
NOTE_LOOK: Final = {
    "author": "fbdesk",
    "font_name": "Calibri",
    "font_size": 9,
    "color": "#FFFFFF",
    "width": NOTE_WIDTH,
}


@dataclass(frozen=True, slots=True)
class Tail:
    """What of a long text did not fit into its cell, kept beside it so that nothing is lost."""

    sheet: str
    cell: str
    text: str


@dataclass
class Beside:
    """What does not stand in a cell as it is: ends of texts, signs taken out, all the digits."""

    tails: list[Tail] = field(default_factory=list)
    removed: list[tuple[str, str]] = field(default_factory=list)
    exact: list[tuple[str, str, float]] = field(default_factory=list)

    def keep(self, sheet: str, place: int, row: int, held: CellText | float) -> None:
        """Keep what the cell of a row does not hold; rows and columns count from 0."""
        address = f"{column_letters(place)}{row + 1}"
        if not isinstance(held, CellText):
            self.exact.append((sheet, address, held))
            return
        if held.rest:
            self.tails.append(Tail(sheet, address, held.rest))
        if held.removed:
            self.removed.append((sheet, address))


@dataclass
class Body:
    """Writes the columns of one sheet, then the rows that they make."""

    page: Page
    layout: Layout
    layouts: Layouts
    styles: Styles
    beside: Beside
    _columns: list[list[str]] = field(default_factory=list)
    _numbers: list[str] = field(init=False)

    def __post_init__(self) -> None:
        """Count the rows once, as the file does."""
        self.page.first = FIRST_ROW
        first = FIRST_ROW + 1
        self._numbers = [str(row) for row in range(first, first + len(self.layout.rows))]

    def add(self, place: int, cells: ShownCells) -> None:
        """Add the cells of the next column."""
        times = Counter(cells.places)
        pieces, held = [], {}
        for number, cell in enumerate(cells.different):
            made, kept = self._made(place, cell, times[number])
            pieces.append(made)
            if kept is not None:
                held[number] = kept
        of_rows = map(pieces.__getitem__, cells.places)
        self._columns.append(list(map(str.join, self._numbers, of_rows)))
        if held:
            for row, number in enumerate(cells.places, start=FIRST_ROW):
                if number in held:
                    self.beside.keep(self.page.get_name(), place, row, held[number])
        for row, cell in cells.noted():
            write_note(self.page, FIRST_ROW + row, place, cell.note)

    def finish(self) -> None:
        """Hand the rows over to the sheet."""
        self.page.put(zip(*self._columns, strict=True), len(self._columns))

    def _made(self, place: int, cell: Shown, times: int) -> tuple[Pieces, CellText | float | None]:
        """Return a cell as it stands in the file, and what it does not hold."""
        column, page, value = self.layout.columns[place], self.page, cell.value
        style = self.styles.cell(cell, computed=column.computed)
        if value is None:
            return page.blank(place, style), None
        if cell.formula:
            formula = self.layouts.formula(cell.formula, self.layout)
            plain = cell_text(value).text if isinstance(value, str) else value
            return page.formula(place, formula, plain, style), None
        if isinstance(value, str):
            fitting = cell_text(value)
            kept = fitting if fitting.rest or fitting.removed else None
            starred = column.kind is Kind.LONG and STARS in fitting.text and not fitting.rest
            write = self._bold_text if starred else self._text
            return write(place, fitting.text, style, times), kept
        written = page.number(place, value, style)
        if column.computed or not isinstance(value, float) or _all_digits_stand(value):
            return written, None
        return written, value

    def _text(self, place: int, text: str, style: Any, times: int) -> Pieces:
        """Return a text as a text, whatever it looks like.

        A text that could pass for a formula is marked as a text, so that it stays one when
        someone edits the cell.
        """
        safe = self.styles.quoted(style) if looks_like_formula(text) else style
        return self.page.text(place, text, safe, times)

    def _bold_text(self, place: int, text: str, style: Any, times: int) -> Pieces:
        """Return a planner's long text with its bold words.

        The signs before items stay, so that the text is the same one when it is read back.
        """
        runs = weights_of(text)
        if not any(run.bold for run in runs):
            return self._text(place, text, style, times)
        if looks_like_formula("".join(run.text for run in runs)):
            style = self.styles.quoted(style)
        if len(runs) == 1:
            return self.page.text(place, runs[0].text, self.styles.bold(style), times)
        looks = {bold: self.styles(bold=bold) for bold in (False, True)}
        parts = [part for run in runs for part in (looks[run.bold], run.text)]
        return self.page.rich_text(place, parts, style, times)


def write_note(page: Any, row: int, place: int, text: str) -> None:
    """Write the note of a cell, as high as its lines need."""
    plain = cell_text(text).text
    lines = sum(1 + len(line) // NOTE_LINE_CHARACTERS for line in plain.split("\n"))
    page.write_comment(row, place, plain, {**NOTE_LOOK, "height": NOTE_LINE * (lines + 1)})


def _all_digits_stand(value: float) -> bool:
    """Tell whether a file that we write holds all digits of a number."""
    return float(f"{value:{WRITTEN_DIGITS}}") == value
