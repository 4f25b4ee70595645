"""`fbdesk load`: a plan from JSON, or one plain line that names the place of the mistake."""

import json
from pathlib import Path

import pytest

from fbdesk.cli import run
from fbdesk.document.reading import read_plan
from fbdesk.exchange.plan_json.plan import plan_to_json
from tests.builders import a_measure, a_plan


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    path.write_text(plan_to_json(a_plan(a_measure(title="Bybåt"))), encoding="utf-8")
    return path


def test_a_plan_is_made(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["load", str(data), str(tmp_path / "plan.fbplan")]) == 0
    assert read_plan(tmp_path / "plan.fbplan").measures[0].title == "Bybåt"
    assert "3 rows" in capsys.readouterr().out  # settings, municipality, measure


def test_a_mistake_is_one_line_with_file_and_place_and_makes_no_file(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = json.loads(data.read_text(encoding="utf-8"))
    document["measures"][0]["start_year"] = "snart"
    data.write_text(json.dumps(document), encoding="utf-8")
    assert run(["load", str(data), str(tmp_path / "plan.fbplan")]) == 3
    error = capsys.readouterr().err
    assert error == f"fbdesk: {data}: measures[0].start_year must be int, not 'snart'.\n"
    assert not (tmp_path / "plan.fbplan").exists()


def test_a_file_that_is_no_json_is_one_line(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data.write_bytes(b"\x00\x01")
    assert run(["load", str(data), str(tmp_path / "plan.fbplan")]) == 3
    error = capsys.readouterr().err
    assert error.startswith(f"fbdesk: {data}: ")
    assert error.count("\n") == 1


def test_braces_in_a_file_name_do_no_harm(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = data.rename(tmp_path / "{plan}.json")
    odd.write_text("{", encoding="utf-8")
    assert run(["load", str(odd), str(tmp_path / "plan.fbplan")]) == 3
    assert "{plan}.json: The JSON cannot be read" in capsys.readouterr().err


def test_a_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["load", str(tmp_path / "borte.json"), str(tmp_path / "plan.fbplan")]) == 3
    assert "borte.json does not exist" in capsys.readouterr().err


def test_an_existing_plan_is_left_as_it_is(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["load", str(data), str(tmp_path / "plan.fbplan")])
    before = (tmp_path / "plan.fbplan").read_bytes()
    assert run(["load", str(data), str(tmp_path / "plan.fbplan")]) == 3
    assert (tmp_path / "plan.fbplan").read_bytes() == before
    assert "already exists" in capsys.readouterr().err
