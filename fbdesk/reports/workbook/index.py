"""The hidden sheet by which fbdesk reads the workbook back: which cell holds which field."""

from collections.abc import Iterator, Mapping
from typing import Any

from fbdesk.models.cell_values import filled_in, marks_of_rows
from fbdesk.models.declarations import KINDS, table_name
from fbdesk.models.snapshot import Plan
from fbdesk.models.workbook_format import FORMAT, FORMAT_VERSION
from fbdesk.reports.workbook.columns import Book, CodeName
from fbdesk.reports.workbook.layout import FIRST_ROW, HEADING_ROW, Layout, column_letters
from fbdesk.reports.workbook.measures import heading_text
from fbdesk.reports.workbook.page import Page
from fbdesk.reports.workbook.texts import CELL_LIMIT, cell_text, looks_like_formula
from fbdesk.reports.workbook.writer import Writer
from fbdesk.version import VERSION

Record = tuple[str | int, ...]


def write_index(page: Page, writer: Writer, lists: Mapping[str, tuple[CodeName, ...]]) -> None:
    """Write one record per line; the first cell says of what kind it is. Rows count from 1.

    `workbook`, `page`, `sheet`, `column` and `list` describe the sheets. `rest` is what of a long
    text did not fit into its cell, `removed` names a cell where signs were taken out, and `exact`
    is a number with more digits than its cell has. `heading` is what stands above a column, so that
    it is found again where columns were moved. `marks` lists the fields of a table that people
    fill in, and `row` the marks that these had in each row when the workbook was made.
    """
    records = tuple(_records(writer, lists))
    quoted = writer.styles(quote_prefix=True)
    lines = (_line(page, str(row), record, quoted) for row, record in enumerate(records, start=1))
    page.put(lines, max(map(len, records)))
    page.hide()


def _line(page: Page, row: str, record: Record, quoted: Any) -> list[str]:
    """Return a record as the cells of a row."""
    return [
        row.join(
            page.text(place, value, quoted if looks_like_formula(value) else None)
            if isinstance(value, str)
            else page.number(place, value, None)
        )
        for place, value in enumerate(record)
    ]


def _records(writer: Writer, lists: Mapping[str, tuple[CodeName, ...]]) -> Iterator[Record]:
    book = writer.book
    settings, results = book.plan.settings, book.results
    yield "workbook", "format", FORMAT
    yield "workbook", "version", FORMAT_VERSION
    yield "workbook", "made_by", f"fbdesk {VERSION}"
    yield "workbook", "made_on", book.made_on.isoformat()
    yield "workbook", "language", book.language
    yield "workbook", "programme", settings.programme
    yield "workbook", "plan_key", cell_text(settings.key).text
    yield "workbook", "factors_edition", results.factors_edition
    yield "workbook", "digest", results.digest
    for page in writer.file.worksheets():
        yield "page", page.get_name()
    for layout in writer.layouts:
        yield from _of_sheet(book, layout)
    for number, (of, choices) in enumerate(lists.items()):
        yield "list", of, column_letters(2 * number), len(choices)
    for tail in writer.beside.tails:
        yield from _of_rest(tail.sheet, tail.cell, tail.text)
    for sheet, cell in writer.beside.removed:
        yield "removed", sheet, cell
    for sheet, cell, value in writer.beside.exact:
        yield "exact", sheet, cell, repr(value)
    yield from _of_rows(book.plan)


def _of_sheet(book: Book, layout: Layout) -> Iterator[Record]:
    sheet = layout.sheet
    last = FIRST_ROW + len(layout.rows)
    yield "sheet", sheet.code, layout.name, sheet.reads, sheet.shape, HEADING_ROW + 1, last
    for place, column in enumerate(layout.columns):
        role = "computed" if column.computed else "key" if column.hidden else "field"
        letters = column_letters(place)
        kind = column.kind.name.lower()
        yield "column", sheet.code, letters, column.code, role, kind, column.choices, column.refers
        yield "heading", sheet.code, column.code, cell_text(heading_text(book, column)).text


def _of_rows(plan: Plan) -> Iterator[Record]:
    for kind in KINDS:
        if names := [field.name for field in filled_in(kind)]:
            yield "marks", table_name(kind), " ".join(names)
            rows = plan.rows_of(kind)
            for row, marks in zip(rows, marks_of_rows(kind, rows), strict=True):
                yield "row", table_name(kind), cell_text(row.key).text, marks


def _of_rest(sheet: str, cell: str, text: str) -> Iterator[Record]:
    number, rest = 0, text
    while rest:
        number += 1
        part = cell_text(rest)
        yield "rest", sheet, cell, number, part.text[:CELL_LIMIT]
        rest = part.rest
