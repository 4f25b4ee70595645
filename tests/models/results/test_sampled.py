"""Tests of the ranges around a plan's results: shared factors, bands, the chance of a target."""

import uuid
from typing import Any

import pytest

from fbdesk.calculation.factors import Factor, FactorEdition
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.results import sampled as sampled_results
from fbdesk.models.results.computing import compute
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.row import Row
from tests.builders import (
    a_measure,
    a_plan,
    a_reduction,
    a_stated_effect,
    a_target,
    an_inventory,
    changed,
)

UNSURE = Factor("car", "vehicle", "Car", 2.0, "kg CO2e/unit", uncertainty="1-3")
EDITION = FactorEdition("2026.1", (UNSURE,))
SAMPLES = 4_000


def sampled(*rows: Row, samples: int = SAMPLES, **settings: Any) -> PlanResults:
    return compute(a_plan(*rows, **settings), EDITION, samples=samples)


def a_key(number: str) -> str:
    """Return the same key in each run: a number's samples are drawn by the key of its effect."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, number))


def an_uncertain_reduction(amount_t: float, number: str, share: float = 0.2) -> tuple[Row, ...]:
    measure = a_measure(number)
    effect = Effect(
        key=a_key(number),
        measure=measure.key,
        method="general.stated",
        sector="Veitrafikk",
        source="Personbiler",
    )
    return (
        measure,
        effect,
        EffectInput(
            effect=effect.key, name="effect_t", value=-amount_t, spread="percent", high=share
        ),
        EffectInput(effect=effect.key, name="reason", text="anslag"),
    )


def an_activity(number: str, activity: float) -> tuple[Row, ...]:
    """Return a measure that removes an activity, with the shared uncertain factor."""
    measure = a_measure(number)
    effect = Effect(
        key=a_key(number),
        measure=measure.key,
        method="general.activity",
        sector="Veitrafikk",
        source="Personbiler",
        overlap="disjoint",
    )
    return (
        measure,
        effect,
        EffectInput(effect=effect.key, name="activity", value=activity),
        EffectInput(effect=effect.key, name="factor_before_kg", factor="car"),
        EffectInput(effect=effect.key, name="factor_after_kg", value=0.0),
    )


def test_without_samples_there_are_no_ranges() -> None:
    results = sampled(*an_uncertain_reduction(100, "A"), personbiler_t=1_000, samples=0)
    assert (results.band, results.median, results.drivers) == ({}, {}, ())


def test_a_plan_of_certain_numbers_has_no_range_and_no_probability() -> None:
    results = sampled(*a_reduction(100), a_target(0.05), personbiler_t=1_000)
    assert results.band == {}
    assert results.targets[0].probability is None
    assert results.measures[0].stand_alone_band_t == {}


def test_the_band_of_one_normal_reduction_is_its_own() -> None:
    results = sampled(*an_uncertain_reduction(100, "A"), personbiler_t=1_000)
    # ±20 % holds 95 %: σ = 10.204 t; P5 and P95 are 1.6449·σ = 16.78 t away
    assert results.band[2010] == pytest.approx((900 - 16.78, 900 + 16.78), abs=1)
    assert results.median[2010] == pytest.approx(900, abs=1)
    alone = results.measures[0].stand_alone_band_t[2010]
    assert alone == pytest.approx((-116.78, -83.22), abs=1)


def test_the_start_year_is_published_and_has_no_range() -> None:
    results = sampled(*an_uncertain_reduction(100, "A"), personbiler_t=1_000)
    assert results.band[2009] == (1_000, 1_000)


def test_independent_errors_partly_cancel() -> None:
    one = sampled(*an_uncertain_reduction(200, "A"), personbiler_t=100_000)
    two = sampled(
        *an_uncertain_reduction(100, "A"), *an_uncertain_reduction(100, "B"), personbiler_t=100_000
    )
    # 200·σ against √2·100·σ: the band of two is 1/√2 as wide
    assert width(two) / width(one) == pytest.approx(0.5**0.5, abs=0.03)


def test_measures_that_share_a_factor_err_together() -> None:
    one = sampled(*an_activity("A", 200_000), personbiler_t=100_000)
    two = sampled(*an_activity("A", 100_000), *an_activity("B", 100_000), personbiler_t=100_000)
    assert width(two) == pytest.approx(width(one), rel=1e-9)


def width(results: PlanResults) -> float:
    low, high = results.band[2012]
    return high - low


def test_a_goal_in_the_middle_of_the_band_is_met_in_half_of_the_samples() -> None:
    results = sampled(*an_uncertain_reduction(100, "A"), a_target(0.1), personbiler_t=1_000)
    assert results.targets[0].probability == pytest.approx(0.5, abs=0.03)
    assert results.targets[0].band_t == results.band


def test_a_goal_beyond_reach_is_met_in_no_sample() -> None:
    results = sampled(*an_uncertain_reduction(100, "A"), a_target(0.9), personbiler_t=1_000)
    assert results.targets[0].probability == 0


def test_no_sample_takes_more_than_the_source_emits() -> None:
    results = sampled(
        *an_uncertain_reduction(900, "A", 0.5),
        *an_uncertain_reduction(800, "B", 0.5),
        personbiler_t=1_000,
    )
    assert results.band[2010][0] >= 0


def test_the_same_seed_gives_the_same_numbers_and_another_seed_others() -> None:
    rows = an_uncertain_reduction(100, "A")
    assert sampled(*rows, personbiler_t=1_000).band == sampled(*rows, personbiler_t=1_000).band
    other = sampled(*rows, personbiler_t=1_000, seed=7)
    assert other.band != sampled(*rows, personbiler_t=1_000).band


def test_another_measure_does_not_change_what_the_first_one_draws() -> None:
    first = an_uncertain_reduction(100, "A")
    alone = sampled(*first, personbiler_t=1_000).measures[0]
    together = sampled(*first, *an_uncertain_reduction(50, "B"), personbiler_t=1_000).measures[0]
    assert alone.stand_alone_band_t == together.stand_alone_band_t


def test_the_strongest_driver_comes_first_and_a_factor_is_told_once() -> None:
    results = sampled(
        *an_activity("A", 100_000),
        *an_activity("B", 100_000),
        *an_uncertain_reduction(10, "C", 0.1),
        a_target(0.1),
        personbiler_t=10_000,
    )
    assert [driver.factor or driver.measure for driver in results.drivers] == ["car", "C"]
    strongest, weakest = results.drivers
    assert strongest.label == "Car"
    assert strongest.correlation == pytest.approx(-1, abs=0.01)  # a higher factor saves more
    assert abs(weakest.correlation) < 0.1
    assert weakest.input == "effect_t"


def test_a_measure_that_does_not_count_has_its_own_range_and_leaves_the_path_alone() -> None:
    measure, *rest = an_uncertain_reduction(100, "A")
    idea = a_measure("A", key=measure.key, status="idea")
    results = sampled(idea, *rest, personbiler_t=1_000)
    assert results.measures[0].stand_alone_band_t[2010][0] < -100
    assert results.band == {}


def test_certain_and_uncertain_measures_stand_together() -> None:
    results = sampled(
        *a_reduction(300, "T-02"), *an_uncertain_reduction(100, "A"), personbiler_t=1_000
    )
    # 1000·0.7·0.9 with the certain one at 30 % and the other around 10 %
    assert results.median[2010] == pytest.approx(630, abs=1)


def test_an_effect_without_a_place_is_sampled_without_reaching_the_path() -> None:
    measure = a_measure("B")
    elsewhere = a_stated_effect(measure, -10, sector="Sjøfart", source="Cruise")
    results = sampled(measure, *elsewhere, *an_uncertain_reduction(100, "A"), personbiler_t=1_000)
    assert results.median[2010] == pytest.approx(900, abs=1)


def test_a_plan_of_very_many_calculations_is_sampled_less_often(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sampled_results, "MOST_NUMBERS", 10)
    results = sampled(*an_uncertain_reduction(100, "A"), a_target(0.1), personbiler_t=1_000)
    probability = results.targets[0].probability
    assert probability is not None
    assert probability * sampled_results.FEWEST_SAMPLES == pytest.approx(
        round(probability * sampled_results.FEWEST_SAMPLES)
    )


def test_a_target_before_the_paths_begin_has_no_probability() -> None:
    early = a_target(0.1, year=2012)
    results = sampled(
        *an_uncertain_reduction(100, "A", 0.2), early, personbiler_t=1_000, start_year=2009
    )
    assert results.targets[0].probability is not None
    late_start = compute(
        a_plan(
            *an_uncertain_reduction(100, "A"),
            *an_inventory({("Veitrafikk", "Personbiler"): {2009: 1_000, 2013: 900}}),
            early,
            start_year=2013,
        ),
        EDITION,
        samples=SAMPLES,
    )
    assert late_start.targets[0].goal_t == pytest.approx(900)
    assert late_start.targets[0].probability is None
    assert late_start.drivers == ()


def test_a_calculation_that_fails_is_left_out_of_the_samples() -> None:
    broken = a_measure("B", start_year=None)
    results = sampled(
        broken,
        *a_stated_effect(broken, -10),
        *an_uncertain_reduction(100, "A"),
        personbiler_t=1_000,
    )
    assert results.median[2010] == pytest.approx(900, abs=1)


def test_a_plan_of_indirect_effects_alone_has_no_band() -> None:
    measure, effect, *inputs = an_uncertain_reduction(100, "A")
    side = EffectInput(effect=effect.key, name="side", text="indirect")
    outside = changed(effect, sector="", source="")
    results = sampled(measure, outside, *inputs, side, personbiler_t=1_000)
    assert results.measures[0].stand_alone_band_t == {}
    assert results.measures[0].indirect_t[2010] == -100
    assert results.band == {}


def test_the_band_of_a_scope_holds_its_own_sectors_and_no_others() -> None:
    buses, oil = ("Veitrafikk", "Busser"), ("Oppvarming", "Fossil olje")
    on_cars = an_uncertain_reduction(100, "A")
    on_buses = moved(an_uncertain_reduction(100, "B"), *buses)
    on_oil = moved(an_uncertain_reduction(100, "C"), *oil)
    inventory = an_inventory(
        {("Veitrafikk", "Personbiler"): {2009: 1_000}, buses: {2009: 1_000}, oil: {2009: 1_000}}
    )
    road = a_target(0.1, scope="sectors", sectors="Veitrafikk")
    results = sampled(*inventory, *on_cars, *on_buses, *on_oil, road)
    assert results.median[2010] == pytest.approx(1_800, abs=2)
    # two independent reductions: √2·16.78 t to each side, and nothing of the oil's spread
    assert width(results) == pytest.approx(2 * 2**0.5 * 16.78, rel=0.05)


def moved(rows: tuple[Row, ...], sector: str, source: str) -> tuple[Row, ...]:
    """Return a measure's rows with its calculation on another source."""
    measure, effect, *inputs = rows
    return measure, changed(effect, sector=sector, source=source), *inputs
