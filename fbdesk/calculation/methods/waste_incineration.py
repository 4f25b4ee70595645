"""Less fossil carbon in the waste that is burnt, above all plastic."""

from dataclasses import dataclass

from fbdesk.calculation.declaration import Conditions, Example, Input, Method, Outcome, Part
from fbdesk.calculation.methods.waste_inputs import IPCC_5
from fbdesk.calculation.places import WASTE_INCINERATION
from fbdesk.calculation.quantities import CO2_PER_C, Value


@dataclass(frozen=True, slots=True)
class Incineration:
    """Inputs of `effect`: waste burnt before and after, and its fossil carbon."""

    tonnes_before: Value
    tonnes_after: Value
    dry_matter: Value
    carbon_fraction: Value
    fossil_fraction: Value
    oxidation_factor: Value


def effect(inputs: Incineration, conditions: Conditions) -> Outcome:
    """Return the change, t CO2 per year (negative = reduction).

    (t_after − t_before)·dm·CF·FCF·OF·44/12: IPCC 2006 Guidelines, vol. 5, ch. 5, eq. 5.1.
    """
    del conditions
    fossil_t: Value = (
        (inputs.tonnes_after - inputs.tonnes_before)
        * inputs.dry_matter
        * inputs.carbon_fraction
        * inputs.fossil_fraction
        * inputs.oxidation_factor
    )
    return Outcome((Part(WASTE_INCINERATION, fossil_t * CO2_PER_C),))


def _burnt(input_id: str, label: str) -> Input:
    return Input(
        input_id,
        label,
        "t/yr",
        0,
        1e7,
        "Wet tonnes of one kind of waste that are burnt per year, from sorting analyses of the "
        "residual waste.",
        where="Sorting analysis (plukkanalyse) of the residual waste · tonnes from the "
        "waste company",
    )


METHOD = Method(
    id="waste.incineration",
    title="Less fossil waste burnt",
    question="Less plastic and textile in the waste that is burnt",
    focus_area=3,
    task="3.2",
    inputs=(
        _burnt("tonnes_before", "Burnt before"),
        _burnt("tonnes_after", "Burnt after"),
        Input(
            "dry_matter",
            "Dry matter",
            "-",
            0,
            1,
            "Share of the wet weight: plastic 1, textiles 0.8, nappies 0.4 (IPCC 2006).",
            factor_categories=("dry matter",),
            where="The factor tables of fbdesk",
        ),
        Input(
            "carbon_fraction",
            "Carbon in dry matter",
            "-",
            0,
            1,
            "Plastic 0.75, textiles 0.5, nappies 0.7 (IPCC 2006).",
            factor_categories=("carbon fraction",),
            where="The factor tables of fbdesk",
        ),
        Input(
            "fossil_fraction",
            "Fossil share of the carbon",
            "-",
            0,
            1,
            "Plastic 1, textiles 0.2, nappies 0.1, food and paper 0 (IPCC 2006).",
            factor_categories=("fossil carbon fraction",),
            where="The factor tables of fbdesk",
        ),
        Input(
            "oxidation_factor",
            "Share of the carbon that burns",
            "-",
            0,
            1,
            "1 in a modern plant.",
            default=1.0,
            default_source="IPCC 2006 Guidelines, vol. 5, ch. 5, table 5.2: 100 %",
        ),
    ),
    sources=(WASTE_INCINERATION,),
    formula="(t_after − t_before)·dm·CF·FCF·OF·44/12",
    literature=(IPCC_5,),
    example=Example(
        "1 000 t of plastic are no longer burnt.",
        {
            "tonnes_before": 1_000.0,
            "tonnes_after": 0.0,
            "dry_matter": 1.0,
            "carbon_fraction": 0.75,
            "fossil_fraction": 1.0,
            "oxidation_factor": 1.0,
        },
        direct_t=-2_750.0,
    ),
    checklist=(
        "Does the plant stand in the municipality, or is it in a neighbour's inventory?",
        "What heats the district when there is less waste to burn?",
    ),
    arguments=Incineration,
    compute=effect,
)
