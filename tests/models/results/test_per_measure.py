"""Tests of what a measure's result holds beyond tonnes: price, indicators, several calculations."""

import math
from typing import Any

import pytest

from fbdesk.calculation.factors import FactorEdition
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine
from fbdesk.models.results.computing import compute
from fbdesk.models.results.plan import FocusAreaResult, PlanResults
from fbdesk.models.row import Row
from tests.builders import (
    a_measure,
    a_plan,
    a_reduction,
    a_stated_effect,
    a_target,
    an_inventory,
)

EDITION = FactorEdition("2026.1", ())


def computed(*rows: Row, **settings: Any) -> PlanResults:
    return compute(a_plan(*rows, **settings), EDITION)


def area(results: PlanResults, code: str) -> FocusAreaResult:
    return next(each for each in results.focus_areas if each.code == code)


def runoff(measure: Measure) -> tuple[Row, ...]:
    """Return a calculation of runoff: C·i·A·Kf/360 from 0.8 to 0.4."""
    effect = Effect(measure=measure.key, method="adaptation.runoff")
    values = {
        "area_ha": 10.0,
        "coefficient_before": 0.8,
        "coefficient_after": 0.4,
        "intensity_mm_per_h": 36.0,
        "climate_factor": 1.5,
    }
    inputs = (
        EffectInput(effect=effect.key, name=name, value=value) for name, value in values.items()
    )
    return effect, *inputs


def test_an_adaptation_measure_is_complete_without_tonnes() -> None:
    measure = a_measure("K-1", focus_area="4")
    results = computed(measure, *runoff(measure), a_target(), personbiler_t=1_000)
    found = results.measures[0]
    assert (found.stand_alone_t, found.joint_t, found.marginal_t) == ({}, {}, {})
    evaluation = found.effects[0].evaluation
    assert evaluation is not None
    indicator = evaluation.indicators[0]
    assert indicator.before == pytest.approx(0.8 * 36 * 10 * 1.5 / 360)
    assert indicator.after == pytest.approx(0.4 * 36 * 10 * 1.5 / 360)
    assert results.findings == ()


def test_a_focus_area_counts_its_measures_and_those_with_indicators() -> None:
    wet, dry = a_measure("K-1", focus_area="4"), a_measure("K-2", focus_area="4")
    found = area(computed(wet, *runoff(wet), dry, personbiler_t=1_000), "4")
    assert (found.measures, found.with_indicators) == (2, 1)
    assert found.direct_t == {}


def test_an_area_in_tonnes_without_measures_cuts_nothing_and_that_is_known() -> None:
    assert area(computed(personbiler_t=1_000), "2").direct_t[2010] == 0


def test_several_calculations_of_a_measure_count_as_its_own() -> None:
    measure = a_measure()
    first, second = (a_stated_effect(measure, -t, overlap="disjoint") for t in (100, 50))
    results = computed(measure, *first, *second, personbiler_t=1_000)
    found = results.measures[0]
    assert len(found.effects) == 2
    assert found.stand_alone_t[2010] == -150
    assert found.joint_t[2010] == pytest.approx(-150)
    assert found.marginal_t[2010] == pytest.approx(-150)


def test_a_calculation_may_start_later_than_its_measure() -> None:
    late = a_reduction(100, start_year=2012, phase_in_years=2)
    found = computed(*late, personbiler_t=1_000).measures[0]
    assert [found.stand_alone_t[year] for year in (2011, 2012, 2013)] == [0, -50, -100]


def test_a_price_is_set_against_the_cut_of_the_main_targets_year() -> None:
    measure, *effect = a_reduction(100, phase_in_years=2, lifetime_years=20)
    running = CostLine(measure=measure.key, kind="operating", year=2010, gross_ore=500_000)
    results = computed(measure, *effect, running, a_target(year=2010), personbiler_t=1_000)
    assert results.measures[0].cost_per_t_nok == pytest.approx(100)  # 5 000 kr over 50 t
    later = computed(measure, *effect, running, a_target(year=2011), personbiler_t=1_000)
    assert later.measures[0].cost_per_t_nok == pytest.approx(50)


