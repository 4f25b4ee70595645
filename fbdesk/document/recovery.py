"""Work that a crash left on this PC: found at the next start, and offered with what it holds."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import DatabaseError, NoResultFound

from fbdesk.document import connections
from fbdesk.document.admission import admit
from fbdesk.document.journal.undo import Step
from fbdesk.document.origin import NO_FILE, NOT_ASKED, Origin, sha256, state_of_file
from fbdesk.document.ownership import Ownership
from fbdesk.document.refusals import DamagedFileError
from fbdesk.document.share import is_on_share
from fbdesk.document.working_copy import (
    LOCK_SUFFIX,
    SUFFIX,
    UNFINISHED_SUFFIX,
    WorkingCopy,
    delete_files,
)
from fbdesk.document.writing import temporary_file
from fbdesk.errors import FileError
from fbdesk.models import rows
from fbdesk.models.city import Settings

UNREADABLE = "The work kept on this PC is damaged: {reason}. Keep it for help, or delete it."
NOT_DELETED = (
    "The work could not be deleted and is still on this PC. It is offered again at the next start. "
    "Close other programs that may hold {path} open, and delete it then."
)
UNREADABLE_ERRORS = (DatabaseError, NoResultFound, ValueError, TypeError, KeyError, MemoryError)


@dataclass(frozen=True, slots=True)
class LostWork:
    """A working copy that no running fbdesk owns, with what it holds that the file does not.

    `edits` are the texts of the steps made since the last save, `taken_back` those of saved
    steps that were undone since. `file` tells how the plan's file stands: as it was (`same`),
    saved by someone else since (`changed`), `missing`, `no file` where it was never saved, or
    `not asked` where it lies on a share, which may be away and keep everybody waiting.
    A copy that cannot be read is `damaged`: it can be kept for help or discarded, not opened.
    """

    working_path: Path
    plan_name: str = ""
    source_path: Path | None = None
    opened_at: datetime | None = None
    first_edit_at: datetime | None = None
    last_edit_at: datetime | None = None
    edits: tuple[str, ...] = ()
    taken_back: tuple[str, ...] = ()
    file: str = NO_FILE
    damaged: bool = False


def find_lost_work(folder: Path) -> tuple[LostWork, ...]:
    """Return the work that crashes left in the folder of working copies, latest first.

    Copies in use are passed over; copies whose work is all in the file are cleared away.
    """
    _clear_unfinished(folder)
    found = [work for path in sorted(folder.glob(f"*{SUFFIX}")) for work in _examine(path)]
    return tuple(sorted(found, key=lambda work: str(work.last_edit_at or ""), reverse=True))


def discard_lost_work(work: LostWork) -> None:
    """Delete a working copy that the user does not want; one in use is left alone.

    Raises `FileError` where the system will not delete it: it is then offered again.
    """
    try:
        ownership = Ownership(work.working_path.with_suffix(LOCK_SUFFIX))
    except BlockingIOError:
        return
    gone = delete_files(work.working_path)
    ownership.release()
    if not gone:
        raise FileError(NOT_DELETED, path=work.working_path)


def resume_lost_work(path: Path) -> WorkingCopy:
    """Return a working copy that a crash left behind, taken over by this process.

    Raises `FileError` where another running fbdesk has taken it, and `DamagedFileError`.
    """
    try:
        copy = WorkingCopy.resume(path)
    except BlockingIOError as error:
        raise FileError("This work is already open in another window of fbdesk.") from error
    except DatabaseError as error:
        raise DamagedFileError(UNREADABLE, reason=error.orig) from error
    try:
        _settle_pending_save(copy)
    except (*UNREADABLE_ERRORS, FileError) as error:
        copy.leave()
        raise DamagedFileError(UNREADABLE, reason=error) from error
    return copy


def _examine(path: Path) -> Iterator[LostWork]:
    try:
        copy = WorkingCopy.resume(path)
    except BlockingIOError:  # someone is working on it
        return
    except (DatabaseError, FileError):
        yield LostWork(path, damaged=True)
        return
    keep = True
    try:
        _settle_pending_save(copy)
        work = _describe(copy)
        keep = bool(work.edits or work.taken_back)
        if keep:
            yield work
    except (*UNREADABLE_ERRORS, FileError):
        yield LostWork(path, damaged=True)
    finally:
        if keep:
            copy.leave()
        else:
            copy.remove()


def _describe(copy: WorkingCopy) -> LostWork:
    origin = copy.origin()
    with copy.connection.begin():
        verdict = copy.connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
        settings = rows.read(copy.connection, Settings)
        done = copy.journal.steps(undone=False)
        undone = copy.journal.steps(undone=True)
    edits = [step for step in done if step.number > origin.saved_step]
    taken_back = [step for step in undone if step.number <= origin.saved_step]
    return LostWork(
        copy.path,
        plan_name=settings[0].name if settings else "",
        source_path=origin.source_path,
        opened_at=origin.opened_at,
        first_edit_at=min((step.made_at for step in edits), default=None),
        last_edit_at=_latest((*done, *undone)),
        edits=tuple(step.text for step in edits),
        taken_back=tuple(step.text for step in taken_back),
        file=_state_of_file(origin),
        damaged=verdict != "ok" or not settings,
    )


def _state_of_file(origin: Origin) -> str:
    path = origin.source_path
    return NOT_ASKED if path is not None and is_on_share(path) else state_of_file(origin)


def _latest(steps: tuple[Step, ...]) -> datetime | None:
    return max((step.made_at for step in steps), default=None)


def _settle_pending_save(copy: WorkingCopy) -> None:
    """Recognise a save that fbdesk died in: its file may be in place, or still beside it."""
    origin = copy.origin()
    path = origin.pending_path
    if path is None:
        return
    with suppress(OSError):
        temporary_file(path.resolve(), origin.pending_revision).unlink(missing_ok=True)
    after = replace(origin, pending_path=None, pending_sha256="")
    with suppress(FileError):
        file = admit(path)
        connections.close(file.connection)
        if sha256(file.data) == origin.pending_sha256:
            after = Origin(
                path,
                origin.pending_sha256,
                saved_step=origin.pending_step,
                opened_at=origin.opened_at,
            )
            copy.set_origin(after, file.info)
            return
    copy.set_origin(after)


def _clear_unfinished(folder: Path) -> None:
    """Clear away copies whose making was cut off, which hold no edit yet, and locks of nothing."""
    for lock in folder.glob(f"*{LOCK_SUFFIX}"):
        with suppress(OSError):  # it is in use, or the next start clears it away
            if lock.with_suffix(SUFFIX).exists():
                continue
            ownership = Ownership(lock)
            delete_files(lock.with_suffix(UNFINISHED_SUFFIX))
            ownership.release()
