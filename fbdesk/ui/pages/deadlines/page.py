"""Deadlines: all that is due from everywhere in the plan, as a list, a month or a year."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from fbdesk.models.communication import Deadline
from fbdesk.models.edits import deadlines as edits
from fbdesk.models.occurrences import DONE, OVERDUE, Occurrence, occurrences, to_remind_of
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.locking import edits as edits_the_plan
from fbdesk.ui.page import Page
from fbdesk.ui.pages.deadlines.card import DueCard
from fbdesk.ui.pages.deadlines.tools import MONTH, DueTools
from fbdesk.ui.pages.deadlines.views import DueViews
from fbdesk.ui.pages.deadlines.words import place_of
from fbdesk.ui.today import local_today
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.card import EmptyState
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.list_and_card import ListAndCard
from fbdesk.ui.widgets.stacking import stacked


class DeadlinesPage(Page):
    """What is due at the left, in one of three views; the chosen thing as a card at the right."""

    def __init__(self, desk: Desk, today: Callable[[], date] = local_today) -> None:
        """`today` gives the day from which things are late or to come."""
        super().__init__(desk, tr("Deadlines"), "")
        numbers = numbers_in(desk.language)
        self._today = today
        self._day = today()
        self._found: tuple[Occurrence, ...] = ()
        self._chosen = ""
        fetch = self.add_action(tr("Get the programme's deadlines"), self.add_programmes)
        self.fetch = edits_the_plan(fetch)
        self.add_action(tr("New deadline"), self.add, primary=True, icon="plus")
        self.tools = DueTools()
        self.views = DueViews(numbers)
        self.list = self.views.list
        self.card = DueCard(desk, numbers)
        self._no_hits = label(tr("Nothing matches."), "muted")
        self._whole = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def chosen(self) -> Occurrence | None:
        """Return the thing that is chosen, or None."""
        return next((one for one in self._found if one.key == self._chosen), None)

    def show_plan(self, plan: Plan, changed: frozenset[str]) -> None:
        """Show all that is due."""
        del changed
        through = max(self._today().year + 1, self._day.year)
        self._found = occurrences(plan, self.desk.programme, self._today(), through)
        self.fetch.setVisible(bool(edits.missing_deadlines(self.desk.programme, plan.deadlines)))
        self._whole.setCurrentIndex(0 if self._found else 1)
        self.tools.show_due(self._near())
        self._show_filtered()
        late = sum(one.state == OVERDUE for one in self._found)
        coming = sum(one.state != DONE for one in self._near()) - late
        words = (
            counted(late, "{number} is overdue", "{number} are overdue"),
            counted(coming, "{number} is to come", "{number} are to come"),
        )
        empty = tr("All that is due, from everywhere in the plan.")
        self.set_purpose(f"{', '.join(words)}." if self._found else empty)

    def reveal(self, key: str) -> None:
        """Choose a deadline, or what a row of another kind brings."""
        own = [one for one in self._found if key in (one.row, one.key)]
        open_ones = [one for one in own if one.state != DONE]
        for one in (open_ones or own[-1:])[:1]:
            if not self.tools.keeps(one):
                self.tools.show_everything()
                self.tools.done.setChecked(self.tools.done.isChecked() or one.state == DONE)
            self.choose(one.key)

    def start_search(self) -> None:
        """Put the cursor into the search field."""
        self.tools.search.setFocus()
        self.tools.search.selectAll()

    def choose(self, key: str) -> None:
        """Choose a thing that is due and show it everywhere."""
        self._chosen = key
        self.list.choose(key)
        self._show_views()

    def go_to_day(self, day: date) -> None:
        """Show the month and the year of a day; what comes yearly follows."""
        further = day.year > max(self._today().year + 1, self._day.year)
        self._day = day
        if further:
            self.show_plan(self.desk.plan, frozenset())
        else:
            self._show_views()

    def add(self) -> None:
        """Add a deadline: on the day of the calendar, or today."""
        in_calendar = self.tools.views.value == MONTH
        edit = partial(
            edits.add_deadline,
            title=tr("New deadline"),
            due=self._day if in_calendar else self._today(),
        )
        key = self.desk.editor.perform(tr("add deadline"), edit)
        if key is None:
            return
        self.reveal(key)
        title = self.card.fields.title.field("title")
        title.setFocus()
        title.selectAll()  # type: ignore[attr-defined] # a text field

    def add_programmes(self) -> None:
        """Add the programme's deadlines that the plan does not have yet."""
        edit = partial(edits.add_programme_deadlines, programme=self.desk.programme)
        self.desk.editor.perform(tr("get the programme's deadlines"), edit)

    def delete(self, key: str) -> None:
        """Delete a deadline; undo brings it back."""
        deadline = self.desk.plan.find(Deadline, key)
        if deadline is not None:
            text = tr("delete the deadline {name}", name=deadline.title)
            self.desk.editor.perform(text, partial(edits.delete, key=key))

    def _near(self) -> tuple[Occurrence, ...]:
        """Return what the list shows: what comes yearly through next year, all else whenever."""
        last = self._today().year + 1
        return tuple(one for one in self._found if not one.yearly or one.day.year <= last)

    def _show_filtered(self) -> None:
        self.tools.show_due(self._near())
        shown = [one for one in self._near() if self.tools.keeps(one)]
        self._no_hits.setVisible(not shown)
        if self._chosen not in {one.key for one in shown}:
            self._chosen = self._first(shown)
            # once the page has kept its place
            QTimer.singleShot(0, self.list, self.list.show_in_the_middle)
        self.list.show_due(shown, self._today(), self._chosen)
        self._show_views()

    def _first(self, shown: list[Occurrence]) -> str:
        """Return what is looked at first: the next thing, or one that is late since not long."""
        reminded = to_remind_of(tuple(shown), self._today())
        coming = (one for one in shown if one.day >= self._today())
        first = next(iter(reminded), None) or next(coming, None) or next(iter(shown), None)
        return first.key if first else ""

    def _show_views(self) -> None:
        today = self._today()
        shown = [one for one in self._found if self.tools.keeps(one)]
        self.views.show_calendars(shown, self._day, today, self._chosen)
        self.card.show_one(self.chosen, today)

    def _take_choice(self, key: str) -> None:
        if key != self._chosen:
            self.choose(key)

    def _open(self, key: str) -> None:
        """Open what was entered where it is at home; a deadline is at home here."""
        self.choose(key)
        one = self.chosen
        code, row = place_of(one, self.desk.plan) if one else ("", "")
        if code:
            self.desk.go_to(code, row)
        elif one is not None:
            self.card.fields.title.field("title").setFocus()

    def _show_view(self, code: str) -> None:
        self.views.show_view(code)
        one = self.chosen
        if code == "month" and one is not None:
            self.go_to_day(one.day)

    def _open_month(self, day: date) -> None:
        self.tools.views.choose(MONTH)
        self.go_to_day(day)

    def _connect(self) -> None:
        self.tools.changed.connect(self._show_filtered)
        self.tools.view_chosen.connect(self._show_view)
        self.views.chosen.connect(self._take_choice)
        self.views.moved.connect(self.go_to_day)
        self.views.month_opened.connect(self._open_month)
        self.list.opened.connect(self._open)
        self.card.delete_wanted.connect(self.delete)
        QShortcut(QKeySequence("Ctrl+Shift+N"), self).activated.connect(self.add)

    def _lay_out(self) -> None:
        left = stacked(self._no_hits, self.views, gap=8, grows=self.views)
        split = ListAndCard(left, left_share=62)
        split.hold(self.card)
        self._whole.addWidget(stacked(self.tools, split, gap=12, grows=split))
        self._whole.addWidget(
            EmptyState(
                tr("Nothing is due yet"),
                tr(
                    "Here stands all that is due: the programme's deadlines, your own, and the "
                    "milestones, meetings and reports of the plan. Begin with those of the "
                    "programme."
                ),
                step=(tr("Get the programme's deadlines"), self.add_programmes),
                example=(tr("New deadline"), self.add),
            )
        )
        self.body.addWidget(self._whole, 1)
        self._whole.setFocusPolicy(Qt.FocusPolicy.NoFocus)
