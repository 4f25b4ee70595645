"""Python's own file operations in one folder, watched: each is told before it is done."""

import builtins
import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from unittest import mock

from tests.trust.operations import (
    CREATE,
    LINK,
    LOOK,
    RENAME,
    SYNC,
    SYNC_FOLDER,
    TRUNCATE,
    UNLINK,
    WRITE,
    Operation,
    Watch,
)

LOOKS = ("stat", "lstat", "listdir", "scandir", "chmod", "utime", "rmdir", "mkdir")


class WatchedFile(io.FileIO):
    """A file of a watched folder: tells of each write before it reaches the disk."""

    def __init__(self, path: str, mode: str, watch: Watch) -> None:
        """Open the file as `open` would."""
        self._watch, self._path = watch, path
        new = not os.path.exists(path)
        watch(Operation(LOOK if "r" in mode and "+" not in mode else CREATE, path))
        super().__init__(path, mode)
        if "w" in mode and not new:
            watch(Operation(TRUNCATE, path))

    def write(self, data: Any, /) -> int:
        """Write at the present place, after telling so."""
        held = bytes(data)
        self._watch(Operation(WRITE, self._path, offset=self.tell(), data=held))
        return super().write(held)

    def truncate(self, size: int | None = None, /) -> int:
        """Cut the file, after telling so."""
        at = self.tell() if size is None else size
        self._watch(Operation(TRUNCATE, self._path, offset=at))
        return super().truncate(size)

    def readall(self) -> bytes:
        """Read all the rest, after telling so."""
        self._watch(Operation(LOOK, self._path))
        return super().readall()

    def readinto(self, buffer: Any, /) -> int:
        """Read some, after telling so."""
        self._watch(Operation(LOOK, self._path))
        return super().readinto(buffer)


class _Patches:
    """The replacements of the operating system's functions, for paths below one folder."""

    def __init__(self, folder: Path, watch: Watch) -> None:
        self.folder, self.watch = str(folder), watch
        self.honest_open = io.open

    def mine(self, path: object) -> str:
        """Return a path as text where it lies below the folder, else nothing."""
        if isinstance(path, int):
            return _of_descriptor(path, self.folder)
        with suppress(TypeError, ValueError):
            found = os.path.abspath(os.fsdecode(path))  # type: ignore[arg-type] # else suppressed
            if found == self.folder or found.startswith(self.folder + os.sep):
                return found
        return ""

    def open(self, file: Any, mode: str = "r", buffering: int = -1, *rest: Any, **more: Any) -> Any:
        """Stand in for `io.open`."""
        path = self.mine(file) if not isinstance(file, int) else ""
        if not path:
            return self.honest_open(file, mode, buffering, *rest, **more)
        raw = WatchedFile(path, mode.replace("t", "").replace("b", ""), self.watch)
        if "b" in mode and buffering == 0:
            return raw
        if "+" in mode:
            buffered: Any = io.BufferedRandom(raw)
        elif "r" in mode:
            buffered = io.BufferedReader(raw)
        else:
            buffered = io.BufferedWriter(raw)
        if "b" in mode:
            return buffered
        kept = {k: v for k, v in more.items() if k in {"encoding", "errors", "newline"}}
        return io.TextIOWrapper(buffered, *rest, **{"encoding": "utf-8", **kept})

    def system_open(self, honest: Callable[..., int], path: Any, flags: int, *rest: Any) -> int:
        """Stand in for `os.open`."""
        mine = self.mine(path)
        if mine:
            exists = os.path.lexists(mine)
            creates = bool(flags & os.O_CREAT) and not exists
            self.watch(Operation(CREATE if creates else LOOK, mine))
            if flags & os.O_TRUNC and exists:
                self.watch(Operation(TRUNCATE, mine))
        return honest(path, flags, *rest)

    def write(self, honest: Callable[..., int], handle: int, data: bytes) -> int:
        """Stand in for `os.write`."""
        mine = self.mine(handle)
        if mine:
            at = os.lseek(handle, 0, os.SEEK_CUR)
            self.watch(Operation(WRITE, mine, offset=at, data=bytes(data)))
        return honest(handle, data)

    def truncate(self, honest: Callable[..., None], file: Any, size: int) -> None:
        """Stand in for `os.ftruncate` and `os.truncate`."""
        mine = self.mine(file)
        if mine:
            self.watch(Operation(TRUNCATE, mine, offset=size))
        honest(file, size)

    def sync(self, honest: Callable[[int], None], handle: int) -> None:
        """Stand in for `os.fsync`."""
        mine = self.mine(handle)
        if mine:
            folder = os.path.isdir(mine)
            self.watch(Operation(SYNC_FOLDER if folder else SYNC, mine))
        honest(handle)

    def move(self, honest: Callable[..., None], source: Any, target: Any, **more: Any) -> None:
        """Stand in for `os.rename` and `os.replace`."""
        one, two = self.mine(source), self.mine(target)
        if one or two:
            self.watch(Operation(RENAME, one, two))
        honest(source, target, **more)

    def link(self, honest: Callable[..., None], source: Any, target: Any, **more: Any) -> None:
        """Stand in for `os.link`."""
        if self.mine(target):
            self.watch(Operation(LINK, self.mine(source), self.mine(target)))
        honest(source, target, **more)

    def unlink(self, honest: Callable[..., None], path: Any, **more: Any) -> None:
        """Stand in for `os.unlink` and `os.remove`."""
        if mine := self.mine(path):
            self.watch(Operation(UNLINK, mine))
        honest(path, **more)

    def look(self, honest: Callable[..., Any], path: Any = ".", *rest: Any, **more: Any) -> Any:
        """Stand in for what changes no content."""
        if mine := self.mine(path):
            self.watch(Operation(LOOK, mine))
        return honest(path, *rest, **more)


def _of_descriptor(handle: int, folder: str) -> str:
    with suppress(OSError):
        found = os.readlink(f"/proc/self/fd/{handle}")
        if found == folder or found.startswith(folder + os.sep):
            return found
    return ""


@contextmanager
def watching_files(folder: Path, watch: Watch) -> Iterator[None]:
    """Tell of each file operation of Python's below a folder before it is done."""
    patches = _Patches(folder, watch)
    stand_ins: dict[str, Callable[..., Any]] = {
        "open": patches.system_open,
        "write": patches.write,
        "ftruncate": patches.truncate,
        "truncate": patches.truncate,
        "fsync": patches.sync,
        "fdatasync": patches.sync,
        "rename": patches.move,
        "replace": patches.move,
        "link": patches.link,
        "unlink": patches.unlink,
        "remove": patches.unlink,
        **dict.fromkeys(LOOKS, patches.look),
    }
    with (
        mock.patch.object(io, "open", patches.open),
        mock.patch.object(builtins, "open", patches.open),
    ):
        made = [
            mock.patch.object(os, name, _bound(stand_in, getattr(os, name)))
            for name, stand_in in stand_ins.items()
            if hasattr(os, name)
        ]
        for patch in made:
            patch.start()
        try:
            yield
        finally:
            for patch in made:
                patch.stop()


def _bound(stand_in: Callable[..., Any], honest: Callable[..., Any]) -> Callable[..., Any]:
    def called(*arguments: Any, **more: Any) -> Any:
        return stand_in(honest, *arguments, **more)

    return called


SUPPORTED = sys.platform == "linux"
"""Where a descriptor can be traced back to its file."""
