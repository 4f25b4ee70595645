"""What results are, whatever shape a plan has: without inventory, targets, base year or effects.

Every shape goes through the same contract, so that window, documents and commands can rely on it.
"""

import json
import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from fbdesk.calculation.factors import FactorEdition
from fbdesk.commands.summary import summary_json
from fbdesk.models.checks.readiness import readiness
from fbdesk.models.city import Municipality, Population
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.results.computing import compute, plan_years
from fbdesk.models.results.plan import MeasureResult, PlanResults, TargetResult
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.models.strategy import ReferenceAssumption
from tests.builders import (
    a_measure,
    a_plan,
    a_reduction,
    a_stated_effect,
    a_target,
    an_inventory,
    changed,
)

CARS = ("Veitrafikk", "Personbiler")
BUSES = ("Veitrafikk", "Busser")
OIL = ("Oppvarming", "Fossil olje")
LANDFILL = ("Avfall og avløp", "Avfallsdeponigass")
INDUSTRY = ("Industri, olje og gass", "Industri, olje og gass")
EDITION = FactorEdition("2026.1", ())
GAP_YEARS = {2010, 2012, 2014}
"""Years that the published series since 2009 does not have."""


def a_city(**sources: dict[int, float]) -> tuple[Row, ...]:
    """Return an inventory of the sources named by the constants of this module."""
    places = {"cars": CARS, "buses": BUSES, "oil": OIL, "landfill": LANDFILL, "industry": INDUSTRY}
    return an_inventory({places[name]: years for name, years in sources.items()})


def indirect(measure: Measure, effect_t: float) -> tuple[Row, ...]:
    effect, *inputs = a_stated_effect(measure, effect_t, sector="", source="")
    return effect, *inputs, EffectInput(effect=effect.key, name="side", text="indirect")


def empty() -> Plan:
    return a_plan()


def without_inventory() -> Plan:
    return a_plan(*a_reduction(100), a_target())


def without_targets() -> Plan:
    return a_plan(*a_reduction(100), personbiler_t=1_000)


def of_own_sectors() -> Plan:
    city = a_city(cars={2009: 700.0}, oil={2009: 300.0}, industry={2009: 5_000.0})
    target = a_target(0.4, scope="sectors", sectors="Veitrafikk\nOppvarming")
    return a_plan(*city, *a_reduction(100), target)


def of_two_municipalities() -> Plan:
    edition, *rows = a_city(cars={2009: 600.0, 2011: 580.0}, oil={2009: 200.0})
    skien = [changed(row, key=f"skien{n}", municipality="4003") for n, row in enumerate(rows)]
    places = (
        Municipality(key="p", number="4001", name="Porsgrunn"),
        Municipality(key="s", number="4003", name="Skien"),
    )
    people = [
        Population(municipality=key, year=year, inhabitants=count)
        for key, year, count in (
            ("p", 2009, 34_000),
            ("p", 2030, 38_000),
            ("s", 2009, 51_000),
            ("s", 2030, 58_000),
        )
    ]
    growing = ReferenceAssumption(method="per_inhabitant")
    measures = [row for n in (1, 2) for row in a_reduction(100.0 * n, f"T-0{n}")]
    return a_plan(edition, *rows, *skien, *places, *people, growing, *measures, a_target())


def with_a_base_year_that_is_missing() -> Plan:
    return a_plan(*a_reduction(100), a_target(base_year=1991), personbiler_t=1_000)


def with_a_start_year_that_is_missing() -> Plan:
    return a_plan(*a_reduction(100), a_target(), personbiler_t=1_000, start_year=2010)


def with_gap_years() -> Plan:
    published = {year: 1_000.0 - year + 2009 for year in range(2009, 2017) if year not in GAP_YEARS}
    return a_plan(*a_city(cars=published), *a_reduction(100), a_target(base_year=2009))


def with_effects_that_cannot_be_computed() -> Plan:
    unknown = a_measure("T-02")
    half = a_measure("T-03")
    rows = [
        unknown,
        Effect(measure=unknown.key, method="transport.teleport"),
        half,
        Effect(measure=half.key, method="general.stated"),
        *a_reduction(50, "T-04"),
        a_measure("T-05", start_year=None),
    ]
    return a_plan(*rows, a_target(), personbiler_t=1_000)


