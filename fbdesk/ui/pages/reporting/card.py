"""The card of a report period: what is written of it, and closing and opening it again."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTextEdit, QVBoxLayout, QWidget
from sqlalchemy import Connection

from fbdesk.models.edits import reporting as edits
from fbdesk.models.periods.history import Frozen, is_closed, last_closing, period_before
from fbdesk.models.reporting import ReportPeriod
from fbdesk.models.row import Stored
from fbdesk.models.snapshot import Plan
from fbdesk.reports.wording import Wording
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.row_form import FormField, RowForm
from fbdesk.ui.locking import edits as editing
from fbdesk.ui.pages.reporting.freezing import frozen_copy
from fbdesk.ui.pages.reporting.history import History
from fbdesk.ui.pages.reporting.list import is_late, report_of
from fbdesk.ui.questions import Answer
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.fields import TextField
from fbdesk.ui.widgets.flow_layout import FlowLayout
from fbdesk.ui.widgets.labels import chip, label, rule, set_role

if TYPE_CHECKING:
    from fbdesk.ui.background import Task

OWN_FIELDS = ("title", "first_day", "last_day", "due", "summary", "deviations", "lessons")
CLOSE = "close"
REOPEN = "reopen"
REPORT_TEXTS = {
    "annual-report": "Make the annual report …",
    "status-report": "Make the status report …",
}


class PeriodForm(RowForm):
    """The fields of a period; its days are checked against each other before they are saved."""

    def __init__(self, desk: Desk) -> None:
        own = (
            FormField(name="title", text=tr("Title"), wide=True),
            FormField(name="first_day", text=tr("First day")),
            FormField(name="last_day", text=tr("Last day")),
            FormField(name="due", text=tr("The report is due"), help=tr("1 May for a year.")),
            FormField(name="summary", text=tr("In short"), lines=4),
            FormField(name="deviations", text=tr("Deviations"), lines=3),
            FormField(name="lessons", text=tr("Lessons"), lines=3),
        )
        super().__init__(desk, ReportPeriod, own)

    def show_closed(self, *, closed: bool) -> None:
        """Let a closed period be read and copied from, and written in again when it is open."""
        only_read = closed or self._desk.editor.document.read_only
        for own in OWN_FIELDS:
            field = self.field(own)
            if isinstance(field, QLineEdit | QTextEdit):
                field.setReadOnly(only_read)

    def _save(self, form_field: FormField, value: Stored) -> None:
        if value == "" and self._optional[form_field.name]:
            value = None
        if self._row is None or getattr(self._row, form_field.name) == value:
            return
        what = form_field.text[:1].lower() + form_field.text[1:]
        self._desk.editor.perform(
            tr("change {what}", what=what),
            partial(_change, key=self._row.key, values={form_field.name: value}),
        )
        self.show_row(self._desk.plan.find(ReportPeriod, self._row.key))  # a refused day goes back


class PeriodCard(QWidget):
    """Shows the chosen period; while it is open it can be written in and closed."""

    changes_wanted = Signal(str)
    """The user wants to see what has changed since the period before this one (key)."""

    def __init__(self, desk: Desk, wording: Wording) -> None:
        super().__init__()
        self._desk, self._wording = desk, wording
        self._period: ReportPeriod | None = None
        self._task: Task[Frozen] | None = None
        self.title = label("", "section", wrap=True)
        self.state = chip("", "")
        self.told = label("", "muted", wrap=True)
        self.form = PeriodForm(desk)
        self.close_button = editing(button(tr("Close the period …"), self.ask_close, icon="lock"))
        self.changes_button = button("", self._want_changes, kind="link")
        self.report_button = button("", self._go_to_report, icon="file-down")
        self.reason = TextField(tr("For example: wrong figures for the bus lines"))
        self.reason.setAccessibleName(tr("Why the period is opened again"))
        self.reason.textChanged.connect(self._show_reopening)
        self.reopen_button = editing(button(tr("Open the period again …"), self.ask_reopen))
        self.history = History(wording)
        self._closed_part = QWidget()
        self._lay_out()

    def show_period(self, plan: Plan, key: str, today: date) -> None:
        """Show a period; nothing where the key is empty."""
        period = plan.find(ReportPeriod, key)
        if self._period is not None and (period is None or period.key != self._period.key):
            self.reason.clear()
        self._period = period
        self.setVisible(period is not None)
        self.form.show_row(period)
        if period is None:
            return
        closed = is_closed(period)
        self.form.show_closed(closed=closed)
        self.title.setText(period.title)
        self.state.setText(self._wording.choice("period_state", period.state))
        self.told.setText(self._standing(plan, period, today))
        set_role(self.told, role="warning" if is_late(period, today) else "muted")
        self.close_button.setVisible(not closed)
        self.close_button.setEnabled(self._task is None)
        self._closed_part.setVisible(closed)
        self.report_button.setText(tr(REPORT_TEXTS[report_of(period)]))
        before = period_before(plan, period)
        self.changes_button.setVisible(before is not None)
        if before is not None:
            self.changes_button.setText(tr("What has changed since {period}", period=before.title))
        self.history.show_period(plan, period)
        self._show_reopening()

    def start_writing(self) -> None:
        """Put the cursor into the summary of a new period."""
        self.form.field("summary").setFocus()

    def ask_close(self) -> None:
        """Tell what closing does, and close the period when the user wants it."""
        period = self._period
        if period is None or self._task is not None:
            return
        self.form.leave()
        question = tr("Close {period}?", period=period.title)
        reason = tr(
            "A frozen copy of the whole plan and its figures is kept. What is reported no longer "
            "changes, and the next report is compared with it. Names of persons are not part of "
            "the copy. The period can be opened again with a reason."
        )
        answer = Answer(CLOSE, tr("Close the period"))
        if self._desk.questions.choose(question, reason, (answer,)) == CLOSE:
            self._freeze(period.key)

    def ask_reopen(self) -> None:
        """Tell what opening again does, and do it with the reason that was written."""
        period, reason = self._period, self.reason.text().strip()
        if period is None or not reason:
            return
        question = tr("Open {period} again?", period=period.title)
        words = tr(
            "The period can then be changed, and is no longer what other periods are compared "
            "with. The copy stays until it is closed anew. The reason is kept: {reason}",
            reason=reason,
        )
        answer = Answer(REOPEN, tr("Open the period"))
        if self._desk.questions.choose(question, words, (answer,)) != REOPEN:
            return
        edit = partial(edits.reopen_period, key=period.key, reason=reason, person=self._desk.user())
        self.reason.clear()
        self._desk.editor.perform(tr("open report period again"), edit)

    def _freeze(self, key: str) -> None:
        """Compute and copy beside the window, then close in one step."""
        plan = self._desk.plan
        self.close_button.setEnabled(False)
        self._task = self._desk.background.start(
            tr("Closing the period"),
            partial(frozen_copy, plan, key),
            partial(self._close, plan, key),
            self._desk.messages.tell_error,
            ended=self._end,
        )

    def _close(self, plan: Plan, key: str, frozen: Frozen) -> None:
        if self._desk.plan is not plan:
            self._desk.tell(
                tr("The plan was changed while the period was being closed. Close it once more.")
            )
            return
        edit = partial(edits.close_period, key=key, frozen=frozen, person=self._desk.user())
        self._desk.editor.perform(tr("close report period"), edit)

    def _end(self, _task: object) -> None:
        self._task = None
        self.close_button.setEnabled(True)

    def _go_to_report(self) -> None:
        if self._period is not None:
            self._desk.go_to("documents", self._period.key)

    def _want_changes(self) -> None:
        if self._period is not None:
            self.changes_wanted.emit(self._period.key)

    def _standing(self, plan: Plan, period: ReportPeriod, today: date) -> str:
        write = self._wording.numbers
        closing = last_closing(plan, period)
        if is_closed(period) and closing is not None:
            day = write.day(closing.happened.astimezone().date())
            if closing.person:
                return tr("Closed {day} by {person}", day=day, person=closing.person)
            return tr("Closed {day}", day=day)
        if is_late(period, today):
            return tr("The report was due {day}.", day=write.day(period.due))
        return tr("The report is due {day}.", day=write.day(period.due)) if period.due else ""

    def _show_reopening(self) -> None:
        self.reopen_button.setEnabled(bool(self.reason.text().strip()))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.state)
        again = QVBoxLayout(self._closed_part)
        margins(again, 0, 0, 0, 0)
        spacing(again, 6)
        again.addWidget(label(tr("Why the period is opened again"), "caption"))
        again.addWidget(self.reason)
        row = QHBoxLayout()
        row.addWidget(self.reopen_button)
        row.addStretch(1)
        again.addLayout(row)
        acting = QWidget()
        flow = FlowLayout(acting)
        for each in (self.close_button, self.report_button, self.changes_button):
            flow.addWidget(each)
        whole = QVBoxLayout(self)
        margins(whole, 0, 0, 0, 0)
        spacing(whole, 10)
        whole.addLayout(head)
        whole.addWidget(self.told)
        whole.addWidget(acting)
        whole.addWidget(self.form)
        whole.addWidget(rule())
        whole.addWidget(self.history)
        whole.addWidget(self._closed_part)


def _change(connection: Connection, key: str, values: dict[str, Stored]) -> None:
    edits.change_period(connection, key, **values)
