"""Tests of the whole plan computed: paths, joint effect, start year, targets, one bad effect."""

import itertools
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fbdesk.calculation.factors import Factor, FactorEdition
from fbdesk.models.checks.readiness import readiness
from fbdesk.models.city import Municipality
from fbdesk.models.effects import Effect, EffectInput, FactorOverride
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.results.computing import compute, edition_of, plan_years
from fbdesk.models.results.plan import FocusAreaResult, MeasureResult, PlanResults, TargetResult
from fbdesk.models.row import Row
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
INDUSTRY = ("Industri, olje og gass", "Industri, olje og gass")

DIESEL = Factor("car", "vehicle", "Car", 0.2, "kg CO2e/vkm", source="test")
EDITION = FactorEdition("2026.1", (DIESEL,))


def computed(*rows: Row, **settings: Any) -> PlanResults:
    return compute(a_plan(*rows, **settings), EDITION)


def of_measure(results: PlanResults, number: str) -> MeasureResult:
    return next(each for each in results.measures if each.number == number)


def codes(results: PlanResults) -> list[str]:
    return [finding.code for finding in results.findings]


def area(results: PlanResults | TargetResult, code: str) -> FocusAreaResult:
    return next(each for each in results.focus_areas if each.code == code)


# years and paths


def test_the_paths_run_from_the_start_year_to_the_last_target() -> None:
    plan = a_plan(a_target(year=2020), a_target(year=2030, title="senere"))
    assert plan_years(plan) == tuple(range(2009, 2031))


def test_without_a_target_the_paths_run_to_the_end_of_the_period() -> None:
    assert plan_years(a_plan(period_to=2014)) == (2009, 2010, 2011, 2012, 2013, 2014)


def test_without_measures_the_measures_path_is_the_reference_path() -> None:
    results = computed(personbiler_t=1_000)
    assert results.reference == dict.fromkeys(range(2009, 2015), 1_000)
    assert results.measures_path == results.reference


def test_two_measures_on_one_source_never_save_more_than_it_emits() -> None:
    results = computed(*a_reduction(800), *a_reduction(700, "T-02"), personbiler_t=1_000)
    assert results.measures_path[2010] == pytest.approx(60)  # 1000·0.2·0.3
    assert results.measures_path[2009] == 1_000


def test_each_measure_has_its_effect_alone_its_share_and_what_it_adds() -> None:
    results = computed(*a_reduction(800), *a_reduction(700, "T-02"), personbiler_t=1_000)
    first = of_measure(results, "T-01")
    assert first.stand_alone_t[2010] == -800
    assert first.joint_t[2010] == pytest.approx(-940 * math.log(0.2) / math.log(0.06))
    assert first.marginal_t[2010] == pytest.approx(-240)  # 940 − 700


def test_the_shares_of_the_measures_add_to_the_fall_of_the_path() -> None:
    results = computed(*a_reduction(800), *a_reduction(700, "T-02"), personbiler_t=1_000)
    shares = sum(each.joint_t[2012] for each in results.measures)
    assert results.reference[2012] + shares == pytest.approx(results.measures_path[2012])
    assert area(results, "1").direct_t[2012] == pytest.approx(shares)


def test_a_trend_is_part_of_the_reference_and_of_what_measures_act_on() -> None:
    trend = ReferenceAssumption(method="trend", yearly_change=-0.1)
    results = computed(trend, *a_reduction(950), personbiler_t=1_000)
    assert results.reference[2010] == pytest.approx(900)
    assert results.measures_path[2010] == pytest.approx(0)  # 950 of 900: all of it
    assert "larger-than-source" in codes(results)


def test_measures_that_act_on_different_parts_add() -> None:
    results = computed(
        *a_reduction(300, overlap="disjoint", overlap_reason="andre biler"),
        *a_reduction(400, "T-02", overlap="disjoint", overlap_reason="andre biler"),
        personbiler_t=1_000,
    )
    assert results.measures_path[2010] == pytest.approx(300)


