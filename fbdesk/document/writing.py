"""Putting a file in its place whole or not at all."""

import errno
import os
import shutil
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from fbdesk.document.network import is_sharing_violation
from fbdesk.document.refusals import not_replaced, unwritable
from fbdesk.document.turn import saving_turn
from fbdesk.models.row import new_key

REPLACE_TRIES = 7
"""On Windows a virus scanner or a preview may hold a file for a moment: 3.2 s in all."""

FIRST_PAUSE_S = 0.05


def replace_file(
    target: Path,
    data: bytes,
    verify: Callable[[Path], None] | None = None,
    *,
    overwrite: bool = True,
    token: str = "",
    confirm: Callable[[], None] | None = None,
) -> None:
    """Write `data` to `target` so that it is there whole or not at all, on the disk itself.

    The bytes go to a temporary file in the same folder, are forced to the disk, pass `verify`
    (which raises where they read back wrong), and only then take the target's place in one step.
    A `token` names the temporary file, so that it can be found should the process be killed.
    `confirm` is called right before that step, while no other fbdesk puts the file in its place;
    it raises where the target must not be replaced after all.
    Without `overwrite`, a file that already stands there is left and `FileExistsError` raised.
    Raises `FileError` where the system refuses; the target is then as it was.
    """
    target = target.resolve()  # a link stays a link
    temporary = temporary_file(target, token or new_key())
    try:
        try:
            _write(temporary, data)
            if verify:
                verify(temporary)
            if overwrite:
                _keep_mode(temporary, target)
                _replace(temporary, target, confirm)
            else:
                _place(temporary, target)
            _sync_folder(target.parent)
        finally:
            with suppress(OSError):  # what happened before is what counts
                temporary.unlink(missing_ok=True)
    except FileExistsError:
        raise
    except OSError as error:
        raise unwritable(target, error) from error


def check_place(target: Path) -> None:
    """Raise `FileError` where a file could not be put in its place; asked before long work."""
    target = target.resolve()
    probe = temporary_file(target, new_key())
    try:
        try:
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
            with probe.open("xb"):
                pass
        finally:
            with suppress(OSError):
                probe.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(target, error) from error


def is_same_file(target: Path, other: Path) -> bool:
    """Return whether two names are one file; `FileError` where the system does not tell."""
    try:
        return target == other or (target.exists() and target.samefile(other))
    except OSError as error:
        raise unwritable(target, error) from error


def temporary_file(target: Path, token: str) -> Path:
    """Return the temporary file beside a target that `replace_file` uses for a token."""
    return target.with_name(f".{target.stem[:40]}-{token[:12]}.tmp")


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _keep_mode(temporary: Path, target: Path) -> None:
    if target.exists():
        shutil.copymode(target, temporary)


def _replace(temporary: Path, target: Path, confirm: Callable[[], None] | None) -> None:
    for attempt in range(REPLACE_TRIES):
        try:
            _replace_once(temporary, target, confirm)
        except OSError as error:
            if not is_sharing_violation(error):
                raise
            if attempt == REPLACE_TRIES - 1:
                raise not_replaced(target, error) from error
            time.sleep(FIRST_PAUSE_S * 2**attempt)
        else:
            return


def _replace_once(temporary: Path, target: Path, confirm: Callable[[], None] | None) -> None:
    if confirm is None:
        temporary.replace(target)
        return
    with saving_turn(target):
        confirm()
        temporary.replace(target)


def _place(temporary: Path, target: Path) -> None:
    """Give the file its name unless the name is taken, in one step where the disk can."""
    if sys.platform == "win32":
        temporary.rename(target)
        return
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links
        if target.exists():
            raise FileExistsError(target) from None
        temporary.replace(target)


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":  # has no such call; the replace itself is written through
        return
    handle = os.open(folder, os.O_RDONLY)
    with suppress(OSError):  # some network disks refuse it for folders: the file itself is safe
        os.fsync(handle)
    os.close(handle)
