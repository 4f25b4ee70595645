"""What the tables of a newer fbdesk may look like, and what is refused before it is read."""

import pytest

from fbdesk.document.schema import Schema, known_schema
from fbdesk.document.untrusted.strange_schema import could_be_newer

TABLE = (
    'CREATE TABLE milestone ( "key" TEXT NOT NULL, rev INTEGER NOT NULL, day TEXT, '
    'done INTEGER NOT NULL, PRIMARY KEY ("key"), CHECK (done IN (0, 1)) ) STRICT'
)
INDEX = "CREATE INDEX ix_milestone_day ON milestone (day)"


def with_more(sql: str, kind: str = "table") -> Schema:
    return known_schema() | {(kind, "milestone", "milestone", sql)}


def test_more_plain_tables_and_indexes_are_those_of_a_newer_fbdesk() -> None:
    assert could_be_newer(known_schema())
    assert could_be_newer(with_more(TABLE))
    assert could_be_newer(with_more(INDEX, "index"))
    assert could_be_newer(with_more("CREATE UNIQUE INDEX u ON milestone (day, done)", "index"))


def test_a_table_that_is_known_must_be_there() -> None:
    assert not could_be_newer(frozenset(line for line in known_schema() if line[1] != "condition"))


@pytest.mark.parametrize(
    "sql",
    [
        TABLE.removesuffix(" STRICT"),
        TABLE.replace("day TEXT", "day TEXT COLLATE NOCASE"),
        TABLE.replace("day TEXT", "day TEXT DEFAULT (randomblob(900000000))"),
        TABLE.replace("day TEXT", "day TEXT GENERATED ALWAYS AS (hex(zeroblob(9))) VIRTUAL"),
        TABLE.replace("day TEXT", "day TEXT as (hex(zeroblob(9)))"),
        TABLE.replace("done IN (0, 1)", "length(zeroblob(900000000)) > 0"),
        TABLE.replace("day TEXT", "day TEXT /* hei */"),
        TABLE.replace("day TEXT", "day TEXT -- hei\n"),
        TABLE.replace("day TEXT", "[day] TEXT"),
        TABLE.replace("day TEXT", "'day' TEXT"),
        TABLE.replace(") STRICT", ") WITHOUT ROWID, STRICT"),
        "CREATE VIRTUAL TABLE milestone USING fts5(title)",
        "",
    ],
)
def test_a_table_that_computes_compares_or_comments_is_refused(sql: str) -> None:
    assert not could_be_newer(with_more(sql))


def test_a_quoted_name_is_only_a_name() -> None:
    assert could_be_newer(with_more(TABLE.replace("day TEXT", '"collate as ""check""" TEXT')))


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE INDEX i ON measure (lower(title))",
        "CREATE INDEX i ON measure (title) WHERE title > 'a'",
        "CREATE INDEX i ON measure (title COLLATE NOCASE)",
        "CREATE INDEX i ON measure (title DESC)",
    ],
)
def test_an_index_that_computes_or_compares_is_refused(sql: str) -> None:
    assert not could_be_newer(with_more(sql, "index"))


@pytest.mark.parametrize("kind", ["trigger", "view", "table-ish"])
def test_anything_but_tables_and_indexes_is_refused(kind: str) -> None:
    assert not could_be_newer(with_more(TABLE, kind))
