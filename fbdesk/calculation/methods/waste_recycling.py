"""Waste sorted out to become material again."""

from dataclasses import dataclass

from fbdesk.calculation.declaration import Conditions, Example, Method, Outcome
from fbdesk.calculation.methods.waste_inputs import IPCC_5, TONNES, avoided, credit
from fbdesk.calculation.places import AVOIDED_PRODUCTION, WASTE_INCINERATION
from fbdesk.calculation.quantities import Value


@dataclass(frozen=True, slots=True)
class Recycling:
    """Inputs of `effect`: material recycled, what making it new costs, and its old treatment."""

    tonnes: Value
    credit_kg_per_t: Value
    avoided_treatment_kg_per_t: Value


def effect(inputs: Recycling, conditions: Conditions) -> Outcome:
    """Return the change, t CO2e per year (negative = reduction).

    Direct: −t·avoided treatment; indirect: −t·credit of the material not made anew.
    """
    del conditions
    return Outcome(
        avoided(
            inputs.tonnes,
            (WASTE_INCINERATION, inputs.avoided_treatment_kg_per_t),
            (AVOIDED_PRODUCTION, inputs.credit_kg_per_t),
        )
    )


METHOD = Method(
    id="waste.recycling",
    title="More recycling",
    question="Waste that is sorted out and recycled",
    focus_area=3,
    task="3.2",
    inputs=(
        TONNES,
        credit(
            "credit_kg_per_t",
            "Saved by not making it new",
            "New material minus recycled material, per tonne. It is saved where the material is "
            "made, so it is indirect.",
            "recycling avoided (derived)",
            "recycling avoided",
        ),
        credit(
            "avoided_treatment_kg_per_t",
            "Emission of the treatment it leaves",
            "What a tonne emits when it is burnt instead: plastic 2 750 kg, paper and glass 0. "
            "The national mean of residual waste is 550 kg.",
            "incineration EF",
            "incineration EF (derived)",
        ),
    ),
    sources=(WASTE_INCINERATION, AVOIDED_PRODUCTION),
    formula="direct: −t·avoided; indirect: −t·credit",
    literature=("UK Government GHG Conversion Factors 2025, material use", IPCC_5),
    example=Example(
        "1 000 t of plastic recycled: 1 600 kg saved in production and 2 750 kg in the furnace, "
        "per tonne.",
        {
            "tonnes": 1_000.0,
            "credit_kg_per_t": 1_600.0,
            "avoided_treatment_kg_per_t": 2_750.0,
        },
        direct_t=-2_750.0,
        indirect_t=-1_600.0,
    ),
    checklist=("How much is rejected at the sorting plant? Count only what is recycled.",),
    arguments=Recycling,
    compute=effect,
)
