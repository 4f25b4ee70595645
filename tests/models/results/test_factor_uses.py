"""Tests of which calculations rest on which factor."""

import pytest

from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.measures import Measure
from fbdesk.models.results.computing import compute, edition_of
from fbdesk.models.results.factor_uses import factor_uses, measures_of
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from tests.builders import a_measure, a_plan


def a_traffic_cut(measure: Measure, factor: str = "") -> tuple[Row, ...]:
    """Return a measure with less traffic; without a factor the method's own is used."""
    effect = Effect(
        measure=measure.key, method="transport.traffic_reduction", key=f"{measure.key}-effect"
    )
    inputs = [
        EffectInput(effect=effect.key, name="traffic_vkm", value=1_000_000.0),
        EffectInput(effect=effect.key, name="reduction_share", value=0.1),
    ]
    if factor:
        inputs.append(EffectInput(effect=effect.key, name="factor_kg_per_km", factor=factor))
    return measure, effect, *inputs


def results_of(plan: Plan) -> PlanResults:
    return compute(plan, edition_of(plan))


def test_a_factor_knows_the_calculations_that_use_it() -> None:
    first, second = a_measure("T-01", key="a"), a_measure("T-02", key="b", position=1)
    plan = a_plan(*a_traffic_cut(first, "km-fm-light"), *a_traffic_cut(second, "km-fm-light"))
    uses = factor_uses(results_of(plan))["km-fm-light"]
    assert [(use.measure, use.number, use.effect) for use in uses] == [
        ("a", "T-01", "a-effect"),
        ("b", "T-02", "b-effect"),
    ]
    assert uses[0].label == "Emission per vehicle-km"
    assert measures_of(uses) == ("T-01", "T-02")


def test_the_factor_that_a_method_takes_by_itself_is_used_too() -> None:
    plan = a_plan(*a_traffic_cut(a_measure("T-01")))
    assert list(factor_uses(results_of(plan))) == ["vkm-car-2018"]


def test_a_number_that_the_planner_states_uses_no_factor() -> None:
    measure, effect, *inputs = a_traffic_cut(a_measure("T-01"))
    own = EffectInput(effect=effect.key, name="factor_kg_per_km", value=0.2)
    assert factor_uses(results_of(a_plan(measure, effect, *inputs, own))) == {}


def test_a_calculation_that_cannot_be_made_uses_nothing() -> None:
    measure, effect, *_ = a_traffic_cut(a_measure("T-01"))
    assert factor_uses(results_of(a_plan(measure, effect))) == {}


@pytest.mark.parametrize(("choice", "factor"), [("location", "el-nve-klimadekl-2023")])
def test_electricity_is_used_where_the_plan_counts_it(choice: str, factor: str) -> None:
    measure = a_measure("T-01", focus_area="2")
    effect = Effect(measure=measure.key, method="energy.production")
    inputs = (
        EffectInput(effect=effect.key, name="production_kwh", value=1_000.0),
        EffectInput(effect=effect.key, name="carrier_before", text="el"),
    )
    plan = a_plan(measure, effect, *inputs, electricity=choice)
    assert factor in factor_uses(results_of(plan))


def test_a_factor_that_two_numbers_of_one_measure_use_names_it_once() -> None:
    first = a_traffic_cut(a_measure("T-01", key="a"), "km-fm-light")
    again = Effect(measure="a", method="transport.traffic_reduction", key="again", position=1)
    inputs = (
        EffectInput(effect="again", name="traffic_vkm", value=1.0),
        EffectInput(effect="again", name="reduction_share", value=0.5),
        EffectInput(effect="again", name="factor_kg_per_km", factor="km-fm-light"),
    )
    uses = factor_uses(results_of(a_plan(*first, again, *inputs)))["km-fm-light"]
    assert [use.effect for use in uses] == ["a-effect", "again"]
    assert measures_of(uses) == ("T-01",)
