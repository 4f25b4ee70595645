"""Progress is told on a terminal alone, and each piece comes once."""

import io
import sys

import pytest

from fbdesk.commands.progress import say, told


class Terminal(io.StringIO):
    """Takes what is written, and says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def names(number: int) -> str:
    return f"Making {number}"


def test_every_piece_comes_once_and_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(told((3, 1, 2), names)) == [3, 1, 2]
    assert capsys.readouterr() == ("", ""), "a pipe gets nothing"


def test_a_terminal_is_told_the_name_and_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    seen = [
        (number, terminal.getvalue().rpartition("\r")[2].partition(" (")[0])
        for number in told((7, 8), names)
    ]
    assert seen == [(7, "Making 7"), (8, "Making 8")]
    assert "/2, " in terminal.getvalue()


def test_the_line_is_gone_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    list(told((1,), names))
    assert terminal.getvalue().rstrip("\r").rpartition("\r")[2].strip() == ""


def test_work_that_breaks_off_lets_the_error_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    with pytest.raises(ZeroDivisionError):
        _ = [1 / number for number in told((1, 0), names)]


def test_one_piece_of_work_is_told_on_a_terminal_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    say("Computing ...")
    assert capsys.readouterr() == ("", "")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    say("Computing ...")
    assert terminal.getvalue() == "Computing ...\n"
