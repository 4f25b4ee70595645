"""Tests of cleaner vehicles: n·km·(EF_after − EF_before), and the plug."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.places import CARS, ELECTRICITY
from fbdesk.calculation.profile import Profile
from fbdesk.errors import InputError
from tests.calculation.calculating import an_example, course, direct_t, evaluated, indirect_t

METHOD = "transport.vehicles"


def test_fifty_cars() -> None:
    assert direct_t(METHOD) == pytest.approx(-90)  # 600 000 km · −0.15 kg


def test_electric_cars_are_direct_before_and_indirect_after() -> None:
    electric = {"carrier_after": "el", "factor_after_kg_per_km": 0.003}
    assert direct_t(METHOD, **electric) == pytest.approx(-120)  # 600 000 km · −0.2 kg
    assert indirect_t(METHOD, **electric) == pytest.approx(1.8)  # 600 000 km · 0.003 kg


def test_the_factor_of_an_electric_car_gives_the_plug_away() -> None:
    factor = InputValue(factor="defra25-25_301_3076_4_1")
    result = evaluated(METHOD, an_example(METHOD, factor_after_kg_per_km=factor))
    assert [part.place for part in result.parts] == [CARS, ELECTRICITY]


def test_a_diesel_car_with_the_factor_of_an_electric_one_is_a_contradiction() -> None:
    factor = InputValue(factor="defra25-25_301_3076_4_1")
    with pytest.raises(InputError, match="is a factor of Electricity"):
        direct_t(METHOD, factor_after_kg_per_km=factor, carrier_after="diesel")


def test_the_factor_per_kilometre_of_a_plug_must_be_stated() -> None:
    with pytest.raises(InputError, match="factor_after_kg_per_km is missing"):
        direct_t(METHOD, factor_after_kg_per_km=None, carrier_after="el")


def test_combustion_before_and_after_is_netted_at_the_cars() -> None:
    result = evaluated(METHOD, an_example(METHOD, carrier_before="petrol", carrier_after="biogas"))
    assert [part.place for part in result.parts] == [CARS]
    assert result.full_direct_t == pytest.approx(-90)


@given(st.floats(0, 1e6))
def test_it_is_linear_in_the_fleet(vehicles: float) -> None:
    assert direct_t(METHOD, vehicles=vehicles) == pytest.approx(-1.8 * vehicles)


def test_a_dirtier_car_is_an_increase() -> None:
    assert direct_t(METHOD, factor_after_kg_per_km=0.3) == pytest.approx(60)


@pytest.mark.parametrize(
    ("after", "expected_t"),
    [(0.2, 0.0), (0.1, -60.0), (0.05, -90.0), (0.0, -120.0)],  # 600 000 km · (after − 0.2)
)
def test_each_gram_less_per_kilometre_counts_the_same(after: float, expected_t: float) -> None:
    assert direct_t(METHOD, factor_after_kg_per_km=after) == pytest.approx(expected_t)


def test_grams_per_kilometre_are_read_as_grams() -> None:
    grams = {
        "factor_before_kg_per_km": InputValue(200.0, unit="g CO2e/km"),
        "factor_after_kg_per_km": InputValue(50.0, unit="g CO2e/km"),
    }
    assert direct_t(METHOD, **grams) == pytest.approx(-90)


def test_a_fleet_exchanged_over_five_years() -> None:
    result = evaluated(METHOD, profile=Profile(2010, phase_in=5), years=(2009, 2015))
    assert list(course(result).values()) == pytest.approx([0, -18, -36, -54, -72, -90, -90])


@pytest.mark.parametrize("missing", ["vehicles", "km_per_vehicle", "factor_before_kg_per_km"])
def test_no_number_of_the_fleet_is_guessed(missing: str) -> None:
    with pytest.raises(InputError, match=f"{missing} is missing"):
        evaluated(METHOD, an_example(METHOD, **{missing: None}))
