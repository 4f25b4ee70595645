"""Tests of scenarios side by side: paths, targets and what remains, worked out by hand."""

from typing import Any

import pytest

from fbdesk.calculation.factors import Factor, FactorEdition
from fbdesk.models.effects import EffectInput
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.results.computing import compute, counting_measures
from fbdesk.models.results.per_scenario import ScenarioResult, compare_scenarios
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.row import Row
from fbdesk.models.scenario_sets import ScenarioSet, scenario_set, scenario_sets
from fbdesk.models.scenarios import Scenario, ScenarioMeasure
from fbdesk.models.snapshot import Plan
from tests.builders import (
    a_measure,
    a_plan,
    a_reduction,
    a_stated_effect,
    a_target,
    an_inventory,
    changed,
)

PROGRAMME = load_programme("framtidens-byer")
EDITION = FactorEdition("2026.1", (Factor("car", "vehicle", "Car", 2.0, "kg CO2e/unit"),))


def a_cut(amount_t: float, number: str, **values: Any) -> tuple[Row, ...]:
    """Return a measure that cuts so much on cars, with other fields as given."""
    measure = a_measure(number, key=number, **values)
    return measure, *a_stated_effect(measure, -amount_t)


def three_measures(**settings: Any) -> Plan:
    """Return a plan that emits 1 000 t in 2009 and wants half of it by 2020.

    T-01 cuts 100 t and is adopted, T-02 cuts 200 t, is adopted and requires the state, T-03 cuts
    300 t and is an idea.
    """
    return a_plan(
        *a_cut(100, "T-01"),
        *a_cut(200, "T-02", state_dependence="great", position=1),
        *a_cut(300, "T-03", status="idea", position=2),
        a_target(0.5),
        *settings.pop("rows", ()),
        personbiler_t=1_000,
        **settings,
    )


def compared(plan: Plan, **options: Any) -> dict[str, ScenarioResult]:
    found = compare_scenarios(plan, EDITION, PROGRAMME, **options)
    return {each.scenario.basis: each for each in found}


def test_the_scenarios_of_a_plan_stand_side_by_side() -> None:
    found = compared(three_measures())
    # what remains multiplies: 1 000 · 0.9 · 0.8, without the state 1 000 · 0.9,
    # with the idea 1 000 · 0.9 · 0.8 · 0.7
    at_2020 = {basis: each.measures_path[2020] for basis, each in found.items()}
    assert at_2020 == pytest.approx({"adopted": 720, "proposed": 504, "without_state": 900})


def test_each_scenario_has_its_gap_to_each_target() -> None:
    found = compared(three_measures())
    gaps = {basis: each.targets[0].gap_t for basis, each in found.items()}
    # the goal is 500 t
    assert gaps == pytest.approx({"adopted": 220, "proposed": 4, "without_state": 400})
    main = found["adopted"].main_target
    assert main is not None
    assert main.measures_at_year_t == pytest.approx(720)


def test_several_targets_are_measured_at_once() -> None:
    other = a_target(0.1, title="På veien", year=2015, scope="without_industry")
    plan = three_measures(rows=(changed(other, main=False),))
    adopted = compared(plan)["adopted"]
    assert [target.year for target in adopted.targets] == [2015, 2020]
    assert [target.gap_t for target in adopted.targets] == pytest.approx([720 - 900, 720 - 500])


def test_the_joint_effect_is_the_path_less_the_reference() -> None:
    adopted = compared(three_measures())["adopted"]
    assert adopted.reference[2020] == pytest.approx(1_000)
    assert adopted.joint_t[2020] == pytest.approx(-280)
    assert adopted.joint_t[2009] == 0


def test_the_focus_areas_of_a_scenario_add_up_to_its_joint_effect() -> None:
    for each in compared(three_measures()).values():
        total = sum(area.direct_t.get(2020, 0.0) for area in each.focus_areas)
        assert total == pytest.approx(each.joint_t[2020])


def all_figures(results: PlanResults | ScenarioResult) -> tuple[object, ...]:
    return results.measures_path, results.reference, results.targets, results.focus_areas


@pytest.mark.parametrize("basis", ["adopted", "proposed", "without_state"])
def test_the_figures_are_those_of_the_whole_computation(basis: str) -> None:
    plan = three_measures()
    chosen = scenario_set(plan, PROGRAMME, f"built-in-{basis}")
    whole = compute(plan, EDITION, PROGRAMME, counting=chosen.counting)
    assert all_figures(compared(plan)[basis]) == all_figures(whole)


def test_the_adopted_scenario_is_what_the_plan_computes_without_being_asked() -> None:
    plan = three_measures()
    assert all_figures(compared(plan)["adopted"]) == all_figures(compute(plan, EDITION, PROGRAMME))


def test_a_computation_of_a_scenario_has_its_own_digest() -> None:
    plan = three_measures()
    adopted = counting_measures(plan, PROGRAMME)
    everything = frozenset(measure.key for measure in plan.measures)
    digests = {
        compute(plan, EDITION, PROGRAMME, counting=counting).digest
        for counting in (None, adopted, everything)
    }
    assert len(digests) == 2


