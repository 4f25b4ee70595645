"""The sample of the second programme: small, whole, and computed by the same program."""

import argparse
import json
from datetime import date

import pytest

from fbdesk.commands import load
from fbdesk.document.reading import read_plan
from fbdesk.exchange.plan_json.plan import plan_to_json
from fbdesk.models.agreement import Commitment
from fbdesk.models.checks.findings import BLOCKS
from fbdesk.models.checks.readiness import readiness
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.models.results.computing import compute, edition_of
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.snapshot import Plan
from fbdesk.resource_files import resource
from tools.build_sample import SAMPLES, sample_plan

FILE = resource("sample", "skien-klimaplan.json")


@pytest.fixture(scope="module")
def skien(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """Give the sample as a user meets it: loaded from the shipped JSON into a plan file."""
    target = tmp_path_factory.mktemp("klimaplan") / "skien.fbplan"
    assert load.run(argparse.Namespace(data=FILE, plan=target)) == 0
    return read_plan(target)


@pytest.fixture(scope="module")
def computed(skien: Plan) -> PlanResults:
    return compute(skien, edition_of(skien), samples=200)


def test_the_shipped_sample_is_what_its_source_gives() -> None:
    folder = resource("sample", SAMPLES["skien-klimaplan"])
    built = plan_to_json(sample_plan(folder, "skien-klimaplan"))
    assert json.loads(built) == json.loads(FILE.read_text("utf-8"))


def test_loading_and_dumping_the_sample_loses_nothing(skien: Plan) -> None:
    assert plan_to_json(skien) == FILE.read_text("utf-8")


def test_the_plan_departs_from_2024_for_four_years_of_an_economic_plan(skien: Plan) -> None:
    settings = skien.settings
    assert (settings.start_year, settings.period_from, settings.period_to) == (2024, 2026, 2029)
    assert settings.example_data
    assert "eksempel" in settings.introduction


def test_the_inventory_is_that_of_the_municipality_alone(skien: Plan) -> None:
    assert {row.municipality for row in skien.inventory_rows} == {"4003"}
    emitted_t = sum(row.emission_t for row in skien.inventory_rows if row.year == 2024)
    assert emitted_t == pytest.approx(118_119, abs=5)  # the programme facts' table


def test_the_focus_areas_are_the_municipalitys_own(skien: Plan) -> None:
    areas = [(area.code, area.name.nb) for area in programme_of(skien).focus_areas]
    assert areas == [
        ("1", "Reiser og varer"),
        ("2", "Bygg og byggeplasser"),
        ("3", "Ting og avfall"),
        ("4", "Vann i byen"),
        ("5", "Skog og jord"),
        ("0", "Felles og egen virksomhet"),
    ]
    named = {measure.focus_area for measure in skien.measures}
    assert named == {code for code, _ in areas}


def test_the_measures_cut_what_their_calculations_say(skien: Plan, computed: PlanResults) -> None:
    assert [result.number for result in computed.measures] == [m.number for m in skien.measures]
    gas = next(result for result in computed.measures if result.number == "K-05")
    assert gas.counts
    assert gas.stand_alone_t[2030] == pytest.approx(-3_500)
    undecided = next(result for result in computed.measures if result.number == "K-07")
    assert not undecided.counts


def test_the_target_has_its_gap(computed: PlanResults) -> None:
    target = computed.main_target
    assert target is not None
    assert target.year == 2030
    assert target.goal_t == pytest.approx(0.45 * 165_082, abs=5)  # 2009 in the facts' table
    assert target.gap_t is not None


def test_nothing_blocks_the_plans_documents_but_what_is_left_open_on_purpose(
    skien: Plan, computed: PlanResults
) -> None:
    found = readiness(skien, programme_of(skien), computed)
    blocking = {finding.code for finding in found if finding.strength == BLOCKS}
    assert blocking <= {"inventory-unconfirmed", "source-unconfirmed", "target-missed"}


def test_each_condition_joins_two_sides(skien: Plan) -> None:
    for condition in skien.conditions:
        promised = skien.find(Commitment, condition.commitment)
        required = skien.find(Commitment, condition.requires)
        assert promised is not None
        assert required is not None
        assert promised.party != required.party


def test_its_deadlines_follow_the_budget_year(skien: Plan) -> None:
    origins = {deadline.code for deadline in programme_of(skien).deadlines}
    assert {deadline.origin for deadline in skien.deadlines} <= origins
    assert min(deadline.due for deadline in skien.deadlines) > date(2026, 1, 1)
