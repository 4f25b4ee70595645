"""What is due next, on the overview: the plan's own deadlines, or else the programme's."""

import dataclasses
from datetime import date
from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from fbdesk.models.new_plan import deadlines_of
from fbdesk.models.occurrences import COMING, OVERDUE, Occurrence, next_due, occurrences
from fbdesk.models.programmes.programme import Programme
from fbdesk.models.snapshot import Plan
from fbdesk.reports.wording import Wording
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.deadlines.words import when
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.today import local_today
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.card import Card
from fbdesk.ui.widgets.labels import label

YEARS_AHEAD = 1
"""What comes yearly is told of through next year."""

MOST = 3


def all_due(plan: Plan, programme: Programme, today: date) -> tuple[Occurrence, ...]:
    """Return all that is due; a plan without deadlines of its own is told the programme's."""
    if not plan.deadlines:
        plan = dataclasses.replace(plan, deadlines=deadlines_of(programme))
    return occurrences(plan, programme, today, today.year + YEARS_AHEAD)


class DeadlinesCard(Card):
    """The next three things that are due, how many are late, and the way to all of them."""

    def __init__(self, desk: Desk, wording: Wording) -> None:
        super().__init__(tr("Next deadlines"))
        self._desk, self._wording = desk, wording
        self._shown: tuple[Occurrence, ...] | None = None
        self._lines = QWidget()
        self._late = label("", "warning", wrap=True)
        self._none = label(tr("Nothing is due."), "muted", wrap=True)
        for part in (self._lines, self._none, self._late):
            self.body.addWidget(part)
        way = button(tr("See the deadlines"), partial(desk.go_to, "deadlines", ""), kind="link")
        self.body.addWidget(way)

    def show_plan(self, plan: Plan, today: date | None = None) -> None:
        """Show what is due next in a plan, seen from a day."""
        today = today or local_today()
        found = all_due(plan, self._desk.programme, today)
        late = sum(one.state == OVERDUE for one in found) if plan.deadlines else 0
        self._late.setText(counted(late, "{number} is overdue", "{number} are overdue"))
        self._late.setVisible(bool(late))
        dues = next_due(found, MOST)
        self._none.setVisible(not dues)
        over = bool(dues) and dues[0].state != COMING
        self.set_title(tr("Last deadlines") if over else tr("Next deadlines"))
        if dues != self._shown:
            self._shown = dues
            self._rebuild(dues, today)

    def _rebuild(self, dues: tuple[Occurrence, ...], today: date) -> None:
        lines = QWidget()
        grid = QGridLayout(lines)
        margins(grid, 0, 0, 0, 0)
        spacing(grid, 8)
        grid.setColumnStretch(1, 1)
        for line, due in enumerate(dues):
            over = due.state != COMING
            with_year = over or due.day.year != today.year
            time = when(due.day, due.precision, self._wording.numbers, with_year=with_year)
            grid.addWidget(label(time, "strong"), line, 0)
            title = f"{due.about}  {due.title}" if due.about else due.title
            grid.addWidget(label(title, "muted" if over else "", wrap=True), line, 1)
        self.body.replaceWidget(self._lines, lines)
        self._lines.hide()
        self._lines.deleteLater()
        self._lines = lines
