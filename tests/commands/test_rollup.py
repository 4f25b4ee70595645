"""Tests of `fbdesk rollup`: one workbook of many plans, what it tells, its exit codes."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from fbdesk.cli import run
from fbdesk.document.places import DATA_VARIABLE
from fbdesk.document.saving import write_new_plan
from fbdesk.models.city import Municipality
from fbdesk.models.money import CostLine
from tests.builders import a_measure, changed, some_settings


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the plans of two cities and a file that is none."""
    folder = tmp_path_factory.mktemp("byer")
    for number, name in (("4001", "Porsgrunn"), ("4601", "Bergen")):
        place = Municipality(number=number, name=name)
        rows = [some_settings(name=name), place, a_measure("T-01"), a_measure("T-02")]
        write_new_plan(folder / f"{name}.fbplan", rows)
    (folder / "feil.fbplan").write_text("no plan", encoding="utf-8")
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of one's own with the same files."""
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))
    return Path(shutil.copytree(made, tmp_path / "mappe"))


def command(folder: Path, *names: str, more: tuple[str, ...] = ()) -> int:
    plans = [str(folder / name) for name in names]
    return run(["rollup", *plans, "-o", str(folder / "alle.xlsx"), *more])


def test_plans_become_one_workbook(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(folder, "Porsgrunn.fbplan", "Bergen.fbplan") == 0
    assert capsys.readouterr().out.splitlines() == [
        str(folder / "alle.xlsx"),
        "  Porsgrunn: 2 measures (Porsgrunn.fbplan)",
        "  Bergen: 2 measures (Bergen.fbplan)",
    ]
    assert (folder / "alle.xlsx").read_bytes().startswith(b"PK")


def test_the_plans_stay_as_they_are(folder: Path) -> None:
    def digests() -> list[str]:
        return [hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.glob("*.fbplan"))]

    before, listed = digests(), sorted(folder.iterdir())
    command(folder, "Porsgrunn.fbplan", "Bergen.fbplan")
    assert digests() == before
    assert sorted(folder.iterdir()) == sorted([*listed, folder / "alle.xlsx"])


def test_a_plan_that_cannot_be_read_is_told_and_the_rest_goes_on(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(folder, "feil.fbplan", "borte.fbplan", "Bergen.fbplan", more=("--json",)) == 1
    document = json.loads(capsys.readouterr().out)
    assert [each["file"] for each in document["left_out"]] == ["feil.fbplan", "borte.fbplan"]
    assert str(folder) not in json.dumps(document["left_out"])
    (bergen,) = document["plans"]
    assert (bergen["name"], bergen["municipalities"], bergen["measures"]) == ("Bergen", ["4601"], 2)
    assert (bergen["target"], bergen["joint_t"]) == (None, None)


def test_two_copies_of_one_plan_are_counted_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(folder / "Bergen.fbplan", folder / "kopi.fbplan")
    assert command(folder, "Bergen.fbplan", "kopi.fbplan") == 1
    assert capsys.readouterr().out.splitlines()[-1] == (
        "left out: kopi.fbplan: It is the same plan as Bergen.fbplan, which is in the workbook "
        "already."
    )


def test_files_of_one_name_are_told_with_their_folders(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "sub").mkdir()
    shutil.copy(folder / "Porsgrunn.fbplan", folder / "sub" / "Bergen.fbplan")
    command(folder, "Bergen.fbplan", "sub/Bergen.fbplan", more=("--json",))
    files = [each["file"] for each in json.loads(capsys.readouterr().out)["plans"]]
    assert [file.rsplit("/", 2)[-2:] for file in files] == [
        ["mappe", "Bergen.fbplan"],
        ["sub", "Bergen.fbplan"],
    ]


def test_plans_that_share_a_municipality_are_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = Municipality(number="4601", name="Bergen")
    write_new_plan(folder / "region.fbplan", [some_settings(name="Regionen"), place])
    assert command(folder, "Bergen.fbplan", "region.fbplan", more=("--json",)) == 1
    assert json.loads(capsys.readouterr().out)["shared_municipalities"] == [
        {"number": "4601", "name": "Bergen", "files": ["Bergen.fbplan", "region.fbplan"]}
    ]


def test_what_is_not_added_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    measure = a_measure("T-01")
    cost = CostLine(measure=measure.key, year=2010, gross_ore=100_00, price_year=2009)
    same = changed(measure, key="another")
    later = CostLine(measure=same.key, year=2010, gross_ore=100_00, price_year=2024)
    skien = Municipality(number="4003", name="Skien")
    hamar = Municipality(number="3403", name="Hamar")
    write_new_plan(folder / "s.fbplan", [some_settings(name="Skien"), skien, measure, cost])
    write_new_plan(folder / "h.fbplan", [some_settings(name="Hamar"), hamar, same, later])
    names = ("s.fbplan", "h.fbplan")
    apart = (
        "Costs are in prices of different years: 2009 (Skien), 2024 (Hamar). They are not added."
    )
    assert command(folder, *names) == 0
    assert f"note: {apart}" in capsys.readouterr().out.splitlines()
    command(folder, *names, more=("--json",))
    assert apart in json.loads(capsys.readouterr().out)["not_added"]


def test_without_any_plan_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(folder, "feil.fbplan") == 2
    assert "Not one of the plans could be read." in capsys.readouterr().err
    assert not (folder / "alle.xlsx").exists()


def test_a_plan_is_never_written_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = folder / "Bergen.fbplan"
    before = plan.read_bytes()
    assert run(["rollup", str(folder / "Porsgrunn.fbplan"), str(plan), "-o", str(plan)]) == 2
    assert plan.read_bytes() == before
    assert "The name Bergen.fbplan is one of a plan." in capsys.readouterr().err
