"""The front page of the workbook: whose plan it is, how to read it, and what each sheet holds."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from fbdesk.reports.workbook.columns import Book
from fbdesk.reports.workbook.layout import Layouts, quoted
from fbdesk.reports.workbook.letters import lines_in
from fbdesk.reports.workbook.measures import row_height
from fbdesk.reports.workbook.print import set_up_reading
from fbdesk.reports.workbook.sheets.every_sheet import GROUPS
from fbdesk.reports.workbook.styles import ACCENT, COMPUTED_HEADING, LINE, MUTED, WARNING
from fbdesk.reports.workbook.writer import Writer

FRONT: Final = "Front page"
FIRST_WIDTH, SECOND_WIDTH = 32, 84

MOST_NAMED_CELLS: Final = 20

HOW_TO_READ: Final = (
    "A cut is a positive figure, in t CO₂e. A negative cut is an increase, in red.",
    (
        "Direct effects lie inside the municipal inventory, indirect effects outside it. They "
        "stand in columns of their own and are never added together."
    ),
    "An empty cell means that the figure is not known. It never means 0.",
    (
        "Green headings are fields to fill in. Grey headings are computed; changes there are not "
        "read back."
    ),
    (
        "Computed figures have a note with their passport: numbers, factors, sources and status. "
        "(!) marks what nobody has confirmed."
    ),
    "New rows go below the last one. The hidden columns at the right keep track of the rows.",
    "Sums show the rows in sight: filter the sheet to sum a part of it.",
)
FIRST_YEAR_NOTES: Final = (
    "This plan is so large that figures per year have their note in the first year only."
)


def write_front(
    page: Any, writer: Writer, layouts: Layouts, others: Iterable[tuple[str, str]] = ()
) -> None:
    """Write the front page; `others` are the sheets that hold no rows, each with what it holds."""
    book, styles = writer.book, writer.styles
    settings, translate = book.plan.settings, book.translate
    page.hide_gridlines(2)
    page.set_column(0, 0, FIRST_WIDTH)
    page.set_column(1, 1, SECOND_WIDTH)
    writer.text(page, 0, 0, book.programme.name.text(book.language), styles(font_color=MUTED))
    page.set_row(1, 32)
    writer.text(page, 1, 0, settings.name, styles(bold=True, font_size=22, font_color=ACCENT))
    subtitle = settings.subtitle or translate("Reporting workbook")
    writer.text(page, 2, 0, subtitle, styles(font_size=13))
    row = 4
    if settings.example_data:
        words = translate("Example data: the plan's own figures are made up.")
        page.write_string(3, 0, words, styles(bold=True, font_color=WARNING))
    for heading, value in facts(book):
        page.write_string(row, 0, translate(heading), styles(font_color=MUTED, valign="top"))
        writer.text(page, row, 1, value, styles(text_wrap=True, valign="top"))
        page.set_row(row, row_height(lines_in(value, SECOND_WIDTH)))
        row += 1
    row = _reading(page, writer, row + 1)
    row = _contents(page, writer, layouts, tuple(others), row + 1)
    set_up_reading(page, book)
    page.print_area(0, 0, row, 1)


def facts(book: Book) -> tuple[tuple[str, str], ...]:
    """Return what the front page tells of the plan: heading in English, and value."""
    settings, results, numbers = book.plan.settings, book.results, book.numbers
    cities = [one.name for one in book.plan.municipalities if one.planning]
    target = results.main_target
    scope = book.name("target_scope", results.scope) if results.scope else ""
    sectors = book.sectors(results.sectors)
    covers = ": ".join(part for part in (scope, sectors) if part)
    return (
        ("Municipalities", ", ".join(cities)),
        ("Period", numbers.years(settings.period_from, settings.period_to)),
        ("Start year of the calculations", str(settings.start_year)),
        ("Main target", target.title if target else ""),
        ("Scope of the main target", covers),
        ("Factor edition", results.factors_edition),
        ("GWP set", results.gwp_set),
        ("Electricity", book.name("electricity", results.electricity)),
        ("Made", numbers.day(book.made_on)),
        ("Digest of the plan and its results", results.digest),
    )


def _reading(page: Any, writer: Writer, row: int) -> int:
    styles, translate = writer.styles, writer.book.translate
    heading = styles(bold=True, font_size=13, bottom=1, bottom_color=LINE)
    page.write_string(row, 0, translate("How to read the workbook"), heading)
    page.write_blank(row, 1, None, heading)
    for line in (*(translate(rule) for rule in _rules(writer.book)), *_remarks(writer)):
        row += 1
        style = styles(text_wrap=True, valign="top")
        page.merge_range(row, 0, row, 1, "", style)
        page.write_string(row, 0, line, style)
        page.set_row(row, row_height(lines_in(line, FIRST_WIDTH + SECOND_WIDTH)))
    row += 1
    keys = (("Field to fill in", ACCENT), ("Computed", COMPUTED_HEADING))
    for place, (words, colour) in enumerate(keys):
        style = styles(bold=True, font_color="#FFFFFF", bg_color=colour)
        page.write_string(row + place, 0, translate(words), style)
    return row + len(keys)


def _rules(book: Book) -> Iterator[str]:
    """Yield the rules for reading, in English."""
    yield from HOW_TO_READ
    if not book.notes_on_every_year:
        yield FIRST_YEAR_NOTES
    yield "The workbook follows the structure of the programme. It is not the ministry's own form."


def _remarks(writer: Writer) -> Iterator[str]:
    """Yield in which cells a text could not stand as it was written."""
    translate = writer.book.translate
    if writer.beside.removed:
        words = translate("Signs that a spreadsheet cannot hold are taken out in {cells}.")
        yield words.format(cells=_listed(writer.beside.removed))
    if writer.beside.tails:
        words = translate("Texts too long for a cell go on in the hidden index: {cells}.")
        yield words.format(cells=_listed((tail.sheet, tail.cell) for tail in writer.beside.tails))


def _listed(cells: Iterable[tuple[str, str]]) -> str:
    named = [f"{sheet} {cell}" for sheet, cell in cells]
    more = " …" if len(named) > MOST_NAMED_CELLS else ""
    return ", ".join(named[:MOST_NAMED_CELLS]) + more


def _contents(
    page: Any, writer: Writer, layouts: Layouts, others: tuple[tuple[str, str], ...], row: int
) -> int:
    styles, translate = writer.styles, writer.book.translate
    heading = styles(bold=True, font_size=13, bottom=1, bottom_color=LINE)
    page.write_string(row, 0, translate("Sheets"), heading)
    page.write_blank(row, 1, None, heading)
    row += 1
    for group, (words, colour) in GROUPS.items():
        page.write_string(row, 0, translate(words), styles(bold=True, font_color=colour))
        row += 1
        listed = [
            (layout.name, translate(layout.sheet.about))
            for layout in layouts
            if layout.sheet.group == group
        ]
        for name, about in (*(others if group == "overview" else ()), *listed):
            write_link(page, writer, row, name, about)
            row += 1
    return row


def write_link(page: Any, writer: Writer, row: int, name: str, about: str) -> None:
    """Write the name of a sheet as a link to it, and what it holds."""
    styles = writer.styles
    link = styles(font_color=ACCENT, underline=1, indent=1, valign="top")
    page.write_url(row, 0, f"internal:{quoted(name)}!A1", link, string=name)
    page.write_string(row, 1, about, styles(text_wrap=True, valign="top"))
    page.set_row(row, row_height(lines_in(about, SECOND_WIDTH)))
