"""Tests of cycling: −trips·km·share/occ·EF."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.calculation.calculating import an_example, direct_t, evaluated

METHOD = "transport.cycling"


def test_a_million_trips_half_of_them_from_cars() -> None:
    # 1e6 · 3.4 km · 0.5 / 1.7 = 1 000 000 car-km · 0.2 kg
    assert direct_t(METHOD) == pytest.approx(-200)


def test_fuller_cars_save_less() -> None:
    assert direct_t(METHOD, car_occupancy=3.4) == pytest.approx(-100)


def test_trips_that_no_car_made_save_nothing() -> None:
    assert direct_t(METHOD, share_from_car=0.0) == 0


def test_no_trips_save_nothing() -> None:
    assert direct_t(METHOD, new_trips=0.0) == 0


def test_without_occupancy_and_factor_the_statistics_fill_in() -> None:
    inputs = an_example(METHOD, car_occupancy=None, car_factor_kg_per_km=None)
    assert evaluated(METHOD, inputs).full_direct_t == pytest.approx(-119)  # 119 g per km


@given(st.floats(0, 1e9), st.floats(0.1, 200))
def test_it_is_linear_in_trips_and_length(trips: float, km: float) -> None:
    expected = -trips * km * 0.5 / 1.7 * 0.2 / 1_000
    assert direct_t(METHOD, new_trips=trips, trip_km=km) == pytest.approx(expected)


@given(st.floats(1, 9))
def test_it_never_adds_emissions(occupancy: float) -> None:
    assert direct_t(METHOD, car_occupancy=occupancy) <= 0
