"""Tests of `fbdesk summary`: keys, years, unknown values, words and exit codes."""

import json
from pathlib import Path
from typing import Any

import pytest

from fbdesk.cli import run
from fbdesk.document.document import Document
from fbdesk.models.city import Municipality
from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine
from fbdesk.models.row import Row
from tests.builders import (
    a_measure,
    a_reduction,
    a_stated_effect,
    a_target,
    an_inventory,
    changed,
    some_settings,
)

CARS = ("Veitrafikk", "Personbiler")


def a_file(folder: Path, *contents: Row, cars_t: float | None = 1_000) -> Path:
    """Return a plan file of Porsgrunn with the rows and an inventory of cars."""
    edition, *measured = an_inventory({CARS: {2009: cars_t or 0.0, 2011: 950.0}})
    inventory = [edition, *measured] if cars_t is not None else []
    settings = some_settings(inventory_edition=edition.key if inventory else None)
    city = Municipality(number="4001", name="Porsgrunn")
    document = Document.new([*inventory, settings, city, *contents], folder)
    path = folder / "plan.fbplan"
    document.save_as(path)
    document.close()
    return path


def summary(path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    run(["summary", str(path), "--json"])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_the_json_has_the_keys_of_the_contract(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = summary(a_file(tmp_path, *a_reduction(300), a_target(0.5)), capsys)
    assert list(found) == [
        "plan",
        "factors_edition",
        "gwp",
        "inventory",
        "reference",
        "target",
        "measures_path",
        "focus_areas",
        "measures",
        "targets",
        "findings",
    ]
    assert list(found["focus_areas"][0]) == ["code", "direct_t", "indirect_t"]
    assert list(found["measures"][0]) == [
        "key",
        "number",
        "title",
        "stand_alone_t",
        "joint_t",
        "marginal_t",
        "cost_per_t",
    ]
    assert list(found["targets"][0]) == [
        "key",
        "year",
        "goal_t",
        "path_t",
        "gap_t",
        "probability",
    ]
    assert (found["plan"], found["factors_edition"], found["gwp"]) == (
        "Porsgrunn",
        "2026.1",
        "AR5",
    )


def test_the_figures_are_those_of_the_plan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = (*a_reduction(800), *a_reduction(700, "T-02"), a_target(0.5))
    found = summary(a_file(tmp_path, *rows), capsys)
    assert found["inventory"] == {"2009": {"Veitrafikk": 1_000}, "2011": {"Veitrafikk": 950}}
    assert found["reference"]["2020"] == 1_000
    assert found["measures_path"]["2020"] == pytest.approx(60)  # 1000·0.2·0.3
    first, second = found["measures"]
    assert first["stand_alone_t"]["2020"] == -800
    assert first["joint_t"]["2020"] + second["joint_t"]["2020"] == pytest.approx(-940)
    assert first["marginal_t"]["2020"] == pytest.approx(-240)
    target = found["targets"][0]
    assert (target["goal_t"], target["path_t"]) == (500, pytest.approx(60))
    assert target["gap_t"] == pytest.approx(-440)


def test_years_ascend_and_are_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = summary(a_file(tmp_path, a_target(0.5)), capsys)
    assert list(found["reference"]) == [str(year) for year in range(2009, 2021)]
    assert list(found["target"]) == list(found["measures_path"]) == list(found["reference"])


def test_what_is_not_known_is_null_and_never_zero(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = summary(a_file(tmp_path, *a_reduction(300), a_target(0.5), cars_t=None), capsys)
    assert found["inventory"] == {}
    assert set(found["reference"].values()) == {None}
    assert set(found["measures"][0]["joint_t"].values()) == {None}
    assert found["measures"][0]["stand_alone_t"]["2010"] == -300
    assert found["measures"][0]["cost_per_t"] is None
    assert found["targets"][0]["goal_t"] is None
    assert found["targets"][0]["probability"] is None


def test_adaptation_has_no_tonnes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = summary(a_file(tmp_path, a_measure("K-1", focus_area="4")), capsys)
    adaptation = next(area for area in found["focus_areas"] if area["code"] == "4")
    assert set(adaptation["direct_t"].values()) == {None}


def test_the_price_of_a_tonne_is_that_of_the_target_year(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    measure, *effect = a_reduction(100, lifetime_years=20)
    cost = CostLine(measure=measure.key, year=2010, gross_ore=100_000_000)
    found = summary(a_file(tmp_path, measure, *effect, cost, a_target(0.5)), capsys)
    assert found["measures"][0]["cost_per_t"] == pytest.approx(735.818, rel=1e-5)


def test_a_plan_without_findings_ends_with_0(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["summary", str(a_file(tmp_path, *a_reduction(300), a_target(0.5)))]) == 0
    assert "Merknader" not in capsys.readouterr().out


def test_a_plan_with_findings_lists_them_and_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    measure = a_measure("T-09")
    at_sea = a_stated_effect(measure, -5, sector="Sjøfart", source="Cruise")
    path = a_file(tmp_path, measure, *at_sea, a_target(0.5))
    assert run(["summary", str(path), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [finding["code"] for finding in found] == ["not-placed"]
    assert found[0]["key"] == measure.key
    assert run(["summary", str(path)]) == 1
    assert "Klimaregnskapet har ingen utslipp under Sjøfart / Cruise" in capsys.readouterr().out


def test_the_text_reads_as_a_planner_writes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    idea = a_measure("T-02", status="idea")
    assert isinstance(idea, Measure)
    rows = (*a_reduction(300), idea, *a_stated_effect(idea, -50), a_target(0.5))
    run(["summary", str(a_file(tmp_path, *rows))])
    text = capsys.readouterr().out
    assert "Omfatter: Veitrafikk" in text
    assert "Referansebane" in text
    assert "(T-02 Tiltak T-02)" in text
    assert "700 t i 2020, mål 500 t, avstand 200 t" in text.replace("\u00a0", " ")
    assert all(line == line.rstrip() for line in text.splitlines())


def test_a_target_whose_goal_is_not_known_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["summary", str(a_file(tmp_path, a_target(0.5, base_year=1991)))])
    assert "−50%: ikke kjent" in capsys.readouterr().out


def test_the_text_can_be_had_in_english(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["summary", str(a_file(tmp_path, *a_reduction(300))), "--language", "en"])
    text = capsys.readouterr().out
    assert "Reference path" in text
    assert "The plan has no target with figures" in text


def test_a_calculation_that_fails_is_told_in_one_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    measure, *effect = a_reduction(300)
    rows = (changed(measure, start_year=None), *effect, a_target(0.5))
    run(["summary", str(a_file(tmp_path, *rows))])
    assert "T-01 Tiltak T-01: Tiltaket mangler startår" in capsys.readouterr().out


def test_ranges_and_the_chance_of_a_target_are_told_where_numbers_are_unsure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    measure, effect, amount, reason = a_reduction(500)
    unsure = changed(amount, spread="percent", high=0.2)
    path = a_file(tmp_path, measure, effect, unsure, reason, a_target(0.5))
    assert summary(path, capsys)["targets"][0]["probability"] == pytest.approx(0.5, abs=0.02)
    run(["summary", str(path)])
    text = capsys.readouterr().out
    assert "5 til 95 % av trekningene" in text
    assert "av trekningene" in text.splitlines()[-1]


def test_a_file_that_is_no_plan_gets_one_plain_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "brev.fbplan"
    other.write_text("Kjære kommune", encoding="utf-8")
    assert run(["summary", str(other)]) == 3
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1


def test_a_factor_edition_that_is_not_there_gets_one_plain_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = Document.new([some_settings(factors_edition="../secret")], tmp_path)
    document.save_as(tmp_path / "plan.fbplan")
    document.close()
    assert run(["summary", str(tmp_path / "plan.fbplan")]) == 3
    assert "factor edition" in capsys.readouterr().err


def test_a_programme_that_is_not_there_gets_one_plain_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = Document.new([some_settings(programme="månebyen")], tmp_path)
    document.save_as(tmp_path / "plan.fbplan")
    document.close()
    assert run(["summary", str(tmp_path / "plan.fbplan")]) == 3
    assert "månebyen" in capsys.readouterr().err


def test_sectors_are_named_in_the_language_of_the_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = a_target(0.5, scope="sectors", sectors="Veitrafikk\nLuftfart")
    path = a_file(tmp_path, *a_reduction(300), target)
    run(["summary", str(path), "--language", "en"])
    assert "Covers: Road traffic, Aviation" in capsys.readouterr().out
    run(["summary", str(path)])
    assert "Veitrafikk, Luftfart" in capsys.readouterr().out
