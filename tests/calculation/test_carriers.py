"""Tests of energy carriers and of the accounting of electricity: which side, which number."""

import pytest

from fbdesk.calculation.accounting import ACCOUNTINGS, accounting
from fbdesk.calculation.carriers import (
    CARRIERS,
    DISTRICT,
    EL,
    carrier,
    carrier_of,
    heating_place,
    transport_place,
)
from fbdesk.calculation.places import (
    BUSES,
    CARS,
    DISTRICT_HEAT,
    ELECTRICITY,
    HEATING_BIOENERGY,
    HEATING_GAS,
    HEATING_KEROSENE,
    HEATING_OIL,
    HEATING_WOOD,
    Place,
)
from fbdesk.errors import InputError
from tests.calculation.calculating import the_edition


def test_what_burns_on_the_spot_is_direct_and_the_grid_is_not() -> None:
    outside = {one.code for one in CARRIERS if not one.on_site}
    assert outside == {EL, DISTRICT}


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("heatingoil", "heatingoil"),
        ("ef-heatingoil-kwh-nir21", "heatingoil"),
        ("ef15-heatingoil", "heatingoil"),
        ("ef-kostra-oil", "heatingoil"),
        ("ef-natgas-l-nir21", "natgas"),
        ("el", "el"),
        ("electricity", "el"),
        ("el-nve-klimadekl-2023", "el"),
        ("ef15-el-direct", "el"),
        ("dh", "dh"),
        ("district_heating", "dh"),
        ("dh-simien", "dh"),
    ],
)
def test_a_carrier_goes_by_its_code_and_by_its_factor(word: str, code: str) -> None:
    assert carrier(word).code == code


@pytest.mark.parametrize("word", ["coal", "", "42", "EL"])
def test_an_unknown_carrier_is_refused_with_those_there_are(word: str) -> None:
    with pytest.raises(InputError, match="it is one of heatingoil, kerosene"):
        carrier(word)


def test_each_carrier_with_a_factor_per_kwh_has_a_code() -> None:
    codes = {one.code for one in CARRIERS}
    for factor in the_edition().offered("kg CO2e/kWh", ["fuel emission factor"]):
        assert carrier(factor.id).code in codes


@pytest.mark.parametrize(
    ("code", "place"),
    [
        (None, HEATING_OIL),
        ("heatingoil", HEATING_OIL),
        ("kerosene", HEATING_KEROSENE),
        ("natgas", HEATING_GAS),
        ("pellets", HEATING_BIOENERGY),
        ("wood", HEATING_WOOD),
        ("el", ELECTRICITY),
        ("dh", DISTRICT_HEAT),
    ],
)
def test_heat_counts_at_its_carriers_row(code: str | None, place: Place) -> None:
    assert heating_place(code) == place


@pytest.mark.parametrize(
    ("code", "place"),
    [(None, CARS), ("diesel", CARS), ("el", ELECTRICITY)],
)
def test_a_vehicle_counts_on_the_road_unless_it_is_plugged_in(
    code: str | None, place: Place
) -> None:
    assert transport_place(code, CARS) == place


def test_a_bus_counts_with_the_buses() -> None:
    assert transport_place("diesel", BUSES) == BUSES


@pytest.mark.parametrize(
    ("factor_id", "code"),
    [
        ("el-nve-varedekl-2020", EL),
        ("ef15-el-direct", EL),
        ("dh-simien", DISTRICT),
        ("ef15-dh-direct", DISTRICT),
        ("defra25-25_301_3076_4_1", EL),  # average car, battery electric
        ("ef-heatingoil-kwh-nir21", None),
        ("el-pt-supply-no", None),  # an elasticity, not electricity
    ],
)
def test_a_factor_can_give_away_that_it_is_indirect(factor_id: str, code: str | None) -> None:
    assert carrier_of(the_edition().factor(factor_id)) == code


@pytest.mark.parametrize(
    ("code", "power_kg", "heat_kg"),
    [
        ("none", 0, 0),
        ("location", 0.015, 0.075),  # NVE 2023; SIMIEN
        ("market", 0.402, 0.075),  # NVE 2020, without guarantees
        ("life_cycle", 0.130, 0.075),
    ],
)
def test_the_accounting_choice_gives_the_factors(
    code: str, power_kg: float, heat_kg: float
) -> None:
    choice, edition = accounting(code), the_edition()
    power = edition.factor(choice.factor_id(EL)).in_unit("kg CO2e/kWh")
    heat = edition.factor(choice.factor_id(DISTRICT)).in_unit("kg CO2e/kWh")
    assert (power, heat) == pytest.approx((power_kg, heat_kg))


def test_every_accounting_choice_rests_on_confirmed_factors() -> None:
    used = {a.electricity_factor for a in ACCOUNTINGS} | {
        a.district_heat_factor for a in ACCOUNTINGS
    }
    assert {the_edition().factor(factor_id).status for factor_id in used} == {"confirmed"}


def test_an_unknown_accounting_choice_is_refused() -> None:
    with pytest.raises(InputError, match="none, location, market, life_cycle, not green"):
        accounting("green")
