"""`fbdesk check`: 0 for a whole and ready plan, 1 with findings, 3 for a damaged file."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from fbdesk.cli import run
from fbdesk.document.saving import write_new_plan
from fbdesk.models.new_plan import new_plan
from fbdesk.models.programme import load_programme


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


def test_a_damaged_plan_gives_3_and_one_line(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(plan, isolation_level=None)) as raw:
        raw.execute("UPDATE party SET name = 'Noen andre'")
    assert run(["check", str(plan), "--json"]) == 3
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "is damaged: its content is not what was saved" in captured.err


def test_checking_does_not_touch_the_plan(plan: Path) -> None:
    before, moment = plan.read_bytes(), plan.stat().st_mtime_ns
    run(["check", str(plan)])
    assert (plan.read_bytes(), plan.stat().st_mtime_ns) == (before, moment)
