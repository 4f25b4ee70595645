"""Reads the environment directorate's municipal inventory: one area, all places, or text."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from fbdesk.errors import FileError
from fbdesk.exchange.inventory.cells import label, plain
from fbdesk.exchange.inventory.columns import (
    HEADER_WITHIN_ROWS,
    Columns,
    Rows,
    find_columns,
)
from fbdesk.exchange.inventory.file import Area, EditionCard, InventoryFile, Layout, gap_years
from fbdesk.exchange.inventory.overview import differences
from fbdesk.exchange.inventory.rows import TableReader, area_called
from fbdesk.exchange.inventory.text import card_beside, text_table
from fbdesk.exchange.reading import Cancelled, Message, never
from fbdesk.exchange.spreadsheet.safety import (
    is_workbook,
    open_sheet,
    open_workbook,
    read_bytes,
    refuse_what_is_no_table,
)

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

DETAILED_SHEET = "oversikt - detaljert"
OVERVIEW_SHEET = "oversikt"
INFO_SHEET = "info"
ASSUMED_GWP_SET = "AR5"


def read_inventory(path: Path, cancelled: Cancelled = never) -> InventoryFile:
    """Return what a published inventory file holds; amounts are t CO2e, as published.

    The content decides how it is read, not the ending of its name. Raises `FileError` for a file
    that cannot be used, with what to do, and `ReadingStoppedError` once `cancelled` says so.
    """
    data = read_bytes(path)
    refuse_what_is_no_table(data, path.name)
    if is_workbook(data):
        found = _from_workbook(path, open_workbook(data, path.name, cancelled), cancelled)
    else:
        found = _from_text(path, text_table(data, path.name), cancelled)
    if not found.rows:
        raise FileError("{file} holds no figures. Download it again.", file=path.name)
    sha256 = hashlib.sha256(data).hexdigest()
    return replace(found, sha256=sha256, messages=(*found.messages, *_about_the_whole(found)))


def _from_text(path: Path, table: Rows, cancelled: Cancelled) -> InventoryFile:
    columns = find_columns(table, path.name)
    if columns is None or not columns.detailed:
        raise FileError(
            "{file} has no column Utslippskilde: only figures per source can be planned on. "
            "Download the detailed figures.",
            file=path.name,
        )
    card = card_beside(path)
    reader = TableReader("", columns, area_called(card.dataset or path.stem))
    rows = reader.read(table, cancelled)
    return InventoryFile(
        file_name=path.name,
        sha256="",
        layout="csv",
        card=card,
        rows=rows,
        messages=reader.messages,
    )


def _from_workbook(path: Path, book: "CalamineWorkbook", cancelled: Cancelled) -> InventoryFile:
    card = _card(book, path.name)
    sheet, table, columns = _detailed_table(book, path.name)
    area = area_called(card.dataset or path.stem)
    reader = TableReader(sheet, columns, area)
    rows = reader.read(table, cancelled)
    layout: Layout = "one-area" if columns.number is None else "all-municipalities"
    found = InventoryFile(
        file_name=path.name,
        sha256="",
        layout=layout,
        card=card,
        rows=rows,
        messages=reader.messages,
    )
    return replace(
        found, messages=(*found.messages, *_against_overview(book, found, area, cancelled))
    )


def _detailed_table(
    book: "CalamineWorkbook", name: str
) -> tuple[str, Iterable[Sequence[object]], Columns]:
    """Return the first sheet that goes down to sources; the one of that name is tried first."""
    names = sorted(book.sheet_names, key=lambda sheet: plain(sheet) != DETAILED_SHEET)
    for sheet in names:
        head, table = _table(open_sheet(book, sheet, name))
        columns = find_columns(head, f"{name}, {sheet}")
        if columns and columns.detailed:
            return sheet, table, columns
    raise FileError(
        "{file} has no sheet with the columns År, Sektor, Utslippskilde and Utslipp (tonn "
        "CO₂-ekvivalenter). Its sheets are {sheets}. Download the detailed figures.",
        file=name,
        sheets=", ".join(book.sheet_names[:20]) or "none",
    )


def _against_overview(
    book: "CalamineWorkbook", found: InventoryFile, area: Area, cancelled: Cancelled
) -> Iterator[Message]:
    for sheet in book.sheet_names:
        if not plain(sheet).startswith(OVERVIEW_SHEET) or plain(sheet) == DETAILED_SHEET:
            continue
        head, table = _table(open_sheet(book, sheet, found.file_name))
        columns = find_columns(head, f"{found.file_name}, {sheet}")
        if columns is None or columns.detailed:
            continue
        overview = TableReader(sheet, columns, area).read(table, cancelled)
        yield from differences(found.rows, overview, sheet)


def _card(book: "CalamineWorkbook", name: str) -> EditionCard:
    """Return what the sheet Info says; empty where the workbook has none."""
    told: dict[str, str] = {}
    for sheet in book.sheet_names:
        if plain(sheet) == INFO_SHEET:
            for row in _table(open_sheet(book, sheet, name))[0]:
                words = [label(cell) for cell in row if label(cell)]
                if len(words) > 1:
                    told.setdefault(plain(words[0]).rstrip(":"), words[1])
    return EditionCard(
        publisher=told.get("utgiver", ""),
        dataset=told.get("datasett", ""),
        url=told.get("nedlastet fra", ""),
        published=told.get("oppdatert", told.get("dato", "")),
    )


def _table(sheet: "CalamineSheet") -> tuple[Rows, Iterable[Sequence[object]]]:
    """Return the first rows of a sheet, and all of them to be gone through once."""
    rows = sheet.iter_rows()
    head = list(islice(rows, HEADER_WITHIN_ROWS))
    return head, chain(head, rows)


def _about_the_whole(found: InventoryFile) -> Iterator[Message]:
    gaps = gap_years(found.years)
    if gaps:
        yield Message(
            level="note",
            message="Not published: {years}. These years stay gaps.",
            values={"years": ", ".join(map(str, gaps))},
        )
    if not found.card.gwp_set:
        yield Message(
            level="note",
            message="The file does not say with which GWP set it was computed; {gwp} is assumed.",
            values={"gwp": ASSUMED_GWP_SET},
        )
