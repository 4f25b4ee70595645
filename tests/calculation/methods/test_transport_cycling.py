"""Tests of cycling: −trips·km·share/occ·EF."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.profile import Profile
from fbdesk.errors import InputError
from tests.calculation.calculating import an_example, course, direct_t, evaluated

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


@pytest.mark.parametrize(
    ("field", "low", "stated"),
    [("car_occupancy", "1", 0.0), ("trip_km", r"0\.1", 0.0), ("share_from_car", "0", -0.1)],
)
def test_what_no_trip_can_be_is_refused(field: str, low: str, stated: float) -> None:
    with pytest.raises(InputError, match=f"{field} must be between {low} and"):
        direct_t(METHOD, **{field: stated})


def test_cycle_paths_built_over_five_years_bring_their_trips_a_fifth_each_year() -> None:
    result = evaluated(METHOD, profile=Profile(2010, phase_in=5), years=(2009, 2015))
    assert list(course(result).values()) == pytest.approx([0, -40, -80, -120, -160, -200, -200])


def test_cycling_that_grows_three_per_cent_a_year_saves_more() -> None:
    result = evaluated(METHOD, profile=Profile(2010, yearly_change=0.03), years=(2010, 2012))
    assert list(course(result).values()) == pytest.approx([-200, -206, -212.18])


def test_trips_per_day_are_no_trips_per_year() -> None:
    with pytest.raises(InputError, match="new_trips"):
        direct_t(METHOD, new_trips=InputValue(3_000.0, unit="trips/day"))


def test_twice_as_long_trips_by_half_as_many_are_the_same() -> None:
    assert direct_t(METHOD, new_trips=5e5, trip_km=6.8) == pytest.approx(direct_t(METHOD))
