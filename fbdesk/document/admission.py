"""The door for plan files: what a file must be before a single row of it is believed."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from fbdesk.document.connections import close, open_foreign
from fbdesk.document.digest import content_digest
from fbdesk.document.file_info import FileInfo, read_info
from fbdesk.document.format_version import FormatVersion
from fbdesk.document.migrating import migrated, steps_from
from fbdesk.document.refusals import (
    Damage,
    DamagedFileError,
    NotAPlanError,
    StrangeFileError,
    newer,
    unreadable,
)
from fbdesk.document.schema import (
    APPLICATION_ID,
    CURRENT,
    content_tables,
    is_known,
    known_schema,
    schema_of,
)
from fbdesk.document.untrusted.strange_schema import could_be_newer

SQLITE_MARK = b"SQLite format 3\0"
HEADER_BYTES = 100
LARGEST_BYTES = 500_000_000
MOST_ROWS = 5_000_000
ROLLBACK_JOURNAL = b"\1\1"
INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True)
class AdmittedFile:
    """A plan file that passed every check, open for reading on a copy in memory.

    `data` are the bytes of the file, `plan` those of the same plan in this program's version:
    the same bytes, unless the file is `older`.
    """

    connection: Connection
    data: bytes
    plan: bytes
    info: FileInfo
    version: FormatVersion

    @property
    def newer(self) -> bool:
        """Return whether a newer fbdesk saved the file: it is read, but not changed here."""
        return self.version > CURRENT

    @property
    def older(self) -> bool:
        """Return whether the file is of an older version, which the next save leaves behind."""
        return self.version < CURRENT


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

    Raises `NotAPlanError`, `StrangeFileError`, `NewerFileError` or `DamagedFileError`, each
    saying what to do.
    """
    return admit_data(path, read_bytes(path))


def admit_data(path: Path, data: bytes) -> AdmittedFile:
    """Return a plan file opened from its bytes; raises as `admit` does, with the path's name."""
    version = check_header(path, data)
    connection: Connection | None = None
    info: FileInfo | None = None
    try:
        connection = open_foreign(data)
        info = _checked(path, connection, version)
    except DatabaseError as error:
        raise _damage(path, error) from error
    except UnicodeDecodeError as error:
        raise DamagedFileError(Damage.TEXT, path=path) from error
    except MemoryError as error:  # a damaged page asked SQLite for more than there is
        raise DamagedFileError(Damage.PARTS, path=path) from error
    finally:
        if connection is not None and (info is None or version < CURRENT):
            close(connection)
    if version >= CURRENT:
        return AdmittedFile(connection, data, data, info, version)
    plan = migrated(data, steps_from(version))
    return AdmittedFile(open_foreign(plan), data, plan, info, version)


def check_header(path: Path, data: bytes) -> FormatVersion:
    """Return the version of the file's format: one that is known, or a newer minor one.

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
    version = FormatVersion.of_number(int.from_bytes(data[60:64]))
    if version.major > CURRENT.major:
        raise newer(path, version)
    if version < CURRENT and not is_known(version):
        raise NotAPlanError(
            "{path} has an unknown format ({version}). Choose another file.",
            path=path,
            version=version,
        )
    return version


def _checked(path: Path, connection: Connection, version: FormatVersion) -> FileInfo:
    # The schema comes first: a check that runs SQL of the file's own must not run before it.
    _check_schema(path, connection, version)
    with connection.begin():
        _check_size(path, connection)
        # Not quick_check: that one leaves out whether the indexes agree with the tables.
        verdict = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
        if verdict != "ok":
            raise DamagedFileError(Damage.PARTS, path=path)
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise DamagedFileError(Damage.REFERENCES, path=path)
        try:
            info = read_info(connection)
        except (KeyError, ValueError) as error:
            raise DamagedFileError(Damage.IDENTITY, path=path) from error
        if content_digest(connection) != info.digest:
            raise DamagedFileError(Damage.CONTENT, path=path)
    return info


def _check_schema(path: Path, connection: Connection, version: FormatVersion) -> None:
    found = schema_of(connection)
    fits = could_be_newer(found) if version > CURRENT else found == known_schema(version)
    if not fits:
        raise StrangeFileError(
            "{path} holds more or less than a plan of fbdesk and was not opened. "
            "Ask the sender for a plan saved by fbdesk, or read it out into a new plan (Repair).",
            path=path,
        )


def _check_size(path: Path, connection: Connection) -> None:
    counts = (f'(SELECT count(*) FROM "{name}")' for name in content_tables(connection))
    rows = connection.exec_driver_sql(f"SELECT {' + '.join(counts)}").scalar_one()
    if rows > MOST_ROWS:
        raise NotAPlanError("{path} is larger than any plan. Choose a .fbplan file.", path=path)


def _damage(path: Path, error: DatabaseError) -> DamagedFileError:
    if str(error.orig) == INTERRUPTED:
        return DamagedFileError(Damage.ENDLESS, path=path)
    return DamagedFileError(Damage.PARTS, path=path)
