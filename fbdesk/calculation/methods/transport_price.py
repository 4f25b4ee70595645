"""A price on driving or parking: toll, congestion charge, parking fee."""

from dataclasses import dataclass

from fbdesk.calculation.declaration import Conditions, Example, Input, Method, Outcome, Part
from fbdesk.calculation.elementary import power
from fbdesk.calculation.methods.road_inputs import CAR_ELASTICITIES, TRAFFIC, TRAFFIC_FACTOR
from fbdesk.calculation.places import CARS
from fbdesk.calculation.quantities import Value, tonnes


@dataclass(frozen=True, slots=True)
class Price:
    """Inputs of `effect`: the traffic that meets the price, and how it answers."""

    traffic_vkm: Value
    affected_share: Value
    price_before: Value
    price_after: Value
    elasticity: Value
    factor_kg_per_km: Value


def effect(inputs: Price, conditions: Conditions) -> Outcome:
    """Return the change, t CO2e per year (negative = reduction).

    Q0 = vkm·share; Q1 = Q0·(P1/P0)^e, constant elasticity; (Q1 − Q0)·EF.

    A constant elasticity holds for large changes of price too, where a straight line would end
    below zero. Source of the form: Balcombe et al. (2004), ch. 5; elasticities as chosen.
    """
    del conditions
    before_vkm = inputs.traffic_vkm * inputs.affected_share
    ratio = power(inputs.price_after / inputs.price_before, inputs.elasticity)
    after_vkm = before_vkm * ratio
    return Outcome((Part(CARS, tonnes((after_vkm - before_vkm) * inputs.factor_kg_per_km)),))


def _price(input_id: str, label: str) -> Input:
    return Input(
        input_id,
        label,
        "NOK",
        0.01,
        100_000,
        "What a driver pays for the same thing before and after: the whole cost of the trip, or "
        "the parking fee, whichever the elasticity is for. Never zero: a new fee on top of "
        "nothing must be read as a rise in the whole cost of the trip.",
        where="The toll or parking company's rates; for the whole trip also fuel and distance",
    )


METHOD = Method(
    id="transport.price",
    title="Price on driving or parking",
    question="The price of driving or parking",
    focus_area=1,
    task="1.3",
    inputs=(
        TRAFFIC,
        Input(
            "affected_share",
            "Share of the traffic that meets the price",
            "-",
            0,
            1,
            "Share of the year's vehicle-km that meets the new price. A rush-hour charge meets "
            "only rush-hour traffic: look the share up in the traffic counts, hour by hour.",
            where="Statens vegvesen: traffic registrations hour by hour, or the toll company's "
            "passages",
        ),
        _price("price_before", "Price before"),
        _price("price_after", "Price after"),
        Input(
            "elasticity",
            "Price elasticity of traffic",
            "-",
            -3,
            0,
            "−0.3: traffic falls about 0.3 % where the price rises 1 %. It must belong to the "
            "price you state (fuel, whole trip, parking).",
            factor_ids=CAR_ELASTICITIES,
            where="The factor tables of fbdesk",
        ),
        TRAFFIC_FACTOR,
    ),
    sources=(CARS,),
    formula="Q0 = vkm·share; Q1 = Q0·(P1/P0)^e; (Q1 − Q0)·EF",
    literature=(
        "Balcombe et al. (2004), The demand for public transport, TRL593",
        "Goodwin et al. (2002), via Kollektivtransport.net",
        "tiltak.no B.1 (TØI): observed effects of time-differentiated tolls",
    ),
    example=Example(
        "A quarter of 400 million vehicle-km meets a trip cost that rises from 20 to 25 kroner; "
        "elasticity −0.3, 0.2 kg per km. 100 million become 93.525 million vehicle-km.",
        {
            "traffic_vkm": 400e6,
            "affected_share": 0.25,
            "price_before": 20.0,
            "price_after": 25.0,
            "elasticity": -0.3,
            "factor_kg_per_km": 0.2,
        },
        direct_t=-1_295.03,
    ),
    checklist=(
        "Is the share of the traffic for the whole year, not for the rush hour?",
        "Are both prices for the same thing as the elasticity?",
        "Where does the traffic go: other roads, other hours, bus, bicycle?",
    ),
    arguments=Price,
    compute=effect,
)
