"""Connections to SQLite, each with the settings that keep a plan safe."""

import sqlite3
import time
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Dialect, Engine, create_engine, event, make_url
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import StaticPool
from sqlalchemy.util import LRUCache

PATIENCE_S = 20.0
BYTES_PER_SECOND = 500_000
"""How long reading a foreign file may keep SQLite busy before it is given up, by its size.

A net for what nobody thought of: with a known schema, no file makes more work than its size.
"""

INSTRUCTIONS_PER_LOOK = 20_000
MALFORMED = "database disk image is malformed"
"""What SQLite says of most damage."""

KEPT_STATEMENTS = 2_000
"""So many statements are kept in SQLite's words, more than the program has."""

LARGEST_VALUE_BYTES = 16 << 20
GUARDED = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "temp_store = MEMORY",  # sorting a large table would write its rows to a file of the system
)
DURABLE = (
    "journal_mode = DELETE",
    "synchronous = EXTRA",
    "foreign_keys = ON",
    "secure_delete = ON",
    "recursive_triggers = ON",  # so that REPLACE reaches the journal's delete triggers
)


def open_file(path: Path) -> Connection:
    """Return a connection to a private database file: durable, foreign keys kept."""
    return _connection(lambda: _raw(str(path), *GUARDED, *DURABLE), _begin_writing)


def open_memory(data: bytes = b"") -> Connection:
    """Return a connection to a database in memory, empty or with the bytes of one of our own."""

    def create() -> sqlite3.Connection:
        raw = _raw(":memory:", *GUARDED, "page_size = 4096", "auto_vacuum = NONE")
        if data:
            raw.deserialize(data)
        return raw

    return _connection(create, _begin_writing)


def open_foreign(data: bytes) -> Connection:
    """Return a connection, for reading, to a copy in memory of a file that is not yet trusted."""

    def create() -> sqlite3.Connection:
        raw = _raw(":memory:", *GUARDED, "query_only = ON")
        raw.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE_BYTES)
        raw.deserialize(data)
        deadline = time.monotonic() + PATIENCE_S + len(data) / BYTES_PER_SECOND
        raw.set_progress_handler(lambda: time.monotonic() > deadline, INSTRUCTIONS_PER_LOOK)
        return raw

    return _connection(create, _begin_reading)


def raw_connection(connection: Connection) -> sqlite3.Connection:
    """Return Python's own connection below SQLAlchemy's."""
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        raise TypeError(raw)
    return raw


def run_all(connection: Connection, statements: Iterable[str]) -> None:
    """Run statements that give no rows, without SQLAlchemy's way around each of them.

    For the hundreds of which every start has need. Raises `DatabaseError` as SQLAlchemy does.
    """
    raw = raw_connection(connection)
    try:
        for statement in statements:
            raw.execute(statement)
    except sqlite3.Error as error:
        raise DatabaseError(None, None, error) from error


def close(connection: Connection) -> None:
    """Close a connection and its engine."""
    connection.close()
    connection.engine.dispose()


def _raw(place: str, *pragmas: str) -> sqlite3.Connection:
    # A document may be opened in a worker and handed to the window, hence check_same_thread;
    # without an isolation level Python starts no transaction of its own.
    raw = sqlite3.connect(place, isolation_level=None, check_same_thread=False)
    try:
        for pragma in pragmas:
            raw.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        raw.close()
        raise
    except (UnicodeDecodeError, MemoryError) as error:  # damage that Python cannot put in words
        raw.close()
        raise sqlite3.DatabaseError(MALFORMED) from error
    return raw


def _connection(
    create: Callable[[], Any],  # Python's connections, for which SQLAlchemy has no type
    begin: Callable[[Connection], None],
) -> Connection:
    dialect = _dialect()
    engine = Engine(
        StaticPool(create, dialect=dialect),
        dialect,
        make_url("sqlite://"),
        execution_options={"compiled_cache": _statements()},
    )
    event.listen(engine, "begin", begin)
    return engine.connect()


@cache
def _dialect() -> Dialect:
    """Return the way to speak to SQLite, one for all connections.

    What `create_engine` makes for each of them anew takes longer than reading a small plan.
    """
    engine = create_engine("sqlite://")
    engine.connect().close()  # it asks SQLite what it can do
    engine.dispose()
    return engine.dialect


@cache
def _statements() -> LRUCache[Any, Any]:
    """Return the statements that any connection has put in SQLite's words already."""
    return LRUCache(KEPT_STATEMENTS)


def _begin_writing(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin_reading(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
