"""One moment of an open plan as the bytes of a plan file, taken while editing goes on."""

import sqlite3
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from fbdesk.document import beside
from fbdesk.document.connections import close, open_file, open_memory, raw_connection
from fbdesk.document.digest import content_digest
from fbdesk.document.file_info import FileInfo, read_info, write_info
from fbdesk.document.journal.undo import last_step
from fbdesk.document.merge_notes import settle_merges
from fbdesk.document.origin import NEVER_SAVED, Origin, read_origin, sha256, write_origin
from fbdesk.document.refusals import not_kept
from fbdesk.document.schema import empty_plan, tables


@dataclass(frozen=True, slots=True)
class Frozen:
    """A plan file with what a working copy held at one moment, after the step `position`.

    `pages` are those of the working copy at that moment, to compare the file with.
    """

    data: bytes
    pages: bytes
    sha256: str
    info: FileInfo
    origin: Origin
    position: int

    def pending(self, target: Path) -> Origin:
        """Return the origin that tells of a save which may be cut off."""
        return replace(
            self.origin,
            pending_path=target,
            pending_sha256=self.sha256,
            pending_revision=self.info.revision_id,
            pending_step=self.position,
        )

    def saved(self, target: Path) -> Origin:
        """Return the origin of a working copy whose file this is."""
        return Origin(
            target,
            self.sha256,
            saved_step=self.position,
            opened_at=self.origin.opened_at,
        )


def freeze(working_path: Path, session: str = "") -> Frozen:
    """Return a compacted plan file with the rows of a working copy, nothing else.

    What becomes the plan's file tells the `session`, see `document/lineage.py`; a backup does not.

    The working copy is held for the moment that it takes to copy it in memory; the rest of the
    work is done on that copy. Raises `PlanError` where the working copy cannot be read.
    """
    try:
        return _compacted(_pages_of(working_path), session)
    except (DatabaseError, sqlite3.Error) as error:
        raise not_kept(error) from error


def note_origin(working_path: Path, origin: Origin, info: FileInfo | None = None) -> bool:
    """Note in a working copy which file it belongs to, and what that file says about itself.

    Return whether it was noted: a working copy that was deleted meanwhile stays deleted, and a
    save (`info`) that a later one overtook, because its share kept it waiting, is not noted.
    """
    try:
        if not working_path.exists():
            return False
        connection = open_file(working_path)
        try:
            with connection.begin():
                if info is not None:
                    if read_origin(connection).pending_revision != info.revision_id:
                        return False
                    write_info(connection, info)
                    settle_merges(connection)  # an undo may have come while it was written
                write_origin(connection, origin)
                return True
        finally:
            close(connection)
    except (DatabaseError, OSError) as error:
        raise not_kept(error) from error


def rebase(working_path: Path, file_sha256: str, info: FileInfo) -> Origin:
    """Note in a working copy that its work is based on a file with this digest of its bytes.

    Return the origin from now on: nothing of the work counts as saved.
    """
    try:
        connection = open_file(working_path)
        try:
            with connection.begin():
                origin = replace(
                    read_origin(connection),
                    source_sha256=file_sha256,
                    pending_path=None,
                    pending_sha256="",
                    saved_step=NEVER_SAVED,
                )
                write_origin(connection, origin)
                write_info(connection, info)
            return origin
        finally:
            close(connection)
    except DatabaseError as error:
        raise not_kept(error) from error


def _pages_of(working_path: Path) -> bytes:
    connection = open_file(working_path)
    try:
        raw = raw_connection(connection)
        raw.execute("BEGIN")  # a writer waits until the pages are copied
        raw.execute("SELECT 1 FROM sqlite_schema").fetchone()
        return raw.serialize()
    finally:
        close(connection)


def _digest_of(pages: bytes) -> str:
    connection = open_memory(pages)
    try:
        with connection.begin():
            return content_digest(connection)
    finally:
        close(connection)


def _compacted(pages: bytes, session: str) -> Frozen:
    # The digest is that of the working copy: what was compacted is compared with it.
    digest = beside.begin(partial(_digest_of, pages))
    connection = open_memory(empty_plan())
    try:
        raw = raw_connection(connection)
        raw.execute("ATTACH DATABASE ':memory:' AS working")
        raw.deserialize(pages, name="working")
        with connection.begin():
            # What stands in both databases is read before the plan's own table is filled.
            connection.exec_driver_sql("INSERT INTO file_info SELECT * FROM working.file_info")
            before = read_info(connection)
            origin, position = read_origin(connection), last_step(connection)
            _copy_rows(connection)
            info = before.next_revision(digest(), session)
            write_info(connection, info)
        raw.execute("DETACH DATABASE working")
        data = raw.serialize()
        return Frozen(data, pages, sha256(data), info, origin, position)
    finally:
        close(connection)


def _copy_rows(connection: Connection) -> None:
    for table in tables():
        names = ", ".join(f'"{column.name}"' for column in table.c)
        connection.exec_driver_sql(
            f'INSERT INTO main."{table.name}" ({names}) '
            f'SELECT {names} FROM working."{table.name}" ORDER BY "key"',
        )
