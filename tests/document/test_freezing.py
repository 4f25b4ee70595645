"""What is saved is one moment of the plan, also while editing goes on."""

import threading
from pathlib import Path

import pytest

from fbdesk.document.document import Document
from fbdesk.document.freezing import freeze, note_origin
from fbdesk.document.origin import Origin
from fbdesk.document.reading import read_plan
from fbdesk.errors import PlanError
from fbdesk.models import rows
from fbdesk.models.measures import Measure
from tests.builders import a_measure
from tests.document.conftest import Opened


def add(document: Document, number: str, count: int = 1) -> None:
    """Add measures in one step: a moment of the plan holds all of them or none."""
    measures = [a_measure(f"{number}-{n}", position=n) for n in range(count)]
    document.perform(number, lambda c: rows.insert(c, *measures))


def test_the_bytes_hold_the_rows_and_tell_the_step(opened: Opened, plan_file: Path) -> None:
    document = opened(plan_file)
    add(document, "A")
    add(document, "B")
    document.undo()
    frozen = freeze(document._copy.path)
    assert frozen.position == 1
    assert frozen.origin == document._copy.origin()
    assert frozen.info.digest == document._copy.digest()
    assert b"working_" not in frozen.data


def test_edits_go_on_while_a_save_is_under_way_and_are_not_in_it(
    opened: Opened, plan_file: Path
) -> None:
    document = opened(plan_file)
    add(document, "A")
    job = document.save_job()
    saved: list[Origin | None] = []
    thread = threading.Thread(target=lambda: saved.append(job.carry_out()))
    thread.start()
    for step in range(20):
        add(document, f"B{step}", count=3)
    thread.join()
    document.note_saved(saved[0])

    in_file = {m.number for m in read_plan(plan_file).measures if m.number.startswith("B")}
    whole_steps = {f"B{step}-{n}" for step in range(len(in_file) // 3) for n in range(3)}
    assert in_file == whole_steps, "the first steps, each whole"
    assert document.is_saved == (len(in_file) == 60)
    document.save()
    assert document.is_saved
    assert read_plan(plan_file) == document.snapshot()


def test_what_was_saved_while_editing_went_on_is_told_from_what_was_not(
    opened: Opened, plan_file: Path
) -> None:
    document = opened(plan_file)
    add(document, "A")
    job = document.save_job()
    add(document, "B")
    document.note_saved(job.carry_out())
    states = [document.is_saved]  # the moment of a save is when it begins to read
    add(document, "C")
    states.append(document.is_saved)
    document.undo()
    states.append(document.is_saved)
    assert states == [True, False, True]


def test_a_save_in_another_thread_leaves_the_documents_own_connection_alone(
    opened: Opened, plan_file: Path
) -> None:
    document = opened(plan_file)
    add(document, "A")
    thread = threading.Thread(target=document.save_job().carry_out)
    thread.start()
    thread.join()
    assert document._copy.origin().saved_step == 1
    assert not document.is_saved, "until it is told"
    document.save()
    add(document, "B")
    document.undo()
    document.undo()
    assert [m.number for m in document.snapshot().measures] == ["T-01"]


def test_a_working_copy_that_is_broken_is_told_in_words(tmp_path: Path) -> None:
    path = tmp_path / "a.working"
    path.write_bytes(b"x" * 5_000)
    with pytest.raises(PlanError, match="not a database"):
        freeze(path)
    with pytest.raises(PlanError, match="not a database"):
        note_origin(path, Origin())


def test_a_working_copy_that_was_given_up_meanwhile_is_not_made_again(tmp_path: Path) -> None:
    note_origin(tmp_path / "a.working", Origin())
    assert list(tmp_path.iterdir()) == []


def test_a_plan_is_frozen_whole(opened: Opened) -> None:
    document = opened()
    add(document, "A", count=2_500)  # more rows than one chunk of the digest
    frozen = freeze(document._copy.path)
    copy = document._copy.path.with_name("kopi.fbplan")
    copy.write_bytes(frozen.data)
    assert len(read_plan(copy).rows_of(Measure)) == 2_500
