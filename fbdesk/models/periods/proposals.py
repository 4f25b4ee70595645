"""The report periods that come next: year, half-year or quarter after the last, and when due."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from fbdesk.models.programmes.programme import Programme
from fbdesk.models.reporting import ReportPeriod
from fbdesk.models.snapshot import Plan

MONTHS: Final = {"year": 12, "half_year": 6, "quarter": 3}
"""The kinds of period, the usual one first, and how many months each has."""
YEARLY_REPORT: Final = "annual-report"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A period that could be opened, and when its report would be due."""

    kind: str
    first_day: date
    last_day: date
    due: date | None

    @property
    def year(self) -> int:
        """Return the year that the period is in."""
        return self.first_day.year

    @property
    def part(self) -> int:
        """Return which part of the year it is, from 1."""
        return (self.first_day.month - 1) // MONTHS[self.kind] + 1


def next_periods(plan: Plan, programme: Programme) -> tuple[Proposal, ...]:
    """Return the next period of each kind: after the last one, or the first of the plan."""
    return tuple(_proposals(plan, programme))


def _proposals(plan: Plan, programme: Programme) -> Iterator[Proposal]:
    for kind, months in MONTHS.items():
        alike = [period.last_day for period in plan.report_periods if period.kind == kind]
        start = date(plan.settings.period_from, 1, 1)
        if alike:
            start = _start_of(max(alike) + timedelta(days=1), months)
        last = _last_day(start, months)
        yield Proposal(kind, start, last, _due(plan, programme, kind, last))


def _start_of(day: date, months: int) -> date:
    """Return the first day of the part of the year that a day is in."""
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def _last_day(first: date, months: int) -> date:
    month = first.month + months - 1
    return date(first.year, month, monthrange(first.year, month)[1])


def _due(plan: Plan, programme: Programme, kind: str, last: date) -> date | None:
    """Return when the report is due: for a year the programme's day, else the next meeting."""
    if kind == "year":
        days = [d.due for d in plan.deadlines if d.document == YEARLY_REPORT and d.yearly]
        days += [d.due for d in programme.deadlines if d.document == YEARLY_REPORT and d.yearly]
        return date(last.year + 1, days[0].month, days[0].day) if days else None
    reported = {each.code for each in programme.meeting_series if each.status_report}
    series = {each.key for each in plan.meeting_series if each.origin in reported}
    meetings = [m.dated for m in plan.meetings if m.series in series and m.dated and m.dated > last]
    return min(meetings, default=None)


def opened(proposal: Proposal, title: str) -> ReportPeriod:
    """Return the period of a proposal under a title."""
    return ReportPeriod(
        title=title,
        kind=proposal.kind,
        first_day=proposal.first_day,
        last_day=proposal.last_day,
        due=proposal.due,
    )
