"""Work survives a crash: it is found at the next start, with what the file does not hold."""

import errno
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from fbdesk.document.document import Document
from fbdesk.document.origin import CHANGED, MISSING, NO_FILE, SAME
from fbdesk.document.ownership import Ownership
from fbdesk.document.reading import read_plan
from fbdesk.document.recovery import discard_lost_work, find_lost_work
from fbdesk.document.refusals import DamagedFileError
from fbdesk.errors import FileError
from fbdesk.models import rows
from fbdesk.models.measures import Measure
from tests.builders import a_measure
from tests.document.conftest import Opened

TOP = Path(__file__).resolve().parents[2]


def add(document: Document, number: str) -> None:
    measure = a_measure(number)
    document.perform(f"Nytt tiltak {number}", lambda c: rows.insert(c, measure))


def crash(document: Document) -> Path:
    """Leave the document as a crash would: unsaved, its working copy free."""
    document._copy.leave()
    return document._copy.path


def test_unsaved_edits_are_found_and_recovered_with_their_undo_history(
    opened: Opened, plan_file: Path, working: Path
) -> None:
    document = opened(plan_file)
    add(document, "T-02")
    document.save()
    add(document, "T-03")
    add(document, "T-04")
    crash(document)

    (work,) = find_lost_work(working)

    assert work.plan_name == "Porsgrunn"
    assert work.source_path == plan_file
    assert work.edits == ("Nytt tiltak T-03", "Nytt tiltak T-04")
    assert work.taken_back == ()
    assert work.file == SAME
    assert work.last_edit_at is not None
    assert not work.damaged

    recovered = Document.recover(work.working_path)
    saved_at_first = recovered.is_saved
    assert not saved_at_first
    assert recovered.path == plan_file
    assert [m.number for m in recovered.snapshot().measures] == ["T-01", "T-02", "T-03", "T-04"]
    recovered.undo()
    recovered.undo()
    assert recovered.is_saved
    recovered.undo()
    assert [m.number for m in recovered.snapshot().measures] == ["T-01"]
    for _ in range(3):
        recovered.redo()
    recovered.save()
    recovered.close()
    assert len(read_plan(plan_file).measures) == 4
    assert find_lost_work(working) == ()


def test_a_saved_edit_that_was_undone_is_told(
    opened: Opened, plan_file: Path, working: Path
) -> None:
    document = opened(plan_file)
    add(document, "T-02")
    document.save()
    document.undo()
    crash(document)
    (work,) = find_lost_work(working)
    assert (work.edits, work.taken_back) == ((), ("Nytt tiltak T-02",))


def test_a_copy_whose_work_is_in_the_file_is_cleared_away(
    opened: Opened, plan_file: Path, working: Path
) -> None:
    document = opened(plan_file)
    add(document, "T-02")
    document.save()
    crash(document)
    assert find_lost_work(working) == ()
    assert list(working.iterdir()) == []


def test_a_plan_that_never_had_a_file_is_found(opened: Opened, working: Path) -> None:
    document = opened()
    add(document, "T-01")
    crash(document)
    (work,) = find_lost_work(working)
    assert (work.source_path, work.file) == (None, NO_FILE)


def test_what_became_of_the_file_meanwhile_is_told(
    opened: Opened, plan_file: Path, working: Path
) -> None:
    first = opened(plan_file)
    add(first, "T-02")
    crash(first)
    second = opened(plan_file)
    add(second, "T-03")
    second.save()
    assert [work.file for work in find_lost_work(working)] == [CHANGED]
    plan_file.unlink()
    assert [work.file for work in find_lost_work(working)] == [MISSING]


def test_work_in_use_is_not_offered_and_not_taken(
    opened: Opened, plan_file: Path, working: Path
) -> None:
    document = opened(plan_file)
    add(document, "T-02")
    assert find_lost_work(working) == ()
    with pytest.raises(FileError, match="already open"):
        Document.recover(document._copy.path)
    add(document, "T-03")


