"""Tests of `fbdesk import --kind workbook`: what it prints, what it writes, its exit codes."""

import hashlib
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from fbdesk.cli import run
from fbdesk.document.backups.store import Reason, own_store
from fbdesk.document.document import Document
from fbdesk.document.places import DATA_VARIABLE
from fbdesk.document.reading import read_plan
from fbdesk.document.saving import write_new_plan
from fbdesk.models import rows
from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine
from tests.builders import a_measure, some_settings
from tests.reports.full_plan import workbook_of

BUS = a_measure("T-07", title="Bussvei", responsible="Kari")
BIKE = a_measure("T-08", title="Sykkelvei")
COST = CostLine(measure=BUS.key, year=2012, gross_ore=100_000_00)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a plan, its workbook, and that workbook filled in well and badly."""
    from openpyxl import load_workbook

    folder = tmp_path_factory.mktemp("made")
    write_new_plan(folder / "byen.fbplan", [some_settings(), BUS, BIKE, COST])
    content = workbook_of(read_plan(folder / "byen.fbplan"))
    (folder / "urørt.xlsx").write_bytes(content)
    book = load_workbook(io.BytesIO(content))
    cell(book["Tiltak"], "Tittel", 5).value = "Bussvei med eget felt"
    cell(book["Tiltak"], "Tittel", 7).value = "Sykkelhotell"
    book.save(folder / "utfylt.xlsx")
    cell(book["Tiltak"], "Start", 6).value = "snart"
    book["Kostnader"].delete_rows(5)
    book.save(folder / "feil.xlsx")
    return folder


def cell(sheet: Any, heading: str, row: int) -> Any:
    """Return a cell of the column with a heading."""
    column = next(each.column for each in sheet[4] if str(each.value).startswith(heading))
    return sheet.cell(row, column)


@pytest.fixture
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of one's own with the same files."""
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))
    return Path(shutil.copytree(made, tmp_path / "mappe"))


def command(folder: Path, book: str, *words: str) -> int:
    """Run the import and return its exit code."""
    return run(["import", str(folder / "byen.fbplan"), str(folder / book), *WORKBOOK, *words])


WORKBOOK = ("--kind", "workbook")


def told(
    capsys: pytest.CaptureFixture[str], folder: Path, book: str, *words: str
) -> tuple[int, dict[str, Any]]:
    """Return the exit code and the JSON document."""
    capsys.readouterr()
    code = command(folder, book, *words, "--json")
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return code, document


def digest(folder: Path) -> str:
    return hashlib.sha256((folder / "byen.fbplan").read_bytes()).hexdigest()


def titles(folder: Path) -> list[str]:
    return [measure.title for measure in read_plan(folder / "byen.fbplan").measures]


def test_an_untouched_workbook_changes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = digest(folder)
    assert command(folder, "urørt.xlsx") == 0
    assert capsys.readouterr().out == (
        "The workbook says what the plan says. Nothing was changed.\n"
    )
    assert digest(folder) == before


def test_what_was_filled_in_is_taken_in_and_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(folder, "utfylt.xlsx") == 0
    assert capsys.readouterr().out.splitlines() == [
        "2 of 2 changes were taken in.",
        "  + Tiltak B5: T-07 Bussvei, Title: Bussvei → Bussvei med eget felt",
        "  + Tiltak 7: new: T-09 Sykkelhotell",
    ]
    assert titles(folder) == ["Bussvei med eget felt", "Sykkelvei", "Sykkelhotell"]


def test_the_plan_is_kept_as_it_was_before(folder: Path) -> None:
    before = read_plan(folder / "byen.fbplan")
    command(folder, "utfylt.xlsx")
    (kept,) = own_store().of_plan(before.settings.key)
    assert kept.reason is Reason.IMPORT
    assert read_plan(kept.path) == before


