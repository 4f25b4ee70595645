"""Two databases hold the same rows where every value is the same, and not otherwise."""

from collections.abc import Callable

import pytest
from sqlalchemy.exc import DatabaseError

from fbdesk.document.connections import close, open_foreign, open_memory, raw_connection
from fbdesk.document.digest import content_digest
from fbdesk.document.same_rows import same_rows
from fbdesk.document.saving import file_of_rows
from tests.builders import a_measure, a_reduction, some_settings

ROWS = (some_settings(), *a_reduction(100), a_measure("T-02", title="Sykkelvei «lang»"))
PLAN = file_of_rows(ROWS)[0]

CHANGES = {
    "one letter": "UPDATE measure SET title = replace(title, 'y', 'i') WHERE number = 'T-02'",
    "a letter behind a zero": "UPDATE measure SET title = title || char(0, 120)",
    "upper case": "UPDATE measure SET title = upper(title) WHERE number = 'T-02'",
    "0 for unknown": "UPDATE effect_input SET low = 0 WHERE low IS NULL",
    "the last digit": "UPDATE effect_input SET value = value * (1 + 1e-15)",
    "a key": "UPDATE measure SET key = 'another' WHERE number = 'T-02'",
    "a row less": "DELETE FROM measure WHERE number = 'T-02'",
    "every row": "DELETE FROM effect_input",
}


def changed(statement: str) -> bytes:
    """Return the plan after a statement that no rule of the plan holds back."""
    connection = open_memory(PLAN)
    try:
        before = raw_connection(connection).total_changes
        raw_connection(connection).execute(statement)
        assert raw_connection(connection).total_changes > before
        return raw_connection(connection).serialize()
    finally:
        close(connection)


def same(data: bytes, pages: bytes) -> bool:
    connection = open_foreign(data)
    try:
        return same_rows(connection, pages)
    finally:
        close(connection)


def digest(data: bytes) -> str:
    connection = open_foreign(data)
    try:
        with connection.begin():
            return content_digest(connection)
    finally:
        close(connection)


def test_a_plan_holds_the_rows_of_itself() -> None:
    assert same(PLAN, PLAN)


def test_the_order_in_which_rows_are_stored_does_not_count() -> None:
    assert same(file_of_rows((ROWS[0], *reversed(ROWS[1:])))[0], PLAN)


@pytest.mark.parametrize("what", CHANGES)
def test_each_difference_is_seen_from_both_sides_and_in_the_digest(what: str) -> None:
    other = changed(CHANGES[what])
    assert digest(other) != digest(PLAN)
    assert not same(other, PLAN)
    assert not same(PLAN, other)


def test_tables_that_are_no_part_of_the_plan_do_not_count() -> None:
    def with_journal() -> bytes:
        connection = open_memory(PLAN)
        try:
            raw_connection(connection).execute("CREATE TABLE working_step (id INTEGER)")
            raw_connection(connection).execute("UPDATE file_info SET value = 'other'")
            return raw_connection(connection).serialize()
        finally:
            close(connection)

    assert same(PLAN, with_journal())


def without_tables() -> bytes:
    connection = open_memory()
    try:
        raw_connection(connection).execute("PRAGMA user_version = 1")
        return raw_connection(connection).serialize()
    finally:
        close(connection)


BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda data: data[: len(data) // 2],
    "no database": lambda data: b"no database" + data[11:],
    "without its tables": lambda _: without_tables(),
}


@pytest.mark.parametrize("how", BROKEN)
def test_pages_that_cannot_be_read_are_an_error_and_never_the_same(how: str) -> None:
    with pytest.raises(DatabaseError):
        same(PLAN, BROKEN[how](PLAN))
