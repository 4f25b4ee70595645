"""Which pages a document's wide tables get: a short one stands upright, beside its text."""

from dataclasses import replace
from typing import Final

from fbdesk.reports.content import Block, Document, Landscape, TableOf

FEW_ROWS: Final = 7
"""A table of so many rows, its sum included, is not worth a wide page with little on it."""


def fitted(document: Document) -> Document:
    """Return the document with each short wide table on an upright page.

    It leaves out its `spare` columns, which the text beside it tells; a table without any stays
    where it is.
    """
    return replace(document, blocks=tuple(map(_fitted, document.blocks)))


def _fitted(block: Block) -> Block:
    if not isinstance(block, Landscape) or len(block.blocks) != 1:
        return block
    table = block.blocks[0]
    if not isinstance(table, TableOf) or len(table.rows) > FEW_ROWS:
        return block
    kept = [place for place, column in enumerate(table.columns) if not column.spare]
    if len(kept) == len(table.columns):
        return block
    return table.with_columns(kept)
