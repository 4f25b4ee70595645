"""The file is written whole or not at all, over nobody else's work, and holds the plan alone."""

import errno
import os
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection

from fbdesk.document import freezing, writing
from fbdesk.document.document import Document
from fbdesk.document.file_info import KEPT_REVISIONS, FileInfo
from fbdesk.document.origin import sha256
from fbdesk.document.reading import read_plan, read_plan_and_info
from fbdesk.document.recovery import find_lost_work
from fbdesk.document.refusals import FileChangedError
from fbdesk.document.saving import write_new_plan
from fbdesk.document.schema import CURRENT
from fbdesk.errors import FileError
from fbdesk.models import rows
from fbdesk.models.measures import Measure
from tests.builders import a_measure, some_settings
from tests.document.conftest import Opened


def add(document: Document, number: str, **values: str) -> None:
    document.perform(
        "Nytt tiltak", lambda connection: rows.insert(connection, a_measure(number, **values))
    )


def numbers(path: Path) -> list[str]:
    return [measure.number for measure in read_plan(path).measures]


def test_opening_and_closing_leaves_the_bytes_and_the_time_of_the_file(
    opened: Opened, plan_file: Path
) -> None:
    os.utime(plan_file, ns=(1, 1_000_000_001))
    before = plan_file.read_bytes()
    document = opened(plan_file)
    document.snapshot()
    document.save()
    document.close()
    assert plan_file.read_bytes() == before
    assert plan_file.stat().st_mtime_ns == 1_000_000_001
    assert [path.name for path in plan_file.parent.iterdir() if path.is_file()] == [plan_file.name]


def test_an_edit_does_not_touch_the_file_and_a_save_writes_it(
    opened: Opened, plan_file: Path
) -> None:
    before = plan_file.read_bytes()
    document = opened(plan_file)
    add(document, "T-02")
    assert plan_file.read_bytes() == before
    document.save()
    assert numbers(plan_file) == ["T-01", "T-02"]
    assert opened(plan_file).snapshot() == document.snapshot()


def test_deleted_text_and_undo_history_do_not_travel_with_the_file(
    opened: Opened, plan_file: Path
) -> None:
    document = opened(plan_file)
    secret = a_measure("T-99", title="Hemmelig utkast", description="hemmelig " * 3_000)
    document.perform("Skriv hemmelig", lambda connection: rows.insert(connection, secret))
    document.save()
    assert b"emmelig" in plan_file.read_bytes()
    document.perform("Slett", lambda connection: rows.delete(connection, Measure, secret.key))
    document.save()
    assert b"emmelig" not in plan_file.read_bytes()
    assert b"working_" not in plan_file.read_bytes()
    document.undo()
    assert document.snapshot().measures[-1] == secret


def test_the_file_is_compact_whatever_happened_before(opened: Opened, tmp_path: Path) -> None:
    document = opened()
    document.save_as(tmp_path / "a.fbplan")
    empty = (tmp_path / "a.fbplan").stat().st_size
    add(document, "T-01", description="x" * 500_000)
    document.undo()
    add(document, "T-02")
    document.save()
    assert (tmp_path / "a.fbplan").stat().st_size == empty


def test_a_file_that_someone_else_saved_is_not_overwritten(
    opened: Opened, plan_file: Path, tmp_path: Path
) -> None:
    mine, theirs = opened(plan_file), opened(plan_file)
    add(mine, "T-02")
    add(theirs, "T-03")
    theirs.save()

    with pytest.raises(FileChangedError, match="changed by someone else"):
        mine.save()

    assert numbers(plan_file) == ["T-01", "T-03"]
    assert not mine.is_saved
    mine.save_as(tmp_path / "min.fbplan")
    assert numbers(tmp_path / "min.fbplan") == ["T-01", "T-02"]
    add(mine, "T-04")
    mine.save()
    assert numbers(plan_file) == ["T-01", "T-03"]


def test_a_file_that_was_taken_away_is_written_again(opened: Opened, plan_file: Path) -> None:
    document = opened(plan_file)
    plan_file.unlink()
    document.save()
    assert numbers(plan_file) == ["T-01"]


def test_saving_again_without_an_edit_makes_no_new_revision(
    opened: Opened, plan_file: Path
) -> None:
    document = opened(plan_file)
    add(document, "T-02")
    document.save()
    before = plan_file.read_bytes()
    document.save()
    assert plan_file.read_bytes() == before


