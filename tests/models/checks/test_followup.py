"""Readiness of the follow-up: indicators, sources, who pays, wordings and joint projects."""

from datetime import date
from typing import Any

import pytest

from fbdesk.models.agreement import (
    Commitment,
    CommitmentWording,
    JointProject,
    JointProjectParty,
    JointProjectYear,
)
from fbdesk.models.checks.findings import Finding
from fbdesk.models.checks.readiness import readiness
from fbdesk.models.city import Party
from fbdesk.models.effects import EffectInput
from fbdesk.models.followup import Indicator, IndicatorTarget, IndicatorValue
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.programmes.programme import Programme, load_programme
from fbdesk.models.row import Row
from fbdesk.texts import sentence, translator
from fbdesk.ui.page_list import PAGES
from tests.builders import a_measure, a_plan, a_stated_effect, changed

SKIEN = Party(key="skien", name="Skien", kind="municipality")
BUSES = Indicator(key="buses", title="Bussreiser", unit="reiser")
TARGET = IndicatorTarget(indicator="buses", year=2014, value=5e6)
COUNTED = IndicatorValue(
    indicator="buses", observed=date(2009, 12, 31), value=4e6, source="Telemark fylke"
)
PARKING = Commitment(key="parking", number="F-01", party="skien", text="Ny ordlyd")
OLD = CommitmentWording(commitment="parking", text="Gammel ordlyd", until=date(2009, 4, 1))
SCHOOL = JointProject(key="school", title="Klimaskole")


@pytest.fixture(scope="module")
def programme() -> Programme:
    return load_programme("framtidens-byer")


def found(programme: Programme, *contents: Row, starts: str = "") -> dict[str, Finding]:
    return {
        finding.code: finding
        for finding in readiness(a_plan(*contents), programme)
        if finding.code.startswith(starts)
    }


def test_an_indicator_asks_for_a_target_and_for_figures(programme: Programme) -> None:
    bare = found(programme, BUSES, starts="indicator")
    assert set(bare) == {"indicator-without-target", "indicator-without-figures"}
    assert bare["indicator-without-target"].key == "buses"
    assert found(programme, BUSES, TARGET, COUNTED, starts="indicator") == {}


def test_what_is_only_context_needs_no_target(programme: Programme) -> None:
    context = changed(BUSES, kind="context")
    assert found(programme, context, COUNTED, starts="indicator") == {}


@pytest.mark.parametrize(
    ("source", "of_indicator", "missing"),
    [("", "", True), ("Fylket", "", False), ("", "Fylket", False)],
)
def test_figures_of_an_indicator_have_a_source(
    programme: Programme, source: str, of_indicator: str, missing: bool
) -> None:
    indicator = changed(BUSES, source=of_indicator)
    counted = changed(COUNTED, source=source)
    codes = found(programme, indicator, TARGET, counted, starts="indicator")
    assert ("indicator-without-source" in codes) == missing


@pytest.mark.parametrize(
    ("area", "code"), [("1", "measure-without-effect"), ("4", "measure-without-indicator")]
)
def test_an_indicator_of_its_own_stands_for_an_effect(
    programme: Programme, area: str, code: str
) -> None:
    measure = a_measure(focus_area=area, status="idea")
    assert code in found(programme, measure)
    own = changed(BUSES, measure=measure.key)
    assert code not in found(programme, measure, own)


def test_a_decided_measure_that_costs_money_names_who_pays(programme: Programme) -> None:
    measure = a_measure()
    cost = CostLine(measure=measure.key, year=2010, gross_ore=100)
    saving = changed(cost, kind="saving")
    paid = FundingLine(measure=measure.key, year=2010)
    code = "measure-without-funding"
    assert code in found(programme, measure, cost)
    assert code not in found(programme, measure, cost, paid)
    assert code not in found(programme, measure, saving)  # it pays for itself
    assert code not in found(programme, changed(measure, status="idea"), cost)


def with_sources(*sources: str) -> tuple[Row, ...]:
    """Return a measure with a calculation, and inputs that have these sources."""
    measure = a_measure()
    effect, *rest = a_stated_effect(measure, -10)
    inputs = [
        EffectInput(effect=effect.key, name=f"more_{n}", value=1.0, source=source)
        for n, source in enumerate(sources)
    ]
    return (measure, effect, *rest, *inputs)


@pytest.mark.parametrize(
    ("sources", "words"),
    [
        (("Kommunen",), None),
        (("",), "T-01: Ett tall i beregningene mangler kilde."),
        (("", "", "Kommunen"), "T-01: 2 tall i beregningene mangler kilde."),
    ],
)
def test_figures_without_a_source_are_counted(
    programme: Programme, sources: tuple[str, ...], words: str | None
) -> None:
    finding = found(programme, *with_sources(*sources)).get("input-without-source")
    said = sentence(translator("nb"), finding.message, finding.values) if finding else None
    assert said == words


def test_a_figure_from_the_factor_edition_has_its_source_there(programme: Programme) -> None:
    *rest, given = with_sources("")
    assert "input-without-source" not in found(programme, *rest, changed(given, factor="car"))


def test_a_new_wording_has_a_reason(programme: Programme) -> None:
    finding = found(programme, SKIEN, PARKING, OLD)["wording-without-reason"]
    assert finding.key == "parking"
    with_reason = changed(OLD, reason="Skien ville ha en grense")
    assert "wording-without-reason" not in found(programme, SKIEN, PARKING, with_reason)


def test_a_joint_project_has_parties_and_years(programme: Programme) -> None:
    assert set(found(programme, SCHOOL, starts="project")) == {
        "project-without-parties",
        "project-without-years",
    }
    taking_part = JointProjectParty(joint_project="school", party="skien")
    year = JointProjectYear(joint_project="school", year=2010)
    assert found(programme, SKIEN, SCHOOL, taking_part, year, starts="project") == {}


def test_too_little_own_effort_leads_to_the_grant(programme: Programme) -> None:
    measure = a_measure()
    line: dict[str, Any] = {"measure": measure.key, "granted_ore": 100}
    other = FundingLine(key="other", scheme="md_grant", year=2011, **line)
    grant = FundingLine(key="grant", scheme="md_grant", year=2012, **line)
    own = FundingLine(key="own", scheme="municipal", year=2011, **line)
    assert found(programme, measure, other, grant, own)["own-effort-too-small"].key == "grant"


def test_every_finding_here_leads_to_a_page(programme: Programme) -> None:
    plan = a_plan(SKIEN, BUSES, PARKING, OLD, SCHOOL, *with_sources(""))
    pages = {table for spec in PAGES for table in spec.tables}
    tables = {finding.table for finding in readiness(plan, programme) if finding.key}
    assert tables <= pages
    assert {"indicator", "commitment", "joint_project", "measure"} <= tables
