"""The journal: how many steps it keeps, what it drops, and that it only listens when asked."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DatabaseError

from fbdesk.document.connections import close, open_memory, raw_connection
from fbdesk.document.journal.tables import CHANGES, IMAGES, JOURNAL, STEPS
from fbdesk.document.journal.undo import KEPT_STEPS, Journal
from fbdesk.document.schema import empty_plan, schema_of
from fbdesk.models import rows
from fbdesk.models.measures import Measure
from tests.builders import a_measure


@pytest.fixture
def journal() -> Iterator[Journal]:
    connection = open_memory(empty_plan())
    with connection.begin():
        Journal.create_tables(connection)
    yield Journal(connection)
    close(connection)


def database(journal: Journal) -> Connection:
    return journal._connection


def rename(journal: Journal, key: str, title: str) -> int:
    with database(journal).begin():
        with journal.recording(f"Kall den {title}") as step:
            rows.change(database(journal), Measure, key, title=title)
        journal.finish()
    return step


def count(journal: Journal, table: str) -> int:
    tables = {"step": STEPS, "change": CHANGES, **IMAGES}
    with database(journal).begin():
        return (
            database(journal).execute(select(func.count()).select_from(tables[table])).scalar_one()
        )


def test_at_least_500_steps_are_kept_and_older_ones_fall_away_with_their_rows(
    journal: Journal,
) -> None:
    assert KEPT_STEPS >= 500
    measure = a_measure()
    with database(journal).begin():
        rows.insert(database(journal), measure)
    for number in range(KEPT_STEPS + 5):
        rename(journal, measure.key, f"{number}")

    assert count(journal, "step") == KEPT_STEPS
    assert count(journal, "change") == KEPT_STEPS
    assert count(journal, "measure") == 2 * KEPT_STEPS  # one image before, one after

    raw_connection(database(journal)).execute("PRAGMA foreign_keys = OFF")
    with database(journal).begin():
        while step := journal.last_done():
            journal.undo(step.number)
        oldest = rows.get(database(journal), Measure, measure.key)
    assert oldest.title == "4"


def test_what_happens_outside_a_recording_is_not_recorded(journal: Journal) -> None:
    with database(journal).begin():
        rows.insert(database(journal), a_measure())
    assert count(journal, "change") == 0


def test_a_step_that_was_undone_is_dropped_with_all_that_it_recorded(journal: Journal) -> None:
    measure = a_measure()
    with database(journal).begin():
        rows.insert(database(journal), measure)
    first = rename(journal, measure.key, "Én")
    second = rename(journal, measure.key, "To")
    with database(journal).begin():
        journal.undo(second)
    third = rename(journal, measure.key, "Tre")

    assert third > second, "a number is never given twice"
    with database(journal).begin():
        assert [step.number for step in journal.steps(undone=False)] == [first, third]
        assert journal.steps(undone=True) == ()
    assert count(journal, "measure") == 4


def test_steps_carry_their_words_and_their_moment(journal: Journal) -> None:
    measure = a_measure()
    with database(journal).begin():
        rows.insert(database(journal), measure)
    rename(journal, measure.key, "Sykkelvei")
    with database(journal).begin():
        step = journal.last_done()
    assert step is not None
    assert step.text == "Kall den Sykkelvei"
    assert step.made_at.tzinfo is not None


def triggers_of(journal: Journal) -> int:
    with database(journal).begin() as transaction:
        found = database(journal).exec_driver_sql("SELECT count(*) FROM sqlite_temp_schema")
        number: int = found.scalar_one()
        transaction.rollback()
    return number


def test_the_journal_listens_from_the_first_edit_on_also_where_that_is_taken_back(
    journal: Journal,
) -> None:
    assert triggers_of(journal) == 0, "a plan that is looked at waits for none"
    measure = a_measure("T-01")
    with database(journal).begin() as transaction:
        with journal.recording("Legg til"):
            rows.insert(database(journal), measure)
        transaction.rollback()
    assert triggers_of(journal) == 0, "they went with the edit"
    with database(journal).begin():
        with journal.recording("Legg til") as step:
            rows.insert(database(journal), measure)
        assert journal.touched(step) == {"measure": frozenset({measure.key})}
    listening = triggers_of(journal)
    rename(journal, measure.key, "Ny")
    assert triggers_of(journal) == listening == 3 * len(IMAGES) + 1


def test_a_journal_that_is_not_there_is_told_at_once() -> None:
    connection = open_memory(empty_plan())
    with pytest.raises(DatabaseError, match="no such table"):
        Journal(connection)
    close(connection)


def test_the_journals_tables_are_those_that_its_declarations_make() -> None:
    declared, made = open_memory(), open_memory()
    for connection, create in ((declared, JOURNAL.create_all), (made, Journal.create_tables)):
        with connection.begin():
            create(connection)
    assert schema_of(made) == schema_of(declared)
    assert len(schema_of(made)) > 60
    close(declared)
    close(made)
