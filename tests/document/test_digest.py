"""The digest depends on the content of the plan and on nothing else."""

import dataclasses
import hashlib
import json
from pathlib import Path

import pytest

from fbdesk.document import digest
from fbdesk.document.connections import close, open_memory
from fbdesk.document.digest import CHUNK, PART, content_digest
from fbdesk.document.file_info import read_info, write_info
from fbdesk.document.saving import file_of_rows
from fbdesk.document.schema import empty_plan
from fbdesk.models.row import Row
from tests.builders import a_measure, a_reduction, changed, some_settings
from tests.document.conftest import Opened


def digest_of(*rows: Row) -> str:
    return file_of_rows(rows)[1].digest


def test_equal_rows_have_an_equal_digest_in_any_order() -> None:
    rows = [some_settings(), *a_reduction(100), a_measure("T-02")]
    swapped = [rows[0], rows[-1], *rows[1:-1]]
    assert digest_of(*rows) == digest_of(*swapped)


def test_each_field_counts() -> None:
    settings, measure = some_settings(), a_measure()
    first = digest_of(settings, measure)
    others = {
        digest_of(settings, changed(measure, **{name: value}))
        for name, value in (
            ("title", "Annet"),
            ("rev", 1),
            ("existing", True),
            ("start_year", None),
            ("position", 1),
        )
    }
    assert first not in others
    assert len(others) == 5


def test_texts_cannot_flow_into_each_other() -> None:
    settings, measure = some_settings(), a_measure(title="ab", description="c")
    other = dataclasses.replace(measure, title="a", description="bc")
    assert digest_of(settings, measure) != digest_of(settings, other)


def test_what_the_file_says_about_itself_does_not_count() -> None:
    connection = open_memory(file_of_rows([some_settings()])[0])
    with connection.begin():
        before = content_digest(connection)
        write_info(connection, read_info(connection).next_revision(before))
        assert content_digest(connection) == before
    close(connection)


def test_the_working_copys_own_tables_do_not_count(opened: Opened, tmp_path: Path) -> None:
    document = opened(None, a_measure())
    before = document._copy.digest()
    document.save_as(tmp_path / "a.fbplan")
    assert document._copy.digest() == before
    assert document._copy.info().digest == before


def test_more_rows_than_one_chunk_count(opened: Opened) -> None:
    settings = some_settings()
    many = [a_measure(f"T-{number:05}") for number in range(2_500)]
    assert digest_of(settings, *many) != digest_of(settings, *many[:-1])
    assert opened().snapshot().measures == ()


@pytest.mark.parametrize("count", [0, 1, PART - 1, PART, PART + 1, CHUNK, CHUNK + 1, 2 * CHUNK])
def test_each_2_000_rows_are_one_list_of_compact_json_however_they_are_read(count: int) -> None:
    held = [(f"{number:05}", 'Søk "her"\n\U0001f6b2', number / 7, None) for number in range(count)]
    connection = open_memory()
    with connection.begin():
        connection.exec_driver_sql(
            "CREATE TABLE things (key TEXT, title TEXT, share REAL, year INT)"
        )
        for row in reversed(held):
            connection.exec_driver_sql("INSERT INTO things VALUES (?, ?, ?, ?)", row)
        columns = {"things": ["key", "title", "share", "year"]}
        found = digest.digest_of(connection, columns)
    close(connection)
    lists: list[object] = [["things", columns["things"]]]
    lists += [held[start : start + 2_000] for start in range(0, count, 2_000)]
    told = "".join(json.dumps(each, separators=(",", ":")) for each in lists)
    assert found == hashlib.sha256(told.encode("ascii")).hexdigest()


def test_an_empty_plan_file_is_the_same_each_time() -> None:
    assert empty_plan() == empty_plan()
    assert empty_plan()[:15] == b"SQLite format 3"
