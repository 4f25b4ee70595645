"""The sample plan as a user meets it, and its results."""

import argparse

import pytest

from fbdesk.calculation.factors import load_edition
from fbdesk.commands import load
from fbdesk.document.reading import read_plan
from fbdesk.models.programmes.programme import Programme, load_programme
from fbdesk.models.results.computing import compute
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.snapshot import Plan
from fbdesk.resource_files import resource

FILE = resource("sample", "grenland.json")


@pytest.fixture(scope="session")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """Give the sample as a user meets it: loaded from the shipped JSON into a plan file."""
    target = tmp_path_factory.mktemp("sample") / "grenland.fbplan"
    assert load.run(argparse.Namespace(data=FILE, plan=target)) == 0
    return read_plan(target)


@pytest.fixture(scope="session")
def programme(plan: Plan) -> Programme:
    return load_programme(plan.settings.programme)


@pytest.fixture(scope="session")
def results(plan: Plan, programme: Programme) -> PlanResults:
    edition = load_edition(resource("factors", plan.settings.factors_edition))
    return compute(plan, edition, programme, samples=1_000)
