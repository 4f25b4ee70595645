"""The sample plan of Grenland: whole, believable, and the same as its source."""

import argparse
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from fbdesk.calculation.catalogue import METHODS
from fbdesk.calculation.factors import load_edition
from fbdesk.commands import load
from fbdesk.document.reading import read_plan
from fbdesk.exchange.plan_json import plan_to_json, rows_from_json
from fbdesk.models.agreement import CommitmentMeasure
from fbdesk.models.checks import by_code, readiness
from fbdesk.models.checks_of_agreement import unmatched
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.findings import BLOCKS
from fbdesk.models.inventory import InventoryEdition
from fbdesk.models.measures import (
    CityEnvironmentEffect,
    Instrument,
    Measure,
    MeasureInstrument,
    MeasurePartner,
)
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.plan_results import PlanResults
from fbdesk.models.programme import Programme, load_programme
from fbdesk.models.results import compute
from fbdesk.models.snapshot import Plan
from fbdesk.resource_files import resource
from tools.build_sample import key_of, sample_plan

FILE = resource("sample", "grenland.json")
KT = 1_000
UNFINISHED = {"T-12", "T-35"}
PLACED = ("Veitrafikk", "Oppvarming", "Energiforsyning", "Avfall og avløp")


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """Give the sample as a user meets it: loaded from the shipped JSON into a plan file."""
    target = tmp_path_factory.mktemp("sample") / "grenland.fbplan"
    assert load.run(argparse.Namespace(data=FILE, plan=target)) == 0
    return read_plan(target)


@pytest.fixture(scope="module")
def programme(plan: Plan) -> Programme:
    return load_programme(plan.settings.programme)


@pytest.fixture(scope="module")
def results(plan: Plan, programme: Programme) -> PlanResults:
    edition = load_edition(resource("factors", plan.settings.factors_edition))
    return compute(plan, edition, programme, samples=1_000)


def number_of(plan: Plan, key: str) -> str:
    measure = plan.find(Measure, key)
    assert measure is not None
    return measure.number


def test_the_shipped_sample_is_what_its_source_gives() -> None:
    assert plan_to_json(sample_plan()) == FILE.read_text("utf-8")


def test_loading_and_dumping_the_sample_loses_nothing(plan: Plan) -> None:
    assert plan_to_json(plan) == FILE.read_text("utf-8")


def test_every_row_has_a_key_of_its_own() -> None:
    keys = [row.key for row in rows_from_json(FILE.read_bytes())]
    assert len(keys) == len(set(keys)) > 2_000


def test_a_row_keeps_its_key_as_long_as_it_keeps_its_name(plan: Plan) -> None:
    first = next(measure for measure in plan.measures if measure.number == "T-01")
    assert first.key == key_of(Measure, "T-01") != key_of(Measure, "T-02")


def test_a_word_in_the_source_that_is_no_field_is_refused(tmp_path: Path) -> None:
    for file in resource("sample", "source").glob("*.toml"):
        tmp_path.joinpath(file.name).write_bytes(file.read_bytes())
    areas = tmp_path / "measures-4.toml"
    areas.write_text(areas.read_text("utf-8").replace("priority =", "hast =", 1), "utf-8")
    with pytest.raises(ValueError, match="T-29: hast is no field"):
        sample_plan(tmp_path)


def test_the_plan_says_that_its_own_numbers_are_examples(plan: Plan) -> None:
    assert plan.settings.example_data
    assert "eksempel" in plan.settings.introduction


def test_the_plan_departs_from_2009_for_the_two_cities(plan: Plan) -> None:
    settings = plan.settings
    assert (settings.start_year, settings.period_from, settings.period_to) == (2009, 2009, 2014)
    planning = {place.name: place.number for place in plan.municipalities if place.planning}
    assert planning == {"Porsgrunn": "4001", "Skien": "4003"}
    assert {place.name for place in plan.municipalities if not place.planning} == {
        "Bamble",
        "Siljan",
    }


def test_the_inventory_is_the_published_one_and_marked_as_unconfirmed(plan: Plan) -> None:
    edition = plan.find(InventoryEdition, plan.settings.inventory_edition)
    assert edition is not None
    assert (edition.publisher, edition.status) == ("Miljødirektoratet", "unconfirmed")
    years = {row.year for row in plan.inventory_rows}
    assert min(years) == 2009
    assert max(years) == 2024
    assert years.isdisjoint({2010, 2012, 2014})
    road_t: Counter[str] = Counter()
    for row in plan.inventory_rows:
        if row.year == 2009 and row.sector == "Veitrafikk":
            road_t[row.municipality] += row.emission_t  # type: ignore[assignment] # tonnes
    assert road_t["4001"] == pytest.approx(79_503, abs=1)  # the programme facts' table
    assert road_t["4003"] == pytest.approx(69_273, abs=1)


def test_measures_cover_the_whole_breadth(plan: Plan) -> None:
    per_area = Counter(measure.focus_area for measure in plan.measures)
    assert per_area == {"1": 13, "2": 8, "3": 7, "4": 7, "0": 2}
    numbers = [measure.number for measure in plan.measures]
    assert numbers == [f"T-{number:02}" for number in range(1, 38)]


