"""Meetings: the series, the meetings of each year, and what is still to be done after them."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from fbdesk.models.edits import meetings as edits
from fbdesk.models.edits import organisation
from fbdesk.models.meeting_facts import open_actions
from fbdesk.models.new_plan import series_of
from fbdesk.models.organisation import Meeting, MeetingSeries
from fbdesk.models.snapshot import Plan
from fbdesk.ui.desk import Desk
from fbdesk.ui.page import Page
from fbdesk.ui.pages.meetings.actions import OpenActions
from fbdesk.ui.pages.meetings.list import Meetings
from fbdesk.ui.pages.meetings.series import SeriesList
from fbdesk.ui.today import local_today
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.choices import TabStrip

MEETINGS, SERIES, ACTIONS = "meetings", "series", "actions"


class MeetingsPage(Page):
    """Three tabs: the meetings with their agendas, the series, and the open action items."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Meetings"), tr("Agendas, decisions, and who does what by when."))
        self.programme_series = self.add_action(
            tr("Insert the programme's series"), self.add_programme_series
        )
        self.new_series = self.add_action(tr("New series"), self.add_series, icon="plus")
        self.add_action(tr("New meeting"), self.add, primary=True, icon="plus")
        self._lacks_series = False
        self.meetings = Meetings(desk, self.add)
        self.series = SeriesList(desk)
        self.series.meeting_made.connect(self.reveal)
        self.follow_up = OpenActions(desk)
        self.follow_up.meeting_wanted.connect(self.reveal)
        self._parts: dict[str, QWidget] = {
            MEETINGS: self.meetings,
            SERIES: self.series,
            ACTIONS: self.follow_up,
        }
        names = (tr("Meetings"), tr("Series of meetings"), tr("Open action items"))
        self.tabs = TabStrip(tuple(zip(self._parts, names, strict=True)))
        self.tabs.chosen.connect(self._show_tab)
        self._stack = QStackedWidget()
        for part in self._parts.values():
            self._stack.addWidget(part)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._stack, 1)

    def show_plan(self, plan: Plan, changed: frozenset[str]) -> None:
        """Show meetings, series and what is to be done."""
        del changed
        self.meetings.show_plan(plan)
        self.series.show_plan(plan)
        self.follow_up.show_plan(plan)
        missing = organisation.missing(series_of(self.desk.programme), plan.meeting_series)
        self._lacks_series = bool(missing)
        self._show_actions()
        waiting = open_actions(plan, local_today())
        late = sum(one.overdue for one in waiting)
        told = counted(
            len(waiting), "{number} action item is open", "{number} action items are open"
        )
        overdue = tr("{number} overdue", number=late)
        words = tr("Agendas, decisions, and who does what by when.")
        self.set_purpose(f"{words} {told}, {overdue}." if late else f"{words} {told}.")

    def reveal(self, key: str) -> None:
        """Choose a meeting or a series."""
        if self.desk.plan.find(MeetingSeries, key):
            self.tabs.choose(SERIES)
            self.series.list.table.choose(key)
        elif self.desk.plan.find(Meeting, key):
            self.tabs.choose(MEETINGS)
            self.meetings.reveal(key)
        else:
            self._reveal_part(key)

    def start_search(self) -> None:
        """Put the cursor into the search field of the meetings."""
        self.tabs.choose(MEETINGS)
        self.meetings.start_search()

    def add(self) -> None:
        """Add a meeting and let its title be typed."""
        key = self.desk.editor.perform(
            tr("add a meeting"), lambda held: edits.add_meeting(held, title=tr("New meeting"))
        )
        if key is not None:
            self.reveal(key)
            self.meetings.card.start_writing()

    def add_series(self) -> None:
        """Add a series and let its title be typed."""
        self.tabs.choose(SERIES)
        self.series.list.add()

    def add_programme_series(self) -> None:
        """Add the programme's series of meetings that the plan lacks."""
        programme = self.desk.programme
        self.desk.editor.perform(
            tr("insert the programme's series"),
            lambda held: organisation.add_programme_series(held, programme),
        )
        self.tabs.choose(SERIES)

    def _reveal_part(self, key: str) -> None:
        """Choose the meeting that an item, participant or action item belongs to."""
        plan = self.desk.plan
        parts = (
            *((item.key, item.meeting) for item in plan.agenda_items),
            *((action.key, action.meeting) for action in plan.action_items),
            *((asked.key, asked.meeting) for asked in plan.meeting_participants),
        )
        meeting = dict(parts).get(key, "")
        if meeting:
            self.reveal(meeting)
            self.meetings.card.agenda.reveal(key)

    def _show_tab(self, code: str) -> None:
        self._stack.setCurrentWidget(self._parts[code])
        self._show_actions()

    def _show_actions(self) -> None:
        """Show what can be added on the tab that is shown."""
        on_series = self.tabs.value == SERIES
        self.programme_series.setVisible(on_series and self._lacks_series)
        self.new_series.setVisible(on_series)
