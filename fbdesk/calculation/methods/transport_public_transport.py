"""More public transport, or cheaper: new travellers, fewer car trips, more bus kilometres."""

from dataclasses import dataclass

from fbdesk.calculation.declaration import Conditions, Example, Input, Method, Outcome, Part
from fbdesk.calculation.elementary import power
from fbdesk.calculation.methods.road_inputs import (
    CAR_FACTOR,
    CAR_OCCUPANCY,
    SHARE_FROM_CAR,
    TRIP_KM,
    vehicle_factor,
)
from fbdesk.calculation.places import BUSES, CARS
from fbdesk.calculation.quantities import Value, tonnes


@dataclass(frozen=True, slots=True)
class PublicTransport:
    """Inputs of `effect`: today's trips, what changes, and who the new travellers are."""

    trips: Value
    supply_change: Value
    supply_elasticity: Value
    fare_change: Value
    fare_elasticity: Value
    share_from_car: Value
    trip_km: Value
    car_occupancy: Value
    car_factor_kg_per_km: Value
    added_bus_km: Value
    bus_factor_kg_per_km: Value


def new_trips(inputs: PublicTransport) -> Value:
    """Return the new trips per year: trips·((1+Δsupply)^e_s·(1+Δfare)^e_f − 1)."""
    supply = power(1 + inputs.supply_change, inputs.supply_elasticity)
    fare = power(1 + inputs.fare_change, inputs.fare_elasticity)
    return inputs.trips * (supply * fare - 1)


def effect(inputs: PublicTransport, conditions: Conditions) -> Outcome:
    """Return the change, t CO2e per year (negative = reduction): at the cars and at the buses.

    −new·share·km/occ·EF_car + bus km·EF_bus, new trips by constant elasticities (Balcombe et
    al. 2004; Norwegian values: Johansen, TØI report 505/2001).
    """
    del conditions
    car_km = new_trips(inputs) * inputs.share_from_car * inputs.trip_km / inputs.car_occupancy
    return Outcome(
        (
            Part(CARS, -tonnes(car_km * inputs.car_factor_kg_per_km)),
            Part(BUSES, tonnes(inputs.added_bus_km * inputs.bus_factor_kg_per_km)),
        )
    )


_INPUTS = (
    Input(
        "trips",
        "Trips today",
        "trips/yr",
        0,
        1e9,
        "Boardings per year on the lines concerned, from the county's passenger statistics.",
        where="The county's public transport company: boardings per line and year. SSB: "
        "public transport, by county",
    ),
    Input(
        "supply_change",
        "Change of supply",
        "-",
        -0.9,
        10,
        "Change of vehicle-km or departures as a share: 0.1 = ten per cent more.",
        default=0.0,
        default_source="No change",
    ),
    Input(
        "supply_elasticity",
        "Elasticity of supply",
        "-",
        0,
        2,
        "Per cent more trips for one per cent more supply. TØI found 0.42 for local transport.",
        default_factor="el-pt-supply-no",
        factor_ids=("el-pt-supply-no", "el-pt-supply-se", "el-pt-supply-rot", "el-rail-supply"),
    ),
    Input(
        "fare_change",
        "Change of fares",
        "-",
        -0.95,
        5,
        "Change of the mean fare as a share: −0.2 = twenty per cent cheaper.",
        default=0.0,
        default_source="No change",
    ),
    Input(
        "fare_elasticity",
        "Elasticity of fares",
        "-",
        -2,
        0,
        "Per cent more trips for one per cent higher fare, so it is negative. TØI found −0.38.",
        default_factor="el-pt-fare-no",
        factor_ids=("el-pt-fare-no", "el-pt-fare-sr", "el-pt-fare-old"),
    ),
    SHARE_FROM_CAR,
    TRIP_KM,
    CAR_OCCUPANCY,
    CAR_FACTOR,
    Input(
        "added_bus_km",
        "Bus kilometres in addition",
        "vkm/yr",
        0,
        1e8,
        "The new departures drive too: kilometres per year from the operator's schedule. 0 where "
        "only fares change.",
        where="The schedule: departures · length of the line · days",
    ),
    vehicle_factor("bus_factor_kg_per_km", "Emission per bus-km"),
)

METHOD = Method(
    id="transport.public_transport",
    title="Better or cheaper public transport",
    question="More departures, or cheaper tickets, on bus and train",
    focus_area=1,
    task="1.2",
    inputs=_INPUTS,
    sources=(CARS, BUSES),
    formula="new = trips·((1+Δsupply)^e_s·(1+Δfare)^e_f − 1); "
    "−new·share·km/occ·EF_car + bus km·EF_bus",
    literature=(
        "Johansen, TØI report 505/2001",
        "Balcombe et al. (2004), The demand for public transport, TRL593",
    ),
    example=Example(
        "Lines with 5 million trips get twice the departures at the same fare, with an "
        "elasticity of 0.5: 41.42 % more trips, 2.071 million. 40 % of them came by car, 8.5 km, "
        "1.7 persons, 0.2 kg per km. 500 000 new bus-km at 1.0 kg.",
        {
            "trips": 5e6,
            "supply_change": 1.0,
            "supply_elasticity": 0.5,
            "fare_change": 0.0,
            "fare_elasticity": -0.4,
            "share_from_car": 0.4,
            "trip_km": 8.5,
            "car_occupancy": 1.7,
            "car_factor_kg_per_km": 0.2,
            "added_bus_km": 500_000.0,
            "bus_factor_kg_per_km": 1.0,
        },
        direct_t=-328.43,
    ),
    checklist=(
        "Who pays for operating the new departures, year after year?",
        "Do fares fall for everybody, or only for those who already travel?",
    ),
    arguments=PublicTransport,
    compute=effect,
)
