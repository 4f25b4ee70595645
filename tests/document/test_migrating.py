"""Older plans open in this version, whole: every released schema, and every way a step can err."""

import itertools
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection

from fbdesk.document.admission import admit
from fbdesk.document.backups.store import BackupStore, Reason
from fbdesk.document.connections import close, open_memory
from fbdesk.document.digest import columns_of_content, content_digest
from fbdesk.document.file_info import read_info
from fbdesk.document.format_version import FormatVersion
from fbdesk.document.migrating import MigrationError, migrated, steps_from
from fbdesk.document.migrations.step import Step
from fbdesk.document.migrations.step_list import STEPS
from fbdesk.document.reading import read_plan, read_plan_and_info
from fbdesk.document.refusals import DamagedFileError, StrangeFileError
from fbdesk.document.schema import (
    CURRENT,
    declared_statements,
    empty_plan,
    known_schema,
    schema_of,
)
from fbdesk.document.schema_texts import (
    released_statements,
    released_versions,
    schema_file,
    schema_text,
)
from fbdesk.models import rows
from fbdesk.models.declarations import KINDS, table_name
from fbdesk.models.measures import Measure
from tests.document.conftest import Opened

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
FIRST = FormatVersion(1, 0)

golden_plans = pytest.mark.parametrize("version", released_versions(), ids=str)


def golden(version: FormatVersion) -> Path:
    return GOLDEN / f"plan-{version}.fbplan"


@pytest.fixture
def older_file(tmp_path: Path) -> Path:
    """Give a copy of the golden plan of the first version."""
    path = tmp_path / "gammel.fbplan"
    shutil.copyfile(golden(FIRST), path)
    return path


@contextmanager
def reading(data: bytes) -> Iterator[Connection]:
    connection = open_memory(data)
    with connection.begin():
        yield connection
    close(connection)


def test_each_released_schema_has_its_golden_plan() -> None:
    assert released_versions()[0] == FIRST
    held = {path.stem.removeprefix("plan-") for path in GOLDEN.glob("plan-*.fbplan")}
    assert held == {str(version) for version in released_versions()}


@golden_plans
def test_a_golden_plan_has_the_schema_of_its_version_and_rows_in_each_table(
    version: FormatVersion,
) -> None:
    connection = open_memory(golden(version).read_bytes())
    assert schema_of(connection) == known_schema(version)
    with connection.begin():
        for table in columns_of_content(connection):
            count = connection.exec_driver_sql(f'SELECT count(*) FROM "{table}"').scalar_one()
            assert count > 0, f"a golden plan proves nothing about the empty table {table}"
    close(connection)


@golden_plans
def test_a_golden_plan_opens_with_each_value_that_it_held(version: FormatVersion) -> None:
    """The expected values are read from the old file by SQLite alone."""
    plan = read_plan(golden(version))
    by_table = {table_name(kind): plan.rows_of(kind) for kind in KINDS}
    compared = 0
    with closing(sqlite3.connect(golden(version))) as raw:
        raw.row_factory = sqlite3.Row
        for table, found in by_table.items():
            if not raw.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (table,)).fetchone():
                continue
            now = {row.key: row for row in found}
            held = raw.execute(f'SELECT * FROM "{table}"').fetchall()
            assert len(held) == len(now)
            for old in held:
                row = now[old["key"]]
                for name in old.keys():  # noqa: SIM118 iterating over it gives the values
                    assert as_stored(getattr(row, name)) == old[name], f"{table}.{name}"
                    compared += 1
    assert compared > 10_000


