"""Tests of `fbdesk import --kind agreement`: what it takes over, what it only tells, its codes."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document as WordDocument  # noqa: TID253 the tests edit as Word does

from fbdesk.cli import run
from fbdesk.document.backups.store import Reason, own_store
from fbdesk.document.reading import read_plan
from fbdesk.document.saving import write_new_plan
from fbdesk.models.agreement import (
    Commitment,
    CommitmentMeasure,
    CommitmentWording,
    Condition,
)
from tests.builders import some_settings
from tests.exchange.word_files import (
    PARKING,
    ROWS,
    condition_row,
    copy_below,
    copy_row,
    edited,
    paragraph_of,
    row_of,
    strike_row,
    untouched,
    write,
)

NO_DAY = "The deadline når det passer is no day. Write it as 31.12.2012."
PARTY, TEXT, MEASURES, DEADLINE, STATUS = range(1, 6)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.fbplan"
    write_new_plan(path, [some_settings(), *ROWS])
    return path


def busy(word: WordDocument) -> None:
    """Edit as parties do: words, a status, a new row, one gone, one that nobody understands."""
    write(word, "F-01", TEXT, "Innfører betalt parkering i hele byen.")
    write(word, "F-02", STATUS, "Avtalt")
    write(word, "F-02", DEADLINE, "når det passer")
    strike_row(row_of(word, "F-03"), "Per")
    copy_row(word, "F-02", "F-07", "Samferdselsdepartementet", "Bygger bane.", "", "2012", "")
    paragraph_of(word, "Staten betaler.").runs[0].text = "Staten betaler alt."
    word.add_comment(
        row_of(word, "F-02").cells[TEXT].paragraphs[0].runs, text="Når?", author="Per", initials="P"
    )


def told(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, dict[str, Any]]:
    """Run an import with `--json` and return its exit code and document."""
    capsys.readouterr()
    code = run(["import", *map(str, words), "--kind", "agreement", "--json"])
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return code, document


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_file_that_nobody_touched_changes_no_byte_and_is_done_with_0(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = digest(plan)
    code, document = told(capsys, plan, untouched(tmp_path))
    assert (code, document["applied"], document["differences"]) == (0, False, [])
    assert document["made"] == "2009-04-20"
    assert digest(plan) == before


def test_what_only_the_parties_changed_is_taken_over_and_the_rest_is_told(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, document = told(capsys, plan, edited(tmp_path, busy))
    assert (code, document["applied"]) == (1, True)
    assert [(d["change"], d["name"], d["part"], d["taken"]) for d in document["differences"]] == [
        ("changed", "F-01", "text", True),
        ("changed", "F-02", "deadline", False),
        ("changed", "F-02", "status", True),
        ("new", "F-07", None, True),
        ("gone", "F-03", None, False),
        ("changed", "Penger", "text", True),
    ]
    held = {each.number: each for each in read_plan(plan).rows_of(Commitment)}
    assert held["F-01"].text == "Innfører **betalt** parkering i hele byen."
    assert (held["F-02"].status, held["F-02"].deadline) == ("agreed", None)
    assert (held["F-03"].status, held["F-07"].text) == ("proposed", "Bygger bane.")


def test_the_json_names_who_changed_and_commented_and_what_is_not_understood(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, document = told(capsys, plan, edited(tmp_path, busy), "--dry-run")
    by_part = {(d["name"], d["part"]): d for d in document["differences"]}
    deadline = by_part["F-02", "deadline"]
    assert deadline["in_file"] == "når det passer"
    assert deadline["problem"].startswith("The deadline når det passer is no day.")
    assert deadline["comments"][0]["text"] == "Når?"
    assert by_part["F-03", None]["changed_by"] == ["Per"]
    assert by_part["F-02", "status"]["in_plan"] == "proposed"
    assert by_part["F-02", "status"]["in_file"] == "agreed"


def test_a_dry_run_leaves_every_byte_of_the_plan(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = digest(plan)
    code, document = told(capsys, plan, edited(tmp_path, busy), "--dry-run")
    assert (code, document["applied"]) == (1, False)
    assert not any(d["taken"] for d in document["differences"])
    assert digest(plan) == before


def test_the_old_wording_is_kept_with_the_name_of_the_file_and_a_backup_is_made(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = read_plan(plan)
    told(capsys, plan, edited(tmp_path, busy))
    (kept,) = read_plan(plan).rows_of(CommitmentWording)
    assert (kept.text, kept.reason) == ("Innfører **betalt** parkering i sentrum.", "avtale.docx")
    (backup,) = own_store().of_plan(before.settings.key)
    assert backup.reason is Reason.IMPORT


def test_taking_the_same_file_twice_changes_nothing_the_second_time(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = edited(tmp_path, lambda word: write(word, "F-02", TEXT, "Gir mye tilskudd."))
    assert told(capsys, plan, path)[0] == 0
    code, document = told(capsys, plan, path)
    assert (code, document["applied"], document["differences"]) == (0, False, [])


def test_the_terminal_reads_as_a_list_of_what_is_taken_and_what_is_left(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = edited(tmp_path, busy)
    assert run(["import", str(plan), str(path), "--kind", "agreement", "--dry-run"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "Nothing was changed. 4 of 6 differences would be taken over.",
        f"  + commitment F-01, text: {PARKING.text} → Innfører betalt parkering i hele byen.",
        f"  - commitment F-02, deadline: – → når det passer – {NO_DAY}",
        "      Per: Når?",
        "  + commitment F-02, status: proposed → Avtalt",
        "      Per: Når?",
        "  + commitment F-07 is new: Bygger bane.",
        "  - commitment F-03 is gone from the file (Per)",
        "  + section Penger, text: Staten betaler. → Staten betaler alt.",
    ]


def test_a_party_is_told_by_its_name(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = edited(tmp_path, lambda word: write(word, "F-01", PARTY, "Telemark fylkeskommune"))
    assert run(["import", str(plan), str(path), "--kind", "agreement"]) == 0
    assert (
        "party: Porsgrunn kommune → Telemark fylkeskommune"
        in capsys.readouterr().out.splitlines()[1]
    )


def test_measures_and_conditions_are_taken_over_and_told_by_their_numbers(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def edit(word: WordDocument) -> None:
        write(word, "F-02", MEASURES, "T-02, T-99")
        copy_below(condition_row(word, "F-02"), "F-03", "F-01", "")

    assert run(["import", str(plan), str(edited(tmp_path, edit)), "--kind", "agreement"]) == 1
    first, *more = capsys.readouterr().out.splitlines()
    assert first == "3 of 4 differences were taken over."
    assert more[0] == "  + commitment F-02, measures: – → T-02"
    assert more[1].startswith("  - commitment F-02, measures: – → T-99 – The plan has no measure")
    assert more[2:] == [
        "  + commitment F-02, measures: T-01 → –",
        "  + condition F-03 → F-01 is new: F-03 → F-01",
    ]
    held = read_plan(plan)
    assert {(c.commitment, c.requires) for c in held.rows_of(Condition)} == {
        *(("buses", "parking"), ("heating", "parking")),
    }
    assert [link.measure for link in held.rows_of(CommitmentMeasure)] == ["bikes"]


def test_a_file_that_is_no_agreement_is_refused_in_one_line(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "brev.docx"
    path.write_bytes(b"Kjaere ordforer")
    assert run(["import", str(plan), str(path), "--kind", "agreement"]) == 3
    assert "brev.docx is no Word file." in capsys.readouterr().err
