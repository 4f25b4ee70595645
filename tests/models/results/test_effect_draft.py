"""A calculation that is being filled in tells what it gives, or what it lacks."""

import json
from dataclasses import replace
from typing import Any

import pytest

from fbdesk.calculation.catalogue import METHODS, method
from fbdesk.calculation.declaration import Method
from fbdesk.calculation.factors import FactorEdition
from fbdesk.errors import InputError
from fbdesk.models import rows
from fbdesk.models.edits import effects as edits
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.measures import Measure
from fbdesk.models.results.computing import edition_of
from fbdesk.models.results.effect_draft import (
    Draft,
    draft,
    example_inputs,
    first_inputs,
    is_given,
    level_t,
    missing_inputs,
    speaks_direct,
    standing_factor,
    table_rows,
    table_text,
    telling_year,
)
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from tests.builders import a_measure, a_plan, a_target, an_open_plan

PRICE = "transport.price"
Inputs = dict[str, EffectInput]


def a_calculation(method_id: str = PRICE, /, **values: float) -> tuple[Measure, Effect, Inputs]:
    measure = a_measure()
    effect = Effect(measure=measure.key, method=method_id)
    given = {
        name: EffectInput(effect=effect.key, name=name, value=value)
        for name, value in values.items()
    }
    return measure, effect, given


PARKING = {
    "traffic_vkm": 400e6,
    "affected_share": 0.25,
    "price_before": 20.0,
    "price_after": 25.0,
    "elasticity": -0.3,
    "factor_kg_per_km": 0.2,
}


def drafted(
    found: tuple[Measure, Effect, Inputs], *contents: Row, **settings: Any
) -> tuple[Draft, Plan]:
    measure, effect, given = found
    plan = a_plan(measure, effect, *contents, **settings)
    return draft(plan, effect, given, edition_of(plan)), plan


def test_typed_numbers_give_a_result_though_the_plan_does_not_hold_them() -> None:
    found, plan = drafted(a_calculation(**PARKING))
    # 100 million km · (25/20)^−0.3 = 93.525 million km; 6.475 million km less at 0.2 kg
    assert found.evaluation is not None
    assert found.evaluation.full_direct_t == pytest.approx(-1295.03, abs=0.01)
    assert plan.effect_inputs == ()


def test_what_is_missing_is_listed_in_the_forms_order() -> None:
    found, _ = drafted(a_calculation(affected_share=0.25, price_after=25.0))
    assert [declared.id for declared in found.missing] == [
        "traffic_vkm",
        "price_before",
        "elasticity",  # the factor per km has a standard value
    ]
    assert found.evaluation is None


def test_what_the_method_cannot_take_is_told_as_a_problem() -> None:
    found, _ = drafted(a_calculation(**(PARKING | {"affected_share": 3.0})))
    assert isinstance(found.problem, InputError)
    assert found.problem.values["field"] == "affected_share"


def test_a_measure_without_start_year_is_told_as_a_problem() -> None:
    measure, effect, given = a_calculation(**PARKING)
    found, _ = drafted((replace(measure, start_year=None), effect, given))
    assert "start year" in str(found.problem)


def test_a_range_comes_from_the_uncertain_numbers_alone() -> None:
    measure, effect, given = a_calculation(**PARKING)
    certain, _ = drafted((measure, effect, given))
    assert certain.range_t is None
    given["elasticity"] = replace(given["elasticity"], spread="percent", high=0.5)
    found, _ = drafted((measure, effect, given))
    assert found.range_t is not None
    low, high = found.range_t
    assert low < -1295.03 < high < 0


def test_a_course_without_steady_level_is_told_in_the_main_targets_year() -> None:
    food = example_inputs(method("waste.landfill"), "")
    measure, effect, _ = a_calculation("waste.landfill")
    given = {row.name: row for row in food}
    found, plan = drafted((measure, effect, given), a_target(year=2018))
    assert telling_year(plan) == 2018
    assert found.evaluation is not None
    assert found.evaluation.full_direct_t is None
    at_year = level_t(found.evaluation, 2018, direct=True)
    assert at_year == found.evaluation.direct_t[found.evaluation.years.index(2018)]  # type: ignore[index]


def test_without_a_target_the_plans_last_year_tells() -> None:
    plan = a_plan(period_to=2016)
    assert telling_year(plan) == 2016


def test_an_effect_outside_the_inventory_speaks_for_itself() -> None:
    example = example_inputs(method("consumption.procurement"), "")
    measure, effect, _ = a_calculation("consumption.procurement")
    found, plan = drafted((measure, effect, {row.name: row for row in example}))
    assert found.evaluation is not None
    assert not speaks_direct(found.evaluation)
    # 50 000 thousand kroner · 20 kg · 10 % = 100 t
    level = level_t(found.evaluation, telling_year(plan), direct=False)
    assert level == pytest.approx(-100.0)
    assert level_t(found.evaluation, telling_year(plan), direct=True) is None


