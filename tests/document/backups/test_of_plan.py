"""The open plan keeps what its file was before the first save, and itself before large changes."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fbdesk.document.backups import of_plan as backups_of_plan
from fbdesk.document.backups.store import BackupStore, Reason
from fbdesk.document.document import Document
from fbdesk.document.reading import read_plan, read_plan_and_info
from fbdesk.errors import FileError
from fbdesk.models import rows
from tests.builders import a_measure
from tests.document.conftest import Opened


@pytest.fixture
def store(tmp_path: Path) -> BackupStore:
    return BackupStore(tmp_path / "backups", "Kari")


def add(document: Document, number: str) -> None:
    document.perform("Nytt tiltak", lambda connection: rows.insert(connection, a_measure(number)))


def numbers(path: Path) -> list[str]:
    return [measure.number for measure in read_plan(path).measures]


def test_the_first_save_of_a_session_keeps_the_file_as_it_was(
    opened: Opened, plan_file: Path, store: BackupStore
) -> None:
    before = plan_file.read_bytes()
    document = opened(plan_file)
    document.backups.store = store
    add(document, "T-02")
    assert document.backups.listed() == ()
    document.save()
    (kept,) = document.backups.listed()
    assert kept.path.read_bytes() == before
    assert (kept.reason, kept.note.who, kept.note.source) == (
        Reason.SESSION,
        "Kari",
        str(plan_file),
    )


def test_later_saves_of_the_session_keep_nothing_more(
    opened: Opened, plan_file: Path, store: BackupStore
) -> None:
    document = opened(plan_file)
    document.backups.store = store
    for number in ("T-02", "T-03", "T-04"):
        add(document, number)
        document.save()
    assert [numbers(backup.path) for backup in document.backups.listed()] == [["T-01"]]


def test_a_file_that_someone_else_saved_is_kept_again_on_the_same_day(
    opened: Opened, plan_file: Path, store: BackupStore
) -> None:
    document = opened(plan_file)
    document.backups.store = store
    for number, theirs in (("T-02", False), ("T-03", True), ("T-04", False)):
        add(document, number)
        if theirs:
            document.backups.keep_again(plan_file)
        document.save()
    kept = sorted(numbers(backup.path) for backup in document.backups.listed())
    assert kept == [["T-01"], ["T-01", "T-02"]], "what the third save replaced is not kept"


def test_the_next_session_keeps_what_the_last_one_left(
    opened: Opened, plan_file: Path, store: BackupStore
) -> None:
    for number in ("T-02", "T-03"):
        document = opened(plan_file)
        document.backups.store = store
        add(document, number)
        document.save()
        document.close()
    document = opened(plan_file)
    document.backups.store = store
    held = [numbers(backup.path) for backup in document.backups.listed()]
    assert held == [["T-01", "T-02"], ["T-01"]]


def test_a_window_that_stays_open_keeps_one_backup_a_day(
    opened: Opened, plan_file: Path, store: BackupStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = opened(plan_file)
    document.backups.store = store
    add(document, "T-02")
    document.save()

    class Tomorrow(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override] # UTC alone
            del tz
            return datetime.now(UTC) + timedelta(days=1)

    with monkeypatch.context() as patched:
        patched.setattr(backups_of_plan, "datetime", Tomorrow)
        for number in ("T-03", "T-04"):
            add(document, number)
            document.save()
    held = [numbers(backup.path) for backup in document.backups.listed()]
    assert held == [["T-01", "T-02"], ["T-01"]]


def test_saving_over_another_plan_keeps_that_one(
    opened: Opened, plan_file: Path, store: BackupStore
) -> None:
    before = plan_file.read_bytes()
    other = opened(None, a_measure("T-77"))
    other.backups.store = store
    other.save_as(plan_file)
    _, info = read_plan_and_info(plan_file)
    assert info.plan_uuid == other.snapshot().settings.key
    assert other.backups.listed() == ()
    (kept,) = store.of_file(plan_file)
    assert kept.path.read_bytes() == before


def test_a_file_that_is_damaged_is_not_kept_as_a_backup(
    opened: Opened, store: BackupStore, tmp_path: Path
) -> None:
    target = tmp_path / "skadet.fbplan"
    target.write_bytes(b"SQLite format 3\0" + bytes(4_000))
    document = opened()
    document.backups.store = store
    document.save_as(target)
    assert store.of_file(target) == ()
    assert document.backups.problem is None


def test_before_a_large_change_the_plan_is_kept_as_it_stands(
    opened: Opened, plan_file: Path, store: BackupStore
) -> None:
    document = opened(plan_file)
    document.backups.store = store
    add(document, "T-02")
    kept = document.backups.before(Reason.IMPORT)
    assert kept is not None
    assert numbers(kept.path) == ["T-01", "T-02"]
    assert read_plan(kept.path) == document.snapshot()
    assert numbers(plan_file) == ["T-01"]
    assert not document.is_saved


def test_what_is_kept_descends_from_the_file_s_revision(
    opened: Opened, plan_file: Path, store: BackupStore
) -> None:
    _, info = read_plan_and_info(plan_file)
    document = opened(plan_file)
    document.backups.store = store
    add(document, "T-02")
    kept = document.backups.before(Reason.MERGE)
    assert kept is not None
    after = read_plan_and_info(kept.path)[1]
    assert after.plan_uuid == info.plan_uuid
    assert after.parent_revision_ids == (info.revision_id,)


def test_a_named_version_holds_the_plan_its_name_and_its_note(
    opened: Opened, plan_file: Path, store: BackupStore
) -> None:
    document = opened(plan_file)
    document.backups.store = store
    made = document.backups.keep_version("Som sendt til bystyret", "Sak 45/09")
    assert made is not None
    assert made.is_version
    assert (made.note.name, made.note.text) == ("Som sendt til bystyret", "Sak 45/09")
    assert document.backups.listed() == (made,)


def test_a_plan_without_a_file_has_backups_too(opened: Opened, store: BackupStore) -> None:
    document = opened(None, a_measure("T-05"))
    document.backups.store = store
    kept = document.backups.before(Reason.RESTORE)
    assert kept is not None
    assert kept.note.source == ""
    assert numbers(kept.path) == ["T-05"]


def test_without_a_store_nothing_is_kept(opened: Opened, plan_file: Path) -> None:
    document = opened(plan_file)
    add(document, "T-02")
    document.save()
    assert document.backups.before(Reason.IMPORT) is None
    assert document.backups.keep_version("Høring") is None
    assert document.backups.listed() == ()


def test_a_backup_that_cannot_be_made_does_not_stop_a_save(
    opened: Opened, plan_file: Path, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "stick"
    in_the_way.write_text("no folder", encoding="utf-8")
    document = opened(plan_file)
    document.backups.store = BackupStore(in_the_way)
    add(document, "T-02")
    document.save()
    assert numbers(plan_file) == ["T-01", "T-02"]
    assert isinstance(document.backups.problem, FileError)
    with pytest.raises(FileError, match="stick"):
        document.backups.before(Reason.IMPORT)
    in_the_way.unlink()
    add(document, "T-03")
    document.save()
    problem: FileError | None = document.backups.problem
    assert problem is None
    assert [numbers(b.path) for b in document.backups.listed()] == [["T-01", "T-02"]]
