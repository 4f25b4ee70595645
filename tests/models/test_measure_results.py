"""Tests of what a measure's result holds beyond tonnes: price, indicators, several calculations."""

from typing import Any

import pytest

from fbdesk.calculation.factors import FactorEdition
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine
from fbdesk.models.plan_results import FocusAreaResult, PlanResults
from fbdesk.models.results import compute
from fbdesk.models.row import Row
from tests.builders import a_measure, a_plan, a_reduction, a_stated_effect, a_target

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


def test_a_result_is_found_by_the_key_of_its_measure() -> None:
    results = computed(*a_reduction(100), personbiler_t=1_000)
    first = results.measures[0]
    assert results.measure(first.measure) is first
    assert results.measure("nobody") is None
