"""Whether a plan's file is still the one the work began from, up to the moment of replacing it."""

import os
from pathlib import Path

from fbdesk.document.admission import read_bytes
from fbdesk.document.origin import Origin, sha256
from fbdesk.document.refusals import FileChangedError, unwritable

Mark = tuple[int, int, int, int]
"""Device, number, size and time of a file: another one when it was replaced or written."""


class Base:
    """The content that a file may have to be replaced; anything else is someone's work.

    The whole content is compared, twice. Right before the replacement the file's mark tells
    whether it is still the one that was compared. It is read through an open file: network disks
    answer from memory otherwise.
    """

    def __init__(self, path: Path, known: frozenset[str] = frozenset()) -> None:
        """Watch over a file whose content has one of these digests; none lets anything pass."""
        self._path = path
        self._known = known
        self._mark: Mark | None = None

    def look(self) -> bool:
        """Compare the content, and return whether the file is there.

        Raises `FileChangedError`, and `FileError` where the file cannot be read.
        """
        self._mark = self._read_mark()
        if self._mark is None or not self._known:
            return self._mark is not None
        if sha256(read_bytes(self._path)) not in self._known:
            raise FileChangedError(
                "{path} was changed by someone else after you opened it. Nothing was overwritten. "
                "Merge the two, or save yours under another name.",
                path=self._path,
            )
        return True

    def confirm(self) -> None:
        """Compare once more, right before the file is replaced; raises as `look` does."""
        if self._known and self._read_mark() != self._mark:
            self.look()

    def _read_mark(self) -> Mark | None:
        try:
            file = os.open(self._path, os.O_RDONLY)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise unwritable(self._path, error) from error
        try:
            found = os.fstat(file)
        finally:
            os.close(file)
        return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


def base_of(origin: Origin, target: Path) -> Base:
    """Return the base of a save: the content that the plan's own file had, or none elsewhere."""
    if target != origin.source_path:
        return Base(target)
    known = {origin.source_sha256}
    if origin.pending_path == target:
        known.add(origin.pending_sha256)
    return Base(target, frozenset(known))
