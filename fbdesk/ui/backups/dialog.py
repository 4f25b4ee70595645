"""Backups and versions: what is kept of a plan, how it differs from now, and the way back to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from fbdesk.document.backups.store import Backup, Reason
from fbdesk.errors import PlanError, UsageError
from fbdesk.models.edits.whole_plan import become
from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.backups.card import BackupCard
from fbdesk.ui.backups.preview import Preview, preview_of
from fbdesk.ui.backups.version_dialog import VersionDialog
from fbdesk.ui.backups.words import size_text, what, when
from fbdesk.ui.dialog_frame import CLOSE, ending_buttons, fit
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import counted, described, tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.card import EmptyState
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.list_and_card import ListAndCard

if TYPE_CHECKING:
    from collections.abc import Callable

    from fbdesk.document.backups.store import BackupStore
    from fbdesk.models.snapshot import Plan
    from fbdesk.ui.background import Progress, Task
    from fbdesk.ui.document_flow import Surroundings
    from fbdesk.ui.editor import Editor

SIZE = (1080, 700)
LIST, EMPTY = 0, 1


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: a backup, known by the name of its file."""

    key: str
    backup: Backup


class BackupsDialog(QDialog):
    """Lists what is kept of a plan. With an editor, of its open plan, which can be taken back."""

    own_plan_wanted = Signal(object)
    """The user wants a backup opened as a plan of its own; gives its rows (`list[Row]`)."""

    def __init__(
        self,
        parent: QWidget,
        around: Surroundings,
        find: Callable[[], tuple[Backup, ...]],
        editor: Editor | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Backups and versions"))
        self._around, self._find, self._editor = around, find, editor
        self._store: BackupStore = around.backups()
        self._task: Task[Preview] | None = None
        self._preview: Preview | None = None
        self._numbers = numbers_in(around.preferences.held.language)
        self.table = DataTable(tr("Backups and versions"), self._columns())
        self.card = BackupCard(restores=editor is not None and not editor.document.read_only)
        self.keep = button(tr("Save a version …"), self.ask_version, icon="plus")
        self.problem = label("", "warning", wrap=True)
        self._space = label("", "caption", wrap=True)
        self._sides = QStackedWidget()
        self._lay_out()
        self._connect()
        self.show_list()

    @property
    def _may_keep_versions(self) -> bool:
        """Return whether the plan is open, and no newer fbdesk knows more of it."""
        return self._editor is not None and self._editor.document.can_save_as

    def show_list(self) -> None:
        """Show what is kept now."""
        found = self._find()
        self._sides.setCurrentIndex(LIST if found else EMPTY)
        self.table.show_rows([Line(backup.path.name, backup) for backup in found])
        total = size_text(sum(backup.size_bytes for backup in found), self._numbers)
        copies = counted(
            len(found), "{number} copy, {size}.", "{number} copies, {size}.", size=total
        )
        where = tr("They are plain plan files and hold texts that were deleted since.")
        room = tr(
            "All plans on this PC: {size} of {most}. Beyond that the oldest copies go, but never "
            "a version or the latest copy of a plan.",
            size=size_text(self._store.used_bytes(), self._numbers),
            most=size_text(self._store.most_bytes, self._numbers),
        )
        self._space.setText(f"{copies} {where}\n{room}" if found else "")

    def ask_version(self) -> None:
        """Ask for a name and keep the plan as it stands."""
        asked = VersionDialog(self)
        if asked.exec():
            self.keep_version(asked.name, asked.note)
        asked.deleteLater()

    def keep_version(self, name: str, note: str) -> None:
        """Keep the plan as it stands under a name."""
        if self._editor is None:
            return
        self.keep.setEnabled(False)
        work = partial(_kept, partial(self._editor.document.backups.keep_version, name, note))
        self._around.background.start(
            tr("Saving the version"), work, self._show_version, self._tell, ended=self._may_go_on
        )

    def restore(self) -> None:
        """Make the open plan what the chosen backup holds, as one step, with a backup before."""
        line = self.table.chosen_row
        if self._editor is None or self._preview is None or line is None:
            return
        if not self._preview.differs:
            return
        self._sides.setEnabled(False)
        backups = self._editor.document.backups
        self._around.background.start(
            tr("Making a backup"),
            partial(_kept, partial(backups.before, Reason.RESTORE)),
            partial(self._take_back, line.backup, self._preview),
            self._tell,
            ended=self._may_go_on,
        )

    def open_as_own_plan(self) -> None:
        """Open what the chosen backup holds as a plan of its own."""
        if self._preview is not None:
            rows = self._preview.rows
            self.accept()
            self.own_plan_wanted.emit(rows)

    def ask_delete(self) -> None:
        """Delete the chosen version after asking."""
        line = self.table.chosen_row
        if line is None or not line.backup.is_version:
            return
        sure = self._around.questions.confirm(
            tr("Delete the version {name}?", name=what(line.backup)),
            tr("It cannot be brought back. The plan itself stays as it is."),
            tr("Delete the version"),
        )
        if sure:
            try:
                self._store.delete(line.backup)
            except PlanError as error:
                self._tell(error)
            self.show_list()

    def done(self, result: int) -> None:
        """Close, and stop comparing."""
        self._stop()
        super().done(result)

    def _show_chosen(self, _key: str = "") -> None:
        self._stop()
        self._preview = None
        self.problem.setVisible(False)
        line = self.table.chosen_row
        if line is None:
            return
        self.card.show_backup(line.backup)
        now: Plan | None = self._editor.plan if self._editor else None
        language = self._around.preferences.held.language
        self._task = self._around.background.start(
            "",
            partial(preview_of, line.backup.path, now, language),
            self._show_preview,
            self.card.show_problem,
        )

    def _show_preview(self, preview: Preview) -> None:
        self._preview = preview
        self.card.show_preview(preview)

    def _show_version(self, backup: Backup) -> None:
        self.show_list()
        self.table.choose(backup.path.name)

    def _take_back(self, backup: Backup, preview: Preview, _kept_before: Backup) -> None:
        if self._editor is not None and self.isVisible():
            text = tr("go back to the copy of {when}", when=when(backup))
            self._editor.perform(text, partial(become, wanted=preview.rows), large=True)
            self.accept()

    def _may_go_on(self, _task: object) -> None:
        self._sides.setEnabled(True)
        self.keep.setEnabled(True)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _tell(self, error: PlanError) -> None:
        self.problem.setText(described(error))
        self.problem.setVisible(True)

    def _columns(self) -> tuple[Column[Line], ...]:
        return (
            Column(
                code="when",
                title=tr("Date"),
                value=lambda line: line.backup.made_at,
                shows=lambda line: when(line.backup),
                width=120,
            ),
            Column(
                code="what",
                title=tr("What"),
                value=lambda line: what(line.backup),
                tooltip=lambda line: f"{what(line.backup)}\n{line.backup.note.text}".strip(),
                tone=lambda line: "" if line.backup.is_version else "muted",
                width=170,
                stretch=True,
            ),
            Column(code="who", title=tr("Who"), value=lambda line: line.backup.note.who, width=80),
            Column(
                code="size",
                title=tr("Size"),
                value=lambda line: line.backup.size_bytes,
                shows=lambda line: size_text(line.backup.size_bytes, self._numbers),
                align="right",
                width=76,
            ),
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margins(column, 24, 20, 24, 16)
        spacing(column, 10)
        head = QHBoxLayout()
        head.addWidget(label(tr("Backups and versions"), "title"), 1)
        head.addWidget(self.keep)
        self.keep.setVisible(self._may_keep_versions)
        column.addLayout(head)
        words = tr(
            "fbdesk keeps a copy before the first save of each day and before an import, a merge "
            "or a restore. Older copies are thinned out. Versions with a name stay."
        )
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(self.problem)
        self.problem.setVisible(False)
        split = ListAndCard(self.table, left_share=56)
        split.card.body.addWidget(self.card)
        self._sides.addWidget(split)
        self._sides.addWidget(self._nothing())
        column.addWidget(self._sides, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._space, 1)
        foot.addWidget(ending_buttons(self, closing=CLOSE))
        column.addLayout(foot)
        fit(self, *SIZE)

    def _nothing(self) -> EmptyState:
        step = (tr("Save a version …"), self.ask_version) if self._may_keep_versions else None
        return EmptyState(
            tr("Nothing is kept yet"),
            tr("The first copy is made when you save. A version can be saved at any moment."),
            step,
        )

    def _connect(self) -> None:
        self.table.chosen.connect(self._show_chosen)
        self.card.restore_wanted.connect(self.restore)
        self.card.own_plan_wanted.connect(self.open_as_own_plan)
        self.card.delete_wanted.connect(self.ask_delete)


def _kept(keep: Callable[[], Backup | None], _progress: Progress) -> Backup:
    """Keep a version in a thread; the plan of a window always has a store."""
    made = keep()
    if made is None:
        raise UsageError("This plan keeps no backups.")
    return made
