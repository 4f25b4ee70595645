"""Tests of a change of carrier: delivered energy before and after, each half at its own place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.profile import Profile
from fbdesk.errors import InputError
from tests.calculation.calculating import an_example, course, direct_t, evaluated, indirect_t

METHOD = "energy.carrier"


def test_oil_boilers_that_give_way_to_heat_pumps() -> None:
    assert direct_t(METHOD) == pytest.approx(-1_300)  # 3.5 GWh/0.7 = 5 GWh · 0.26 kg
    assert indirect_t(METHOD) == pytest.approx(15)  # 3.5 GWh/3.5 = 1 GWh · 0.015 kg


def test_a_better_boiler_for_the_same_oil() -> None:
    new = {"efficiency_after": 0.9, "factor_after_kg_per_kwh": 0.26, "carrier_after": None}
    # 3.5/0.9 − 3.5/0.7 = −1.111 GWh · 0.26 kg
    assert direct_t(METHOD, **new) == pytest.approx(-288.89, abs=0.01)


def test_oil_to_pellets_takes_from_one_row_and_gives_to_another() -> None:
    pellets = {
        "efficiency_after": 0.7,
        "factor_after_kg_per_kwh": 0.006,
        "carrier_after": "pellets",
    }
    result = evaluated(METHOD, an_example(METHOD, **pellets))
    by_source = {part.place.source: float(part.full_t or 0) for part in result.parts}
    assert by_source == {"Fossil olje": pytest.approx(-1_300), "Bioenergi": pytest.approx(30)}
    assert result.full_direct_t == pytest.approx(-1_270)
    assert result.full_indirect_t is None


def test_electric_heating_to_pellets_adds_inside_and_saves_outside() -> None:
    changed = {
        "carrier_before": "el",
        "efficiency_before": 1.0,
        "factor_before_kg_per_kwh": 0.1,
        "carrier_after": "pellets",
        "efficiency_after": 0.7,
        "factor_after_kg_per_kwh": 0.006,
    }
    assert indirect_t(METHOD, **changed) == pytest.approx(-350)  # 3.5 GWh · 0.1 kg
    assert direct_t(METHOD, **changed) == pytest.approx(30)  # 5 GWh · 0.006 kg


def test_oil_to_district_heat_leaves_the_inventory_of_heating() -> None:
    heat = {"carrier_after": "dh", "efficiency_after": 1.0, "factor_after_kg_per_kwh": 0.075}
    assert direct_t(METHOD, **heat) == pytest.approx(-1_300)
    assert indirect_t(METHOD, **heat) == pytest.approx(262.5)


@given(st.floats(0.2, 8), st.floats(0, 2), st.floats(0, 1e9))
def test_the_same_before_and_after_changes_nothing(eta: float, factor: float, heat: float) -> None:
    same = {
        "useful_heat_kwh": heat,
        "efficiency_before": eta,
        "efficiency_after": eta,
        "factor_before_kg_per_kwh": factor,
        "factor_after_kg_per_kwh": factor,
        "carrier_after": "heatingoil",
    }
    assert direct_t(METHOD, **same) == pytest.approx(0, abs=1e-9)


@given(st.floats(0.2, 8), st.floats(0.2, 8))
def test_a_better_heat_pump_never_draws_more(one: float, other: float) -> None:
    low, high = sorted((one, other))
    more, less = (indirect_t(METHOD, efficiency_after=eta) for eta in (low, high))
    assert less <= more


@pytest.mark.parametrize(
    ("cop", "expected_t"),
    [
        (1.0, 52.5),  # 3.5 GWh · 0.015 kg
        (2.5, 21.0),  # 1.4 GWh
        (3.5, 15.0),  # 1 GWh
        (5.0, 10.5),  # 0.7 GWh
    ],
)
def test_the_power_that_a_heat_pump_draws_follows_its_cop(cop: float, expected_t: float) -> None:
    assert indirect_t(METHOD, efficiency_after=cop) == pytest.approx(expected_t)


@pytest.mark.parametrize(
    ("electricity", "expected_t"),
    [("none", 0.0), ("location", 15.0), ("market", 402.0)],  # 1 GWh · 0, 0.015, 0.402 kg
)
def test_power_without_a_factor_follows_the_plans_accounting(
    electricity: str, expected_t: float
) -> None:
    inputs = an_example(METHOD, factor_after_kg_per_kwh=None)
    result = evaluated(METHOD, inputs, electricity=electricity)
    assert result.full_indirect_t == pytest.approx(expected_t)
    assert result.full_direct_t == pytest.approx(-1_300)


def test_oil_without_a_factor_has_no_answer() -> None:
    with pytest.raises(InputError, match="factor_before_kg_per_kwh is missing"):
        evaluated(METHOD, an_example(METHOD, factor_before_kg_per_kwh=None))


def test_boilers_changed_over_four_years_on_both_sides_of_the_boundary() -> None:
    result = evaluated(METHOD, profile=Profile(2010, phase_in=4), years=(2010, 2013))
    assert list(course(result).values()) == pytest.approx([-325, -650, -975, -1_300])
    assert result.indirect_t is not None
    assert list(result.indirect_t) == pytest.approx([3.75, 7.5, 11.25, 15])


def test_gas_boilers_count_at_the_row_of_gas() -> None:
    gas = {"carrier_after": "natgas", "efficiency_after": 0.875, "factor_after_kg_per_kwh": 0.2}
    result = evaluated(METHOD, an_example(METHOD, **gas))
    by_source = {part.place.source: float(part.full_t or 0) for part in result.parts}
    # 3.5/0.875 = 4 GWh · 0.2 kg
    assert by_source == {"Fossil olje": pytest.approx(-1_300), "Naturgass": pytest.approx(800)}
