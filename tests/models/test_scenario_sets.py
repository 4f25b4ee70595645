"""Tests of which measures a scenario holds, and why the others are left out."""

import dataclasses

import pytest

from fbdesk.models.agreement import Commitment, CommitmentMeasure, Condition
from fbdesk.models.city import Party
from fbdesk.models.measures import Measure
from fbdesk.models.programmes.programme import Programme, load_programme
from fbdesk.models.row import Row
from fbdesk.models.scenario_sets import (
    ScenarioSet,
    needs_of_the_state,
    scenario_set,
    scenario_sets,
)
from fbdesk.models.scenarios import Scenario, ScenarioMeasure
from fbdesk.models.snapshot import Plan
from fbdesk.texts import translator
from tests.builders import a_measure, a_plan

PROGRAMME = load_programme("framtidens-byer")
CITY = Party(key="city", name="Porsgrunn", kind="municipality")
MINISTRY = Party(key="ministry", name="Samferdselsdepartementet", kind="ministry")
BUSES = a_measure("T-01", key="buses")
OTHER = a_measure("T-02", key="other", position=1)


def numbers(plan: Plan, found: ScenarioSet) -> list[str]:
    return [measure.number for measure in plan.measures if measure.key in found.counting]


def built_in(plan: Plan, basis: str, programme: Programme = PROGRAMME) -> ScenarioSet:
    return scenario_set(plan, programme, f"built-in-{basis}")


def a_promise(number: str, party: Party, status: str = "proposed") -> Commitment:
    return Commitment(key=number, number=number, party=party.key, text="Bidra", status=status)


def why(plan: Plan, found: ScenarioSet, language: str = "nb") -> dict[str, str]:
    names = {measure.key: measure.number for measure in plan.measures}
    words = translator(language)
    return {names[each.measure]: each.text(words, language) for each in found.left_out}


def one_of_each_status() -> tuple[Measure, ...]:
    return tuple(
        a_measure(f"T-{place}", status=status.code, position=place)
        for place, status in enumerate(PROGRAMME.statuses)
    )


def test_a_plan_that_nobody_has_touched_has_three_scenarios() -> None:
    found = scenario_sets(a_plan(), PROGRAMME)
    assert [each.basis for each in found] == ["adopted", "proposed", "without_state"]
    assert all(each.built_in for each in found)
    assert [each.measures for each in found] == [(), (), ()]


def test_the_adopted_measures_are_those_whose_status_counts_in_the_programme() -> None:
    plan = a_plan(*one_of_each_status())
    # idea, study, adopted, started, completed, postponed, stopped
    assert numbers(plan, built_in(plan, "adopted")) == ["T-2", "T-3", "T-4"]
    assert why(plan, built_in(plan, "adopted")) == {
        "T-0": "Ikke vedtatt: Idé.",
        "T-1": "Ikke vedtatt: Utredes.",
        "T-5": "Ikke vedtatt: Utsatt.",
        "T-6": "Ikke vedtatt: Stanset.",
    }


def test_what_is_proposed_joins_and_what_is_put_off_or_given_up_does_not() -> None:
    plan = a_plan(*one_of_each_status())
    assert numbers(plan, built_in(plan, "proposed")) == ["T-0", "T-1", "T-2", "T-3", "T-4"]
    assert why(plan, built_in(plan, "proposed"), "en") == {
        "T-5": "Neither decided nor proposed: Postponed.",
        "T-6": "Neither decided nor proposed: Stopped.",
    }


def test_another_programme_decides_with_its_own_list() -> None:
    renamed = tuple(
        dataclasses.replace(status, code=f"x-{status.code}") for status in PROGRAMME.statuses
    )
    other = dataclasses.replace(PROGRAMME, statuses=renamed)
    plan = a_plan(a_measure("A", status="x-adopted"), a_measure("B", status="adopted", position=1))
    assert numbers(plan, built_in(plan, "adopted", other)) == ["A"]
    assert why(plan, built_in(plan, "adopted", other)) == {"B": "Ikke vedtatt: adopted."}


@pytest.mark.parametrize(
    ("dependence", "stays"), [("", True), ("none", True), ("some", True), ("great", False)]
)
def test_a_measure_that_requires_the_state_does_not_come_without_it(
    dependence: str, stays: bool
) -> None:
    plan = a_plan(a_measure("A", state_dependence=dependence))
    found = built_in(plan, "without_state")
    assert numbers(plan, found) == (["A"] if stays else [])
    assert why(plan, found) == ({} if stays else {"A": "Forutsetter statlig bidrag."})


def the_agreement(*promises: Row) -> Plan:
    return a_plan(CITY, MINISTRY, BUSES, OTHER, *promises)


