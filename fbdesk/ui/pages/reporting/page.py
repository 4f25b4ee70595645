"""Reporting: the periods with their reports, and what has changed between any two of them."""

from functools import partial

from PySide6.QtWidgets import QStackedWidget
from sqlalchemy import Connection

from fbdesk.models.edits import reporting as edits
from fbdesk.models.periods.proposals import Proposal, next_periods, opened
from fbdesk.models.reporting import ReportPeriod
from fbdesk.models.snapshot import Plan
from fbdesk.reports.wording import wording_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.page import Page
from fbdesk.ui.pages.reporting.card import PeriodCard
from fbdesk.ui.pages.reporting.changes import ChangesView
from fbdesk.ui.pages.reporting.list import PeriodTable, period_title, today
from fbdesk.ui.questions import Answer
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.card import EmptyState
from fbdesk.ui.widgets.choices import TabStrip
from fbdesk.ui.widgets.list_and_card import ListAndCard

PERIODS, CHANGES = "periods", "changes"


class ReportingPage(Page):
    """A list of periods with the chosen one as a card, and beside it what has changed."""

    def __init__(self, desk: Desk) -> None:
        purpose = tr(
            "A period is filled in, closed with a frozen copy of the plan, and compared later."
        )
        super().__init__(desk, tr("Reporting"), purpose)
        wording = wording_in(desk.language, desk.programme)
        self.add_action(tr("New period …"), self.ask_new, primary=True, icon="plus")
        self.tabs = TabStrip(((PERIODS, tr("Periods")), (CHANGES, tr("What has changed"))))
        self.tabs.chosen.connect(self._show_tab)
        self.table = PeriodTable(wording)
        self.table.chosen.connect(self._show_chosen)
        self.table.delete_wanted.connect(self.delete)
        self.card = PeriodCard(desk, wording)
        self.card.changes_wanted.connect(self.show_changes_of)
        self.changes = ChangesView(desk)
        self._empty = EmptyState(
            tr("No report periods yet"),
            tr(
                "A period is a year, a half-year or a quarter that the city reports on. When it "
                "is closed, a frozen copy keeps what was reported, so that the next report can "
                "tell what has changed."
            ),
            step=(tr("New period …"), self.ask_new),
        )
        self._parts = QStackedWidget()
        split = ListAndCard(self.table, left_share=45)
        split.card.body.addWidget(self.card)
        split.card.body.addStretch(1)
        for part in (split, self.changes, self._empty):
            self._parts.addWidget(part)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._parts, 1)

    def show_plan(self, plan: Plan, changed: frozenset[str]) -> None:
        """Show the periods, and compare anew where something else was edited."""
        del changed
        newest_first = tuple(reversed(plan.report_periods))
        self.table.show_rows(newest_first)
        self._show_chosen()
        self._show_tab()

    def reveal(self, key: str) -> None:
        """Choose a period."""
        if self.desk.plan.find(ReportPeriod, key):
            self.tabs.choose(PERIODS)
            self.table.choose(key)

    def ask_new(self) -> None:
        """Ask which period comes next, and open it."""
        proposals = next_periods(self.desk.plan, self.desk.programme)
        answers = tuple(Answer(each.kind, period_title(each)) for each in proposals)
        question = tr("Which period do you want to report on?")
        reason = tr("The days and the title can be changed afterwards.")
        kind = self.desk.questions.choose(question, reason, answers)
        chosen = next((each for each in proposals if each.kind == kind), None)
        if chosen is not None:
            self.add(chosen)

    def add(self, proposal: Proposal) -> None:
        """Open a period and choose it."""
        period = opened(proposal, period_title(proposal))
        key = self.desk.editor.perform(tr("add report period"), partial(_add, period=period))
        if key:
            self.tabs.choose(PERIODS)
            self.table.choose(key)
            self.card.start_writing()

    def delete(self, keys: tuple[str, ...]) -> None:
        """Delete open periods, as one step."""
        self.desk.editor.perform(tr("delete report period"), partial(_delete, keys=keys))

    def show_changes_of(self, key: str) -> None:
        """Show what has changed since the period before one."""
        self.tabs.choose(CHANGES)
        self.changes.compare(self.desk.plan, key)

    def _show_chosen(self, _key: str = "") -> None:
        self.card.show_period(self.desk.plan, self.table.chosen_key, today())

    def _show_tab(self, _code: str = "") -> None:
        held = bool(self.desk.plan.report_periods)
        self.tabs.setVisible(held)
        place = 1 if self.tabs.value == CHANGES else 0
        self._parts.setCurrentIndex(place if held else 2)
        if held and place:
            self.changes.show_plan(self.desk.plan)


def _add(connection: Connection, period: ReportPeriod) -> str:
    return edits.add_period(connection, period)


def _delete(connection: Connection, keys: tuple[str, ...]) -> None:
    for key in keys:
        edits.delete_period(connection, key)
