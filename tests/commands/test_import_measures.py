"""Tests of `fbdesk import --kind measures`: what it prints, what it writes, its exit codes."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from fbdesk.cli import run
from fbdesk.document.backups.store import Reason, own_store
from fbdesk.document.places import DATA_VARIABLE
from fbdesk.document.reading import read_plan
from fbdesk.document.saving import write_new_plan
from tests.builders import a_measure, some_settings

BUS = a_measure("T-07", title="Bussvei")
LIST = """Klimaplan 2026
Nr;Tiltak;Ansvarlig enhet;Status;Kostnad 2026 (1000 kr);Farge
1 Areal og transport
T-07;Bussvei;Kollektivkontoret;Ferdig;1 200;
T-08;Sykkelvei;By;Planlagt;innenfor rammen;grønn
;Sum;;;1 200;
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a plan and a list of measures."""
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))
    write_new_plan(tmp_path / "byen.fbplan", [some_settings(), BUS])
    (tmp_path / "liste.csv").write_text(LIST, encoding="utf-8")
    return tmp_path


def command(folder: Path, *words: str, file: str = "liste.csv") -> int:
    """Run the import and return its exit code."""
    plan, source = str(folder / "byen.fbplan"), str(folder / file)
    return run(["import", plan, source, "--kind", "measures", *words])


def told(
    capsys: pytest.CaptureFixture[str], folder: Path, *words: str
) -> tuple[int, dict[str, Any]]:
    """Return the exit code and the JSON document."""
    capsys.readouterr()
    code = command(folder, *words, "--json")
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return code, document


def digest(folder: Path) -> str:
    return hashlib.sha256((folder / "byen.fbplan").read_bytes()).hexdigest()


def test_what_is_new_and_what_fills_blanks_comes_in_and_all_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(folder) == 1
    assert capsys.readouterr().out.splitlines() == [
        "3 of 4 changes were taken in.",
        (
            "Columns: Nr → number, Tiltak → title, Ansvarlig enhet → responsible, "
            "Status → status, Kostnad 2026 (1000 kr) → investment"
        ),
        "  + C4: T-07 Bussvei, Responsible: – → Kollektivkontoret",
        "  - D4: T-07 Bussvei, Status: Adopted → Completed (the plan says otherwise)",
        "  + E4: new: T-07 Bussvei: Costs, Investment 2026",
        "  + B5: new: T-08 Sykkelvei",
        ("note: The column Farge is not taken in: its heading says nothing that fbdesk knows."),
        (
            "warning: D5: «Planlagt» is not one of the choices. Allowed: Idé, Utredes, Vedtatt, "
            "Påbegynt, Gjennomført, Utsatt, Stanset."
        ),
        "warning: E5: «innenfor rammen» is not a number.",
        "note: row 6: A row of totals was left out: its parts are in the table.",
    ]
    plan = read_plan(folder / "byen.fbplan")
    assert [(m.number, m.responsible, m.status) for m in plan.measures] == [
        ("T-07", "Kollektivkontoret", "adopted"),
        ("T-08", "By", "idea"),
    ]
    assert [(c.year, c.gross_ore) for c in plan.cost_lines] == [(2026, 1_200_000_00)]


def test_the_plan_is_kept_as_it_was_before(folder: Path) -> None:
    before = read_plan(folder / "byen.fbplan")
    command(folder)
    (kept,) = own_store().of_plan(before.settings.key)
    assert kept.reason is Reason.IMPORT
    assert read_plan(kept.path) == before


def test_a_dry_run_shows_the_same_and_writes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = digest(folder)
    code, document = told(capsys, folder, "--dry-run")
    assert (code, document["kind"], document["applied"]) == (1, "measures", False)
    assert digest(folder) == before
    filled, otherwise, cost, made = document["changes"]
    assert filled == {
        "table": "measure",
        "key": BUS.key,
        "field": "responsible",
        "standing": "filled_in",
        "sheet": "",
        "row": 4,
        "column": "C",
        "in_plan": "",
        "in_list": "Kollektivkontoret",
        "new": None,
        "along": [],
        "taken": True,
    }
    assert (otherwise["standing"], otherwise["taken"]) == ("otherwise_in_plan", False)
    assert (cost["table"], cost["new"]["gross_ore"]) == ("cost_line", 1_200_000_00)
    assert (made["new"]["number"], made["new"]["focus_area"], made["along"]) == ("T-08", "1", [])
    assert document["columns"]["Farge"] is None
    assert document["columns"]["Tiltak"] == "title"
    assert [each["row"] for each in document["messages"]] == [None, 5, 5, 6]


def test_the_list_wins_where_it_is_told_to(folder: Path) -> None:
    command(folder, "--prefer", "workbook")
    assert read_plan(folder / "byen.fbplan").measures[0].status == "completed"


def test_a_mapping_says_what_columns_and_words_mean(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mapping = folder / "m.json"
    how = {"columns": {"Farge": "note"}, "words": {"status": {"Planlagt": "adopted"}}}
    mapping.write_text(json.dumps(how), encoding="utf-8")
    _, document = told(capsys, folder, "--mapping", str(mapping))
    assert [m["text"] for m in document["messages"] if m["level"] == "warning"] == [
        "«innenfor rammen» is not a number."
    ]
    plan = read_plan(folder / "byen.fbplan")
    assert (plan.measures[1].status, plan.progress_notes[0].text) == ("adopted", "grønn")


def test_rows_with_errors_hold_everything_back_until_they_may_be_left_out(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Tiltak;Ansvar\nBane;By\nBane;Etat\n"
    (folder / "to.csv").write_text(text, encoding="utf-8")
    before = digest(folder)
    assert command(folder, file="to.csv") == 1
    assert "error: A3: The measure stands in row 2 already." in capsys.readouterr().out
    assert digest(folder) == before
    assert command(folder, "--skip-errors", file="to.csv") == 1
    assert [m.title for m in read_plan(folder / "byen.fbplan").measures] == ["Bussvei", "Bane"]


def test_a_list_that_says_nothing_new_changes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "kort.csv").write_text("Tiltak\nBussvei\n", encoding="utf-8")
    before = digest(folder)
    assert command(folder, file="kort.csv") == 0
    assert capsys.readouterr().out.splitlines()[0] == (
        "The list says nothing that the plan does not say. Nothing was changed."
    )
    assert digest(folder) == before


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--prefer", "list"), 2, "--prefer takes plan or workbook, not list."),
        (("--mapping", "borte.json"), 3, "There is no file borte.json."),
    ],
)
def test_wrong_usage_is_one_plain_line(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    code: int,
    said: str,
) -> None:
    assert command(folder, *words) == code
    assert capsys.readouterr().err.startswith(f"fbdesk: {said}")


def test_a_mapping_belongs_to_measures_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["import", str(folder / "byen.fbplan"), str(folder / "liste.csv")]
    assert run([*arguments, "--mapping", "m.json"]) == 2
    assert "--mapping belongs to --kind measures." in capsys.readouterr().err
