"""The command line: the table of commands, errors as one plain line, exit codes."""

import subprocess
import sys
from pathlib import Path

import pytest

from fbdesk.cli import COMMANDS, UNUSABLE_INPUT, WRONG_USAGE, run
from fbdesk.version import VERSION

TOP = Path(__file__).resolve().parent.parent


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out.strip() == f"fbdesk {VERSION}"


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(["--help"])
    shown = capsys.readouterr().out
    assert all(command.name in shown for command in COMMANDS)


def test_a_word_that_is_neither_command_nor_plan_is_wrong_usage(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["eksport"]) == WRONG_USAGE
    complaint = capsys.readouterr().err
    assert complaint.startswith("fbdesk: eksport is neither a plan file nor a command.")
    assert complaint.count("\n") == 1


def test_an_input_that_cannot_be_used_gives_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["summary", str(tmp_path / "missing.fbplan")]) == UNUSABLE_INPUT
    shown = capsys.readouterr()
    assert shown.err.count("\n") == 1
    assert "missing.fbplan" in shown.err
    assert shown.out == ""


def test_a_message_of_several_lines_becomes_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = tmp_path / "two\nlines.fbplan"
    assert run(["summary", str(name)]) == UNUSABLE_INPUT
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["export"], ["calc", "--nonsense"], ["demo"]])
def test_missing_and_unknown_arguments_are_wrong_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(arguments)
    assert stopped.value.code == WRONG_USAGE
    assert "usage: fbdesk" in capsys.readouterr().err


def test_a_reader_that_stops_early_is_no_error() -> None:
    """As in `fbdesk factors | head -1`."""
    whole = subprocess.Popen(
        [sys.executable, "-m", "fbdesk", "factors"],
        cwd=TOP,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert whole.stdout
    assert whole.stderr
    whole.stdout.readline()
    whole.stdout.close()
    complaint = whole.stderr.read()
    whole.stderr.close()
    whole.wait(timeout=60)
    assert b"Traceback" not in complaint


def test_norwegian_letters_survive_any_code_page() -> None:
    outcome = subprocess.run(
        [sys.executable, "-m", "fbdesk", "summary", "Grønnås.fbplan"],
        cwd=TOP,
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii", "PATH": "", "LC_ALL": "C"},
        check=False,
    )
    assert outcome.returncode == UNUSABLE_INPUT
    assert "Grønnås.fbplan" in outcome.stderr.decode("utf-8")


def test_an_error_of_our_own_is_one_line_and_a_log_without_plan_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from fbdesk.commands import summary

    def broken(_arguments: object) -> int:
        raise ZeroDivisionError("Hemmelig tiltak")

    monkeypatch.setenv("FBDESK_DATA", str(tmp_path))
    monkeypatch.setattr(summary, "run", broken)
    assert run(["summary", "plan.fbplan"]) == UNUSABLE_INPUT
    shown = capsys.readouterr().err
    assert shown.count("\n") == 1
    assert "error in fbdesk itself (ZeroDivisionError)" in shown
    log = (tmp_path / "logs" / "fbdesk.log").read_text(encoding="utf-8")
    assert "ZeroDivisionError" in log
    assert "broken" in log
    assert "Hemmelig" not in log
