"""Tests of `fbdesk import`: what it prints, what it writes, what it refuses, its exit codes."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from fbdesk.cli import run
from fbdesk.document.backups.store import Reason, own_store
from fbdesk.document.places import DATA_VARIABLE
from fbdesk.document.reading import read_plan
from fbdesk.resource_files import resource
from tests.exchange.workbooks import CARS, all_municipalities, one_area, saved

SAMPLE = resource("inventory", "grenland_2009_2024.csv")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Return the file of an empty plan for Porsgrunn."""
    path = tmp_path / "plan.fbplan"
    assert run(["new", str(path), "--municipality", "4001"]) == 0
    return path


def told(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, dict[str, Any]]:
    """Run an import with `--json` and return its exit code and document."""
    capsys.readouterr()
    code = run(["import", *map(str, words), "--json"])
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return code, document


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_plan_is_kept_as_it_was_before_an_import(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))
    before = read_plan(plan)
    assert run(["import", str(plan), str(SAMPLE)]) in {0, 1}
    kept = own_store().of_plan(before.settings.key)
    # The file held the same before the save, and the same is kept once.
    assert [backup.reason for backup in kept] == [Reason.IMPORT]
    assert read_plan(kept[0].path) == before
    assert read_plan(plan).inventory_editions
    assert kept[0].note.source == str(plan)


def test_an_import_without_anything_odd_is_done_with_0(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, document = told(capsys, plan, SAMPLE, "--kind", "inventory")
    assert code == 0
    assert document["applied"]
    assert document["municipalities"] == ["4001"]
    assert document["years"] == [2009, 2011, 2013, *range(2015, 2025)]
    assert len(read_plan(plan).inventory_rows) == document["rows"]


def test_the_json_tells_edition_comparison_and_messages(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, document = told(capsys, plan, SAMPLE)
    assert document["edition"]["publisher"] == "Miljødirektoratet"
    assert document["edition"]["status"] == "unconfirmed"
    assert document["compared_with"] is None
    assert document["changes"]["totals"][0]["before_t"] is None
    assert document["messages"] == [
        {
            "level": "note",
            "sheet": "",
            "row": None,
            "column": "",
            "text": "Not published: 2010, 2012, 2014. These years stay gaps.",
        }
    ]


def test_a_dry_run_leaves_every_byte_of_the_plan(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = digest(plan)
    code, document = told(capsys, plan, SAMPLE, "--dry-run")
    assert (code, document["applied"]) == (0, False)
    assert digest(plan) == before


def test_a_second_edition_shows_what_was_revised_and_keeps_the_first(
    tmp_path: Path, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, plan, saved(tmp_path, one_area(CARS), "first.xlsx"))
    later = (*CARS[:-1], 104.5)
    code, document = told(capsys, plan, saved(tmp_path, one_area(later), "second.xlsx"))
    assert code == 0
    assert document["changes"]["revised"] == [
        {
            "municipality": "4001",
            "year": 2009,
            "sector": "Veitrafikk",
            "source": "Personbiler",
            "before_t": 100.5,
            "after_t": 104.5,
        }
    ]
    assert len(read_plan(plan).inventory_editions) == 2


def test_what_is_odd_is_done_with_1_and_named_by_sheet_row_and_column(
    tmp_path: Path, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = saved(tmp_path, one_area(CARS, (2009, "Veitrafikk", "Busser", "CO2", "ukjent")))
    code, document = told(capsys, plan, source)
    assert code == 1
    assert document["messages"][0] == {
        "level": "warning",
        "sheet": "Oversikt - detaljert",
        "row": 3,
        "column": "Utslipp (tonn CO₂-ekvivalenter)",
        "text": "The amount 'ukjent' is no number; it stays unknown, not 0.",
    }


def test_the_same_file_twice_adds_nothing(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, plan, SAMPLE)
    before = digest(plan)
    code, document = told(capsys, plan, SAMPLE)
    assert (code, document["applied"]) == (1, False)
    assert digest(plan) == before


def test_people_are_told_the_same_in_words(
    tmp_path: Path, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["import", str(plan), str(saved(tmp_path, one_area(CARS), "first.xlsx"))])
    capsys.readouterr()
    later = saved(tmp_path, one_area((*CARS[:-1], 1104.5)), "second.xlsx")
    run(["import", str(plan), str(later)])
    printed = capsys.readouterr().out
    assert printed.startswith("Imported 1 rows, 2009–2009, for 4001: Porsgrunn, 2009–2009.")
    assert "1 figures revised" in printed
    assert "4001 2009 Veitrafikk / Personbiler: 100.5 t → 1,104.5 t" in printed
    assert "note: The file does not say with which GWP set" in printed


def test_a_long_list_is_cut_in_words_and_whole_in_json(
    tmp_path: Path, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = [(2009, "Veitrafikk", f"Kilde {number}", "CO2", "?") for number in range(15)]
    source = saved(tmp_path, one_area(CARS, *odd))
    run(["import", str(plan), str(source), "--dry-run"])
    assert "more messages (--json lists all)" in capsys.readouterr().out
    _, document = told(capsys, plan, source, "--dry-run")
    assert len(document["messages"]) == 16


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<!DOCTYPE html><html></html>", "is a web page, not a workbook"),
        (b"", "is empty"),
        (b"PK\x03\x04", "is damaged"),
        (
            all_municipalities(("Oslo", 301, "Oslo", *CARS), ("X", 4601, "Bergen", *CARS)),
            "none for",
        ),
    ],
)
def test_a_file_that_cannot_be_used_gives_one_line_and_3_and_leaves_the_plan(
    tmp_path: Path, plan: Path, capsys: pytest.CaptureFixture[str], content: bytes, words: str
) -> None:
    before = digest(plan)
    capsys.readouterr()
    assert run(["import", str(plan), str(saved(tmp_path, content))]) == 3
    printed = capsys.readouterr()
    assert printed.out == ""
    assert words in printed.err
    assert len(printed.err.splitlines()) == 1
    assert digest(plan) == before


def test_a_plan_that_does_not_exist_is_no_plan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", str(tmp_path / "none.fbplan"), str(SAMPLE)]) == 3
    assert "none.fbplan" in capsys.readouterr().err


def test_an_unknown_kind_is_wrong_usage_and_names_the_known_ones(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", str(plan), str(SAMPLE), "--kind", "weather"]) == 2
    assert "Known kinds: inventory" in capsys.readouterr().err


def test_nothing_is_left_behind_in_the_folder_of_working_copies(
    plan: Path, own_data_folder: Path
) -> None:
    run(["import", str(plan), str(SAMPLE)])
    assert list((own_data_folder / "working").iterdir()) == []
