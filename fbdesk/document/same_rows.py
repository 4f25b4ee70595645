"""Whether two databases hold the same rows of a plan, compared value by value inside SQLite."""

import sqlite3

from sqlalchemy import Connection, Table
from sqlalchemy.exc import DatabaseError

from fbdesk.document.connections import raw_connection
from fbdesk.document.schema import tables


def same_rows(connection: Connection, pages: bytes) -> bool:
    """Return whether a database holds the rows that another one holds, given as its pages.

    Says what equal digests of the two would say, in a third of the time and without keeping
    Python from the window: the values never leave SQLite. Runs inside no transaction.
    Raises `DatabaseError` where one of them cannot be read.
    """
    raw = raw_connection(connection)
    try:
        raw.execute("ATTACH DATABASE ':memory:' AS other")
        raw.deserialize(pages, name="other")
        return all(raw.execute(_question(table)).fetchone() == (1,) for table in tables())
    except sqlite3.Error as error:
        raise DatabaseError(None, None, error) from error


def _question(table: Table) -> str:
    """Ask whether a table holds as many rows in both, and no row that differs from the other's.

    The rows themselves are counted and compared: an index may be intact where its table is not.
    """
    name = f'"{table.name}"'
    differs = " OR ".join(f'ours."{c.name}" IS NOT theirs."{c.name}"' for c in table.c)
    return (
        f"SELECT (SELECT count(*) FROM main.{name} NOT INDEXED)"
        f" = (SELECT count(*) FROM other.{name} NOT INDEXED)"
        f" AND NOT EXISTS (SELECT 1 FROM main.{name} AS ours NOT INDEXED"
        f' LEFT JOIN other.{name} AS theirs ON theirs."key" = ours."key" WHERE {differs})'
    )