def test_closing_without_giving_the_work_up_keeps_it(
    opened: Opened, plan_file: Path, working: Path
) -> None:
    document = opened(plan_file)
    add(document, "T-02")
    document.close()
    assert [work.edits for work in find_lost_work(working)] == [("Nytt tiltak T-02",)]


def test_work_that_is_given_up_is_gone(opened: Opened, plan_file: Path, working: Path) -> None:
    document = opened(plan_file)
    add(document, "T-02")
    crash(document)
    (work,) = find_lost_work(working)
    discard_lost_work(work)
    assert list(working.iterdir()) == []


@pytest.fixture
def undeletable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system refuse to delete working copies, as where a scanner holds them open."""
    honest = Path.unlink

    def unlink(path: Path, *, missing_ok: bool = False) -> None:
        if path.suffix == ".working":
            raise PermissionError(13, "Permission denied", str(path))
        honest(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)


@pytest.mark.usefixtures("undeletable")
def test_work_that_cannot_be_deleted_is_told_and_offered_again(
    opened: Opened, plan_file: Path, working: Path
) -> None:
    document = opened(plan_file)
    add(document, "T-02")
    crash(document)
    (work,) = find_lost_work(working)
    with pytest.raises(FileError, match="could not be deleted"):
        discard_lost_work(work)
    assert find_lost_work(working) == (work,)


@pytest.mark.usefixtures("undeletable")
def test_work_that_is_given_up_at_closing_and_cannot_be_deleted_is_told(
    opened: Opened, plan_file: Path, working: Path
) -> None:
    document = opened(plan_file)
    add(document, "T-02")
    with pytest.raises(FileError, match="could not be deleted"):
        document.close(discard=True)
    (work,) = find_lost_work(working)
    assert work.edits == ("Nytt tiltak T-02",)


@pytest.mark.usefixtures("undeletable")
def test_a_plan_without_unsaved_work_closes_without_a_word(opened: Opened, plan_file: Path) -> None:
    opened(plan_file).close()


def test_the_latest_work_comes_first(opened: Opened, working: Path) -> None:
    for number in ("T-01", "T-02"):
        document = opened()
        add(document, number)
        crash(document)
    assert [work.edits[0][-4:] for work in find_lost_work(working)] == ["T-02", "T-01"]


@pytest.mark.parametrize("keep", [0, 50, 5_000])
def test_damaged_work_is_named_and_kept(opened: Opened, working: Path, keep: int) -> None:
    document = opened()
    add(document, "T-01")
    path = crash(document)
    data = path.read_bytes()
    path.write_bytes(data[:keep] + b"\xa5" * (len(data) - keep))
    (work,) = find_lost_work(working)
    assert work.damaged
    assert path.exists()
    with pytest.raises(DamagedFileError):
        Document.recover(path)
    discard_lost_work(work)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM working_origin",
        "DROP TABLE measure",
        """
        CREATE TABLE hollow AS SELECT * FROM working_origin;
        UPDATE hollow SET opened_at = NULL;
        DROP TABLE working_origin;
        ALTER TABLE hollow RENAME TO working_origin;
        """,
    ],
)
def test_work_that_lacks_a_part_is_named_as_damaged(
    opened: Opened, working: Path, statement: str
) -> None:
    document = opened()
    add(document, "T-01")
    path = crash(document)
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.executescript(statement)
    (work,) = find_lost_work(working)
    assert work.damaged
    with pytest.raises(DamagedFileError, match="Keep it for help"):
        Document.recover(path)
    assert path.exists()


def test_copies_whose_making_was_cut_off_are_cleared_away(working: Path) -> None:
    (working / "a.unfinished").write_bytes(b"half")
    (working / "a.lock").touch()
    (working / "b.lock").touch()
    assert find_lost_work(working) == ()
    assert list(working.iterdir()) == []


def test_a_copy_that_is_being_made_is_left_alone(working: Path) -> None:
    owner = Ownership(working / "a.lock")
    (working / "a.unfinished").write_bytes(b"half")
    assert find_lost_work(working) == ()
    assert (working / "a.unfinished").exists()
    owner.release()


SCRIPT = """
import sys
from pathlib import Path
from fbdesk.document.document import Document
from fbdesk.models import rows
from fbdesk.models.measures import Measure