@pytest.mark.parametrize(
    ("status", "stays"),
    [
        ("proposed", False),
        ("withdrawn", False),
        ("agreed", True),
        ("in_progress", True),
        ("fulfilled", True),
        ("delayed", True),
    ],
)
def test_a_commitment_of_the_state_is_counted_on_once_it_is_agreed(
    status: str, stays: bool
) -> None:
    plan = the_agreement(
        a_promise("F-01", MINISTRY, status), CommitmentMeasure(commitment="F-01", measure="buses")
    )
    found = built_in(plan, "without_state")
    assert numbers(plan, found) == (["T-01", "T-02"] if stays else ["T-02"])


def test_the_reason_names_the_commitment_and_how_it_stands() -> None:
    plan = the_agreement(
        a_promise("F-01", MINISTRY), CommitmentMeasure(commitment="F-01", measure="buses")
    )
    assert why(plan, built_in(plan, "without_state")) == {
        "T-01": "Trenger F-01 fra Samferdselsdepartementet, som ikke er avtalt: Foreslått."
    }


def test_what_the_city_has_not_agreed_to_is_not_the_states() -> None:
    plan = the_agreement(
        a_promise("F-01", CITY), CommitmentMeasure(commitment="F-01", measure="buses")
    )
    assert needs_of_the_state(plan, PROGRAMME) == {}


def test_a_commitment_that_holds_only_if_the_state_does_something_needs_the_state() -> None:
    plan = the_agreement(
        a_promise("F-01", CITY, "agreed"),
        a_promise("F-02", MINISTRY),
        CommitmentMeasure(commitment="F-01", measure="buses"),
        Condition(commitment="F-01", requires="F-02"),
    )
    assert why(plan, built_in(plan, "without_state")) == {
        "T-01": "Trenger F-02 fra Samferdselsdepartementet, som ikke er avtalt: Foreslått."
    }


def test_a_condition_the_other_way_round_asks_nothing_of_the_state() -> None:
    plan = the_agreement(
        a_promise("F-01", CITY, "agreed"),
        a_promise("F-02", MINISTRY),
        CommitmentMeasure(commitment="F-01", measure="buses"),
        Condition(commitment="F-02", requires="F-01"),
    )
    assert needs_of_the_state(plan, PROGRAMME) == {}


def test_of_several_missing_commitments_the_first_by_number_is_named() -> None:
    plan = the_agreement(
        a_promise("F-02", MINISTRY),
        a_promise("F-01", MINISTRY, "withdrawn"),
        CommitmentMeasure(commitment="F-02", measure="buses"),
        CommitmentMeasure(commitment="F-01", measure="buses"),
    )
    assert "F-01" in why(plan, built_in(plan, "without_state"))["T-01"]


def test_only_adopted_measures_are_asked_whether_they_need_the_state() -> None:
    plan = a_plan(a_measure("A", status="idea", state_dependence="great"))
    assert why(plan, built_in(plan, "without_state")) == {"A": "Ikke vedtatt: Idé."}


def test_a_scenario_of_ones_own_holds_what_is_chosen_and_nothing_else() -> None:
    mine = Scenario(key="mine", title="Vårt")
    plan = a_plan(BUSES, OTHER, mine, ScenarioMeasure(scenario="mine", measure="other"))
    found = scenario_set(plan, PROGRAMME, "mine")
    assert (numbers(plan, found), found.by_hand, found.built_in) == (["T-02"], 1, False)
    assert why(plan, found) == {"T-01": "Ikke valgt."}


def test_measures_moved_by_hand_stay_moved_while_the_rule_follows_the_plan() -> None:
    rule = Scenario(key="rule", title="Nesten alt", basis="adopted")
    moved = (
        ScenarioMeasure(scenario="rule", measure="buses", included=False),
        ScenarioMeasure(scenario="rule", measure="idea", included=True),
    )
    idea = a_measure("T-03", key="idea", status="idea", position=2)
    plan = a_plan(BUSES, OTHER, idea, rule, *moved)
    found = scenario_set(plan, PROGRAMME, "rule")
    assert (numbers(plan, found), found.by_hand) == (["T-02", "T-03"], 2)
    assert why(plan, found) == {"T-01": "Tatt ut for hånd."}


def test_moving_a_measure_to_where_the_rule_has_it_moves_nothing() -> None:
    rule = Scenario(key="rule", title="Som regelen", basis="adopted")
    plan = a_plan(BUSES, rule, ScenarioMeasure(scenario="rule", measure="buses", included=True))
    assert scenario_set(plan, PROGRAMME, "rule").by_hand == 0


def test_ones_own_scenarios_come_after_the_built_in_ones_in_their_own_order() -> None:
    later, sooner = Scenario(title="B", position=1), Scenario(title="A", position=0)
    found = scenario_sets(a_plan(later, sooner), PROGRAMME)
    assert [each.title for each in found[3:]] == ["A", "B"]


def test_a_scenario_that_is_gone_falls_back_to_the_adopted_measures() -> None:
    plan = a_plan(BUSES)
    assert scenario_set(plan, PROGRAMME, "gone").basis == "adopted"
