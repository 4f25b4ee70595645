"""Saving: the plan's rows as a compacted file, read back and compared before it takes its place."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from fbdesk.document.admission import admit
from fbdesk.document.connections import close, open_memory, raw_connection
from fbdesk.document.digest import content_digest
from fbdesk.document.file_info import FileInfo, write_info
from fbdesk.document.origin import Origin, sha256
from fbdesk.document.refusals import Damage, DamagedFileError, not_kept
from fbdesk.document.schema import empty_plan, tables
from fbdesk.document.working_copy import WorkingCopy
from fbdesk.document.writing import replace_file
from fbdesk.errors import FileError, InputError
from fbdesk.models import rows
from fbdesk.models.city import Settings
from fbdesk.models.row import Row


def file_of_rows(new: Iterable[Row]) -> tuple[bytes, FileInfo]:
    """Return the bytes of a plan file that holds the rows, and what it says about itself.

    Raises `InputError` for rows that do not fit each other, or without one row of settings.
    """
    new = tuple(new)
    plans = [row for row in new if isinstance(row, Settings)]
    if len(plans) != 1:
        raise InputError("A plan needs one row of settings, not {count}.", count=len(plans))
    connection = open_memory(empty_plan())
    try:
        with connection.begin():
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            rows.insert(connection, *new)
            info = FileInfo(plans[0].key).next_revision(content_digest(connection))
            write_info(connection, info)
        return raw_connection(connection).serialize(), info
    except DatabaseError as error:
        raise not_kept(error) from error
    finally:
        close(connection)


def file_of_working_copy(working_path: Path, info: FileInfo) -> bytes:
    """Return the bytes of a compacted plan file with the rows of a working copy, nothing else."""
    connection = open_memory(empty_plan())
    try:
        raw = raw_connection(connection)
        raw.execute("ATTACH DATABASE ? AS working", (str(working_path),))
        with connection.begin():
            for table in tables():
                names = ", ".join(f'"{column.name}"' for column in table.c)
                connection.exec_driver_sql(
                    f'INSERT INTO main."{table.name}" ({names}) '
                    f'SELECT {names} FROM working."{table.name}" ORDER BY "key"',
                )
            write_info(connection, info)
        raw.execute("DETACH DATABASE working")
        return raw.serialize()
    finally:
        close(connection)


def place_plan(target: Path, data: bytes, info: FileInfo, *, overwrite: bool = True) -> None:
    """Put a plan file in its place after reading it back from the disk; raises `FileError`."""

    def verify(temporary: Path) -> None:
        written = admit(temporary)
        close(written.connection)
        if written.data != data or written.info != info:
            raise DamagedFileError(Damage.DISK, path=target)

    replace_file(target, data, verify, overwrite=overwrite, token=info.revision_id)


def save_working_copy(copy: WorkingCopy, target: Path) -> Origin:
    """Write a working copy's rows to a plan file, and return the origin that it has from now on.

    Raises `FileError` where the file cannot be written; the working copy is then as it was.
    """
    position = copy.position()
    info = copy.info().next_revision(copy.digest())
    data = file_of_working_copy(copy.path, info)
    before = copy.origin()
    # Should fbdesk die after the file is in place and before that is noted in the working copy,
    # the next start recognises the file by this note.
    pending = replace(
        before,
        pending_path=target,
        pending_sha256=sha256(data),
        pending_revision=info.revision_id,
        pending_step=position,
    )
    copy.set_origin(pending)
    place_plan(target, data, info)
    after = Origin(target, sha256(data), saved_step=position, opened_at=before.opened_at)
    copy.set_origin(after, info)
    return after


def write_new_plan(target: Path, new: Iterable[Row]) -> None:
    """Write rows as a new plan file; raises `FileError` where the name is taken."""
    data, info = file_of_rows(new)
    try:
        place_plan(target, data, info, overwrite=False)
    except FileExistsError as error:
        raise FileError(
            "{path} already exists and was left as it is. Choose another name.",
            path=target,
        ) from error
