"""The door for plan files: what is damaged, foreign, newer or hostile stays outside."""

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from fbdesk.document import admission, connections
from fbdesk.document.admission import LARGEST_BYTES, check_header
from fbdesk.document.digest import content_digest
from fbdesk.document.file_info import read_info, write_info
from fbdesk.document.format_version import FormatVersion
from fbdesk.document.reading import read_plan
from fbdesk.document.refusals import (
    DamagedFileError,
    NewerFileError,
    NotAPlanError,
    StrangeFileError,
)
from fbdesk.document.repair.plan import repair
from fbdesk.document.schema import CURRENT
from fbdesk.errors import FileError, PlanError
from fbdesk.models import rows
from tests.builders import a_measure
from tests.document.conftest import Opened

NEWER_MINOR = FormatVersion(CURRENT.major, CURRENT.minor + 1)


@contextmanager
def tampering(path: Path, *, honest_digest: bool = False) -> Iterator[sqlite3.Connection]:
    """Change a plan file behind fbdesk's back; with `honest_digest` as a careful forger would."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        yield raw
    if honest_digest:
        connection = connections.open_file(path)
        with connection.begin():
            info = read_info(connection)
            digest = content_digest(connection)
            write_info(connection, type(info)(info.plan_uuid, digest=digest))
        connections.close(connection)


def test_an_honest_file_is_read(plan_file: Path) -> None:
    assert read_plan(plan_file).measures[0].title == "Sykkelvei"


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04" + bytes(200), b"<!DOCTYPE html><html>", b"SQLite format 3\0" + bytes(20)],
)
def test_another_kind_of_file_is_called_that(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "plan.fbplan"
    path.write_bytes(data)
    with pytest.raises(NotAPlanError, match="is not a plan of fbdesk"):
        read_plan(path)


def test_a_database_of_another_program_is_called_that(tmp_path: Path) -> None:
    path = tmp_path / "plan.fbplan"
    with tampering(path) as raw:
        raw.execute("CREATE TABLE measure (key TEXT)")
    with pytest.raises(NotAPlanError, match="database of another program"):
        read_plan(path)


def test_a_file_that_is_missing_or_a_folder_is_called_that(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="does not exist"):
        read_plan(tmp_path / "borte.fbplan")
    with pytest.raises(FileError, match="is a folder"):
        read_plan(tmp_path)


def test_a_file_larger_than_any_plan_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "film.fbplan"
    with path.open("wb") as file:
        file.truncate(LARGEST_BYTES + 1)  # a hole: takes no room on the disk
    with pytest.raises(NotAPlanError, match="larger than any plan"):
        read_plan(path)


def test_a_newer_minor_version_that_lacks_what_we_know_is_refused(plan_file: Path) -> None:
    with tampering(plan_file, honest_digest=True) as raw:
        raw.execute("ALTER TABLE measure RENAME COLUMN title TO heading")
        raw.execute(f"PRAGMA user_version = {NEWER_MINOR.number}")
    with pytest.raises(DamagedFileError, match="parts of it cannot be read"):
        read_plan(plan_file)


def test_a_newer_major_version_is_refused_with_what_to_do(plan_file: Path) -> None:
    with tampering(plan_file) as raw:
        raw.execute(f"PRAGMA user_version = {2 << 16}")
    with pytest.raises(NewerFileError, match=r"newer fbdesk \(format 2\.0\)\. Update fbdesk"):
        read_plan(plan_file)


def test_an_older_unknown_version_is_refused(plan_file: Path) -> None:
    with tampering(plan_file) as raw:
        raw.execute("PRAGMA user_version = 3")
    with pytest.raises(NotAPlanError, match=r"unknown format \(0\.3\)"):
        read_plan(plan_file)


def test_a_newer_minor_version_can_be_read_but_not_changed(
    opened: Opened, plan_file: Path, tmp_path: Path
) -> None:
    with tampering(plan_file, honest_digest=True) as raw:
        raw.execute("ALTER TABLE measure ADD COLUMN mood TEXT")
        raw.execute("CREATE TABLE moodboard (key TEXT PRIMARY KEY) STRICT")
        raw.execute(f"PRAGMA user_version = {NEWER_MINOR.number}")
    before = plan_file.read_bytes()
    document = opened(plan_file)
    assert document.read_only
    assert document.snapshot().measures[0].title == "Sykkelvei"
    with pytest.raises(FileError, match="can only be read here"):
        document.perform("Nytt", lambda c: rows.insert(c, a_measure("T-02")))
    with pytest.raises(FileError, match="can only be read here"):
        document.save_as(tmp_path / "kopi.fbplan")
    document.save()  # nothing to save
    assert plan_file.read_bytes() == before


def test_a_plan_of_an_unknown_programme_is_told_at_the_door(plan_file: Path) -> None:
    with tampering(plan_file, honest_digest=True) as raw:
        raw.execute("UPDATE plan SET programme = '../../etc/passwd'")
    with pytest.raises(FileError, match="which this fbdesk does not have"):
        read_plan(plan_file)


def test_a_file_with_a_page_of_noise_is_refused_in_words_that_a_planner_knows(
    plan_file: Path,
) -> None:
    data = bytearray(plan_file.read_bytes())
    data[4096 * 3 : 4096 * 4] = bytes(range(256)) * 16  # the whole of one page of the database
    plan_file.write_bytes(data)
    with pytest.raises(DamagedFileError) as refused:
        read_plan(plan_file)
    told = str(refused.value)
    assert told.startswith(f"{plan_file} is damaged: parts of it cannot be read. Nothing was")
    for word in ("btree", "Page", "database", "***"):
        assert word not in told.removeprefix(str(plan_file))


def test_a_value_that_only_a_newer_fbdesk_knows_is_no_damage(plan_file: Path) -> None:
    with tampering(plan_file, honest_digest=True) as raw:
        raw.execute("UPDATE measure SET priority = 'urgent'")
        raw.execute(f"PRAGMA user_version = {NEWER_MINOR.number}")
    with pytest.raises(NewerFileError, match="Update fbdesk first"):
        read_plan(plan_file)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER UPDATE ON measure BEGIN DELETE FROM measure; END",
        "CREATE VIEW v AS SELECT * FROM measure",
        "CREATE TABLE extra (key TEXT)",
        "CREATE INDEX i ON measure (lower(title))",
        "CREATE VIRTUAL TABLE f USING fts5(title)",
        "ALTER TABLE measure ADD COLUMN extra TEXT",
        "DROP TABLE condition",
    ],
)
def test_a_file_with_more_or_less_than_a_plan_is_not_opened(
    plan_file: Path, statement: str
) -> None:
    with tampering(plan_file) as raw:
        raw.execute(statement)
    with pytest.raises(StrangeFileError, match="more or less than a plan"):
        read_plan(plan_file)


def test_a_trigger_cannot_hide_behind_a_newer_version_or_a_name_of_sqlite(
    plan_file: Path, tmp_path: Path
) -> None:
    hidden = tmp_path / "hidden.fbplan"
    shutil.copyfile(plan_file, hidden)
    with tampering(plan_file) as raw:
        raw.execute("CREATE TRIGGER t AFTER UPDATE ON measure BEGIN DELETE FROM measure; END")
        raw.execute(f"PRAGMA user_version = {NEWER_MINOR.number}")
    with pytest.raises(StrangeFileError, match="more or less"):
        read_plan(plan_file)
    with tampering(hidden) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute(
            "INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_t', 'measure', 0, "
            "'CREATE TRIGGER sqlite_t AFTER UPDATE ON measure BEGIN DELETE FROM measure; END')"
        )
    with pytest.raises(PlanError):
        read_plan(hidden)


def test_a_value_changed_behind_the_back_of_fbdesk_is_noticed(plan_file: Path) -> None:
    with tampering(plan_file) as raw:
        raw.execute("UPDATE measure SET title = 'Motorvei'")
    with pytest.raises(DamagedFileError, match="content is not what was saved"):
        read_plan(plan_file)


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("UPDATE measure SET start_year = 99999", "start_year must be between 1990 and 2100"),
        ("UPDATE measure SET priority = 'now'", "priority must be one of"),
        ("UPDATE plan SET discount_rate = 9e999", "finite|between"),
        ("UPDATE measure SET title = 'a' || char(0)", "no text"),
        ("UPDATE measure SET title = hex(zeroblob(5001))", "at most 10000 letters"),
        ("UPDATE measure SET title = CAST(x'ff' AS TEXT)", "parts of it cannot be read"),
        ("DELETE FROM plan", "it has no settings"),
        (
            "INSERT INTO agreement VALUES ('a', 0, 't', '', 'draft', 'i morgen', 0)",
            "isoformat",
        ),
    ],
)
def test_a_forged_value_is_refused_even_with_a_right_digest(
    plan_file: Path, statement: str, reason: str
) -> None:
    try:
        with tampering(plan_file, honest_digest=True) as raw:
            raw.execute(statement)
    except Exception as error:  # noqa: BLE001 the forger's own digest may fail on broken text
        assert "UTF-8" in str(error)  # noqa: PT017
    with pytest.raises(DamagedFileError, match=reason):
        read_plan(plan_file)


def test_rows_that_refer_to_nothing_are_refused_even_with_a_right_digest(plan_file: Path) -> None:
    with tampering(plan_file, honest_digest=True) as raw:
        raw.execute("UPDATE plan SET inventory_edition = 'borte'")
    with pytest.raises(DamagedFileError, match="refer to rows that are missing"):
        read_plan(plan_file)


def test_a_file_that_says_nothing_about_itself_is_refused(plan_file: Path) -> None:
    with tampering(plan_file) as raw:
        raw.execute("DELETE FROM file_info WHERE name = 'revision_id'")
    with pytest.raises(DamagedFileError, match="does not say which plan"):
        read_plan(plan_file)


def test_a_file_left_in_wal_mode_is_refused_with_what_to_do(plan_file: Path) -> None:
    with tampering(plan_file) as raw:
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("UPDATE measure SET position = 1")
    with pytest.raises(NotAPlanError, match="left open by a database tool"):
        read_plan(plan_file)


@pytest.mark.parametrize("flips", [150, pytest.param(10_000, marks=pytest.mark.large)])
def test_no_flipped_bit_goes_unnoticed(plan_file: Path, flips: int) -> None:
    """Every flip is refused, or lies where no content is (then the plan reads the same)."""
    honest, data = read_plan(plan_file), plan_file.read_bytes()
    written = [place for place, byte in enumerate(data) if byte]
    chance = random.Random(20090519)  # noqa: S311 the same flips in each run
    refused = 0
    for _ in range(flips):
        flipped = bytearray(data)
        flipped[chance.choice(written)] ^= 1 << chance.randrange(8)
        plan_file.write_bytes(flipped)
        try:
            assert read_plan(plan_file) == honest
        except PlanError:
            refused += 1
    assert refused > 0


@pytest.mark.parametrize("share", [0.01, 0.3, 0.5, 0.9, 0.999])
def test_a_file_cut_short_is_refused(plan_file: Path, share: float) -> None:
    data = plan_file.read_bytes()
    plan_file.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(PlanError):
        read_plan(plan_file)


def test_a_refused_file_leaves_no_working_copy(
    opened: Opened, plan_file: Path, working: Path
) -> None:
    with tampering(plan_file) as raw:
        raw.execute("UPDATE measure SET title = 'Motorvei'")
    with pytest.raises(DamagedFileError):
        opened(plan_file)
    assert list(working.iterdir()) == []


def test_a_file_with_more_rows_than_any_plan_is_not_read(
    plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(admission, "MOST_ROWS", 1)
    with pytest.raises(NotAPlanError, match="larger than any plan"):
        read_plan(plan_file)


def test_a_file_that_takes_too_long_is_given_up(
    plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "PATIENCE_S", -60.0)
    monkeypatch.setattr(connections, "INSTRUCTIONS_PER_LOOK", 500)
    with pytest.raises(DamagedFileError, match="takes far too long"):
        read_plan(plan_file)


def test_the_header_tells_a_newer_minor_version(plan_file: Path) -> None:
    data = bytearray(plan_file.read_bytes())
    assert check_header(plan_file, bytes(data)) == CURRENT
    data[60:64] = NEWER_MINOR.number.to_bytes(4)
    assert check_header(plan_file, bytes(data)) == NEWER_MINOR


def test_a_page_that_asks_for_all_memory_is_damage_and_can_be_read_around(plan_file: Path) -> None:
    honest, greedy = plan_file.read_bytes(), 0
    for start in range(0, len(honest), 512):
        if b"CREATE" not in honest[start : start + 512]:
            continue
        data = honest[:start] + b"\xff" * 512 + honest[start + 512 :]
        plan_file.write_bytes(data)
        with pytest.raises(PlanError):
            read_plan(plan_file)
        if asks_for_all_memory(data):
            greedy += 1
            assert repair(plan_file).rows
    assert greedy > 0


def asks_for_all_memory(data: bytes) -> bool:
    with closing(sqlite3.connect(":memory:")) as raw:
        raw.deserialize(data)
        try:
            raw.execute("SELECT sql FROM sqlite_schema").fetchall()
        except MemoryError:
            return True
        except sqlite3.DatabaseError:
            return False
    return False
