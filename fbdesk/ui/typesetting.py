"""Typesetting beside the window, in a process of its own: it ends at once, and falls alone."""

import logging
import os
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Final

from fbdesk.document.lock.process import is_running
from fbdesk.errors import FileError
from fbdesk.models.results.effects_in_plan import GoOn
from fbdesk.reports.making import Making
from fbdesk.reports.typesetting import folder as between
from fbdesk.reports.typesetting.job import Job, Pages, Typesetter

logger = logging.getLogger(__name__)

LOOK_EVERY_S: Final = 0.1
"""So long goes on at most what nobody waits for any more."""
NO_CONSOLE: Final[int] = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""Python itself would open a console on Windows."""
TOP: Final = Path(__file__).resolve().parents[2]
"""Where Python finds the program, unless it is packaged."""


def typesetter_while(go_on: GoOn) -> Typesetter:
    """Return a typesetter that gives what `typeset` gives, from a process of its own.

    `go_on` is asked ten times a second and raises where the work shall stop: then the process ends,
    and what was raised is raised to whoever waits. `FileError` comes as from `typeset`, and where
    the process dies, cannot be started, or finds no room on the disk.
    """
    return partial(_typeset, go_on)


def making_while(go_on: GoOn) -> Making:
    """Return how the window makes documents: `go_on` ends the work before and while it is set."""
    return Making(typesetter_while(go_on), go_on)


def _typeset(go_on: GoOn, job: Job) -> Pages:
    folder = _new_folder()
    try:
        between.write_job(folder, job)
        code = _carried_out(folder, go_on)
        if code == between.DONE:
            return between.read_pages(folder)
        raise _refusal(folder, code, job)
    except OSError as error:
        raise _no_room(folder.parent) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _refusal(folder: Path, code: int, job: Job) -> FileError:
    """Return why nothing came of a job."""
    if code == between.REFUSED:
        return between.read_refusal(folder)
    if code == between.NO_ROOM:
        return _no_room(folder.parent)
    logger.error("the typesetter ended with %d while it set %s", code, job.template.name)
    return FileError(
        "The making of the PDF broke off, perhaps because the memory ran out. The plan is as it "
        "was. Close other programs and try again."
    )


def _new_folder() -> Path:
    """Return a folder that only this user can read, and take away what others left behind.

    They were windows that were killed together with their typesetter.
    """
    try:
        among = Path(tempfile.gettempdir())
        for folder in among.glob(f"{between.BEGINNING}-*"):
            window = between.window_of(folder)
            if window and not is_running(window, ""):
                shutil.rmtree(folder, ignore_errors=True)
        return Path(tempfile.mkdtemp(prefix=between.folder_prefix(os.getpid())))
    except OSError as error:
        raise _no_room(tempfile.tempdir or "TEMP") from error


def _carried_out(folder: Path, go_on: GoOn) -> int:
    """Return the exit code of the process that does the job of a folder; leave none behind."""
    process = _started(folder)
    try:
        while True:
            go_on()
            try:
                return process.wait(LOOK_EVERY_S)
            except subprocess.TimeoutExpired:
                continue
    finally:
        process.kill()
        process.wait()


def _started(folder: Path) -> "subprocess.Popen[bytes]":
    packaged = getattr(sys, "frozen", False)
    command = [sys.executable] if packaged else [sys.executable, "-m", "fbdesk"]
    try:
        return subprocess.Popen(  # noqa: S603 our own program
            [*command, "typeset", str(folder)],
            cwd=None if packaged else TOP,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=NO_CONSOLE,
        )
    except OSError as error:
        logger.exception("the typesetter did not start")
        raise FileError(
            "The PDF cannot be made: the system does not start the process that sets it "
            "({reason}). Close other programs and try again. If that does not help, install "
            "fbdesk again.",
            reason=error.strerror or error,
        ) from error


def _no_room(folder: Path | str) -> FileError:
    return FileError(
        "There is no room for the pages of the document in {folder}, the folder of temporary "
        "files. Make room on that disk and try again.",
        folder=folder,
    )
