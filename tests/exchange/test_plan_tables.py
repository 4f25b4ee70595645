"""A plan's tables as CSV: every row and field, plain values, nothing that a spreadsheet runs."""

import csv
import io
from datetime import UTC, date, datetime

import pytest

from fbdesk.exchange.plan_tables import STARTS, guarded, plan_tables, read_text
from fbdesk.models.declarations import KINDS, fields, table_name
from fbdesk.models.measures import Measure
from fbdesk.models.organisation import Meeting
from fbdesk.models.snapshot import Plan
from tests.builders import a_measure, a_plan, a_reduction, a_target
from tests.random_plans import a_random_plan, seeded

AWKWARD = 'Buss, "ekspress"\nog bane; æøå'


def table(plan: Plan, name: str) -> list[dict[str, str]]:
    text = plan_tables(plan)[name].decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_table_is_there_with_every_field_even_where_it_is_empty() -> None:
    tables = plan_tables(a_plan())
    assert list(tables) == [table_name(kind) for kind in KINDS]
    for kind in KINDS:
        heading = tables[table_name(kind)].decode().splitlines()[0]
        assert heading.split(",") == [field.name for field in fields(kind)]


def test_every_row_is_there_once_in_the_plans_order() -> None:
    plan = a_plan(*(a_measure(f"T-{place}", position=place) for place in (3, 1, 2)))
    assert [row["number"] for row in table(plan, "measure")] == [m.number for m in plan.measures]
    assert [row["number"] for row in table(plan, "measure")] == ["T-1", "T-2", "T-3"]


def test_texts_come_back_as_they_were_typed() -> None:
    plan = a_plan(a_measure("T-01", title=AWKWARD, description="  luft  "))
    (row,) = table(plan, "measure")
    assert read_text(row["title"]) == AWKWARD
    assert row["description"] == "  luft  "


def test_what_is_not_known_is_empty_and_never_nought() -> None:
    plan = a_plan(a_measure("T-01", start_year=None))
    (row,) = table(plan, "measure")
    assert row["start_year"] == ""
    assert row["existing"] == "false"


def test_numbers_days_and_moments_are_plain() -> None:
    held = Meeting(title="Møte", dated=date(2010, 5, 3))
    plan = a_plan(*a_reduction(1_234.5), a_target(0.075), held)
    amounts = {row["name"]: row["value"] for row in table(plan, "effect_input")}
    assert float(amounts["effect_t"]) == -1_234.5
    assert "," not in amounts["effect_t"]
    assert [row["dated"] for row in table(plan, "meeting")] == ["2010-05-03"]


def test_a_moment_is_told_in_utc() -> None:
    kind, field = next(
        (kind, field) for kind in KINDS for field in fields(kind) if field.holds is datetime
    )
    for seed in range(40):
        tables = a_random_plan(seeded(seed), KINDS, 2)
        rows = tables[kind].values()
        if any(getattr(row, field.name) for row in rows):
            plan = a_plan(*(row for each in KINDS for row in tables[each].values()))
            told = {row[field.name] for row in table(plan, table_name(kind))} - {""}
            expected = {
                moment.astimezone(UTC).isoformat()
                for row in plan.rows_of(kind)
                if (moment := getattr(row, field.name))
            }
            assert told == expected
            return
    raise AssertionError(f"no plan had a {table_name(kind)}")


def test_lines_end_as_the_standard_says_and_there_is_no_mark_before_them() -> None:
    data = plan_tables(a_plan(a_measure()))["measure"]
    assert data.startswith(b"key,")
    assert data.endswith(b"\r\n")
    assert data.count(b"\r\n") == 2


@pytest.mark.parametrize("start", STARTS)
def test_no_text_begins_as_a_formula_and_all_can_be_read_back(start: str) -> None:
    typed = f"{start}1+1|calc"
    plan = a_plan(a_measure("T-01", title=typed, description=typed))
    (row,) = table(plan, "measure")
    for name in ("title", "description"):
        assert not row[name].startswith(tuple(sign for sign in STARTS if sign != "'"))
        assert read_text(row[name]) == typed


@pytest.mark.parametrize("text", ["", "Buss", "a=b", " =1", "''", "'=1"])
def test_the_guard_is_taken_off_again(text: str) -> None:
    assert read_text(guarded(text)) == text


def test_a_negative_number_has_no_guard() -> None:
    plan = a_plan(*a_reduction(5.0))
    assert "-5.0" in {row["value"] for row in table(plan, "effect_input")}


def test_no_kind_of_text_field_is_left_without_its_guard() -> None:
    texts = [field.name for field in fields(Measure) if field.holds is str and not field.marks]
    free = [name for name in texts if name not in {"key", "number", "focus_area", "task"}]
    plan = a_plan(a_measure("T-01", **dict.fromkeys(free, "=1")))
    (row,) = table(plan, "measure")
    assert {row[name] for name in free} == {"'=1"}
