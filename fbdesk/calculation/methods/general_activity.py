"""An activity whose emission per unit changes."""

from dataclasses import dataclass

from fbdesk.calculation.carriers import transport_place
from fbdesk.calculation.declaration import Conditions, Example, Input, Method, Outcome, Part
from fbdesk.calculation.methods.choices import DIRECT, SIDE, carrier_input, side_place
from fbdesk.calculation.places import UNPLACED
from fbdesk.calculation.quantities import Value, tonnes

_FACTORS = (
    "fuel emission factor",
    "electricity",
    "district heating",
    "g per pkm",
    "g per vkm",
    "kg per km",
    "incineration EF (derived)",
    "incineration EF",
    "waste disposal",
    "material use",
    "quantity factor",
    "spend factor (derived)",
)


@dataclass(frozen=True, slots=True)
class Activity:
    """Inputs of `effect`: so much of something, at one emission before and another after."""

    activity: Value
    factor_before_kg: Value
    factor_after_kg: Value
    side: str = DIRECT
    carrier_before: str | None = None
    carrier_after: str | None = None


def effect(inputs: Activity, conditions: Conditions) -> Outcome:
    """Return the change, t CO2e per year (negative = reduction).

    A·(EF_after − EF_before), A in units per year, EF in kg CO2e per unit: the activity-data
    times emission-factor rule of IPCC 2006 Guidelines, vol. 1, ch. 1.
    """
    del conditions
    place = side_place(inputs.side)
    before_t = -tonnes(inputs.activity * inputs.factor_before_kg)
    after_t = tonnes(inputs.activity * inputs.factor_after_kg)
    return Outcome(
        (
            Part(transport_place(inputs.carrier_before, place), before_t),
            Part(transport_place(inputs.carrier_after, place), after_t),
        )
    )


def _factor(input_id: str, label: str, carrier: str) -> Input:
    return Input(
        input_id,
        label,
        "kg CO2e/unit",
        0,
        1e6,
        "In kg CO2e per unit of the activity: litres need a factor per litre.",
        factor_categories=_FACTORS,
        carrier_input=carrier,
        where="The factor tables of fbdesk",
    )


METHOD = Method(
    id="general.activity",
    title="Activity and emission factors",
    question="Something that is done with less emission than before",
    focus_area=0,
    task="",
    inputs=(
        Input(
            "activity",
            "Amount per year",
            "units/yr",
            0,
            1e12,
            "How much is done per year, in a unit of your own: litres, kWh, nights, tonnes.",
            where="Invoices, meters or accounts of those who do it, for a whole year",
        ),
        _factor("factor_before_kg", "Emission per unit before", "carrier_before"),
        _factor("factor_after_kg", "Emission per unit after", "carrier_after"),
        SIDE,
        carrier_input("carrier_before", "Energy carrier before"),
        carrier_input("carrier_after", "Energy carrier after"),
    ),
    sources=(UNPLACED,),
    formula="A·(EF_after − EF_before)",
    literature=("IPCC 2006 Guidelines, vol. 1, ch. 1: activity data × emission factor",),
    example=Example(
        "10 000 litres of diesel in machines, 2.66 kg per litre, become electric power that "
        "counts as nothing in the inventory.",
        {"activity": 10_000.0, "factor_before_kg": 2.66, "factor_after_kg": 0.0},
        direct_t=-26.6,
    ),
    checklist=("Are both factors per the same unit as the amount?",),
    arguments=Activity,
    compute=effect,
)
