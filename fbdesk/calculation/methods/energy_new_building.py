"""New buildings that need less than the building code allows."""

from dataclasses import dataclass

from fbdesk.calculation.carriers import heating_place
from fbdesk.calculation.declaration import Conditions, Example, Input, Method, Outcome, Part
from fbdesk.calculation.methods.choices import carrier_input
from fbdesk.calculation.methods.energy_inputs import AREA, efficiency, energy_factor
from fbdesk.calculation.places import DISTRICT_HEAT, ELECTRICITY, HEATING_OIL
from fbdesk.calculation.quantities import Value, tonnes


@dataclass(frozen=True, slots=True)
class NewBuilding:
    """Inputs of `effect`: area, net need by the code and as built, and the heating system."""

    area_m2: Value
    need_standard_kwh_per_m2: Value
    need_built_kwh_per_m2: Value
    system_efficiency: Value
    factor_kg_per_kwh: Value
    carrier_before: str | None = None


def effect(inputs: NewBuilding, conditions: Conditions) -> Outcome:
    """Return the change, t CO2e per year (negative = reduction): A·(built − standard)/η·EF.

    The code's frames are net need; the heating system's efficiency turns them into delivered
    energy, which is what emits.
    """
    del conditions
    change_net_kwh = inputs.area_m2 * (
        inputs.need_built_kwh_per_m2 - inputs.need_standard_kwh_per_m2
    )
    delivered_kwh = change_net_kwh / inputs.system_efficiency
    place = heating_place(inputs.carrier_before)
    return Outcome((Part(place, tonnes(delivered_kwh * inputs.factor_kg_per_kwh)),))


def _need(input_id: str, label: str, help_text: str) -> Input:
    return Input(
        input_id,
        label,
        "kWh/m2/yr",
        0,
        1_000,
        help_text,
        factor_categories=("TEK17 energy frame", "TEK10 (before 2016) energy frame"),
        where="TEK § 14-2 (the code), the energy calculation by NS 3031 (as built)",
    )


METHOD = Method(
    id="energy.new_building",
    title="Better new buildings",
    question="New buildings better than the code demands",
    focus_area=2,
    task="2.1",
    inputs=(
        AREA,
        _need(
            "need_standard_kwh_per_m2",
            "Net need by the code",
            "Energy frame of the building code for this kind of building (net need).",
        ),
        _need(
            "need_built_kwh_per_m2",
            "Net need as built",
            "From the energy calculation by NS 3031 (net need), not from the energy label.",
        ),
        efficiency("system_efficiency", "Efficiency of the heating system"),
        energy_factor("factor_kg_per_kwh", "Emission per kWh", "carrier_before"),
        carrier_input("carrier_before", "Energy carrier"),
    ),
    sources=(HEATING_OIL, ELECTRICITY, DISTRICT_HEAT),
    formula="A·(built − standard)/η·EF",
    literature=("TEK17 § 14-2; TEK10 via Lavenergiprogrammet",),
    example=Example(
        "20 000 m² offices at 75 instead of 115 kWh/m², district heat with η 0.8 at 0.075 kg.",
        {
            "area_m2": 20_000.0,
            "need_standard_kwh_per_m2": 115.0,
            "need_built_kwh_per_m2": 75.0,
            "system_efficiency": 0.8,
            "factor_kg_per_kwh": 0.075,
            "carrier_before": "dh",
        },
        indirect_t=-75.0,
    ),
    checklist=("Are both needs net need, calculated in the same way?",),
    arguments=NewBuilding,
    compute=effect,
)
