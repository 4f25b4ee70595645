"""Colleagues are told who has a plan open; nobody is locked out by a file that was left behind."""

import errno
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fbdesk.document.lock import file as lock_module
from fbdesk.document.lock.file import (
    SILENT_AFTER,
    EditLock,
    InUseError,
    Standing,
    lock_path,
    sign_at,
    take_lock,
)
from fbdesk.document.lock.holder import Holder
from fbdesk.document.lock.process import is_running, machine_name, start_of

TOP = Path(__file__).resolve().parents[3]
NINE = datetime(2020, 11, 23, 8, 12, tzinfo=UTC)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "byen.fbplan"
    path.write_bytes(b"a plan")
    return path


def taken(plan: Path, user: str = "Kari") -> EditLock:
    lock = take_lock(plan, user)
    assert lock is not None
    return lock


def write(plan: Path, holder: Holder, seen: datetime | None = None) -> None:
    path = lock_path(plan)
    path.write_text(holder.to_json(), encoding="utf-8")
    if seen:
        os.utime(path, (seen.timestamp(), seen.timestamp()))


def on_another_pc(since: datetime = NINE) -> Holder:
    return Holder("Kari", "PC-17", 4711, "anything", since, token="hers")  # noqa: S106 no password


def test_the_file_tells_who_where_and_since_when(plan: Path) -> None:
    lock = taken(plan)
    path = plan.with_name(".~lock.byen.fbplan#")
    told = json.loads(path.read_text(encoding="utf-8"))
    assert (told["user"], told["machine"], told["process"]) == (
        "Kari",
        machine_name(),
        os.getpid(),
    )
    assert abs(datetime.now(UTC) - datetime.fromisoformat(told["since"])) < timedelta(minutes=1)
    lock.release()
    assert list(plan.parent.iterdir()) == [plan]


def test_a_second_one_is_told_who_has_the_plan_open(plan: Path) -> None:
    write(plan, on_another_pc(), seen=datetime.now(UTC))
    with pytest.raises(InUseError, match="Kari has the plan open on PC-17 since") as caught:
        take_lock(plan, "Ola")
    assert caught.value.sign.standing is Standing.OPEN
    assert sign_at(plan).holder == on_another_pc()


def test_another_window_on_this_pc_is_called_that(plan: Path) -> None:
    lock = taken(plan)
    with pytest.raises(InUseError, match="Kari has the plan open in another window since"):
        take_lock(plan, "Kari")
    lock.release()
    taken(plan, "Ola").release()


