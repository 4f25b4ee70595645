"""The sheet that says how to use the workbook: what to fill in, and how it comes back."""

from typing import Any, Final

from fbdesk.reports.workbook.columns import Sheet
from fbdesk.reports.workbook.layout import quoted
from fbdesk.reports.workbook.letters import lines_in
from fbdesk.reports.workbook.measures import row_height
from fbdesk.reports.workbook.print import set_up_reading
from fbdesk.reports.workbook.styles import ACCENT, COMPUTED_HEADING, LINE, MUTED
from fbdesk.reports.workbook.writer import Writer

GUIDE: Final = "How to use the workbook"
ABOUT: Final = "The workbook holds every row of the plan. Fill it in, save it and send it back."
WIDTHS: Final = (34, 74, 18, 10)
ACROSS: Final = sum(WIDTHS)

STEPS: Final = (
    (
        "Fill in",
        (
            "Write below green headings. Where a cell has a list, choose from it.",
            "Add new rows right below the last one. Leave their hidden columns empty.",
            "Delete a row by deleting the whole line of the sheet.",
            "Leave a cell empty where the figure is not known. Write 0 only where it is 0.",
        ),
    ),
    (
        "Leave as it is",
        (
            "Below grey headings stands what the program computes. Changes there are not read.",
            (
                "Do not rename sheets or columns, and do not delete the hidden ones: by them the "
                "program knows each row again."
            ),
            "Sorting and filtering do no harm.",
        ),
    ),
    (
        "Send it back",
        (
            "Save the file as a workbook (xlsx) and send it to the one you got it from.",
            "The one who keeps the plan takes it in with «{command}» in the menu of fbdesk.",
            (
                "Each change is shown by sheet, row and column before anything happens. What to "
                "take in is chosen one by one, and all of it can be undone in one step."
            ),
            (
                "Where the plan was changed meanwhile, both values are shown. Nothing is "
                "overwritten silently."
            ),
        ),
    ),
)
COMMAND: Final = "Take in a filled-in workbook …"
HEADINGS: Final = ("Sheet", "Holds", "Filled in or computed", "Rows")


def filled_in(sheet: Sheet) -> str:
    """Return in English whether a sheet is to be filled in."""
    return "Field to fill in" if sheet.reads else "Computed"


def write_guide(page: Any, writer: Writer) -> None:
    """Write the steps, what the colours mean, and every sheet with a link."""
    styles, translate = writer.styles, writer.book.translate
    page.hide_gridlines(2)
    for place, width in enumerate(WIDTHS):
        page.set_column(place, place, width)
    page.write_string(0, 0, translate(GUIDE), styles(bold=True, font_size=15))
    page.write_string(1, 0, translate(ABOUT), styles(font_color=MUTED))
    row = 3
    for heading, lines in STEPS:
        row = _step(page, writer, row, heading, lines) + 1
    for words, colour in (("Field to fill in", ACCENT), ("Computed", COMPUTED_HEADING)):
        key = styles(bold=True, font_color="#FFFFFF", bg_color=colour)
        page.write_string(row, 0, translate(words), key)
        row += 1
    row = _sheets(page, writer, row + 1)
    set_up_reading(page, writer.book)
    page.print_area(0, 0, row, len(WIDTHS) - 1)


def _step(page: Any, writer: Writer, row: int, heading: str, lines: tuple[str, ...]) -> int:
    """Write a heading and its lines, and return the row below them."""
    styles, translate = writer.styles, writer.book.translate
    page.write_string(row, 0, translate(heading), styles(bold=True, font_size=12))
    style = styles(text_wrap=True, valign="top", indent=1)
    for line in lines:
        row += 1
        words = f"• {translate(line)}".replace("{command}", translate(COMMAND))
        page.merge_range(row, 0, row, len(WIDTHS) - 1, "", style)
        page.write_string(row, 0, words, style)
        page.set_row(row, row_height(lines_in(words, ACROSS)))
    return row + 1


def _sheets(page: Any, writer: Writer, row: int) -> int:
    """Write every sheet with what it holds, whether to fill it in, and how many rows it has."""
    styles, translate = writer.styles, writer.book.translate
    head = styles(bold=True, font_color="#FFFFFF", bg_color=COMPUTED_HEADING)
    for place, heading in enumerate(HEADINGS):
        page.write_string(row, place, translate(heading), head)
    plain = {"text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": LINE}
    link = styles(font_color=ACCENT, underline=1, **plain)
    for layout in writer.layouts:
        row += 1
        sheet, about = layout.sheet, translate(layout.sheet.about)
        colour = ACCENT if sheet.reads else MUTED
        address = f"internal:{quoted(layout.name)}!A1"
        page.write_url(row, 0, address, link, string=layout.name)
        page.write_string(row, 1, about, styles(**plain))
        page.write_string(row, 2, translate(filled_in(sheet)), styles(font_color=colour, **plain))
        page.write_number(row, 3, len(layout.rows), styles(**plain))
        page.set_row(row, row_height(lines_in(about, WIDTHS[1])))
    return row