def test_the_plans_own_factor_is_used_when_the_edition_holds_it() -> None:
    measure, effect, given = a_calculation(**PARKING)
    del given["factor_kg_per_km"]
    plan = a_plan(measure, effect)
    edition = edition_of(plan)
    doubled = FactorEdition(
        edition.name,
        tuple(
            replace(f, value=2 * f.value) if f.id == "vkm-car-2018" and f.value else f
            for f in edition.factors
        ),
    )
    usual, own = (draft(plan, effect, given, e).evaluation for e in (edition, doubled))
    assert usual is not None
    assert own is not None
    assert own.full_direct_t == pytest.approx(2 * usual.full_direct_t)  # type: ignore[operator]


@pytest.mark.parametrize("each", METHODS, ids=lambda each: each.id)
def test_the_worked_example_of_each_method_lacks_nothing_and_gives_its_result(
    each: Method,
) -> None:
    measure, effect, _ = a_calculation(each.id)
    given = {row.name: row for row in example_inputs(each, "eksempel")}
    found, _ = drafted((measure, effect, given))
    assert found.missing == ()
    assert found.problem is None
    assert found.evaluation is not None
    if each.example.direct_t is not None:
        assert found.evaluation.full_direct_t == pytest.approx(each.example.direct_t, rel=1e-4)
    assert {row.source for row in given.values()} == {"eksempel"}


@pytest.mark.parametrize("each", METHODS, ids=lambda each: each.id)
def test_an_empty_calculation_lacks_something_in_each_method(each: Method) -> None:
    given = {row.name: row for row in first_inputs(each)}
    assert missing_inputs(each, given, "none") != ()


def test_electricity_needs_no_factor_for_the_plan_has_chosen_one() -> None:
    efficiency = method("energy.efficiency")
    factor = efficiency.input("factor_kg_per_kwh")
    power = {"carrier_before": EffectInput(effect="", name="carrier_before", text="el")}
    oil = {"carrier_before": EffectInput(effect="", name="carrier_before", text="heatingoil")}
    nonsense = {"carrier_before": EffectInput(effect="", name="carrier_before", text="?")}
    assert standing_factor(factor, power, "none") == "ef15-el-direct"
    assert standing_factor(factor, power, "location") == "el-nve-klimadekl-2023"
    assert standing_factor(factor, oil, "none") == ""
    assert standing_factor(factor, nonsense, "none") == ""
    assert factor in missing_inputs(efficiency, oil, "none")
    assert factor not in missing_inputs(efficiency, power, "none")


def test_a_small_table_is_kept_as_rows_with_the_columns_names() -> None:
    surfaces = method("adaptation.blue_green").input("surfaces_after")
    text = table_text(surfaces, [["bgf-ground", 500.0], [None, None]])
    assert json.loads(text)[0] == {"kind": "bgf-ground", "m2": 500.0}
    assert table_rows(surfaces, text) == [["bgf-ground", 500.0], [None, None]]


@pytest.mark.parametrize("text", ["", "not json", "3", "null", "[1, 2]", "[" * 9_000])
def test_what_is_no_table_has_no_rows(text: str) -> None:
    assert table_rows(method("adaptation.blue_green").input("surfaces_after"), text) == []


def test_rows_of_another_length_get_the_length_of_the_table() -> None:
    curve = method("adaptation.flood_damage").input("curve_before")
    assert table_rows(curve, "[[0.05], [0.005, 1, 2]]") == [[0.05, None], [0.005, 1]]


def test_a_table_is_given_when_every_cell_is() -> None:
    curve = method("adaptation.flood_damage").input("curve_before")

    def given(text: str) -> bool:
        return is_given(curve, EffectInput(effect="", name=curve.id, text=text))

    assert given("[[0.05, 1], [0.005, 2]]")
    assert not given("[[0.05, 1], [0.005, null]]")
    assert not given("")
    assert not is_given(curve, None)


def test_a_number_is_given_by_its_value_a_factor_or_a_text() -> None:
    share = method(PRICE).input("affected_share")
    row = EffectInput(effect="", name=share.id)
    assert not is_given(share, row)
    assert is_given(share, replace(row, value=0.0))
    assert is_given(share, replace(row, factor="vkm-car-2018"))
    assert is_given(share, replace(row, text="a"))
    assert not is_given(share, replace(row, text="  "))


def test_a_new_blue_green_calculation_starts_with_no_surfaces() -> None:
    first = first_inputs(method("adaptation.blue_green"))
    assert [(row.name, row.text) for row in first] == [
        ("surfaces_before", "[]"),
        ("surfaces_after", "[]"),
    ]
    assert first_inputs(method("adaptation.flood_damage")) == ()  # it needs two points


def test_several_inputs_are_filled_in_at_once() -> None:
    measure, effect, _ = a_calculation()
    held = EffectInput(effect=effect.key, name="price_before", value=12.0, note="takst 2009")
    with an_open_plan(measure, effect, held) as connection:
        edits.fill_in(connection, effect.key, example_inputs(method(PRICE), "eksempel"))
        found = {row.name: row for row in rows.read(connection, EffectInput, effect=effect.key)}
    assert {name: row.value for name, row in found.items()} == PARKING
    assert found["price_before"].note == "takst 2009"
    assert found["price_before"].source == "eksempel"
    assert all(row.entered_at is not None for row in found.values())