def test_each_save_is_a_revision_that_knows_its_parents(opened: Opened, plan_file: Path) -> None:
    _, first = read_plan_and_info(plan_file)
    document = opened(plan_file)
    ids = [first.revision_id]
    for number in range(2, 4):
        add(document, f"T-0{number}")
        document.save()
        _, info = read_plan_and_info(plan_file)
        assert info.plan_uuid == first.plan_uuid == document.snapshot().settings.key
        assert info.parent_revision_ids == tuple(reversed(ids))
        ids.append(info.revision_id)
    assert len(set(ids)) == 3


def test_the_last_20_revisions_are_remembered() -> None:
    info = FileInfo("plan")
    for _ in range(30):
        info = info.next_revision("digest")
    assert KEPT_REVISIONS == 20
    assert len(info.parent_revision_ids) == 20
    assert info.revision_id not in info.parent_revision_ids


def test_a_folder_that_is_gone_costs_no_work(opened: Opened, plan_file: Path) -> None:
    document = opened(plan_file)
    add(document, "T-02")
    gone = plan_file.parent / "borte" / "byen.fbplan"
    with pytest.raises(FileError, match="does not exist or cannot be reached"):
        document.save_as(gone)
    assert document.path == plan_file
    assert not document.is_saved
    document.save()
    assert numbers(plan_file) == ["T-01", "T-02"]


