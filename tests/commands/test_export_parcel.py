"""Tests of `fbdesk export --document parcel`: what it writes, says and refuses."""

import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from fbdesk.cli import run
from fbdesk.models.city import Party
from fbdesk.models.organisation import Meeting
from tests.builders import a_measure
from tests.commands.test_export import a_file
from tests.reports.pdf_text import pages_of


def export(plan: Path, out: Path, *more: str) -> int:
    arguments = ["export", str(plan), "--document", "parcel", "-o", str(out), *more]
    return run(arguments if "--format" in more else [*arguments, "--format", "zip"])


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Give a plan file with a measure and a person."""
    party = Party(name="Porsgrunn kommune", kind="municipality", contact_person="Kari Nes")
    return a_file(tmp_path, party, a_measure("T-01", responsible="Kari Nes"))


def test_the_parcel_is_written_and_what_is_missing_is_listed(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "pakke.zip"
    assert export(plan, out) == 1
    first, *rest = capsys.readouterr().out.splitlines()
    assert first == str(out)
    assert "  Letter of intent: The plan has no agreement" in "\n".join(rest)
    with zipfile.ZipFile(out) as archive:
        assert archive.testzip() is None
        assert {"plan.fbplan", "documents/measure-card.pdf"} <= set(archive.namelist())


def test_the_plan_is_left_as_it_was_and_can_be_had_back(plan: Path, tmp_path: Path) -> None:
    before = plan.read_bytes()
    out = tmp_path / "pakke.zip"
    export(plan, out)
    assert plan.read_bytes() == before
    with zipfile.ZipFile(out) as archive:
        archive.extract("plan.fbplan", tmp_path / "ut")
        held = json.loads(archive.read("plan.json"))
    assert run(["dump", str(tmp_path / "ut" / "plan.fbplan"), "-o", str(tmp_path / "x.json")]) == 0
    assert json.loads((tmp_path / "x.json").read_text(encoding="utf-8")) == held


def test_without_names_no_file_holds_a_person(plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "pakke.zip"
    export(plan, out, "--without-names")
    with zipfile.ZipFile(out) as archive:
        assert not any(b"Kari" in archive.read(name) for name in archive.namelist())
        printed = pages_of(archive.read("documents/measure-card.pdf"))
    assert any("T-01" in page for page in printed)
    assert not any("Kari" in page for page in printed)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--format", "pdf"), "The document parcel does not come as pdf. Formats: zip."),
        (("--language", "sv"), "There is no language sv"),
        (("--period", "2010"), "Leave out period and row"),
        (("--row", "T-01"), "Leave out period and row"),
    ],
)
def test_what_a_parcel_has_not_is_refused_before_anything_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...], words: str
) -> None:
    out = tmp_path / "pakke.zip"
    assert export(tmp_path / "none.fbplan", out, *more) == 2
    assert words in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize(
    ("more", "names"),
    [
        ((), {"minutes-2009-02-01-oppstart.pdf", "minutes-2009-03-01-vinter.pdf"}),
        (("--newest",), {"minutes-2009-03-01-vinter.pdf"}),
    ],
)
def test_the_parcel_holds_the_minutes_of_all_meetings_or_of_the_last(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...], names: set[str]
) -> None:
    meetings = (
        Meeting(title="Oppstart", dated=date(2009, 2, 1), state="held"),
        Meeting(title="Vinter", dated=date(2009, 3, 1), state="held"),
    )
    out = tmp_path / "pakke.zip"
    export(a_file(tmp_path, *meetings), out, *more)
    with zipfile.ZipFile(out) as archive:
        held = {name.removeprefix("documents/") for name in archive.namelist()}
    assert {name for name in held if name.startswith("minutes") and name.endswith("pdf")} == names
    said = capsys.readouterr().err.splitlines()
    assert len(said) == len(set(said))


def test_several_periods_are_asked_for_in_a_parcel_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["export", str(tmp_path / "none.fbplan"), "--document", "status-report"]
    out = tmp_path / "x.pdf"
    assert run([*arguments, "--format", "pdf", "--newest", "-o", str(out)]) == 2
    assert "Only the parcel holds several periods" in capsys.readouterr().err


def test_a_single_document_is_not_made_without_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "plan.pdf"
    arguments = ["export", str(tmp_path / "none.fbplan"), "--document", "action-plan"]
    assert run([*arguments, "--format", "pdf", "--without-names", "-o", str(out)]) == 2
    assert "Only the parcel can be made without names" in capsys.readouterr().err


def test_the_plan_itself_is_never_replaced(plan: Path) -> None:
    before = plan.read_bytes()
    assert export(plan, plan) == 2
    assert plan.read_bytes() == before
