"""Bringing a plan of an older version up to this one, on a copy in memory."""

from collections.abc import Sequence

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from fbdesk.document.connections import close, open_memory, raw_connection
from fbdesk.document.digest import columns_of_content, content_digest, digest_of
from fbdesk.document.file_info import FILE_INFO
from fbdesk.document.format_version import FormatVersion
from fbdesk.document.migrations.step import Step
from fbdesk.document.migrations.step_list import STEPS
from fbdesk.document.schema import empty_plan
from fbdesk.errors import FileError

OLD = "old"


class MigrationError(FileError):
    """A plan of an older version could not be brought up to this one; its file is untouched."""


def steps_from(version: FormatVersion, steps: Sequence[Step] = STEPS) -> tuple[Step, ...]:
    """Return the steps that lead on from a version, in their order."""
    return tuple(step for step in steps if step.before >= version)


def migrated(data: bytes, steps: Sequence[Step]) -> bytes:
    """Return the bytes of a plan after the steps; `data` has passed every check of its version.

    Each step is one transaction on a new database with exactly the tables of its version.
    Raises `MigrationError` where a reference breaks or a value changes that no step names.
    """
    for step in steps:
        data = _carried(data, step)
    return data


def _carried(data: bytes, step: Step) -> bytes:
    connection = open_memory(empty_plan(step.to))
    try:
        raw = raw_connection(connection)
        raw.execute(f"ATTACH DATABASE ':memory:' AS {OLD}")
        raw.deserialize(data, name=OLD)
        with connection.begin():
            _copy(connection, step)
            if step.adjust:
                step.adjust(connection)
            _prove(connection, step)
            connection.execute(
                FILE_INFO.update()
                .where(FILE_INFO.c.name == "digest")
                .values(value=content_digest(connection)),
            )
        raw.execute(f"DETACH DATABASE {OLD}")
        return raw.serialize()
    except DatabaseError as error:
        raise _refusal(step, str(error.orig)) from error
    finally:
        close(connection)


def _copy(connection: Connection, step: Step) -> None:
    info = {FILE_INFO.name: [column.name for column in FILE_INFO.c]}
    before = {**columns_of_content(connection, OLD), **info}
    for table, names in {**columns_of_content(connection), **info}.items():
        kept = [name for name in names if name in before.get(table, ())]
        if not kept:
            continue
        new = step.new_columns.get(table, {})
        targets = ", ".join(f'"{name}"' for name in (*kept, *new))
        values = ", ".join((*(f'"{name}"' for name in kept), *("?" for _ in new)))
        connection.exec_driver_sql(
            f'INSERT INTO main."{table}" ({targets}) '
            f'SELECT {values} FROM {OLD}."{table}" ORDER BY "{kept[0]}"',
            tuple(new.values()),
        )


def _prove(connection: Connection, step: Step) -> None:
    """Raise `MigrationError` unless references hold and every other value is as it was."""
    if connection.exec_driver_sql("PRAGMA main.foreign_key_check").first():
        raise _refusal(step, "rows refer to rows that are missing")
    kept = {
        table: [name for name in names if (table, name) not in step.changes]
        for table, names in columns_of_content(connection, OLD).items()
    }
    kept = {table: names for table, names in kept.items() if names}
    if digest_of(connection, kept, OLD) != digest_of(connection, kept):
        raise _refusal(step, "a value is not what it was")


def _refusal(step: Step, reason: str) -> MigrationError:
    return MigrationError(
        "The plan is of an older version ({before}) and could not be brought up to {to}: {reason}. "
        "Nothing was changed. Keep the file, and send it to those who maintain fbdesk.",
        before=step.before,
        to=step.to,
        reason=reason,
    )
