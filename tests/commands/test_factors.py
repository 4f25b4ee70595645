"""Tests of `fbdesk factors`: the tables with source and status."""

import json
from typing import Any

import pytest

from fbdesk.cli import run
from fbdesk.commands.factors import edition_named
from fbdesk.errors import UsageError


@pytest.fixture
def factors(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, Any]]:
    """Return the printed factors by id."""
    assert run(["factors", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["edition"] == "2026.1"
    return {factor["id"]: factor for factor in document["factors"]}


def test_a_factor_tells_number_unit_source_and_status(factors: dict[str, dict[str, Any]]) -> None:
    oil = factors["ef-heatingoil-kwh-nir21"]
    assert (oil["value"], oil["unit"], oil["year"]) == (0.26, "kg CO2/kWh", 2021)
    assert oil["status"] == "confirmed"
    assert oil["source"] == "Miljødirektoratet, omregningstabell (NIR 2021)"
    assert oil["source_url"].startswith("https://")


def test_a_range_has_no_number_but_keeps_its_words(factors: dict[str, dict[str, Any]]) -> None:
    charge = factors["eff-tp-bergen"]
    assert charge["value"] is None
    assert charge["text"] == "-13 to -14"


def test_what_the_table_leaves_empty_is_none(factors: dict[str, dict[str, Any]]) -> None:
    assert factors["el-pt-supply-no"]["gas"] is None
    assert factors["el-pt-supply-no"]["year"] is None


def test_every_status_is_one_of_three(factors: dict[str, dict[str, Any]]) -> None:
    assert {f["status"] for f in factors.values()} == {"confirmed", "derived", "unconfirmed"}


def test_the_text_groups_by_category_and_marks_the_unconfirmed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["factors"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("Faktorutgave 2026.1\n")
    assert "\nelasticity\n" in text
    line = next(line for line in text.splitlines() if line.endswith("el-parking-price"))
    assert "[ubekreftet: general literature]" in line


def test_an_edition_is_chosen_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["factors", "--edition", "2026.1", "--language", "en"]) == 0
    assert capsys.readouterr().out.startswith("Factor edition 2026.1\n")


def test_an_unknown_edition_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["factors", "--edition", "2"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_no_name_means_the_newest_edition() -> None:
    assert edition_named("").name == edition_named("2026.1").name
    with pytest.raises(UsageError, match=r"there is 2015\.1, 2026\.1"):
        edition_named("../2026.1")