def with_increases() -> Plan:
    more = a_measure("T-02")
    return a_plan(
        *a_reduction(300), more, *a_stated_effect(more, 120), a_target(), personbiler_t=1_000
    )


def of_indirect_effects_alone() -> Plan:
    measure = a_measure()
    return a_plan(measure, *indirect(measure, -40), a_target(), personbiler_t=1_000)


def with_an_effect_on_a_source_that_is_not_there() -> Plan:
    measure = a_measure()
    lost = a_stated_effect(measure, -40, sector="Oppvarming", source="Fossil olje")
    return a_plan(measure, *lost, a_target(), personbiler_t=1_000)


def with_more_claimed_than_there_is() -> Plan:
    rows = [row for n in range(5) for row in a_reduction(700, f"T-0{n}")]
    return a_plan(*rows, a_target(1.0), personbiler_t=1_000)


def with_money() -> Plan:
    measure, *effect = a_reduction(100, lifetime_years=10)
    spent = CostLine(measure=measure.key, kind="investment", year=2010, gross_ore=50_000_000)
    return a_plan(measure, *effect, spent, a_target(), personbiler_t=1_000)


def after_the_target() -> Plan:
    target = a_target(year=2012)
    return a_plan(*a_reduction(100), target, personbiler_t=1_000, period_to=2020)


SHAPES: tuple[Callable[[], Plan], ...] = (
    empty,
    without_inventory,
    without_targets,
    of_own_sectors,
    of_two_municipalities,
    with_a_base_year_that_is_missing,
    with_a_start_year_that_is_missing,
    with_gap_years,
    with_effects_that_cannot_be_computed,
    with_increases,
    of_indirect_effects_alone,
    with_an_effect_on_a_source_that_is_not_there,
    with_more_claimed_than_there_is,
    with_money,
    after_the_target,
)
EVERY_SHAPE = pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)


def results_of(shape: Callable[[], Plan]) -> PlanResults:
    return compute(shape(), EDITION)


def every_series(results: PlanResults) -> Iterator[tuple[str, Any]]:
    """Yield each series of results with its name."""
    for name in ("registered", "reference", "measures_path", "target_path", "whole_reference"):
        yield name, getattr(results, name)
    for measure in results.measures:
        for name in ("stand_alone_t", "joint_t", "marginal_t", "indirect_t", "not_placed_t"):
            yield f"{measure.number} {name}", getattr(measure, name)
    for target in results.targets:
        for name in ("reference_t", "measures_t", "path_t", "registered_t"):
            yield f"{target.title} {name}", getattr(target, name)
    for area in results.focus_areas:
        yield f"{area.code} direct", area.direct_t
        yield f"{area.code} indirect", area.indirect_t


# the contract of every shape


@EVERY_SHAPE
def test_years_ascend_in_every_series_and_every_value_is_a_finite_number(
    shape: Callable[[], Plan],
) -> None:
    for name, series in every_series(results_of(shape)):
        assert list(series) == sorted(series), name
        assert all(math.isfinite(value) for value in series.values()), name


@EVERY_SHAPE
def test_a_path_has_every_year_of_the_plan_or_none_at_all(shape: Callable[[], Plan]) -> None:
    results = results_of(shape)
    assert results.years == plan_years(shape())
    for path in (results.reference, results.measures_path, results.whole_measures_path):
        assert tuple(path) in {results.years, ()}


@EVERY_SHAPE
def test_what_the_measures_do_together_is_the_difference_of_the_paths(
    shape: Callable[[], Plan],
) -> None:
    results = results_of(shape)
    for year in results.whole_measures_path:
        shares = sum(measure.joint_t.get(year, 0.0) for measure in results.measures)
        together = results.whole_measures_path[year] - results.whole_reference[year]
        assert shares == pytest.approx(together, abs=1e-6)


@EVERY_SHAPE
def test_the_focus_areas_share_the_joint_effect_among_them(shape: Callable[[], Plan]) -> None:
    results = results_of(shape)
    for year in results.whole_measures_path:
        areas = sum(area.direct_t.get(year, 0.0) for area in results.focus_areas)
        together = results.whole_measures_path[year] - results.whole_reference[year]
        assert areas == pytest.approx(together, abs=1e-6)


