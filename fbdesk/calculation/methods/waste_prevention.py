"""Waste that never arises: reuse, repair, less food thrown away."""

from dataclasses import dataclass

from fbdesk.calculation.declaration import Conditions, Example, Method, Outcome
from fbdesk.calculation.methods.waste_inputs import TONNES, avoided, credit
from fbdesk.calculation.places import AVOIDED_PRODUCTION, WASTE_INCINERATION
from fbdesk.calculation.quantities import Value


@dataclass(frozen=True, slots=True)
class Prevention:
    """Inputs of `effect`: waste avoided, its treatment, and the making of what it was."""

    tonnes: Value
    treatment_kg_per_t: Value
    production_kg_per_t: Value


def effect(inputs: Prevention, conditions: Conditions) -> Outcome:
    """Return the change, t CO2e per year (negative = reduction).

    Direct: −t·treatment; indirect: −t·production.
    """
    del conditions
    return Outcome(
        avoided(
            inputs.tonnes,
            (WASTE_INCINERATION, inputs.treatment_kg_per_t),
            (AVOIDED_PRODUCTION, inputs.production_kg_per_t),
        )
    )


METHOD = Method(
    id="waste.prevention",
    title="Less waste",
    question="Waste that never arises",
    focus_area=3,
    task="3.2",
    inputs=(
        TONNES,
        credit(
            "treatment_kg_per_t",
            "Emission of the treatment",
            "What a tonne would have emitted in treatment, within the municipality.",
            "incineration EF",
            "incineration EF (derived)",
        ),
        credit(
            "production_kg_per_t",
            "Emission of making it",
            "From raw material to shop, per tonne of product: food 3 700 kg, clothing 22 300 kg.",
            "quantity factor",
            "material use",
        ),
    ),
    sources=(WASTE_INCINERATION, AVOIDED_PRODUCTION),
    formula="direct: −t·treatment; indirect: −t·production",
    literature=("UK Government GHG Conversion Factors 2025, material use",),
    example=Example(
        "100 t of clothing reused: 293 kg per t in the furnace, 22 310 kg per t in production.",
        {"tonnes": 100.0, "treatment_kg_per_t": 293.0, "production_kg_per_t": 22_310.0},
        direct_t=-29.3,
        indirect_t=-2_231.0,
    ),
    checklist=("Does the reused thing really replace a new one?",),
    arguments=Prevention,
    compute=effect,
)
