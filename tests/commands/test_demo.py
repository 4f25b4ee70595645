"""The demo does the main job on the sample city, and keeps what someone tried out in it."""

import contextlib
import io
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection

from fbdesk.cli import DONE, UNUSABLE_INPUT, run
from fbdesk.document.document import Document
from fbdesk.document.reading import read_plan
from fbdesk.models import rows
from fbdesk.models.city import Settings

WRITTEN = {
    "grenland.fbplan",
    "grenland-action-plan.pdf",
    "grenland-action-plan.docx",
    "grenland-action-plan.xlsx",
    "grenland-agreement.pdf",
    "grenland-agreement.docx",
    "grenland-status-report.pdf",
    "grenland-status-report.xlsx",
    "grenland-annual-report.pdf",
    "grenland-annual-report.xlsx",
    "grenland-climate-budget.pdf",
    "grenland-climate-budget.xlsx",
    "grenland-measure-card.pdf",
    "grenland-minutes.pdf",
    "grenland-minutes.docx",
    "grenland-response.pdf",
    "grenland-response.docx",
    "grenland-reporting-workbook.xlsx",
}


@pytest.fixture(scope="module")
def first_run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Run the demo once; return its folder and what it said."""
    made = tmp_path_factory.mktemp("demo") / "new" / "folder"
    with contextlib.redirect_stdout(io.StringIO()) as said:
        assert run(["demo", str(made), "--no-window"]) == DONE
    return made, said.getvalue()


@pytest.fixture
def folder(first_run: tuple[Path, str]) -> Path:
    return first_run[0]


def test_plan_and_documents_are_written_and_nothing_else(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == WRITTEN


def test_the_documents_are_what_they_say(folder: Path) -> None:
    assert (folder / "grenland-action-plan.pdf").read_bytes().startswith(b"%PDF-")
    assert (folder / "grenland-agreement.pdf").read_bytes().startswith(b"%PDF-")
    assert (folder / "grenland-reporting-workbook.xlsx").read_bytes().startswith(b"PK")


def test_the_plan_is_grenland_with_its_two_cities(folder: Path) -> None:
    plan = read_plan(folder / "grenland.fbplan")
    planning = [m.number for m in plan.municipalities if m.planning]
    assert planning == ["4001", "4003"]
    assert len(plan.measures) >= 30


def test_a_second_run_keeps_what_was_tried_out_and_reports_it(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = Document.open(folder / "grenland.fbplan", tmp_path)
    key = document.snapshot().settings.key
    document.perform("rename", partial(rename, key=key))
    document.save()
    document.close()
    assert run(["demo", str(folder), "--no-window"]) == DONE
    shown = capsys.readouterr().out
    assert "beholdt slik den var" in shown
    assert "Vårt Grenland" in shown
    assert read_plan(folder / "grenland.fbplan").settings.name == "Vårt Grenland"


def rename(connection: Connection, key: str) -> None:
    rows.change(connection, Settings, key, name="Vårt Grenland")


def test_the_key_figures_state_their_scope(first_run: tuple[Path, str]) -> None:
    shown = " ".join(first_run[1].split())
    assert "Tallene gjelder: Veitrafikk, Oppvarming, Energiforsyning, Avfall og avløp" in shown
    assert "Publiserte utslipp i 2009: 237 kt" in shown
    assert "eksempeldata" in shown


def test_a_file_in_the_place_of_the_folder_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine", encoding="utf-8")
    assert run(["demo", str(taken), "--no-window"]) == UNUSABLE_INPUT
    assert "cannot be used as a folder" in capsys.readouterr().err
    assert taken.read_text(encoding="utf-8") == "mine"


def test_a_damaged_plan_in_the_folder_is_told_and_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = tmp_path / "grenland.fbplan"
    damaged.write_bytes(b"not a plan")
    assert run(["demo", str(tmp_path), "--no-window"]) == UNUSABLE_INPUT
    assert capsys.readouterr().err.count("\n") == 1
    assert damaged.read_bytes() == b"not a plan"
    assert [path.name for path in tmp_path.iterdir()] == ["grenland.fbplan"]
