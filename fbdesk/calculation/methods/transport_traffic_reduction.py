"""Less traffic of a kind, by any means whose result is known."""

from dataclasses import dataclass

from fbdesk.calculation.declaration import Conditions, Example, Input, Method, Outcome, Part
from fbdesk.calculation.methods.road_inputs import TRAFFIC, TRAFFIC_FACTOR
from fbdesk.calculation.places import CARS
from fbdesk.calculation.quantities import Value, tonnes


@dataclass(frozen=True, slots=True)
class TrafficReduction:
    """Inputs of `effect`: traffic, and the share of it that disappears."""

    traffic_vkm: Value
    reduction_share: Value
    factor_kg_per_km: Value


def effect(inputs: TrafficReduction, conditions: Conditions) -> Outcome:
    """Return the change, t CO2e per year (negative = reduction): −vkm·r·EF."""
    del conditions
    change_vkm = -inputs.traffic_vkm * inputs.reduction_share
    return Outcome((Part(CARS, tonnes(change_vkm * inputs.factor_kg_per_km)),))


METHOD = Method(
    id="transport.traffic_reduction",
    title="Less traffic",
    question="Fewer kilometres driven, by a share that is known",
    focus_area=1,
    task="1.3",
    inputs=(
        TRAFFIC,
        Input(
            "reduction_share",
            "Share of the traffic that disappears",
            "-",
            0,
            1,
            "From a model run or an evaluation. A fall in the rush hour is not a fall over the "
            "year.",
            where="The model run or evaluation: the figure for a whole year",
        ),
        TRAFFIC_FACTOR,
    ),
    sources=(CARS,),
    formula="−vkm·r·EF",
    literature=("IPCC 2006 Guidelines, vol. 1, ch. 1: activity data × emission factor",),
    example=Example(
        "200 million vehicle-km fall by 2 %, at 0.2 kg per km.",
        {"traffic_vkm": 200e6, "reduction_share": 0.02, "factor_kg_per_km": 0.2},
        direct_t=-800.0,
    ),
    checklist=("Does some of the traffic move to roads nearby?",),
    arguments=TrafficReduction,
    compute=effect,
)
