"""Revisions that stay on this PC: kept whole, thinned by how long a file stood at each."""

import threading
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection

from fbdesk.document.document import Document
from fbdesk.document.file_info import FileInfo
from fbdesk.document.reading import read_plan_and_info, read_plan_of_data
from fbdesk.document.revisions.store import KEPT, NEWEST, OPENED, Revision, RevisionStore, surplus
from fbdesk.document.saving import file_of_rows
from fbdesk.errors import FileError
from fbdesk.models import rows
from fbdesk.models.measures import Measure
from tests.builders import some_settings

START = datetime(2012, 5, 1, 8, 0, tzinfo=UTC)
SETTINGS = some_settings(key="0f0e0d0c-0000-4000-8000-000000000001")
PLAN = SETTINGS.key


@pytest.fixture
def store(tmp_path: Path) -> RevisionStore:
    return RevisionStore(tmp_path / "revisions")


def a_file(before: FileInfo | None = None) -> tuple[bytes, FileInfo]:
    return file_of_rows([SETTINGS], before)


def files_of(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "revisions").rglob("*.revision"))


def test_a_revision_comes_back_byte_by_byte(store: RevisionStore) -> None:
    data, info = a_file()
    store.keep(data, info, now=START)
    (kept,) = store.of_plan(PLAN)
    assert (kept.revision_id, kept.lineage) == (info.revision_id, info.lineage)
    assert store.read(PLAN, kept) == data


def test_a_revision_takes_much_less_room_than_the_file(
    store: RevisionStore, tmp_path: Path
) -> None:
    data, info = a_file()
    store.keep(data, info)
    (file,) = files_of(tmp_path)
    assert file.stat().st_size < len(data) / 3
    assert file.stat().st_mode & 0o077 == 0 or file.parent.stat().st_mode & 0o077 == 0


def test_the_same_revision_is_kept_once(store: RevisionStore, tmp_path: Path) -> None:
    data, info = a_file()
    store.keep(data, info, now=START)
    store.keep(data, info, now=START + timedelta(hours=1))
    assert len(files_of(tmp_path)) == 1
    assert store.of_plan(PLAN)[0].kept_at == START


def test_plans_are_kept_apart(store: RevisionStore) -> None:
    store.keep(*a_file())
    assert store.of_plan("another plan") == ()


def test_a_damaged_revision_is_refused_and_no_other_is_hurt(
    store: RevisionStore, tmp_path: Path
) -> None:
    data, info = a_file()
    store.keep(data, info, now=START)
    later, later_info = a_file(info)
    store.keep(later, later_info, now=START + timedelta(minutes=1))
    for file in files_of(tmp_path):
        content = file.read_bytes()
        if info.revision_id.encode() in content.split(b"\n")[0]:
            file.write_bytes(content[:-40] + b"\0" * 40)
    newest, oldest = store.of_plan(PLAN)
    assert store.read(PLAN, newest) == later
    with pytest.raises(FileError, match="damaged"):
        store.read(PLAN, oldest)


def test_a_file_that_is_no_revision_is_passed_over(store: RevisionStore, tmp_path: Path) -> None:
    store.keep(*a_file())
    folder = files_of(tmp_path)[0].parent
    (folder / "x.revision").write_bytes(b"\xff\n")
    (folder / "y.revision").write_bytes(b"{}\n")
    (folder / "z.revision").mkdir()
    assert len(store.of_plan(PLAN)) == 1


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "revisions").write_text("in the way")
    with pytest.raises(FileError):
        RevisionStore(tmp_path / "revisions").keep(*a_file())


def test_of_many_saves_those_stay_that_the_file_stood_at_longest(
    store: RevisionStore, tmp_path: Path
) -> None:
    """A morning of saves each four seconds, with a pause of an hour after the tenth."""
    moment, info, ids = START, None, []
    for number in range(40):
        data, info = a_file(info)
        ids.append(info.revision_id)
        store.keep(data, info, now=moment)
        moment += timedelta(hours=1) if number == 9 else timedelta(seconds=4)
    kept = [revision.revision_id for revision in store.of_plan(PLAN)]
    assert len(kept) == len(files_of(tmp_path)) == KEPT
    assert ids[9] in kept
    assert kept[:NEWEST] == ids[: -NEWEST - 1 : -1]


def a_revision(number: int, stood_s: float, *, opened: bool = False) -> Revision:
    kept_at = START + timedelta(minutes=number)
    return Revision(f"r{number:03d}", (), kept_at, "", opened=opened, stood_s=stood_s)


def test_nothing_goes_until_there_are_more_than_are_kept() -> None:
    assert surplus([a_revision(n, 1.0) for n in range(KEPT)]) == ()


def test_the_one_that_stood_shortest_goes_first() -> None:
    revisions = [a_revision(n, 100.0 - n) for n in range(KEPT)]
    quick = a_revision(5, 0.5)
    assert surplus([*(r for r in revisions if r.revision_id != "r005"), quick]) == ()
    assert surplus([*revisions, a_revision(-1, 0.5)]) == (a_revision(-1, 0.5),)


