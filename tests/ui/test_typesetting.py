"""Typesetting in a process of its own: the same bytes, ended at once, and nothing left behind."""

import errno
import logging
import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.cli import UNUSABLE_INPUT
from fbdesk.errors import FileError
from fbdesk.logs import log_file
from fbdesk.reports.pdf import pdf
from fbdesk.reports.typesetting import folder as between
from fbdesk.reports.typesetting.folder import write_job
from fbdesk.reports.typesetting.job import Job, typeset
from fbdesk.ui import typesetting
from fbdesk.ui.background import Background, Progress
from fbdesk.ui.typesetting import typesetter_while
from tests.reports.test_pdf import a_document

TOP = Path(__file__).resolve().parents[2]
MADE = date(2009, 4, 20)
PATIENCE_S = 60.0
ENDLESS = "#for a in range(99999) { for b in range(99999) { for c in range(99999) {} } }"
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a folder of temporary files that holds nothing else, and must be empty in the end."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


@pytest.fixture
def a_job(tmp_path: Path) -> Callable[[str], Job]:
    """Give a maker of jobs from a template's text."""

    def make(template: str) -> Job:
        file = tmp_path / "egen.typ"
        file.write_text(template, encoding="utf-8")
        return Job(file, "[]", MADE, 36)

    return make


def nobody_stops() -> None:
    """Go on."""


def typesetters(of: int) -> list[int]:
    """Return the processes that another one started, also those that it forgot to wait for."""
    every = [int(entry.name) for entry in Path("/proc").glob("[0-9]*")]
    return [process for process in every if told_of(process)[1] == str(of)]


def state_of(process: int) -> str:
    """Return the letter of a process's state: `Z` for one that has ended, empty for none."""
    return told_of(process)[0]


def told_of(process: int) -> tuple[str, str]:
    """Return the state of a process and who started it; empty where there is none."""
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:  # it ended while we looked
        return "", ""
    return told[0], told[1]


