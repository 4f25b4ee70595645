"""A database file that nothing is believed of: read around its damage, and without running it.

Only plain tables are read, and of these only what is stored. An authorizer refuses views,
triggers, functions and computed columns before SQLite would look at them.
"""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

INSTRUCTIONS_PER_LOOK = 20_000
LONGEST_VALUE_BYTES = 16 << 20
MOST_ROWS = 5_000_000
MOST_LOOKS = 5_000
"""How often all tables together are entered again behind a damaged place."""

LOWEST = -(2**63)
FARTHEST_STEP = 1 << 22
ROW_NAMES = ("rowid", "_rowid_", "oid")
PRAGMAS = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "writable_schema = ON",  # a broken line of the schema then hides itself and not all tables
    "query_only = ON",
)
DAMAGE = (sqlite3.Error, OverflowError, MemoryError)
"""What SQLite answers to damage; it also believes a page that asks for more than all memory."""
ALLOWED_PRAGMAS = frozenset({"table_xinfo"})


class Text(bytes):
    """The bytes of a text as they stand in the file, to be told from those of a blob."""

    __slots__ = ()


Raw = Text | bytes | int | float | None


@dataclass(frozen=True, slots=True)
class StrangeThing:
    """Something that a database says it holds: its type, its name, and the text that made it."""

    type: str
    name: str
    sql: str


@dataclass(slots=True)
class Losses:
    """What of one table could not be reached.

    `rows` counts the places between rows that were read; `end` tells that there may be more
    behind the last one; `late` that the time was used up.
    """

    rows: int = 0
    end: bool = False
    late: bool = False


class StrangeDatabase:
    """The bytes of a database, open for reading; close it after use."""

    def __init__(self, data: bytes, deadline: float) -> None:
        """Open the bytes, to be read until a moment of this thread's clock.

        Raises `sqlite3.Error` where they are no database at all.
        """
        self._deadline = deadline
        self._looks = 0
        self._rows = 0
        self._raw = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        try:
            self._raw.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE_BYTES)
            self._raw.deserialize(data)
            for pragma in PRAGMAS:
                self._raw.execute(f"PRAGMA {pragma}")
            self._raw.text_factory = Text
            self._raw.set_progress_handler(self._is_late, INSTRUCTIONS_PER_LOOK)
            self._raw.set_authorizer(_authorize)
        except DAMAGE:
            self._raw.close()
            raise

    def close(self) -> None:
        """Let go of the bytes."""
        self._raw.close()

    def things(self) -> tuple[StrangeThing, ...]:
        """Return what the database says it holds; raises one of `DAMAGE` where it cannot say."""
        found = self._raw.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
        return tuple(StrangeThing(*map(readable, row)) for row in found)

    def stored_columns(self, table: str) -> tuple[str, ...]:
        """Return a table's columns that are stored, not computed; raises `sqlite3.Error`."""
        return tuple(name for name, hidden in self._columns(table) if not hidden)

    def rows(self, table: str, columns: Sequence[str], losses: Losses) -> Iterator[tuple[Raw, ...]]:
        """Yield the rows of a table that can be reached; what cannot is noted in `losses`.

        Raises `sqlite3.Error` where the table has no row numbers to find the way by.
        """
        query = self._query(table, columns)
        start: int | None = LOWEST
        last = 0
        while start is not None:
            expected = last + 1
            found, whole = self._until_damage(query, start)
            if start != LOWEST:
                losses.rows += max((found[0][0] if found else start) - expected, 0)
            yield from (row[1:] for row in found)
            if whole:
                return
            last = max(found[-1][0] if found else 0, last, start - 1)
            start = self._behind_damage(query, last)
        losses.end = True
        losses.late = self._gives_up()

    def _columns(self, table: str) -> list[tuple[str, int]]:
        found = self._raw.execute(f"PRAGMA table_xinfo({_quoted(table)})").fetchall()
        return [(readable(row[1]), int(row[6])) for row in found]

    def _query(self, table: str, columns: Sequence[str]) -> str:
        taken = {name.lower() for name, _ in self._columns(table)}
        free = [name for name in ROW_NAMES if name not in taken]
        if not free:
            raise sqlite3.DatabaseError(table)
        listed = ", ".join(map(_quoted, columns))
        return (
            f"SELECT {free[0]}, {listed} FROM {_quoted(table)} NOT INDEXED "
            f"WHERE {free[0]} >= ? ORDER BY {free[0]}"
        )

    def _until_damage(self, query: str, start: int) -> tuple[list[Any], bool]:
        """Return the rows from a number on, each behind its number, and whether they are all."""
        found: list[Any] = []
        self._looks += 1
        try:
            for row in self._raw.execute(query, (start,)):
                found.append(row)
                self._rows += 1
                if self._rows > MOST_ROWS:
                    return found, False
        except DAMAGE:
            # Python steps on before it gives a row out: the last sound row is asked for alone.
            found += self._next(query, max(start, found[-1][0] + 1) if found else start) or []
            return found, False
        return found, True

    def _behind_damage(self, query: str, last: int) -> int | None:
        """Return the first row number behind a damaged place from which reading goes on."""
        step, failed = 1, 0
        while self._next(query, last + step) is None:
            failed, step = step, step * 2
            if step > FARTHEST_STEP or self._gives_up():
                return None
        while step - failed > 1:
            middle = (step + failed) // 2
            if self._next(query, last + middle) is None:
                failed = middle
            else:
                step = middle
        return last + step

    def _next(self, query: str, start: int) -> list[Any] | None:
        """Return the one row that follows a number, if any; None where damage is in the way."""
        self._looks += 1
        try:
            return self._raw.execute(f"{query} LIMIT 1", (start,)).fetchall()
        except DAMAGE:
            return None

    def _gives_up(self) -> bool:
        return self._is_late() or self._looks > MOST_LOOKS or self._rows > MOST_ROWS

    def _is_late(self) -> bool:
        return time.thread_time() > self._deadline


def readable(part: object) -> str:
    """Return bytes of a text for people: what is no UTF-8 stands as a replacement sign."""
    return part.decode(errors="replace") if isinstance(part, bytes) else str(part or "")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _authorize(
    action: int, first: str | None, _second: str | None, _database: str | None, source: str | None
) -> int:
    """Allow reading what is stored; `source` names the view or trigger that would read it."""
    if source is not None:
        return sqlite3.SQLITE_DENY
    if action in {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ}:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and first in ALLOWED_PRAGMAS:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY
