"""The inputs that the transport methods share, where a planner meets them."""

import pytest

from fbdesk.calculation.catalogue import METHODS
from fbdesk.calculation.declaration import Input
from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.methods.road_inputs import (
    CAR_ELASTICITIES,
    CAR_FACTOR,
    CAR_OCCUPANCY,
    SHARE_FROM_CAR,
    TRAFFIC,
    TRAFFIC_FACTOR,
    TRIP_KM,
    VEHICLE_FACTORS,
    vehicle_factor,
)
from fbdesk.errors import InputError
from tests.calculation.calculating import an_example, direct_t, evaluated, the_edition

CYCLING = "transport.cycling"
"""1e6 trips · 3.4 km · 0.5 from cars / 1.7 persons = 1 000 000 car-km, at 0.2 kg."""
TRAFFIC_METHOD = "transport.traffic_reduction"
"""200 million vehicle-km · 0.02 = 4 000 000 vehicle-km, at 0.2 kg."""
SHARED = (CAR_FACTOR, TRAFFIC_FACTOR, TRAFFIC, CAR_OCCUPANCY, TRIP_KM, SHARE_FROM_CAR)


@pytest.mark.parametrize("shared", SHARED, ids=lambda shared: shared.id)
def test_a_shared_input_is_asked_for_by_a_method(shared: Input) -> None:
    assert [method.id for method in METHODS if shared in method.inputs]


@pytest.mark.parametrize("shared", SHARED, ids=lambda shared: shared.id)
def test_what_must_be_found_says_where_to_find_it(shared: Input) -> None:
    assert shared.where or not shared.must_be_found


def test_a_car_not_stated_is_the_norwegian_car_of_2018() -> None:
    inputs = an_example(CYCLING, car_factor_kg_per_km=None)
    assert evaluated(CYCLING, inputs).full_direct_t == pytest.approx(-119)  # 1e6 km · 119 g


def test_traffic_of_no_stated_kind_is_cars_too() -> None:
    inputs = an_example(TRAFFIC_METHOD, factor_kg_per_km=None)
    found = evaluated(TRAFFIC_METHOD, inputs).full_direct_t
    assert found == pytest.approx(-476)  # 4 000 000 km · 119 g


def test_persons_per_car_not_stated_are_those_of_the_statistics() -> None:
    inputs = an_example(CYCLING, car_occupancy=None)
    result = evaluated(CYCLING, inputs)
    line = next(line for line in result.passport if line.name == "car_occupancy")
    assert (line.value, line.source) == (1.7, "SSB")
    assert result.full_direct_t == pytest.approx(-200)


def test_a_car_never_drives_without_anybody() -> None:
    with pytest.raises(InputError, match="car_occupancy must be between 1 and 9 persons"):
        direct_t(CYCLING, car_occupancy=0.5)


def test_a_trip_of_two_hundred_kilometres_is_the_longest() -> None:
    assert direct_t(CYCLING, trip_km=200.0) == pytest.approx(-200 * 200 / 3.4)
    with pytest.raises(InputError, match=r"trip_km must be between 0\.1 and 200 km, not 201"):
        direct_t(CYCLING, trip_km=201.0)


def test_who_left_a_car_must_be_known() -> None:
    with pytest.raises(InputError, match="share_from_car is missing"):
        evaluated(CYCLING, an_example(CYCLING, share_from_car=None))


def test_the_share_may_be_given_in_per_cent() -> None:
    half = InputValue(50.0, unit="%")
    assert direct_t(CYCLING, share_from_car=half) == pytest.approx(-200)


def test_more_than_all_of_them_is_refused() -> None:
    with pytest.raises(InputError, match="share_from_car must be between 0 and 1"):
        direct_t(CYCLING, share_from_car=50.0)


def test_a_factor_per_kilometre_is_bounded_above_the_heaviest_lorry() -> None:
    declared = vehicle_factor("factor", "Emission")
    assert (declared.unit, declared.low, declared.high) == ("kg CO2e/vkm", 0, 20)
    with pytest.raises(InputError, match="factor_kg_per_km must be between 0 and 20"):
        direct_t(TRAFFIC_METHOD, factor_kg_per_km=119.0)  # grams taken for kilograms


def test_only_where_it_says_so_another_factor_stands_in() -> None:
    assert vehicle_factor("factor", "Emission").must_be_found
    assert not CAR_FACTOR.must_be_found


@pytest.mark.parametrize("category", VEHICLE_FACTORS)
def test_every_kind_of_vehicle_that_is_offered_is_in_the_tables(category: str) -> None:
    assert any(factor.category == category for factor in the_edition().factors)


@pytest.mark.parametrize("factor_id", CAR_ELASTICITIES)
def test_every_elasticity_of_driving_takes_traffic_away_when_prices_rise(factor_id: str) -> None:
    dearer = {"price_before": 20.0, "price_after": 30.0}
    assert direct_t("transport.price", elasticity=InputValue(factor=factor_id), **dearer) < 0
