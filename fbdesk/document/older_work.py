"""Work that an older fbdesk left on this PC, brought up to this version with its undo history."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, Table

from fbdesk.document.connections import close, open_file, open_memory, raw_connection
from fbdesk.document.digest import columns_of_content
from fbdesk.document.file_info import FILE_INFO
from fbdesk.document.format_version import FormatVersion
from fbdesk.document.journal.tables import CHANGES, IMAGES, JOURNAL, STEPS
from fbdesk.document.migrating import OLD, migrated, steps_from
from fbdesk.document.migrations.step import Step, Value
from fbdesk.document.origin import ORIGIN
from fbdesk.document.refusals import unreadable
from fbdesk.document.schema import CURRENT, empty_plan, is_known
from fbdesk.document.writing import replace_file

VERSION_IN_FILE = slice(60, 64)
SEQUENCE = "sqlite_sequence"


def bring_up(working_path: Path) -> None:
    """Make a working copy of an older version one of this version; others are left alone.

    Raises `DatabaseError` or `FileError` where that fails; the copy is then as it was. The caller
    owns the copy.
    """
    try:
        with working_path.open("rb") as file:
            version = FormatVersion.of_number(int.from_bytes(file.read(100)[VERSION_IN_FILE]))
    except OSError as error:
        raise unreadable(working_path, error) from error
    if version >= CURRENT or not is_known(version):
        return
    connection = open_file(working_path)  # finishes what a crash cut off
    try:
        pages = raw_connection(connection).serialize()
    finally:
        close(connection)
    replace_file(working_path, _in_this_version(pages, version))


def _in_this_version(pages: bytes, version: FormatVersion) -> bytes:
    steps = steps_from(version)
    connection = _beside(migrated(_plan_of(pages, version), steps), pages)
    try:
        with connection.begin():
            JOURNAL.create_all(connection)
            ORIGIN.metadata.create_all(connection)
            _copy(connection, ORIGIN)
            if all(step.adjust is None and not step.changes for step in steps):
                _copy_history(connection, steps)
            else:
                _sum_up_history(connection)
            _go_on_counting(connection)
        raw_connection(connection).execute(f"DETACH DATABASE {OLD}")
        return raw_connection(connection).serialize()
    finally:
        close(connection)


def _plan_of(pages: bytes, version: FormatVersion) -> bytes:
    """Return the plan that a working copy of a version holds, as a file of that version."""
    connection = _beside(empty_plan(version), pages)
    try:
        with connection.begin():
            for table in (*columns_of_content(connection), FILE_INFO.name):
                connection.exec_driver_sql(
                    f'INSERT INTO main."{table}" SELECT * FROM {OLD}."{table}"'
                )
        raw_connection(connection).execute(f"DETACH DATABASE {OLD}")
        return raw_connection(connection).serialize()
    finally:
        close(connection)


def _beside(data: bytes, pages: bytes) -> Connection:
    """Return a connection to a plan in memory, with the working copy's pages beside it."""
    connection = open_memory(data)
    raw = raw_connection(connection)
    raw.execute(f"ATTACH DATABASE ':memory:' AS {OLD}")
    raw.deserialize(pages, name=OLD)
    return connection


def _copy_history(connection: Connection, steps: Sequence[Step]) -> None:
    _copy(connection, STEPS)
    _copy(connection, CHANGES)
    for table, images in IMAGES.items():
        new = {name: value for step in steps for name, value in _new(step, table).items()}
        _copy(connection, images, new)


def _sum_up_history(connection: Connection) -> None:
    """Keep what the user did as one step that says so: the rows of then no longer fit."""
    connection.exec_driver_sql(
        f"INSERT INTO main.{STEPS.name} (id, text, made_at, undone) "
        f"SELECT max(id), group_concat(text, ', '), max(made_at), 0 "
        f"FROM {OLD}.{STEPS.name} WHERE undone = 0 HAVING count(*) > 0"
    )


def _go_on_counting(connection: Connection) -> None:
    """Never give the number of a step to another one, also where the last ones were undone."""
    name = STEPS.name
    connection.exec_driver_sql(f"DELETE FROM main.{SEQUENCE} WHERE name = '{name}'")
    connection.exec_driver_sql(
        f"INSERT INTO main.{SEQUENCE} SELECT name, seq FROM {OLD}.{SEQUENCE} WHERE name = '{name}'"
    )


def _new(step: Step, table: str) -> dict[str, Value]:
    return dict(step.new_columns.get(table, {}))


def _copy(connection: Connection, table: Table, new: dict[str, Value] | None = None) -> None:
    """Copy the rows of a table of the working copy, with the values of columns that are new."""
    found = connection.exec_driver_sql(f'PRAGMA {OLD}.table_info("{table.name}")')
    held = {column.name for column in found}
    kept = [column.name for column in table.c if column.name in held]
    if not kept:
        return
    new = new or {}
    targets = ", ".join(f'"{name}"' for name in (*kept, *new))
    values = ", ".join((*(f'"{name}"' for name in kept), *("?" for _ in new)))
    connection.exec_driver_sql(
        f'INSERT INTO main."{table.name}" ({targets}) SELECT {values} FROM {OLD}."{table.name}"',
        tuple(new.values()),
    )
