"""The chosen backup: what it is, how it differs from the plan now, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from fbdesk.document.backups.store import Backup
from fbdesk.errors import PlanError
from fbdesk.ui.backups.preview import Preview
from fbdesk.ui.backups.words import REASONS, what, when
from fbdesk.ui.scale import heights, spacing
from fbdesk.ui.translation import described, tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.flow_layout import FlowLayout
from fbdesk.ui.widgets.labels import label


class BackupCard(QWidget):
    """Shows one backup; `restores` says whether there is an open plan to take it back into."""

    restore_wanted = Signal()
    """The user wants the open plan to be as it was."""
    own_plan_wanted = Signal()
    """The user wants the backup opened as a plan of its own."""
    delete_wanted = Signal()
    """The user wants a named version deleted."""

    def __init__(self, *, restores: bool) -> None:
        super().__init__()
        self._restores = restores
        self._title = label("", "section", wrap=True)
        self._facts = label("", "caption", wrap=True)
        self._note = label("", wrap=True)
        self._summary = label("", wrap=True)
        self._problem = label("", "warning", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("What is different") if restores else tr("What it holds"))
        heights(self.text, 120)
        self.restore = button(tr("Restore"), self.restore_wanted.emit, kind="primary")
        self.open = button(tr("Open as a plan of its own"), self.own_plan_wanted.emit)
        self.delete = button(tr("Delete the version …"), self.delete_wanted.emit, kind="danger")
        self._lay_out()

    def show_backup(self, backup: Backup) -> None:
        """Show a backup whose content is still being read."""
        self._title.setText(what(backup))
        reason = tr(REASONS[backup.reason]) if backup.note.name and not backup.is_version else ""
        facts = (when(backup), backup.note.who, backup.note.machine, reason)
        self._facts.setText(" · ".join(fact for fact in facts if fact))
        self._note.setText(backup.note.text)
        self._note.setVisible(bool(backup.note.text))
        self._tell(tr("Comparing …") if self._restores else tr("Reading …"))
        self.text.setPlainText("")
        self._allow(ready=False)
        self.delete.setVisible(backup.is_version)

    def show_preview(self, preview: Preview) -> None:
        """Show what the backup holds."""
        self._tell(preview.summary)
        self.text.setPlainText(preview.text)
        self._allow(ready=True, differs=preview.differs)

    def show_problem(self, error: PlanError) -> None:
        """Show why the backup cannot be used."""
        self._tell("", described(error))

    def _tell(self, summary: str, problem: str = "") -> None:
        for part, text in ((self._summary, summary), (self._problem, problem)):
            part.setText(text)
            part.setVisible(bool(text))

    def _allow(self, *, ready: bool, differs: bool = True) -> None:
        self.restore.setEnabled(ready and differs)
        reason = tr("There is nothing to restore: the plan is the same now.")
        self.restore.setToolTip("" if differs else reason)
        self.open.setEnabled(ready)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        spacing(column, 8)
        for part in (self._title, self._facts, self._note, self._summary, self._problem):
            column.addWidget(part)
        column.addWidget(self.text, 1)
        row = QWidget()
        flow = FlowLayout(row)
        for each in (self.restore, self.open, self.delete):
            flow.addWidget(each)
        self.restore.setVisible(self._restores)
        column.addWidget(row)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
