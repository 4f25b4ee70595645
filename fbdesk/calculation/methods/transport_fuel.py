"""Another fuel in the same engines, such as biodiesel; biogenic CO2 is told beside."""

from dataclasses import dataclass

from fbdesk.calculation.declaration import (
    Conditions,
    Example,
    Input,
    Memo,
    Method,
    Outcome,
    Part,
)
from fbdesk.calculation.places import BUSES, CARS, HEAVY_VEHICLES
from fbdesk.calculation.quantities import Value, tonnes


@dataclass(frozen=True, slots=True)
class Fuel:
    """Inputs of `effect`: litres, and the fossil emission per litre before and after."""

    litres: Value
    factor_before_kg_per_litre: Value
    factor_after_kg_per_litre: Value
    biogenic_kg_per_litre: Value = 0.0


def effect(inputs: Fuel, conditions: Conditions) -> Outcome:
    """Return the change, t CO2e per year (negative = reduction): l·(EF_after − EF_before).

    Biogenic CO2 of the new fuel is a memo item, never part of the sum (IPCC 2006 Guidelines,
    vol. 2, ch. 3).
    """
    del conditions
    change_kg = inputs.factor_after_kg_per_litre - inputs.factor_before_kg_per_litre
    biogenic_t = tonnes(inputs.litres * inputs.biogenic_kg_per_litre)
    return Outcome(
        (Part(CARS, tonnes(inputs.litres * change_kg)),),
        memo=(Memo("biogenic_co2", "Biogenic CO2 of the new fuel", "t CO2/yr", biogenic_t),),
    )


def _factor(input_id: str, label: str, help_text: str, *, default: float | None = None) -> Input:
    return Input(
        input_id,
        label,
        "kg CO2e/litre",
        0,
        5,
        help_text,
        default=default,
        default_source="" if default is None else "Not stated",
        factor_categories=("fuel emission factor",),
        where="The factor tables of fbdesk",
    )


METHOD = Method(
    id="transport.fuel",
    title="Another fuel",
    question="Another fuel in the same vehicles",
    focus_area=1,
    task="1.2",
    inputs=(
        Input(
            "litres",
            "Fuel",
            "litre/yr",
            0,
            1e9,
            "Litres per year that are exchanged, from the fuel supplier's account.",
            where="The fuel supplier's account for a year",
        ),
        _factor(
            "factor_before_kg_per_litre",
            "Emission per litre before",
            "Fossil CO2 per litre of the old fuel, from the energy table.",
        ),
        _factor(
            "factor_after_kg_per_litre",
            "Emission per litre after",
            "Fossil part only. For a pure biofuel it is 0 in the inventory: its CO2 is biogenic.",
        ),
        _factor(
            "biogenic_kg_per_litre",
            "Biogenic CO2 per litre after",
            "Told beside the result, never counted in it.",
            default=0.0,
        ),
    ),
    sources=(CARS, BUSES, HEAVY_VEHICLES),
    formula="l·(EF_after − EF_before)",
    literature=("Miljødirektoratet, omregningstabell (NIR 2021)",),
    example=Example(
        "100 000 litres of diesel (2.66 kg) become biodiesel, whose CO2 is biogenic.",
        {
            "litres": 100_000.0,
            "factor_before_kg_per_litre": 2.66,
            "factor_after_kg_per_litre": 0.0,
            "biogenic_kg_per_litre": 2.51,
        },
        direct_t=-266.0,
    ),
    checklist=(
        "Would the fuel have been blended with biofuel anyway?",
        "Does a litre of the new fuel drive as far as a litre of the old?",
    ),
    arguments=Fuel,
    compute=effect,
)
