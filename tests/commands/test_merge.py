"""Tests of `fbdesk merge`: what it writes, asks, prints and refuses."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from fbdesk.cli import run
from fbdesk.document.document import Document
from fbdesk.document.reading import read_plan, read_plan_and_info
from fbdesk.document.saving import write_new_plan
from fbdesk.models import rows
from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine
from tests.builders import a_measure, some_settings

BUS = a_measure("T-07", title="Bussvei", responsible="Kari")
BIKE = a_measure("T-08", title="Sykkelvei")
COST = CostLine(measure=BUS.key, year=2012, gross_ore=100_000_00)

Edited = Callable[[str, Callable[[Connection], object]], Path]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "felles.fbplan"
    write_new_plan(path, [some_settings(), BUS, BIKE, COST])
    return path


@pytest.fixture
def edited(base: Path, tmp_path: Path) -> Edited:
    """Return a copy of the common plan with an edit."""

    def edit(name: str, work: Callable[[Connection], object]) -> Path:
        folder = tmp_path / "working"
        folder.mkdir(exist_ok=True)
        path = tmp_path / f"{name}.fbplan"
        document = Document.open(base, folder)
        document.perform("arbeid", work)
        document.save_as(path)
        document.close()
        return path

    return edit


def set_bus(**values: Any) -> Callable[[Connection], None]:
    return lambda connection: rows.change(connection, Measure, BUS.key, **values)


def told(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    code = run(["merge", *map(str, words), "--json"])
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return code, document


def test_different_fields_of_one_measure_come_together(
    base: Path, edited: Edited, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = edited("min", set_bus(title="Bussvei sør"))
    theirs = edited("deres", set_bus(responsible="Ola"))
    out = tmp_path / "ut.fbplan"
    code, document = told(capsys, base, mine, theirs, "-o", out)
    assert code == 0
    assert document["conflicts"] == []
    assert document["written"] == str(out)
    assert document["changed_rows"] == {"mine": 1, "theirs": 1}
    bus = read_plan(out).find(Measure, BUS.key)
    assert bus is not None
    assert (bus.title, bus.responsible) == ("Bussvei sør", "Ola")


def test_a_conflict_writes_nothing_and_is_told_by_the_names_of_the_plan(
    base: Path, edited: Edited, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = edited("min", set_bus(responsible="Ola"))
    theirs = edited("deres", set_bus(responsible="Per"))
    out = tmp_path / "ut.fbplan"
    assert run(["merge", str(base), str(mine), str(theirs), "-o", str(out)]) == 1
    assert not out.exists()
    text = capsys.readouterr().out
    assert text.startswith("1 conflict. Nothing was written.")
    assert "T-07 Bussvei: Responsible" in text
    assert [line.split() for line in text.splitlines()[-3:]] == [
        ["base", "Kari"],
        ["mine", "Ola"],
        ["theirs", "Per"],
    ]


def test_a_conflict_in_json_has_its_states_and_choices(
    base: Path, edited: Edited, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = edited("min", lambda c: rows.change(c, CostLine, COST.key, gross_ore=200_000_00))
    theirs = edited("deres", lambda c: rows.change(c, CostLine, COST.key, gross_ore=0))
    code, document = told(capsys, base, mine, theirs, "-o", tmp_path / "ut.fbplan")
    assert code == 1
    assert document["written"] is None
    assert document["open"] == 1
    (conflict,) = document["conflicts"]
    assert conflict["kind"] == "field"
    assert (conflict["table"], conflict["key"]) == ("cost_line", COST.key)
    assert conflict["field"] == "gross_ore"
    assert (conflict["base"], conflict["mine"], conflict["theirs"]) == (10_000_000, 20_000_000, 0)
    assert conflict["thing"] == "T-07 Bussvei"
    assert conflict["choices"] == ["mine", "theirs"]
    assert conflict["answer"] is None


@pytest.mark.parametrize(("side", "name"), [("mine", "Ola"), ("theirs", "Per")])
def test_the_preferred_side_settles_every_conflict(
    base: Path,
    edited: Edited,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    side: str,
    name: str,
) -> None:
    mine = edited("min", set_bus(responsible="Ola"))
    theirs = edited("deres", set_bus(responsible="Per", title="Bussvei nord"))
    out = tmp_path / "ut.fbplan"
    code, document = told(capsys, base, mine, theirs, "-o", out, "--prefer", side)
    assert code == 0
    assert [conflict["answer"] for conflict in document["conflicts"]] == [side]
    bus = read_plan(out).find(Measure, BUS.key)
    assert bus is not None
    assert (bus.responsible, bus.title) == (name, "Bussvei nord")


def test_what_one_deleted_and_the_other_changed_is_asked_about(
    base: Path, edited: Edited, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = edited("min", lambda c: rows.delete(c, Measure, BUS.key))
    theirs = edited("deres", lambda c: rows.change(c, CostLine, COST.key, note="Anbud"))
    words = (base, mine, theirs, "-o", tmp_path / "ut.fbplan")
    code, document = told(capsys, *words)
    assert code == 1
    (conflict,) = document["conflicts"]
    assert conflict["kind"] == "deletion"
    assert conflict["deleted_by"] == "mine"
    assert conflict["thing"] == "T-07 Bussvei"
    assert conflict["text"]["mine"] == "Deleted"
    assert "Anbud" in conflict["text"]["theirs"]
    assert run(["merge", *map(str, words), "--prefer", "theirs"]) == 0
    merged = read_plan(tmp_path / "ut.fbplan")
    assert merged.find(Measure, BUS.key) is not None
    assert [line.note for line in merged.cost_lines] == ["Anbud"]


def test_the_same_number_given_out_twice_is_told(
    base: Path, edited: Edited, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = edited("min", lambda c: rows.insert(c, a_measure("T-09", title="Byvekst")))
    theirs = edited("deres", lambda c: rows.insert(c, a_measure("T-09", title="Avfall")))
    out = tmp_path / "ut.fbplan"
    assert run(["merge", str(base), str(mine), str(theirs), "-o", str(out)]) == 0
    numbers = {measure.title: measure.number for measure in read_plan(out).measures}
    assert numbers["Avfall"] == "T-09"  # first by its title: neither has a claim
    assert numbers["Byvekst"] == "T-10"
    text = capsys.readouterr().out
    assert "T-10 Byvekst, Number" not in text
    assert "Number T-09 was given out twice. This one is now T-10." in text


def test_the_merged_file_has_both_copies_behind_it(
    base: Path, edited: Edited, tmp_path: Path
) -> None:
    mine = edited("min", set_bus(title="Bussvei sør"))
    theirs = edited("deres", set_bus(responsible="Ola"))
    out = tmp_path / "ut.fbplan"
    run(["merge", str(base), str(mine), str(theirs), "-o", str(out)])
    _, info = read_plan_and_info(out)
    for path in (base, mine, theirs):
        _, behind = read_plan_and_info(path)
        assert behind.revision_id in info.parent_revision_ids
        assert behind.plan_uuid == info.plan_uuid


def test_merging_leaves_its_three_files_as_they_are(
    base: Path, edited: Edited, tmp_path: Path
) -> None:
    paths = [base, edited("min", set_bus(title="A")), edited("deres", set_bus(title="B"))]
    before = [(path.read_bytes(), path.stat().st_mtime_ns) for path in paths]
    run(["merge", *map(str, paths), "-o", str(tmp_path / "ut.fbplan"), "--prefer", "mine"])
    assert [(path.read_bytes(), path.stat().st_mtime_ns) for path in paths] == before


def test_another_plan_is_refused_in_plain_words(
    base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "annen.fbplan"
    write_new_plan(other, [some_settings(name="Skien")])
    out = tmp_path / "ut.fbplan"
    assert run(["merge", str(base), str(base), str(other), "-o", str(out)]) == 3
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "annen.fbplan (Skien) is another plan" in error
    assert not out.exists()


def test_an_existing_file_is_not_replaced(
    base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "ut.fbplan"
    out.write_bytes(b"work of years")
    assert run(["merge", str(base), str(base), str(base), "-o", str(out)]) == 3
    assert out.read_bytes() == b"work of years"
    assert "already exists" in capsys.readouterr().err


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_file_that_is_no_plan_is_refused(
    base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], place: int
) -> None:
    words = [str(base)] * 3
    words[place] = str(tmp_path / "notat.txt")
    (tmp_path / "notat.txt").write_text("Hei")
    assert run(["merge", *words, "-o", str(tmp_path / "ut.fbplan")]) == 3
    assert "notat.txt is not a plan of fbdesk" in capsys.readouterr().err


def test_another_side_than_mine_or_theirs_is_wrong_usage(
    base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["merge", *[str(base)] * 3, "-o", str(tmp_path / "ut.fbplan"), "--prefer", "newest"]
    assert run(words) == 2
    assert "mine or theirs, not newest" in capsys.readouterr().err
