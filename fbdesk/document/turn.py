"""One fbdesk at a time puts a file in its place, also when two on different PCs save at once."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fbdesk.document.network import is_sharing_violation
from fbdesk.document.ownership import NoLocksError, Ownership
from fbdesk.document.refusals import BusyFileError

PATIENCE_S = 10.0
PAUSE_S = 0.01


@contextmanager
def saving_turn(target: Path) -> Iterator[None]:
    """Give the turn to put `target` in its place; others wait, for the moment that it takes.

    The turn is a lock of the operating system on a small file beside the target: it falls away
    with the process that holds it. Where the disk knows no locks, or the file cannot be made,
    everybody has the turn. Raises `BusyFileError` where another one never ends.
    """
    turn = _take(turn_file(target))
    try:
        yield
    finally:
        if turn is not None:
            turn.release()


def turn_file(target: Path) -> Path:
    """Return the small file whose lock is the turn of a target."""
    return target.with_name(f".~saving.{target.name}#")


def _take(path: Path) -> Ownership | None:
    ends = time.monotonic() + PATIENCE_S
    while True:
        try:
            return Ownership(path)
        except NoLocksError:
            return None
        except BlockingIOError:
            if time.monotonic() > ends:
                raise BusyFileError(path=path.parent) from None
        except OSError as error:
            # A file that Windows is just taking away; else a folder that takes no file, and then
            # the save itself will tell.
            if not is_sharing_violation(error) or time.monotonic() > ends:
                return None
        time.sleep(PAUSE_S)
