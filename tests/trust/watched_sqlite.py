"""SQLite through a watched file system: each operation is told before it is done.

Python's own `sqlite3` cannot be given a file system. APSW can. Its connections are dressed here
as those of `sqlite3`, so that the program itself runs on them, line by line as it stands.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn
from unittest import mock

import apsw

from tests.trust.operations import (
    CREATE,
    LOOK,
    SYNC,
    SYNC_FOLDER,
    TRUNCATE,
    UNLINK,
    WRITE,
    Operation,
    Watch,
)

NAME = "watched"
JOURNALS = apsw.SQLITE_OPEN_MAIN_JOURNAL | apsw.SQLITE_OPEN_WAL | apsw.SQLITE_OPEN_SUPER_JOURNAL
FULL = {28, 122}  # ENOSPC, EDQUOT


def _refused(error: OSError, code: int) -> NoReturn:
    """Raise what SQLite makes of a system error."""
    if error.errno in FULL and code == apsw.SQLITE_IOERR_WRITE:
        raise apsw.FullError(str(error)) from error
    if code == apsw.SQLITE_CANTOPEN:
        raise apsw.CantOpenError(str(error)) from error
    refusal = apsw.IOError(str(error))
    refusal.extendedresult = code  # type: ignore[attr-defined] # as APSW documents it
    raise refusal from error


class WatchedDatabaseFile(apsw.VFSFile):
    """A database or a journal, with each write told before it is made."""

    def __init__(self, system: "WatchedSystem", name: Any, flags: list[int]) -> None:
        """Open as SQLite's own file system does."""
        self._system = system
        self._name = os.fspath(name.filename()) if isinstance(name, apsw.URIFilename) else name
        new = bool(self._name) and not os.path.exists(self._name)
        creates = new and bool(flags[0] & apsw.SQLITE_OPEN_CREATE)
        system.tell(CREATE if creates else LOOK, self._name, apsw.SQLITE_CANTOPEN)
        super().__init__(system.base, name, flags)
        # SQLite's own file system makes a new journal's name durable with its first sync.
        self._folder_too = creates and bool(flags[0] & JOURNALS)

    def excepthook(self, *_: Any) -> bool:
        """Keep quiet about a refusal that SQLite passes over."""
        return True

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802 SQLite's name
        """Read."""
        self._system.tell(LOOK, self._name, apsw.SQLITE_IOERR_READ)
        return super().xRead(amount, offset)

    def xWrite(self, data: Any, offset: int) -> None:  # noqa: N802 as above
        """Write."""
        held = bytes(data)
        self._system.tell(WRITE, self._name, apsw.SQLITE_IOERR_WRITE, offset=offset, data=held)
        super().xWrite(held, offset)

    def xTruncate(self, size: int) -> None:  # noqa: N802 as above
        """Cut."""
        self._system.tell(TRUNCATE, self._name, apsw.SQLITE_IOERR_TRUNCATE, offset=size)
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:  # noqa: N802 as above
        """Force to the disk."""
        self._system.tell(SYNC, self._name, apsw.SQLITE_IOERR_FSYNC)
        super().xSync(flags)
        if self._folder_too:
            folder = os.path.dirname(self._name)
            self._system.tell(SYNC_FOLDER, folder, apsw.SQLITE_IOERR_DIR_FSYNC)
            self._folder_too = False