def test_an_effect_on_a_whole_sector_is_spread_over_its_sources() -> None:
    measure = a_measure()
    on_road = a_stated_effect(measure, -60, sector="Veitrafikk", source="")
    results = computed(*an_inventory({CARS: {2009: 900}, BUSES: {2009: 300}}), measure, *on_road)
    assert results.measures_path[2010] == pytest.approx(1_140)
    assert codes(results) == ["no-target"]


def test_an_effect_on_a_sector_that_runs_dry_is_told_for_those_years() -> None:
    measure = a_measure()
    on_road = a_stated_effect(measure, -60, sector="Veitrafikk", source="")
    results = computed(*an_inventory({CARS: {2009: 0}}), measure, *on_road)
    assert of_measure(results, "T-01").not_placed_t[2010] == -60
    assert "not-placed" in codes(results)


# the start year


def test_what_a_measure_did_before_the_start_year_is_in_the_statistics_already() -> None:
    early = a_reduction(100, start_year=2005, phase_in_years=10)  # 50 t in 2009, 100 t in 2014
    results = computed(*early, personbiler_t=1_000)
    found = of_measure(results, "T-01")
    assert found.since_start_t[2005] == pytest.approx(-10)
    assert found.since_start_t[2014] == pytest.approx(-100)
    assert found.stand_alone_t == pytest.approx(
        {2009: 0, 2010: -10, 2011: -20, 2012: -30, 2013: -40, 2014: -50}
    )
    assert results.measures_path[2014] == pytest.approx(950)


def test_a_saving_from_before_the_start_that_falls_away_raises_the_path() -> None:
    ends = a_reduction(100, start_year=2005, lifetime_years=6)  # 2005 … 2010
    results = computed(*ends, personbiler_t=1_000)
    assert results.measures_path[2010] == 1_000
    assert results.measures_path[2011] == pytest.approx(1_100)


def test_a_later_start_year_counts_nothing_twice() -> None:
    inventory = an_inventory({CARS: {2009: 1_000, 2013: 900}})
    measure = a_reduction(100, start_year=2010)
    first = computed(*inventory, *measure, start_year=2009)
    later = computed(*inventory, *measure, start_year=2013)
    assert first.measures_path[2014] == pytest.approx(900)  # 1 000 − 100
    assert later.measures_path[2014] == pytest.approx(900)  # its 100 t are in the 900 of 2013
    assert later.years == (2013, 2014)


# what counts


@pytest.mark.parametrize(
    ("status", "counts"),
    [
        ("idea", False),
        ("study", False),
        ("adopted", True),
        ("started", True),
        ("completed", True),
        ("postponed", False),
        ("stopped", False),
    ],
)
def test_the_programme_says_which_statuses_count(status: str, counts: bool) -> None:
    measure = a_measure(status=status)
    results = computed(measure, *a_stated_effect(measure, -100), personbiler_t=1_000)
    found = of_measure(results, "T-01")
    assert found.counts is counts
    assert found.stand_alone_t[2010] == -100
    assert bool(found.joint_t) is counts
    assert results.measures_path[2010] == pytest.approx(900 if counts else 1_000)


def test_indirect_effects_are_summed_apart_and_never_reach_the_path() -> None:
    measure = a_measure()
    effect, *inputs = a_stated_effect(measure, -40, sector="", source="")
    side = EffectInput(effect=effect.key, name="side", text="indirect")
    results = computed(measure, effect, *inputs, side, personbiler_t=1_000)
    found = of_measure(results, "T-01")
    assert found.indirect_t[2010] == -40
    assert found.stand_alone_t == {}
    assert results.measures_path[2010] == 1_000
    assert area(results, "1").indirect_t[2010] == -40
    assert area(results, "1").direct_t[2010] == 0


# what cannot be computed


