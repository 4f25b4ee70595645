"""Tests of cleaner district heating: kWh·(EF_after − EF_before)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.places import DISTRICT_HEATING, ELECTRICITY
from fbdesk.calculation.profile import Profile
from fbdesk.errors import InputError
from tests.calculation.calculating import an_example, course, direct_t, evaluated, indirect_t

METHOD = "energy.district_heating"


def test_forty_gigawatt_hours_forty_grams_cleaner() -> None:
    assert direct_t(METHOD) == pytest.approx(-1_600)  # 40e6 · −0.04 kg


def test_it_counts_at_the_plant() -> None:
    assert [part.place for part in evaluated(METHOD).parts] == [DISTRICT_HEATING]


def test_oil_that_gives_way_to_electric_boilers() -> None:
    changed = {"carrier_before": "heatingoil", "carrier_after": "el"}
    result = evaluated(METHOD, an_example(METHOD, **changed))
    assert [part.place for part in result.parts] == [DISTRICT_HEATING, ELECTRICITY]
    assert direct_t(METHOD, **changed) == pytest.approx(-2_000)  # 40e6 · 0.05
    assert indirect_t(METHOD, **changed) == pytest.approx(400)  # 40e6 · 0.01


@given(st.floats(0, 1e10), st.floats(0, 2))
def test_the_same_plant_changes_nothing(kwh: float, factor: float) -> None:
    same = {
        "delivered_kwh": kwh,
        "factor_before_kg_per_kwh": factor,
        "factor_after_kg_per_kwh": factor,
    }
    assert direct_t(METHOD, **same) == pytest.approx(0, abs=1e-9)


def test_more_gas_for_the_peaks_is_an_increase() -> None:
    assert direct_t(METHOD, factor_after_kg_per_kwh=0.06) == pytest.approx(400)


@pytest.mark.parametrize(
    ("value", "unit"), [(40.0, "GWh/yr"), (40_000.0, "MWh/yr"), (0.04, "TWh/yr"), (144.0, "TJ/yr")]
)
def test_heat_may_be_given_in_the_units_of_the_plant(value: float, unit: str) -> None:
    delivered = InputValue(value, unit=unit)  # 144 TJ / 3.6 = 40 GWh
    assert direct_t(METHOD, delivered_kwh=delivered) == pytest.approx(-1_600)


def test_a_plant_without_its_emission_today_has_no_answer() -> None:
    with pytest.raises(InputError, match="factor_before_kg_per_kwh is missing"):
        evaluated(METHOD, an_example(METHOD, factor_before_kg_per_kwh=None))


@pytest.mark.parametrize(
    ("electricity", "expected_t"),
    [
        ("none", 0),
        ("location", 600),  # 40e6 kWh · 0.015 kg
        ("market", 16_080),  # 40e6 kWh · 0.402 kg
    ],
)
def test_electric_boilers_without_a_factor_follow_the_plans_accounting(
    electricity: str, expected_t: float
) -> None:
    inputs = an_example(METHOD, factor_after_kg_per_kwh=None, carrier_after="el")
    result = evaluated(METHOD, inputs, electricity=electricity)
    assert result.full_indirect_t == pytest.approx(expected_t)
    assert result.full_direct_t == pytest.approx(-2_000)  # what the plant no longer burns


def test_a_plant_that_delivers_more_each_year_saves_more() -> None:
    result = evaluated(METHOD, profile=Profile(2010, yearly_change=0.1), years=(2009, 2012))
    assert course(result) == pytest.approx({2009: 0, 2010: -1_600, 2011: -1_760, 2012: -1_936})