def test_a_folder_in_place_of_the_file_is_refused(opened: Opened, tmp_path: Path) -> None:
    target = tmp_path / "mappe.fbplan"
    target.mkdir()
    document = opened()
    with pytest.raises(FileError, match="is a folder"):
        document.save_as(target)
    assert list(target.iterdir()) == []


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.ESTALE, errno.EACCES])
@pytest.mark.parametrize("call", ["os.fsync", "pathlib.Path.replace"])
def test_a_disk_that_fails_while_saving_leaves_the_old_file(
    opened: Opened, plan_file: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    document = opened(plan_file)
    add(document, "T-02")
    before = plan_file.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patched:
        patched.setattr(call, fail)
        with pytest.raises(FileError, match=r"byen\.fbplan"):
            document.save()

    assert plan_file.read_bytes() == before
    assert list(plan_file.parent.glob(".*.tmp")) == []
    assert not document.is_saved
    document.save()
    assert numbers(plan_file) == ["T-01", "T-02"]


def test_a_disk_that_gives_back_other_bytes_is_noticed_before_the_file_is_replaced(
    opened: Opened, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = opened(plan_file)
    add(document, "T-02", title="Sykkelhotell")
    before = plan_file.read_bytes()
    honest = writing._write

    def store_one_letter_wrong(path: Path, data: bytes) -> None:
        honest(path, data.replace(b"Sykkelhotell", b"Sykkelhotelk"))

    with monkeypatch.context() as patched:
        patched.setattr(writing, "_write", store_one_letter_wrong)
        with pytest.raises(FileError, match="gives back something else"):
            document.save()
    assert plan_file.read_bytes() == before


def test_a_disk_that_gives_back_another_plan_is_noticed(
    opened: Opened, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = opened(plan_file)
    add(document, "T-02")
    before, honest = plan_file.read_bytes(), writing._write
    with monkeypatch.context() as patched:
        patched.setattr(writing, "_write", lambda path, _: honest(path, before))
        with pytest.raises(FileError, match="gives back something else"):
            document.save()
    assert plan_file.read_bytes() == before
    assert not document.is_saved


def test_a_copy_that_lost_a_row_does_not_replace_the_file(
    opened: Opened, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = opened(plan_file)
    add(document, "T-02")
    before, honest = plan_file.read_bytes(), freezing._copy_rows

    def lose_a_row(connection: Connection) -> None:
        honest(connection)
        connection.exec_driver_sql("DELETE FROM main.measure WHERE number = 'T-02'")

    with monkeypatch.context() as patched:
        patched.setattr(freezing, "_copy_rows", lose_a_row)
        with pytest.raises(FileError, match="gives back something else"):
            document.save()
    assert plan_file.read_bytes() == before
    assert list(plan_file.parent.glob(".*.tmp")) == []
    assert not document.is_saved
    document.save()
    assert numbers(plan_file) == ["T-01", "T-02"]


@pytest.mark.parametrize("code", [errno.EIO, errno.EACCES, errno.ESTALE])
def test_a_disk_that_does_not_tell_of_the_working_copy_refuses_the_save_in_words(
    opened: Opened, plan_file: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    document = opened(plan_file)
    add(document, "T-02")
    before, honest = plan_file.read_bytes(), Path.exists

    def fail(path: Path) -> bool:
        if path.suffix == ".working":
            raise OSError(code, os.strerror(code))
        return honest(path)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "exists", fail)
        with pytest.raises(FileError, match="could not be kept on this PC") as told:
            document.save()
    assert os.strerror(code) in str(told.value.values["reason"])
    assert plan_file.read_bytes() == before
    document.save()
    assert numbers(plan_file) == ["T-01", "T-02"]


def test_a_save_that_was_cut_off_after_the_replacement_is_recognised(
    opened: Opened, plan_file: Path, working: Path
) -> None:
    document = opened(plan_file)
    add(document, "T-02")
    before = document._copy.origin()
    document.save()
    # As if the power had failed just before the working copy noted the new file.
    pending = replace(
        before,
        pending_path=plan_file,
        pending_sha256=document._copy.origin().source_sha256,
        pending_step=1,
    )
    document._copy.set_origin(pending)
    document._copy.leave()

    assert find_lost_work(working) == ()
    assert list(working.iterdir()) == []


def test_a_link_stays_a_link(opened: Opened, plan_file: Path, tmp_path: Path) -> None:
    link = tmp_path / "snarvei.fbplan"
    link.symlink_to(plan_file)
    document = opened(link)
    add(document, "T-02")
    document.save()
    assert link.is_symlink()
    assert numbers(plan_file) == ["T-01", "T-02"]


def test_the_permissions_of_the_file_stay(opened: Opened, plan_file: Path) -> None:
    plan_file.chmod(0o640)
    document = opened(plan_file)
    add(document, "T-02")
    document.save()
    assert plan_file.stat().st_mode & 0o777 == 0o640


def test_a_new_plan_does_not_replace_a_file(plan_file: Path) -> None:
    before = plan_file.read_bytes()
    with pytest.raises(FileError, match="already exists"):
        write_new_plan(plan_file, [some_settings()])
    assert plan_file.read_bytes() == before
    assert list(plan_file.parent.glob(".*.tmp")) == []


def test_equal_plans_make_equal_rows_in_a_marked_versioned_file(plan_file: Path) -> None:
    raw = sqlite3.connect(plan_file)
    assert raw.execute("PRAGMA application_id").fetchone() == (int.from_bytes(b"fbpl"),)
    assert raw.execute("PRAGMA user_version").fetchone() == (CURRENT.number,)
    assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    raw.close()


def test_a_colleague_who_saves_while_mine_is_being_written_is_not_overwritten(
    opened: Opened, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, theirs = opened(plan_file), opened(plan_file)
    add(mine, "T-02")
    add(theirs, "T-03")
    honest, waiting = writing._write, [theirs]

    def write_while_they_save(path: Path, data: bytes) -> None:
        honest(path, data)
        while waiting:
            waiting.pop().save()

    monkeypatch.setattr(writing, "_write", write_while_they_save)
    with pytest.raises(FileChangedError):
        mine.save()
    assert numbers(plan_file) == ["T-01", "T-03"]
    assert list(plan_file.parent.glob(".*")) == []


def test_a_file_that_may_not_be_read_is_not_overwritten(
    opened: Opened, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = opened(plan_file)
    add(document, "T-02")
    before, honest = plan_file.read_bytes(), os.open

    def refuse(path: Path, *rest: int) -> int:
        if path == plan_file:
            raise PermissionError(errno.EACCES, "no")
        return honest(path, *rest)

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", refuse)
        with pytest.raises(FileError, match="may not"):
            document.save()
    assert plan_file.read_bytes() == before


def test_after_a_merge_with_the_file_the_save_goes_through_and_knows_both_parents(
    opened: Opened, plan_file: Path
) -> None:
    mine, theirs = opened(plan_file), opened(plan_file)
    add(mine, "T-02")
    add(theirs, "T-03")
    theirs.save()
    with pytest.raises(FileChangedError):
        mine.save()

    _, info = read_plan_and_info(plan_file)
    mine.note_saved(mine.save_job().rebase(sha256(plan_file.read_bytes()), info))
    assert not mine.is_saved
    mine.save()

    _, saved = read_plan_and_info(plan_file)
    assert saved.parent_revision_ids[:2] == (info.revision_id, info.parent_revision_ids[0])
    assert mine.is_saved
