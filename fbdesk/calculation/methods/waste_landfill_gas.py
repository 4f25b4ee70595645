"""More gas collected from a landfill and burnt."""

from dataclasses import dataclass

from fbdesk.calculation.declaration import Conditions, Example, Input, Method, Outcome, Part
from fbdesk.calculation.methods.waste_inputs import IPCC_3, OXIDATION
from fbdesk.calculation.places import LANDFILL_GAS
from fbdesk.calculation.quantities import Value


@dataclass(frozen=True, slots=True)
class LandfillGas:
    """Inputs of `effect`: the methane a landfill generates, and the share collected."""

    generated_ch4_t: Value
    recovery_before: Value
    recovery_after: Value
    oxidation: Value


def effect(inputs: LandfillGas, conditions: Conditions) -> Outcome:
    """Return the change, t CO2e per year (negative = reduction).

    CH4·(R_before − R_after)·(1 − OX)·GWP (IPCC 2006 Guidelines, vol. 5, ch. 3, eq. 3.1).
    """
    escapes = (inputs.recovery_before - inputs.recovery_after) * (1 - inputs.oxidation)
    return Outcome((Part(LANDFILL_GAS, inputs.generated_ch4_t * escapes * conditions.gwp["CH4"]),))


def _recovery(input_id: str, label: str) -> Input:
    return Input(
        input_id,
        label,
        "-",
        0,
        1,
        "Collected methane divided by generated, over a whole year.",
        where="The gas plant's log: methane burnt in a year",
    )


METHOD = Method(
    id="waste.landfill_gas",
    title="Gas collected from landfill",
    question="A landfill whose gas is collected",
    focus_area=3,
    task="3.2",
    inputs=(
        Input(
            "generated_ch4_t",
            "Methane generated",
            "t CH4/yr",
            0,
            1e6,
            "Tonnes of methane per year from the landfill's own model or its report to the state "
            "administrator.",
            where="The landfill's yearly report to the environmental authority",
        ),
        _recovery("recovery_before", "Share collected before"),
        _recovery("recovery_after", "Share collected after"),
        OXIDATION,
    ),
    sources=(LANDFILL_GAS,),
    formula="CH4·(R_before − R_after)·(1 − OX)·GWP",
    literature=(f"{IPCC_3}, eq. 3.1",),
    example=Example(
        "500 t of methane a year, collected share from 0.2 to 0.6, oxidation 0.1, GWP 28.",
        {
            "generated_ch4_t": 500.0,
            "recovery_before": 0.2,
            "recovery_after": 0.6,
            "oxidation": 0.1,
        },
        direct_t=-5_040.0,
    ),
    checklist=("An old landfill generates less each year: state a falling activity.",),
    arguments=LandfillGas,
    compute=effect,
    gases=("CH4",),
)
