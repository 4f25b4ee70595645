"""The second programme is data only: nothing in the program knows its name or its codes."""

import re
from pathlib import Path

import pytest

from fbdesk.models.checks.readiness import readiness
from fbdesk.models.new_plan import new_plan
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.models.programmes.programme import load_programme, programme_codes
from fbdesk.models.results.computing import compute, edition_of
from tests.builders import a_plan

PROGRAM = Path(__file__).resolve().parents[2] / "fbdesk"
CLIMATE = load_programme("klimaplan")
ALSO_OTHER_WORDS = {"municipal", "county", "other", "agreement", "strategies", "reply"}
"""Codes that are words of the program too: levels, tables, kinds of bodies."""
BOTH = [load_programme(code) for code in programme_codes()]


def code_without_prose() -> str:
    """Return every module of the program without comments and docstrings."""
    modules = (path.read_text(encoding="utf-8") for path in sorted(PROGRAM.rglob("*.py")))
    return "\n".join(re.sub(r'"""[\s\S]*?"""|#.*', "", text) for text in modules)


def test_the_program_names_a_programme_only_as_what_new_plans_begin_with() -> None:
    found = re.findall(r'"(?:framtidens-byer|klimaplan)"', code_without_prose())
    assert found == ['"framtidens-byer"']  # the default of `fbdesk new --programme`


def test_the_program_names_no_series_scheme_or_deadline_of_a_programme() -> None:
    codes = {
        code
        for programme in BOTH
        for listed in (
            [series.code for series in programme.meeting_series],
            [scheme.code for scheme in programme.funding_schemes],
            [deadline.code for deadline in programme.deadlines],
        )
        for code in listed
    }
    text = code_without_prose()
    assert [code for code in sorted(codes - ALSO_OTHER_WORDS) if f'"{code}"' in text] == []


def test_the_climate_budget_follows_an_economic_plan_of_four_years() -> None:
    assert CLIMATE.period.last_year - CLIMATE.period.first_year == 3
    assert "climate-budget" in {deadline.document for deadline in CLIMATE.deadlines}
    assert all(d.due.year >= 2026 for d in CLIMATE.deadlines)


@pytest.mark.parametrize(
    ("code", "series"), [("framtidens-byer", "administrative"), ("klimaplan", "management")]
)
def test_each_programme_names_the_meetings_that_get_a_status_report(code: str, series: str) -> None:
    listed = load_programme(code).meeting_series
    assert [one.code for one in listed if one.status_report] == [series]


def test_each_plan_has_focus_areas_of_its_own_and_starts_with_a_few() -> None:
    assert CLIMATE.own_focus_areas
    assert len(CLIMATE.focus_areas) == 5
    assert not load_programme("framtidens-byer").own_focus_areas


def test_what_no_source_gives_is_told_as_ours() -> None:
    assert {"focus_areas", "deadlines", "target_scopes"} <= {ours.part for ours in CLIMATE.ours}
    assert any("FOR-2024-12-20-3359" in source.title for source in CLIMATE.sources)


@pytest.mark.parametrize("code", programme_codes())
def test_a_new_plan_of_every_programme_can_be_computed_and_checked(code: str) -> None:
    plan = a_plan(*new_plan(load_programme(code), ["4003"]))
    results = compute(plan, edition_of(plan), programme_of(plan))
    found = {finding.code for finding in readiness(plan, programme_of(plan), results)}
    assert "area-without-measures" in found


def test_a_new_climate_plan_names_its_agreement_as_its_programme_does() -> None:
    plan = a_plan(*new_plan(CLIMATE, ["4003"]))
    assert plan.agreements[0].title == "Samarbeidsavtale om klima for Skien"
    assert plan.settings.start_year == 2024
    assert [strategy.own_name for strategy in plan.strategies] == [""] * 5