@EVERY_SHAPE
def test_a_path_begins_at_what_is_published_and_never_falls_below_nought(
    shape: Callable[[], Plan],
) -> None:
    results = results_of(shape)
    start = results.start_year
    for path in (results.whole_reference, results.whole_measures_path):
        if path:
            assert path[start] == pytest.approx(sum(results.inventory[start].values()))
            assert min(path.values()) >= -1e-9


@EVERY_SHAPE
def test_no_measure_takes_more_together_than_it_does_alone(shape: Callable[[], Plan]) -> None:
    for measure in results_of(shape).measures:
        for year, share_t in measure.joint_t.items():
            alone_t = measure.stand_alone_t[year]
            assert min(alone_t, 0) - 1e-9 <= share_t <= max(alone_t, 0) + 1e-9


@EVERY_SHAPE
def test_a_gap_is_the_path_minus_the_goal_and_unknown_where_either_is(
    shape: Callable[[], Plan],
) -> None:
    for target in results_of(shape).targets:
        if target.goal_t is None or target.measures_at_year_t is None:
            assert target.gap_t is None
        else:
            assert target.gap_t == pytest.approx(target.measures_at_year_t - target.goal_t)


@EVERY_SHAPE
def test_an_unpublished_year_is_in_no_published_series(shape: Callable[[], Plan]) -> None:
    results = results_of(shape)
    for target in results.targets:
        assert set(target.registered_t) <= set(results.inventory)
    assert set(results.registered) <= set(results.inventory)


@EVERY_SHAPE
def test_the_summary_is_json_with_every_year_and_null_for_what_is_not_known(
    shape: Callable[[], Plan],
) -> None:
    results = results_of(shape)
    found = summary_json("Porsgrunn", results)
    text = json.dumps(found, allow_nan=False)
    assert "-0.0," not in text
    years = [str(year) for year in results.years]
    for name in ("reference", "target", "measures_path"):
        assert list(json.loads(text)[name]) == years
    for measure in json.loads(text)["measures"]:
        assert set(measure) == {
            "key",
            "number",
            "title",
            "stand_alone_t",
            "joint_t",
            "marginal_t",
            "cost_per_t",
        }
        assert list(measure["joint_t"]) == years


@EVERY_SHAPE
def test_the_same_plan_gives_the_same_results_to_the_last_digit(shape: Callable[[], Plan]) -> None:
    plan = shape()
    first, second = compute(plan, EDITION), compute(plan, EDITION)
    assert first.digest == second.digest
    assert summary_json("", first) == summary_json("", second)


@EVERY_SHAPE
def test_samples_leave_the_point_results_alone(shape: Callable[[], Plan]) -> None:
    plan = shape()
    without, sampled = compute(plan, EDITION), compute(plan, EDITION, samples=50)
    assert sampled.measures_path == without.measures_path
    assert sampled.digest == without.digest
    assert [m.joint_t for m in sampled.measures] == [m.joint_t for m in without.measures]


@EVERY_SHAPE
def test_every_finding_reads_as_a_sentence(shape: Callable[[], Plan]) -> None:
    plan = shape()
    results = compute(plan, EDITION)
    for finding in readiness(plan, load_programme("framtidens-byer"), results):
        assert finding.text.endswith(".") or finding.code == "effect-not-computed"
        assert "{" not in finding.text


@EVERY_SHAPE
def test_results_are_of_the_plans_own_rows(shape: Callable[[], Plan]) -> None:
    plan = shape()
    results = compute(plan, EDITION)
    assert [m.measure for m in results.measures] == [m.key for m in plan.measures]
    assert [t.target for t in results.targets] == [t.key for t in plan.targets]
    listed = {effect.effect for measure in results.measures for effect in measure.effects}
    assert listed == {effect.key for effect in plan.effects}


# what each shape has of its own


def the_measure(results: PlanResults, number: str = "T-01") -> MeasureResult:
    return next(measure for measure in results.measures if measure.number == number)


def the_target(results: PlanResults) -> TargetResult:
    (target,) = results.targets
    return target


