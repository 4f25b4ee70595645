"""How a sheet prints: landscape, large enough to read, headings on every page, whose and when."""

import math
from typing import Any, Final

from fbdesk.reports.workbook.columns import Book
from fbdesk.reports.workbook.layout import HEADING_ROW, Layout
from fbdesk.reports.workbook.texts import margin_text

A4, A3 = 9, 8
A4_WIDTH, A3_WIDTH = 190.0, 290.0
"""So many characters across still read well on a page in landscape."""
NAME_LENGTH: Final = 90
"""A longer name of a plan would run into the middle of the header."""


def set_up_print(page: Any, book: Book, layout: Layout, across: float) -> None:
    """Set up the print of a sheet that is so many characters across."""
    settings, translate = book.plan.settings, book.translate
    last = max(place for place, column in enumerate(layout.columns) if not column.hidden)
    page.set_landscape()
    page.set_paper(A4 if across <= A4_WIDTH else A3)
    page.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    pages_across = math.ceil(across / A3_WIDTH)
    page.fit_to_pages(pages_across, 0)
    if pages_across > 1:
        page.repeat_columns(0, layout.sheet.frozen - 1)
    page.repeat_rows(HEADING_ROW)
    page.print_area(0, 0, layout.last_row, last)
    mark = f"&C{translate('Example data')}" if settings.example_data else ""
    name = margin_text(settings.name[:NAME_LENGTH])
    page.set_header(f"&L{name}{mark}&R{margin_text(layout.name)}")
    day = margin_text(book.numbers.short_day(book.made_on))
    of = translate("Page {page} of {pages}").format(page="&P", pages="&N")
    page.set_footer(f"&L{margin_text(book.programme.name.text(book.language))}&C{day}&R{of}")
