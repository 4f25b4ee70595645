"""The inputs that the energy methods share: what they take, in which units, and what they refuse.

They are tested where a planner meets them, in the methods that ask for them.
"""

import pytest

from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.methods.energy_inputs import AREA, ENERGY_FACTORS, efficiency, energy_factor
from fbdesk.errors import InputError
from tests.calculation.calculating import an_example, direct_t, evaluated, indirect_t, the_edition

USE = "energy.efficiency"
"""10 000 m² · 200 kWh/m² · 0.2 saved = 400 000 kWh."""
HEAT = "energy.carrier"


def test_a_factor_per_kilowatt_hour_can_be_left_to_the_plans_accounting() -> None:
    declared = energy_factor("factor_kg_per_kwh", "Emission per kWh", "carrier_before")
    assert declared.carrier_input == "carrier_before"
    assert "accounting choice" in declared.help


def test_a_fuel_without_a_factor_is_asked_for_it() -> None:
    with pytest.raises(InputError, match="factor_kg_per_kwh is missing"):
        evaluated(USE, an_example(USE, factor_kg_per_kwh=None))


@pytest.mark.parametrize(
    ("stated", "unit", "expected_t"),
    [
        (0.26, "kg CO2e/kWh", -104.0),  # 400 000 kWh · 0.26 kg
        (260.0, "g CO2e/kWh", -104.0),  # the same in grams
        (0.26, "t CO2e/MWh", -104.0),  # a tonne per megawatt hour is a kilogram per kilowatt hour
        (50.0, "kg CO2e/GJ", -72.0),  # 50 · 3.6 / 1 000 = 0.18 kg per kWh
    ],
)
def test_a_factor_may_come_in_the_unit_of_its_source(
    stated: float, unit: str, expected_t: float
) -> None:
    factor = InputValue(stated, unit=unit)
    assert direct_t(USE, factor_kg_per_kwh=factor) == pytest.approx(expected_t)


def test_a_factor_per_litre_is_no_factor_per_kilowatt_hour() -> None:
    with pytest.raises(InputError, match="needs kg CO2e/kWh"):
        direct_t(USE, factor_kg_per_kwh=InputValue(factor="ef-diesel-l-nir21"))


def test_more_than_two_kilograms_per_kilowatt_hour_is_a_slip_of_the_unit() -> None:
    with pytest.raises(InputError, match="must be between 0 and 2 kg CO2e/kWh, not 260"):
        direct_t(USE, factor_kg_per_kwh=260.0)


def test_every_kind_of_factor_that_is_offered_is_in_the_tables() -> None:
    held = {factor.category for factor in the_edition().factors}
    assert set(ENERGY_FACTORS) <= held


def test_the_area_is_heated_floor_and_never_negative() -> None:
    assert AREA.unit == "m2"
    assert AREA.must_be_found
    with pytest.raises(InputError, match="area_m2 must be between 0 and"):
        direct_t(USE, area_m2=-1.0)


def test_half_the_area_is_half_the_effect() -> None:
    assert direct_t(USE, area_m2=5_000.0) == pytest.approx(-52)  # 5 000·200·0.2·0.26 kg


def test_a_heat_pump_may_be_more_than_whole_and_a_boiler_hardly_less_than_a_fifth() -> None:
    declared = efficiency("efficiency_after", "Efficiency after")
    assert (declared.low, declared.high) == (0.2, 8)


@pytest.mark.parametrize("value", [0.0, 0.1, 9.0, 80.0])
def test_an_efficiency_that_no_plant_has_is_refused(value: float) -> None:
    with pytest.raises(InputError, match="efficiency_after must be between"):
        evaluated(HEAT, an_example(HEAT, efficiency_after=value))


def test_an_efficiency_may_be_given_in_per_cent() -> None:
    share = evaluated(HEAT, an_example(HEAT, efficiency_before=0.8))
    per_cent = evaluated(HEAT, an_example(HEAT, efficiency_before=InputValue(80.0, unit="%")))
    assert per_cent.full_direct_t == pytest.approx(share.full_direct_t)


def test_saved_district_heat_takes_the_plans_choice_and_saved_oil_does_not() -> None:
    # 400 000 kWh · 0.075 kg where the plan counts power by location
    inputs = an_example(USE, carrier_before="dh", factor_kg_per_kwh=None)
    assert evaluated(USE, inputs, electricity="location").full_indirect_t == pytest.approx(-30)
    oil = an_example(USE)
    assert evaluated(USE, oil, electricity="location").full_direct_t == pytest.approx(-104)


def test_a_stated_factor_wins_over_the_plans_choice() -> None:
    power = {"carrier_before": "el", "factor_kg_per_kwh": 0.1}
    assert indirect_t(USE, **power) == pytest.approx(-40)  # 400 000 · 0.1 kg
    inputs = an_example(USE, **power)
    assert evaluated(USE, inputs, electricity="market").full_indirect_t == pytest.approx(-40)
