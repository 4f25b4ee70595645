"""Inputs that several transport methods share."""

from fbdesk.calculation.declaration import Input

VEHICLE_FACTORS = ("g per vkm", "kg per km", "Cars (by size)", "Vans", "HGV (all diesel)")
CAR_FACTORS = ("g per vkm", "Cars (by size)")

CAR_ELASTICITIES = (
    "el-carcost-car",
    "el-fuel-traffic-sr",
    "el-fuel-traffic-lr",
    "el-parking-price",
)


def vehicle_factor(
    input_id: str, label: str, *, default_factor: str = "", carrier: str = ""
) -> Input:
    """Return the declaration of an emission factor per vehicle-kilometre."""
    return Input(
        input_id,
        label,
        "kg CO2e/vkm",
        0,
        20,
        "Pick it from the factor table. Norwegian averages first; British ones by fuel where no "
        "Norwegian value is at hand.",
        default_factor=default_factor,
        factor_categories=VEHICLE_FACTORS,
        carrier_input=carrier,
        where="The factor tables of fbdesk",
    )


CAR_FACTOR = vehicle_factor(
    "car_factor_kg_per_km", "Emission per car-km", default_factor="vkm-car-2018"
)

TRAFFIC_FACTOR = vehicle_factor(
    "factor_kg_per_km", "Emission per vehicle-km", default_factor="vkm-car-2018"
)

TRAFFIC = Input(
    "traffic_vkm",
    "Traffic in the area",
    "vkm/yr",
    0,
    1e11,
    "Vehicle-kilometres in a whole year: from the transport model, or from yearly traffic counts "
    "(ÅDT · 365 · road length).",
    where="Statens vegvesen: traffic registrations (ÅDT per road), or the region's transport model",
)

CAR_OCCUPANCY = Input(
    "car_occupancy",
    "Persons per car",
    "persons",
    1,
    9,
    "From the regional travel survey; SSB counts with 1.7.",
    default_factor="occ-car",
    factor_ids=("occ-car", "occ-taxi", "occ-minibus"),
)

TRIP_KM = Input(
    "trip_km",
    "Length of a trip",
    "km",
    0.1,
    200,
    "Mean length of the trips that move, one way, from the regional travel survey.",
    where="The national travel survey (RVU), the tables for your city region",
)

SHARE_FROM_CAR = Input(
    "share_from_car",
    "Share of new trips that were car trips",
    "-",
    0,
    1,
    "Not every new traveller leaves a car: some walked, some would not have travelled. Ask in a "
    "passenger survey, or use the mode shares of the travel survey.",
    where="A passenger survey on the spot, or the national travel survey (RVU)",
)
