"""Tests of less energy in buildings: −A·u·s·EF, on the side its carrier belongs to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
from tests.calculation.calculating import an_example, direct_t, evaluated, indirect_t

METHOD = "energy.efficiency"


def test_a_fifth_less_oil() -> None:
    assert direct_t(METHOD) == pytest.approx(-104)  # 10 000·200·0.2 = 400 000 kWh · 0.26 kg


def test_saved_power_is_indirect() -> None:
    power = {"carrier_before": "el", "factor_kg_per_kwh": 0.015}
    assert indirect_t(METHOD, **power) == pytest.approx(-6)  # 400 000 kWh · 0.015 kg


@pytest.mark.parametrize(
    ("carrier", "electricity", "expected_t"),
    [
        ("el", "none", 0),
        ("el", "location", -6),  # 400 000 · 0.015
        ("el", "market", -160.8),  # 400 000 · 0.402
        ("dh", "location", -30),  # 400 000 · 0.075
    ],
)
def test_without_a_factor_the_plans_accounting_holds(
    carrier: str, electricity: str, expected_t: float
) -> None:
    inputs = an_example(METHOD, carrier_before=carrier, factor_kg_per_kwh=None)
    result = evaluated(METHOD, inputs, electricity=electricity)
    assert result.full_direct_t is None
    assert result.full_indirect_t == pytest.approx(expected_t)


@pytest.mark.parametrize(
    ("carrier", "source"),
    [("heatingoil", "Fossil olje"), ("natgas", "Naturgass"), ("wood", "Vedfyring")],
)
def test_a_fuel_counts_at_its_own_row(carrier: str, source: str) -> None:
    assert evaluated(METHOD, an_example(METHOD, carrier_before=carrier)).source == source


def test_use_per_square_metre_comes_from_the_statistics() -> None:
    schools = InputValue(factor="spec-school-2011")  # 163 kWh/m²
    assert direct_t(METHOD, specific_use_kwh_per_m2=schools) == pytest.approx(-84.76)


@given(st.floats(0, 1), st.floats(0, 1_500))
def test_it_is_linear_in_share_and_use(share: float, use: float) -> None:
    changed = {"saving_share": share, "specific_use_kwh_per_m2": use}
    assert direct_t(METHOD, **changed) == pytest.approx(-10_000 * use * share * 0.26 / 1_000)


def test_nothing_saved_is_no_effect() -> None:
    assert direct_t(METHOD, saving_share=0.0) == 0
