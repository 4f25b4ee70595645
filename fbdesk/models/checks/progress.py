"""What hangs on the day: overdue milestones, figures out of date; and work without proof."""

from collections.abc import Iterator
from datetime import date

from fbdesk.models.checks.findings import Finding
from fbdesk.models.effects import Effect
from fbdesk.models.followup import Indicator, Milestone
from fbdesk.models.measures import Measure
from fbdesk.models.results.indicators import indicator_results
from fbdesk.models.snapshot import Plan

DOCUMENTS = ("annual-report", "status-report", "reporting-workbook")
COMPLETED = "completed"
STOPPED = "stopped"


def progress_findings(plan: Plan, today: date | None = None) -> Iterator[Finding]:
    """Yield what is late, and which completed measures show no result.

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
    if today is not None:
        yield from _out_of_date(plan, asked_day(plan, today))
        yield from _milestones(plan, today)


def is_overdue(milestone: Milestone, today: date) -> bool:
    """Return whether a milestone should have been reached before a day and was not."""
    return milestone.done is None and milestone.due is not None and milestone.due < today


def asked_day(plan: Plan, today: date) -> date:
    """Return the day by which figures are asked for: a plan that is over asks for none later."""
    return min(today, date(plan.settings.period_to, 12, 31))


def _is_proved(plan: Plan, measure: Measure) -> bool:
    effects = plan.children(Effect, "measure", measure.key)
    return bool(effects or plan.children(Indicator, "measure", measure.key))


def _out_of_date(plan: Plan, day: date) -> Iterator[Finding]:
    for result in indicator_results(plan):
        if result.observations and result.is_out_of_date(day):
            yield Finding(
                "indicator-out-of-date",
                "{title} has had no observation for more than 18 months.",
                {"title": result.indicator.title},
                table="indicator",
                key=result.indicator.key,
                documents=DOCUMENTS,
            )


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
