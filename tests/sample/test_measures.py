"""The sample's measures: breadth, codes, instruments, reasons and money."""

from collections import Counter, defaultdict

from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.measures import (
    Instrument,
    Measure,
    MeasureInstrument,
    MeasurePartner,
)
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.programmes.programme import Programme
from fbdesk.models.snapshot import Plan

UNFINISHED = {"T-12", "T-35"}


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


def number_of(plan: Plan, key: str) -> str:
    measure = plan.find(Measure, key)
    assert measure is not None
    return measure.number


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
