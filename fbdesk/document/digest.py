"""The digest of a plan's content: equal for equal rows, whatever file they stand in."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from fbdesk.document.connections import raw_connection
from fbdesk.document.schema import content_tables

CHUNK = 2_000
"""So many rows of a table stand in one list of JSON; the digest depends on it."""

PART = 200
"""So many rows are read and written at a time, a divisor of `CHUNK`.

They fit the processor's cache: a plan of 5 000 measures takes a quarter less time than in whole
chunks. The digest does not depend on it.
"""

COMPACT = json.JSONEncoder(separators=(",", ":"), check_circular=False)
"""Values out of a database hold no others: nothing to look through for circles."""


def content_digest(connection: Connection) -> str:
    """Return the SHA-256, in hex, over every row of every table of the plan.

    Tables go by name, rows by key, columns in their order, each chunk of rows as compact JSON.
    JSON keeps every double exactly (shortest text that reads back as the same number) and tells
    text from numbers. Runs inside the caller's transaction.
    """
    return digest_of(connection, columns_of_content(connection))


def digest_of(
    connection: Connection, columns: Mapping[str, Sequence[str]], database: str = "main"
) -> str:
    """Return the digest over some columns of some tables, of the plan or an attached `database`."""
    digest = hashlib.sha256()
    try:
        for table, names in columns.items():
            digest.update(_canonical([table, names]))
            for piece in _pieces(connection, table, names, database):
                digest.update(piece)
    except sqlite3.Error as error:
        raise DatabaseError(None, None, error) from error
    return digest.hexdigest()


def _pieces(
    connection: Connection, table: str, names: Sequence[str], database: str
) -> Iterator[bytes]:
    """Yield the lists of JSON that the rows of a table make, piece by piece."""
    listed = ", ".join(f'"{name}"' for name in names)
    # From the table itself: SQLite would take the key from its index, which may be intact where
    # the table is not. From the connection below: its rows are plain tuples already.
    rows = raw_connection(connection).execute(
        f'SELECT {listed} FROM {database}."{table}" NOT INDEXED ORDER BY "key"',
    )
    held = 0
    while part := rows.fetchmany(PART):
        yield (b"," if held else b"[") + _canonical(part)[1:-1]
        held = (held + len(part)) % CHUNK
        if held == 0:
            yield b"]"
    if held:
        yield b"]"


def columns_of_content(connection: Connection, database: str = "main") -> dict[str, list[str]]:
    """Return the columns of each table that holds rows of the plan, tables by name."""
    raw = raw_connection(connection)
    try:
        return {
            table: [name for _, name, *_ in raw.execute(f'PRAGMA {database}.table_info("{table}")')]
            for table in content_tables(connection, database)
        }
    except sqlite3.Error as error:
        raise DatabaseError(None, None, error) from error


def _canonical(value: object) -> bytes:
    return COMPACT.encode(value).encode("ascii")
