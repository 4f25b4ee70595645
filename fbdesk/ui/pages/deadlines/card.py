"""The chosen thing that is due: a deadline with its fields, or the way to where it is at home."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.models.communication import Deadline
from fbdesk.models.edits import deadlines as edits
from fbdesk.models.followup import Milestone
from fbdesk.models.occurrences import DONE, KINDS, OVERDUE, Occurrence
from fbdesk.models.organisation import ActionItem
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import Numbers
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.form_grid import FormGrid, FormRow
from fbdesk.ui.forms.row_form import FormField, RowForm
from fbdesk.ui.locking import edits as edits_the_plan
from fbdesk.ui.pages.deadlines.words import kind_names, place_of, standing, when, whose
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.choices import ChoiceField
from fbdesk.ui.widgets.date_field import DateField
from fbdesk.ui.widgets.labels import label, set_role

OWN_KINDS = KINDS[:5]
STEPS: tuple[type[Milestone] | type[ActionItem], ...] = (Milestone, ActionItem)


class DueCard(QWidget):
    """Tells of one thing that is due; a deadline's own fields are changed here."""

    delete_wanted = Signal(str)
    """The user wants to delete the deadline with this key."""

    def __init__(self, desk: Desk, numbers: Numbers) -> None:
        super().__init__()
        self._desk, self._numbers = desk, numbers
        self._one: Occurrence | None = None
        self._today = date.min
        self._kind = label("", "caption")
        self._title = label("", "section", wrap=True)
        self._time = label("", "strong", wrap=True)
        self._standing = label("", "muted", wrap=True)
        self._whose = label("", "muted", wrap=True)
        self._nothing = label(
            tr("Choose something in the list or the calendar."), "muted", wrap=True
        )
        self.done = edits_the_plan(button("", self._toggle_done, icon="check"))
        self.open = button("", self._open, kind="link", icon="arrow-right")
        self.fields = DeadlineFields(desk)
        self.delete = button(tr("Delete the deadline"), self._delete, kind="danger")
        self._lay_out()
        self.show_one(None, date.min)

    def show_one(self, one: Occurrence | None, today: date) -> None:
        """Show a thing that is due, or that none is chosen."""
        self._one, self._today = one, today
        self._nothing.setVisible(one is None)
        plan = self._desk.plan
        deadline = plan.find(Deadline, one.row) if one else None
        self.fields.show_deadline(plan, deadline)
        for part in (self.fields, self.delete):
            part.setVisible(deadline is not None)
        for line in (self._kind, self._time, self._standing):
            line.setVisible(one is not None)
        self._title.setVisible(one is not None and deadline is None)
        self._whose.setVisible(one is not None and deadline is None and bool(whose(one)))
        self._show_buttons(plan, one)
        if one is not None:
            self._kind.setText(kind_names()[one.kind])
            self._title.setText(one.title)
            self._time.setText(when(one.day, one.precision, self._numbers))
            self._standing.setText(standing(one, today))
            set_role(self._standing, role="danger" if one.state == OVERDUE else "muted")
            self._whose.setText(whose(one))

    def _show_buttons(self, plan: Plan, one: Occurrence | None) -> None:
        can_mark = one is not None and one.of in (Deadline, *STEPS)
        self.done.setVisible(can_mark)
        if one is not None:
            self.done.setText(tr("Not done after all") if one.state == DONE else tr("Mark as done"))
        code, _ = place_of(one, plan) if one else ("", "")
        self.open.setVisible(bool(code))
        self.open.setText(_opening(code))

    def _toggle_done(self) -> None:
        one = self._one
        if one is None:
            return
        done = one.state != DONE
        words = tr("mark as done: {name}") if done else tr("mark as not done: {name}")
        text = words.replace("{name}", one.title)
        for kind in STEPS:
            if one.of is kind:
                day = self._today if done else None
                edit = partial(edits.set_step_done, kind=kind, key=one.row, done=day)
                self._desk.editor.perform(text, edit)
                return
        edit_done = partial(edits.set_done, key=one.row, day=one.day, done=done)
        self._desk.editor.perform(text, edit_done)

    def _open(self) -> None:
        if self._one is not None:
            self._desk.go_to(*place_of(self._one, self._desk.plan))

    def _delete(self) -> None:
        if self._one is not None:
            self.delete_wanted.emit(self._one.row)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 8)
        for part in (
            self._nothing,
            self._kind,
            self._title,
            self._time,
            self._standing,
            self._whose,
        ):
            column.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.done)
        row.addWidget(self.open)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.fields)
        last = QHBoxLayout()
        last.addWidget(self.delete)
        last.addStretch(1)
        column.addLayout(last)


