"""Which sheets the tables of a document stand on: one each, but many of a kind share one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from fbdesk.reports.content import (
    Block,
    Column,
    Document,
    Heading,
    KeyFigures,
    Landscape,
    TableOf,
    TableRow,
    Together,
)
from fbdesk.reports.workbook.texts import sheet_name
from fbdesk.texts import Translate, translator

FEW: Final = 3
"""So many tables of a kind have sheets of their own; more would hide what one looks for."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table, the name of its sheet, and the chapter it stands in.

    On a sheet that is `shared` stand all tables of a kind in a chapter: each row tells in its
    first two columns where it comes from, and the rows can be filtered.
    """

    name: str
    chapter: str
    table: TableOf
    shared: bool = False


@dataclass(frozen=True, slots=True)
class _Placed:
    """A table with the chapter that it is in, and the heading that it stands under."""

    chapter: str
    under: str
    table: TableOf

    @property
    def kind(self) -> tuple[str, tuple[str, ...], bool]:
        """What tables of a kind have in common: chapter, columns, and rows of one shape."""
        plain = not self.table.note and all(row.kind != "group" for row in self.table.rows)
        return self.chapter, tuple(column.title for column in self.table.columns), plain


def sheets_of(document: Document, front: str) -> Iterator[Sheet]:
    """Yield the sheets of a document in the order of its tables, each with a name of its own.

    `front` is the name of the sheet before them.
    """
    translate = translator(document.language)
    names = [front]
    for sheet in _sheets(document, translate):
        names.append(sheet_name(f"{len(names)} {sheet.table.caption}", names))
        yield replace(sheet, name=names[-1])


def _sheets(document: Document, translate: Translate) -> Iterator[Sheet]:
    for kind, run in groupby(_placed(document, translate), key=lambda each: each.kind):
        tables = tuple(run)
        chapter, _, plain = kind
        if plain and len(tables) > FEW:
            count = translate("{count} tables on one sheet").format(count=len(tables))
            yield Sheet("", count, _joined(chapter, tables, translate), shared=True)
        else:
            yield from (Sheet("", each.under, each.table) for each in tables)


def _joined(chapter: str, tables: Sequence[_Placed], translate: Translate) -> TableOf:
    """Return one table of many: before each row stand its heading and its table's caption."""
    columns = (Column(translate("Concerns")), Column(translate("Table")))
    rows = tuple(
        replace(row, cells=(each.under, each.table.caption, *row.cells))
        for each in tables
        for row in each.table.rows
    )
    return TableOf(chapter, (*columns, *tables[0].table.columns), rows)


def _placed(document: Document, translate: Translate) -> Iterator[_Placed]:
    chapter = under = ""
    for block in _flat(document.blocks):
        if isinstance(block, Heading):
            under = block.text
            chapter = block.text if block.level == 1 else chapter
        table = _as_table(block, translate, under)
        if table is not None:
            yield _Placed(chapter, under, table)


def _as_table(block: Block, translate: Translate, under: str) -> TableOf | None:
    if isinstance(block, TableOf):
        return block
    if not isinstance(block, KeyFigures):
        return None
    rows = tuple(TableRow((one.label, one.figure, one.note)) for one in block.figures)
    columns = (Column(translate("Figure")), Column(translate("Value")), Column(translate("Note")))
    return TableOf(f"{translate('Key figures')}: {under}".rstrip(": "), columns, rows)


def _flat(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks with those on wide pages and in groups in their place."""
    for block in blocks:
        if isinstance(block, Landscape | Together):
            yield from _flat(block.blocks)
        else:
            yield block
