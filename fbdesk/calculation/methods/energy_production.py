"""Renewable energy that displaces another: solar, small hydro, waste heat."""

from dataclasses import dataclass

from fbdesk.calculation.carriers import transport_place
from fbdesk.calculation.declaration import Conditions, Example, Input, Method, Outcome, Part
from fbdesk.calculation.methods.choices import carrier_input
from fbdesk.calculation.methods.energy_inputs import energy_factor
from fbdesk.calculation.places import DISTRICT_HEATING, ELECTRICITY, POWER_PRODUCTION
from fbdesk.calculation.quantities import Value, tonnes


@dataclass(frozen=True, slots=True)
class Production:
    """Inputs of `effect`: energy produced, and the emission of what it displaces."""

    production_kwh: Value
    factor_displaced_kg_per_kwh: Value
    carrier_before: str | None = None


def effect(inputs: Production, conditions: Conditions) -> Outcome:
    """Return the change, t CO2e per year (negative = reduction): −kWh·EF."""
    del conditions
    displaced_kg = inputs.production_kwh * inputs.factor_displaced_kg_per_kwh
    place = transport_place(inputs.carrier_before, POWER_PRODUCTION)
    return Outcome((Part(place, -tonnes(displaced_kg)),))


METHOD = Method(
    id="energy.production",
    title="New renewable energy",
    question="Renewable energy that displaces other energy",
    focus_area=2,
    task="2.2",
    inputs=(
        Input(
            "production_kwh",
            "Production",
            "kWh/yr",
            0,
            1e11,
            "Net delivered energy in a normal year, own use of the plant taken off.",
            where="The supplier's calculation or the meter. Solar: PVGIS of the EU for the "
            "roof's place and slope",
        ),
        energy_factor(
            "factor_displaced_kg_per_kwh", "Emission per kWh displaced", "carrier_before"
        ),
        carrier_input("carrier_before", "Energy carrier that is displaced"),
    ),
    sources=(POWER_PRODUCTION, DISTRICT_HEATING, ELECTRICITY),
    formula="−kWh·EF",
    literature=("NVE, klimadeklarasjon and varedeklarasjon",),
    example=Example(
        "500 000 kWh solar power displace power at 0.018 kg per kWh, outside the municipality.",
        {
            "production_kwh": 500_000.0,
            "factor_displaced_kg_per_kwh": 0.018,
            "carrier_before": "el",
        },
        indirect_t=-9.0,
    ),
    checklist=("What is really displaced here: power, oil, or nothing?",),
    arguments=Production,
    compute=effect,
)
