"""The self-check proves an installation, and says in one line what is broken in it."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

import pytest

from fbdesk.commands import self_check
from fbdesk.errors import PlanError

TOP = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the user in whose name the program checks itself."""
    return tmp_path_factory.mktemp("own")


@pytest.fixture(scope="module")
def self_checked(folder: Path) -> "subprocess.CompletedProcess[str]":
    """Give what the program, which makes every document for it, said of itself."""
    return subprocess.run(
        [sys.executable, "-W", "error::ResourceWarning", "-m", "fbdesk", "self-check"],
        cwd=TOP,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "FBDESK_DATA": str(folder)},
        check=False,
    )


def test_every_part_of_this_installation_works_without_a_word_on_stderr(
    self_checked: "subprocess.CompletedProcess[str]",
) -> None:
    assert (self_checked.returncode, self_checked.stderr) == (0, "")
    lines = self_checked.stdout.splitlines()
    assert all(line.startswith("ok  ") for line in lines)
    assert {"ok  plan: edit, undo, save", "ok  calculation", "ok  window"} <= set(lines)
    assert "ok  document: in a process of its own" in lines
    assert sum(line.startswith("ok  document: ") for line in lines) >= 3


def test_the_users_own_folder_stays_untouched(
    self_checked: "subprocess.CompletedProcess[str]", folder: Path
) -> None:
    assert self_checked.returncode == 0
    assert list(folder.iterdir()) == []


def test_libraries_keep_their_notes_in_the_check_s_folder_where_the_home_is_closed(
    tmp_path: Path,
) -> None:
    assert self_check._caches(tmp_path, "/checked") == {}
    closed = tmp_path / "no such home"
    expected = {"MPLCONFIGDIR": "/checked", "XDG_CACHE_HOME": "/checked"}
    assert self_check._caches(closed, "/checked") == expected


def test_what_is_broken_is_named_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> None:
        raise PlanError("the fonts are missing.")

    monkeypatch.setenv("FBDESK_DATA", "")
    monkeypatch.setattr(self_check, "_checks", lambda _folder: (("icons and fonts", broken),))
    with pytest.raises(PlanError, match=r"Self-check, icons and fonts: the fonts are missing\."):
        self_check.run(argparse.Namespace())
    assert capsys.readouterr().out == ""


def test_a_wrong_result_is_a_failure() -> None:
    self_check._need(condition=True)
    with pytest.raises(PlanError, match="Install fbdesk again"):
        self_check._need(condition=False)


def test_a_window_that_cannot_start_its_typesetter_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sample.fbplan"
    self_check._write_plan(path)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    with pytest.raises(PlanError, match=r"^The PDF cannot be made: the system does not start"):
        self_check._render_aside(path)
