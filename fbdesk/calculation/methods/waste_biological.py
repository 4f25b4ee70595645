"""Organic waste to compost or biogas: what the treatment emits, replaces and gives back."""

from dataclasses import dataclass

import numpy as np

from fbdesk.calculation.declaration import Conditions, Example, Input, Method, Outcome, Part
from fbdesk.calculation.methods.waste_inputs import IPCC_4, TONNES, avoided, credit
from fbdesk.calculation.places import AVOIDED_PRODUCTION, BIOLOGICAL_TREATMENT
from fbdesk.calculation.quantities import Value, tonnes


@dataclass(frozen=True, slots=True)
class Biological:
    """Inputs of `effect`: organic waste, gases of its treatment, and what it replaces."""

    tonnes: Value
    ch4_g_per_kg: Value
    n2o_g_per_kg: Value
    replaced_kg_per_t: Value
    biogas_credit_kg_per_t: Value


def effect(inputs: Biological, conditions: Conditions) -> Outcome:
    """Return the change, t CO2e per year (negative = reduction; compost alone adds emissions).

    Direct: t·(CH4·GWP + N2O·GWP − replaced); indirect: −t·credit. g per kg is kg per t (IPCC
    2006 Guidelines, vol. 5, ch. 4, eq. 4.1-4.2).
    """
    treatment_kg_per_t = (
        inputs.ch4_g_per_kg * conditions.gwp["CH4"] + inputs.n2o_g_per_kg * conditions.gwp["N2O"]
    )
    direct_t = tonnes(inputs.tonnes * (treatment_kg_per_t - inputs.replaced_kg_per_t))
    credited = (AVOIDED_PRODUCTION, inputs.biogas_credit_kg_per_t)
    elsewhere = avoided(inputs.tonnes, credited) if np.any(inputs.biogas_credit_kg_per_t) else ()
    return Outcome((Part(BIOLOGICAL_TREATMENT, direct_t), *elsewhere))


def _gas(input_id: str, label: str, unit: str, factor_ids: tuple[str, ...]) -> Input:
    return Input(
        input_id,
        label,
        unit,
        0,
        100,
        "Grams per kg wet waste: composting 4 g methane and 0.24 g nitrous oxide, biogas plant "
        "0.8 g methane (IPCC 2006, table 4.1).",
        factor_ids=factor_ids,
        where="The factor tables of fbdesk",
    )


METHOD = Method(
    id="waste.biological",
    title="Compost and biogas",
    question="Food waste that becomes compost or biogas",
    focus_area=3,
    task="3.2",
    inputs=(
        TONNES,
        _gas(
            "ch4_g_per_kg",
            "Methane from the treatment",
            "g CH4/kg",
            ("bio-comp-ch4-wet", "bio-ad-ch4-wet"),
        ),
        _gas(
            "n2o_g_per_kg",
            "Nitrous oxide from the treatment",
            "g N2O/kg",
            ("bio-comp-n2o-wet", "bio-ad-n2o"),
        ),
        credit(
            "replaced_kg_per_t",
            "Emission of the treatment it replaces",
            "What the same tonne emitted before, in the municipal inventory. 0 for food waste "
            "that was burnt: its carbon is biogenic.",
            "waste disposal",
            "incineration EF (derived)",
        ),
        credit(
            "biogas_credit_kg_per_t",
            "Saved by biogas and fertiliser",
            "Emission avoided elsewhere per tonne of waste, from the biogas plant. 0 for compost.",
        ),
    ),
    sources=(BIOLOGICAL_TREATMENT, AVOIDED_PRODUCTION),
    formula="direct: t·(CH4·GWP + N2O·GWP − replaced); indirect: −t·credit",
    literature=(IPCC_4,),
    example=Example(
        "1 000 t composted at 4 g methane and 0.24 g nitrous oxide per kg, AR5: 4·28 + 0.24·265 "
        "= 175.6 kg per t more than nothing.",
        {
            "tonnes": 1_000.0,
            "ch4_g_per_kg": 4.0,
            "n2o_g_per_kg": 0.24,
            "replaced_kg_per_t": 0.0,
            "biogas_credit_kg_per_t": 0.0,
        },
        direct_t=175.6,
    ),
    checklist=("Is the biogas used as fuel counted in a transport measure too? Then not here.",),
    arguments=Biological,
    compute=effect,
    gases=("CH4", "N2O"),
)
