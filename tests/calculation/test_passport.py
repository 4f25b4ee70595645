"""Tests of the passport: every number of a result, with unit, source, year and status."""

from typing import Any

import pytest

from fbdesk.calculation.catalogue import METHODS
from fbdesk.calculation.declaration import Method
from fbdesk.calculation.factors import FactorOverride
from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.passport import PassportLine
from fbdesk.calculation.profile import Profile
from fbdesk.texts import catalogue
from tests.calculation.calculating import an_example, evaluated, the_edition


def lines(method_id: str, inputs: dict[str, Any] | None = None, **terms: Any) -> Any:
    result = evaluated(method_id, inputs, **terms)
    return {line.name: line for line in result.passport}


def test_a_stated_number_keeps_its_source_note_and_who_and_when() -> None:
    stated = InputValue(
        3.5,
        unit="GWh/yr",
        source="Eiendomsavdelingen",
        note="måler 4",
        entered_by="Kari",
        entered_at="2009-05-19",
    )
    line = lines("energy.carrier", an_example("energy.carrier", useful_heat_kwh=stated))
    assert line["useful_heat_kwh"] == PassportLine(
        name="useful_heat_kwh",
        label="Useful heat",
        value=3.5e6,
        unit="kWh/yr",
        source="Eiendomsavdelingen",
        status="stated",
        note="måler 4",
        entered_by="Kari",
        entered_at="2009-05-19",
    )


def test_a_factor_brings_its_source_year_status_and_note() -> None:
    oil = InputValue(factor="ef-heatingoil-kwh-nir21")
    line = lines("energy.carrier", an_example("energy.carrier", factor_before_kg_per_kwh=oil))
    found = line["factor_before_kg_per_kwh"]
    assert found.value == 0.26
    assert found.source == "Miljødirektoratet, omregningstabell (NIR 2021)"
    assert (found.year, found.status) == (2021, "confirmed")
    assert found.factor == "ef-heatingoil-kwh-nir21"
    assert "CH4+N2O" in found.note


def test_an_unconfirmed_factor_is_marked() -> None:
    price = InputValue(factor="el-parking-price")
    line = lines("transport.price", an_example("transport.price", elasticity=price))
    assert line["elasticity"].status == "unconfirmed"


def test_a_plans_own_value_is_marked_as_its_own() -> None:
    own = FactorOverride("ef-heatingoil-kwh-nir21", 270, "g CO2/kWh", "Lab", "measured")
    oil = InputValue(factor="ef-heatingoil-kwh-nir21")
    found = lines(
        "energy.efficiency",
        an_example("energy.efficiency", factor_kg_per_kwh=oil),
        edition=the_edition().with_overrides([own]),
    )["factor_kg_per_kwh"]
    assert (found.status, found.source, found.note) == ("own", "Lab", "measured")
    assert found.value == pytest.approx(0.27)


def test_a_default_says_that_it_is_one() -> None:
    found = lines("waste.landfill", an_example("waste.landfill", oxidation=None))["oxidation"]
    assert found.status == "default"
    assert "table 3.2" in found.source


def test_a_default_from_the_tables_has_the_tables_status() -> None:
    found = lines("transport.cycling", an_example("transport.cycling", car_factor_kg_per_km=None))
    assert found["car_factor_kg_per_km"].status == "derived"
    assert found["car_factor_kg_per_km"].factor == "vkm-car-2018"


@pytest.mark.parametrize(("gwp_set", "methane"), [("SAR", 21), ("AR4", 25), ("AR5", 28)])
def test_the_warming_potential_is_told_with_its_report(gwp_set: str, methane: float) -> None:
    line = lines("waste.landfill_gas", gwp_set=gwp_set)["gwp_CH4"]
    assert (line.value, line.unit) == (methane, "kg CO2e/kg")
    assert "Assessment Report" in line.source


def test_a_method_without_gases_tells_no_warming_potential() -> None:
    assert not [name for name in lines("transport.price") if name.startswith("gwp")]


def test_the_profile_is_part_of_the_passport() -> None:
    full = lines("transport.price", profile=Profile(2011, 3, 20, 0.01))
    told = {name: full[name].value for name in ("start", "phase_in", "lifetime", "yearly_change")}
    assert told == {"start": 2011, "phase_in": 3, "lifetime": 20, "yearly_change": 0.01}


def test_what_the_profile_does_not_have_is_not_told() -> None:
    short = lines("transport.price", profile=Profile(2011))
    assert "lifetime" not in short
    assert "yearly_change" not in short


def test_an_indicator_has_no_profile() -> None:
    assert "start" not in lines("adaptation.runoff")


def test_the_edition_is_told() -> None:
    assert lines("transport.price")["factors_edition"].value == "2026.1"


def test_biogenic_carbon_is_told_and_not_counted() -> None:
    line = lines("transport.fuel")["biogenic_co2"]
    assert line.value == pytest.approx(251)  # 100 000 l · 2.51 kg
    assert (line.unit, line.status) == ("t CO2/yr", "memo")


def test_a_choice_comes_with_its_words() -> None:
    line = lines("energy.carrier")["carrier_before"]
    assert (line.value, line.words) == ("heatingoil", "Heating oil")


@pytest.mark.parametrize("electricity", ["none", "location", "market", "life_cycle"])
def test_the_plans_accounting_is_told_beside_a_result_that_it_gave_a_factor(
    electricity: str,
) -> None:
    open_factor = an_example("energy.carrier", factor_after_kg_per_kwh=None)
    told = lines("energy.carrier", open_factor, electricity=electricity)
    assert told["electricity"].value == electricity
    assert told["electricity"].words in catalogue("nb")


def test_a_stated_factor_needs_no_accounting_and_tells_none() -> None:
    assert "electricity" not in lines("energy.carrier", electricity="market")


def test_a_choice_left_open_is_left_out() -> None:
    inputs = an_example("energy.carrier", carrier_before=None, carrier_after=None)
    assert "carrier_before" not in lines("energy.carrier", inputs)


@pytest.mark.parametrize("declared", METHODS, ids=lambda declared: declared.id)
def test_every_number_that_was_given_can_be_opened(declared: Method) -> None:
    told = lines(declared.id)
    assert set(declared.example.inputs) <= set(told)
    assert {f"gwp_{gas}" for gas in declared.gases} <= set(told)


@pytest.mark.parametrize("declared", METHODS, ids=lambda declared: declared.id)
def test_labels_units_and_statuses_are_in_bokmal(declared: Method) -> None:
    bokmal = catalogue("nb")
    for line in lines(declared.id).values():
        assert line.label in bokmal or line.label.startswith("GWP100")
        assert line.unit in bokmal or line.unit in {"", "-"}
        assert line.status in bokmal
