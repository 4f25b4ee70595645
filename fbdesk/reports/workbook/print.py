"""How a sheet prints: large enough to read, headings on every page, whose it is and when."""

import math
from typing import Any, Final

from fbdesk.reports.workbook.columns import Book
from fbdesk.reports.workbook.layout import HEADING_ROW, Layout
from fbdesk.reports.workbook.letters import wide
from fbdesk.reports.workbook.texts import margin_text

A4, A3 = 9, 8
A4_WIDTH, A3_WIDTH = 190.0, 290.0
"""So many units of column width across still read well on a page in landscape."""
COLUMN_WIDTH: Final = 8.43
"""How wide a column is that nobody has set."""
NAME_LENGTH: Final = 90
"""A longer name of a plan would run into the middle of the header."""


def set_up_print(page: Any, book: Book, layout: Layout, across: float) -> None:
    """Set up the print of a sheet of rows that is so many units of column width across."""
    page.set_landscape()
    page.set_paper(A4 if across <= A4_WIDTH else A3)
    page.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    pages_across = math.ceil(across / A3_WIDTH)
    page.fit_to_pages(pages_across, 0)
    if pages_across > 1:
        page.repeat_columns(0, layout.sheet.frozen - 1)
    page.repeat_rows(HEADING_ROW)
    page.print_area(0, 0, layout.last_row, _last_column(book, layout, across))
    write_margins(page, book, layout.name)


def set_up_reading(page: Any, book: Book, *, landscape: bool = False) -> None:
    """Set up the print of a sheet that is read from top to bottom, one page wide."""
    if landscape:
        page.set_landscape()
    else:
        page.set_portrait()
    page.set_paper(A4)
    page.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.7)
    page.fit_to_pages(1, 0)
    write_margins(page, book, page.get_name())


def write_margins(page: Any, book: Book, name: str) -> None:
    """Write above and below each page whose plan it is, which sheet, when made, and the page."""
    settings, translate = book.plan.settings, book.translate
    mark = f"&C{translate('Example data')}" if settings.example_data else ""
    plan = margin_text(settings.name[:NAME_LENGTH])
    page.set_header(f"&L{plan}{mark}&R{margin_text(name)}")
    day = margin_text(book.numbers.short_day(book.made_on))
    of = translate("Page {page} of {pages}").format(page="&P", pages="&N")
    page.set_footer(f"&L{margin_text(book.programme.name.text(book.language))}&C{day}&R{of}")


def _last_column(book: Book, layout: Layout, across: float) -> int:
    """Return the last column to print: the sentence above a narrow sheet runs past its columns."""
    beyond = wide(book.translate(layout.sheet.about)) - across
    if beyond > 0:
        return len(layout.columns) - 1 + math.ceil(beyond / COLUMN_WIDTH)
    return max(place for place, column in enumerate(layout.columns) if not column.hidden)
