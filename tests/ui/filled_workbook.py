"""A small plan and its workbook, filled in with a change, a new row, an error and a row less."""

import io
from pathlib import Path
from typing import Any

from fbdesk.models.declarations import KINDS
from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine
from fbdesk.models.row import Row
from tests.builders import a_measure, a_plan
from tests.reports.full_plan import workbook_of

BUS = a_measure("T-07", title="Bussvei", responsible="Kari")
BIKE = a_measure("T-08", title="Sykkelvei", responsible="Kari")
COST = CostLine(measure=BUS.key, year=2012, gross_ore=100_000_00)
PLAN = a_plan(BUS, BIKE, COST)
ROWS: list[Row] = [row for kind in KINDS for row in PLAN.rows_of(kind)]


def filled_workbook(path: Path) -> Path:
    """Write the workbook as it comes back, and return its path."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(workbook_of(PLAN)))
    measures = book["Tiltak"]
    cell(measures, "Tittel", 5).value = "Bussvei med eget felt"
    cell(measures, "Ansvarlig", 6).value = "Ola"
    cell(measures, "Start", 6).value = "snart"
    cell(measures, "Tittel", 7).value = "Sykkelhotell"
    book["Kostnader"].delete_rows(5)
    book.save(path)
    return path


def cell(sheet: Any, heading: str, row: int) -> Any:
    """Return a cell of the column with a heading."""
    column = next(each.column for each in sheet[4] if str(each.value).startswith(heading))
    return sheet.cell(row, column)


def change_id(row: Measure, field: str) -> str:
    """Return the name of the change of a measure's field."""
    return f"measure/{row.key}/{field}"
