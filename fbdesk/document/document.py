"""The open plan: what the window holds, edits, undoes and saves."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Self, TypeVar

from sqlalchemy import Connection

from fbdesk.document.admission import admit
from fbdesk.document.backups.of_plan import PlanBackups
from fbdesk.document.base import Base, base_of
from fbdesk.document.connections import close
from fbdesk.document.file_info import FileInfo
from fbdesk.document.journal.undo import Place, Touched
from fbdesk.document.merge_notes import note_merge, settle_merges
from fbdesk.document.origin import Origin, sha256
from fbdesk.document.reading import read_admitted
from fbdesk.document.recovery import NOT_DELETED, resume_lost_work
from fbdesk.document.refusals import ReadOnlyPlanError
from fbdesk.document.revisions.of_plan import PlanRevisions
from fbdesk.document.saving import SaveJob, file_of_rows
from fbdesk.document.working_copy import WorkingCopy
from fbdesk.errors import FileError, UsageError
from fbdesk.models.bulk import without_collector
from fbdesk.models.reading import read_snapshot, refresh_snapshot
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan

T = TypeVar("T")

READ_ONLY = "This plan was saved by a newer fbdesk and can only be read here. Update fbdesk."

Edit = Callable[[Connection], T]


@dataclass(frozen=True, slots=True)
class Change(Generic[T]):
    """What an edit, an undo or a redo did.

    `rows` holds the keys of the changed rows by table; `result` is what the edit returned.
    """

    text: str
    result: T
    rows: Touched

    @property
    def tables(self) -> frozenset[str]:
        """Return the names of the tables that changed; empty where the edit changed nothing."""
        return frozenset(self.rows)


class Document:
    """A plan that is open for editing, on a private working copy of its file.

    The file is read once and written by `save` alone. Use from one thread at a time.
    """

    def __init__(self, copy: WorkingCopy, refusal: ReadOnlyPlanError | None = None) -> None:
        """Take over a working copy; see `new`, `open` and `recover`.

        `refusal` says why the plan can only be read, None where it can be edited. Where
        `can_save_as` is False, a newer fbdesk knows more of the plan than a save would keep. While
        it is `in_use`, an edit goes on in another thread and nothing else may be asked for.
        """
        self._copy = copy
        self.backups = PlanBackups(copy)
        self.revisions = PlanRevisions(copy)
        self._origin = copy.origin()
        self._place = copy.place()
        self._plan: Plan | None = None
        self._stale: dict[str, frozenset[str]] = {}
        self.refusal = refusal
        self.can_save_as = True
        self.in_use = False

    @classmethod
    def new(cls, rows: Iterable[Row], working_folder: Path) -> Self:
        """Return a new plan that holds the rows and has no file yet."""
        data, _ = file_of_rows(rows)
        return cls(WorkingCopy.create(working_folder, data, Origin()))

    @classmethod
    @without_collector()
    def open(
        cls, path: Path, working_folder: Path, refusal: ReadOnlyPlanError | None = None
    ) -> Self:
        """Return the plan of a file; the file is read once and nothing about it changes.

        With a `refusal` it can only be read, for example where a colleague has it open. Raises
        `FileError` where the file is missing, damaged, newer or no plan of fbdesk.
        """
        path = path.absolute()
        file = admit(path)
        try:
            plan = read_admitted(path, file)
            origin = Origin(path, sha256(file.data), saved_step=0)
            copy = WorkingCopy.create(working_folder, file.plan, origin)
        finally:
            close(file.connection)
        document = cls(copy, ReadOnlyPlanError(READ_ONLY) if file.newer else refusal)
        document.can_save_as = not file.newer
        document._plan = plan
        document.revisions.note_opened(file.data, file.info)
        return document

    @classmethod
    def recover(cls, working_path: Path) -> Self:
        """Return the plan of a working copy that a crash left behind, with its undo history.

        Raises `FileError` where another running fbdesk has taken it meanwhile.
        """
        return cls(resume_lost_work(working_path))

    @property
    def path(self) -> Path | None:
        """Return the plan's file; None where it has never been saved."""
        return self._origin.source_path

    @property
    def is_saved(self) -> bool:
        """Return whether the file holds everything that the plan holds."""
        return self.path is not None and self._place.position == self._origin.saved_step

    @property
    def read_only(self) -> bool:
        """Return whether the plan can be read, but not changed."""
        return self.refusal is not None

    @property
    def undo_text(self) -> str:
        """Return the words of the step that undo would take back, empty where there is none."""
        return self._place.undo_text

    @property
    def redo_text(self) -> str:
        """Return the words of the step that redo would make again, empty where there is none."""
        return self._place.redo_text

    def snapshot(self) -> Plan:
        """Return the plan as it stands; only rows changed since the last call are read again."""
        if self._plan is None or self._stale:
            with self._copy.reading() as connection:
                if self._plan is None:
                    self._plan = read_snapshot(connection)
                else:
                    self._plan = refresh_snapshot(connection, self._plan, self._stale)
            self._stale = {}
        return self._plan

    def perform(self, text: str, edit: Edit[T], *, merged: FileInfo | None = None) -> Change[T]:
        """Run an edit in one transaction, as one undo step with the words `text`.

        What the edit raises is raised here, and nothing of it is kept; `PlanError` stands for
        what the database refused. An edit that changes nothing makes no step. With what a copy
        says about itself that the edit `merged` in, the plan has that copy behind it as long as
        the step is not undone.
        """
        if self.refusal is not None:
            raise self.refusal
        with self._copy.transaction() as connection:
            journal = self._copy.journal
            with journal.recording(text) as step:
                result = edit(connection)
            touched = journal.touched(step)
            if touched:
                journal.finish()
                if merged is not None:
                    note_merge(connection, step, merged)
            else:
                journal.forget(step)
            place = journal.place()
        if touched:
            self._moved(touched, place)
        return Change(text, result, touched)

    def undo(self) -> Change[None]:
        """Take back the last step; a change of nothing where there is none."""
        return self._travel(backwards=True)

    def redo(self) -> Change[None]:
        """Make the last undone step again; a change of nothing where there is none."""
        return self._travel(backwards=False)

    def save(self) -> None:
        """Write the plan to its file; the old file stands until the new one is proved.

        Raises `FileChangedError` where someone else saved the file since it was opened here, and
        `FileError` where it cannot be written. Nothing is lost then: the work stays on this PC.
        """
        if not self.read_only:
            self.note_saved(self.save_job().carry_out())
            self.revisions.wait()

    def save_as(self, path: Path) -> None:
        """Write the plan to another file, which is its file from now on.

        A file that already has this name is replaced: the caller has asked. A plan that can only
        be read because someone has its file open can be edited from then on. Raises `FileError`.
        """
        self.note_saved(self.save_job(path).carry_out())
        self.revisions.wait()

    def save_job(self, target: Path | None = None) -> SaveJob:
        """Return a save to the plan's file, or to `target`, that can be carried out in a thread.

        Edits may go on meanwhile; one save at a time. `note_saved` takes what comes out of it.
        """
        if self.refusal is not None and (target is None or not self.can_save_as):
            raise self.refusal
        path = target.absolute() if target else self.path
        if path is None:
            raise UsageError("The plan has no file yet. Choose where to save it.")
        return SaveJob(
            self._copy.path,
            path,
            base_of(self._copy.origin(), path) if target is None else Base(path),
            must_write=target is not None or not self.is_saved,
            before=self.backups.before_save,
            after=self.revisions.after_save,
        )

    def note_saved(self, origin: Origin | None) -> None:
        """Take note of what came out of a save (or a `rebase`); None of nothing to save."""
        if origin is None:
            return
        if origin.source_path != self.path:
            self.refusal = None  # what was said of the file before does not hold for this one
        self._origin = origin

    def close(self, *, discard: bool = False) -> None:
        """End the work on the plan.

        Work that is not in the file is kept on this PC and offered at the next start, unless
        `discard` says that the user gave it up. Raises `FileError` where it cannot be deleted
        then: it is offered all the same.
        """
        self.revisions.wait()
        untouched = self.path is None and not self.undo_text
        if discard or self.is_saved or untouched:
            gone = self._copy.remove()
            if discard and not gone:
                raise FileError(NOT_DELETED, path=self._copy.path)
        else:
            self._copy.leave()

    def _travel(self, *, backwards: bool) -> Change[None]:
        journal = self._copy.journal
        with self._copy.time_travel():
            step = journal.last_done() if backwards else journal.first_undone()
            if step is None:
                return Change("", None, {})
            if backwards:
                journal.undo(step.number)
            else:
                journal.redo(step.number)
            settle_merges(self._copy.connection)
            touched = journal.touched(step.number)
            place = journal.place()
        self._moved(touched, place)
        return Change(step.text, None, touched)

    def _moved(self, touched: Touched, place: Place) -> None:
        # Everything is known by now: what the disk keeps can no longer fail to be told.
        for table, keys in touched.items():
            self._stale[table] = self._stale.get(table, frozenset()) | keys
        self._place = place
