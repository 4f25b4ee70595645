"""What is still to be done after all meetings together, the nearest day first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.models.edits import meetings as edits
from fbdesk.models.meeting_facts import OpenAction, open_actions
from fbdesk.models.organisation import ActionItem, Meeting
from fbdesk.models.rich_text import on_one_line
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import Numbers, numbers_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.today import local_today
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.card import EmptyState
from fbdesk.ui.widgets.choices import FilterChips
from fbdesk.ui.widgets.data_table import DataTable

ALL, OVERDUE = "all", "overdue"


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One open action item with its meeting."""

    open: OpenAction

    @property
    def key(self) -> str:
        """Return the key of the action item."""
        return self.open.action.key

    @property
    def action(self) -> ActionItem:
        """Return the action item."""
        return self.open.action

    @property
    def meeting(self) -> Meeting:
        """Return the meeting that it comes from."""
        return self.open.meeting

    @property
    def text(self) -> str:
        """Return what is to be done, on one line."""
        return on_one_line(self.action.text)


class OpenActions(QWidget):
    """A table in which what is done is ticked off, and who and when can be changed."""

    meeting_wanted = Signal(str)
    """The user follows an action item to the meeting with this key."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.chips = FilterChips()
        self.chips.chosen.connect(self._filter)
        self.table: DataTable[ActionLine] = DataTable(
            tr("Open action items"), self._columns(numbers_in(desk.language))
        )
        self.way = button(tr("Show the meeting"), self._show_meeting, kind="link")
        self._full = QWidget()
        column = QVBoxLayout(self._full)
        margins(column, 0, 0, 0, 0)
        spacing(column, 10)
        column.addWidget(self.chips)
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.way)
        foot.addStretch(1)
        column.addLayout(foot)
        self._empty = EmptyState(
            tr("Nothing is open"),
            tr(
                "Action items say who does what after a meeting, and by when. Those that are not "
                "done yet stand here, from all meetings together."
            ),
        )
        whole = QVBoxLayout(self)
        margins(whole, 0, 0, 0, 0)
        whole.addWidget(self._full, 1)
        whole.addWidget(self._empty, 1)

    def show_plan(self, plan: Plan) -> None:
        """Show what is open in a plan."""
        waiting = open_actions(plan, local_today())
        self._full.setVisible(bool(waiting))
        self._empty.setVisible(not waiting)
        late = sum(one.overdue for one in waiting)
        self.chips.show_chips(((ALL, tr("All"), len(waiting)), (OVERDUE, tr("Overdue"), late)))
        self.table.show_rows(tuple(ActionLine(one) for one in waiting))
        self._filter()

    def _filter(self, _code: str = "") -> None:
        late_only = self.chips.value == OVERDUE
        self.table.rows.filter_by((lambda line: line.open.overdue) if late_only else None)
        self.way.setEnabled(self.table.chosen_row is not None)

    def _show_meeting(self) -> None:
        line = self.table.chosen_row
        if line is not None:
            self.meeting_wanted.emit(line.meeting.key)

    def _finish(self, line: ActionLine, done: object) -> None:
        day = local_today() if done else None
        edit = partial(edits.finish, action=line.key, done=day)
        self._desk.editor.perform(tr("mark an action item as done"), edit)

    def _change(self, field: str) -> Callable[[ActionLine, Any], None]:
        def change(line: ActionLine, value: Any) -> None:
            text = tr("change an action item")
            self._desk.editor.change(text, ActionItem, line.key, **{field: value})

        return change

    def _columns(self, numbers: Numbers) -> tuple[Column[ActionLine], ...]:
        return (
            Column(
                code="done",
                title=tr("Done"),
                value=lambda line: line.action.done is not None,
                edit=self._finish,
                field="check",
                width=70,
            ),
            Column(
                code="due",
                title=tr("Due"),
                value=lambda line: line.action.due or date.max,
                shows=lambda line: numbers.short_day(line.action.due),
                tone=lambda line: "warning" if line.open.overdue else "",
                tooltip=lambda line: tr("Overdue") if line.open.overdue else "",
                width=100,
            ),
            Column(
                code="text",
                title=tr("What"),
                value=lambda line: line.text,
                tooltip=lambda line: line.action.text,
                stretch=True,
                width=220,
            ),
            Column(
                code="responsible",
                title=tr("Who"),
                value=lambda line: line.action.responsible,
                edit=self._change("responsible"),
                width=150,
            ),
            Column(
                code="meeting",
                title=tr("Meeting"),
                value=lambda line: line.meeting.title,
                width=180,
            ),
        )
