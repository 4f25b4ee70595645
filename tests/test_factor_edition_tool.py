"""The tool that makes factor editions: an older edition is made of rows that are all published."""

import csv
from collections.abc import Mapping
from pathlib import Path

import pytest

from tools.build_factor_edition import (
    RESOURCES,
    TABLES,
    Row,
    as_csv,
    problems_of,
    quotient,
    rows_of,
    with_older_rows,
)

NEWEST = RESOURCES / "factors" / "2026.1"
LISTED = Path(__file__).resolve().parents[1] / "tools" / "energy_table_2015.csv"


def tables() -> dict[str, list[Row]]:
    return {name: rows_of(NEWEST / f"{name}.csv") for name in TABLES}


def a_row(row_id: str, value: str, unit: str, **more: str) -> Row:
    given = {"category": "fuel", "name": row_id, "status": "confirmed", "source": "SSB"}
    blank = dict.fromkeys(("gas", "year", "region", "uncertainty", "source_url", "note"), "")
    return {**blank, **given, "id": row_id, "value": value, "unit": unit, **more}


def older(listed: Path, *rows: Row) -> Mapping[str, Row]:
    return {row["id"]: row for row in with_older_rows({"energy": list(rows)}, listed)["energy"]}


@pytest.fixture
def a_list(tmp_path: Path) -> Path:
    listed = tmp_path / "listed.csv"
    listed.write_text("id,instead,divided_by\noil,oil-old,\n", encoding="utf-8")
    return listed


def test_the_edition_of_2015_is_what_the_tool_makes_of_the_newest() -> None:
    made = with_older_rows(tables(), LISTED)
    for name in TABLES:
        released = RESOURCES / "factors" / "2015.1" / f"{name}.csv"
        assert as_csv(made[name]) == released.read_bytes(), name


def test_every_line_of_the_list_names_rows_that_are_there() -> None:
    known = {row["id"] for table in tables().values() for row in table}
    with LISTED.open(encoding="utf-8", newline="") as stream:
        lines = list(csv.DictReader(stream))
    assert len({line["id"] for line in lines}) == len(lines) == 20
    named = {name for line in lines for name in line.values() if name}
    assert named <= known


def test_an_older_row_lends_its_value_and_source_and_the_factor_keeps_its_name(
    a_list: Path,
) -> None:
    found = older(
        a_list,
        a_row("oil", "3.17", "kg CO2/kg", name="Fyringsolje", year="2021"),
        a_row("oil-old", "3.15", "kg CO2/kg", name="olje", year="2015", source="NIR 2015"),
    )
    oil = found["oil"]
    assert (oil["name"], oil["value"], oil["year"], oil["source"]) == (
        "Fyringsolje",
        "3.15",
        "2015",
        "NIR 2015",
    )
    assert found["oil-old"]["value"] == "3.15"


def test_a_value_worked_out_of_two_rows_is_derived_and_says_how(tmp_path: Path) -> None:
    listed = tmp_path / "listed.csv"
    listed.write_text("id,instead,divided_by\noil,mass,heat\n", encoding="utf-8")
    oil = older(
        listed,
        a_row("oil", "0.26", "kg CO2/kWh"),
        a_row("mass", "3.15", "kg CO2/kg"),
        a_row("heat", "12", "kWh/kg"),
    )["oil"]
    assert (oil["value"], oil["status"]) == ("0.2625", "derived")
    assert oil["note"] == "DERIVED 3.15 kg CO2/kg / 12 kWh/kg"


def test_another_quantity_is_refused(a_list: Path) -> None:
    rows = a_row("oil", "3.17", "kg CO2/kg"), a_row("oil-old", "2.66", "kg CO2/litre")
    with pytest.raises(ValueError, match="oil is in kg CO2/kg, oil-old gives kg CO2/litre"):
        older(a_list, *rows)


def test_dividing_needs_the_same_amount_below() -> None:
    assert quotient("kg CO2/kg", "kWh/kg") == "kg CO2/kWh"
    assert quotient("kg CO2/kg", "kWh/litre") == "kg CO2/kg / (kWh/litre)"


def test_rows_that_may_not_be_released_are_named() -> None:
    wrong = [
        a_row("a", "1", "kg"),
        a_row("a", "2", "kg"),
        a_row("b", "1", "kg", status="guessed"),
        a_row("c", "1", "kg", source=""),
    ]
    assert list(problems_of({"energy": wrong})) == [
        "energy: a: the id stands twice",
        "energy: b: unknown status 'guessed'",
        "energy: c: no source",
    ]


def test_rows_without_a_value_are_left_out(tmp_path: Path) -> None:
    file = tmp_path / "energy.csv"
    file.write_bytes(as_csv([a_row("a", "1", "kg"), a_row("b", "", "kg"), a_row("c", " ", "kg")]))
    assert [row["id"] for row in rows_of(file)] == ["a"]
