"""The sample plan's frame: city, inventory, targets, strategy, agreement."""

from collections import Counter, defaultdict
from graphlib import TopologicalSorter

import pytest

from fbdesk.models.agreement import CommitmentMeasure, Condition
from fbdesk.models.checks.agreement import unmatched
from fbdesk.models.inventory import InventoryEdition
from fbdesk.models.programmes.programme import Programme
from fbdesk.models.scenario_sets import scenario_sets
from fbdesk.models.snapshot import Plan


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


def test_reference_assumptions_give_their_reasons(plan: Plan) -> None:
    assert all(assumption.reason for assumption in plan.reference_assumptions)
    assert {assumption.method for assumption in plan.reference_assumptions} == {
        "constant",
        "trend",
        "per_inhabitant",
        "stated",
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
    assert len(plan.signatories) == 9


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


def test_conditions_run_one_way(plan: Plan) -> None:
    requires = defaultdict(set)
    for link in plan.conditions:
        requires[link.commitment].add(link.requires)
    order = TopologicalSorter(requires).static_order()  # CycleError where two wait for each other
    assert len(list(order)) == len({key for link in plan.conditions for key in ends(link)})


def ends(link: Condition) -> tuple[str, str]:
    return link.commitment, link.requires


def test_whoever_commits_signs_or_is_bound_by_a_ministry(plan: Plan) -> None:
    kinds = {party.key: party.kind for party in plan.parties}
    signing = {signatory.party for signatory in plan.signatories}
    bound = {commitment.party for commitment in plan.commitments} - signing
    assert {kinds[key] for key in bound} == {"state_agency"}


def test_the_plans_own_scenarios_hold_what_they_say(plan: Plan, programme: Programme) -> None:
    found = {each.title: each for each in scenario_sets(plan, programme)}
    numbers = {measure.key: measure.number for measure in plan.measures}
    adopted, without = found["Adopted measures"], found["Uten bypakke"]
    assert {numbers[key] for key in adopted.counting - without.counting} == {"T-01"}
    assert without.counting < adopted.counting
    own = found["Bare kommunens egne bygg"]
    assert [numbers[key] for key in own.measures] == ["T-14", "T-18", "T-20"]


def test_some_adopted_measures_need_the_state(plan: Plan, programme: Programme) -> None:
    found = {each.basis: each for each in scenario_sets(plan, programme)}
    assert found["without_state"].counting < found["adopted"].counting < found["proposed"].counting
