"""Each connection has the settings that keep a plan safe."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, column, select, text
from sqlalchemy.exc import DatabaseError, OperationalError

from fbdesk.document import connections
from fbdesk.document.schema import empty_plan


@contextmanager
def opened(connection: Connection) -> Iterator[sqlite3.Connection]:
    yield connections.raw_connection(connection)
    connections.close(connection)


def setting(raw: sqlite3.Connection, name: str) -> object:
    return raw.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "delete"),
        ("synchronous", 3),  # EXTRA
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("recursive_triggers", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
    ],
)
def test_a_working_copy_is_durable_and_strict(tmp_path: Path, name: str, value: object) -> None:
    with opened(connections.open_file(tmp_path / "a.db")) as raw:
        assert setting(raw, name) == value


@pytest.mark.parametrize(
    ("name", "value"), [("trusted_schema", 0), ("cell_size_check", 1), ("query_only", 1)]
)
def test_a_foreign_file_is_not_trusted_and_not_written(name: str, value: object) -> None:
    with opened(connections.open_foreign(empty_plan())) as raw:
        assert setting(raw, name) == value


def test_a_foreign_file_cannot_keep_fbdesk_busy_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "PATIENCE_S", 0.05)
    connection = connections.open_foreign(empty_plan())
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT sum(x) FROM n"
    with pytest.raises(OperationalError, match="interrupted"), connection.begin():
        connection.exec_driver_sql(endless)
    connections.close(connection)


def test_a_transaction_locks_at_once(tmp_path: Path) -> None:
    connection = connections.open_file(tmp_path / "a.db")
    connection.exec_driver_sql("CREATE TABLE t (x)")
    connection.commit()
    other = sqlite3.connect(tmp_path / "a.db", timeout=0, isolation_level=None)
    with connection.begin(), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("INSERT INTO t VALUES (1)")
    other.execute("INSERT INTO t VALUES (1)")
    other.close()
    connections.close(connection)


def test_a_schema_change_is_rolled_back_with_its_transaction(tmp_path: Path) -> None:
    connection = connections.open_file(tmp_path / "a.db")
    with connection.begin() as transaction:
        connection.exec_driver_sql("CREATE TABLE t (x)")
        transaction.rollback()
    with connection.begin():
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar() == 0
    connections.close(connection)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"no database" * 100)
    with pytest.raises(DatabaseError):
        connections.open_file(tmp_path / "a.db")


def test_all_connections_speak_to_sqlite_in_one_way_and_none_opens_another_ones_file(
    tmp_path: Path,
) -> None:
    one, two = (connections.open_file(tmp_path / name) for name in ("a.db", "b.db"))
    assert one.dialect is two.dialect
    assert one.engine is not two.engine
    for connection, value in ((one, 1), (two, 2)):
        with connection.begin():
            connections.run_all(
                connection, ("CREATE TABLE t (x)", f"INSERT INTO t VALUES ({value})")
            )
    found = [c.execute(select(column("x")).select_from(text("t"))).scalar() for c in (one, two)]
    assert found == [1, 2], "the statement is put in words once, and asked of each"
    connections.close(one)
    connections.close(two)


def test_statements_that_fail_are_told_as_any_other_and_undone_with_the_rest(
    tmp_path: Path,
) -> None:
    connection = connections.open_file(tmp_path / "a.db")
    with pytest.raises(DatabaseError, match="no such table: nowhere"), connection.begin():
        connections.run_all(connection, ("CREATE TABLE t (x)", "INSERT INTO nowhere VALUES (1)"))
    with connection.begin():
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar() == 0
    connections.close(connection)