def test_measures_use_the_codes_of_the_programme(plan: Plan, programme: Programme) -> None:
    tasks = {task.code: area.code for area in programme.focus_areas for task in area.tasks}
    statuses = {status.code for status in programme.statuses}
    schemes = {scheme.code for scheme in programme.funding_schemes}
    aspects = {aspect.code for aspect in programme.city_environment_aspects}
    assert all(tasks[measure.task] == measure.focus_area for measure in plan.measures)
    assert {measure.status for measure in plan.measures} <= statuses
    assert {line.scheme for line in plan.funding_lines} <= schemes
    assert {effect.aspect for effect in plan.city_environment_effects} == aspects
    assert {party.kind for party in plan.parties} <= {kind.code for kind in programme.party_kinds}


def test_every_finished_measure_can_be_read_without_asking_anyone(plan: Plan) -> None:
    for measure in plan.measures:
        assert len(measure.description) > 80
        if measure.number in UNFINISHED:
            continue
        assert measure.responsible
        assert measure.start_year
        assert measure.risk
        assert measure.priority
        assert measure.state_dependence
        assert measure.programme_importance_reason
        assert plan.children(CostLine, "measure", measure.key)
        assert plan.children(MeasureInstrument, "measure", measure.key)


def test_statuses_and_origins_are_mixed(plan: Plan) -> None:
    assert {measure.status for measure in plan.measures} >= {
        "idea",
        "study",
        "adopted",
        "started",
        "completed",
    }
    assert any(measure.existing for measure in plan.measures)
    assert any(measure.own_operation for measure in plan.measures)
    assert {measure.programme_importance for measure in plan.measures} >= {"none", "some", "great"}


def test_measures_say_what_they_do_to_the_city_with_reasons(plan: Plan) -> None:
    assert all(effect.reason for effect in plan.city_environment_effects)
    assert any(effect.score < 0 for effect in plan.city_environment_effects)
    linked = {effect.measure for effect in plan.city_environment_effects}
    assert len(linked) == len(plan.measures)


def test_instruments_are_many_and_several_restrict(plan: Plan) -> None:
    assert len(plan.instruments) >= 14
    assert sum(instrument.restrictive for instrument in plan.instruments) >= 5
    assert {instrument.level for instrument in plan.instruments} == {
        "municipality",
        "county",
        "state",
    }
    used = {link.instrument for link in plan.measure_instruments}
    assert used == {instrument.key for instrument in plan.instruments}


def test_every_area_in_tonnes_has_a_restrictive_instrument(plan: Plan) -> None:
    areas = defaultdict(set)
    for link in plan.measure_instruments:
        measure = plan.find(Measure, link.measure)
        instrument = plan.find(Instrument, link.instrument)
        assert measure
        assert instrument
        if instrument.restrictive:
            areas[measure.focus_area].add(instrument.title)
    assert set(areas) >= {"1", "2", "3", "4"}


def test_partners_are_parties_of_the_plan_and_take_part(plan: Plan) -> None:
    taking_part = {link.party for link in plan.measure_partners}
    assert len(taking_part) >= 12
    assert all(plan.children(MeasurePartner, "party", key) for key in taking_part)


def test_money_falls_in_the_period_in_2009_prices(plan: Plan) -> None:
    assert {line.year for line in plan.cost_lines} == set(range(2009, 2015))
    assert {line.year for line in plan.funding_lines} == set(range(2009, 2015))
    assert {line.price_year for line in plan.cost_lines} == {2009}
    assert all(line.gross_ore > 0 for line in plan.cost_lines)
    assert all(0 <= (line.additional_ore or 0) <= line.gross_ore for line in plan.cost_lines)


def test_nothing_is_financed_above_its_cost(plan: Plan) -> None:
    for measure in plan.measures:
        for year in range(2009, 2015):
            cost_ore = sum(
                line.gross_ore
                for line in plan.children(CostLine, "measure", measure.key)
                if line.year == year and line.kind != "saving"
            )
            money_ore = sum(
                line.applied_ore or 0
                for line in plan.children(FundingLine, "measure", measure.key)
                if line.year == year
            )
            assert money_ore <= cost_ore, f"{measure.number} {year}"


def test_own_effort_is_at_least_the_programme_grant_in_every_year(
    plan: Plan, programme: Programme
) -> None:
    own = {scheme.code for scheme in programme.funding_schemes if scheme.own_effort}
    matched = {scheme.code for scheme in programme.funding_schemes if scheme.matched}
    asking = {line.measure for line in plan.funding_lines if line.scheme in matched}
    assert len(asking) >= 8
    for measure in asking:
        for year in range(2009, 2015):
            lines = [
                line for line in plan.children(FundingLine, "measure", measure) if line.year == year
            ]
            effort = sum(line.applied_ore or 0 for line in lines if line.scheme in own)
            grant = sum(line.applied_ore or 0 for line in lines if line.scheme in matched)
            assert effort >= grant, f"{number_of(plan, measure)} {year}"