def test_ones_own_scenario_counts_what_is_chosen_whatever_its_status() -> None:
    mine = Scenario(key="mine", title="Bare ideen")
    plan = three_measures(rows=(mine, ScenarioMeasure(scenario="mine", measure="T-03")))
    chosen = compared(plan)["chosen"]
    assert chosen.scenario.title == "Bare ideen"
    assert chosen.measures_path[2020] == pytest.approx(700)


def test_an_empty_scenario_is_the_reference_path() -> None:
    plan = three_measures(rows=(Scenario(key="mine", title="Tom"),))
    chosen = compared(plan)["chosen"]
    assert chosen.measures_path == chosen.reference


def test_only_the_scenarios_asked_for_are_computed() -> None:
    plan = three_measures()
    wanted = scenario_sets(plan, PROGRAMME)[1:2]
    found = compare_scenarios(plan, EDITION, PROGRAMME, scenarios=wanted)
    assert [each.scenario for each in found] == list(wanted)


def test_each_calculation_is_made_once_for_all_scenarios() -> None:
    steps: list[int] = []
    compare_scenarios(three_measures(), EDITION, PROGRAMME, go_on=lambda: steps.append(1))
    assert len(steps) == 3 + 3  # measures, then scenarios


def test_a_comparison_that_nobody_waits_for_ends() -> None:
    class EnoughError(Exception):
        pass

    def stop() -> None:
        raise EnoughError

    with pytest.raises(EnoughError):
        compare_scenarios(three_measures(), EDITION, PROGRAMME, go_on=stop)


def test_without_a_target_the_paths_are_of_all_sectors() -> None:
    plan = a_plan(*a_cut(100, "T-01"), personbiler_t=1_000)
    adopted = compared(plan)["adopted"]
    assert adopted.measures_path[2014] == pytest.approx(900)
    assert (adopted.targets, adopted.main_target) == ((), None)


def test_without_an_inventory_nothing_is_known_and_nothing_fails() -> None:
    adopted = compared(a_plan(*a_cut(100, "T-01"), a_target(0.5)))["adopted"]
    assert (adopted.measures_path, adopted.reference, adopted.joint_t) == ({}, {}, {})
    assert adopted.targets[0].gap_t is None


def test_a_calculation_that_fails_stops_no_scenario() -> None:
    broken = a_measure("T-09", key="T-09", position=9)
    effect, *_ = a_stated_effect(broken, -50)
    plan = three_measures(rows=(broken, effect))
    assert compared(plan)["adopted"].measures_path[2020] == pytest.approx(720)


def test_a_measure_without_tonnes_is_in_the_scenario_and_moves_no_path() -> None:
    stream = a_measure("T-04", key="T-04", focus_area="4", position=3)
    plan = three_measures(rows=(stream,))
    adopted = compared(plan)["adopted"]
    assert "T-04" in adopted.scenario.counting
    assert adopted.measures_path[2020] == pytest.approx(720)


def unsure_measures() -> Plan:
    """Return the adopted measure of 100 t ± 20 % and an idea of 300 t that is sure."""
    measure, effect, amount, reason = a_reduction(100, "T-01", key="unsure")
    assert isinstance(amount, EffectInput)
    unsure = changed(amount, spread="percent", high=0.2)
    inventory = an_inventory({("Veitrafikk", "Personbiler"): {2009: 1_000}})
    idea = a_cut(300, "T-02", status="idea", position=1)
    return a_plan(*inventory, measure, effect, unsure, reason, *idea, a_target(0.1))


def test_with_samples_each_scenario_has_its_band_and_chance() -> None:
    found = compared(unsure_measures(), samples=4_000)
    adopted, proposed = found["adopted"].targets[0], found["proposed"].targets[0]
    # goal 900 t: the adopted measure alone lands above or below it, half the time each
    assert adopted.probability == pytest.approx(0.5, abs=0.03)
    assert proposed.probability == 1.0
    low, high = found["adopted"].band[2020]
    assert (low, high) == pytest.approx((900 - 16.8, 900 + 16.8), abs=1.5)


def test_the_sampled_figures_are_those_of_the_whole_computation() -> None:
    plan = unsure_measures()
    chosen = scenario_set(plan, PROGRAMME, "built-in-proposed")
    whole = compute(plan, EDITION, PROGRAMME, samples=500, counting=chosen.counting)
    found = compared(plan, samples=500)["proposed"]
    assert found.band == whole.band
    assert found.targets == whole.targets


def test_a_measure_that_the_plan_no_longer_has_is_no_matter() -> None:
    plan = three_measures()
    gone = ScenarioSet("x", "Gammel", "chosen", measures=("T-01", "no longer there"))
    (found,) = compare_scenarios(plan, EDITION, PROGRAMME, scenarios=(gone,))
    assert found.measures_path[2020] == pytest.approx(900)


def test_the_counting_measures_are_the_adopted_ones() -> None:
    plan = three_measures()
    names = {measure.key for measure in plan.measures}
    assert counting_measures(plan, PROGRAMME) == names - {"T-03"}
