"""Travel that moves from one means of transport to another."""

from dataclasses import dataclass

from fbdesk.calculation.carriers import transport_place
from fbdesk.calculation.declaration import Conditions, Example, Input, Method, Outcome, Part
from fbdesk.calculation.methods.choices import carrier_input
from fbdesk.calculation.methods.road_inputs import vehicle_factor
from fbdesk.calculation.places import BUSES, CARS
from fbdesk.calculation.quantities import Value, tonnes


@dataclass(frozen=True, slots=True)
class ModalShift:
    """Inputs of `effect`: person-kilometres, and the two means of transport."""

    distance_pkm: Value
    factor_from_kg_per_km: Value
    occupancy_from: Value
    factor_to_kg_per_km: Value
    occupancy_to: Value
    carrier_before: str | None = None
    carrier_after: str | None = None


def effect(inputs: ModalShift, conditions: Conditions) -> Outcome:
    """Return the change, t CO2e per year (negative = reduction).

    pkm·(EF_to/occ_to − EF_from/occ_from), EF in kg CO2e per vehicle-km. What falls away counts
    at the cars, what comes in addition at the buses, unless a carrier says otherwise.
    """
    del conditions
    per_pkm_from_kg = inputs.factor_from_kg_per_km / inputs.occupancy_from
    per_pkm_to_kg = inputs.factor_to_kg_per_km / inputs.occupancy_to
    return Outcome(
        (
            Part(
                transport_place(inputs.carrier_before, CARS),
                -tonnes(inputs.distance_pkm * per_pkm_from_kg),
            ),
            Part(
                transport_place(inputs.carrier_after, BUSES),
                tonnes(inputs.distance_pkm * per_pkm_to_kg),
            ),
        )
    )


_OCCUPANCIES = ("occ-car", "occ-taxi", "occ-minibus", "occ-citybus")


def _occupancy(input_id: str, label: str, default_factor: str) -> Input:
    return Input(
        input_id,
        label,
        "persons",
        0.1,
        500,
        "Mean number of travellers over the whole year, empty runs included.",
        default_factor=default_factor,
        factor_ids=_OCCUPANCIES,
    )


METHOD = Method(
    id="transport.modal_shift",
    title="Travel moves to another means",
    question="Travel that moves from car to another means",
    focus_area=1,
    task="1.2",
    inputs=(
        Input(
            "distance_pkm",
            "Travel that moves",
            "pkm/yr",
            0,
            1e11,
            "Person-kilometres per year: number of trips times their length.",
            where="Passenger counts of the operator times the length of a trip (RVU)",
        ),
        vehicle_factor(
            "factor_from_kg_per_km",
            "Emission per vehicle-km before",
            default_factor="vkm-car-2018",
            carrier="carrier_before",
        ),
        _occupancy("occupancy_from", "Persons per vehicle before", "occ-car"),
        vehicle_factor(
            "factor_to_kg_per_km", "Emission per vehicle-km after", carrier="carrier_after"
        ),
        _occupancy("occupancy_to", "Persons per vehicle after", "occ-citybus"),
        carrier_input("carrier_before", "Energy carrier before"),
        carrier_input("carrier_after", "Energy carrier after"),
    ),
    sources=(CARS, BUSES),
    formula="pkm·(EF_to/occ_to − EF_from/occ_from)",
    literature=("SSB: persons per vehicle and emission per person-km",),
    example=Example(
        "10 million person-km move from cars (0.17 kg, 1.7 persons) to buses (1.0 kg, 10 "
        "persons): 0.1 kg per person-km on both, so nothing is won.",
        {
            "distance_pkm": 10e6,
            "factor_from_kg_per_km": 0.17,
            "occupancy_from": 1.7,
            "factor_to_kg_per_km": 1.0,
            "occupancy_to": 10.0,
        },
        direct_t=0.0,
    ),
    checklist=(
        "Do the new travellers need more departures, or do they fill empty seats?",
        "Did all of this travel really go by car before?",
    ),
    arguments=ModalShift,
    compute=effect,
)