class DeadlineFields(QWidget):
    """The fields of a deadline; each saves when it is left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._deadline: Deadline | None = None
        kinds = kind_names()
        self.title = RowForm(
            desk, Deadline, (FormField(name="title", text=tr("Title"), wide=True),), naming=_title
        )
        self.due = DateField()
        self.due.setObjectName("due")
        self.precision = ChoiceField(
            (
                ("day", tr("On the day")),
                ("month", tr("In the month")),
                ("season", tr("In the season")),
            )
        )
        self.precision.setObjectName("precision")
        self.rest = RowForm(
            desk,
            Deadline,
            (
                FormField(
                    name="kind",
                    text=tr("Kind"),
                    choices=tuple((code, kinds[code]) for code in OWN_KINDS),
                ),
                FormField(name="responsible", text=tr("Responsible")),
                FormField(name="yearly", text=tr("Comes back every year")),
                FormField(name="last_year", text=tr("Last year")),
                FormField(name="remind_days", text=tr("Remind"), unit=tr("days before")),
                FormField(name="measure", text=tr("Measure"), choices=()),
                FormField(name="document", text=tr("Document"), choices=_documents()),
                FormField(name="note", text=tr("Note"), wide=True),
            ),
            naming=_title,
        )
        self.due.committed.connect(self._set_due)
        self.precision.committed.connect(self._set_precision)
        grid = FormGrid()
        grid.add(FormRow(tr("Due"), self.due))
        grid.add(FormRow(tr("How exactly"), self.precision))
        column = QVBoxLayout(self)
        margins(column, 0, 4, 0, 0)
        spacing(column, 12)
        for part in (self.title, grid, self.rest):
            column.addWidget(part)

    def show_deadline(self, plan: Plan, deadline: Deadline | None) -> None:
        """Show a deadline, or none."""
        self._deadline = deadline
        if deadline is not None:
            measures = tuple((m.key, f"{m.number}  {m.title}") for m in plan.measures)
            self.rest.field("measure").set_choices(  # type: ignore[attr-defined] # a choice field
                (("", tr("None")), *measures)
            )
            self.due.show_value(deadline.due)
            self.precision.show_value(deadline.precision)
            self.rest.field("last_year").setEnabled(deadline.yearly)
        self.title.show_row(deadline)
        self.rest.show_row(deadline)

    def _set_due(self, due: date | None) -> None:
        if self._deadline is None:
            return
        if due is None:
            self.due.show_value(self._deadline.due)
            self._desk.tell(tr("A deadline needs a day."))
            return
        self._set(due, self._deadline.precision)

    def _set_precision(self, precision: str) -> None:
        if self._deadline is not None:
            self._set(self._deadline.due, precision)

    def _set(self, due: date, precision: str) -> None:
        deadline = self._deadline
        if deadline is not None:
            text = tr("change when {name} is due", name=deadline.title)
            edit = partial(edits.set_due, key=deadline.key, due=due, precision=precision)
            self._desk.editor.perform(text, edit)


def _documents() -> tuple[tuple[str, str], ...]:
    from fbdesk.reports.catalogue import DOCUMENTS

    return (("", tr("None")), *((one.id, tr(one.title)) for one in DOCUMENTS))


def _opening(code: str) -> str:
    return {
        "measures": tr("Open the measure"),
        "agreement": tr("Show in the agreement"),
        "meetings": tr("Open the meeting"),
        "reporting": tr("Open the report period"),
        "information": tr("Open the activity"),
    }.get(code, "")


def _title(row: Row) -> str:
    return str(getattr(row, "title", ""))
