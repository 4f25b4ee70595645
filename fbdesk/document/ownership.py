"""A lock that says "a running fbdesk is at work here", and falls away when that fbdesk dies."""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

HELD = frozenset({errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK})
"""What the system answers where someone else holds the lock."""


class NoLocksError(BlockingIOError):
    """The disk has no locks, so that nobody can tell whether another owner is alive."""


class Ownership:
    """Exclusive ownership of a file, held through a lock on it until released.

    The operating system lets go of the lock when the process ends, however it ends.
    """

    def __init__(self, path: Path) -> None:
        """Take ownership.

        Raises `BlockingIOError` where another owner is alive or the disk has no locks, and
        `OSError` where the file cannot be made.
        """
        self.path = path
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._file)
            if not _is_file(self._file, path):
                raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN), str(path))
        except OSError as error:
            os.close(self._file)
            refusal = BlockingIOError if error.errno in HELD else NoLocksError
            raise refusal(*error.args) from error

    def release(self) -> None:
        """Give ownership up and take the lock file away; one that cannot be taken away stays."""
        if sys.platform == "win32":  # an open file cannot be removed there
            os.close(self._file)
            with suppress(OSError):  # the next owner may hold it already
                self.path.unlink(missing_ok=True)
        else:
            with suppress(OSError):
                self.path.unlink(missing_ok=True)
            os.close(self._file)


def _lock(file: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_file(file: int, path: Path) -> bool:
    """Return whether the open file still has its name: the owner before may have removed it."""
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False
