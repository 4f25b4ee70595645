"""Tests of `fbdesk export`: what it writes, what it refuses, and that nothing is half-written."""

import io
from pathlib import Path

import pikepdf
import pytest

from fbdesk.cli import run
from fbdesk.document.document import Document
from fbdesk.models.city import Municipality
from fbdesk.models.row import Row
from tests.builders import a_measure, some_settings
from tests.reports.given_plans import CITY, COUNTY, MINISTRY, PARKING, an_agreement


def a_file(folder: Path, *contents: Row) -> Path:
    """Return a plan file of Porsgrunn with the rows."""
    city = Municipality(number="4001", name="Porsgrunn")
    document = Document.new([some_settings(), city, *contents], folder)
    path = folder / "plan.fbplan"
    document.save_as(path)
    document.close()
    return path


def with_an_agreement(folder: Path) -> Path:
    parties = (CITY, COUNTY, MINISTRY)
    return a_file(folder, *parties, PARKING, *an_agreement())


def export(plan: Path, out: Path, *more: str, document: str = "agreement") -> int:
    arguments = ["export", str(plan), "--document", document, "-o", str(out), *more]
    if "--format" not in more:
        arguments += ["--format", "pdf"]
    return run(arguments)


def test_the_document_is_written_and_its_name_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "avtale.pdf"
    code = export(with_an_agreement(tmp_path), out)
    assert out.read_bytes().startswith(b"%PDF")
    assert capsys.readouterr().out.splitlines()[0] == str(out)
    assert code == 0


def test_findings_that_ought_to_stop_it_are_listed_and_give_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "plan.pdf"
    assert export(a_file(tmp_path, a_measure()), out, document="action-plan") == 1
    assert out.exists()
    assert "The plan has no inventory" in capsys.readouterr().out


def test_the_language_can_be_chosen(tmp_path: Path) -> None:
    out = tmp_path / "agreement.pdf"
    export(with_an_agreement(tmp_path), out, "--language", "en")
    with pikepdf.open(io.BytesIO(out.read_bytes())) as document:
        assert document.open_metadata()["dc:title"].startswith("Letter of intent")


def test_the_workbook_is_a_spreadsheet(tmp_path: Path) -> None:
    out = tmp_path / "ark.xlsx"
    export(with_an_agreement(tmp_path), out, "--format", "xlsx", document="reporting-workbook")
    assert out.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("document", "more", "words"),
    [
        ("memo", [], "There is no document memo. Documents: action-plan"),
        ("agreement", ["--format", "xlsx"], "does not come as xlsx"),
        ("agreement", ["--language", "sv"], "no language sv"),
        ("agreement", ["--period", "2010"], "has no report periods"),
    ],
)
def test_wrong_usage_gives_one_plain_line_and_2(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    document: str,
    more: list[str],
    words: str,
) -> None:
    out = tmp_path / "x.pdf"
    assert export(with_an_agreement(tmp_path), out, *more, document=document) == 2
    said = capsys.readouterr().err
    assert words in said
    assert len(said.splitlines()) == 1
    assert not out.exists()


def test_a_plan_that_is_not_there_gives_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "x.pdf"
    assert export(tmp_path / "none.fbplan", out) == 3
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not out.exists()


def test_a_plan_without_an_agreement_gives_3_and_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "x.pdf"
    assert export(a_file(tmp_path), out) == 3
    assert "The plan has no agreement." in capsys.readouterr().err
    assert not out.exists()


def test_the_plan_itself_is_never_replaced(tmp_path: Path) -> None:
    plan = with_an_agreement(tmp_path)
    before = plan.read_bytes()
    assert export(plan, plan) == 2
    assert plan.read_bytes() == before


def test_a_failed_export_leaves_the_earlier_document(tmp_path: Path) -> None:
    out = tmp_path / "avtale.pdf"
    out.write_bytes(b"earlier")
    assert export(a_file(tmp_path), out) == 3
    assert out.read_bytes() == b"earlier"


@pytest.mark.parametrize("place", ["missing/x.pdf", "."])
def test_a_place_that_cannot_be_written_gives_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    assert export(with_an_agreement(tmp_path), tmp_path / place) == 3
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not list(tmp_path.glob(".*.tmp"))


def test_a_pipe_gets_no_progress(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export(with_an_agreement(tmp_path), tmp_path / "x.pdf")
    assert capsys.readouterr().err == ""
