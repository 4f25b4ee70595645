"""A disk that remembers what was made durable and what was not, and the states a power cut leaves.

The rules are the ones that a disk may play by, not those that most disks play by: whatever was
written since the last sync of a file may be there, or not, or in part, sector by sector, in any
combination; a new name, a new place or a deletion may be there or not until the folder is synced.
"""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from tests.trust.operations import (
    CREATE,
    LINK,
    RENAME,
    SYNC,
    SYNC_FOLDER,
    TRUNCATE,
    UNLINK,
    WRITE,
    Operation,
)

T = TypeVar("T")
SECTOR = 512


@dataclass(frozen=True, slots=True)
class Pending:
    """A write (`data`) or a cut to `offset` that is not yet durable."""

    offset: int
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Inode:
    """The content of a file: what is durable, and what was asked for since."""

    durable: bytes = b""
    pending: tuple[Pending, ...] = ()
    version: int = 0

    def content(self, chosen: Iterable[Pending]) -> bytes:
        """Return the content where only these of the pending changes reached the disk."""
        chosen = tuple(chosen)
        if not chosen:
            return self.durable  # the same bytes, which need not be copied or hashed again
        data = bytearray(self.durable)
        for change in chosen:
            if change.data is None:
                held = len(data)
                data = data[: change.offset] + bytes(max(change.offset - held, 0))
                continue
            gap = change.offset - len(data)
            if gap > 0:
                data += bytes(gap)
            data[change.offset : change.offset + len(change.data)] = change.data
        return bytes(data)


@dataclass(frozen=True, slots=True)
class Renaming:
    """A change of names in a folder that is not yet durable: `gone` lets go, `name` gets a file."""

    folder: str
    gone: str = ""
    name: str = ""
    inode: int = 0


@dataclass(slots=True)
class Disk:
    """Files by number, the durable names, and the changes of names that may be lost."""

    inodes: dict[int, Inode] = field(default_factory=dict)
    durable: dict[str, int] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    renamings: tuple[Renaming, ...] = ()
    count: int = 0

    @classmethod
    def of_folder(cls, folder: Path) -> "Disk":
        """Return a disk on which all files of a folder are durable as they stand."""
        disk = cls()
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                number = disk._new(path.read_bytes())
                disk.names[str(path)] = disk.durable[str(path)] = number
        return disk

    def copy(self) -> "Disk":
        """Return the disk as it is at this moment."""
        return replace(
            self, inodes=dict(self.inodes), durable=dict(self.durable), names=dict(self.names)
        )

    def do(self, operation: Operation) -> None:
        """Take in one operation of the program."""
        path = operation.path
        if operation.kind in {RENAME, LINK} and path not in self.names:
            return  # it fails: there is nothing of that name
        if operation.kind == CREATE and path not in self.names:
            self.names[path] = self._new(b"")
            self._rename(Renaming(_folder(path), name=path, inode=self.names[path]))
        elif operation.kind == WRITE:
            self._pend(path, Pending(operation.offset, operation.data))
        elif operation.kind == TRUNCATE:
            self._pend(path, Pending(operation.offset, None))
        elif operation.kind == SYNC and path in self.names:
            self._sync(path)
        elif operation.kind == SYNC_FOLDER:
            self._sync_folder(path)
        elif operation.kind in {RENAME, LINK, UNLINK}:
            self._move(operation)

    def _new(self, data: bytes) -> int:
        self.count += 1
        self.inodes[self.count] = Inode(data)
        return self.count

    def _pend(self, path: str, change: Pending) -> None:
        number = self.names[path]
        inode = self.inodes[number]
        self.inodes[number] = replace(inode, pending=(*inode.pending, change))

    def _sync(self, path: str) -> None:
        number = self.names[path]
        inode = self.inodes[number]
        if inode.pending:
            self.inodes[number] = Inode(inode.content(inode.pending), (), inode.version + 1)

    def _move(self, operation: Operation) -> None:
        number = self.names.get(operation.path, 0)
        gone = "" if operation.kind == LINK else operation.path
        if gone:
            self.names.pop(gone, None)
        if operation.other:
            self.names[operation.other] = number
        folder = _folder(operation.other or operation.path)
        self._rename(Renaming(folder, gone, operation.other, number))

    def _rename(self, change: Renaming) -> None:
        self.renamings = (*self.renamings, change)

    def _sync_folder(self, folder: str) -> None:
        for change in self.renamings:
            if change.folder == folder:
                _apply(change, self.durable)
        self.renamings = tuple(c for c in self.renamings if c.folder != folder)

    def is_unsettled(self) -> bool:
        """Return whether a power cut could leave more than one state."""
        return bool(self.renamings) or any(inode.pending for inode in self.inodes.values())

    def after_power_cut(self, of: random.Random) -> dict[str, bytes]:
        """Return the files, by path, of one state that a power cut may leave."""
        names = dict(self.durable)
        for change in _some(self.renamings, of):
            _apply(change, names)
        found = {}
        for path, number in sorted(names.items()):
            inode = self.inodes[number]
            found[path] = inode.content(_torn(_some(inode.pending, of), of))
        return found


def _folder(path: str) -> str:
    return str(Path(path).parent)


def _apply(change: Renaming, names: dict[str, int]) -> None:
    if change.gone:
        names.pop(change.gone, None)
    if change.name:
        names[change.name] = change.inode


def _some(changes: tuple[T, ...], of: random.Random) -> list[T]:
    """Return some of the changes in their order: all, none, all but one, just one, or any."""
    if not changes:
        return []
    one, share = of.randrange(len(changes)), of.choice([0.1, 0.5, 0.9])
    ways: tuple[Callable[[], Iterable[T]], ...] = (
        tuple,
        lambda: changes,
        lambda: changes[:one],
        lambda: (*changes[:one], *changes[one + 1 :]),
        lambda: changes[one : one + 1],
        lambda: (change for change in changes if of.random() < share),
        lambda: (change for change in changes if of.random() < share),
    )
    return list(of.choice(ways)())


def _torn(changes: list[Pending], of: random.Random) -> Iterator[Pending]:
    """Yield the changes, some of the writes only in part and some sectors as noise."""
    share = of.choice([0.0, 0.0, 0.05, 0.5])
    for change in changes:
        if change.data is None or of.random() >= share:
            yield change
            continue
        first = SECTOR - change.offset % SECTOR
        edges = [0, *range(first, len(change.data), SECTOR), len(change.data)]
        keep, spoil = of.random(), of.choice([0.0, 0.0, 0.1])
        for start, end in pairwise(edges):
            if of.random() < keep:
                spoiled = of.random() < spoil
                part = of.randbytes(end - start) if spoiled else change.data[start:end]
                yield Pending(change.offset + start, part)
