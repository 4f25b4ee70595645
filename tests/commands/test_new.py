"""`fbdesk new`: a plan to begin with, never over another file."""

from pathlib import Path

import pytest

from fbdesk.cli import run
from fbdesk.document.reading import read_plan


def test_two_cities_share_one_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "grenland.fbplan"
    cities = ["--municipality", "4001", "--municipality", "4003"]
    code = run(["new", str(path), "--programme", "framtidens-byer", *cities])
    assert code == 0
    assert "Porsgrunn og Skien" in capsys.readouterr().out
    plan = read_plan(path)
    assert [(m.number, m.name) for m in plan.municipalities] == [
        ("4001", "Porsgrunn"),
        ("4003", "Skien"),
    ]


def test_an_existing_file_is_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "notater.fbplan"
    path.write_text("mine egne notater")
    assert run(["new", str(path), "--municipality", "4001"]) == 3
    assert path.read_text() == "mine egne notater"
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "already exists" in captured.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--municipality", "9999"], "no municipality 9999"),
        (["--municipality", "4001", "--municipality", "0805"], "Porsgrunn is named twice"),
        (["--municipality", "4001", "--programme", "x"], "no programme x"),
    ],
)
def test_wrong_usage_makes_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    path = tmp_path / "ny.fbplan"
    assert run(["new", str(path), *arguments]) == 2
    assert message in capsys.readouterr().err
    assert list(tmp_path.glob("*.fbplan")) == []


def test_a_municipality_is_needed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(["new", str(tmp_path / "ny.fbplan")])
    assert stopped.value.code == 2
    assert "--municipality" in capsys.readouterr().err


def test_a_folder_that_is_missing_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "borte" / "ny.fbplan"
    assert run(["new", str(path), "--municipality", "4001"]) == 3
    assert "does not exist or cannot be reached" in capsys.readouterr().err
