"""What is missing in the measures: owner, dates, money, effect, indicator, breadth, restriction."""

from collections.abc import Iterator

from fbdesk.models.effects import Effect
from fbdesk.models.findings import BLOCKS, Finding
from fbdesk.models.measures import Measure, MeasureInstrument
from fbdesk.models.money import CostLine
from fbdesk.models.money_budgets import own_efforts
from fbdesk.models.programme import Programme
from fbdesk.models.snapshot import Plan

DOCUMENTS = ("action-plan", "reporting-workbook", "annual-report")


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
    decided = programme.counts(measure.status)
    if decided and not plan.children(CostLine, "measure", measure.key):
        yield _of(measure, "measure-without-money", "{number} is decided but has no costs.")
    calculated = plan.children(Effect, "measure", measure.key)
    if not calculated and in_tonnes:
        yield _of(measure, "measure-without-effect", "{number} has no calculated effect.")
    if not calculated and not in_tonnes:
        yield _of(measure, "measure-without-indicator", "{number} has no adaptation indicator.")


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
    for found in own_efforts(plan, programme):
        if found.lacks_ore:
            yield Finding(
                "own-effort-too-small",
                "{year}: the municipality's own effort is smaller than the programme grant.",
                {"year": found.year},
                table="funding_line",
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
