"""Plans that a stranger made to do harm: what each of them does to an honest plan file.

Everything in them that could be run has the word `kanari` in it, and calls a function of that
name, which the proof gives to every connection.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from fbdesk.document.connections import close, open_memory
from fbdesk.document.digest import content_digest

Bytes = Callable[[bytearray], bytearray]

CANARY = "kanari"
LEAF, INNER = 13, 5
"""How a page of a table begins in SQLite's files."""

TRIGGER = "CREATE TRIGGER kanari_{n} {when} ON {on} BEGIN {does}; END"
DOES = "UPDATE measure SET title = kanari()"
COUNTING = (
    "WITH RECURSIVE kanari(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM kanari) SELECT n FROM kanari"
)
LOOSE = (
    "UPDATE sqlite_schema SET sql = replace(replace(sql, ' STRICT', ''), ' NOT NULL', '') "
    "WHERE type = 'table'"
)


def _trigger(n: int, when: str, on: str = "measure", does: str = DOES) -> str:
    return TRIGGER.format(n=n, when=when, on=on, does=does)


def _in_schema(kind: str, name: str, table: str, sql: str) -> str:
    """Return the statement that writes something into the schema that SQLite would not make."""
    return (
        "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES "
        f"('{kind}', '{name}', '{table}', 0, '{sql}')"
    )


def _schema_says(name: str, old: str, new: str) -> str:
    return (
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema "
        f"SET sql = replace(sql, '{old}', '{new}') WHERE name = '{name}'"
    )


RUNNING: dict[str, str] = {
    "trigger after insert": _trigger(1, "AFTER INSERT"),
    "trigger before insert": _trigger(2, "BEFORE INSERT"),
    "trigger after update": _trigger(3, "AFTER UPDATE"),
    "trigger of one column": _trigger(4, "AFTER UPDATE OF title"),
    "trigger before delete": _trigger(5, "BEFORE DELETE"),
    "trigger with a condition": _trigger(6, "AFTER UPDATE", does="SELECT kanari() WHERE kanari()"),
    "trigger that refuses": _trigger(7, "BEFORE UPDATE", does="SELECT RAISE(ABORT, 'kanari')"),
    "trigger on what the file says": _trigger(8, "AFTER UPDATE", on="file_info"),
    "trigger on the settings": _trigger(9, "AFTER UPDATE", on="plan"),
    "trigger that calls itself": _trigger(10, "AFTER UPDATE"),
    "trigger named as SQLite's own": _in_schema(
        "trigger",
        "sqlite_kanari",
        "measure",
        "CREATE TRIGGER sqlite_kanari AFTER UPDATE ON measure BEGIN SELECT kanari(); END",
    ),
    "trigger of a newer version": _trigger(12, "AFTER UPDATE") + "; PRAGMA user_version = 65999",
    "view": "CREATE VIEW kanari AS SELECT kanari()",
    "view that writes": "CREATE VIEW kanari AS SELECT 1;"
    "CREATE TRIGGER kanari_i INSTEAD OF INSERT ON kanari BEGIN SELECT kanari(); END",
    "view in the place of a table": "ALTER TABLE condition RENAME TO hidden;"
    "CREATE VIEW condition AS SELECT kanari() AS key FROM hidden",
    "view that never ends": f"CREATE VIEW kanari_v AS {COUNTING}",
    "view that never ends in the place of a table": "DROP TABLE condition;"
    f"CREATE VIEW condition AS SELECT n AS key FROM ({COUNTING})",
    "views in each other's place": "CREATE VIEW kanari_a AS SELECT 1;"
    "CREATE VIEW kanari_b AS SELECT * FROM kanari_a; DROP VIEW kanari_a;"
    "CREATE VIEW kanari_a AS SELECT * FROM kanari_b",
    "views upon views": "CREATE VIEW kanari_0 AS SELECT 1 AS n;"
    + "".join(
        f"CREATE VIEW kanari_{n + 1} AS SELECT a.n FROM kanari_{n} a, kanari_{n} b;"
        for n in range(30)
    ),
    "view that loads a program": "CREATE VIEW kanari AS SELECT load_extension('kanari.so')",
    "full text table": "CREATE VIRTUAL TABLE kanari USING fts5(title)",
    "table of places": "CREATE VIRTUAL TABLE kanari USING rtree(id, a, b)",
    "virtual table of an unknown kind": _in_schema(
        "table", "kanari", "kanari", "CREATE VIRTUAL TABLE kanari USING kanari(1)"
    ),
    "table that is a program": "DROP TABLE condition;"
    + _in_schema(
        "table", "condition", "condition", "CREATE VIRTUAL TABLE condition USING kanari(1)"
    ),
    "computed column": "ALTER TABLE measure ADD COLUMN kanari TEXT AS (kanari()) VIRTUAL",
    "computed column of a newer version": "PRAGMA user_version = 65999;"
    "ALTER TABLE measure ADD COLUMN kanari TEXT AS (kanari()) VIRTUAL",
    "column with a computed default": "DROP TABLE condition; CREATE TABLE condition (key TEXT "
    "PRIMARY KEY, rev INTEGER DEFAULT (kanari())) STRICT",
    "check that runs": "DROP TABLE condition; CREATE TABLE condition (key TEXT PRIMARY KEY, "
    "rev INTEGER CHECK (kanari() IS NULL)) STRICT",
    "check slipped into a table": _schema_says(
        "measure", "rev INTEGER NOT NULL", "rev INTEGER NOT NULL CHECK (kanari())"
    ),
    "index that computes": "CREATE INDEX kanari_i ON measure (kanari(title))",
    "index with a condition": "CREATE INDEX kanari_i ON measure (title) WHERE kanari(title)",
    "index with an order of its own": _in_schema(
        "index", "kanari_i", "measure", "CREATE INDEX kanari_i ON measure (title COLLATE kanari)"
    ),
    "column with an order of its own": _schema_says(
        "measure", "title TEXT NOT NULL", "title TEXT COLLATE kanari NOT NULL"
    ),
    "extra table": "CREATE TABLE kanari (key TEXT PRIMARY KEY) STRICT",
    "extra table of the journal": "CREATE TABLE working_kanari (key TEXT PRIMARY KEY) STRICT",
    "table of steps to undo": "CREATE TABLE working_step (id INTEGER PRIMARY KEY, text TEXT, "
    "made_at TEXT, undone INTEGER) STRICT; INSERT INTO working_step VALUES (1, 'kanari', 'x', 0)",
    "name that ends a statement": 'CREATE TABLE "a""; DROP TABLE measure; --kanari" (key TEXT)',
    "column that ends a statement": "ALTER TABLE measure ADD COLUMN "
    '"x""; SELECT kanari(); --" TEXT',
    "statistics that mislead": "ANALYZE; UPDATE sqlite_stat1 SET stat = 'kanari 9999999999 0 -1'",
    "broken schema": _in_schema("table", "kanari", "kanari", "kanari kanari kanari"),
    "schema that comments": _schema_says("measure", "CREATE TABLE", "CREATE /*kanari*/ TABLE"),
}
"""What SQLite would run, or be misled by: by name, the statements that put it into a plan."""

