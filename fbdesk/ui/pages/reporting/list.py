"""The table of report periods: which, when its report is due, and how it stands."""

from datetime import date, datetime
from typing import Final

from fbdesk.models.periods.history import is_closed
from fbdesk.models.periods.proposals import Proposal
from fbdesk.models.reporting import ReportPeriod
from fbdesk.reports.wording import Wording
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.data_table import DataTable

TITLES: Final = {
    ("year", 1): "Year {year}",
    ("half_year", 1): "First half of {year}",
    ("half_year", 2): "Second half of {year}",
    ("quarter", 1): "First quarter of {year}",
    ("quarter", 2): "Second quarter of {year}",
    ("quarter", 3): "Third quarter of {year}",
    ("quarter", 4): "Fourth quarter of {year}",
}


class PeriodTable(DataTable[ReportPeriod]):
    """The periods, the newest first."""

    def __init__(self, wording: Wording) -> None:
        write = wording.numbers.short_day
        self._wording = wording
        super().__init__(
            tr("Report periods"),
            (
                Column(
                    code="title",
                    title=tr("Period"),
                    value=lambda p: p.title,
                    stretch=True,
                    width=180,
                ),
                Column(
                    code="kind",
                    title=tr("Kind"),
                    value=lambda p: wording.choice("period_kind", p.kind),
                    width=84,
                ),
                Column(
                    code="due",
                    title=tr("Due"),
                    value=lambda p: p.due,
                    text=write,
                    width=96,
                    tone=_lateness,
                    tooltip=_lateness_words,
                ),
                Column(code="state", title=tr("State"), value=self._state, width=88),
            ),
        )

    def _state(self, period: ReportPeriod) -> str:
        return self._wording.choice("period_state", period.state)


def period_title(proposal: Proposal) -> str:
    """Return what a new period is called until somebody writes another title."""
    return tr(TITLES[proposal.kind, proposal.part], year=proposal.year)


def report_of(period: ReportPeriod) -> str:
    """Return the id of the document that tells of a period."""
    return "annual-report" if period.kind == "year" else "status-report"


def is_late(period: ReportPeriod, today: date) -> bool:
    """Return whether a period's report is due and the period still open."""
    return not is_closed(period) and period.due is not None and period.due < today


def today() -> date:
    """Return the day it is where the user sits."""
    return datetime.now().astimezone().date()


def _lateness(period: ReportPeriod) -> str:
    return "warning" if is_late(period, today()) else ""


def _lateness_words(period: ReportPeriod) -> str:
    return tr("The day is past and the period is open.") if _lateness(period) else ""
