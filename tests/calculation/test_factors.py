"""Tests of the factor tables: reading an edition, its known traps, and a plan's own values."""

from pathlib import Path

import pytest

from fbdesk.calculation.factors import (
    OWN,
    UNCONFIRMED,
    Factor,
    FactorEdition,
    FactorOverride,
    edition_names,
    load_edition,
)
from fbdesk.calculation.spread import Triangular
from fbdesk.errors import FileError, InputError
from fbdesk.resource_files import resource
from tests.calculation.calculating import the_edition

HEADER = "id,category,name,value,unit,gas,year,region,uncertainty,status,source,source_url,note"


def an_edition_file(folder: Path, *rows: str, header: str = HEADER) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "energy.csv").write_text("\n".join([header, *rows]), encoding="utf-8")
    return folder


def a_factor(value: float | None = 0.26, **values: object) -> Factor:
    return Factor(
        **{"id": "f", "category": "fuel", "name": "Oil", "value": value, "unit": "kg CO2/kWh"}
        | values  # type: ignore[arg-type]
    )


def an_edition(*factors: Factor) -> FactorEdition:
    return FactorEdition("test", factors)


def an_override(
    value: float = 0.3, unit: str = "kg CO2/kWh", source: str = "Own"
) -> FactorOverride:
    return FactorOverride("f", value, unit, source, "measured here")


def test_a_row_becomes_a_factor_with_all_that_the_table_says(tmp_path: Path) -> None:
    row = 'ef-oil,fuel,Oil,0.26,kg CO2/kWh,CO2,2021,NO,,confirmed,MDir,https://x.no,"a, note"'
    edition = load_edition(an_edition_file(tmp_path / "2031.4", row))
    assert edition.name == "2031.4"
    assert edition.factor("ef-oil") == Factor(
        id="ef-oil",
        category="fuel",
        name="Oil",
        value=0.26,
        unit="kg CO2/kWh",
        gas="CO2",
        year=2021,
        region="NO",
        status="confirmed",
        source="MDir",
        source_url="https://x.no",
        note="a, note",
        text="0.26",
    )


@pytest.mark.parametrize(
    "text", ["0-0.1", "1/20", "AR4: CO2 1, CH4 25", "+4.5 %", "", "nan", "inf"]
)
def test_a_range_or_words_stay_text_and_are_never_offered(text: str, tmp_path: Path) -> None:
    row = f'x,kind,Name,"{text}",-,,,NO,,confirmed,S,,'
    edition = load_edition(an_edition_file(tmp_path / "e", row))
    factor = edition.factor("x")
    assert factor.value is None
    assert factor.text == text
    assert edition.offered("-", ["kind"]) == ()
    with pytest.raises(InputError, match="no single number"):
        factor.in_unit("-")


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    folder = an_edition_file(tmp_path / "e", "x,1", header="id,value")
    with pytest.raises(FileError, match=r"energy.csv lacks the columns category, gas, name"):
        load_edition(folder)


def test_an_id_that_stands_twice_is_named(tmp_path: Path) -> None:
    row = "x,kind,Name,1,-,,,NO,,confirmed,S,,"
    with pytest.raises(FileError, match=r"energy.csv: x stands twice"):
        load_edition(an_edition_file(tmp_path / "e", row, row))


def test_a_folder_without_tables_is_no_edition(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="holds no factor tables"):
        load_edition(tmp_path)


def test_editions_are_the_folders_that_hold_tables(tmp_path: Path) -> None:
    an_edition_file(tmp_path / "2027.1")
    an_edition_file(tmp_path / "2026.2")
    (tmp_path / "empty").mkdir()
    assert edition_names(tmp_path) == ("2026.2", "2027.1")
    assert edition_names(tmp_path / "nowhere") == ()


def test_the_program_ships_an_edition() -> None:
    assert "2026.1" in edition_names(resource("factors"))


def test_an_unknown_factor_is_named_with_its_edition() -> None:
    with pytest.raises(InputError, match="Edition test has no factor g"):
        an_edition(a_factor()).factor("g")


