"""The backups that one open plan makes: before its first save, and before large changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from fbdesk.document.admission import admit
from fbdesk.document.backups.notes import Note
from fbdesk.document.backups.store import Backup, BackupStore, Reason
from fbdesk.document.connections import close
from fbdesk.document.freezing import freeze
from fbdesk.errors import FileError

if TYPE_CHECKING:
    from pathlib import Path

    from fbdesk.document.file_info import FileInfo
    from fbdesk.document.working_copy import WorkingCopy


class PlanBackups:
    """Makes and lists the backups of the plan of a working copy.

    Without a `store` none are made: set it to begin. `problem` tells why the last backup that
    was to be made by itself was not; saving goes on all the same.
    """

    def __init__(self, copy: WorkingCopy, store: BackupStore | None = None) -> None:
        self._copy = copy
        self.store = store
        self.problem: FileError | None = None
        self._told = ""
        self._kept_on: dict[Path, date] = {}

    def before_save(self, target: Path) -> None:
        """Keep a plan's file as it is before a save replaces it: once per session and day.

        A file of an older version is kept as such, before it becomes one of this version; one
        that is no sound plan is not kept.
        """
        today = datetime.now(UTC).date()
        if self.store is None or self._kept_on.get(target) == today:
            return
        try:
            file = admit(target)
        except FileError:  # or there is none yet
            return
        close(file.connection)
        try:
            reason = Reason.MIGRATE if file.older else Reason.SESSION
            self.store.keep(file.data, file.info, reason, Note(source=str(target)))
        except FileError as error:
            self.problem = error
        else:
            self.problem = None
            self._kept_on[target] = today

    def keep_again(self, target: Path) -> None:
        """Let the next save keep the file that it replaces, whatever was kept today.

        For a file that someone else saved: undoing the merge with it would leave nothing of theirs.
        """
        self._kept_on.pop(target, None)

    def untold_problem(self) -> FileError | None:
        """Return the problem of the last backup unless it was given before; for the window."""
        problem = self.problem
        if problem is None or problem.message == self._told:
            return None
        self._told = problem.message
        return problem

    def before(self, reason: Reason) -> Backup | None:
        """Keep the plan as it stands, and return the backup; None without a store.

        Raises `FileError` where it cannot be kept. May be called in a thread, as may the others
        but `listed` and `info`: what is kept is one moment of the plan.
        """
        return self._keep(reason, Note())

    def keep_version(self, name: str, text: str = "") -> Backup | None:
        """Keep the plan as it stands under a name, for good; raises `FileError`."""
        return self._keep(Reason.VERSION, Note(name=name, text=text))

    def listed(self) -> tuple[Backup, ...]:
        """Return the plan's backups and versions, the latest first."""
        return self.store.of_plan(self._copy.info().plan_uuid) if self.store else ()

    def info(self) -> FileInfo:
        """Return what the plan's file said about itself when it was last opened or saved."""
        return self._copy.info()

    def _keep(self, reason: Reason, note: Note) -> Backup | None:
        if self.store is None:
            return None
        frozen = freeze(self._copy.path)
        note = replace(note, source=str(frozen.origin.source_path or ""))
        return self.store.keep(frozen.data, frozen.info, reason, note)
