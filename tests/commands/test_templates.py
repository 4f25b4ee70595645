"""Tests of `fbdesk templates` and of `fbdesk export --template`."""

import io
from pathlib import Path

import pikepdf
import pytest

from fbdesk.cli import run
from fbdesk.reports.templates.chapter_names import CHAPTERS
from fbdesk.reports.templates.standard import standard_text

BROKEN = 'document = "response"\n\n[chapters]\norder = ["goal"]\n'
MINE = 'document = "response"\n[title]\nnb = "Vårt svar"\n[chapters]\norder = ["city", "goals"]\n'


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("plan") / "skien.fbplan"
    new = ["new", str(file), "--programme", "framtidens-byer", "--municipality", "4003"]
    assert run(new) == 0
    return file


def export(plan: Path, output: Path, template: Path, document: str = "response") -> int:
    ending = output.suffix.removeprefix(".")
    asked = ["--document", document, "--format", ending, "--template", str(template)]
    return run(["export", str(plan), *asked, "-o", str(output)])


def test_documents_are_listed_with_their_chapters(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["templates"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[::2] == list(CHAPTERS)
    assert (
        "  parties, sections, signatures, annex-measures, annex-joint-projects, passports" in lines
    )


def test_a_copy_is_written_once_and_never_over_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "avtale.toml"
    assert run(["templates", "--copy", "agreement", "-o", str(target)]) == 0
    assert capsys.readouterr().out.strip() == str(target)
    assert target.read_bytes() == standard_text("agreement")
    target.write_text("mine")
    assert run(["templates", "--copy", "agreement", "-o", str(target)]) == 2
    assert "avtale.toml is there already. Choose another name." in capsys.readouterr().err
    assert target.read_text() == "mine"


def test_without_a_name_the_copy_is_called_by_its_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["templates", "--copy", "minutes"]) == 0
    assert (tmp_path / "minutes.toml").read_bytes() == standard_text("minutes")


def test_a_document_without_templates_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "skjema.toml"
    assert run(["templates", "--copy", "reporting-workbook", "-o", str(target)]) == 2
    assert "reporting-workbook has no templates" in capsys.readouterr().err
    assert not target.exists()


def test_a_template_in_order_tells_its_chapters(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mal.toml"
    file.write_text(MINE, encoding="utf-8")
    assert run(["templates", "--check", str(file)]) == 0
    assert capsys.readouterr().out == "response: city, goals\n"


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        (BROKEN, "nb", "mal.toml, line 4: there is no chapter goal. Chapters of response: goals,"),
        (MINE, "en", "mal.toml, line 2: the text is not given in English."),
        ("x = \n", "nb", "mal.toml, line 1: this cannot be understood (a value is missing, "),
    ],
)
def test_a_broken_template_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, language: str, told: str
) -> None:
    (tmp_path / "mal.toml").write_text(text, encoding="utf-8")
    check = ["templates", "--check", str(tmp_path / "mal.toml"), "--language", language]
    assert run(check) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert told in err


def test_a_document_is_made_by_a_template_of_ones_own(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "response.toml").write_text(MINE, encoding="utf-8")
    for place in (tmp_path / "response.toml", tmp_path):  # the file itself, or its folder
        output = tmp_path / "svar.pdf"
        assert export(plan, output, place) in {0, 1}
        with pikepdf.open(io.BytesIO(output.read_bytes())) as made, made.open_outline() as outline:
            assert made.open_metadata()["dc:title"] == "Vårt svar, Skien"
            assert [item.title[:1] for item in outline.root] == ["1", "2"]
        output.unlink()


def test_a_broken_template_leaves_what_was_there(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output, file = tmp_path / "svar.pdf", tmp_path / "mal.toml"
    output.write_bytes(b"the one before")
    file.write_text(BROKEN)
    assert export(plan, output, file) == 3
    assert "mal.toml, line 4: there is no chapter goal" in capsys.readouterr().err
    assert output.read_bytes() == b"the one before"
    assert {each.name for each in tmp_path.iterdir()} == {"svar.pdf", "mal.toml"}


def test_the_workbook_takes_no_template(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "skjema.xlsx"
    assert export(plan, output, tmp_path, "reporting-workbook") == 2
    assert "reporting-workbook has no templates" in capsys.readouterr().err
    assert not output.exists()
