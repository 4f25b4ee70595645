"""Tests of new renewable energy: −kWh·EF of what it displaces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.calculation.calculating import an_example, direct_t, evaluated, indirect_t

METHOD = "energy.production"


def test_solar_power_displaces_power_outside_the_municipality() -> None:
    assert indirect_t(METHOD) == pytest.approx(-9)  # 500 000 · 0.018 kg
    assert evaluated(METHOD).full_direct_t is None


def test_by_default_power_counts_as_nothing() -> None:
    inputs = an_example(METHOD, factor_displaced_kg_per_kwh=None)
    assert evaluated(METHOD, inputs).full_indirect_t == 0
    assert evaluated(METHOD, inputs, electricity="market").full_indirect_t == pytest.approx(-201)


def test_heat_that_displaces_oil_in_a_plant_is_direct() -> None:
    oil = {"carrier_before": "heatingoil", "factor_displaced_kg_per_kwh": 0.26}
    assert direct_t(METHOD, **oil) == pytest.approx(-130)
    assert evaluated(METHOD, an_example(METHOD, **oil)).sector == "Energiforsyning"


@given(st.floats(0, 1e10), st.floats(0, 2))
def test_it_is_linear_and_never_adds(kwh: float, factor: float) -> None:
    changed = {"production_kwh": kwh, "factor_displaced_kg_per_kwh": factor}
    assert indirect_t(METHOD, **changed) == pytest.approx(-kwh * factor / 1_000)
