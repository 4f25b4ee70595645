"""Tests of cleaner district heating: kWh·(EF_after − EF_before)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.places import DISTRICT_HEATING, ELECTRICITY
from tests.calculation.calculating import an_example, direct_t, evaluated, indirect_t

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