VALUES: dict[str, str] = {
    "text for a year": "UPDATE measure SET start_year = 'i fjor'",
    "bytes for a text": "UPDATE measure SET title = x'00ff00ff'",
    "nothing for a number": "UPDATE measure SET rev = NULL",
    "endless number": "UPDATE plan SET discount_rate = 9e999",
    "no number": "UPDATE plan SET discount_rate = -9e999",
    "largest number": "UPDATE measure SET start_year = 9223372036854775807",
    "huge text": "UPDATE measure SET title = kanari_text(5000000)",
    "half a sign": "UPDATE measure SET title = CAST(x'eda080' AS TEXT)",
    "too long a sign": "UPDATE measure SET title = CAST(x'c0af' AS TEXT)",
    "a sign cut short": "UPDATE measure SET title = CAST(x'61e282' AS TEXT)",
    "nothing in the middle": "UPDATE measure SET title = 'a' || char(0) || 'b'",
    "parents without end": "UPDATE file_info SET value = kanari_brackets(200000) "
    "WHERE name = 'parent_revision_ids'",
    "parents upon parents": "UPDATE file_info SET value = '[[\"kanari\"], 1e999]' "
    "WHERE name = 'lineage'",
    "parents that are no list": "UPDATE file_info SET value = '{\"kanari\": 1e999}' "
    "WHERE name = 'parent_revision_ids'",
    "row that owns itself": "UPDATE effect SET measure = key",
}
"""Values that no fbdesk has saved, put in where the tables take everything."""

NAMES: dict[str, str] = {
    "key that is a path": "UPDATE target SET key = '../../../kanari'",
    "key of nothing": "UPDATE target SET key = ''",
    "settings of another plan": "UPDATE plan SET key = 'kanari'",
    "plan that is a path": "UPDATE file_info SET value = '../../kanari' WHERE name = 'plan_uuid'",
}
"""Odd names of rows and of the plan itself. They may be read, and never become a path."""

LARGE: dict[str, str] = {
    "larger text than any": "UPDATE measure SET description = kanari_text(70000000)",
}
"""What takes long to make, and a moment to refuse."""