def wait_for(what: Callable[[], bool]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE_S
    while not what():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


# the same as in the process itself


def test_a_document_gets_the_same_bytes() -> None:
    document = a_document()
    assert pdf(document, typesetter=typesetter_while(nobody_stops)) == pdf(document)


def test_pages_come_in_their_order(a_job: Callable[[str], Job]) -> None:
    job = a_job("#for side in range(12) [Side #side #pagebreak()]")
    assert typesetter_while(nobody_stops)(job) == typeset(job)


@pytest.mark.parametrize("template", ["#ukjent()", "#panic(\n  [æ])", '#image("borte.png")'])
def test_a_wrong_template_is_told_in_the_same_words(
    a_job: Callable[[str], Job], template: str
) -> None:
    job = a_job(template)
    with pytest.raises(FileError) as here:
        typeset(job)
    with pytest.raises(FileError) as aside:
        typesetter_while(nobody_stops)(job)
    assert (aside.value.message, aside.value.values) == (here.value.message, here.value.values)


def test_only_the_user_can_read_what_is_typeset(
    a_job: Callable[[str], Job], temporary: Path
) -> None:
    modes: list[int] = []

    def look() -> None:
        modes.extend(stat.S_IMODE(folder.stat().st_mode) for folder in temporary.iterdir())

    typesetter_while(look)(a_job("Side 1"))
    if sys.platform != "win32":
        assert set(modes) == {0o700}


# what is given up ends


class EnoughError(Exception):
    """The user has seen enough."""


@ON_LINUX
def test_work_that_is_given_up_ends_its_process_and_leaves_nothing(
    a_job: Callable[[str], Job],
) -> None:
    seen: list[int] = []

    def until_it_runs() -> None:
        seen.extend(typesetters(os.getpid()))
        if seen:
            raise EnoughError

    with pytest.raises(EnoughError):
        typesetter_while(until_it_runs)(a_job(ENDLESS))
    assert not set(seen) & set(typesetters(os.getpid()))


def test_work_that_is_given_up_before_it_begins_is_not_begun(a_job: Callable[[str], Job]) -> None:
    def stop() -> None:
        raise EnoughError

    with pytest.raises(EnoughError):
        typesetter_while(stop)(a_job(ENDLESS))


@ON_LINUX
def test_a_window_that_closes_ends_what_is_being_typeset(
    qtbot: QtBot, a_job: Callable[[str], Job]
) -> None:
    job = a_job(ENDLESS)

    def work(progress: Progress) -> object:
        return typesetter_while(progress.check)(job)

    before = set(typesetters(os.getpid()))
    background = Background()
    background.start("", work, lambda _pages: None)
    qtbot.waitUntil(lambda: bool(set(typesetters(os.getpid())) - before), timeout=60_000)
    background.close()
    assert set(typesetters(os.getpid())) <= before
    background.deleteLater()


@ON_LINUX
def test_a_window_that_is_killed_takes_its_typesetter_along(
    a_job: Callable[[str], Job], temporary: Path
) -> None:
    job = a_job(ENDLESS)
    code = (
        "import datetime, pathlib\n"
        "from fbdesk.reports.typesetting.job import Job\n"
        "from fbdesk.ui.typesetting import typesetter_while\n"
        f"job = Job(pathlib.Path({str(job.template)!r}), '[]', datetime.date(2009, 4, 20))\n"
        "typesetter_while(lambda: None)(job)\n"
    )
    environment = {**os.environ, "TMPDIR": str(temporary)}
    with subprocess.Popen([sys.executable, "-c", code], cwd=TOP, env=environment) as window:
        wait_for(lambda: bool(typesetters(window.pid)))
        (child,) = typesetters(window.pid)
        assert between.window_of(next(temporary.iterdir())) == window.pid
        window.kill()
    wait_for(lambda: state_of(child) in {"", "Z"})
    wait_for(lambda: not list(temporary.iterdir()))


def test_what_was_left_when_both_were_killed_is_taken_away_and_no_other_folder(
    a_job: Callable[[str], Job], temporary: Path
) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        pass
    left = temporary / f"{between.folder_prefix(gone.pid)}x"
    kept = [temporary / f"{between.folder_prefix(os.getpid())}y", temporary / "fbdesk-typesetting"]
    for folder in (left, *kept):
        folder.mkdir()
        (folder / between.JOB).write_text("{}", encoding="ascii")
    typesetter_while(nobody_stops)(a_job("Side 1"))
    assert sorted(temporary.iterdir()) == sorted(kept)
    for folder in kept:
        (folder / between.JOB).unlink()
        folder.rmdir()


# what breaks


@ON_LINUX
def test_a_typesetter_that_dies_is_told_and_the_log_says_how(
    a_job: Callable[[str], Job], caplog: pytest.LogCaptureFixture
) -> None:
    def kill_it() -> None:
        for process in typesetters(os.getpid()):
            os.kill(process, signal.SIGKILL)

    with (
        caplog.at_level(logging.ERROR, "fbdesk"),
        pytest.raises(
            FileError, match=r"^The making of the PDF broke off, perhaps because the memory ran out"
        ),
    ):
        typesetter_while(kill_it)(a_job(ENDLESS))
    assert caplog.messages == [f"the typesetter ended with -{signal.SIGKILL} while it set egen.typ"]


def test_a_fault_of_the_program_in_the_process_is_no_full_disk(
    a_job: Callable[[str], Job],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    own_data_folder: Path,
) -> None:
    def write_half(folder: Path, _job: Job) -> None:
        (folder / between.JOB).write_text('{"template":', encoding="ascii")

    monkeypatch.setattr(between, "write_job", write_half)
    with pytest.raises(FileError, match=r"^The making of the PDF broke off"):
        typesetter_while(nobody_stops)(a_job("Side 1"))
    assert caplog.messages == [f"the typesetter ended with {UNUSABLE_INPUT} while it set egen.typ"]
    assert "JSONDecodeError" in log_file(own_data_folder).read_text(encoding="utf-8")


def test_a_typesetter_that_cannot_be_started_is_told_with_the_reason(
    a_job: Callable[[str], Job], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "borte"))
    reason = os.strerror(errno.ENOENT)
    with pytest.raises(
        FileError, match=f"^The PDF cannot be made: .* the process that sets it .{reason}.. "
    ):
        typesetter_while(nobody_stops)(a_job("Side 1"))


def test_a_folder_of_temporary_files_that_is_gone_is_named(
    a_job: Callable[[str], Job], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "borte"))
    with pytest.raises(FileError, match=r"no room for the pages .* in .*borte, the folder"):
        typesetter_while(nobody_stops)(a_job("Side 1"))


def test_a_system_without_any_folder_for_temporary_files_is_told_too(
    a_job: Callable[[str], Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere() -> str:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "gettempdir", nowhere)
    monkeypatch.setattr(tempfile, "tempdir", None)
    with pytest.raises(FileError, match=r"no room for the pages of the document in TEMP"):
        typesetter_while(nobody_stops)(a_job("Side 1"))


def test_a_disk_that_fills_up_while_the_pages_are_written_is_told(
    a_job: Callable[[str], Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_and_fill(folder: Path, job: Job) -> None:
        write_job(folder, job)
        (folder / f"000000{between.ENDING}").mkdir()  # stands where the page wants to lie

    monkeypatch.setattr(between, "write_job", write_and_fill)
    with pytest.raises(FileError, match=r"no room for the pages .* in .*temporary, the folder"):
        typesetter_while(nobody_stops)(a_job("Side 1"))


def test_a_disk_that_does_not_take_the_job_is_told(
    a_job: Callable[[str], Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_folder: Path, _job: Job) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(between, "write_job", full)
    with pytest.raises(FileError, match=r"no room for the pages .* Make room on that disk"):
        typesetter_while(nobody_stops)(a_job("Side 1"))


def test_the_packaged_program_starts_itself(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told = tmp_path / "told"
    program = tmp_path / "fbdesk"
    program.write_text(f'#!/bin/sh\necho "$@" > {told}\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    if sys.platform != "win32":
        assert typesetting._carried_out(tmp_path / "mappe", nobody_stops) == 0
        assert told.read_text(encoding="utf-8").split() == ["typeset", str(tmp_path / "mappe")]
