"""What a report tells of: a period, the plan as it was then, and what it is compared with."""

from dataclasses import dataclass
from datetime import date

from fbdesk.errors import UsageError
from fbdesk.models.periods.history import (
    has_copy,
    is_closed,
    last_closing,
    period_before,
    thawed,
    thawed_results,
)
from fbdesk.models.reporting import PeriodEvent, ReportPeriod
from fbdesk.models.results.frozen import FrozenResults
from fbdesk.models.snapshot import Plan


@dataclass(frozen=True, slots=True)
class Reported:
    """The plan that a report tells of, and the state before it.

    `period` is None where the plan has no periods: the report then tells of today. `plan` is the
    frozen one of a closed period, `figures` its frozen figures. `before` with `plan_before` and
    `figures_before` is the closed period that it is compared with; None for a first report.
    """

    period: ReportPeriod | None
    plan: Plan
    closing: PeriodEvent | None = None
    figures: FrozenResults | None = None
    before: ReportPeriod | None = None
    plan_before: Plan | None = None
    figures_before: FrozenResults | None = None

    def contains(self, day: date | None) -> bool:
        """Return whether a day is in the period; every day is where there is no period."""
        if day is None:
            return False
        return self.period is None or self.period.first_day <= day <= self.period.last_day


def reported(plan: Plan, wanted: str | None = None, kind: str = "") -> Reported:
    """Return what a report of a period tells of.

    Without `wanted` it is the newest period, of a `kind` where one is asked for and there is any.
    Raises `UsageError` for a period that does not exist, `FileError` for a copy that cannot be
    read.
    """
    period = period_named(plan, wanted) if wanted else newest_period(plan, kind)
    before = period_before(plan, period)
    kept = period is not None and is_closed(period) and has_copy(plan, period)
    return Reported(
        period=period,
        plan=thawed(plan, period) if kept and period else plan,
        closing=last_closing(plan, period) if kept and period else None,
        figures=thawed_results(plan, period) if kept and period else None,
        before=before,
        plan_before=thawed(plan, before) if before else None,
        figures_before=thawed_results(plan, before) if before else None,
    )


def newest_period(plan: Plan, kind: str = "") -> ReportPeriod | None:
    """Return the period that ends last, of a kind where the plan has any of it."""
    alike = [period for period in plan.report_periods if period.kind == kind]
    periods = alike or plan.report_periods
    return max(periods, key=lambda each: (each.last_day, each.first_day), default=None)


def period_named(plan: Plan, wanted: str) -> ReportPeriod:
    """Return the period with a title, a first day (2010-01-01), a year or a key.

    Raises `UsageError` that lists the plan's periods where there is none, or more than one.
    """
    asked = wanted.strip().casefold()
    for names in (_exact, _by_year):
        found = [period for period in plan.report_periods if asked in names(period)]
        if len(found) == 1:
            return found[0]
    titles = ", ".join(period.title for period in plan.report_periods)
    if not titles:
        raise UsageError("The plan has no report periods. Leave out the period.")
    raise UsageError(
        "There is no single period {period}. Periods: {known}.", period=wanted, known=titles
    )


def _exact(period: ReportPeriod) -> tuple[str, ...]:
    return period.key.casefold(), period.title.casefold(), period.first_day.isoformat()


def _by_year(period: ReportPeriod) -> tuple[str, ...]:
    return (str(period.last_day.year),) if period.kind == "year" else ()