def as_stored(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value


@golden_plans
def test_what_was_brought_up_is_like_a_fresh_plan_file(version: FormatVersion) -> None:
    data = migrated(golden(version).read_bytes(), steps_from(version))
    connection = open_memory(data)
    assert schema_of(connection) == known_schema(CURRENT)
    with connection.begin():
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").first() is None
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == CURRENT.number
        assert read_info(connection).digest == content_digest(connection)
    close(connection)
    layout = schema_of_bytes(empty_plan())
    assert schema_of_bytes(data) == layout, "also the order and the text, letter by letter"


def schema_of_bytes(data: bytes) -> list[tuple[str, ...]]:
    with reading(data) as connection:
        found = connection.exec_driver_sql(
            "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema ORDER BY rowid"
        )
        return [tuple(map(str, row)) for row in found]


def test_the_present_tables_are_those_of_the_present_version() -> None:
    """Where this fails, a released table was changed: raise CURRENT and write a step."""
    if CURRENT in released_versions():
        assert [flat(s) for s in released_statements(CURRENT)] == [
            flat(s) for s in declared_statements()
        ]
    assert known_schema(CURRENT) == schema_of_statements(declared_statements())


def flat(statement: str) -> str:
    return " ".join(statement.split())


def schema_of_statements(statements: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    connection = open_memory()
    with connection.begin():
        for statement in statements:
            connection.exec_driver_sql(statement)
    found = schema_of(connection)
    close(connection)
    return found


def test_the_steps_lead_without_a_gap_from_the_first_version_to_this_one() -> None:
    assert STEPS[0].before == FIRST
    for step, following in itertools.pairwise(STEPS):
        assert step.to == following.before
    assert STEPS[-1].to == CURRENT
    assert {step.before for step in STEPS} <= set(released_versions())


def test_steps_begin_where_the_file_stands() -> None:
    assert steps_from(FIRST) == STEPS
    assert steps_from(CURRENT) == ()


def test_opening_an_older_file_leaves_it_and_the_next_save_writes_this_version(
    opened: Opened, older_file: Path
) -> None:
    before, moment = older_file.read_bytes(), older_file.stat().st_mtime_ns
    document = opened(older_file)
    assert not document.read_only
    assert document.is_saved
    assert (older_file.read_bytes(), older_file.stat().st_mtime_ns) == (before, moment)
    _, info_before = read_plan_and_info(older_file)

    first = document.snapshot().measures[0]
    document.perform("endre", lambda c: rows.change(c, Measure, first.key, title="Nytt navn"))
    document.save()

    plan, info = read_plan_and_info(older_file)
    assert next(m for m in plan.measures if m.key == first.key).title == "Nytt navn"
    assert older_file.read_bytes()[60:64] == CURRENT.number.to_bytes(4)
    assert info.parent_revision_ids[0] == info_before.revision_id
    assert info.plan_uuid == info_before.plan_uuid


def test_the_older_file_is_kept_as_a_backup_before_the_first_save(
    opened: Opened, older_file: Path, tmp_path: Path
) -> None:
    before = older_file.read_bytes()
    store = BackupStore(tmp_path / "backups", "Kari")
    document = opened(older_file)
    document.backups.store = store
    first = document.snapshot().measures[0]
    document.perform("endre", lambda c: rows.change(c, Measure, first.key, title="Nytt navn"))
    document.save()
    (kept,) = store.of_file(older_file)
    assert kept.reason is Reason.MIGRATE
    assert kept.path.read_bytes() == before
    assert read_plan(kept.path).measures[0].title == first.title


def test_an_older_file_can_be_read_by_commands(older_file: Path) -> None:
    file = admit(older_file)
    assert file.older
    assert not file.newer
    assert file.version == FIRST
    assert file.data == older_file.read_bytes()
    close(file.connection)
    assert len(read_plan(older_file).measures) == 37


def test_an_older_file_passes_the_checks_of_its_own_version_first(older_file: Path) -> None:
    with closing(sqlite3.connect(older_file, isolation_level=None)) as raw:
        raw.execute("UPDATE measure SET title = 'Motorvei'")
    with pytest.raises(DamagedFileError, match="content is not what was saved"):
        read_plan(older_file)
    with closing(sqlite3.connect(older_file, isolation_level=None)) as raw:
        raw.execute("CREATE VIEW v AS SELECT * FROM measure")
    with pytest.raises(StrangeFileError):
        read_plan(older_file)


def test_a_file_of_this_version_may_not_have_the_tables_of_an_older_one(older_file: Path) -> None:
    if known_schema(CURRENT) == known_schema(FIRST):
        pytest.skip("no table has changed since the first version")
    with closing(sqlite3.connect(older_file, isolation_level=None)) as raw:
        raw.execute(f"PRAGMA user_version = {CURRENT.number}")
    with pytest.raises(StrangeFileError):
        read_plan(older_file)


ToOneStep = Callable[..., Step]


@pytest.fixture
def a_step(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ToOneStep:
    """Give a step from 1.0 to a version 1.900 whose tables are those of 1.0, changed by SQL."""
    new = FormatVersion(1, 900)

    def make(replaced: dict[str, str], **declared: object) -> Step:
        statements = list(released_statements(FIRST))
        for old, text in replaced.items():
            assert any(old in s for s in statements)
            statements = [s.replace(old, text) for s in statements]
        place = tmp_path / f"{new}.sql"
        place.write_text(schema_text(tuple(statements)), encoding="utf-8")

        def file_of(version: FormatVersion) -> Path:
            return place if version == new else schema_file(version)

        monkeypatch.setattr("fbdesk.document.schema_texts.schema_file", file_of)
        monkeypatch.setattr(
            "fbdesk.document.schema.released_versions", lambda: (*released_versions(), new)
        )
        empty_plan.cache_clear()
        known_schema.cache_clear()
        return replace(Step(before=FIRST, to=new), **declared)  # type: ignore[arg-type] # by name

    return make


@pytest.fixture(autouse=True)
def fresh_schemas() -> Iterator[None]:
    yield
    empty_plan.cache_clear()
    known_schema.cache_clear()


WITH_MOOD = {"lessons TEXT NOT NULL, ": "lessons TEXT NOT NULL, mood TEXT NOT NULL, "}


def test_a_new_column_gets_the_value_that_the_step_gives(a_step: ToOneStep) -> None:
    step = a_step(WITH_MOOD, new_columns={"measure": {"mood": "håp"}})
    with reading(migrated(golden(FIRST).read_bytes(), [step])) as connection:
        moods = connection.exec_driver_sql("SELECT DISTINCT mood FROM measure").scalars().all()
        assert moods == ["håp"]


def test_a_new_column_that_nobody_gave_a_value_is_refused(a_step: ToOneStep) -> None:
    step = a_step(WITH_MOOD)
    with pytest.raises(MigrationError, match=r"NOT NULL constraint failed: measure\.mood"):
        migrated(golden(FIRST).read_bytes(), [step])


def test_a_new_column_that_may_be_empty_begins_empty(a_step: ToOneStep) -> None:
    step = a_step({"lessons TEXT NOT NULL, ": "lessons TEXT NOT NULL, mood TEXT, "})
    with reading(migrated(golden(FIRST).read_bytes(), [step])) as connection:
        moods = connection.exec_driver_sql("SELECT DISTINCT mood FROM measure").scalars().all()
        assert moods == [None]


def renaming(connection: Connection) -> None:
    connection.exec_driver_sql(
        "UPDATE measure SET heading = "
        "(SELECT title FROM old.measure AS before WHERE before.key = measure.key)"
    )


def test_a_column_is_renamed_by_what_the_step_does_after_the_copying(a_step: ToOneStep) -> None:
    step = a_step(
        {"number TEXT NOT NULL, \n\ttitle TEXT": "number TEXT NOT NULL, \n\theading TEXT"},
        new_columns={"measure": {"heading": ""}},
        changes=frozenset({("measure", "title")}),
        adjust=renaming,
    )
    before = {m.key: m.title for m in read_plan(golden(FIRST)).measures}
    with reading(migrated(golden(FIRST).read_bytes(), [step])) as connection:
        held = connection.exec_driver_sql("SELECT key, heading FROM measure").all()
        assert {row.key: row.heading for row in held} == before


def test_a_value_that_changes_without_a_word_is_refused(a_step: ToOneStep) -> None:
    def careless(connection: Connection) -> None:
        connection.exec_driver_sql("UPDATE measure SET risk = risk || '!'")

    data = golden(FIRST).read_bytes()
    with pytest.raises(MigrationError, match="a value is not what it was"):
        migrated(data, [a_step({}, adjust=careless)])
    declared = a_step({}, adjust=careless, changes=frozenset({("measure", "risk")}))
    assert migrated(data, [declared])


def test_a_row_that_is_lost_on_the_way_is_noticed(a_step: ToOneStep) -> None:
    def greedy(connection: Connection) -> None:
        connection.exec_driver_sql("DELETE FROM funding_line WHERE year = 2010")

    with pytest.raises(MigrationError, match="a value is not what it was"):
        migrated(golden(FIRST).read_bytes(), [a_step({}, adjust=greedy)])


def test_a_reference_that_breaks_on_the_way_is_refused(a_step: ToOneStep) -> None:
    def breaking(connection: Connection) -> None:
        connection.exec_driver_sql("UPDATE plan SET inventory_edition = 'borte'")

    step = a_step({}, adjust=breaking, changes=frozenset({("plan", "inventory_edition")}))
    with pytest.raises(MigrationError, match="rows refer to rows that are missing"):
        migrated(golden(FIRST).read_bytes(), [step])
