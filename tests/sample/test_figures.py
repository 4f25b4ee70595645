"""What the sample's measures do: sources, sizes, overlap, targets, findings."""

from collections import defaultdict

import pytest

from fbdesk.calculation.catalogue import METHODS
from fbdesk.calculation.factors import load_edition
from fbdesk.models.checks.findings import BLOCKS
from fbdesk.models.checks.readiness import by_code, readiness
from fbdesk.models.programmes.programme import Programme
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.snapshot import Plan
from fbdesk.resource_files import resource

KT = 1_000
PLACED = ("Veitrafikk", "Oppvarming", "Energiforsyning", "Avfall og avløp")


def test_every_calculation_can_be_made(results: PlanResults) -> None:
    problems = [
        f"{measure.number}: {effect.problem}"
        for measure in results.measures
        for effect in measure.effects
        if effect.problem
    ]
    assert problems == []


def test_every_input_has_a_source(plan: Plan) -> None:
    assert all(given.source.strip() for given in plan.effect_inputs)
    assert len(plan.effect_inputs) > 150


def test_inputs_taken_from_a_factor_hold_its_value_or_the_plans_own(plan: Plan) -> None:
    edition = load_edition(resource("factors", plan.settings.factors_edition))
    own = {override.factor for override in plan.factor_overrides}
    checked = 0
    for given in plan.effect_inputs:
        if not given.factor or given.factor in own:
            continue
        factor = edition.factor(given.factor)
        assert factor.value is not None
        if factor.unit.startswith(("kg", "-", "%/%", "persons", "kWh")):
            assert given.value == pytest.approx(factor.value), given.factor
            checked += 1
    assert checked > 50


def test_the_plans_own_factor_is_two_published_ones_multiplied(plan: Plan) -> None:
    (own,) = plan.factor_overrides
    edition = load_edition(resource("factors", plan.settings.factors_edition))
    per_pkm_g = edition.factor("pkm-car-2009").value
    occupancy = edition.factor("occ-car").value
    assert per_pkm_g == 95.9
    assert occupancy == 1.7
    assert own.value == pytest.approx(95.9 * 1.7, abs=0.1)
    assert own.unit == "g CO2e/vkm"


def test_uncertain_inputs_have_a_spread_so_that_ranges_exist(
    plan: Plan, results: PlanResults
) -> None:
    assert sum(bool(given.spread) for given in plan.effect_inputs) > 60
    for measure in results.measures:
        cut = -measure.stand_alone_t.get(2020, 0.0)
        if cut <= 0:
            continue
        low, high = measure.stand_alone_band_t[2020]
        assert low < high <= 0, measure.number


def test_many_methods_of_the_catalogue_are_in_use(plan: Plan) -> None:
    used = {effect.method for effect in plan.effects}
    assert used <= {method.id for method in METHODS}
    assert len(used) >= 20


def test_no_effect_is_larger_than_its_source(plan: Plan, results: PlanResults) -> None:
    sources_t: defaultdict[tuple[str, str], float] = defaultdict(float)
    for row in plan.inventory_rows:
        if row.year == 2009:
            sources_t[row.sector, row.source] += row.emission_t
    checked = 0
    for measure in results.measures:
        for effect in measure.effects:
            assert effect.evaluation is not None
            for part in effect.evaluation.parts:
                if not part.place.direct or part.by_year_t is None or not part.by_year_t.any():
                    continue
                emitted_t = sources_t[part.place.sector, part.place.source]
                assert abs(part.by_year_t).max() < emitted_t, measure.number
                checked += 1
    assert checked >= 28


def test_the_joint_cut_is_between_40_and_70_kilotonnes(results: PlanResults) -> None:
    cut_t = -sum(area.direct_t.get(2020, 0.0) for area in results.focus_areas)
    assert 40 * KT < cut_t < 70 * KT
    alone_t = -sum(m.stand_alone_t.get(2020, 0.0) for m in results.measures if m.counts)
    assert cut_t < alone_t  # they meet on the same sources


def test_each_area_in_tonnes_contributes_and_adaptation_has_indicators(
    results: PlanResults,
) -> None:
    areas = {area.code: area for area in results.focus_areas}
    for code in ("1", "2", "3"):
        assert areas[code].direct_t[2020] < -10 * KT
    assert areas["3"].indirect_t[2020] < -5 * KT
    assert not areas["4"].direct_t
    assert areas["4"].with_indicators == 6


def test_nothing_is_left_outside_the_inventory_by_mistake(results: PlanResults) -> None:
    assert all(not any(measure.not_placed_t.values()) for measure in results.measures)
    assert [finding.text for finding in results.findings if finding.strength == BLOCKS] == []


def test_disjoint_effects_say_why(plan: Plan) -> None:
    disjoint = [effect for effect in plan.effects if effect.overlap == "disjoint"]
    assert len(disjoint) >= 2
    assert all(effect.overlap_reason for effect in disjoint)


def test_what_began_before_the_start_year_does_not_count_twice(results: PlanResults) -> None:
    parking = next(m for m in results.measures if m.number == "T-02")
    (effect,) = parking.effects
    assert effect.evaluation is not None
    assert effect.evaluation.direct_t is not None
    years = [int(year) for year in effect.evaluation.years]
    own = dict(zip(years, effect.evaluation.direct_t, strict=True))
    assert own[2009] == pytest.approx(own[2020] / 3)  # first of three years of phase-in
    assert parking.stand_alone_t[2020] == pytest.approx(own[2020] - own[2009])


def test_shore_power_counts_for_the_wider_target_only(results: PlanResults) -> None:
    by_scope = {(target.scope, target.year): target for target in results.targets}
    narrow, wide = by_scope["programme", 2030], by_scope["without_industry", 2030]
    shore = next(m for m in results.measures if m.number == "T-13")
    assert shore.joint_t[2030] < 0
    cut_narrow = narrow.reference_t[2030] - narrow.measures_t[2030]
    cut_wide = wide.reference_t[2030] - wide.measures_t[2030]
    assert cut_wide - cut_narrow == pytest.approx(-shore.joint_t[2030])


def test_the_main_target_covers_the_programmes_sectors_only(results: PlanResults) -> None:
    assert results.main_target is not None
    assert set(results.main_target.sectors) == set(PLACED)
    base_t = results.main_target.base_t
    assert base_t == pytest.approx(236_935, abs=1)  # 148 776 + 28 624 + 0 + 59 535
    assert results.main_target.goal_t == pytest.approx(0.65 * (base_t or 0))


def test_the_2020_target_is_within_sight_and_the_2030_target_is_not_met(
    results: PlanResults,
) -> None:
    gaps = {(target.scope, target.year): target.gap_t for target in results.targets}
    assert 0 < (gaps["programme", 2020] or 0) < 10 * KT
    assert 15 * KT < (gaps["programme", 2030] or 0) < 40 * KT


def test_what_is_missing_has_real_content(
    plan: Plan, programme: Programme, results: PlanResults
) -> None:
    found = by_code(readiness(plan, programme, results))
    assert [f.values["number"] for f in found["measure-without-owner"]] == ["T-12", "T-35"]
    assert [f.values["number"] for f in found["measure-without-effect"]] == ["T-12"]
    assert [f.values["number"] for f in found["measure-without-indicator"]] == ["T-35"]
    assert "T-02" in {f.values["number"] for f in found["factor-unconfirmed"]}
    assert len(found["inventory-unconfirmed"]) == 1
    assert "own-effort-too-small" not in found
    assert "area-without-restrictive" not in found
    assert all(finding.strength != BLOCKS for listed in found.values() for finding in listed)
