"""Tests of one edit of a plan file: it is kept, done and saved, or nothing at all happens."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection

from fbdesk.commands.plan_edit import edit_plan_file
from fbdesk.document.backups.store import Reason, own_store
from fbdesk.document.places import working_folder
from fbdesk.document.reading import read_plan
from fbdesk.document.refusals import FileChangedError
from fbdesk.document.saving import write_new_plan
from fbdesk.errors import FileError, InputError
from fbdesk.models import rows
from tests.builders import a_measure, some_settings

PLAN = [some_settings(), a_measure("T-01")]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the file of a plan with one measure, alone in its folder."""
    path = tmp_path / "plans" / "plan.fbplan"
    path.parent.mkdir()
    write_new_plan(path, PLAN)
    return path


def numbers(path: Path) -> list[str]:
    return [measure.number for measure in read_plan(path).measures]


def add(connection: Connection, then: Callable[[], object] = str) -> str:
    rows.insert(connection, a_measure("T-02"))
    then()
    return "added"


def break_off() -> None:
    raise InputError("The list says nothing.")


def nothing_is_left(file: Path) -> bool:
    """Return whether no other file stands beside the plan, and no work waits to be resumed."""
    return list(file.parent.iterdir()) == [file] and not list(working_folder().iterdir())


def test_an_edit_is_in_the_file_and_the_plan_before_it_in_the_backups(file: Path) -> None:
    before = read_plan(file)
    assert edit_plan_file(file, "Add", add) == "added"
    assert numbers(file) == ["T-01", "T-02"]
    (kept,) = own_store().of_plan(before.settings.key)
    assert (kept.reason, read_plan(kept.path)) == (Reason.IMPORT, before)
    assert nothing_is_left(file)


def test_the_backup_tells_why_it_was_made(file: Path) -> None:
    edit_plan_file(file, "Add", add, Reason.MERGE)
    (kept,) = own_store().of_plan(read_plan(file).settings.key)
    assert kept.reason is Reason.MERGE


def test_an_edit_that_breaks_off_leaves_the_file_as_it_was_to_the_byte(file: Path) -> None:
    before, moment = file.read_bytes(), file.stat().st_mtime_ns
    with pytest.raises(InputError, match="says nothing"):
        edit_plan_file(file, "Add", partial(add, then=break_off))
    assert (file.read_bytes(), file.stat().st_mtime_ns) == (before, moment)
    assert nothing_is_left(file)


def test_a_file_that_someone_saves_meanwhile_is_not_overwritten(file: Path) -> None:
    def someone_saves() -> None:
        file.unlink()
        write_new_plan(file, [*PLAN, a_measure("T-09")])

    with pytest.raises(FileChangedError):
        edit_plan_file(file, "Add", partial(add, then=someone_saves))
    assert numbers(file) == ["T-01", "T-09"]
    assert nothing_is_left(file)


def test_without_a_backup_nothing_is_done(file: Path, own_data_folder: Path) -> None:
    before = file.read_bytes()
    own_data_folder.mkdir()
    (own_data_folder / "backups").write_text("not a folder", encoding="utf-8")
    with pytest.raises(FileError):
        edit_plan_file(file, "Add", add)
    assert file.read_bytes() == before
    assert nothing_is_left(file)


def test_a_file_that_is_no_plan_is_refused(file: Path) -> None:
    file.write_text("no plan", encoding="utf-8")
    with pytest.raises(FileError):
        edit_plan_file(file, "Add", add)
    assert file.read_text(encoding="utf-8") == "no plan"
    assert nothing_is_left(file)
