"""Writes the tables of a document as a workbook: figures as real numbers, links to each sheet."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any, Final

from fbdesk.reports.content import Column, Document, TableOf, TableRow
from fbdesk.reports.numbers import THIN_SPACE, Numbers, numbers_in
from fbdesk.reports.table_sheets import Sheet, sheets_of
from fbdesk.reports.workbook.layout import quoted
from fbdesk.reports.workbook.letters import lines_in, wide
from fbdesk.reports.workbook.measures import row_height
from fbdesk.reports.workbook.styles import ACCENT, LINE, LOCALES, MUTED, WARNING, Styles
from fbdesk.reports.workbook.texts import (
    MARGIN_LIMIT,
    cell_text,
    looks_like_formula,
    margin_text,
)
from fbdesk.texts import translator

CAPTION_ROW, CHAPTER_ROW, HEADING_ROW, FIRST_ROW = 0, 1, 3, 4
FRONT_WIDTHS: Final = (36, 62, 40)
"""The link to a sheet, what it holds, and the chapter that it stands in."""
ONE_LINE: Final = 16
"""A heading of so many letters stands on one line; a longer one is parted at its words."""
NARROWEST, WIDEST, WIDEST_NUMBER = 9, 52, 18
PER_CENT: Final = 100
NO_GROUPS: Final = 5
"""So many digits and more stand in groups of three; with fewer a year would look like an amount."""
MARGIN_SHARE: Final = 80


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a cell of a table writes, and the format that writes it so again."""

    value: float
    number_format: str


def tables_xlsx(document: Document) -> bytes:
    """Return the tables of a document as `.xlsx`; equal documents give equal bytes."""
    import xlsxwriter

    from fbdesk.reports.workbook.page import Page

    content = io.BytesIO()
    file = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_urls": False})
    file.worksheet_class = Page
    cover = document.cover
    file.set_properties(
        {
            "title": cell_text(f"{cover.title} – {cover.city}").text[:MARGIN_LIMIT],
            "subject": cover.programme,
            "author": "fbdesk",
            "created": datetime.combine(document.made, time(), UTC).replace(tzinfo=None),
        }
    )
    writer = TablesWriter(file, document)
    writer.write()
    file.close()
    return content.getvalue()


