"""Writes one declared sheet: title, headings, rows, sums, notes, choice lists, print set-up."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from fbdesk.reports.workbook_cells import Shown, shown
from fbdesk.reports.workbook_columns import Book, Column, Kind
from fbdesk.reports.workbook_layout import (
    ABOUT_ROW,
    FIRST_ROW,
    HEADING_ROW,
    TITLE_ROW,
    TOTAL_ROW,
    Layout,
    Layouts,
    column_letters,
)
from fbdesk.reports.workbook_styles import MUTED, WIDTHS, Styles, tint
from fbdesk.reports.workbook_texts import cell_text, looks_like_formula, margin_text

A4, A3 = 9, 8
A4_WIDTH: Final = 190
"""So many characters across still read well on one A4 page in landscape."""
HEADING_HEIGHT: Final = 44
NOTE_WIDTH: Final = 330
NOTE_LINE: Final = 15
NOTE_LINE_CHARACTERS: Final = 58


@dataclass(frozen=True, slots=True)
class Tail:
    """What of a long text did not fit into its cell, kept beside it so that nothing is lost."""

    sheet: str
    cell: str
    text: str


@dataclass
class Writer:
    """Writes sheets into a workbook and remembers what had to be taken out of texts."""

    file: Any
    book: Book
    layouts: Layouts
    lists: dict[str, str]
    styles: Styles
    tails: list[Tail] = field(default_factory=list)
    removed: list[tuple[str, str]] = field(default_factory=list)

    def write(self, layout: Layout) -> None:
        """Write one sheet."""
        page = self.file.get_worksheet_by_name(layout.name)
        translate = self.book.translate
        page.write_string(
            TITLE_ROW, 0, translate(layout.sheet.title), self.styles(bold=True, font_size=15)
        )
        page.write_string(
            ABOUT_ROW, 0, translate(layout.sheet.about), self.styles(font_color=MUTED)
        )
        for place, column in enumerate(layout.columns):
            self._heading(page, place, column)
            cells = [self._cell(page, layout, place, row) for row in range(len(layout.rows))]
            if column.total:
                self._total(page, layout, place, cells)
            self._checks(page, layout, column)
            self._column(page, place, column, cells)
        self._finish(page, layout)

    def text(self, page: Any, row: int, place: int, text: str, style: Any) -> None:
        """Write a text as a text, whatever it looks like, and keep what does not fit."""
        fitting = cell_text(text)
        page.write_string(row, place, fitting.text, style)
        address = f"{column_letters(place)}{row + 1}"
        if fitting.rest:
            self.tails.append(Tail(page.get_name(), address, fitting.rest))
        if fitting.removed:
            self.removed.append((page.get_name(), address))

    def _heading(self, page: Any, place: int, column: Column) -> None:
        translate = self.book.translate
        style = self.styles.heading(computed=column.computed)
        page.write_string(HEADING_ROW, place, heading_text(self.book, column), style)
        if column.about:
            self._note(page, HEADING_ROW, place, translate(column.about))

    def _cell(self, page: Any, layout: Layout, place: int, index: int) -> Shown:
        column, row = layout.columns[place], FIRST_ROW + index
        cell = shown(self.book, column, layout.rows[index])
        value = cell.value
        quoted = isinstance(value, str) and looks_like_formula(value)
        style = self.styles.cell(cell, computed=column.computed, quoted=quoted)
        if value is None:
            page.write_blank(row, place, None, style)
        elif cell.formula:
            formula = self.layouts.formula(cell.formula, layout, row)
            page.write_formula(row, place, formula, style, value)
        elif isinstance(value, str):
            self.text(page, row, place, value, style)
        elif isinstance(value, int | float):
            page.write_number(row, place, value, style)
        else:
            page.write_datetime(row, place, value, style)
        if cell.note and value is not None:
            self._note(page, row, place, cell.note)
        return cell

    def _note(self, page: Any, row: int, place: int, text: str) -> None:
        plain = cell_text(text).text
        lines = sum(1 + len(line) // NOTE_LINE_CHARACTERS for line in plain.split("\n"))
        page.write_comment(
            row,
            place,
            plain,
            {
                "author": "fbdesk",
                "font_name": "Calibri",
                "font_size": 9,
                "color": "#FFFFFF",
                "width": NOTE_WIDTH,
                "height": NOTE_LINE * (lines + 1),
            },
        )

    def _total(self, page: Any, layout: Layout, place: int, cells: list[Shown]) -> None:
        """Write the sum of the rows in sight; a column without any number has none."""
        numbers = [cell.value for cell in cells if isinstance(cell.value, int | float)]
        if not numbers:
            return
        sum_shown = Shown(sum(numbers), layout.columns[place].kind)
        formula = f"=SUBTOTAL(109,{layout.span(layout.columns[place].code)})"
        style = self.styles.total(sum_shown)
        page.write_formula(TOTAL_ROW, place, formula, style, sum_shown.value)

    def _checks(self, page: Any, layout: Layout, column: Column) -> None:
        """Let cells that people fill in offer their choices and refuse what cannot be."""
        if column.computed or column.hidden or not layout.sheet.reads:
            return
        rule = self._rule(column)
        if rule:
            place = layout.place(column.code)
            page.data_validation(FIRST_ROW, place, layout.end_row, place, rule)

    def _rule(self, column: Column) -> dict[str, Any] | None:
        translate = self.book.translate
        if column.kind is Kind.CHOICE and column.choices in self.lists:
            return {
                "validate": "list",
                "source": f"={self.lists[column.choices]}",
                "error_title": translate("Not in the list"),
                "error_message": translate("Choose one of the values in the list."),
            }
        if column.refers:
            sheet, _, code = column.refers.partition(".")
            return {
                "validate": "list",
                "source": f"={self.layouts[sheet].span_elsewhere(code)}",
                "error_type": "warning",
                "error_title": translate("Not in the list"),
                "error_message": translate("No row of the workbook has this name or number."),
            }
        if column.between and column.kind in _NUMBERS:
            low, high = column.between
            return {
                "validate": "integer" if column.kind in _WHOLE else "decimal",
                "criteria": "between",
                "minimum": low,
                "maximum": high,
                "error_title": translate("Outside the bounds"),
                "error_message": translate("The value must be between {low} and {high}.").format(
                    low=f"{low:g}", high=f"{high:g}"
                ),
            }
        return None

    def _column(self, page: Any, place: int, column: Column, cells: Iterable[Shown]) -> None:
        if column.hidden:
            page.set_column(
                place, place, WIDTHS[column.kind][0], None, {"level": 1, "hidden": True}
            )
            return
        width = fitting_width(column, heading_text(self.book, column), cells)
        style = self.styles.cell(Shown(None, column.kind), computed=column.computed)
        page.set_column(place, place, width, style if not column.computed else None)

    def _finish(self, page: Any, layout: Layout) -> None:
        page.set_row(HEADING_ROW, HEADING_HEIGHT)
        page.freeze_panes(FIRST_ROW, layout.sheet.frozen)
        last = len(layout.columns) - 1
        page.autofilter(HEADING_ROW, 0, layout.last_row, last)
        page.hide_gridlines(2)
        page.outline_settings(symbols_right=True)
        if any(column.total for column in layout.columns):
            words = self.book.translate("Sum of the rows in sight")
            page.write_string(TOTAL_ROW, 0, words, self.styles(bold=True, font_color=MUTED))
        self._colour_areas(page, layout)
        self._print(page, layout)

    def _colour_areas(self, page: Any, layout: Layout) -> None:
        """Tint the cells of a focus area in its colour; the number says the same in words."""
        for column in layout.columns:
            if column.choices != "focus_area" or column.hidden:
                continue
            place = layout.place(column.code)
            for area in self.book.programme.focus_areas:
                name = self.book.name("focus_area", area.code)
                rule = {
                    "type": "cell",
                    "criteria": "==",
                    "value": '"' + name.replace('"', '""') + '"',
                    "format": self.file.add_format({"bg_color": tint(area.colour)}),
                }
                page.conditional_format(FIRST_ROW, place, layout.end_row, place, rule)

    def _print(self, page: Any, layout: Layout) -> None:
        visible = [place for place, column in enumerate(layout.columns) if not column.hidden]
        across = sum(_known_width(page, place) for place in visible)
        page.set_landscape()
        page.set_paper(A4 if across <= A4_WIDTH else A3)
        page.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
        page.fit_to_pages(1, 0)
        page.repeat_rows(HEADING_ROW)
        page.print_area(0, 0, layout.last_row, max(visible, default=0))
        settings, numbers = self.book.plan.settings, self.book.numbers
        mark = self.book.translate("Example data") if settings.example_data else ""
        page.set_header(f"&L{margin_text(settings.name)[:90]}&C{mark}&R{margin_text(layout.name)}")
        of = self.book.translate("Page {page} of {pages}").format(page="&P", pages="&N")
        day = margin_text(numbers.short_day(self.book.made_on))
        programme = margin_text(self.book.programme.name.text(self.book.language))
        page.set_footer(f"&L{programme}&C{day}&R{of}")


def heading_text(book: Book, column: Column) -> str:
    """Return a heading with its unit on a line of its own; hidden columns keep their code."""
    if column.hidden:
        return column.code
    words = (book.translate(column.heading) if column.heading else "", column.named)
    unit = f"\n{book.translate(column.unit)}" if column.unit else ""
    return " ".join(word for word in words if word) + unit


def fitting_width(column: Column, heading: str, cells: Iterable[Shown]) -> float:
    """Return the width at which the cells read well, in characters, within the kind's bounds."""
    narrowest, widest = WIDTHS[column.kind]
    longest = max((len(word) for word in heading.replace("\n", " ").split()), default=0) + 2
    for cell in cells:
        longest = max(longest, _length(cell) + 2)
        if longest >= widest:
            break
    return min(max(longest, narrowest), widest)


def _length(cell: Shown) -> int:
    if isinstance(cell.value, str):
        return max((_width(line) for line in cell.value.split("\n")), default=0)
    if isinstance(cell.value, float):
        return len(f"{cell.value:,.1f}") if abs(cell.value) >= 1 else 8  # 0,123456
    return len(f"{cell.value:,}") if isinstance(cell.value, int) else 0


def _width(text: str) -> int:
    """Return how many columns a text takes; wide East Asian signs take two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _known_width(page: Any, place: int) -> float:
    info = page.col_info.get(place)
    return float(info.width) if info is not None and hasattr(info, "width") else 9.0


_WHOLE: Final = frozenset({Kind.YEAR, Kind.WHOLE})
_NUMBERS: Final = _WHOLE | {Kind.NUMBER, Kind.SHARE}
