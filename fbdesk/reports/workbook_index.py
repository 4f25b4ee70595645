"""The hidden sheet by which fbdesk reads the workbook back: which cell holds which field."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from fbdesk.reports.workbook_columns import CodeName
from fbdesk.reports.workbook_layout import FIRST_ROW, HEADING_ROW, Layout, column_letters
from fbdesk.reports.workbook_texts import CELL_LIMIT, cell_text, looks_like_formula
from fbdesk.reports.workbook_writer import Writer
from fbdesk.version import VERSION

INDEX: Final = "_fbdesk"
FORMAT: Final = "fbdesk-reporting-workbook"
FORMAT_VERSION: Final = 1
"""Grows when a reader must know better; what a newer workbook adds is then refused in words."""

Record = tuple[str | int, ...]


def write_index(page: Any, writer: Writer, lists: Mapping[str, tuple[CodeName, ...]]) -> None:
    """Write one record per line; the first cell says of what kind it is. Rows count from 1.

    `workbook`, `sheet`, `column` and `list` describe the sheets. `rest` is what of a long text
    did not fit into its cell, `removed` names a cell where signs were taken out, and `exact` is
    a number with more digits than its cell has.
    """
    for row, record in enumerate(_records(writer, lists)):
        for place, value in enumerate(record):
            if isinstance(value, int):
                page.write_number(row, place, value)
            else:
                style = writer.styles(quote_prefix=True) if looks_like_formula(value) else None
                page.write_string(row, place, value, style)
    page.hide()


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
    for layout in writer.layouts:
        yield from _of_sheet(layout)
    for number, (of, choices) in enumerate(lists.items()):
        yield "list", of, column_letters(2 * number), len(choices)
    for tail in writer.tails:
        yield from _of_rest(tail.sheet, tail.cell, tail.text)
    for sheet, cell in writer.removed:
        yield "removed", sheet, cell
    for sheet, cell, value in writer.exact:
        yield "exact", sheet, cell, repr(value)


def _of_sheet(layout: Layout) -> Iterator[Record]:
    sheet = layout.sheet
    last = FIRST_ROW + len(layout.rows)
    yield "sheet", sheet.code, layout.name, sheet.reads, sheet.shape, HEADING_ROW + 1, last
    for place, column in enumerate(layout.columns):
        role = "computed" if column.computed else "key" if column.hidden else "field"
        letters = column_letters(place)
        kind = column.kind.name.lower()
        yield "column", sheet.code, letters, column.code, role, kind, column.choices, column.refers


def _of_rest(sheet: str, cell: str, text: str) -> Iterator[Record]:
    number, rest = 0, text
    while rest:
        number += 1
        part = cell_text(rest)
        yield "rest", sheet, cell, number, part.text[:CELL_LIMIT]
        rest = part.rest