class TablesWriter:
    """Writes a cover with links, and the sheets of the tables."""

    def __init__(self, file: Any, document: Document) -> None:
        self._file = file
        self._document = document
        self._translate = translator(document.language)
        self._numbers = numbers_in(document.language)
        self._locale = LOCALES[document.language]
        self._styles = Styles(file, self._locale)

    def write(self) -> None:
        """Write all sheets, the cover first."""
        front_name = self._translate("Front page")
        sheets = tuple(sheets_of(self._document, front_name))
        front = self._file.add_worksheet(front_name)
        for sheet in sheets:
            self._table(self._file.add_worksheet(sheet.name), sheet)
        self._front(front, sheets)
        front.activate()

    def _front(self, page: Any, sheets: Sequence[Sheet]) -> None:
        styles, cover = self._styles, self._document.cover
        page.hide_gridlines(2)
        for place, width in enumerate(FRONT_WIDTHS):
            page.set_column(place, place, width)
        self._text(page, 0, 0, cover.programme, styles(font_color=MUTED))
        page.set_row(1, 32)
        self._text(page, 1, 0, cover.title, styles(bold=True, font_size=22, font_color=ACCENT))
        self._text(page, 2, 0, cover.city, styles(font_size=13))
        row = 3
        for line in (cover.subtitle, *cover.lines):
            if line:
                self._text(page, row, 0, line, styles(font_color=MUTED))
                row += 1
        for line in (cover.draft, cover.example):
            if line:
                self._text(page, row, 0, line, styles(bold=True, font_color=WARNING))
                row += 1
        self._index(page, row + 1, sheets)
        self._print(page, landscape=False)

    def _index(self, page: Any, row: int, sheets: Sequence[Sheet]) -> None:
        """Write the sheets from a row on: a link to each, what it holds, and its chapter."""
        styles = self._styles
        head = styles(bold=True, font_size=13, bottom=1, bottom_color=LINE)
        page.write_string(row, 0, self._translate("Sheets"), head)
        for place in range(1, len(FRONT_WIDTHS)):
            page.write_blank(row, place, None, head)
        wrapped = styles(text_wrap=True, valign="top")
        link = styles(font_color=ACCENT, underline=1, valign="top")
        for sheet in sheets:
            row += 1
            address = f"internal:{quoted(sheet.name)}!A1"
            page.write_url(row, 0, address, link, string=sheet.name)
            told = (sheet.table.caption, sheet.chapter)
            for place, text in enumerate(told, 1):
                self._text(page, row, place, text, wrapped)
            lines = map(lines_in, told, FRONT_WIDTHS[1:])
            page.set_row(row, row_height(max(lines)))
        if not sheets:
            words = self._translate("The document has no tables.")
            page.write_string(row + 1, 0, words, styles(font_color=MUTED))

    def _table(self, page: Any, sheet: Sheet) -> None:
        styles, table = self._styles, sheet.table
        page.hide_gridlines(2)
        self._text(page, CAPTION_ROW, 0, table.caption, styles(bold=True, font_size=15))
        self._text(page, CHAPTER_ROW, 0, sheet.chapter, styles(font_color=MUTED))
        widths = [column_width(table, place) for place in range(len(table.columns))]
        for place, width in enumerate(widths):
            page.set_column(place, place, width)
        self._headings(page, table.columns, widths)
        for number, row in enumerate(table.rows):
            self._row(page, FIRST_ROW + number, row, table.columns, widths)
        last = FIRST_ROW + len(table.rows)
        if table.note:
            self._text(page, last + 1, 0, table.note, styles(font_color=MUTED))
        if sheet.shared:
            page.autofilter(HEADING_ROW, 0, last - 1, len(table.columns) - 1)
        page.freeze_panes(FIRST_ROW, 1)
        page.repeat_rows(HEADING_ROW)
        self._print(page, landscape=True)

    def _headings(self, page: Any, columns: Sequence[Column], widths: Sequence[float]) -> None:
        for place, column in enumerate(columns):
            style = self._styles(
                bold=True,
                font_color="#FFFFFF",
                bg_color=ACCENT,
                text_wrap=True,
                valign="vcenter",
                align=column.align,
                **_apart(columns, place),
            )
            self._text(page, HEADING_ROW, place, column.title, style)
        lines = [lines_in(c.heading, w) for c, w in zip(columns, widths, strict=True)]
        page.set_row(HEADING_ROW, row_height(max(lines, default=1)) + 6)

    def _row(
        self,
        page: Any,
        at: int,
        row: TableRow,
        columns: Sequence[Column],
        widths: Sequence[float],
    ) -> None:
        look = _ROW_LOOKS.get(row.kind, {})
        lines = 1
        for place in range(len(columns)):
            column = columns[place]
            text = row.cells[place] if place < len(row.cells) else ""
            last = row.kind == "doubtful" and place == len(row.cells) - 1
            plain = {"valign": "top", "bottom": 1, "bottom_color": LINE, "align": column.align}
            wanted = {
                **plain,
                **_apart(columns, place),
                **look,
                **({"font_color": WARNING, "bold": True} if last else {}),
            }
            figure = self._figure(text, column)
            if figure is not None:
                style = self._styles(**wanted, num_format=figure.number_format)
                page.write_number(at, place, figure.value, style)
                continue
            across = row.kind == "group"
            self._text(page, at, place, text, self._styles(**wanted, text_wrap=not across))
            if not across:
                lines = max(lines, lines_in(text, widths[place]))
        page.set_row(at, row_height(lines))

    def _figure(self, text: str, column: Column) -> Figure | None:
        return figure_of(text, self._numbers, self._locale) if column.align == "right" else None

    def _text(self, page: Any, row: int, place: int, text: str, style: Any) -> None:
        """Write a text as a text, whatever it looks like."""
        fitting = cell_text(text).text
        if not fitting:
            page.write_blank(row, place, None, style)
            return
        page.write_string(
            row,
            place,
            fitting,
            self._styles.quoted(style) if looks_like_formula(fitting) else style,
        )

    def _print(self, page: Any, *, landscape: bool) -> None:
        page.set_paper(9)
        if landscape:
            page.set_landscape()
        page.fit_to_pages(1, 0)
        cover = self._document.cover
        city, title = (margin_text(text[:MARGIN_SHARE]) for text in (cover.city, cover.title))
        page.set_header(f"&L{city}&R{title}")
        page.set_footer(f"&L{margin_text(cover.programme[:MARGIN_SHARE])}&R&P / &N")


def figure_of(text: str, numbers: Numbers, locale: str) -> Figure | None:
    """Return the number that a cell writes, None where it writes anything else.

    The format keeps its decimals, and its thousands where it has them.
    """
    digits = text.strip()
    share = digits.endswith("%")
    value = numbers.read(digits.removesuffix("%"))
    if value is None:
        return None
    decimals = len(digits.rstrip("%").strip().partition(numbers.decimal_mark)[2])
    places = "." + "0" * decimals if decimals else ""
    if share:
        return Figure(round(value / PER_CENT, decimals + 4), f"0{places} %")
    grouped = numbers.thousands_mark in text or THIN_SPACE in text or abs(value) >= 10**NO_GROUPS
    return Figure(value, f"{locale}#,##0{places}" if grouped else f"0{places}")


def column_width(table: TableOf, place: int) -> float:
    """Return the width at which a column of a table reads well, in characters."""
    column = table.columns[place]
    cells = [
        row.cells[place] for row in table.rows if row.kind != "group" and place < len(row.cells)
    ]
    longest = max((wide(cell) for cell in cells), default=0)
    whole = len(column.title) <= ONE_LINE
    parts = [column.title] if whole else column.heading.split(" ")
    words = max((wide(part) for part in parts), default=0)
    widest = WIDEST_NUMBER if column.align == "right" else WIDEST
    return min(max(longest, words, NARROWEST) + 2, widest)


def _apart(columns: Sequence[Column], place: int) -> dict[str, int]:
    """Return the room that words need beside numbers that end where the words would begin."""
    beside = place > 0 and columns[place - 1].align == "right" and columns[place].align == "left"
    return {"indent": 1} if beside else {}


_ROW_LOOKS: Final[dict[str, dict[str, Any]]] = {
    "group": {"bold": True, "bg_color": "#F3F6F4", "align": "left"},
    "total": {"bold": True, "top": 1, "top_color": ACCENT},
}