def test_a_process_of_this_pc_that_is_gone_left_its_file_behind(plan: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path\n"
        "from fbdesk.document.lock.file import take_lock\n"
        "take_lock(Path(sys.argv[1]), 'Kari'); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, str(plan)], cwd=TOP, check=False)
    assert sign_at(plan).standing is Standing.LEFT
    lock = taken(plan, "Ola")
    assert lock.left is not None
    assert lock.left.user == "Kari"
    assert sign_at(plan).holder == lock.holder


def test_a_later_process_with_the_same_number_is_another(plan: Path) -> None:
    write(plan, replace(Holder.me("Kari"), started="another boot:1"))
    assert sign_at(plan).standing is Standing.LEFT


def test_another_pc_without_a_sign_of_life_is_only_taken_over_when_the_user_says_so(
    plan: Path,
) -> None:
    long_ago = datetime.now(UTC) - SILENT_AFTER - timedelta(minutes=1)
    write(plan, on_another_pc(long_ago), seen=long_ago)
    with pytest.raises(InUseError, match="no sign of life") as caught:
        take_lock(plan, "Ola")
    assert caught.value.sign.standing is Standing.SILENT
    lock = take_lock(plan, "Ola", even_from=caught.value.sign.holder)
    assert lock is not None
    assert sign_at(plan).holder == lock.holder


def test_one_who_gave_a_sign_of_life_meanwhile_is_not_taken_over(plan: Path) -> None:
    long_ago = datetime.now(UTC) - SILENT_AFTER - timedelta(minutes=1)
    write(plan, on_another_pc(long_ago), seen=datetime.now(UTC))
    assert sign_at(plan).standing is Standing.OPEN
    other = replace(on_another_pc(long_ago), user="Per")
    with pytest.raises(InUseError):
        take_lock(plan, "Ola", even_from=other)


def test_a_sign_of_life_shows_in_the_files_time(plan: Path) -> None:
    lock = taken(plan)
    os.utime(lock_path(plan), (1, 1))
    assert lock.renew()
    assert lock_path(plan).stat().st_mtime > NINE.timestamp()


def test_one_who_was_taken_over_hears_of_it_and_leaves_the_other_alone(plan: Path) -> None:
    lock = taken(plan)
    write(plan, on_another_pc(), seen=datetime.now(UTC))
    assert not lock.renew()
    lock.release()
    assert sign_at(plan).holder == on_another_pc()


def test_a_file_that_was_taken_away_is_written_again(plan: Path) -> None:
    lock = taken(plan)
    lock_path(plan).unlink()
    assert lock.renew()
    assert sign_at(plan).holder == lock.holder


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"user": "Kari"}',
        json.dumps({**json.loads(on_another_pc().to_json()), "since": "i går"}),
        json.dumps({**json.loads(on_another_pc().to_json()), "since": "2026-11-23T08:12:00"}),
        json.dumps({**json.loads(on_another_pc().to_json()), "process": True}),
        json.dumps({**json.loads(on_another_pc().to_json()), "user": 7}),
        json.dumps({**json.loads(on_another_pc().to_json()), "since": 7}),
    ],
)
def test_a_file_that_tells_nothing_keeps_nobody_out(plan: Path, text: str) -> None:
    lock_path(plan).write_text(text, encoding="utf-8")
    assert sign_at(plan).standing is Standing.FREE
    assert sign_at(plan).holder is None
    lock = taken(plan)
    assert lock.left is None
    assert sign_at(plan).holder == lock.holder


def test_bytes_that_are_no_text_keep_nobody_out(plan: Path) -> None:
    lock_path(plan).write_bytes(b"\xff\xfe" * 20_000)
    taken(plan)


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS, errno.ENOSPC, errno.ESTALE])
def test_a_folder_that_takes_no_file_stops_nobody(
    plan: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(*_: object) -> bool:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(lock_module, "_create", refuse)
    assert take_lock(plan, "Kari") is None
    assert list(plan.parent.iterdir()) == [plan]


def test_a_folder_out_of_reach_leaves_the_plan_ours(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = taken(plan)

    def away(*_: object) -> Holder:
        raise OSError(errno.ESTALE, "Stale file handle")

    with monkeypatch.context() as patched:
        patched.setattr(lock_module, "_read", away)
        assert lock.renew()
        lock.release()
        assert sign_at(plan).standing is Standing.FREE
    assert sign_at(plan).holder == lock.holder
    lock.release()


def test_the_file_stands_beside_the_plan_that_a_link_leads_to(plan: Path, tmp_path: Path) -> None:
    folder = tmp_path / "snarveier"
    folder.mkdir()
    link = folder / "plan.fbplan"
    link.symlink_to(plan)
    assert lock_path(link) == lock_path(plan)


def test_the_time_is_told_with_its_day_where_it_was_not_today() -> None:
    began = on_another_pc().since.astimezone()
    assert on_another_pc().since_words(NINE) == f"{began:%H:%M}"
    assert on_another_pc().since_words(NINE + timedelta(days=2)) == f"{began:%d.%m.%Y %H:%M}"


def test_a_running_process_is_told_from_one_that_is_gone() -> None:
    here = start_of(os.getpid())
    assert here
    assert is_running(os.getpid(), here)
    assert is_running(os.getpid(), "")
    assert not is_running(os.getpid(), "another boot:1")
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    assert not is_running(gone.pid, "")
    assert start_of(gone.pid) == ""
    assert not is_running(0, "")
    assert not is_running(-1, "")
    assert not is_running(1 << 70, "")


def test_a_process_of_another_user_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    def not_yours(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "kill", not_yours)
    assert is_running(os.getpid(), "")
