"""Tests of better or cheaper public transport: new trips, fewer cars, more bus kilometres."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.methods.transport_public_transport import PublicTransport, new_trips
from fbdesk.calculation.places import BUSES, CARS
from fbdesk.errors import InputError
from tests.calculation.calculating import an_example, direct_t, evaluated

METHOD = "transport.public_transport"


def trips(**changes: Any) -> float:
    return float(new_trips(PublicTransport(**an_example(METHOD, **changes))))


def at(place: object, **changes: Any) -> float:
    parts = evaluated(METHOD, an_example(METHOD, **changes)).parts
    return sum(float(part.full_t or 0) for part in parts if part.place == place)


def test_twice_the_departures_at_a_half_give_41_per_cent_more_trips() -> None:
    assert trips() == pytest.approx(5e6 * (2**0.5 - 1))


def test_fares_down_by_a_fifth() -> None:
    # 0.8^−0.4 = 1.0933
    assert trips(supply_change=0.0, fare_change=-0.2) == pytest.approx(466_800, rel=1e-3)


def test_more_departures_and_lower_fares_multiply() -> None:
    both = 1 + trips(fare_change=-0.2) / 5e6
    assert both == pytest.approx(2**0.5 * 0.8**-0.4)


def test_dearer_tickets_lose_trips() -> None:
    assert trips(supply_change=0.0, fare_change=0.1) < 0
    assert at(CARS, supply_change=0.0, fare_change=0.1) > 0


def test_the_cars_that_stay_at_home() -> None:
    # 2.0711 million · 0.4 · 8.5 km / 1.7 = 4.142 million km · 0.2 kg
    assert at(CARS) == pytest.approx(-828.43, abs=0.01)


def test_the_buses_that_drive_more() -> None:
    assert at(BUSES) == pytest.approx(500)  # 500 000 km · 1.0 kg


def test_nothing_changed_is_nothing_won() -> None:
    assert direct_t(METHOD, supply_change=0.0, added_bus_km=0.0) == 0


def test_new_travellers_who_walked_before_save_nothing() -> None:
    assert at(CARS, share_from_car=0.0) == 0


def test_what_is_not_stated_is_taken_as_unchanged() -> None:
    inputs = an_example(METHOD, supply_change=None, fare_change=None, added_bus_km=0.0)
    assert evaluated(METHOD, inputs).full_direct_t == 0


def test_norwegian_elasticities_fill_in() -> None:
    inputs = an_example(METHOD, supply_elasticity=None, fare_elasticity=None, fare_change=-0.2)
    line = {one.name: one for one in evaluated(METHOD, inputs).passport}
    assert (line["supply_elasticity"].value, line["fare_elasticity"].value) == (0.42, -0.38)
    assert line["fare_elasticity"].source == "Johansen TØI 505/2001"


@given(st.floats(0, 10), st.floats(0, 10))
def test_more_supply_never_loses_travellers(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert trips(supply_change=low) <= trips(supply_change=high)


@given(st.floats(0, 1))
def test_the_cars_answer_in_proportion_to_who_left_them(share: float) -> None:
    assert at(CARS, share_from_car=share) == pytest.approx(at(CARS, share_from_car=1.0) * share)


@pytest.mark.parametrize(
    ("supply", "elasticity", "expected_trips"),
    [
        (0.0, 0.5, 0),
        (1.0, 1.0, 5_000_000),  # twice the departures, twice the trips
        (3.0, 0.5, 5_000_000),  # 4^0.5 = 2
        (-0.75, 0.5, -2_500_000),  # (¼)^0.5 = ½
        (8.0, 0.5, 10_000_000),  # 9^0.5 = 3
    ],
)
def test_new_trips_by_supply(supply: float, elasticity: float, expected_trips: float) -> None:
    found = trips(supply_change=supply, supply_elasticity=elasticity)
    assert found == pytest.approx(expected_trips)


@pytest.mark.parametrize(
    ("fare", "elasticity", "expected_trips"),
    [
        (-0.75, -0.5, 5_000_000),  # (¼)^−0.5 = 2
        (3.0, -0.5, -2_500_000),  # 4^−0.5 = ½
        (-0.5, -1.0, 5_000_000),  # half the fare, twice the trips
        (-0.5, 0.0, 0),
    ],
)
def test_new_trips_by_fare(fare: float, elasticity: float, expected_trips: float) -> None:
    found = trips(supply_change=0.0, fare_change=fare, fare_elasticity=elasticity)
    assert found == pytest.approx(expected_trips)


def test_departures_that_are_taken_away_send_people_back_into_their_cars() -> None:
    # 2.5 million trips lost · 0.4 · 8.5 km / 1.7 = 5 million car-km · 0.2 kg
    assert at(CARS, supply_change=-0.75) == pytest.approx(1_000)


def test_buses_without_emission_add_nothing() -> None:
    assert at(BUSES, bus_factor_kg_per_km=0.0) == 0


def test_free_travel_is_beyond_what_an_elasticity_can_say() -> None:
    with pytest.raises(InputError, match=r"fare_change must be between -0\.95 and 5"):
        direct_t(METHOD, fare_change=-1.0)


@pytest.mark.parametrize("missing", ["trips", "share_from_car", "trip_km"])
def test_no_number_of_the_travellers_is_guessed(missing: str) -> None:
    with pytest.raises(InputError, match=f"{missing} is missing"):
        evaluated(METHOD, an_example(METHOD, **{missing: None}))
