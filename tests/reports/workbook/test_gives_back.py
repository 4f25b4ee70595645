"""The workbook gives a plan back complete: every field of every row stands in it."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest

from fbdesk.models.declarations import KINDS, Field, fields, table_name
from fbdesk.models.reporting import FrozenPart
from fbdesk.models.row import Row
from fbdesk.models.snapshot import PARTS, Plan
from fbdesk.reports.workbook.sheets.every_sheet import SHEETS
from tests.reports.full_plan import full_plan, the_workbook
from tests.reports.read_workbook import ReadBook

NOT_WRITTEN = {"rev"}
"""How often a row was changed is the file's own business."""

LEFT_OUT = {(FrozenPart, "content"): "packed, and nobody may change what a closed period held"}
"""Fields that the workbook leaves out on purpose, and why."""


@pytest.fixture(scope="module")
def plan() -> Plan:
    return full_plan()


@pytest.fixture(scope="module")
def read() -> ReadBook:
    return the_workbook()


def test_the_plan_of_these_tests_has_every_kind_of_row(plan: Plan) -> None:
    assert [kind.__name__ for kind in PARTS if not plan.rows_of(kind)] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_of_row_has_exactly_one_sheet(kind: type[Row]) -> None:
    assert [sheet.code for sheet in SHEETS if sheet.reads == table_name(kind)] == [table_name(kind)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_reading_a_sheet_by_its_index_gives_the_same_rows(
    plan: Plan, read: ReadBook, kind: type[Row]
) -> None:
    code = table_name(kind)
    shape = read.sheet_record(code)[4]
    found = rows_of_fields(read, code) if shape == "fields" else list(read.lines(code))
    given = [as_read(read, kind, line, read.columns(code)) for line in found]
    expected = [
        {field.name: getattr(row, field.name) for field in fields(kind)}
        for row in plan.rows_of(kind)
    ]
    for row in expected:
        row.pop("rev")
        for left_out in [name for of, name in LEFT_OUT if of is kind]:
            row.pop(left_out)
    assert sorted(given, key=by_key) == sorted(expected, key=by_key)


def by_key(row: Mapping[str, Any]) -> str:
    """Return what names a row: sheets have an order for people."""
    return str(row["key"])


def rows_of_fields(read: ReadBook, code: str) -> list[dict[str, Any]]:
    """Gather the lines of a sheet that has one field per line."""
    rows: dict[str, dict[str, Any]] = {}
    for line in read.lines(code):
        row = rows.setdefault(line["key"], {"key": line["key"]})
        for whole in {"focus_area", "own_name"} & line.keys():
            row[whole] = line[whole]
        row[line["field"]] = line.get(line["field"]) or line["value"]
    return list(rows.values())


def as_read(
    read: ReadBook, kind: type[Row], line: Mapping[str, Any], columns: Mapping[str, tuple[Any, ...]]
) -> dict[str, Any]:
    """Return a line as the values of a row."""
    return dict(_values(read, kind, line, columns))


def _values(
    read: ReadBook, kind: type[Row], line: Mapping[str, Any], columns: Mapping[str, tuple[Any, ...]]
) -> Iterator[tuple[str, Any]]:
    for field in fields(kind):
        if field.name in NOT_WRITTEN or (kind, field.name) in LEFT_OUT:
            assert field.name not in columns
            continue
        assert field.name in line, f"{kind.__name__}.{field.name} is nowhere in the workbook"
        if field.name in columns:
            assert columns[field.name][4] in {"field", "key"}, "a computed column is not read"
        yield field.name, _value(read, field, line[field.name])


def _value(read: ReadBook, field: Field, shown: Any) -> Any:
    """Turn what people read back into what the plan stores."""
    if field.holds is bool:
        return read.choice_codes("yes_no")[shown] == "yes"
    code = next((mark for mark in field.marks if type(mark).__name__ == "Code"), None)
    if (code is not None or field.name == "programme") and shown is not None:
        of = code.of if code is not None else "programme"  # type: ignore[attr-defined] # a Code
        return read.choice_codes(of).get(shown, shown)
    if shown is None:
        return None if field.optional else ""
    if field.name.endswith("_ore"):
        return round(shown * 100)
    return _typed(field, shown)


def _typed(field: Field, shown: Any) -> Any:
    if field.holds is datetime:
        return shown.replace(tzinfo=UTC)
    if field.holds is date and isinstance(shown, datetime):
        return shown.date()
    if field.holds is float:
        return float(shown)
    if field.holds is int:
        return int(shown)
    return shown
