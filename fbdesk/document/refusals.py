"""Why a file is refused, in words that say what to do, also for what the system answers."""

import errno
import os
import re
import sqlite3
from enum import StrEnum
from pathlib import Path

from sqlalchemy.exc import DatabaseError, IntegrityError

from fbdesk.document.network import is_unreachable
from fbdesk.errors import FileError, InputError, PlanError

REMEDY = "Nothing was changed. Use an earlier copy of the file, and keep this one for help."


class NotAPlanError(FileError):
    """The file is something else than a plan of fbdesk."""


class StrangeFileError(NotAPlanError):
    """The file is a plan with tables or rules that fbdesk did not make."""


class DamagedFileError(FileError):
    """The file is a plan, but its content is not what was saved."""


class NewerFileError(FileError):
    """The file was saved by a version of fbdesk that this one does not know."""


class FileChangedError(FileError):
    """Someone else saved the file since it was opened here; nothing was overwritten."""


class UnreachableError(FileError):
    """The folder of the file is out of reach; it may come back, and nothing is lost meanwhile."""


class BusyFileError(UnreachableError):
    """Someone else is saving in the folder just now and does not finish."""

    def __init__(self, path: Path) -> None:
        """Name the folder."""
        super().__init__(
            "Someone else is saving in {path} and does not finish. Try again in a moment.",
            path=path,
        )


class ReadOnlyPlanError(FileError):
    """The plan can be read here, but not changed."""


class Damage(StrEnum):
    """What is wrong with a damaged plan file, each as the line that the user reads."""

    CONTENT = "{path} is damaged: its content is not what was saved. " + REMEDY
    IDENTITY = "{path} is damaged: it does not say which plan it is. " + REMEDY
    REFERENCES = "{path} is damaged: rows refer to rows that are missing. " + REMEDY
    SETTINGS = "{path} is damaged: it has no settings. " + REMEDY
    TEXT = "{path} is damaged: it holds broken text. " + REMEDY
    DISK = "{path} was not saved: the disk gives back something else. Save it somewhere else."
    ENDLESS = "{path} is damaged: reading it takes far too long. " + REMEDY
    PARTS = "{path} is damaged: parts of it cannot be read. " + REMEDY
    OTHER = "{path} is damaged: {reason}. " + REMEDY


HELD_BY_ANOTHER = frozenset({32, 33})
HELD_FILE = "{path} is held by another program. Close it there, or save under another name."
NOT_REPLACED = (
    "{path} cannot be replaced. If another program has it open, close it there. Otherwise save "
    "under another name."
)
READ_REFUSALS = {
    errno.ENOENT: "{path} does not exist. Check the name and the folder.",
    errno.ENOTDIR: "{path} does not exist. Check the name and the folder.",
    errno.EISDIR: "{path} is a folder. Choose a file.",
    errno.EACCES: "You may not read {path}. Ask whoever owns the folder for access.",
    errno.EPERM: "You may not read {path}. Ask whoever owns the folder for access.",
}
GONE_SHARE = "The folder of {path} cannot be reached. Save somewhere else or try again."
WRITE_REFUSALS = {
    errno.ENOENT: "The folder of {path} does not exist or cannot be reached. Save somewhere else.",
    errno.ENOTDIR: "The folder of {path} does not exist or cannot be reached. Save somewhere else.",
    errno.EISDIR: "{path} is a folder. Choose a file name.",
    errno.EACCES: "You may not write {path}. Save somewhere else or ask for access.",
    errno.EPERM: "You may not write {path}. Save somewhere else or ask for access.",
    errno.EROFS: "The disk of {path} is read-only. Save somewhere else.",
    errno.ENOSPC: "The disk of {path} is full. Make room or save somewhere else.",
    errno.EDQUOT: "Your quota on the disk of {path} is used up. Make room or save somewhere else.",
    errno.ESTALE: GONE_SHARE,
    errno.ENAMETOOLONG: "The name {path} is too long. Choose a shorter one.",
}


def newer(path: Path, version: object) -> NewerFileError:
    """Return the refusal for a file that holds what only a newer fbdesk knows."""
    return NewerFileError(
        "{path} was saved by a newer fbdesk (format {version}). Update fbdesk first.",
        path=path,
        version=version,
    )


def unreadable(path: Path, error: OSError) -> FileError:
    """Return the refusal for a file that the system would not read."""
    known = READ_REFUSALS.get(error.errno or 0)
    if known:
        return FileError(known, path=path)
    return FileError("{path} cannot be read: {reason}.", path=path, reason=error.strerror)


def unwritable(path: Path, error: OSError) -> FileError:
    """Return the refusal for a file that the system would not write."""
    if getattr(error, "winerror", None) in HELD_BY_ANOTHER:
        return FileError(HELD_FILE, path=path)
    kind = UnreachableError if is_unreachable(error) else FileError
    known = WRITE_REFUSALS.get(error.errno or 0)
    if known:
        return kind(known, path=path)
    return kind("{path} cannot be written: {reason}.", path=path, reason=error.strerror)


def not_replaced(path: Path, error: OSError) -> FileError:
    """Return the refusal for a file that Windows would not let go, however often it was asked.

    For a file that is open in another program Windows mostly says no more than "access denied".
    The folder takes files, as the new one stands there already: it is the old one that is held,
    unless it is marked as read-only.
    """
    held = getattr(error, "winerror", None) in HELD_BY_ANOTHER
    if held or not os.access(path, os.W_OK):
        return unwritable(path, error)
    return FileError(NOT_REPLACED, path=path)


def not_kept(error: DatabaseError | sqlite3.Error | OSError) -> PlanError:
    """Return the refusal for an edit that the working copy would not take."""
    reason = _reason(error)
    taken = re.fullmatch(r"UNIQUE constraint failed: \w+\.(\w+).*", reason)
    if taken:
        return InputError(
            "Another row already has this {field}. Choose a different one.",
            field=taken[1],
        )
    if isinstance(error, IntegrityError):
        return InputError("The change does not fit the rest of the plan ({reason}).", reason=reason)
    return FileError(
        "The change could not be kept on this PC: {reason}. Make room on the disk and try again.",
        reason=reason,
    )


def not_read(error: DatabaseError | sqlite3.Error) -> FileError:
    """Return the refusal for a working copy that the system would not read."""
    return FileError(
        "The work on this PC cannot be read: {reason}. Nothing was changed. Try again.",
        reason=_reason(error),
    )


def _reason(error: DatabaseError | sqlite3.Error | OSError) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return str(error.orig if isinstance(error, DatabaseError) else error)
