"""Sheets of the report periods: what was told of each, who closed it, and what was frozen."""

from typing import Final

from fbdesk.models.reporting import FrozenPart, PeriodEvent, ReportPeriod
from fbdesk.reports.workbook.columns import Sheet, key_columns, stored
from fbdesk.reports.workbook.sheets.references import below, named

GROUP: Final = "followup"

PERIOD: Final = named(ReportPeriod, "title", "Report period")

PERIODS: Final = Sheet(
    code="report_period",
    title="Report periods",
    about="From the first day to the last, and what is told of the period.",
    group=GROUP,
    rows=lambda book: book.plan.report_periods,
    columns=lambda _: (
        stored(ReportPeriod, "title", "Report period"),
        stored(ReportPeriod, "kind", "Kind of period"),
        stored(ReportPeriod, "first_day", "First day"),
        stored(ReportPeriod, "last_day", "Last day"),
        stored(ReportPeriod, "due", "Due"),
        stored(ReportPeriod, "state", "State"),
        stored(ReportPeriod, "summary", "Summary"),
        stored(ReportPeriod, "deviations", "Deviations"),
        stored(ReportPeriod, "lessons", "Lessons"),
        *key_columns(ReportPeriod),
    ),
    reads="report_period",
)

EVENTS: Final = Sheet(
    code="period_event",
    title="Closed and reopened",
    about="Who closed or reopened a period, when and why.",
    group=GROUP,
    rows=below(PeriodEvent, ReportPeriod),
    columns=lambda _: (
        PERIOD,
        stored(PeriodEvent, "action", "What was done"),
        stored(PeriodEvent, "happened", "When"),
        stored(PeriodEvent, "person", "Person"),
        stored(PeriodEvent, "reason", "Reason"),
        stored(PeriodEvent, "digest", "Digest of the copy"),
        *key_columns(PeriodEvent),
    ),
    reads="period_event",
)

FROZEN: Final = Sheet(
    code="frozen_part",
    title="Frozen copies",
    about="What was frozen when a period was closed. The copies themselves stay in the plan.",
    group=GROUP,
    rows=below(FrozenPart, ReportPeriod),
    columns=lambda _: (
        PERIOD,
        stored(FrozenPart, "part", "Part of the plan"),
        stored(FrozenPart, "piece", "Piece"),
        stored(FrozenPart, "number_of_rows", "Number of rows"),
        *key_columns(FrozenPart),
    ),
    reads="frozen_part",
)
"""`content` is left out: it is packed, and no one may change what a closed period held."""

SHEETS: Final = (PERIODS, EVENTS, FROZEN)
