"""A lock that says "a running fbdesk is at work here", and falls away when that fbdesk dies."""

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class Ownership:
    """Exclusive ownership of a working copy, held through a lock file until released.

    The operating system lets go of the lock when the process ends, however it ends.
    """

    def __init__(self, path: Path) -> None:
        """Take ownership; raises `BlockingIOError` where another owner is alive."""
        self.path = path
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._file)
        except OSError as error:
            os.close(self._file)
            raise BlockingIOError(*error.args) from error

    def release(self) -> None:
        """Give ownership up and take the lock file away."""
        if sys.platform == "win32":  # an open file cannot be removed there
            os.close(self._file)
            self.path.unlink(missing_ok=True)
        else:
            self.path.unlink(missing_ok=True)
            os.close(self._file)


def _lock(file: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