document = Document.open(Path(sys.argv[1]), Path(sys.argv[2]))
print("ready", flush=True)
for number in range(1_000_000):
    measure = Measure(number=f"K-{number}", title="x" * 2_000, position=number + 1)
    document.perform(f"{number}", lambda c: rows.insert(c, measure))
    print(f"edit {number}", flush=True)
    if number % 3 == 2:
        document.save()
        print(f"save {number}", flush=True)
"""


def killed_at_work(plan: Path, working: Path, after_acts: int, after_s: float) -> tuple[int, int]:
    """Kill an fbdesk a moment after so many edits and saves; return the last of each."""
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(plan), str(working)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=TOP,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    heard = [process.stdout.readline() for _ in range(after_acts)]
    time.sleep(after_s)
    process.send_signal(signal.SIGKILL)
    heard += process.stdout.read().splitlines()
    said = [line.split() for line in heard if line.count(" ") == 1]
    process.stdout.close()
    process.wait()
    done = {verb: int(number) for verb, number in said}
    return done.get("edit", -1), done.get("save", -1)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is another thing there")
@pytest.mark.parametrize("kills", [12, pytest.param(500, marks=pytest.mark.large)])
def test_nothing_acknowledged_is_lost_when_fbdesk_is_killed(
    plan_file: Path, working: Path, kills: int
) -> None:
    original = plan_file.read_bytes()
    chance = random.Random(17)  # noqa: S311 the same acts in each run
    saves = 0
    for _ in range(kills):
        acts, moment_s = chance.randrange(8), chance.uniform(0.0, 0.03)
        edit, save = killed_at_work(plan_file, working, acts, moment_s)
        saves += save >= 0

        in_file = [m.number for m in read_plan(plan_file).measures][1:]
        assert in_file == [f"K-{number}" for number in range(len(in_file))]
        assert len(in_file) >= save + 1, "the file is whole and holds every acknowledged save"

        kept = in_file
        for work in find_lost_work(working):
            assert not work.damaged
            assert work.file == SAME
            document = Document.recover(work.working_path)
            kept = [m.number for m in document.snapshot().measures][1:]
            while document.undo_text:
                document.undo()
            assert [m.number for m in document.snapshot().measures] == ["T-01"]
            document.close(discard=True)
        assert kept == [f"K-{number}" for number in range(len(kept))]
        assert len(kept) >= edit + 1, "every acknowledged edit is kept"

        assert list(plan_file.parent.glob(".*.tmp")) == []
        assert list(working.iterdir()) == []
        plan_file.write_bytes(original)
    assert saves > 0, "the kills must also hit saves"


def test_a_measure_of_lost_work_is_a_whole_row(opened: Opened) -> None:
    document = opened()
    measure = a_measure("T-07", title="Bybåt", description="Over elva")
    document.perform("Nytt", lambda c: rows.insert(c, measure))
    recovered = Document.recover(crash(document))
    assert recovered.snapshot().find(Measure, measure.key) == measure
    recovered.close(discard=True)


def test_a_copy_that_cannot_be_deleted_stays_for_the_next_start(
    opened: Opened, plan_file: Path, working: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = opened(plan_file)
    add(document, "T-02")
    document.save()

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refuse)
        document.close()
    assert [path.suffix for path in working.iterdir() if path.suffix != ".lock"] == [".working"]
    assert find_lost_work(working) == ()
    assert list(working.iterdir()) == []


def test_a_copy_that_the_disk_does_not_give_back_is_refused_in_words(opened: Opened) -> None:
    document = opened()
    add(document, "T-01")
    document._copy.connection.exec_driver_sql("DROP TABLE working_step")
    document._copy.connection.commit()
    with pytest.raises(FileError, match="cannot be read: no such table"):
        document._copy.place()
    assert document.undo_text == "Nytt tiltak T-01", "what is known stays known"
