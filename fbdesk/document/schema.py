"""What makes a database a plan file: its mark, its version, its tables and nothing else."""

from functools import cache

from sqlalchemy import Connection, Table

from fbdesk.document.connections import close, open_memory, raw_connection
from fbdesk.document.file_info import FILE_INFO
from fbdesk.models.tables import METADATA

APPLICATION_ID = int.from_bytes(b"fbpl")
MAJOR = 1
MINOR = 0
VERSION_STEP = 1 << 16
WORKING_PREFIX = "working_"
"""Tables with this prefix exist in a working copy only and never reach the saved file."""


@cache
def empty_plan() -> bytes:
    """Return the bytes of a plan file of this version without any row."""
    connection = open_memory()
    try:
        with connection.begin():
            METADATA.create_all(connection)
            FILE_INFO.metadata.create_all(connection)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {MAJOR * VERSION_STEP + MINOR}")
        return raw_connection(connection).serialize()
    finally:
        close(connection)


@cache
def known_schema() -> frozenset[tuple[str, ...]]:
    """Return (type, name, table, SQL) of everything that a file of this version holds."""
    connection = open_memory(empty_plan())
    try:
        return schema_of(connection)
    finally:
        close(connection)


def schema_of(connection: Connection) -> frozenset[tuple[str, ...]]:
    """Return (type, name, table, SQL) of everything in a database but SQLite's own indexes."""
    with connection.begin():
        found = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_schema")
        return frozenset(
            tuple(str(part or "") for part in row)
            for row in found
            if row.sql is not None  # an index that SQLite made itself has none
        )


def content_tables(connection: Connection) -> tuple[str, ...]:
    """Return the names of the tables that hold the plan's rows, in alphabetical order."""
    found = connection.exec_driver_sql(
        "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
    )
    return tuple(
        name
        for (name,) in found
        if not name.startswith(("sqlite_", WORKING_PREFIX)) and name != FILE_INFO.name
    )


def tables() -> tuple[Table, ...]:
    """Return the tables of a plan file that hold rows of the plan, parents first."""
    return tuple(METADATA.sorted_tables)