TEXTS: dict[str, str] = {
    "text that turns its direction": "\u202ekanari\u2066.exe",
    "picture": "<img src='file:///kanari.png'><script>kanari()</script>",
    "formula": "=cmd|' /C kanari'!A0",
    "a thousand accents": "k" + "\u0301" * 1_000,
    "signs without width": "ka\u200bna\u200dri\ufeff",
    "places to fill in": "{kanari.__class__} %s %n {0}",
    "path": "../../../../etc/kanari",
    "statement": "'; DROP TABLE measure; SELECT kanari(); --",
}
"""Texts that are honest values: they are read exactly as they stand, and are only text."""


def _header(start: int, value: bytes) -> Bytes:
    def change(data: bytearray) -> bytearray:
        data[start : start + len(value)] = value
        return data

    return change


def _page_in_circles(data: bytearray) -> bytearray:
    """Let every page of a table's rows become an inner page that leads to itself."""
    for start in range(4_096, len(data), 4_096):
        if data[start] == LEAF:
            data[start : start + 5] = bytes([INNER, 0, 0, 0, 0])
            data[start + 8 : start + 12] = (start // 4_096 + 1).to_bytes(4)
    return data


BYTES: dict[str, Bytes] = {
    "another journal mode": _header(18, b"\2\2"),
    "unknown journal mode": _header(18, b"\7\7"),
    "another encoding": _header(56, (2).to_bytes(4)),
    "pages of one byte": _header(16, b"\0\1"),
    "pages without room": _header(20, b"\xff"),
    "more pages than bytes": _header(28, b"\xff\xff\xff\xff"),
    "free pages without end": _header(32, (1).to_bytes(4) + (2**31).to_bytes(4)),
    "unknown form of the schema": _header(44, b"\0\0\0\x63"),
    "negative version": _header(60, b"\xff\xff\xff\xff"),
    "pages that lead in circles": _page_in_circles,
    "nothing but the header": lambda data: data[:100],
    "half a plan": lambda data: data[: len(data) // 2],
}
"""Files that are made by hand, byte by byte."""


def make_hostile(path: Path, honest: bytes, name: str) -> None:
    """Write the hostile plan of a name, forged with as much care as its maker can take."""
    path.write_bytes(honest)
    with closing(_makers_connection(path)) as raw:
        if name in RUNNING:
            raw.executescript(RUNNING[name])
        elif name in VALUES | NAMES | LARGE:
            _put_values(raw, (VALUES | NAMES | LARGE)[name])
        elif name in TEXTS:
            raw.execute("UPDATE measure SET title = ?", (TEXTS[name],))
    with suppress(SQLAlchemyError, UnicodeError, TypeError, sqlite3.Error):
        _forge_digest(path)
    if name in BYTES:
        path.write_bytes(BYTES[name](bytearray(path.read_bytes())))


def _makers_connection(path: Path) -> sqlite3.Connection:
    raw = sqlite3.connect(path, isolation_level=None)
    raw.create_function(CANARY, -1, lambda *_: None, deterministic=True)
    raw.create_function("kanari_text", 1, lambda size: "k" * size)
    raw.create_function("kanari_brackets", 1, lambda size: "[" * size)
    raw.create_collation(CANARY, lambda one, two: (one > two) - (one < two))
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("PRAGMA ignore_check_constraints = ON")
    return raw


def _put_values(raw: sqlite3.Connection, statement: str) -> None:
    """Take the rules off the tables, write, and put them on again."""
    (version,) = raw.execute("PRAGMA schema_version").fetchone()
    rules = raw.execute("SELECT sql, name FROM sqlite_schema WHERE type = 'table'").fetchall()
    path = raw.execute("PRAGMA database_list").fetchone()[2]
    raw.execute("PRAGMA writable_schema = ON")
    raw.execute(LOOSE)
    raw.execute(f"PRAGMA schema_version = {version + 1}")
    with closing(_makers_connection(path)) as loose:
        loose.execute(statement)
        loose.execute("PRAGMA writable_schema = ON")
        loose.executemany("UPDATE sqlite_schema SET sql = ? WHERE name = ?", rules)
        loose.execute(f"PRAGMA schema_version = {version + 2}")


def _forge_digest(path: Path) -> None:
    connection = open_memory(path.read_bytes())
    try:
        with connection.begin():
            digest = content_digest(connection)
    finally:
        close(connection)
    with closing(_makers_connection(path)) as raw:
        raw.execute("UPDATE file_info SET value = ? WHERE name = 'digest'", (digest,))


HOSTILE = (*RUNNING, *VALUES, *NAMES, *TEXTS, *BYTES, *LARGE)
"""The names of all hostile plans."""
