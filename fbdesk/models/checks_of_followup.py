"""What following up lacks: indicators without targets or figures, overdue milestones, no proof."""

from collections.abc import Iterator
from datetime import date

from fbdesk.models.effects import Effect
from fbdesk.models.findings import Finding
from fbdesk.models.followup import Indicator, Milestone
from fbdesk.models.indicator_results import IndicatorResult, indicator_results
from fbdesk.models.measures import Measure
from fbdesk.models.snapshot import Plan

DOCUMENTS = ("annual-report", "status-report", "reporting-workbook")
COMPLETED = "completed"
STOPPED = "stopped"


def findings_of_followup(plan: Plan, today: date | None = None) -> Iterator[Finding]:
    """Yield what measures and indicators lack to be followed up.

    What depends on the day (overdue milestones, figures out of date) is told only with `today`.
    """
    for measure in plan.measures:
        if measure.status == COMPLETED and not _is_proved(plan, measure):
            yield Finding(
                "measure-completed-without-proof",
                "{number} is completed, but has neither a calculated effect nor an indicator.",
                {"number": measure.number},
                table="measure",
                key=measure.key,
                documents=DOCUMENTS,
            )
    for result in indicator_results(plan):
        yield from _indicator(plan, result, today)
    if today is not None:
        yield from _milestones(plan, today)


def is_overdue(milestone: Milestone, today: date) -> bool:
    """Return whether a milestone should have been reached before a day and was not."""
    return milestone.done is None and milestone.due is not None and milestone.due < today


def _is_proved(plan: Plan, measure: Measure) -> bool:
    effects = plan.children(Effect, "measure", measure.key)
    return bool(effects or plan.children(Indicator, "measure", measure.key))


def _indicator(plan: Plan, result: IndicatorResult, today: date | None) -> Iterator[Finding]:
    indicator = result.indicator
    if not result.targets and indicator.kind != "context":
        yield _of(indicator, "indicator-without-target", "{title} has no target.")
    if not indicator.source and not any(value.source for value in result.observations):
        yield _of(
            indicator,
            "indicator-without-source",
            "{title} does not say where its figures are from.",
        )
    if not result.observations:
        yield _of(indicator, "indicator-without-observation", "{title} was never observed.")
    elif today is not None and result.is_out_of_date(asked_day(plan, today)):
        yield _of(
            indicator,
            "indicator-out-of-date",
            "{title} has had no observation for more than 18 months.",
        )


def asked_day(plan: Plan, today: date) -> date:
    """Return the day by which figures are asked for: a plan that is over asks for none later."""
    return min(today, date(plan.settings.period_to, 12, 31))


def _milestones(plan: Plan, today: date) -> Iterator[Finding]:
    for milestone in plan.milestones:
        measure = plan.find(Measure, milestone.measure)
        if measure is None or measure.status == STOPPED or not is_overdue(milestone, today):
            continue
        yield Finding(
            "milestone-overdue",
            "{number}: the milestone «{title}» should have been reached by {day}.",
            {
                "number": measure.number,
                "title": milestone.title,
                "day": f"{milestone.due:%d.%m.%Y}",
            },
            table="milestone",
            key=milestone.key,
            documents=DOCUMENTS,
        )


def _of(indicator: Indicator, code: str, message: str) -> Finding:
    return Finding(
        code,
        message,
        {"title": indicator.title},
        table="indicator",
        key=indicator.key,
        documents=DOCUMENTS,
    )