def test_two_municipalities_depart_from_their_sum_and_follow_all_their_people() -> None:
    results = results_of(of_two_municipalities)
    assert results.reference[2009] == 1_600  # 2·(600 + 200)
    # in 2020 eleven of twenty-one years have gone: 36 095 + 54 667 people, of 85 000 in 2009
    people = 34_000 + 4_000 * 11 / 21 + 51_000 + 7_000 * 11 / 21
    assert results.reference[2020] == pytest.approx(1_600 * people / 85_000)
    assert results.registered == {2009: 1_600, 2011: 1_160}


def test_own_sectors_leave_industry_out_of_base_path_and_goal() -> None:
    target = the_target(results_of(of_own_sectors))
    assert target.base_t == 1_000
    assert target.goal_t == pytest.approx(600)
    assert target.measures_t[2020] == pytest.approx(900)
    assert target.gap_t == pytest.approx(300)


def test_a_start_year_that_is_missing_leaves_the_goal_known_and_the_gap_unknown() -> None:
    target = the_target(results_of(with_a_start_year_that_is_missing))
    assert (target.base_t, target.goal_t) == (1_000, 500)
    assert (target.measures_at_year_t, target.gap_t, target.reference_t) == (None, None, {})


def test_gap_years_are_neither_invented_nor_counted_as_nought() -> None:
    results = results_of(with_gap_years)
    assert GAP_YEARS.isdisjoint(results.registered)
    assert GAP_YEARS.isdisjoint(results.inventory)
    assert results.registered[2013] == 996
    assert results.reference[2012] == 1_000


def test_one_measure_that_cannot_be_computed_leaves_the_others_as_they_are() -> None:
    results = results_of(with_effects_that_cannot_be_computed)
    assert the_measure(results, "T-04").joint_t[2010] == pytest.approx(-50)
    broken = [the_measure(results, number) for number in ("T-02", "T-03")]
    assert [measure.effects[0].evaluation for measure in broken] == [None, None]
    assert [measure.joint_t for measure in broken] == [{}, {}]
    assert results.measures_path[2010] == pytest.approx(950)


def test_an_increase_comes_on_top_of_what_the_others_leave() -> None:
    results = results_of(with_increases)
    assert results.measures_path[2010] == pytest.approx(820)  # 1 000 − 300 + 120
    assert the_measure(results, "T-02").joint_t[2010] == pytest.approx(120)
    assert the_measure(results, "T-02").marginal_t[2010] == pytest.approx(120)


def test_five_measures_that_claim_three_and_a_half_times_the_source_leave_a_trace_of_it() -> None:
    results = results_of(with_more_claimed_than_there_is)
    assert results.measures_path[2010] == pytest.approx(1_000 * 0.3**5)
    shares = {round(measure.joint_t[2010], 9) for measure in results.measures}
    assert len(shares) == 1  # equal measures, equal shares


def test_money_is_set_against_the_cut_of_the_target_year() -> None:
    found = the_measure(results_of(with_money)).cost_per_t_nok
    annuity = 0.04 / (1 - 1.04**-10)
    assert found == pytest.approx(annuity * 500_000 / 100)


def test_the_goal_stands_after_the_target_year() -> None:
    results = results_of(after_the_target)
    assert results.years[-1] == 2020
    assert results.target_path[2020] == results.target_path[2012] == 500


def test_a_target_may_ask_for_the_last_tonne() -> None:
    target = the_target(results_of(with_more_claimed_than_there_is))
    assert target.goal_t == 0
    assert target.gap_t == pytest.approx(1_000 * 0.3**5)


def test_a_plan_may_have_one_year_only() -> None:
    results = compute(a_plan(*a_reduction(100), personbiler_t=1_000, period_to=2009), EDITION)
    assert results.years == (2009,)
    assert results.measures_path == {2009: 1_000}


def test_a_measure_that_stops_counting_gives_its_share_back_to_the_others() -> None:
    plan = with_more_claimed_than_there_is()
    stopped = tuple(
        replace(measure, status="stopped") if measure.number == "T-00" else measure
        for measure in plan.measures
    )
    results = compute(replace(plan, measures=stopped), EDITION)
    assert results.measures_path[2010] == pytest.approx(1_000 * 0.3**4)
    assert the_measure(results, "T-00").joint_t == {}
    assert the_measure(results, "T-00").stand_alone_t[2010] == -700
