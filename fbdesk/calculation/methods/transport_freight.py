"""Goods in fewer, fuller vehicles."""

from dataclasses import dataclass

from fbdesk.calculation.declaration import Conditions, Example, Input, Method, Outcome, Part
from fbdesk.calculation.methods.road_inputs import vehicle_factor
from fbdesk.calculation.places import HEAVY_VEHICLES
from fbdesk.calculation.quantities import Value, tonnes


@dataclass(frozen=True, slots=True)
class Freight:
    """Inputs of `effect`: delivery traffic, and the load per vehicle before and after."""

    traffic_vkm: Value
    load_before_t: Value
    load_after_t: Value
    factor_kg_per_km: Value


def effect(inputs: Freight, conditions: Conditions) -> Outcome:
    """Return the change, t CO2e per year (negative = reduction).

    vkm·(load_before/load_after − 1)·EF: the same goods need less traffic when loads are larger.
    """
    del conditions
    change_vkm = inputs.traffic_vkm * (inputs.load_before_t / inputs.load_after_t - 1)
    return Outcome((Part(HEAVY_VEHICLES, tonnes(change_vkm * inputs.factor_kg_per_km)),))


def _load(input_id: str, label: str) -> Input:
    return Input(
        input_id,
        label,
        "t",
        0.01,
        60,
        "Mean load over the whole round, empty runs included, from the carrier.",
        where="The carriers. SSB: goods transport by lorry, mean load",
    )


METHOD = Method(
    id="transport.freight",
    title="Fuller delivery vehicles",
    question="Goods delivered with fewer, fuller vehicles",
    focus_area=1,
    task="1.2",
    inputs=(
        Input(
            "traffic_vkm",
            "Delivery traffic",
            "vkm/yr",
            0,
            1e10,
            "Vehicle-kilometres per year of the deliveries concerned, before the measure.",
            where="The carriers' driving logs, or counts of deliveries times the length of a round",
        ),
        _load("load_before_t", "Load per vehicle before"),
        _load("load_after_t", "Load per vehicle after"),
        vehicle_factor("factor_kg_per_km", "Emission per vehicle-km"),
    ),
    sources=(HEAVY_VEHICLES,),
    formula="vkm·(load_before/load_after − 1)·EF",
    literature=("SSB: mean loads of goods vehicles",),
    example=Example(
        "2 million vehicle-km with 3 t on board need half the traffic at 6 t; 0.8 kg per km.",
        {
            "traffic_vkm": 2e6,
            "load_before_t": 3.0,
            "load_after_t": 6.0,
            "factor_kg_per_km": 0.8,
        },
        direct_t=-800.0,
    ),
    checklist=("Does a larger vehicle emit more per kilometre? Then state it as a measure too.",),
    arguments=Freight,
    compute=effect,
)
