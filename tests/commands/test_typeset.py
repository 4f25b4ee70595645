"""The process that typesets for the window: what it answers, and that it loads next to nothing."""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from fbdesk.cli import COMMANDS, INTERNAL, run
from fbdesk.commands import typeset as command
from fbdesk.reports.typesetting import folder as between
from fbdesk.reports.typesetting.job import Job, typeset

TOP = Path(__file__).resolve().parents[2]
NOT_NEEDED = {"PySide6", "sqlalchemy", "numpy", "pandas", "matplotlib", "pydantic", "_socket"}
MADE = date(2009, 4, 20)
SetUp = Callable[[str], tuple[Path, Job]]


@pytest.fixture
def a_job(tmp_path: Path) -> SetUp:
    """Give a maker of folders as the one who started this test run would leave them."""

    def make(template: str) -> tuple[Path, Job]:
        folder = tmp_path / f"{between.folder_prefix(os.getppid())}x"
        folder.mkdir()
        file = tmp_path / "egen.typ"
        file.write_text(template, encoding="utf-8")
        job = Job(file, "[]", MADE, 36)
        between.write_job(folder, job)
        return folder, job

    return make


@pytest.fixture(autouse=True)
def left_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Do not make the test run itself the first to go when memory runs out."""
    monkeypatch.setattr(command, "FIRST_TO_GO", tmp_path / "score")


def test_the_pages_lie_in_the_folder(a_job: SetUp) -> None:
    folder, job = a_job("Side 1 #pagebreak() Side 2")
    assert run(["typeset", str(folder)]) == between.DONE
    assert between.read_pages(folder) == typeset(job)


def test_a_template_that_is_wrong_is_refused_in_the_typesetters_words(a_job: SetUp) -> None:
    folder, _ = a_job("#ukjent()")
    assert run(["typeset", str(folder)]) == between.REFUSED
    assert "egen.typ cannot be typeset" in str(between.read_refusal(folder))
    assert between.read_pages(folder) == ()


def test_a_disk_that_takes_no_page_is_told_by_the_exit_code_alone(a_job: SetUp) -> None:
    folder, _ = a_job("Side 1")
    (folder / f"000000{between.ENDING}").mkdir()
    assert run(["typeset", str(folder)]) == between.NO_ROOM
    assert not (folder / between.REFUSAL).exists()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux is told which process goes first")
def test_it_goes_before_the_window_when_memory_runs_out(a_job: SetUp) -> None:
    folder, _ = a_job("Side 1")
    run(["typeset", str(folder)])
    assert int(command.FIRST_TO_GO.read_text(encoding="ascii")) > 0


def test_no_help_tells_it_and_it_is_configured_as_every_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        run(["--help"])
    assert "typeset" not in capsys.readouterr().out
    (own,) = INTERNAL
    assert own.name not in {each.name for each in COMMANDS}
    parser = argparse.ArgumentParser()
    command.configure(parser)
    assert parser.parse_args(["x"]).folder == Path("x")


def test_it_loads_neither_qt_nor_storage_nor_anything_of_a_network(a_job: SetUp) -> None:
    folder, _ = a_job("Side 1")
    probe = (
        "import os, sys; from fbdesk.cli import run;"
        f"os.getppid = lambda: {os.getppid()};"
        f"code = run(['typeset', {str(folder)!r}]);"
        f"print(code, *sorted({NOT_NEEDED!r} & set(sys.modules)))"
    )
    outcome = subprocess.run(
        [sys.executable, "-c", probe], cwd=TOP, capture_output=True, text=True, check=True
    )
    assert outcome.stdout.split() == ["0"]
