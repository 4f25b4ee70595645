"""Backups are plain plan files, checked, found by plan, and never lost to a damaged one."""

import errno
import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fbdesk.document.backups.notes import Note, note_file, write_note
from fbdesk.document.backups.store import Backup, BackupStore, Reason, folder_name, own_store
from fbdesk.document.file_info import FileInfo
from fbdesk.document.places import DATA_VARIABLE
from fbdesk.document.reading import read_plan
from fbdesk.document.refusals import DamagedFileError
from fbdesk.document.saving import file_of_rows
from fbdesk.errors import FileError
from fbdesk.preferences import Preferences, save_preferences
from tests.builders import a_measure, some_settings

NOW = datetime(2026, 6, 17, 12, tzinfo=UTC)
PLAN = "00000000-0000-4000-8000-000000000001"

Kept = Callable[..., Backup]


def a_file(title: str = "Sykkelvei") -> tuple[bytes, FileInfo]:
    return file_of_rows([some_settings(key=PLAN), a_measure(title=title)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def store(folder: Path) -> BackupStore:
    return BackupStore(folder, "Kari")


def titles(backups: tuple[Backup, ...]) -> list[str]:
    return [read_plan(backup.path).measures[0].title for backup in backups]


def damage(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"Sykkelvei", b"Sykkelhei"))


def test_a_backup_is_the_plan_file_byte_for_byte(store: BackupStore) -> None:
    data, info = a_file()
    made = store.keep(data, info, Reason.SESSION, now=NOW)
    assert made.path.read_bytes() == data
    assert made.path.suffix == ".fbplan"
    assert (made.made_at, made.reason, made.size_bytes) == (NOW, Reason.SESSION, len(data))
    assert store.of_plan(PLAN) == (made,)


def test_it_is_noted_who_made_it_and_what_the_plan_was(store: BackupStore) -> None:
    data, info = a_file()
    note = Note(name="Til bystyret", text="Vedtatt 4. juni", source="/felles/by.fbplan")
    made = store.keep(data, info, Reason.VERSION, note, NOW)
    assert made.is_version
    assert made.note.who == "Kari"
    assert made.note.machine
    assert (made.note.name, made.note.text) == ("Til bystyret", "Vedtatt 4. juni")
    assert made.note.digest == info.digest
    assert store.of_plan(PLAN) == (made,)


def test_each_plan_has_its_own_backups_the_latest_first(store: BackupStore) -> None:
    other, info = file_of_rows([some_settings()])
    store.keep(*a_file("første"), Reason.SESSION, now=NOW)
    store.keep(other, info, Reason.SESSION, now=NOW)
    store.keep(*a_file("andre"), Reason.IMPORT, now=NOW + timedelta(minutes=1))
    assert titles(store.of_plan(PLAN)) == ["andre", "første"]
    assert len(store.of_plan(info.plan_uuid)) == 1
    assert store.of_plan("unknown") == ()


def test_backups_of_the_same_moment_do_not_replace_each_other(store: BackupStore) -> None:
    for title in ("a", "b", "c"):
        store.keep(*a_file(title), Reason.SESSION, now=NOW)
    assert sorted(titles(store.of_plan(PLAN))) == ["a", "b", "c"]


def test_the_same_content_is_kept_once(store: BackupStore) -> None:
    data, info = a_file()
    first = store.keep(data, info, Reason.SESSION, now=NOW)
    again = store.keep(data, info, Reason.IMPORT, now=NOW + timedelta(hours=1))
    assert again == first
    assert len(store.of_plan(PLAN)) == 1


def test_a_named_version_is_kept_although_a_backup_holds_the_same(store: BackupStore) -> None:
    data, info = a_file()
    store.keep(data, info, Reason.SESSION, now=NOW)
    store.keep(data, info, Reason.VERSION, Note(name="Høring"), NOW)
    store.keep(data, info, Reason.VERSION, Note(name="Vedtak"), NOW)
    names = sorted(backup.note.name for backup in store.of_plan(PLAN))
    assert names == ["", "Høring", "Vedtak"]


def test_the_same_content_is_kept_again_where_the_first_copy_is_damaged(
    store: BackupStore,
) -> None:
    data, info = a_file()
    damage(store.keep(data, info, Reason.SESSION, now=NOW).path)
    again = store.keep(data, info, Reason.IMPORT, now=NOW + timedelta(minutes=1))
    assert again.reason is Reason.IMPORT
    assert again.path.read_bytes() == data


def test_named_versions_are_never_thinned(store: BackupStore) -> None:
    for number in range(14):
        made_at = NOW - timedelta(days=400 * number)
        store.keep(*a_file(), Reason.VERSION, Note(name=str(number)), made_at)
    store.keep(*a_file("i dag"), Reason.SESSION, now=NOW)
    assert len(store.of_plan(PLAN)) == 15


def test_older_backups_are_thinned_with_their_notes(store: BackupStore, folder: Path) -> None:
    for hour in range(5):
        store.keep(*a_file(f"time {hour}"), Reason.SESSION, now=NOW + timedelta(hours=hour))
    store.keep(*a_file("senere"), Reason.SESSION, now=NOW + timedelta(days=9))
    assert titles(store.of_plan(PLAN)) == ["senere", "time 4"]
    assert len(list((folder / PLAN).iterdir())) == 4


def test_a_damaged_plan_is_refused_and_takes_no_good_backup_away(
    store: BackupStore, folder: Path
) -> None:
    good = [
        store.keep(*a_file(f"time {hour}"), Reason.SESSION, now=NOW + timedelta(hours=hour))
        for hour in range(3)
    ]
    data, info = a_file()
    broken = data.replace(b"Sykkelvei", b"Sykkelhei")
    with pytest.raises(DamagedFileError):
        store.keep(broken, info, Reason.SESSION, now=NOW + timedelta(days=100))
    assert store.of_plan(PLAN) == tuple(reversed(good))
    assert list(folder.rglob("*.tmp")) == []


def test_a_backup_that_was_damaged_later_stands_for_no_other(store: BackupStore) -> None:
    made = [
        store.keep(*a_file(f"Sykkelvei {hour}"), Reason.SESSION, now=NOW + timedelta(hours=hour))
        for hour in range(4)
    ]
    damage(made[3].path)
    damage(made[2].path)
    store.thin(PLAN, NOW + timedelta(days=9))
    left = store.of_plan(PLAN)
    assert made[1] in left, "the latest good one of the day stays"
    assert made[0] not in left


def test_the_last_good_backup_stays_although_all_later_ones_are_damaged(
    store: BackupStore,
) -> None:
    made = [
        store.keep(*a_file(f"Sykkelvei {day}"), Reason.SESSION, now=NOW + timedelta(days=day))
        for day in range(14)
    ]
    for backup in made[1:]:
        damage(backup.path)
    store.thin(PLAN, NOW + timedelta(days=9_000))
    assert made[0] in store.of_plan(PLAN)
    assert read_plan(made[0].path).measures[0].title == "Sykkelvei 0"


def test_years_of_daily_work_take_the_space_of_a_few_files(store: BackupStore) -> None:
    for day in range(0, 1_200, 40):
        store.keep(*a_file(str(day)), Reason.SESSION, now=NOW + timedelta(days=day))
    backups = store.of_plan(PLAN)
    assert len(backups) <= 1 + 12 + 10 + 9
    assert sum(backup.size_bytes for backup in backups) < 33 * len(a_file()[0]) * 1.1


def test_a_lost_or_broken_note_costs_the_words_and_not_the_backup(store: BackupStore) -> None:
    made = store.keep(*a_file(), Reason.VERSION, Note(name="Høring"), NOW)
    for broken in ("", "[]", "[" * 100_000, json.dumps({"name": 3, "who": "Kari"})):
        note_file(made.path).write_text(broken, encoding="utf-8")
        (found,) = store.of_plan(PLAN)
        assert found.is_version
        assert found.note.name == ""
    assert found.note.who == "Kari"
    note_file(made.path).unlink()
    assert titles(store.of_plan(PLAN)) == ["Sykkelvei"]


def test_other_files_in_the_folder_are_passed_over(store: BackupStore, folder: Path) -> None:
    made = store.keep(*a_file(), Reason.SESSION, now=NOW)
    for name in ("notat.txt", "min.fbplan", "2026-99-99T00-00-00.0Z-session-0123abcd.fbplan"):
        (folder / PLAN / name).write_bytes(b"x")
    store.keep(*a_file("ny"), Reason.SESSION, now=NOW + timedelta(days=50))
    assert titles(store.of_plan(PLAN)) == ["ny", "Sykkelvei"]
    assert made.path.exists()
    assert (folder / PLAN / "min.fbplan").exists()


@pytest.mark.parametrize("identity", ["../../etc", "", "a/b", "C:\\x", "\ud800", "."])
def test_an_identity_of_a_plan_never_becomes_a_path(identity: str) -> None:
    name = folder_name(identity)
    assert len(name) == 64
    assert name.isalnum()
    assert folder_name(PLAN) == PLAN


def test_a_strange_identity_has_its_backups_too(store: BackupStore, folder: Path) -> None:
    data, info = file_of_rows([some_settings(key="../ute")])
    made = store.keep(data, info, Reason.SESSION, Note(source="/by.fbplan"), NOW)
    assert made.path.is_relative_to(folder)
    assert store.of_plan("../ute") == (made,)
    assert store.of_file(Path("/by.fbplan")) == (made,)


def test_the_backups_of_a_file_are_found_without_reading_the_file(store: BackupStore) -> None:
    path = Path("/felles/by.fbplan")
    data, info = file_of_rows([some_settings()])
    store.keep(data, info, Reason.SESSION, Note(source="/felles/annen.fbplan"), NOW)
    first = store.keep(*a_file("før"), Reason.SESSION, Note(source=str(path)), NOW)
    moved = store.keep(*a_file("flyttet"), Reason.IMPORT, Note(source="/ny.fbplan"), NOW)
    assert set(store.of_file(path)) == {first, moved}
    assert store.of_file(Path("/ukjent.fbplan")) == ()


def test_a_folder_that_cannot_be_written_gives_way_to_the_spare_one(tmp_path: Path) -> None:
    in_the_way = tmp_path / "stick"
    in_the_way.write_text("no folder", encoding="utf-8")
    store = BackupStore(in_the_way, "Kari", spare=tmp_path / "own")
    made = store.keep(*a_file(), Reason.SESSION, now=NOW)
    assert made.path.is_relative_to(tmp_path / "own")
    assert store.of_plan(PLAN) == (made,)


def test_backups_of_both_folders_are_found_and_thinned_together(tmp_path: Path) -> None:
    spare = BackupStore(tmp_path / "own", "Kari")
    spare.keep(*a_file("før"), Reason.SESSION, now=NOW)
    both = BackupStore(tmp_path / "stick", "Kari", spare=tmp_path / "own")
    both.keep(*a_file("etter"), Reason.SESSION, now=NOW + timedelta(hours=1))
    assert titles(both.of_plan(PLAN)) == ["etter", "før"]
    both.thin(PLAN, NOW + timedelta(days=9))
    assert titles(both.of_plan(PLAN)) == ["etter"]


def test_without_any_place_the_refusal_says_which(tmp_path: Path) -> None:
    in_the_way = tmp_path / "stick"
    in_the_way.write_text("no folder", encoding="utf-8")
    with pytest.raises(FileError, match="stick"):
        BackupStore(in_the_way).keep(*a_file(), Reason.SESSION, now=NOW)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_a_disk_that_fails_leaves_no_half_backup_and_the_old_ones(
    store: BackupStore, folder: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    made = store.keep(*a_file(), Reason.SESSION, now=NOW)

    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", fail)
        with pytest.raises(FileError):
            store.keep(*a_file("ny"), Reason.SESSION, now=NOW + timedelta(days=300))
    assert store.of_plan(PLAN) == (made,)
    assert len(list((folder / PLAN).iterdir())) == 2


def test_a_version_can_be_deleted_and_deleting_twice_is_no_error(store: BackupStore) -> None:
    made = store.keep(*a_file(), Reason.VERSION, Note(name="Høring"), NOW)
    store.delete(made)
    store.delete(made)
    assert store.of_plan(PLAN) == ()
    assert list(made.path.parent.iterdir()) == []


def test_what_cannot_be_deleted_is_told(store: BackupStore) -> None:
    made = store.keep(*a_file(), Reason.SESSION, now=NOW)
    made.path.unlink()
    made.path.mkdir()
    with pytest.raises(FileError, match="session"):
        store.delete(made)


def test_backups_may_be_read_by_their_user_alone(store: BackupStore) -> None:
    made = store.keep(*a_file(), Reason.SESSION, now=NOW)
    assert made.path.parent.stat().st_mode & 0o077 == 0


def test_the_own_store_is_where_the_user_chose(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))
    made = own_store().keep(*a_file(), Reason.SESSION, now=NOW)
    assert made.path.is_relative_to(tmp_path / "data" / "backups")
    chosen = Preferences(user_name="Ola", backup_folder=str(tmp_path / "felles"))
    save_preferences(tmp_path / "data", chosen)
    other = own_store().keep(*a_file("ny"), Reason.SESSION, now=NOW + timedelta(minutes=1))
    assert other.path.is_relative_to(tmp_path / "felles")
    assert other.note.who == "Ola"
    assert own_store().of_plan(PLAN) == (other, made)


def a_store_for(folder: Path, backups: int) -> BackupStore:
    """Return a store with room for so many backups of the small plan."""
    data, _ = a_file()
    return BackupStore(folder, "Kari", most_bytes=backups * len(data))


def test_beyond_its_room_a_store_lets_the_oldest_backups_of_all_plans_go(folder: Path) -> None:
    store = a_store_for(folder, 3)
    other, info = file_of_rows([some_settings(), a_measure(title="Havn")])
    store.keep(*a_file("første"), Reason.SESSION, now=NOW)
    store.keep(other, info, Reason.SESSION, now=NOW + timedelta(minutes=1))
    for minute, title in ((2, "andre"), (3, "tredje"), (4, "fjerde")):
        store.keep(*a_file(title), Reason.SESSION, now=NOW + timedelta(minutes=minute))
    assert titles(store.of_plan(PLAN)) == ["fjerde", "tredje"]
    assert titles(store.of_plan(info.plan_uuid)) == ["Havn"], "the only one of its plan stays"
    assert 0 < store.used_bytes() <= store.most_bytes
    assert len(list(folder.rglob("*.json"))) == 3, "what goes takes its note along"


def test_versions_stay_also_where_there_is_no_room(folder: Path) -> None:
    store = a_store_for(folder, 1)
    for minute, title in enumerate(("a", "b", "c")):
        store.keep(
            *a_file(title), Reason.VERSION, Note(name=title), NOW + timedelta(minutes=minute)
        )
    store.keep(*a_file("d"), Reason.SESSION, now=NOW + timedelta(minutes=9))
    assert titles(store.of_plan(PLAN)) == ["d", "c", "b", "a"]


def test_for_want_of_room_nothing_goes_where_the_latest_backup_is_damaged(folder: Path) -> None:
    roomy, store = BackupStore(folder, "Kari"), a_store_for(folder, 1)
    roomy.keep(*a_file("Sykkelvei nord"), Reason.SESSION, now=NOW)
    latest = roomy.keep(*a_file("Sykkelvei sør"), Reason.SESSION, now=NOW + timedelta(minutes=1))
    damage(latest.path)
    store.make_room()
    assert len(store.of_plan(PLAN)) == 2


def test_backups_that_another_pc_made_in_the_same_folder_are_left_alone(folder: Path) -> None:
    roomy, store = BackupStore(folder, "Kari"), a_store_for(folder, 1)
    theirs = roomy.keep(*a_file("deres"), Reason.SESSION, now=NOW)
    write_note(theirs.path, replace(theirs.note, machine="pc-ola"))
    used = roomy.used_bytes()
    assert used == 0
    for minute, title in ((1, "a"), (2, "b")):
        store.keep(*a_file(title), Reason.SESSION, now=NOW + timedelta(minutes=minute))
    assert titles(store.of_plan(PLAN)) == ["b", "deres"]
