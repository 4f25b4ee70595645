"""Tests of better new buildings: net need to delivered energy through the system's efficiency."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.profile import Profile
from fbdesk.errors import InputError
from tests.calculation.calculating import an_example, direct_t, evaluated, indirect_t

METHOD = "energy.new_building"


def test_offices_forty_kilowatt_hours_better() -> None:
    # 20 000 m² · −40 kWh / 0.8 = −1 GWh · 0.075 kg
    assert indirect_t(METHOD) == pytest.approx(-75)


def test_without_the_systems_efficiency_there_is_no_answer() -> None:
    with pytest.raises(InputError, match="system_efficiency is missing"):
        evaluated(METHOD, an_example(METHOD, system_efficiency=None))


def test_net_need_is_not_delivered_energy() -> None:
    assert indirect_t(METHOD, system_efficiency=0.4) == pytest.approx(-150)


def test_the_frame_comes_from_the_code() -> None:
    apartments = InputValue(factor="tek17-apartment")  # 95 kWh/m²
    assert indirect_t(METHOD, need_standard_kwh_per_m2=apartments) == pytest.approx(-37.5)


def test_a_worse_building_is_an_increase() -> None:
    assert indirect_t(METHOD, need_built_kwh_per_m2=155.0) == pytest.approx(75)


def test_gas_is_direct() -> None:
    gas = {"carrier_before": "natgas", "factor_kg_per_kwh": 0.2}
    assert direct_t(METHOD, **gas) == pytest.approx(-200)  # 1 GWh · 0.2 kg


@given(st.floats(0, 1_000))
def test_a_building_as_the_code_asks_changes_nothing(need: float) -> None:
    same = {"need_standard_kwh_per_m2": need, "need_built_kwh_per_m2": need}
    assert indirect_t(METHOD, **same) == 0


@given(st.floats(0, 1e9))
def test_it_is_linear_in_area(area: float) -> None:
    assert indirect_t(METHOD, area_m2=area) == pytest.approx(-area * 0.00375)  # 40/0.8·0.075 kg


@pytest.mark.parametrize(
    ("built", "expected_t"),
    [
        (115.0, 0.0),
        (95.0, -37.5),  # 20 000 · −20 / 0.8 = −0.5 GWh · 0.075 kg
        (35.0, -150.0),  # −80 kWh: −2 GWh
        (0.0, -215.625),  # −115 kWh: −2.875 GWh
    ],
)
def test_each_kilowatt_hour_below_the_code_counts_the_same(built: float, expected_t: float) -> None:
    assert indirect_t(METHOD, need_built_kwh_per_m2=built) == pytest.approx(expected_t)


def test_a_heat_pump_makes_less_of_the_difference() -> None:
    pump = {"carrier_before": "el", "system_efficiency": 2.5, "factor_kg_per_kwh": 0.015}
    assert indirect_t(METHOD, **pump) == pytest.approx(-4.8)  # 0.8/2.5 = 0.32 GWh · 0.015 kg


@pytest.mark.parametrize(
    ("electricity", "expected_t"), [("none", 0.0), ("location", -75.0)]
)  # 1 GWh · 0 and 0.075 kg
def test_district_heat_without_a_factor_follows_the_plans_accounting(
    electricity: str, expected_t: float
) -> None:
    inputs = an_example(METHOD, factor_kg_per_kwh=None)
    result = evaluated(METHOD, inputs, electricity=electricity)
    assert result.full_indirect_t == pytest.approx(expected_t)


def test_a_system_that_loses_nine_tenths_is_refused() -> None:
    with pytest.raises(InputError, match="system_efficiency must be between"):
        indirect_t(METHOD, system_efficiency=0.1)


def test_areas_that_are_built_over_two_years() -> None:
    result = evaluated(METHOD, profile=Profile(2012, phase_in=2), years=(2011, 2014))
    assert result.indirect_t is not None
    assert list(result.indirect_t) == pytest.approx([0, -37.5, -75, -75])
