"""The process that typesets for the window: it reads a job from a folder and answers there."""

import argparse
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from typing import Final

LOOK_EVERY_S: Final = 1.0
FIRST_TO_GO: Final = Path("/proc/self/oom_score_adj")
"""Where a process tells Linux how gladly it may be ended when memory runs out."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the folder."""
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the window put the job")


def run(args: argparse.Namespace) -> int:
    """Do the job and return how it ended, as the window reads it."""
    from fbdesk.errors import FileError
    from fbdesk.reports.typesetting import folder as between
    from fbdesk.reports.typesetting.job import typeset

    folder: Path = args.folder
    _fall_before_the_window()
    try:
        with _ends_with_window(between.window_of(folder), folder):
            try:
                between.write_pages(folder, typeset(between.read_job(folder)))
            except FileError as error:
                between.write_refusal(folder, error)
                return between.REFUSED
    except OSError:
        return between.NO_ROOM
    return between.DONE


def _fall_before_the_window() -> None:
    """Be the one that the system ends where memory runs out."""
    if sys.platform == "linux":
        with suppress(OSError):
            FIRST_TO_GO.write_text("800", encoding="ascii")


@contextmanager
def _ends_with_window(window: int, folder: Path) -> Iterator[None]:
    """End the process when the window is gone, killed perhaps: nobody waits, or takes away."""
    done = Event()
    watch = Thread(target=_watch, args=(window, folder, done), daemon=True)
    watch.start()
    try:
        yield
    finally:
        done.set()
        watch.join()


def _watch(window: int, folder: Path, done: Event) -> None:
    from fbdesk.reports.typesetting.folder import NOBODY_WAITS

    while not done.wait(LOOK_EVERY_S):
        if not _is_there(window):
            shutil.rmtree(folder, ignore_errors=True)
            os._exit(NOBODY_WAITS)


def _is_there(window: int) -> bool:
    """Return whether the window still runs."""
    if sys.platform == "win32":
        from fbdesk.document.lock.process import is_running

        return is_running(window, "")
    return os.getppid() == window  # whoever loses its parent is given another at once
