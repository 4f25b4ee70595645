"""Work that was kept on this PC outlives an update of fbdesk, its undo history included.

`tests/golden/work-1.0.working` was left by fbdesk with format 1.0, which was killed: a plan that
was never saved, with two edits that are done and one that was undone.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from fbdesk.document.document import Document
from fbdesk.document.format_version import FormatVersion
from fbdesk.document.migrating import MigrationError
from fbdesk.document.migrations.to_1_1 import STEP
from fbdesk.document.older_work import bring_up
from fbdesk.document.reading import read_plan
from fbdesk.document.recovery import discard_lost_work, find_lost_work
from fbdesk.document.schema import CURRENT
from fbdesk.models import rows
from fbdesk.models.measures import Measure

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "work-1.0.working"
FIRST = FormatVersion(1, 0)


@pytest.fixture
def work(working: Path) -> Path:
    path = working / "3e9dfc81-43e9-4361-a160-0ecbc7b7da35.working"
    shutil.copyfile(GOLDEN, path)
    return path


@pytest.fixture
def taken_up(work: Path) -> Iterator[Document]:
    document = Document.recover(work)
    yield document
    document.close(discard=True)


def titles(document: Document) -> list[str]:
    return [measure.title for measure in document.snapshot().measures]


def test_the_golden_work_is_of_an_older_version() -> None:
    assert GOLDEN.read_bytes()[60:64] == FIRST.number.to_bytes(4)
    assert FIRST < CURRENT


def test_work_of_an_older_version_is_found_with_what_it_holds(work: Path, working: Path) -> None:
    (found,) = find_lost_work(working)
    assert not found.damaged
    assert found.plan_name == "Porsgrunn"
    assert found.edits == ("legg til tiltak", "endre tittel")
    assert found.working_path == work


def test_it_is_taken_up_with_its_undo_and_redo(taken_up: Document) -> None:
    assert titles(taken_up) == ["Sykkelvei langs elva"]
    assert taken_up.undo_text == "endre tittel"
    assert taken_up.redo_text == "legg til Bussvei"
    taken_up.redo()
    assert titles(taken_up) == ["Sykkelvei langs elva", "Bussvei"]
    taken_up.undo()
    taken_up.undo()
    assert titles(taken_up) == ["Sykkelvei"]
    taken_up.undo()
    assert titles(taken_up) == []


def test_it_is_edited_and_saved_as_any_other(taken_up: Document, tmp_path: Path) -> None:
    (measure,) = taken_up.snapshot().measures
    taken_up.perform("endre", lambda c: rows.change(c, Measure, measure.key, lessons="Tidlig ute"))
    target = tmp_path / "ny.fbplan"
    taken_up.save_as(target)
    assert read_plan(target).measures[0].lessons == "Tidlig ute"
    assert target.read_bytes()[60:64] == CURRENT.number.to_bytes(4)


def test_a_number_of_a_step_is_never_given_twice(work: Path) -> None:
    with closing(sqlite3.connect(work, isolation_level=None)) as raw:
        raw.execute("UPDATE sqlite_sequence SET seq = 40 WHERE name = 'working_step'")
    document = Document.recover(work)
    document.perform("nytt", lambda c: rows.insert(c, Measure(number="T-09", title="Ny")))
    with closing(sqlite3.connect(work)) as raw:
        assert raw.execute("SELECT max(id) FROM working_step").fetchone() == (41,)
    document.close(discard=True)


def test_work_of_this_version_is_left_alone(work: Path) -> None:
    bring_up(work)
    before = work.read_bytes()
    assert before[60:64] == CURRENT.number.to_bytes(4)
    bring_up(work)
    assert work.read_bytes() == before


def test_where_rows_of_then_no_longer_fit_the_steps_become_one(
    work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A step that rewrites values cannot rewrite the history: the work stays, undo begins anew."""
    rewriting = replace(STEP, adjust=lambda _connection: None)
    monkeypatch.setattr("fbdesk.document.older_work.steps_from", lambda _version: (rewriting,))
    document = Document.recover(work)
    assert titles(document) == ["Sykkelvei langs elva"]
    assert document.undo_text == "legg til tiltak, endre tittel"
    assert document.redo_text == ""
    document.close()
    (found,) = find_lost_work(work.parent)
    assert found.edits == ("legg til tiltak, endre tittel",)
    discard_lost_work(found)


def test_work_that_cannot_be_brought_up_is_kept_as_it_is(
    work: Path, working: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(connection: object) -> None:
        connection.exec_driver_sql("UPDATE measure SET title = 'Tapt'")  # type: ignore[attr-defined] # SQLAlchemy's

    breaking = replace(STEP, adjust=careless)
    monkeypatch.setattr("fbdesk.document.older_work.steps_from", lambda _version: (breaking,))
    before = work.read_bytes()
    with pytest.raises(MigrationError, match="a value is not what it was"):
        Document.recover(work)
    (found,) = find_lost_work(working)
    assert found.damaged
    assert work.read_bytes() == before
    monkeypatch.undo()
    assert find_lost_work(working)[0].edits == ("legg til tiltak", "endre tittel")


def test_a_file_with_another_header_is_left_to_others(tmp_path: Path) -> None:
    path = tmp_path / "annet.working"
    path.write_bytes(b"ikke en database")
    bring_up(path)
    assert path.read_bytes() == b"ikke en database"
