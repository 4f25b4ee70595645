"""Tests of what people call a measure, also one that has no number or no title."""

import dataclasses

import pytest

from fbdesk.models.snapshot import Plan
from fbdesk.reports.action_plan import action_plan
from fbdesk.reports.agreement import agreement
from fbdesk.reports.content import TableOf
from fbdesk.reports.names import in_a_row, short_name, whole_name
from tests.reports.given_plans import a_full_plan, basis_of, flat, headings, rows


def without_number(plan: Plan, number: str) -> Plan:
    """Return the plan with a measure that nobody has given a number yet."""
    bare = tuple(
        dataclasses.replace(measure, number="") if measure.number == number else measure
        for measure in plan.measures
    )
    assert bare != plan.measures
    return dataclasses.replace(plan, measures=bare)


@pytest.mark.parametrize(
    ("number", "title", "whole", "short"),
    [
        ("T-07", "Bussvei", "T-07 Bussvei", "T-07"),
        ("", "Bussvei", "Bussvei", "Bussvei"),
        ("T-07", "", "T-07", "T-07"),
        ("", "", "", ""),
    ],
)
def test_a_measure_is_called_by_what_it_has(
    number: str, title: str, whole: str, short: str
) -> None:
    assert whole_name(number, title) == whole
    assert short_name(number, title) == short


def test_names_in_a_row_stand_in_the_order_of_their_numbers() -> None:
    assert in_a_row(["T-10", "T-9", "Bussvei", "T-2"]) == "Bussvei, T-2, T-9, T-10"


def test_a_name_that_is_missing_leaves_no_comma() -> None:
    assert in_a_row(["", "T-06"]) == "T-06"
    assert in_a_row([]) == ""


def test_an_agreement_names_a_measure_without_a_number_by_its_title() -> None:
    plan = a_full_plan()
    asked = basis_of(without_number(plan, "T-01"), "nb", "agreement")
    tables = [block for block in flat(agreement(asked).blocks) if isinstance(block, TableOf)]
    told = [cells for block in tables for cells in rows(block)]
    named = [cell for cells in told for cell in cells if "Betalt parkering" in cell]
    assert "Betalt parkering" in named
    assert not any(cell.startswith(",") or cell.endswith(", ") for cells in told for cell in cells)


def test_the_heading_of_a_measure_without_a_number_begins_with_its_title() -> None:
    blocks = action_plan(basis_of(without_number(a_full_plan(), "T-01"))).blocks
    assert "Betalt parkering" in headings(blocks)