def test_what_was_opened_stays_before_what_was_saved_here() -> None:
    opened = [a_revision(-n, 0.0, opened=True) for n in range(1, OPENED + 1)]
    saved = [a_revision(n, 50.0) for n in range(KEPT)]
    gone = surplus([*opened, *saved])
    assert len(gone) == OPENED
    assert not any(revision.opened for revision in gone)


def test_years_of_copies_do_not_keep_the_saves_out() -> None:
    opened = [a_revision(-n, 0.0, opened=True) for n in range(1, 100)]
    saved = [a_revision(n, 50.0 + n) for n in range(30)]
    left = {*opened, *saved} - {*surplus([*opened, *saved])}
    assert len(left) == KEPT
    assert sum(revision.opened for revision in left) == OPENED


def test_opening_and_saving_leave_their_revisions(
    store: RevisionStore, plan_file: Path, working: Path
) -> None:
    _, opened_info = read_plan_and_info(plan_file)
    document = Document.open(plan_file, working)
    document.revisions.begin(store)
    key = document.snapshot().measures[0].key
    document.perform("endre", lambda c: rows.change(c, Measure, key, title="Ny"))
    document.save()
    _, saved_info = read_plan_and_info(plan_file)
    document.close()
    newest, oldest = store.of_plan(opened_info.plan_uuid)
    assert (oldest.revision_id, oldest.opened) == (opened_info.revision_id, True)
    assert (newest.revision_id, newest.opened) == (saved_info.revision_id, False)
    data = store.read(opened_info.plan_uuid, newest)
    plan, _ = read_plan_of_data(plan_file, data)
    assert plan.measures[0].title == "Ny"


def test_a_store_that_cannot_be_written_stops_neither_opening_nor_saving(
    tmp_path: Path, plan_file: Path, working: Path
) -> None:
    (tmp_path / "revisions").write_text("in the way")
    document = Document.open(plan_file, working)
    document.revisions.begin(RevisionStore(tmp_path / "revisions"))
    assert document.revisions.problem is not None
    key = document.snapshot().measures[0].key
    document.perform("endre", lambda c: rows.change(c, Measure, key, title="Ny"))
    document.save()
    assert document.is_saved
    document.close()


def test_without_a_store_nothing_is_kept(tmp_path: Path, plan_file: Path, working: Path) -> None:
    document = Document.open(plan_file, working)
    key = document.snapshot().measures[0].key
    document.perform("endre", lambda c: rows.change(c, Measure, key, title="Ny"))
    document.save()
    document.close()
    assert files_of(tmp_path) == []


class SlowStore(RevisionStore):
    """A store on a disk that keeps nothing before it is allowed to."""

    def __init__(self, folder: Path) -> None:
        """Hold everything back until `allowed` is set."""
        super().__init__(folder)
        self.allowed = threading.Event()
        self.fault: Exception | None = None

    def keep(
        self, data: bytes, info: FileInfo, *, opened: bool = False, now: datetime | None = None
    ) -> None:
        """Wait, then keep, or break as a fault of the program does."""
        if not opened:
            assert self.allowed.wait(20)
            if self.fault is not None:
                raise self.fault
        super().keep(data, info, opened=opened, now=now)


def retitle(connection: Connection, key: str, title: str) -> None:
    rows.change(connection, Measure, key, title=title)


def saved_twice(plan_file: Path, working: Path, store: RevisionStore) -> Document:
    document = Document.open(plan_file, working)
    document.revisions.begin(store)
    key = document.snapshot().measures[0].key
    for title in ("Første", "Andre"):
        document.perform("endre", partial(retitle, key=key, title=title))
        document.note_saved(document.save_job().carry_out())
    return document


def test_a_save_is_told_before_its_revision_is_kept_and_closing_waits_for_it(
    tmp_path: Path, plan_file: Path, working: Path
) -> None:
    store = SlowStore(tmp_path / "revisions")
    document = saved_twice(plan_file, working, store)
    plan, info = read_plan_and_info(plan_file)
    assert document.is_saved
    assert plan.measures[0].title == "Andre"
    assert [revision.opened for revision in store.of_plan(info.plan_uuid)] == [True]
    store.allowed.set()
    document.close()
    kept = store.of_plan(info.plan_uuid)
    assert [revision.opened for revision in kept] == [False, False, True]
    assert kept[0].revision_id == info.revision_id
    assert kept[1].revision_id == info.parent_revision_ids[0]


def test_a_fault_while_keeping_a_revision_is_logged_and_the_next_one_is_kept(
    tmp_path: Path, plan_file: Path, working: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = SlowStore(tmp_path / "revisions")
    store.fault = ValueError("a fault of the program")
    store.allowed.set()
    document = saved_twice(plan_file, working, store)
    document.revisions.wait()
    assert [record.message for record in caplog.records] == ["a revision was not kept"] * 2
    store.fault = None
    key = document.snapshot().measures[0].key
    document.perform("endre", lambda c: rows.change(c, Measure, key, title="Tredje"))
    document.save()
    _, info = read_plan_and_info(plan_file)
    assert store.of_plan(info.plan_uuid)[0].revision_id == info.revision_id
    document.close()
