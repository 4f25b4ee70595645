"""Two who save at once put their files in place one after the other."""

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from fbdesk.document import ownership, turn
from fbdesk.document.ownership import NoLocksError, Ownership
from fbdesk.document.refusals import BusyFileError
from fbdesk.document.turn import saving_turn, turn_file

TOP = Path(__file__).resolve().parents[2]


def test_the_turn_leaves_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "byen.fbplan"
    with saving_turn(target):
        assert turn_file(target).exists()
        assert turn_file(target).name.startswith(".")
    assert list(tmp_path.iterdir()) == []


def test_another_waits_until_the_turn_is_over(tmp_path: Path) -> None:
    target = tmp_path / "byen.fbplan"
    order: list[str] = []
    waits = threading.Event()

    def second() -> None:
        waits.set()
        with saving_turn(target):
            order.append("second")

    thread = threading.Thread(target=second)
    with saving_turn(target):
        thread.start()
        waits.wait(10)
        order.append("first")
    thread.join(10)
    assert order == ["first", "second"]


def test_a_turn_that_never_ends_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turn, "PATIENCE_S", 0.02)
    target = tmp_path / "byen.fbplan"
    with (
        saving_turn(target),
        pytest.raises(BusyFileError, match="does not finish"),
        saving_turn(target),
    ):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_turn_falls_away_with_the_process_that_had_it(tmp_path: Path) -> None:
    target = tmp_path / "byen.fbplan"
    code = (
        "import os, sys; from pathlib import Path; from fbdesk.document.turn import saving_turn\n"
        "with saving_turn(Path(sys.argv[1])): os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, str(target)], cwd=TOP, check=False)
    assert turn_file(target).exists()
    with saving_turn(target):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_takes_no_file_gives_everybody_the_turn(tmp_path: Path) -> None:
    with saving_turn(tmp_path / "gone" / "byen.fbplan"):
        assert not (tmp_path / "gone").exists()


def test_a_disk_without_locks_gives_everybody_the_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(_: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(ownership, "_lock", no_locks)
    with pytest.raises(NoLocksError):
        Ownership(tmp_path / "a.lock")
    with saving_turn(tmp_path / "byen.fbplan"), saving_turn(tmp_path / "byen.fbplan"):
        pass


def test_a_file_that_windows_is_taking_away_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest, tries = os.open, []

    def pending(path: Path, *rest: int) -> int:
        tries.append(path)
        if len(tries) < 3:
            error = PermissionError(errno.EACCES, "delete pending")
            error.winerror = 5  # type: ignore[attr-defined] # only Windows declares it
            raise error
        return honest(path, *rest)

    monkeypatch.setattr(os, "open", pending)
    with saving_turn(tmp_path / "byen.fbplan"):
        assert len(tries) == 3


def test_a_lock_file_that_its_owner_took_away_is_no_ownership(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest, path = ownership._lock, tmp_path / "a.lock"

    def taken_away_meanwhile(file: int) -> None:
        honest(file)
        path.unlink()

    monkeypatch.setattr(ownership, "_lock", taken_away_meanwhile)
    with pytest.raises(BlockingIOError):
        Ownership(path)
