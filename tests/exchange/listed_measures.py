"""Lists of measures as cities keep them: small files, and what comparing them with a plan gives."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from fbdesk.exchange.measures.change import MeasureListChange, Proposal, changes_of
from fbdesk.exchange.measures.compare import compare
from fbdesk.exchange.measures.file import ListLine, ListSheet, MeasureList
from fbdesk.exchange.measures.mapping import ListMapping, guessed
from fbdesk.exchange.measures.values import list_choices
from fbdesk.exchange.workbook.take_in import TakenBy, take_in
from fbdesk.models.reading import read_snapshot
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.reports.choice_names import names_in, names_in_every_language
from tests.builders import an_open_plan
from tests.reports.full_plan import PROGRAMME

CHOICES = list_choices(PROGRAMME, names_in(PROGRAMME, "nb"), names_in_every_language(PROGRAMME))
DAY = date(2026, 11, 23)

Table = Sequence[Sequence[object]]


def a_list(headings: Sequence[str], *rows: Sequence[object], sheet: str = "Ark1") -> MeasureList:
    """Return a list with one sheet whose rows begin below the headings in row 1."""
    lines = tuple(ListLine(number, tuple(row)) for number, row in enumerate(rows, start=2))
    return MeasureList("liste.xlsx", "", (ListSheet(sheet, tuple(headings), lines),), ())


def compared(plan: Plan, listed: MeasureList, **mapping: Any) -> MeasureListChange:
    """Return what a list changes in a plan, read as its headings say."""
    columns = {**guessed(listed).columns, **mapping.pop("columns", {})}
    how = ListMapping(columns=columns, **mapping)
    return compare(plan, listed, how, CHOICES, DAY)


def taken_in(rows: Sequence[Row], proposals: Sequence[Proposal]) -> Plan:
    """Return the plan of the rows once the proposals were taken in."""
    with an_open_plan(*rows) as connection:
        plan = read_snapshot(connection)
        take_in(connection, plan, changes_of(proposals), TakenBy())
        return read_snapshot(connection)


def texts(found: MeasureListChange, level: str) -> list[str]:
    """Return the messages of a level, with the place of each."""
    return [f"{m.column}{m.row}: {m.text}" for m in found.messages if m.level == level]


def write_workbook(path: Path, **sheets: Table) -> Path:
    """Write a workbook with a sheet for each name."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(list(row))
    book.save(path)
    return path
