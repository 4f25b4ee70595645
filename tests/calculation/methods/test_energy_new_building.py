"""Tests of better new buildings: net need to delivered energy through the system's efficiency."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
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
