"""The tables and triggers that record each edit's rows before and after, made from the plan's."""

from collections.abc import Iterator
from functools import cache

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from fbdesk.document.schema import WORKING_PREFIX, tables

BEFORE = 0
AFTER = 1

JOURNAL = MetaData()

STEPS = Table(
    f"{WORKING_PREFIX}step",
    JOURNAL,
    Column("id", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("undone", Integer, nullable=False),
    sqlite_strict=True,
    sqlite_autoincrement=True,  # a step's number is never given to another one
)

CHANGES = Table(
    f"{WORKING_PREFIX}change",
    JOURNAL,
    Column("id", Integer, primary_key=True),
    Column("step", Integer, nullable=False),
    Column("table_name", Text, nullable=False),
    Column("row_key", Text, nullable=False),
    Index(f"{WORKING_PREFIX}change_step", "step", "table_name"),
    sqlite_strict=True,
)

MERGES = Table(
    f"{WORKING_PREFIX}merge",
    JOURNAL,
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("saves", Text, nullable=False),
    Column("parents", Text, nullable=False),
    sqlite_strict=True,
)


def _images(rows: Table) -> Table:
    """Return the table that holds the rows of another one as they were before or after a change."""
    return Table(
        image_name(rows.name),
        JOURNAL,
        Column("change_id", Integer, primary_key=True, autoincrement=False),
        Column("image", Integer, primary_key=True, autoincrement=False),
        *(Column(column.name, column.type) for column in rows.c),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def image_name(table_name: str) -> str:
    """Return the name of the table of images for a table of the plan."""
    return f"{WORKING_PREFIX}row_{table_name}"


IMAGES = {rows.name: _images(rows) for rows in tables()}


@cache
def creations() -> tuple[str, ...]:
    """Return the statements that make the journal's tables."""
    dialect = sqlite.dialect()
    made: list[CreateTable | CreateIndex] = []
    for table in JOURNAL.sorted_tables:
        made += [CreateTable(table), *map(CreateIndex, sorted(table.indexes, key=str))]
    return tuple(str(statement.compile(dialect=dialect)) for statement in made)


@cache
def triggers() -> tuple[str, ...]:
    """Return the statements that make the recording triggers, for this connection only."""
    return tuple(_triggers())


def _triggers() -> Iterator[str]:
    yield "CREATE TEMP TABLE recording (step INTEGER NOT NULL)"
    for rows in tables():
        names = [column.name for column in rows.c]
        differs = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in names)
        yield _trigger(rows.name, "insert", names, after="NEW")
        yield _trigger(rows.name, "delete", names, before="OLD")
        yield _trigger(rows.name, "update", names, before="OLD", after="NEW", when=differs)


def _trigger(
    name: str,
    verb: str,
    columns: list[str],
    *,
    before: str = "",
    after: str = "",
    when: str = "TRUE",
) -> str:
    images = ", ".join(
        f"(last_insert_rowid(), {image}, " + ", ".join(f'{row}."{c}"' for c in columns) + ")"
        for image, row in ((BEFORE, before), (AFTER, after))
        if row
    )
    return f"""
        CREATE TEMP TRIGGER record_{name}_{verb} AFTER {verb.upper()} ON main."{name}"
        WHEN EXISTS (SELECT 1 FROM temp.recording) AND ({when})
        BEGIN
            INSERT INTO {CHANGES.name} (step, table_name, row_key)
                SELECT step, '{name}', {before or after}.key FROM temp.recording;
            INSERT INTO {image_name(name)} VALUES {images};
        END
    """