def test_one_bad_effect_becomes_a_finding_and_the_rest_is_computed() -> None:
    good = a_reduction(100)
    bad = a_reduction(50, "T-02")
    nonsense = EffectInput(effect=bad[1].key, name="colour", value=3.0)
    results = computed(*good, *bad, nonsense, personbiler_t=1_000)
    assert results.measures_path[2010] == pytest.approx(900)
    finding = next(each for each in results.findings if each.code == "effect-not-computed")
    assert (finding.table, finding.key) == ("effect", bad[1].key)
    assert "T-02" in finding.text
    assert "colour" in finding.text
    assert of_measure(results, "T-02").effects[0].problem is not None
    assert of_measure(results, "T-02").stand_alone_t == {}


def test_an_unknown_method_is_a_finding() -> None:
    measure = a_measure()
    results = computed(measure, Effect(measure=measure.key, method="magic"), personbiler_t=1)
    assert "effect-not-computed" in codes(results)


def test_a_measure_without_a_start_year_is_a_finding() -> None:
    measure = a_measure(start_year=None)
    results = computed(measure, *a_stated_effect(measure, -5), personbiler_t=1_000)
    assert "start year" in results.findings[-1].text


def test_an_effect_on_a_source_that_is_not_there_is_told_and_kept() -> None:
    measure = a_measure()
    on_oil = a_stated_effect(measure, -30, sector="Oppvarming", source="Fossil olje")
    results = computed(measure, *on_oil, personbiler_t=1_000)
    found = of_measure(results, "T-01")
    assert found.not_placed_t[2010] == -30
    assert found.joint_t[2010] == 0
    finding = next(each for each in results.findings if each.code == "not-placed")
    assert finding.key == measure.key
    assert "Oppvarming / Fossil olje (2010–2014)" in finding.text


def test_an_effect_without_a_source_asks_for_one() -> None:
    measure = a_measure()
    nowhere = a_stated_effect(measure, -30, sector="", source="")
    results = computed(measure, *nowhere, personbiler_t=1_000)
    finding = next(each for each in results.findings if each.code == "not-placed")
    assert "Choose a source" in finding.text


def test_disjoint_measures_that_claim_too_much_are_told() -> None:
    results = computed(
        *a_reduction(800, overlap="disjoint"),
        *a_reduction(700, "T-02", overlap="disjoint"),
        personbiler_t=1_000,
    )
    assert results.measures_path[2010] == pytest.approx(0)
    assert "disjoint-capped" in codes(results)


def test_without_an_inventory_the_paths_are_unknown_and_effects_still_stand_alone() -> None:
    results = computed(*a_reduction(100), a_target())
    assert (results.reference, results.measures_path, results.target_path) == ({}, {}, {})
    found = of_measure(results, "T-01")
    assert found.stand_alone_t[2010] == -100
    assert (found.joint_t, found.marginal_t) == ({}, {})
    assert area(results, "1").direct_t == {}
    assert codes(results) == ["no-inventory", "target-base-missing"]


def test_an_empty_plan_has_results() -> None:
    results = computed()
    assert results.measures == ()
    assert codes(results) == ["no-inventory", "no-target"]


def test_an_own_factor_takes_effect_and_a_bad_one_is_told() -> None:
    measure = a_measure()
    effect = Effect(measure=measure.key, method="general.activity", sector=CARS[0], source=CARS[1])
    inputs = (
        EffectInput(effect=effect.key, name="activity", value=10_000.0),
        EffectInput(effect=effect.key, name="factor_before_kg", value=3.0),
        EffectInput(effect=effect.key, name="factor_after_kg", value=1.0),
    )
    unknown = FactorOverride(factor="nothing", value=1.0, unit="kg", source="x", reason="y")
    results = computed(measure, effect, *inputs, unknown, personbiler_t=1_000)
    assert results.measures_path[2010] == pytest.approx(980)  # 10 000·(1 − 3)/1000
    assert "own-factor-not-used" in codes(results)