def test_a_measure_that_has_ended_by_then_is_priced_at_its_strongest() -> None:
    measure, *effect = a_reduction(100, lifetime_years=3)
    running = CostLine(measure=measure.key, kind="operating", year=2010, gross_ore=500_000)
    results = computed(measure, *effect, running, a_target(year=2020), personbiler_t=1_000)
    assert results.measures[0].cost_per_t_nok == pytest.approx(50)


FOOD = {
    "tonnes_per_year": 4_800.0,
    "deposit_years": 3.0,
    "doc": 0.15,
    "docf": 0.5,
    "mcf": 1.0,
    "k": 0.185,
    "methane_fraction": 0.5,
    "oxidation": 0.1,
    "recovery_share": 0.23,
}


def a_landfill(measure: Measure, **effect: Any) -> tuple[Row, ...]:
    """Return a calculation of food waste kept away from landfill for three years."""
    row = Effect(
        measure=measure.key,
        method="waste.landfill",
        sector="Avfall og avløp",
        source="Avfallsdeponigass",
        **effect,
    )
    inputs = (EffectInput(effect=row.key, name=name, value=value) for name, value in FOOD.items())
    return row, *inputs


def methane_from_food_t(years: int) -> float:
    """Return t CO2e that the waste of `FOOD` would emit within so many years of its start.

    A tonne deposited in year d has by the end of year y decayed by 1 − e^(−k·(y − d)). Methane of
    a tonne: 0.15·0.5·1·0.5·16/12 = 0.05 t; emitted 0.05·(1 − 0.23)·(1 − 0.1); GWP 28 (AR5).
    """
    per_t = 0.15 * 0.5 * 0.5 * 16 / 12 * (1 - 0.23) * (1 - 0.1) * 28
    decayed = sum(1 - math.exp(-0.185 * (years - 1 - deposited)) for deposited in range(3))
    return 4_800 * per_t * decayed


def test_an_effect_that_fades_for_decades_is_priced_at_its_mean_not_at_its_last_faint_year() -> (
    None
):
    measure = a_measure(start_year=2009)
    spent = CostLine(measure=measure.key, kind="investment", year=2009, gross_ore=420_000_000)
    results = computed(measure, *a_landfill(measure), spent, a_target(year=2030))
    mean_t = methane_from_food_t(40) / 40
    annuity = 0.04 / (1 - 1.04**-40)
    found = results.measures[0]
    assert found.cost_per_t_nok == pytest.approx(annuity * 4_200_000 / mean_t)  # some 610 kr
    in_2030 = -found.since_start_t[2030]
    assert in_2030 < mean_t / 3  # priced at that year it would look dearer than three times as dear


def test_the_price_of_a_fading_effect_does_not_depend_on_the_year_of_the_target() -> None:
    measure = a_measure(start_year=2009)
    spent = CostLine(measure=measure.key, kind="investment", year=2009, gross_ore=420_000_000)
    prices = {
        computed(measure, *a_landfill(measure), spent, a_target(year=year))
        .measures[0]
        .cost_per_t_nok
        for year in (2012, 2020, 2060)
    }
    assert len(prices) == 1


def test_a_fading_effect_spreads_over_the_life_that_its_costs_have() -> None:
    measure = a_measure(start_year=2009)
    running = CostLine(measure=measure.key, kind="operating", year=2009, gross_ore=100_000)
    found = computed(measure, *a_landfill(measure, lifetime_years=10), running).measures[0]
    assert found.cost_per_t_nok == pytest.approx(1_000 / (methane_from_food_t(10) / 10))


def test_a_steady_and_a_fading_effect_of_one_measure_are_priced_together() -> None:
    measure = a_measure(start_year=2009)
    running = CostLine(measure=measure.key, kind="operating", year=2009, gross_ore=100_000)
    steady = a_stated_effect(measure, -50)
    found = computed(measure, *a_landfill(measure), *steady, running, a_target()).measures[0]
    assert found.cost_per_t_nok == pytest.approx(1_000 / (50 + methane_from_food_t(40) / 40))


