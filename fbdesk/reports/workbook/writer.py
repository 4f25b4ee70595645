"""Writes one declared sheet: title, headings, rows, sums, notes, choice lists, print set-up."""

import math
from dataclasses import dataclass, field
from typing import Any, Final

from fbdesk.reports.workbook.body import Beside, Body, write_note
from fbdesk.reports.workbook.cells import Shown, ShownCells, shown_cells
from fbdesk.reports.workbook.columns import Book, Column
from fbdesk.reports.workbook.entry_rules import entry_rule
from fbdesk.reports.workbook.layout import (
    ABOUT_ROW,
    FIRST_ROW,
    HEADING_ROW,
    TITLE_ROW,
    TOTAL_ROW,
    Layout,
    Layouts,
)
from fbdesk.reports.workbook.measures import Measures, heading_text, row_height
from fbdesk.reports.workbook.print import set_up_print
from fbdesk.reports.workbook.styles import MUTED, Styles, tint
from fbdesk.reports.workbook.texts import cell_text, looks_like_formula

HEADING_PADDING: Final = 8


@dataclass
class Writer:
    """Writes sheets into a workbook and remembers what does not stand in a cell as it is."""

    file: Any
    book: Book
    layouts: Layouts
    lists: dict[str, str]
    styles: Styles
    beside: Beside = field(default_factory=Beside)

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
        measures = Measures(len(layout.rows))
        body = Body(page, layout, self.layouts, self.styles, self.beside)
        for place, column in enumerate(layout.columns):
            self._heading(page, place, column)
            cells = shown_cells(self.book, column, layout.rows)
            body.add(place, cells)
            if column.total:
                self._total(page, layout, place, cells)
            self._checks(page, layout, column)
            self._column(page, place, column, measures.width(self.book, column, cells))
        body.finish()
        for row, lines in enumerate(measures.lines):
            if lines > 1:
                page.set_row(FIRST_ROW + row, row_height(lines))
        page.set_row(HEADING_ROW, row_height(measures.heading_lines) + HEADING_PADDING)
        self._finish(page, layout)
        set_up_print(page, self.book, layout, measures.across)

    def text(self, page: Any, row: int, place: int, text: str, style: Any) -> None:
        """Write a text as a text, whatever it looks like, and keep what does not fit.

        A text that could pass for a formula is marked as a text, so that it stays one when
        someone edits the cell.
        """
        fitting = cell_text(text)
        if looks_like_formula(fitting.text):
            style = self.styles.quoted(style)
        page.write_string(row, place, fitting.text, style)
        self.beside.keep(page.get_name(), place, row, fitting)

    def _heading(self, page: Any, place: int, column: Column) -> None:
        translate = self.book.translate
        style = self.styles.heading(column.kind, computed=column.computed)
        page.write_string(HEADING_ROW, place, heading_text(self.book, column), style)
        if column.about:
            write_note(page, HEADING_ROW, place, translate(column.about))

    def _total(self, page: Any, layout: Layout, place: int, cells: ShownCells) -> None:
        """Write the sum of the rows in sight; a column without any number has none."""
        column = layout.columns[place]
        signs = [self._sign(layout, column, row) for row in layout.rows]
        numbers = [
            sign * cell.value
            for sign, cell in zip(signs, cells, strict=True)
            if isinstance(cell.value, int | float)
        ]
        if not numbers:
            return
        sum_shown = Shown(_exact_sum(numbers), column.kind)
        formula = self._sum_formula(layout, column)
        style = self.styles.total(sum_shown)
        page.write_formula(TOTAL_ROW, place, formula, style, sum_shown.value)

    def _sign(self, layout: Layout, column: Column, row: Any) -> int:
        if column.subtracts is None:
            return 1
        by, code = column.subtracts
        return -1 if layout.columns[layout.place(by)].value(self.book, row) == code else 1

    def _sum_formula(self, layout: Layout, column: Column) -> str:
        span = layout.span(column.code)
        if column.subtracts is None:
            return f"=SUBTOTAL(109,{span})"
        by, code = column.subtracts
        first = span.partition(":")[0]
        each = f"SUBTOTAL(109,OFFSET({first},ROW({span})-ROW({first}),0))"
        name = self.book.name(layout.columns[layout.place(by)].choices, code).replace('"', '""')
        return f'=SUMPRODUCT({each},1-2*({layout.span(by)}="{name}"))'

    def _checks(self, page: Any, layout: Layout, column: Column) -> None:
        """Let cells that people fill in offer their choices and refuse what cannot be."""
        if column.computed or column.hidden or not layout.sheet.reads:
            return
        rule = entry_rule(self.book, column, self.lists, self.layouts)
        if rule:
            place = layout.place(column.code)
            page.data_validation(FIRST_ROW, place, layout.end_row, place, rule)

    def _column(self, page: Any, place: int, column: Column, width: float) -> None:
        if column.hidden:
            page.set_column(place, place, width, None, {"level": 1, "hidden": True})
            return
        style = None if column.computed else self.styles.to_fill_in(column.kind)
        page.set_column(place, place, width, style)

    def _finish(self, page: Any, layout: Layout) -> None:
        page.freeze_panes(FIRST_ROW, layout.sheet.frozen)
        last = len(layout.columns) - 1
        page.autofilter(HEADING_ROW, 0, layout.last_row, last)
        page.hide_gridlines(2)
        page.outline_settings(symbols_right=True)
        if any(column.total for column in layout.columns):
            beside = len(layout.columns) > 1 and layout.columns[1].total
            words = self.book.translate("Sum" if beside else "Sum of the rows in sight")
            page.write_string(TOTAL_ROW, 0, words, self.styles(bold=True, font_color=MUTED))
        self._colour_areas(page, layout)

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


def _exact_sum(numbers: list[int | float]) -> int | float:
    """Return a sum without the rest that adding tenths and hundredths one by one leaves."""
    return sum(numbers) if all(isinstance(one, int) for one in numbers) else math.fsum(numbers)
