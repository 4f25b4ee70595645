"""Repair: what can be read out of a damaged or strange file, before a new plan is made of it."""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from fbdesk.errors import PlanError
from fbdesk.ui.dialog_frame import CLOSE, ending_buttons, fit
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import counted, described, tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.card import Card
from fbdesk.ui.widgets.labels import label, set_role

if TYPE_CHECKING:
    from pathlib import Path

    from fbdesk.document.backups.store import Backup
    from fbdesk.document.repair.plan import Repair
    from fbdesk.ui.background import Progress, Task
    from fbdesk.ui.document_flow import Surroundings

SIZE = (720, 640)
SUFFIX = ".fbplan"


class RepairDialog(QDialog):
    """Reads a file out beside the window, tells what is left, and writes a new plan of it.

    After it has closed, `target` is where the new plan stands, if one was made, and
    `chosen_backups` are the plan's backups, if the user wants to see them instead.
    """

    def __init__(
        self, parent: QWidget, around: Surroundings, path: Path, called: Path | None = None
    ) -> None:
        """Begin to read a file; `called` is the plan's file as the user knows it, if another."""
        super().__init__(parent)
        self.setWindowTitle(tr("Repair plan"))
        self._around, self._path, self._called = around, path, called or path
        self.target: Path | None = None
        self.chosen_backups: tuple[Backup, ...] = ()
        self._found: tuple[Backup, ...] = ()
        self._repair: Repair | None = None
        self._task: Task[Repair] | None = None
        self.verdict = label(tr("Reading what is left …"), "strong", wrap=True)
        self.counts = label("", "caption", wrap=True)
        self.losses = QPlainTextEdit()
        self.problem = label("", "warning", wrap=True)
        self.kept = label("", wrap=True)
        self.see_backups = button(tr("See the backups …"), self._ask_for_backups)
        self.save = button(tr("Save as a new plan …"), self.ask_save, kind="primary")
        self.copy = button(tr("Copy the report"), self.copy_report)
        self._shelf = Card(soft=True)
        self._lay_out()
        self._show_backups(around.backups().of_file(self._called))
        self._read()

    def ask_save(self) -> None:
        """Ask where the new plan is to stand, write it, and close."""
        if self._repair is None:
            return
        proposed = self._called.with_name(f"{self._called.stem} ({tr('repaired')}){SUFFIX}")
        kinds = tr("Plans (*.fbplan)")
        target = self._around.questions.file_to_save(tr("Save as a new plan"), kinds, proposed)
        if target is None:
            return
        try:
            self._repair.write(target)
        except PlanError as error:
            self._tell(error)
            return
        self.target = target
        self.accept()

    def copy_report(self) -> None:
        """Put the whole report on the clipboard."""
        from fbdesk.document.repair.report import report

        if self._repair is not None:
            QGuiApplication.clipboard().setText(report(self._repair, tr))

    def done(self, result: int) -> None:
        """Close, and stop reading."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        super().done(result)

    def _read(self) -> None:
        self._task = self._around.background.start(
            tr("Reading what is left of a plan"),
            partial(_read_out, self._path),
            self._show,
            self._fail,
        )

    def _show(self, repair: Repair) -> None:
        from fbdesk.document.repair.report import loss_lines, verdict

        self._task = None
        self._repair = repair
        self.verdict.setText(verdict(repair, tr))
        counts = repair.count()
        self.counts.setText(
            tr(
                "{rows} rows were read out, among them {measures} measures and {commitments} "
                "commitments.",
                rows=sum(counts.values()),
                measures=counts.get("measure", 0),
                commitments=counts.get("commitment", 0),
            )
        )
        lines = loss_lines(repair, tr)
        listed = "\n".join(f"– {line}" for line in lines)
        self.losses.setPlainText(listed or tr("Nothing."))
        for widget in (self._details, self.save, self.copy):
            widget.setVisible(True)
        self.save.setDefault(True)
        self.save.setFocus()
        store = self._around.backups()
        found = {backup.path: backup for backup in store.of_plan(repair.info.plan_uuid)}
        found.update({backup.path: backup for backup in store.of_file(self._called)})
        self._show_backups(tuple(sorted(found.values(), key=attrgetter("made_at"), reverse=True)))

    def _fail(self, error: PlanError) -> None:
        self._task = None
        self.verdict.setText(described(error))
        set_role(self.verdict, role="warning")

    def _tell(self, error: PlanError) -> None:
        self.problem.setText(described(error))
        self.problem.setVisible(True)

    def _show_backups(self, found: tuple[Backup, ...]) -> None:
        from fbdesk.ui.backups.words import when

        self._found = found
        self._shelf.setVisible(bool(found))
        if found:
            self.kept.setText(
                counted(
                    len(found),
                    "There is a sound copy of this plan on this PC, from {when}.",
                    "There are {number} sound copies of this plan on this PC, the latest from "
                    "{when}.",
                    when=when(found[0]),
                )
            )

    def _ask_for_backups(self) -> None:
        self.chosen_backups = self._found
        self.accept()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margins(column, 24, 20, 24, 16)
        spacing(column, 12)
        column.addWidget(label(tr("Repair plan"), "title"))
        column.addWidget(label(self._called.name, "muted", wrap=True))
        words = tr("The file itself stays as it is. What can be read becomes a new plan.")
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(self.verdict)
        self._lay_out_shelf()
        column.addWidget(self._shelf)
        self._details = self._details_of()
        column.addWidget(self._details, 1)
        column.addStretch(0)
        column.addWidget(self.problem)
        buttons = QHBoxLayout()
        spacing(buttons, 8)
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(ending_buttons(self, self.save, closing=CLOSE))
        column.addLayout(buttons)
        for widget in (self._details, self.problem, self.save, self.copy):
            widget.setVisible(False)
        fit(self, *SIZE)

    def _lay_out_shelf(self) -> None:
        row = QHBoxLayout()
        spacing(row, 12)
        row.addWidget(self.kept, 1)
        row.addWidget(self.see_backups, 0, Qt.AlignmentFlag.AlignVCenter)
        self._shelf.body.addLayout(row)
        self._shelf.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def _details_of(self) -> QWidget:
        details = QWidget()
        column = QVBoxLayout(details)
        margins(column, 0, 0, 0, 0)
        spacing(column, 6)
        column.addWidget(label(tr("Missing or changed"), "section"))
        self.losses.setReadOnly(True)
        self.losses.setTabChangesFocus(True)
        self.losses.setAccessibleName(tr("Missing or changed"))
        column.addWidget(self.losses, 1)
        column.addWidget(self.counts)
        return details


def _read_out(path: Path, progress: Progress) -> Repair:
    from fbdesk.document.repair.plan import repair

    progress.check()
    return repair(path)
