"""The sheet of definitions: the terms of the plan with their sources, and every column in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from fbdesk.reports.workbook.columns import Book, Column, Kind
from fbdesk.reports.workbook.entry_rules import written
from fbdesk.reports.workbook.layout import Layout, Layouts
from fbdesk.reports.workbook.letters import lines_in
from fbdesk.reports.workbook.meanings import MEANINGS
from fbdesk.reports.workbook.measures import row_height
from fbdesk.reports.workbook.print import set_up_reading
from fbdesk.reports.workbook.styles import ACCENT, LINE, MUTED
from fbdesk.reports.workbook.terms import TERMS
from fbdesk.reports.workbook.writer import Writer

DEFINITIONS: Final = "Definitions"
ABOUT: Final = "What the terms mean, and what each column of each sheet holds."
TERM_HEADINGS: Final = ("Term", "Meaning", "Source")
COLUMN_HEADINGS: Final = ("Sheet", "Column", "Meaning", "Unit", "May hold", "Filled in or computed")
WIDTHS: Final = (28, 32, 62, 12, 44, 20)
TERM_PLACES: Final = (0, 2, 4)
"""Terms stand in the same columns of the sheet as what is most like them below."""
YEARS: Final = "One column for each year, with the figure of that year."
OF_AN_AREA: Final = "The amount in the focus area."
MOST_CHOICES: Final = 8
"""More choices than these are counted, not listed."""


@dataclass(frozen=True, slots=True)
class Definition:
    """One column in words."""

    sheet: str
    column: str
    meaning: str
    unit: str
    holds: str
    filled: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The texts in the order of the headings."""
        return (self.sheet, self.column, self.meaning, self.unit, self.holds, self.filled)


def definitions(book: Book, layouts: Layouts) -> Iterator[Definition]:
    """Yield every column in sight; the years of a sheet are one."""
    for layout in layouts:
        years = [column for column in layout.columns if _is_year(column)]
        for column in layout.columns:
            if column.hidden or column in years[1:]:
                continue
            heading = _heading(book, column)
            if column in years:
                heading = f"{years[0].named}–{years[-1].named}"
            yield Definition(
                sheet=layout.name,
                column=heading,
                meaning=meaning(book, layout, column, layouts),
                unit=book.translate(column.unit) if column.unit else "",
                holds="" if column.computed else holds(book, column, layouts),
                filled=book.translate("Computed" if column.computed else "Field to fill in"),
            )


def meaning(book: Book, layout: Layout, column: Column, layouts: Layouts) -> str:
    """Return what a column means: its own words, or those of its code on this or on any sheet."""
    if column.about:
        return book.translate(column.about)
    if column.refers:
        sheet = layouts[column.refers.partition(".")[0]].name
        return book.translate("Says which row of the sheet {sheet} this one belongs to.").format(
            sheet=sheet
        )
    if column.named:
        return book.translate(YEARS if _is_year(column) else OF_AN_AREA)
    own = f"{layout.sheet.code}.{column.code}"
    return book.translate(MEANINGS.get(own) or MEANINGS[f".{column.code}"])


def holds(book: Book, column: Column, layouts: Layouts) -> str:
    """Return what may be entered in a column."""
    if column.refers:
        sheet, _, code = column.refers.partition(".")
        layout = layouts[sheet]
        heading = _heading(book, layout.columns[layout.place(code)])
        return f"{layout.name}: {heading}"
    if column.kind is Kind.CHOICE:
        names = [choice.name for choice in book.lists.get(column.choices, ())]
        if len(names) > MOST_CHOICES:
            return book.translate("One of {count} in the list").format(count=len(names))
        return " · ".join(names)
    if column.between:
        low, high = (written(book, column.kind)(bound) for bound in column.between)
        return f"{low} – {high}"
    words = _HELD.get(column.kind, "")
    return book.translate(words) if words else ""


def write_definitions(page: Any, writer: Writer) -> None:
    """Write the terms, and below them every column with a filter."""
    book, styles, translate = writer.book, writer.styles, writer.book.translate
    page.hide_gridlines(2)
    for place, width in enumerate(WIDTHS):
        page.set_column(place, place, width)
    page.write_string(0, 0, translate(DEFINITIONS), styles(bold=True, font_size=15))
    page.write_string(1, 0, translate(ABOUT), styles(font_color=MUTED))
    row = _heading_row(page, writer, 3, dict(zip(TERM_PLACES, TERM_HEADINGS, strict=True)))
    for term in TERMS:
        texts = tuple(translate(text) for text in (term.term, term.meaning, term.source))
        _row(page, writer, row, dict(zip(TERM_PLACES, texts, strict=True)))
        row += 1
    row = _heading_row(page, writer, row + 1, dict(enumerate(COLUMN_HEADINGS)))
    first = row
    for definition in definitions(book, writer.layouts):
        _row(page, writer, row, dict(enumerate(definition.cells)))
        row += 1
    page.autofilter(first - 1, 0, row - 1, len(WIDTHS) - 1)
    set_up_reading(page, book, landscape=True)
    page.set_h_pagebreaks([first - 1])
    page.repeat_rows(first - 1)


def _heading_row(page: Any, writer: Writer, row: int, headings: dict[int, str]) -> int:
    style = writer.styles(bold=True, font_color="#FFFFFF", bg_color=ACCENT, text_wrap=True)
    for place in range(len(WIDTHS)):
        words = headings.get(place, "")
        page.write_string(row, place, writer.book.translate(words) if words else "", style)
    return row + 1


def _row(page: Any, writer: Writer, row: int, texts: dict[int, str]) -> None:
    style = writer.styles(text_wrap=True, valign="top", bottom=1, bottom_color=LINE)
    for place in range(len(WIDTHS)):
        writer.text(page, row, place, texts.get(place, ""), style)
    page.set_row(row, row_height(max(lines_in(t, WIDTHS[place]) for place, t in texts.items())))


def _heading(book: Book, column: Column) -> str:
    words = (book.translate(column.heading) if column.heading else "", column.named)
    return " ".join(word for word in words if word)


def _is_year(column: Column) -> bool:
    return bool(column.named) and column.code == f"y{column.named}"


_HELD: Final = {
    Kind.TEXT: "Text",
    Kind.LONG: "Text of several lines",
    Kind.YEAR: "A year",
    Kind.WHOLE: "A whole number",
    Kind.NUMBER: "A number",
    Kind.TONNES: "A number",
    Kind.SHARE: "Per cent",
    Kind.MONEY: "An amount in kroner",
    Kind.DATE: "A date",
    Kind.MOMENT: "A date and time",
}