def test_a_plan_with_an_edition_that_this_program_lacks_says_so() -> None:
    with pytest.raises(Exception, match="1999"):
        edition_of(a_plan(factors_edition="1999"))


def test_readiness_tells_a_missing_inventory_once_and_spares_the_agreement_the_effects() -> None:
    programme = load_programme("framtidens-byer")
    measure = a_measure(start_year=None)
    plan = a_plan(measure, *a_stated_effect(measure, -5))
    results = compute(plan, EDITION)
    ready = [each.code for each in readiness(plan, programme, results)]
    assert ready.count("no-inventory") == 1
    assert "effect-not-computed" in ready
    agreement = readiness(plan, programme, results, "agreement")
    assert "effect-not-computed" not in [each.code for each in agreement]


# targets and scope


def test_a_target_has_goal_path_and_gap() -> None:
    results = computed(
        *a_reduction(300), a_target(0.8, year=2020), personbiler_t=459_671, period_to=2014
    )
    target = results.targets[0]
    assert target.goal_t == pytest.approx(91_934, abs=0.5)
    assert target.measures_at_year_t == pytest.approx(459_371)
    assert target.gap_t == pytest.approx(459_371 - 91_934.2)
    assert results.main_target == target


def test_the_target_path_is_a_line_from_base_to_goal() -> None:
    results = computed(a_target(0.5, year=2019), personbiler_t=1_000)
    assert results.target_path[2014] == pytest.approx(750)
    assert results.target_path == results.targets[0].path_t


def test_a_later_target_of_the_same_scope_continues_the_main_line() -> None:
    results = computed(
        a_target(0.5, year=2019),
        a_later_target(0.8, 2029),
        personbiler_t=1_000,
    )
    assert results.target_path[2019] == pytest.approx(500)
    assert results.target_path[2024] == pytest.approx(350)
    assert results.target_path[2029] == pytest.approx(200)
    assert results.targets[1].path_t[2019] == pytest.approx(600)  # its own straight line


def test_a_target_on_the_way_bends_the_main_line() -> None:
    results = computed(
        a_later_target(0.5, 2019), a_target(0.8, year=2029, title="2029"), personbiler_t=1_000
    )
    assert results.main_target is not None
    assert results.main_target.year == 2029
    assert results.target_path[2014] == pytest.approx(750)
    assert results.target_path[2024] == pytest.approx(350)


def test_a_target_of_another_scope_does_not_bend_the_main_line() -> None:
    other = changed(a_later_target(0.9, 2014), scope="without_industry")
    results = computed(other, a_target(0.5, year=2019), personbiler_t=1_000)
    assert results.target_path[2014] == pytest.approx(750)


def a_later_target(share: float, year: int) -> Row:
    return changed(a_target(share, year=year, title=str(year)), main=False)


def test_the_scope_of_the_main_target_decides_what_the_paths_cover() -> None:
    results = computed(
        *an_inventory({CARS: {2009: 70_000}, INDUSTRY: {2009: 2_000_000}}),
        a_target(scope="without_industry"),
    )
    assert results.sectors == ("Veitrafikk",)
    assert results.reference[2009] == 70_000
    assert results.whole_reference[2009] == 2_070_000
    assert results.in_scope("Veitrafikk")
    assert not results.in_scope("Industri, olje og gass")


def test_a_target_may_name_its_own_sectors() -> None:
    results = computed(
        *an_inventory({CARS: {2009: 70}, OIL: {2009: 30}, INDUSTRY: {2009: 900}}),
        a_target(scope="sectors", sectors="Oppvarming\nVeitrafikk\n"),
    )
    assert results.sectors == ("Oppvarming", "Veitrafikk")
    assert results.targets[0].base_t == 100


def test_a_target_whose_base_is_not_published_is_unknown() -> None:
    results = computed(a_target(base_year=1991), personbiler_t=1_000)
    target = results.targets[0]
    assert (target.base_t, target.goal_t, target.gap_t, target.path_t) == (None, None, None, {})
    assert "target-base-missing" in codes(results)
    assert results.reference[2009] == 1_000


