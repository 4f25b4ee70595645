"""What is missing in the measures: owner, dates, money, effect, indicator, breadth, restriction."""

from collections.abc import Iterator
from dataclasses import replace

from fbdesk.models.checks.findings import BLOCKS, Finding
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.followup import Indicator
from fbdesk.models.measures import Measure, MeasureInstrument
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.programmes.programme import Programme
from fbdesk.models.results.money_budgets import own_efforts
from fbdesk.models.results.money_views import SAVING
from fbdesk.models.snapshot import Plan

DOCUMENTS = ("action-plan", "reporting-workbook", "annual-report", "climate-budget")


def measure_findings(plan: Plan, programme: Programme) -> Iterator[Finding]:
    """Yield what the measures lack, and what the plan as a whole lacks in measures."""
    in_tonnes = {area.code for area in programme.focus_areas if area.measured_in_tonnes}
    for measure in plan.measures:
        if measure.status != "stopped":
            yield from _one(plan, programme, measure, in_tonnes=measure.focus_area in in_tonnes)
    yield from _breadth(plan, programme)
    yield from _restrictive(plan, programme)
    yield from _own_effort(plan, programme)


def _one(
    plan: Plan, programme: Programme, measure: Measure, *, in_tonnes: bool
) -> Iterator[Finding]:
    if not measure.responsible:
        yield _of(measure, "measure-without-owner", "{number} has no responsible unit.")
    if measure.start_year is None:
        yield _of(measure, "measure-without-dates", "{number} has no start year.")
    if programme.counts(measure.status):
        yield from _money(plan, measure)
    if not plan.children(Effect, "measure", measure.key):
        yield from _effect_or_indicator(plan, measure, in_tonnes=in_tonnes)
    yield from _sources(plan, measure)


def _money(plan: Plan, measure: Measure) -> Iterator[Finding]:
    costs = plan.children(CostLine, "measure", measure.key)
    spends = any(line.gross_ore > 0 and line.kind != SAVING for line in costs)
    if not costs:
        yield _of(measure, "measure-without-money", "{number} is decided but has no costs.")
    elif spends and not plan.children(FundingLine, "measure", measure.key):
        words = "{number} is decided and costs money, but nobody is entered to pay."
        yield _of(measure, "measure-without-funding", words)


def _effect_or_indicator(plan: Plan, measure: Measure, *, in_tonnes: bool) -> Iterator[Finding]:
    """Ask for tonnes where the area counts them, and for an indicator where it does not.

    An indicator of its own tells what a measure does as well as a calculation.
    """
    if plan.children(Indicator, "measure", measure.key):
        return
    if in_tonnes:
        yield _of(measure, "measure-without-effect", "{number} has no calculated effect.")
    else:
        yield _of(measure, "measure-without-indicator", "{number} has no adaptation indicator.")


def _sources(plan: Plan, measure: Measure) -> Iterator[Finding]:
    without = sum(
        given.value is not None and not given.source and not given.factor
        for effect in plan.children(Effect, "measure", measure.key)
        for given in plan.children(EffectInput, "effect", effect.key)
    )
    if without:
        words = "{number}: {count} figures in its calculations have no source."
        one = "{number}: one figure in its calculations has no source."
        found = _of(measure, "input-without-source", words if without > 1 else one)
        yield replace(found, values={"number": measure.number, "count": without})


def _breadth(plan: Plan, programme: Programme) -> Iterator[Finding]:
    covered = {measure.focus_area for measure in plan.measures if measure.status != "stopped"}
    for area in programme.focus_areas:
        if area.code not in covered and area.code != "0":
            yield Finding(
                "area-without-measures",
                "Area {area} has no measures. The programme asks for the whole breadth.",
                {"area": area.code},
                table="measure",
                strength=BLOCKS,
                documents=("action-plan", "response"),
            )


def _restrictive(plan: Plan, programme: Programme) -> Iterator[Finding]:
    restrictive = {instrument.key for instrument in plan.instruments if instrument.restrictive}
    for area in programme.focus_areas:
        measures = [m for m in plan.measures if m.focus_area == area.code]
        used = {
            link.instrument
            for measure in measures
            for link in plan.children(MeasureInstrument, "measure", measure.key)
        }
        if measures and area.measured_in_tonnes and area.code != "0" and not used & restrictive:
            yield Finding(
                "area-without-restrictive",
                "Area {area} has no restrictive instrument. The programme asks for these too.",
                {"area": area.code},
                table="instrument",
                documents=("action-plan", "response"),
            )


def _own_effort(plan: Plan, programme: Programme) -> Iterator[Finding]:
    asking = {scheme.code for scheme in programme.funding_schemes if scheme.matched}
    for found in own_efforts(plan, programme):
        if found.lacks_ore:
            grants = [
                line
                for line in plan.funding_lines
                if (line.scheme in asking, line.year) == (True, found.year)
            ]
            yield Finding(
                "own-effort-too-small",
                "{year}: the municipality's own effort is smaller than the programme grant.",
                {"year": found.year},
                table="funding_line",
                key=grants[0].key,
                documents=("reporting-workbook", "annual-report"),
            )


def _of(measure: Measure, code: str, message: str) -> Finding:
    return Finding(
        code,
        message,
        {"number": measure.number},
        table="measure",
        key=measure.key,
        documents=DOCUMENTS,
    )