def test_taking_the_same_workbook_in_twice_changes_nothing_the_second_time(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command(folder, "utfylt.xlsx")
    code, document = told(capsys, folder, "utfylt.xlsx")
    assert (code, document["changes"]) == (0, [])
    assert len(titles(folder)) == 3


def test_a_dry_run_shows_the_same_and_writes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = digest(folder)
    code, document = told(capsys, folder, "utfylt.xlsx", "--dry-run")
    assert (code, document["applied"]) == (0, False)
    assert digest(folder) == before
    title, made = document["changes"]
    assert title == {
        "table": "measure",
        "key": BUS.key,
        "field": "title",
        "standing": "changed",
        "sheet": "Tiltak",
        "row": 5,
        "column": "B",
        "at_export": "Bussvei",
        "in_plan": "Bussvei",
        "in_workbook": "Bussvei med eget felt",
        "taken": True,
    }
    assert (made["standing"], made["field"], made["row"]) == ("new", None, 7)


def test_with_an_error_nothing_is_written_unless_it_is_skipped(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = digest(folder)
    code, document = told(capsys, folder, "feil.xlsx")
    assert (code, document["applied"]) == (1, False)
    assert digest(folder) == before
    (error,) = document["messages"]
    assert error == {
        "level": "error",
        "sheet": "Tiltak",
        "row": 6,
        "column": "F",
        "text": "«snart» is not a number.",
    }
    code, document = told(capsys, folder, "feil.xlsx", "--skip-errors")
    assert (code, document["applied"]) == (1, True)
    assert titles(folder)[0] == "Bussvei med eget felt"


def test_rows_that_are_gone_are_deleted_only_on_demand(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, document = told(capsys, folder, "feil.xlsx", "--skip-errors")
    gone = [change for change in document["changes"] if change["standing"] == "gone"]
    assert [(change["table"], change["taken"]) for change in gone] == [("cost_line", False)]
    assert read_plan(folder / "byen.fbplan").cost_lines == (COST,)
    command(folder, "feil.xlsx", "--skip-errors", "--delete-rows")
    assert read_plan(folder / "byen.fbplan").cost_lines == ()


@pytest.mark.parametrize(
    ("words", "code", "title"),
    [
        ((), 1, "Busstrasé"),
        (("--prefer", "plan"), 1, "Busstrasé"),
        (("--prefer", "workbook"), 0, "Bussvei med eget felt"),
    ],
)
def test_where_both_were_changed_somebody_decides(
    folder: Path, words: tuple[str, ...], code: int, title: str
) -> None:
    document = Document.open(folder / "byen.fbplan", folder)
    document.perform("nytt navn", lambda c: rows.change(c, Measure, BUS.key, title="Busstrasé"))
    document.save()
    document.close()
    assert command(folder, "utfylt.xlsx", *words) == code
    assert titles(folder)[0] == title
    assert len(titles(folder)) == (2 if not words else 3)  # without a decision, nothing at all


def test_the_text_names_conflicts_errors_and_what_is_left(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command(folder, "feil.xlsx", "--dry-run")
    assert capsys.readouterr().out.splitlines() == [
        "Nothing was changed. 2 of 3 changes would be taken in.",
        "  + Tiltak B5: T-07 Bussvei, Title: Bussvei → Bussvei med eget felt",
        "  + Tiltak 7: new: T-09 Sykkelhotell",
        "  - Kostnader: T-07 Bussvei: Costs, Investment 2012 is gone from the workbook",
        "error: Tiltak F6: «snart» is not a number.",
    ]


def test_an_unknown_side_is_a_wrong_call(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(folder, "utfylt.xlsx", "--prefer", "mine") == 2
    assert "--prefer takes plan or workbook, not mine" in capsys.readouterr().err


def test_a_file_that_is_no_workbook_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = digest(folder)
    (folder / "tull.xlsx").write_bytes(b"Nummer;Navn\n")
    assert command(folder, "tull.xlsx") == 3
    assert "tull.xlsx is no reporting workbook of fbdesk" in capsys.readouterr().err
    assert digest(folder) == before


def test_a_workbook_of_another_plan_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_new_plan(folder / "andre.fbplan", [some_settings()])
    assert (
        run(["import", *(str(folder / n) for n in ("andre.fbplan", "utfylt.xlsx")), *WORKBOOK]) == 3
    )
    assert "was made from another plan" in capsys.readouterr().err