def test_a_scope_with_sectors_that_the_inventory_lacks_names_them() -> None:
    results = computed(a_target(scope="programme"), personbiler_t=1_000)
    finding = next(each for each in results.findings if each.code == "target-sectors-missing")
    assert "Oppvarming" in finding.text
    assert results.targets[0].base_t == 1_000


def test_each_target_counts_only_what_happens_in_its_scope() -> None:
    measure = a_measure("T-02")
    on_oil = a_stated_effect(measure, -10, sector=OIL[0], source=OIL[1])
    results = computed(
        *an_inventory({CARS: {2009: 1_000}, OIL: {2009: 100}}),
        *a_reduction(300),
        measure,
        *on_oil,
        a_target(scope="sectors", sectors="Veitrafikk"),
    )
    assert results.measures_path[2010] == pytest.approx(700)
    assert results.whole_measures_path[2010] == pytest.approx(790)
    assert area(results.targets[0], "1").direct_t[2010] == pytest.approx(-300)
    assert area(results, "1").direct_t[2010] == pytest.approx(-310)


def test_follow_up_is_drawn_beside_the_paths_and_never_mixed_into_them() -> None:
    results = computed(*an_inventory({CARS: {2009: 1_000, 2011: 700, 2013: 600}}))
    assert results.registered == {2009: 1_000, 2011: 700, 2013: 600}
    assert results.reference[2011] == 1_000
    assert results.inventory[2013] == {"Veitrafikk": 600}
    assert 2010 not in results.inventory


def test_two_cities_are_one_plan() -> None:
    edition, row = an_inventory({CARS: {2009: 1_000}})
    results = computed(
        edition,
        row,
        changed(row, key="skien", municipality="4003", emission_t=500.0),
        Municipality(number="4001", name="Porsgrunn"),
        Municipality(number="4003", name="Skien"),
    )
    assert results.reference[2009] == 1_500


# digest and properties


def test_the_digest_is_the_same_for_the_same_plan_and_another_for_another() -> None:
    plan = a_plan(*a_reduction(100), personbiler_t=1_000)
    assert compute(plan, EDITION).digest == compute(plan, EDITION).digest
    assert compute(plan, EDITION).digest != computed(*a_reduction(101), personbiler_t=1_000).digest


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(0, 1_500).map(round), min_size=1, max_size=5))
def test_the_path_never_falls_below_zero_and_shares_always_add(cuts: list[int]) -> None:
    rows = [row for n, cut in enumerate(cuts) for row in a_reduction(cut, f"T-{n}")]
    results = computed(*rows, personbiler_t=1_000)
    for year in results.years:
        shares = sum(each.joint_t[year] for each in results.measures)
        assert results.measures_path[year] >= -1e-6
        assert results.reference[year] + shares == pytest.approx(results.measures_path[year])


def test_the_order_of_the_measures_plays_no_part() -> None:
    parts = [a_reduction(cut, number) for number, cut in (("A", 800), ("B", 700), ("C", 100))]
    found = set()
    for order in itertools.permutations(parts):
        placed = (
            (changed(measure, position=place), *effect)
            for place, (measure, *effect) in enumerate(order)
        )
        results = computed(*itertools.chain(*placed), personbiler_t=1_000)
        shares = tuple(of_measure(results, number).joint_t[2010] for number in "ABC")
        found.add((results.measures_path[2010], shares))
    assert len(found) == 1


def test_a_computation_that_nobody_waits_for_stops_at_its_next_step() -> None:
    steps: list[int] = []

    def give_up() -> None:
        steps.append(1)
        if len(steps) == 2:
            raise InterruptedError

    plan = a_plan(*a_reduction(1, "T-01"), *a_reduction(1, "T-02"), *a_reduction(1, "T-03"))
    with pytest.raises(InterruptedError):
        compute(plan, edition_of(plan), go_on=give_up)
    assert len(steps) == 2
