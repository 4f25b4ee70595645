"""`fbdesk check`: 0 for a whole and ready plan, 1 with findings, 3 for a damaged file."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from fbdesk.cli import run
from fbdesk.document.saving import write_new_plan
from fbdesk.models.new_plan import new_plan
from fbdesk.models.programmes.programme import load_programme


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.fbplan"
    write_new_plan(path, new_plan(load_programme("framtidens-byer"), ["4001"]))
    return path


def test_findings_are_listed_by_document_and_give_1(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(plan)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"{plan}: Porsgrunn, ")
    assert lines[0].endswith("undamaged")
    assert "action-plan" in lines
    assert "agreement" in lines
    assert any(line.startswith("  blocks") and "no inventory" in line for line in lines)


def test_json_tells_integrity_and_where_each_finding_is_mended(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(plan), "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["integrity"]["ok"] is True
    assert len(report["integrity"]["digest"]) == 64
    region = next(f for f in report["findings"] if f["code"] == "region-without-delimitation")
    assert region["table"] == "plan"
    assert region["key"] == report["integrity"]["plan_uuid"]
    assert "action-plan" in region["documents"]
    assert region["message"]
    assert region["strength"] == "remark"


def damaged(plan: Path, *statements: str) -> Path:
    with closing(sqlite3.connect(plan, isolation_level=None)) as raw:
        for statement in statements:
            raw.execute(statement)
    return plan


def test_a_damaged_plan_gives_3_one_line_of_error_and_says_what_to_do(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged(plan, "UPDATE party SET name = 'Noen andre'")
    assert run(["check", str(plan)]) == 3
    captured = capsys.readouterr()
    assert captured.err.count("\n") == 1
    assert "is damaged: its content is not what was saved" in captured.err
    assert "does not prove that each value is what was saved" in captured.out
    assert captured.out.splitlines()[-1].startswith("To go on: restore a backup")


def test_the_damage_is_told_by_part_and_name(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged(plan, "PRAGMA foreign_keys = OFF", "DELETE FROM agreement")
    assert run(["check", str(plan)]) == 3
    lines = capsys.readouterr().out.splitlines()
    lost = [line for line in lines if "left out, because what it belongs to is lost" in line]
    assert lost
    assert all(line.startswith(("  Agreement section", "  Signatory")) for line in lost)


def test_the_damage_is_told_to_programs(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damaged(plan, "CREATE TRIGGER t AFTER UPDATE ON measure BEGIN DELETE FROM measure; END")
    assert run(["check", str(plan), "--json"]) == 3
    captured = capsys.readouterr()
    integrity = json.loads(captured.out)["integrity"]
    assert integrity["ok"] is False
    assert integrity["values_proved"] is True
    assert integrity["rows"] > 0
    (loss,) = integrity["damage"]
    assert loss["what"] == "foreign"
    assert loss["name"] == "trigger t"
    assert "more or less than a plan" in captured.err


def test_a_file_of_which_nothing_is_left_is_told_so(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = plan.read_bytes()
    plan.write_bytes(data[:100] + bytes(len(data) - 100))
    assert run(["check", str(plan)]) == 3
    assert "Nothing of a plan can be read out" in capsys.readouterr().out
    assert run(["check", str(plan), "--json"]) == 3
    report = json.loads(capsys.readouterr().out)
    assert report["integrity"]["ok"] is False
    assert "rows" not in report["integrity"]


def test_what_is_no_plan_gives_3_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "brev.fbplan"
    path.write_text("Kjære alle", encoding="utf-8")
    assert run(["check", str(path), "--json"]) == 3
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "is not a plan of fbdesk" in captured.err


def test_an_older_plan_is_checked_as_any_other(capsys: pytest.CaptureFixture[str]) -> None:
    golden = Path(__file__).resolve().parent.parent / "golden" / "plan-1.0.fbplan"
    assert run(["check", str(golden), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["integrity"]["rows"] == 2_351


def test_checking_does_not_touch_the_plan(plan: Path) -> None:
    before, moment = plan.read_bytes(), plan.stat().st_mtime_ns
    run(["check", str(plan)])
    assert (plan.read_bytes(), plan.stat().st_mtime_ns) == (before, moment)