class WatchedSystem(apsw.VFS):
    """SQLite's own file system, with each operation told before it is done."""

    def __init__(self, watch: Watch) -> None:
        """Register the file system under a name of its own."""
        self.base, self._watch = apsw.vfs_names()[0], watch
        super().__init__(NAME, self.base)

    def excepthook(self, *_: Any) -> bool:
        """Keep quiet about a refusal that SQLite passes over."""
        return True

    def tell(self, kind: str, path: str | None, code: int, **more: Any) -> None:
        """Tell the watch; what it refuses reaches SQLite as the code that it knows."""
        if not path:  # a database in memory, or a file without a name
            return
        try:
            self._watch(Operation(kind, path, **more))
        except OSError as error:
            _refused(error, code)

    def xOpen(self, name: Any, flags: list[int]) -> Any:  # noqa: N802 SQLite's name
        """Open a file."""
        return WatchedDatabaseFile(self, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802 as above
        """Delete a file, and make that durable where SQLite asks for it."""
        if os.path.exists(filename):
            self.tell(UNLINK, filename, apsw.SQLITE_IOERR_DELETE)
        super().xDelete(filename, syncdir)
        if syncdir:
            self.tell(SYNC_FOLDER, os.path.dirname(filename), apsw.SQLITE_IOERR_DIR_FSYNC)


class Cursor:
    """APSW's cursor in the words of Python's database interface."""

    arraysize = 1

    def __init__(self, connection: "WatchedConnection") -> None:
        """Begin without rows."""
        self._connection = connection
        self._rows: Iterator[Any] = iter(())
        self.description: Any = None
        self.lastrowid: int | None = None
        self.rowcount = -1

    def execute(self, statement: str, values: Sequence[Any] = ()) -> "Cursor":
        """Run a statement and fetch all of its rows."""
        cursor = self._connection.apsw.cursor()
        cursor.exec_trace = self._see
        self.description = None
        with _in_words_of_sqlite3():
            self._rows = iter(list(cursor.execute(statement, values)))
        self.lastrowid = self._connection.apsw.last_insert_rowid()
        self.rowcount = -1 if self.description else self._connection.apsw.changes()
        return self

    def executemany(self, statement: str, many: Iterable[Sequence[Any]]) -> "Cursor":
        """Run a statement for each set of values."""
        count = 0
        for values in many:
            count += self.execute(statement, values).rowcount
        self.rowcount = count
        return self

    def fetchone(self) -> Any:
        """Return the next row, or None."""
        return next(self._rows, None)

    def fetchmany(self, size: int | None = None) -> list[Any]:
        """Return some rows."""
        wanted = size or self.arraysize
        return [row for _, row in zip(range(wanted), self._rows, strict=False)]

    def fetchall(self) -> list[Any]:
        """Return all the rest."""
        return list(self._rows)

    def __iter__(self) -> Iterator[Any]:
        return self._rows

    def close(self) -> None:
        """Let go of the rows."""
        self._rows = iter(())

    def _see(self, cursor: Any, _statement: str, _values: Any) -> bool:
        held = cursor.get_description()
        self.description = [(name, *[None] * 6) for name, _ in held] or None
        return True


class WatchedConnection(sqlite3.Connection):
    """A connection of APSW that the program takes for one of `sqlite3`."""

    def __init__(self, place: str, pragmas: dict[str, str], *, uri: bool) -> None:
        """Open a database; `pragmas` are set to these values whatever the program says."""
        super().__init__(":memory:")
        flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
        flags |= apsw.SQLITE_OPEN_URI if uri else 0
        with _in_words_of_sqlite3():
            self.apsw = apsw.Connection(os.fspath(place), flags=flags, vfs=NAME)
        self._pragmas = pragmas

    def cursor(self, *_: Any) -> Any:
        """Return a cursor."""
        return Cursor(self)

    def execute(self, statement: str, values: Any = (), /) -> Any:
        """Run a statement; a pragma that the proof has set stays as it set it."""
        words = statement.replace("=", " ").split()
        if words[:1] == ["PRAGMA"] and words[1] in self._pragmas and len(words) > 2:
            statement = f"PRAGMA {words[1]} = {self._pragmas[words[1]]}"
        return Cursor(self).execute(statement, values)

    def executemany(self, statement: str, many: Any, /) -> Any:
        """Run a statement for each set of values."""
        return Cursor(self).executemany(statement, many)

    def commit(self) -> None:
        """Keep the transaction, where there is one."""
        if self.apsw.in_transaction:
            self.execute("COMMIT")

    def rollback(self) -> None:
        """Drop the transaction, where there is one."""
        if self.apsw.in_transaction:
            self.execute("ROLLBACK")

    @property
    def in_transaction(self) -> bool:
        """Return whether a transaction is under way."""
        return self.apsw.in_transaction

    def close(self) -> None:
        """Close both connections."""
        with _in_words_of_sqlite3():
            self.apsw.close()
        super().close()

    def serialize(self, *, name: str = "main") -> bytes:
        """Return the database as bytes."""
        with _in_words_of_sqlite3():
            return self.apsw.serialize(name)

    def deserialize(self, data: Any, /, *, name: str = "main") -> None:
        """Take bytes for the database."""
        with _in_words_of_sqlite3():
            self.apsw.deserialize(name, bytes(data))

    def setlimit(self, category: int, limit: int, /) -> int:
        """Set a limit."""
        return self.apsw.limit(category, limit)

    def set_progress_handler(self, handler: Any, n: int) -> None:
        """Call a function every so many instructions."""
        self.apsw.set_progress_handler(handler, n)

    def create_function(self, *_: Any, **__: Any) -> None:
        """SQLAlchemy offers a function for regular expressions; no statement here uses it."""

    def interrupt(self) -> None:
        """Stop what is running."""
        self.apsw.interrupt()

    def backup(self, target: Any, **_: Any) -> None:
        """Copy the database into another one."""
        with _in_words_of_sqlite3(), target.apsw.backup("main", self.apsw, "main") as copying:
            copying.step()


TRANSLATED: tuple[tuple[type[apsw.Error], type[sqlite3.Error]], ...] = (
    (apsw.ConstraintError, sqlite3.IntegrityError),
    (apsw.CorruptError, sqlite3.DatabaseError),
    (apsw.NotADBError, sqlite3.DatabaseError),
    (apsw.TooBigError, sqlite3.DataError),
    (apsw.Error, sqlite3.OperationalError),
)


@contextmanager
def _in_words_of_sqlite3() -> Iterator[None]:
    try:
        yield
    except apsw.Error as error:
        kind = next(to for of, to in TRANSLATED if isinstance(error, of))
        raise kind(str(error)) from error


@contextmanager
def watching_sqlite(watch: Watch, **pragmas: str) -> Iterator[None]:
    """Run every connection that the program opens through the watched file system."""
    system = WatchedSystem(watch)

    def connect(place: Any, *_: Any, uri: bool = False, **__: Any) -> sqlite3.Connection:
        return WatchedConnection(place, pragmas, uri=uri)

    try:
        with mock.patch.object(sqlite3, "connect", connect):
            yield
    finally:
        system.unregister()


@contextmanager
def watching(folder: Path, watch: Watch, **pragmas: str) -> Iterator[None]:
    """Watch both Python's and SQLite's file operations below a folder."""
    from tests.trust.watched_files import watching_files

    with watching_sqlite(watch, **pragmas), watching_files(folder, watch):
        yield
