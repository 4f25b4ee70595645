"""What makes a database a plan file: its mark, its version, its tables and nothing else."""

from functools import cache

from sqlalchemy import Connection, Table

from fbdesk.document.connections import close, open_memory, raw_connection
from fbdesk.document.file_info import FILE_INFO
from fbdesk.document.format_version import FormatVersion
from fbdesk.document.schema_texts import released_statements, released_versions
from fbdesk.models.tables import METADATA

APPLICATION_ID = int.from_bytes(b"fbpl")
CURRENT = FormatVersion(1, 1)
"""The version that this program writes; see CONTRIBUTING.md before you change a table."""

WORKING_PREFIX = "working_"
"""Tables with this prefix exist in a working copy only and never reach the saved file."""

Schema = frozenset[tuple[str, ...]]
"""(type, name, table, SQL) of everything that a database holds."""


@cache
def empty_plan(version: FormatVersion = CURRENT) -> bytes:
    """Return the bytes of a plan file of a version without any row."""
    connection = open_memory()
    try:
        with connection.begin():
            if version in released_versions():
                for statement in released_statements(version):
                    connection.exec_driver_sql(statement)
            else:
                METADATA.create_all(connection)
                FILE_INFO.metadata.create_all(connection)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {version.number}")
        return raw_connection(connection).serialize()
    finally:
        close(connection)


def declared_statements() -> tuple[str, ...]:
    """Return the statements that make the tables as the rows declare them today."""
    connection = open_memory()
    try:
        with connection.begin():
            METADATA.create_all(connection)
            FILE_INFO.metadata.create_all(connection)
            found = connection.exec_driver_sql(
                "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid",
            )
            return tuple(found.scalars())
    finally:
        close(connection)


def is_known(version: FormatVersion) -> bool:
    """Return whether this program knows the tables of a version."""
    return version == CURRENT or version in released_versions()


@cache
def known_schema(version: FormatVersion = CURRENT) -> Schema:
    """Return what a file of a version holds."""
    connection = open_memory(empty_plan(version))
    try:
        return schema_of(connection)
    finally:
        close(connection)


def schema_of(connection: Connection) -> Schema:
    """Return what a database holds but SQLite's own indexes, each SQL on one line.

    Blanks between words mean nothing, and are the only thing that is not compared.
    """
    with connection.begin():
        found = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_schema")
        return frozenset(
            (str(row.type), str(row.name), str(row.tbl_name), " ".join(str(row.sql).split()))
            for row in found
            if row.sql is not None  # an index that SQLite made itself has none
        )


def content_tables(connection: Connection, database: str = "main") -> tuple[str, ...]:
    """Return the names of the tables that hold the plan's rows, in alphabetical order."""
    found = connection.exec_driver_sql(
        f"SELECT name FROM {database}.sqlite_schema WHERE type = 'table' ORDER BY name",
    )
    return tuple(
        name
        for (name,) in found
        if not name.startswith(("sqlite_", WORKING_PREFIX)) and name != FILE_INFO.name
    )


def tables() -> tuple[Table, ...]:
    """Return the tables of a plan file that hold rows of the plan, parents first."""
    return tuple(METADATA.sorted_tables)
