"""New bicycle or walking trips, some of which replace car trips."""

from dataclasses import dataclass

from fbdesk.calculation.declaration import Conditions, Example, Input, Method, Outcome, Part
from fbdesk.calculation.methods.road_inputs import (
    CAR_FACTOR,
    CAR_OCCUPANCY,
    SHARE_FROM_CAR,
    TRIP_KM,
)
from fbdesk.calculation.places import CARS
from fbdesk.calculation.quantities import Value, tonnes


@dataclass(frozen=True, slots=True)
class Cycling:
    """Inputs of `effect`: new trips, and how many of them stood in for a car."""

    new_trips: Value
    trip_km: Value
    share_from_car: Value
    car_occupancy: Value
    car_factor_kg_per_km: Value


def effect(inputs: Cycling, conditions: Conditions) -> Outcome:
    """Return the change, t CO2e per year (negative = reduction): −trips·km·share/occ·EF."""
    del conditions
    travel_pkm = inputs.new_trips * inputs.trip_km * inputs.share_from_car
    car_km = travel_pkm / inputs.car_occupancy
    return Outcome((Part(CARS, -tonnes(car_km * inputs.car_factor_kg_per_km)),))


METHOD = Method(
    id="transport.cycling",
    title="More cycling and walking",
    question="More people cycle or walk",
    focus_area=1,
    task="1.2",
    inputs=(
        Input(
            "new_trips",
            "New trips",
            "trips/yr",
            0,
            1e9,
            "Trips per year in addition to today's, from cycle counters or the travel survey.",
            where="Cycle counters of the municipality or Statens vegvesen; the national travel "
            "survey (RVU)",
        ),
        TRIP_KM,
        SHARE_FROM_CAR,
        CAR_OCCUPANCY,
        CAR_FACTOR,
    ),
    sources=(CARS,),
    formula="−trips·km·share/occ·EF",
    literature=("Civitas (2012), SOGMOD: the length of the car trip replaced decides",),
    example=Example(
        "A million new trips of 3.4 km, half of which replace a car with 1.7 persons and 0.2 kg "
        "per km: a million car-km.",
        {
            "new_trips": 1e6,
            "trip_km": 3.4,
            "share_from_car": 0.5,
            "car_occupancy": 1.7,
            "car_factor_kg_per_km": 0.2,
        },
        direct_t=-200.0,
    ),
    checklist=("Is the length that of the cycle trip, not of the mean car trip?",),
    arguments=Cycling,
    compute=effect,
)
