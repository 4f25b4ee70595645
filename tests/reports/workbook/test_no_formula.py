"""Whatever a planner writes anywhere in a plan, no cell of the workbook becomes a formula."""

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest

from fbdesk.models.city import Settings
from fbdesk.models.declarations import Field, fields, table_name
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.inventory import InventoryRow
from fbdesk.models.reporting import FrozenPart
from fbdesk.models.row import Code, Row, To
from fbdesk.models.snapshot import PARTS, Plan
from fbdesk.reports.workbook.sheets.every_sheet import SHEETS
from fbdesk.reports.workbook.texts import FORMULA_MARKS
from tests.builders import changed
from tests.reports.full_plan import full_plan, workbook_of
from tests.reports.read_workbook import ReadBook

PREFIXES = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠", "'")
"""The fourteen signs that some spreadsheet takes for the start of something."""
BEGINNINGS = (
    *PREFIXES,
    *("=cmd|' /C calc'!A1 ", "\\'", " =", "\u200b=", '"=', "\ufeff=", "\x00=", "**=**", "{="),
)
"""With these stand dynamic data exchange, blanks, signs without width, quotes and bold words."""
MARK = "HYPERLINK(1)"

HELD = {"key", "factors_edition", "factor", "unit", "sector", "municipality", "gas", "programme"}
"""Texts that are no words of a planner: calculations go by them."""
HELD_OF: dict[type[Row], set[str]] = {
    EffectInput: {"name"},
    Effect: {"source"},
    InventoryRow: {"source"},
    FrozenPart: {"content"},
}


def texts_of(kind: type[Row]) -> list[Field]:
    """Return the fields of a kind of row in which a planner writes freely."""
    held = HELD | HELD_OF.get(kind, set())
    return [
        field
        for field in fields(kind)
        if field.holds is str
        and field.name not in held
        and not field.mark(To)
        and not field.mark(Code)
    ]


def beginning_with(row: Row, beginning: str, place: int) -> Row:
    """Return a row whose every text begins so; texts that must differ end in their place."""
    return changed(
        row, **{field.name: f"{beginning}{MARK}{place}" for field in texts_of(type(row))}
    )


def copies(rows: tuple[Row, ...]) -> Iterator[Row]:
    """Yield for each beginning a copy of the first row of a kind, with a key of its own."""
    for place, beginning in enumerate(BEGINNINGS):
        key = rows[0].key if place == 0 else f"{rows[0].key}-{place}"
        yield beginning_with(changed(rows[0], key=key), beginning, place)


def dangerous_plan() -> Plan:
    """Return the full plan with a row of every kind for each beginning."""
    plan = full_plan()
    parts: dict[str, Any] = {
        name: (*copies(plan.rows_of(kind)), *plan.rows_of(kind)[1:]) for kind, name in PARTS.items()
    }
    return dataclasses.replace(plan, settings=beginning_with(plan.settings, "=", 0), **parts)  # type: ignore[arg-type] # a row of settings


@pytest.fixture(scope="module")
def read() -> ReadBook:
    return ReadBook(workbook_of(dangerous_plan()))


@pytest.fixture(scope="module")
def cells(read: ReadBook) -> list[Any]:
    """Give every cell of every sheet that holds a planner's text."""
    return [
        cell
        for page in read.formulas.worksheets
        for row in page.iter_rows()
        for cell in row
        if MARK in str(cell.value)
    ]


def test_every_cell_with_a_planners_text_is_a_text(cells: list[Any]) -> None:
    assert len(cells) > 1_000
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.hyperlink for cell in cells} == {None}


def test_what_looks_like_a_formula_stays_a_text_when_someone_edits_it(cells: list[Any]) -> None:
    looks_so = [cell for cell in cells if cell.value[0] in FORMULA_MARKS]
    assert len(looks_so) > 500
    assert [str(cell) for cell in looks_so if not cell.quotePrefix] == []


@pytest.mark.parametrize("kind", [Settings, *PARTS], ids=table_name)
def test_every_text_field_of_a_kind_of_row_was_tried_with_every_beginning(
    read: ReadBook, kind: type[Row]
) -> None:
    sheet = next(sheet for sheet in SHEETS if sheet.reads == table_name(kind))
    if not texts_of(kind) or sheet.shape == "fields":
        assert MARK in str(list(read.lines(sheet.code))) or not texts_of(kind)
        return
    columns = read.columns(sheet.code)
    for field in texts_of(kind):
        assert field.name in columns, f"{field.name} is nowhere in the workbook"
        found = [str(value) for value in read.column(sheet.code, field.name)]
        for place, beginning in enumerate(BEGINNINGS):
            shown = beginning.replace("\r", "\n").replace("\x00", "")
            assert f"{shown}{MARK}{place}" in found, (field.name, beginning)


def test_no_formula_of_ours_holds_a_planners_text(read: ReadBook) -> None:
    formulas = [
        cell.value
        for page in read.formulas.worksheets
        for row in page.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert len(formulas) > 20
    assert [formula for formula in formulas if MARK in str(formula)] == []
