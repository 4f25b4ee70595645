"""Heat from another carrier: oil boilers that give way to heat pumps, district heat or bio."""

from dataclasses import dataclass

from fbdesk.calculation.carriers import heating_place
from fbdesk.calculation.declaration import Conditions, Example, Input, Method, Outcome, Part
from fbdesk.calculation.methods.choices import carrier_input
from fbdesk.calculation.methods.energy_inputs import efficiency, energy_factor
from fbdesk.calculation.places import (
    DISTRICT_HEAT,
    ELECTRICITY,
    HEATING_BIOENERGY,
    HEATING_GAS,
    HEATING_KEROSENE,
    HEATING_OIL,
)
from fbdesk.calculation.quantities import Value, tonnes


@dataclass(frozen=True, slots=True)
class CarrierSwitch:
    """Inputs of `effect`: useful heat moved from one carrier to another."""

    useful_heat_kwh: Value
    efficiency_before: Value
    factor_before_kg_per_kwh: Value
    efficiency_after: Value
    factor_after_kg_per_kwh: Value
    carrier_before: str | None = None
    carrier_after: str | None = None


def effect(inputs: CarrierSwitch, conditions: Conditions) -> Outcome:
    """Return the change, t CO2e per year (negative = reduction).

    Q/η_after·EF_after − Q/η_before·EF_before, Q in kWh useful heat, EF in kg CO2e per delivered
    kWh; a heat pump's COP is an efficiency above 1. Each half counts where its carrier does.
    """
    del conditions
    delivered_before_kwh = inputs.useful_heat_kwh / inputs.efficiency_before
    delivered_after_kwh = inputs.useful_heat_kwh / inputs.efficiency_after
    before, after = inputs.carrier_before, inputs.carrier_after or inputs.carrier_before
    return Outcome(
        (
            Part(
                heating_place(before),
                -tonnes(delivered_before_kwh * inputs.factor_before_kg_per_kwh),
            ),
            Part(
                heating_place(after), tonnes(delivered_after_kwh * inputs.factor_after_kg_per_kwh)
            ),
        )
    )


METHOD = Method(
    id="energy.carrier",
    title="Heat from another carrier",
    question="Heating that changes from one carrier to another",
    focus_area=2,
    task="2.2",
    inputs=(
        Input(
            "useful_heat_kwh",
            "Useful heat",
            "kWh/yr",
            0,
            1e11,
            "Heat that the rooms receive in a year: oil used times boiler efficiency, not the oil "
            "itself. A litre of heating oil holds about 10 kWh.",
            where="Invoices for oil or gas: litres · 10 kWh · efficiency of the boiler",
        ),
        efficiency("efficiency_before", "Efficiency before"),
        energy_factor("factor_before_kg_per_kwh", "Emission per kWh before", "carrier_before"),
        efficiency("efficiency_after", "Efficiency after"),
        energy_factor("factor_after_kg_per_kwh", "Emission per kWh after", "carrier_after"),
        carrier_input("carrier_before", "Energy carrier before"),
        carrier_input("carrier_after", "Energy carrier after"),
    ),
    sources=(
        HEATING_OIL,
        HEATING_KEROSENE,
        HEATING_GAS,
        HEATING_BIOENERGY,
        ELECTRICITY,
        DISTRICT_HEAT,
    ),
    formula="Q/η_after·EF_after − Q/η_before·EF_before",
    literature=("Miljødirektoratet, omregningstabell (NIR 2021)",),
    example=Example(
        "3.5 GWh useful heat from oil boilers (η 0.7, 0.26 kg) come from heat pumps (COP 3.5, "
        "power at 0.015 kg): 5 GWh oil against 1 GWh power.",
        {
            "useful_heat_kwh": 3.5e6,
            "efficiency_before": 0.7,
            "factor_before_kg_per_kwh": 0.26,
            "efficiency_after": 3.5,
            "factor_after_kg_per_kwh": 0.015,
            "carrier_before": "heatingoil",
            "carrier_after": "el",
        },
        direct_t=-1_300.0,
        indirect_t=15.0,
    ),
    checklist=(
        "Is the heat useful heat, and not the energy bought?",
        "Does oil remain for the coldest days? Then leave that heat out.",
    ),
    arguments=CarrierSwitch,
    compute=effect,
)
