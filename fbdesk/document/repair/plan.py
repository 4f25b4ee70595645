"""Repair: what a damaged or strange file still holds, read out into a new plan."""

from dataclasses import dataclass
from pathlib import Path

from fbdesk.document.admission import read_bytes
from fbdesk.document.connections import close, open_memory
from fbdesk.document.digest import columns_of_content, digest_of
from fbdesk.document.file_info import FileInfo
from fbdesk.document.format_version import FormatVersion
from fbdesk.document.refusals import NotAPlanError
from fbdesk.document.repair.read_out import Loss
from fbdesk.document.saving import file_of_rows, place_plan
from fbdesk.document.schema import empty_plan
from fbdesk.document.untrusted.fitting import fitted
from fbdesk.document.untrusted.strict_reader import read_out
from fbdesk.document.writing import is_same_file
from fbdesk.errors import FileError
from fbdesk.models.declarations import table_name
from fbdesk.models.row import Row


@dataclass(frozen=True, slots=True)
class Repair:
    """A new plan with what could be read out of a file; nothing is written yet.

    `proved` tells that the digest in the file agrees with the rows: each value is the one that
    was saved.
    """

    source: Path
    rows: tuple[Row, ...]
    losses: tuple[Loss, ...]
    data: bytes
    info: FileInfo
    proved: bool

    def count(self) -> dict[str, int]:
        """Return how many rows of each table were read out, in the plan's order."""
        counts: dict[str, int] = {}
        for row in self.rows:
            table = table_name(type(row))
            counts[table] = counts.get(table, 0) + 1
        return counts

    def write(self, target: Path) -> None:
        """Write the new plan as a file; the file that was read is never written.

        Raises `FileError` where the target is that file or cannot be written.
        """
        if is_same_file(target, self.source):
            raise FileError(
                "{path} is the file that is repaired, and stays as it is. Choose another name.",
                path=target,
            )
        place_plan(target, self.data, self.info)


def repair(path: Path) -> Repair:
    """Return a new plan with what can be read out of a file; the file is only read.

    Raises `FileError` where it cannot be read, and `NotAPlanError` where nothing of a plan is in
    it. Takes some seconds for a large file.
    """
    found = read_out(read_bytes(path))
    if not found.rows:
        raise NotAPlanError(
            "Nothing of a plan could be read out of {path}. Use a backup or an earlier copy.",
            path=path,
        )
    whole = fitted(found, path.stem)
    data, info = file_of_rows(whole.rows)
    proved = found.digest == _digest(data, found.version)
    return Repair(path, whole.rows, whole.losses, data, info, proved)


def _digest(data: bytes, version: FormatVersion) -> str:
    """Return the digest that a plan of a version would have with the content of a plan file."""
    empty, full = open_memory(empty_plan(version)), open_memory(data)
    try:
        with empty.begin(), full.begin():
            return digest_of(full, columns_of_content(empty))
    finally:
        close(empty)
        close(full)