def test_an_edition_knows_its_factors() -> None:
    edition = an_edition(a_factor())
    assert "f" in edition
    assert "g" not in edition


def test_only_what_fits_the_unit_is_offered() -> None:
    per_litre = a_factor(2.66, id="l", unit="kg CO2/litre")
    other = a_factor(1.0, id="o", category="other")
    edition = an_edition(a_factor(), per_litre, other)
    assert [f.id for f in edition.offered("kg CO2e/kWh", ["fuel"])] == ["f"]
    assert [f.id for f in edition.offered("kg CO2e/kWh", ["fuel"], ["o"])] == ["f", "o"]
    assert [f.id for f in edition.offered("kg CO2e/litre", ["fuel"])] == ["l"]


def test_the_range_of_a_source_becomes_a_triangle() -> None:
    spread = a_factor(0.15, uncertainty="0.08-0.2").spread()
    assert spread == Triangular(0.08, 0.2, 0.15)


@pytest.mark.parametrize("uncertainty", ["", "0-0", "±11 (5-95 %)", "-10 to 50 cm", "0.2-0.3"])
def test_a_range_that_says_nothing_about_the_value_is_no_spread(uncertainty: str) -> None:
    assert a_factor(0.15, uncertainty=uncertainty).spread() is None


def test_a_plans_own_value_stands_in_with_its_source_and_reason() -> None:
    own = an_edition(a_factor(note="table note")).with_overrides([an_override()]).factor("f")
    assert own.value == 0.3
    assert own.status == OWN
    assert own.source == "Own"
    assert own.note == "measured here"


def test_a_plans_own_value_is_given_in_the_unit_of_the_table() -> None:
    edition = an_edition(a_factor()).with_overrides([an_override(300, "g CO2e/kWh")])
    assert edition.factor("f").value == pytest.approx(0.3)
    assert edition.factor("f").unit == "kg CO2/kWh"


def test_a_plans_own_value_leaves_the_edition_itself_alone() -> None:
    edition = an_edition(a_factor(), a_factor(id="g"))
    changed = edition.with_overrides([an_override()])
    assert edition.factor("f").value == 0.26
    assert changed.factor("g") == edition.factor("g")
    assert [f.id for f in changed.factors] == ["f", "g"]


@pytest.mark.parametrize(
    ("override", "message"),
    [
        (an_override(float("nan")), "is no number"),
        (an_override(source=" "), "needs a source"),
        (an_override(unit="kWh"), "measure different things"),
        (FactorOverride("g", 1, "-", "s", "r"), "has no factor g"),
    ],
)
def test_an_own_value_that_cannot_be_used_is_refused(
    override: FactorOverride, message: str
) -> None:
    with pytest.raises(InputError, match=message):
        an_edition(a_factor()).with_overrides([override])


def test_the_two_energy_tables_swap_heating_oil_and_kerosene() -> None:
    edition = the_edition()
    assert edition.factor("ef15-heatingoil").value == 3.15
    assert edition.factor("ef15-kerosene").value == 3.17
    assert edition.factor("ef-heatingoil-kg-nir21").value == 3.17
    assert edition.factor("ef-kerosene-kg-nir21").value == 3.15


def test_a_kilogram_of_biogas_holds_five_times_as_much_in_the_newer_table() -> None:
    old, new = the_edition().factor("ncv15-biogas-kwh-kg"), the_edition().factor("ncv-biogas")
    assert old.value == 2.8
    assert new.value == 14


def test_electricity_ranges_over_a_factor_of_fifty_with_the_accounting() -> None:
    powers = the_edition().offered("kg CO2e/kWh", ["electricity"])
    values = [power.in_unit("kg CO2e/kWh") for power in powers]
    assert max(values) / min(values) > 50
    assert min(values) == pytest.approx(0.008)  # NVE 2020
    assert max(values) == pytest.approx(0.599)  # without guarantees of origin, 2023


def test_what_is_not_confirmed_is_usable_and_marked() -> None:
    factor = the_edition().factor("el-parking-price")
    assert factor.status == UNCONFIRMED
    assert factor.in_unit("-") == -0.3