def test_the_grant_is_one_million_for_each_city_and_year(plan: Plan) -> None:
    grant_ore: Counter[int] = Counter()
    for line in plan.funding_lines:
        if line.scheme == "md_grant":
            grant_ore[line.year] += line.applied_ore or 0
    two_million_ore = 2_000_000 * 100
    assert grant_ore == dict.fromkeys(range(2010, 2015), two_million_ore)


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


def test_each_target_states_its_scope_and_why(plan: Plan, programme: Programme) -> None:
    scopes = {scope.code for scope in programme.target_scopes}
    assert {target.scope for target in plan.targets} == {"programme", "without_industry"}
    assert {target.scope for target in plan.targets} <= scopes
    assert {target.year for target in plan.targets} == {2020, 2030}
    assert [target.title for target in plan.targets if target.main] == [
        "35 prosent lavere utslipp i 2030"
    ]
    wide = next(target for target in plan.targets if target.scope == "without_industry")
    assert "93 prosent" in wide.reason
    assert all("sektor" in target.reason for target in plan.targets)


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
    assert 20 * KT < (gaps["programme", 2030] or 0) < 40 * KT


def test_reference_assumptions_give_their_reasons(plan: Plan) -> None:
    assert all(assumption.reason for assumption in plan.reference_assumptions)
    assert {assumption.method for assumption in plan.reference_assumptions} == {
        "constant",
        "trend",
        "per_inhabitant",
    }
    assert {place.year for place in plan.populations} >= {2009, 2030}


def test_the_strategy_has_all_six_heads_for_every_area(plan: Plan) -> None:
    assert {strategy.focus_area for strategy in plan.strategies} == {"0", "1", "2", "3", "4"}
    for strategy in plan.strategies:
        heads = (
            strategy.agreement_says,
            strategy.status,
            strategy.framework,
            strategy.main_challenges,
            strategy.strategic_approach,
            strategy.programme_of_measures,
        )
        assert all(len(head) > 30 for head in heads)


def test_challenges_and_goals_are_there(plan: Plan) -> None:
    assert len(plan.challenges) >= 8
    assert [goal.kind for goal in plan.goals].count("main") == 1
    assert len(plan.goals) >= 5
    assert len(plan.cooperations) >= 3


def test_the_agreement_is_under_negotiation_with_ten_sections(
    plan: Plan, programme: Programme
) -> None:
    (agreement,) = plan.agreements
    assert agreement.state == "negotiation"
    codes = [section.code for section in plan.agreement_sections]
    assert codes == [section.code for section in programme.agreement_sections]
    shipped = {section.text.nb for section in programme.agreement_sections}
    assert shipped.isdisjoint(section.text for section in plan.agreement_sections)
    assert len(plan.signatories) == 8


def test_all_sides_commit_themselves(plan: Plan, programme: Programme) -> None:
    assert len(plan.commitments) >= 18
    kinds = {party.key: party.kind for party in plan.parties}
    assert {kinds[commitment.party] for commitment in plan.commitments} >= {
        "municipality",
        "county",
        "ministry",
        "state_agency",
        "ks",
        "business",
    }
    statuses = {status.code for status in programme.commitment_statuses}
    assert {commitment.status for commitment in plan.commitments} <= statuses
    for commitment in plan.commitments:
        assert commitment.deadline
        assert plan.children(CommitmentMeasure, "commitment", commitment.key)


def test_state_money_for_buses_is_met_as_in_the_programme_note(plan: Plan) -> None:
    numbers = {commitment.key: commitment.number for commitment in plan.commitments}
    links = {(numbers[link.commitment], numbers[link.requires]) for link in plan.conditions}
    # County operating money, limits on parking in both cities, guidance on land use.
    assert {("F-15", "F-13"), ("F-15", "F-01"), ("F-15", "F-02"), ("F-15", "F-14")} <= links
    assert all(link.text for link in plan.conditions)


def test_two_commitments_are_left_unmatched_on_purpose(plan: Plan) -> None:
    numbers = {commitment.key: commitment.number for commitment in plan.commitments}
    assert {numbers[key] for key in unmatched(plan)} == {"F-23", "F-24"}


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


def test_every_measure_but_the_unfinished_has_an_effect_or_an_indicator(
    plan: Plan,
) -> None:
    without = {
        measure.number
        for measure in plan.measures
        if not plan.children(Effect, "measure", measure.key)
    }
    assert without == UNFINISHED
    assert all(plan.children(EffectInput, "effect", effect.key) for effect in plan.effects)


def test_every_measure_touches_the_city_environment(plan: Plan) -> None:
    assert all(
        plan.children(CityEnvironmentEffect, "measure", measure.key) for measure in plan.measures
    )


def test_texts_have_no_hard_line_breaks_within_a_paragraph() -> None:
    for row in rows_from_json(FILE.read_bytes()):
        for name in row.__dataclass_fields__:
            value = getattr(row, name)
            if isinstance(value, str):
                assert value == value.strip()
                assert "\n" not in value.replace("\n\n", "")
