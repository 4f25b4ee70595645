"""`fbdesk dump`: the whole plan as JSON, on the screen or in a file."""

import json
from pathlib import Path

import pytest

from fbdesk.cli import run
from fbdesk.document.saving import write_new_plan
from tests.builders import a_reduction, some_settings


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.fbplan"
    write_new_plan(path, [some_settings(name="Tromsø"), *a_reduction(100)])
    return path


def test_the_plan_is_printed_as_one_json_document(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["dump", str(plan)]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["plan"]["name"] == "Tromsø"
    assert len(printed["measures"]) == 1


def test_the_plan_is_written_to_a_file_and_loads_again(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, again = tmp_path / "plan.json", tmp_path / "igjen.fbplan"
    assert run(["dump", str(plan), "-o", str(data)]) == 0
    assert capsys.readouterr().out == ""
    assert "Tromsø" in data.read_text(encoding="utf-8"), "readable letters, no escapes"
    assert run(["load", str(data), str(again)]) == 0
    capsys.readouterr()
    run(["dump", str(again)])
    assert json.loads(capsys.readouterr().out) == json.loads(data.read_text(encoding="utf-8"))


def test_a_file_of_that_name_is_replaced_whole(plan: Path, tmp_path: Path) -> None:
    data = tmp_path / "plan.json"
    data.write_text("gammelt " * 100_000)
    assert run(["dump", str(plan), "-o", str(data)]) == 0
    json.loads(data.read_text(encoding="utf-8"))


def test_dumping_does_not_touch_the_plan(plan: Path) -> None:
    before, moment = plan.read_bytes(), plan.stat().st_mtime_ns
    run(["dump", str(plan)])
    assert (plan.read_bytes(), plan.stat().st_mtime_ns) == (before, moment)


def test_what_is_no_plan_is_one_line_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.fbplan").write_text("nei")
    data = tmp_path / "plan.json"
    assert run(["dump", str(tmp_path / "a.fbplan"), "-o", str(data)]) == 3
    assert capsys.readouterr().err.count("\n") == 1
    assert not data.exists()
