"""The door for plan files: what a file must be before a single row of it is believed."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from fbdesk.document.connections import close, open_foreign
from fbdesk.document.digest import content_digest
from fbdesk.document.file_info import FileInfo, read_info
from fbdesk.document.refusals import (
    Damage,
    DamagedFileError,
    NewerFileError,
    NotAPlanError,
    unreadable,
)
from fbdesk.document.schema import (
    APPLICATION_ID,
    MAJOR,
    MINOR,
    VERSION_STEP,
    known_schema,
    schema_of,
    tables,
)

SQLITE_MARK = b"SQLite format 3\0"
HEADER_BYTES = 100
LARGEST_BYTES = 1 << 30
ROLLBACK_JOURNAL = b"\1\1"


@dataclass(frozen=True, slots=True)
class AdmittedFile:
    """A plan file that passed every check, open for reading on a copy in memory."""

    connection: Connection
    data: bytes
    info: FileInfo
    newer: bool


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes; raises `FileError` where it is missing, closed to us or too large."""
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise NotAPlanError("{path} is larger than any plan. Choose a .fbplan file.", path=path)
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error


def admit(path: Path) -> AdmittedFile:
    """Return a plan file opened on a copy in memory; the file itself is only read, once.

    Raises `NotAPlanError`, `NewerFileError` or `DamagedFileError`, each saying what to do.
    """
    data = read_bytes(path)
    newer = check_header(path, data)
    connection = open_foreign(data)
    admitted: AdmittedFile | None = None
    try:
        info = _checked(path, connection, newer=newer)
        admitted = AdmittedFile(connection, data, info, newer)
    except DatabaseError as error:
        raise DamagedFileError(Damage.OTHER, path=path, reason=error.orig) from error
    except UnicodeDecodeError as error:
        raise DamagedFileError(Damage.TEXT, path=path) from error
    finally:
        if admitted is None:
            close(connection)
    return admitted


def check_header(path: Path, data: bytes) -> bool:
    """Return whether the file's format is a newer minor version, which is read but not changed.

    Raises `NotAPlanError` or `NewerFileError`.
    """
    if len(data) < HEADER_BYTES or not data.startswith(SQLITE_MARK):
        raise NotAPlanError("{path} is not a plan of fbdesk. Choose a .fbplan file.", path=path)
    if int.from_bytes(data[68:72]) != APPLICATION_ID:
        raise NotAPlanError(
            "{path} is a database of another program. Choose a .fbplan file.",
            path=path,
        )
    if data[18:20] != ROLLBACK_JOURNAL:
        raise NotAPlanError(
            "{path} was left open by a database tool. Close the tool, or use an earlier copy.",
            path=path,
        )
    major, minor = divmod(int.from_bytes(data[60:64]), VERSION_STEP)
    if major > MAJOR:
        raise NewerFileError(
            "{path} was saved by a newer fbdesk (format {major}.{minor}). Update fbdesk first.",
            path=path,
            major=major,
            minor=minor,
        )
    if major < MAJOR:
        raise NotAPlanError(
            "{path} has an unknown format ({major}.{minor}). Choose another file.",
            path=path,
            major=major,
            minor=minor,
        )
    return minor > MINOR


def _checked(path: Path, connection: Connection, *, newer: bool) -> FileInfo:
    # The schema comes first: a check that runs SQL of the file's own must not run before it.
    _check_schema(path, connection, newer=newer)
    with connection.begin():
        # Not quick_check: that one leaves out whether the indexes agree with the tables.
        verdict = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
        if verdict != "ok":
            raise DamagedFileError(Damage.OTHER, path=path, reason=verdict)
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise DamagedFileError(Damage.REFERENCES, path=path)
        try:
            info = read_info(connection)
        except (KeyError, ValueError) as error:
            raise DamagedFileError(Damage.IDENTITY, path=path) from error
        if content_digest(connection) != info.digest:
            raise DamagedFileError(Damage.CONTENT, path=path)
    return info


def _check_schema(path: Path, connection: Connection, *, newer: bool) -> None:
    found = schema_of(connection)
    if newer:
        foreign = any(
            kind not in {"table", "index"} or "VIRTUAL" in sql.upper() for kind, _, _, sql in found
        )
        missing = {rows.name for rows in tables()} - {name for _, name, _, _ in found}
        known = not foreign and not missing
    else:
        known = found == known_schema()
    if not known:
        raise NotAPlanError(
            "{path} holds more or less than a plan of fbdesk and was not opened. "
            "Ask the sender for a plan saved by fbdesk.",
            path=path,
        )
