"""Plans of several cities rolled up into one workbook, and what a reader finds in it."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from fbdesk.models.snapshot import Plan
from fbdesk.reports.rollup import CityPlan, Rollup, Unreadable, city_plan
from fbdesk.reports.rollup_workbook import rollup_workbook

DAY = date(2026, 11, 23)


def rolled_up(*plans: Plan, left_out: Sequence[Unreadable] = (), language: str = "nb") -> Rollup:
    """Return plans side by side; their files are called a, b and so on."""
    cities = [_city(f"{chr(97 + n)}.fbplan", plan, language) for n, plan in enumerate(plans)]
    return Rollup(tuple(cities), tuple(left_out), language, DAY)


def _city(name: str, plan: Plan, language: str) -> CityPlan:
    return city_plan(name, plan, language, DAY, 0)


def read(rollup: Rollup) -> Any:
    """Return the workbook as a reader opens it."""
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(rollup_workbook(rollup)))


def table(book: Any, sheet: str) -> list[dict[str, Any]]:
    """Return the rows of a sheet by its headings, as the cells hold them."""
    rows = list(book[sheet].iter_rows(min_row=4, values_only=True))
    headings = [" ".join(str(cell).split()) for cell in rows[0]]
    return [dict(zip(headings, row, strict=True)) for row in rows[1:]]


def front(book: Any) -> list[str]:
    """Return the lines of the front page, its two columns with a bar between."""
    lines = book.worksheets[0].iter_rows(values_only=True)
    return [" | ".join(str(cell) for cell in line if cell) for line in lines if any(line)]
