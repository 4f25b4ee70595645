"""Tests of what changed between two states of a plan: rows, fields, and the things they are of."""

import dataclasses
from datetime import date
from typing import Any

import pytest

from fbdesk.models.followup import Milestone
from fbdesk.models.inventory import InventoryEdition
from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine
from fbdesk.models.periods.changes import (
    ThingChange,
    changed_things,
    compared_fields,
    row_changes,
)
from fbdesk.models.reporting import ReportPeriod
from fbdesk.models.row_change import RowChange
from fbdesk.models.snapshot import Plan
from fbdesk.models.strategy import Goal
from tests.builders import a_measure, a_plan, an_inventory, changed

BUS = a_measure("T-01", title="Buss", position=0)
BIKE = a_measure("T-02", title="Sykkel", position=1)
COST = CostLine(measure=BUS.key, year=2010, gross_ore=100)


def a_before() -> Plan:
    return a_plan(BUS, BIKE, COST)


def after(plan: Plan, **parts: Any) -> Plan:
    return dataclasses.replace(plan, **parts)


def told(things: tuple[ThingChange, ...]) -> list[tuple[str, list[str]]]:
    return [
        (getattr(each.thing, "number", type(each.thing).__name__), [kind(c) for c in each.changes])
        for each in things
    ]


def kind(change: RowChange) -> str:
    return f"{change.kind.__name__}: {' '.join(change.fields)}".rstrip(": ")


def test_a_plan_does_not_differ_from_itself() -> None:
    plan = a_before()
    assert row_changes(plan, plan) == ()
    assert row_changes(plan, after(plan, measures=tuple(changed(m) for m in plan.measures))) == ()


def test_a_changed_field_is_told_with_what_it_held() -> None:
    plan = a_before()
    bus = changed(BUS, status="completed", title="Bussvei")
    (change,) = row_changes(plan, after(plan, measures=(bus, BIKE)))
    assert change.fields == ("title", "status")
    assert change.field("status") == ("adopted", "completed")
    assert change.row is bus


def test_rows_that_came_and_went_are_told() -> None:
    plan = a_before()
    walk = a_measure("T-03")
    changes = row_changes(plan, after(plan, measures=(BUS, walk)))
    assert [(c.before, c.after) for c in changes] == [(None, walk), (BIKE, None)]
    assert changes[0].field("number") == (None, "T-03")
    assert changes[1].row == BIKE


def test_order_names_and_counts_of_changes_are_no_news() -> None:
    plan = a_before()
    other = changed(BUS, rev=9, position=5, responsible="Kari Holm")
    assert row_changes(plan, after(plan, measures=(other, BIKE))) == ()
    assert {"key", "rev", "position", "responsible"}.isdisjoint(compared_fields(Measure))


def test_the_reporting_itself_is_no_news() -> None:
    plan = a_before()
    period = ReportPeriod(title="2010", first_day=date(2010, 1, 1), last_day=date(2010, 12, 31))
    assert row_changes(plan, after(plan, report_periods=(period,))) == ()


def test_what_is_part_of_a_measure_is_told_under_it_its_own_row_first() -> None:
    plan = a_before()
    step = Milestone(measure=BUS.key, title="Byggestart")
    later = after(
        plan,
        measures=(changed(BUS, status="started"), BIKE),
        cost_lines=(changed(COST, gross_ore=200),),
        milestones=(step,),
    )
    assert told(changed_things(plan, later)) == [
        ("T-01", ["Measure: status", "CostLine: gross_ore", "Milestone"])
    ]


def test_a_measure_whose_money_alone_changed_is_told() -> None:
    plan = a_before()
    (thing,) = changed_things(plan, after(plan, cost_lines=()))
    assert thing.thing == BUS
    assert not thing.came
    assert not thing.went


def test_new_and_deleted_things_are_marked_with_all_that_was_theirs() -> None:
    plan = a_before()
    later = after(plan, measures=(BIKE,), cost_lines=())
    (gone,) = changed_things(plan, later)
    assert gone.went
    assert told((gone,)) == [("T-01", ["Measure", "CostLine"])]
    (new,) = changed_things(later, plan)
    assert new.came
    assert not new.went


@pytest.mark.parametrize("turned", [False, True])
def test_things_stand_in_the_plans_order_whatever_changed_first(*, turned: bool) -> None:
    plan = a_plan(BUS, BIKE, COST, Goal(kind="main", title="Mål"))
    measures = tuple(changed(m, status="stopped") for m in plan.measures)
    goals = tuple(changed(g, title="Nytt mål") for g in plan.goals)
    later = after(plan, measures=measures, goals=goals)
    pair = (later, plan) if turned else (plan, later)
    assert [name for name, _ in told(changed_things(*pair))] == ["Goal", "T-01", "T-02"]


def test_the_figures_of_a_new_edition_are_one_thing() -> None:
    plan = a_before()
    cars = {2009: 1_000.0, 2011: 900.0}
    edition, *measured = an_inventory({("Veitrafikk", "Personbiler"): cars})
    later = after(plan, inventory_editions=(edition,), inventory_rows=tuple(measured))
    (thing,) = changed_things(plan, later)
    assert isinstance(thing.thing, InventoryEdition)
    assert len(thing.changes) == 3
    assert thing.came
