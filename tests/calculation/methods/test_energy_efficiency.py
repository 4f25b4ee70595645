"""Tests of less energy in buildings: −A·u·s·EF, on the side its carrier belongs to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.profile import Profile
from fbdesk.errors import InputError
from tests.calculation.calculating import an_example, course, direct_t, evaluated, indirect_t

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


def test_thousands_of_square_metres_and_megawatt_hours_are_the_same() -> None:
    changed = {"specific_use_kwh_per_m2": InputValue(0.2, unit="MWh/m2/yr")}
    assert direct_t(METHOD, **changed) == pytest.approx(-104)


def test_a_fifth_may_be_given_in_per_cent() -> None:
    assert direct_t(METHOD, saving_share=InputValue(20.0, unit="%")) == pytest.approx(-104)


@pytest.mark.parametrize("missing", ["area_m2", "specific_use_kwh_per_m2", "saving_share"])
def test_no_number_of_the_buildings_is_guessed(missing: str) -> None:
    with pytest.raises(InputError, match=f"{missing} is missing"):
        evaluated(METHOD, an_example(METHOD, **{missing: None}))


def test_more_than_everything_cannot_be_saved() -> None:
    with pytest.raises(InputError, match="saving_share must be between 0 and 1"):
        direct_t(METHOD, saving_share=20.0)


def test_buildings_mended_over_five_years() -> None:
    result = evaluated(METHOD, profile=Profile(2010, phase_in=5), years=(2009, 2015))
    assert list(course(result).values()) == pytest.approx(
        [0, -20.8, -41.6, -62.4, -83.2, -104, -104]
    )


def test_better_running_that_is_forgotten_after_two_years() -> None:
    result = evaluated(METHOD, profile=Profile(2010, lifetime=2), years=(2010, 2013))
    assert list(course(result).values()) == pytest.approx([-104, -104, 0, 0])
