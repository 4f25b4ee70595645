"""The private copy that a plan is edited in, and what it knows about the file it came from."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Self

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from fbdesk.document import connections
from fbdesk.document.digest import content_digest
from fbdesk.document.file_info import FileInfo, read_info, write_info
from fbdesk.document.journal.undo import Journal, Place
from fbdesk.document.older_work import bring_up
from fbdesk.document.origin import ORIGIN, Origin, read_origin, write_origin
from fbdesk.document.ownership import Ownership
from fbdesk.document.refusals import not_kept, not_read, unwritable
from fbdesk.errors import FileError
from fbdesk.models.row import new_key

SUFFIX = ".working"
UNFINISHED_SUFFIX = ".unfinished"
LOCK_SUFFIX = ".lock"


class WorkingCopy:
    """A private database with the plan's rows, its journal and its origin, owned by this process.

    A working copy outlives a crash; `remove` takes it away when its work is in the file.
    """

    def __init__(self, path: Path, ownership: Ownership) -> None:
        """Open a finished working copy that this process already owns."""
        self.path = path
        self._ownership = ownership
        self.connection = connections.open_file(path)
        try:
            self.journal = Journal(self.connection)
        except DatabaseError:
            connections.close(self.connection)
            raise

    @classmethod
    def create(cls, folder: Path, data: bytes, origin: Origin) -> Self:
        """Make a working copy of a plan file's bytes.

        Raises `FileError` where the folder of working copies cannot be written.
        """
        path = folder / f"{new_key()}{SUFFIX}"
        unfinished = path.with_suffix(UNFINISHED_SUFFIX)
        try:
            with ExitStack() as on_failure:
                ownership = Ownership(path.with_suffix(LOCK_SUFFIX))
                on_failure.callback(ownership.release)
                on_failure.callback(delete_files, path)
                on_failure.callback(delete_files, unfinished)
                unfinished.write_bytes(data)
                unfinished.chmod(0o600)
                _prepare(unfinished, origin)
                unfinished.rename(path)
                copy = cls(path, ownership)
                on_failure.pop_all()
                return copy
        except OSError as error:
            raise unwritable(path, error) from error
        except DatabaseError as error:
            raise not_kept(error) from error

    @classmethod
    def resume(cls, path: Path) -> Self:
        """Take over a working copy that no running fbdesk owns; raises `BlockingIOError`.

        One of an older version is brought up to this one; raises `FileError` where it cannot be.
        """
        ownership = Ownership(path.with_suffix(LOCK_SUFFIX))
        try:
            bring_up(path)
            return cls(path, ownership)
        except (DatabaseError, FileError):
            ownership.release()
            raise

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Give the connection inside one transaction: all of the block is kept, or nothing.

        Raises `PlanError` where the database refuses.
        """
        try:
            with self.connection.begin():
                yield self.connection
        except DatabaseError as error:
            raise not_kept(error) from error

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give the connection for reading one moment of the plan; raises `FileError`."""
        try:
            with self.connection.begin():
                yield self.connection
        except DatabaseError as error:
            raise not_read(error) from error

    @contextmanager
    def time_travel(self) -> Iterator[None]:
        """Give a transaction in which the journal may put rows back: without foreign keys."""
        raw = connections.raw_connection(self.connection)
        raw.execute("PRAGMA foreign_keys = OFF")  # has no effect inside a transaction
        try:
            with self.transaction():
                yield
        finally:
            raw.execute("PRAGMA foreign_keys = ON")

    def origin(self) -> Origin:
        """Return which file the working copy came from."""
        with self.reading() as connection:
            return read_origin(connection)

    def set_origin(self, origin: Origin, info: FileInfo | None = None) -> None:
        """Note which file the working copy belongs to, and what that file says about itself."""
        with self.transaction() as connection:
            write_origin(connection, origin)
            if info:
                write_info(connection, info)

    def info(self) -> FileInfo:
        """Return what the file said about itself when it was last opened or saved."""
        with self.reading() as connection:
            return read_info(connection)

    def digest(self) -> str:
        """Return the digest of the rows as they stand."""
        with self.reading() as connection:
            return content_digest(connection)

    def place(self) -> Place:
        """Return where in its history the plan stands."""
        with self.reading():
            return self.journal.place()

    def leave(self) -> None:
        """Close the working copy and keep it, to be found at the next start."""
        if self.connection.closed:
            return
        connections.close(self.connection)
        self._ownership.release()

    def remove(self) -> bool:
        """Close the working copy and delete it; return whether it is gone."""
        if self.connection.closed:
            return True
        connections.close(self.connection)
        gone = delete_files(self.path)
        self._ownership.release()
        return gone


def delete_files(path: Path) -> bool:
    """Delete a working copy and what SQLite may have left beside it; return whether it is gone.

    What the system will not delete stays: the next start finds it, and clears it away or offers it.
    """
    try:
        path.unlink(missing_ok=True)
        path.with_name(path.name + "-journal").unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _prepare(path: Path, origin: Origin) -> None:
    connection = connections.open_file(path)
    try:
        with connection.begin():
            Journal.create_tables(connection)
            ORIGIN.metadata.create_all(connection)
            write_origin(connection, origin)
    finally:
        connections.close(connection)