def test_a_landfill_that_starts_after_the_last_year_is_priced_all_the_same() -> None:
    measure = a_measure(start_year=2018)
    running = CostLine(measure=measure.key, kind="operating", year=2018, gross_ore=100_000)
    found = computed(measure, *a_landfill(measure), running, period_to=2014).measures[0]
    assert found.cost_per_t_nok == pytest.approx(1_000 / (methane_from_food_t(40) / 40))


def test_a_measure_that_only_adds_emissions_has_no_price_per_tonne() -> None:
    measure = a_measure()
    running = CostLine(measure=measure.key, kind="operating", year=2010, gross_ore=100_000)
    found = computed(measure, *a_stated_effect(measure, 50), running, personbiler_t=1_000)
    assert found.measures[0].cost_per_t_nok is None


def test_what_lies_outside_the_inventory_alone_has_no_direct_effect_rather_than_nought() -> None:
    measure = a_measure(focus_area="3")
    effect = Effect(measure=measure.key, method="waste.recycling")
    values = {"tonnes": 1_000.0, "credit_kg_per_t": 1_600.0, "avoided_treatment_kg_per_t": 0.0}
    inputs = [EffectInput(effect=effect.key, name=name, value=v) for name, v in values.items()]
    found = computed(measure, effect, *inputs, personbiler_t=1_000).measures[0]
    assert (found.stand_alone_t, found.joint_t, found.marginal_t) == ({}, {}, {})
    assert (found.since_start_t, found.not_placed_t) == ({}, {})
    assert found.indirect_t[2010] == pytest.approx(-1_600)


def test_no_effect_of_a_year_is_written_with_a_sign() -> None:
    found = computed(*a_reduction(100, start_year=2012), personbiler_t=1_000).measures[0]
    before = [series[2010] for series in (found.stand_alone_t, found.joint_t, found.marginal_t)]
    assert [f"{value:g}" for value in before] == ["0", "0", "0"]


def test_a_result_is_found_by_the_key_of_its_measure() -> None:
    results = computed(*a_reduction(100), personbiler_t=1_000)
    first = results.measures[0]
    assert results.measure(first.measure) is first
    assert results.measure("nobody") is None


def test_what_a_measure_does_is_told_for_each_sector_that_it_touches() -> None:
    # cars 1 000 t: two cuts of 500 t halve them twice, each bears half of 750 t;
    # oil 200 t: one cut of 50 t stands alone there
    both, other = a_measure("T-01"), a_measure("T-02")
    found = computed(
        *an_inventory(
            {
                ("Veitrafikk", "Personbiler"): {2009: 1_000},
                ("Oppvarming", "Fossil olje"): {2009: 200},
            }
        ),
        both,
        *a_stated_effect(both, -500),
        *a_stated_effect(both, -50, sector="Oppvarming", source="Fossil olje"),
        other,
        *a_stated_effect(other, -500),
    ).measures[0]
    assert set(found.by_sector) == {"Veitrafikk", "Oppvarming"}
    on_cars = found.inside(("Veitrafikk",))
    assert on_cars.stand_alone_t[2010] == pytest.approx(-500)
    assert on_cars.joint_t[2010] == pytest.approx(-375)
    assert on_cars.marginal_t[2010] == pytest.approx(-250)
    everywhere = found.inside(("Oppvarming", "Veitrafikk", "Jordbruk"))
    assert everywhere.joint_t[2010] == pytest.approx(found.joint_t[2010]) == pytest.approx(-425)
    assert everywhere.marginal_t[2010] == pytest.approx(found.marginal_t[2010])
    assert everywhere.stand_alone_t[2010] == pytest.approx(found.stand_alone_t[2010])
    assert found.inside(("Jordbruk",)).joint_t == {}


def test_a_measure_that_does_not_count_yet_still_stands_alone_in_its_sector() -> None:
    idea = a_measure("T-01", status="idea")
    found = computed(idea, *a_stated_effect(idea, -500), personbiler_t=1_000).measures[0]
    on_cars = found.inside(("Veitrafikk",))
    assert on_cars.stand_alone_t[2010] == pytest.approx(-500)
    assert (on_cars.joint_t, on_cars.marginal_t) == ({}, {})
