"""A cleaner district heating plant: less oil and gas for the peaks, more waste heat."""

from dataclasses import dataclass

from fbdesk.calculation.carriers import transport_place
from fbdesk.calculation.declaration import Conditions, Example, Input, Method, Outcome, Part
from fbdesk.calculation.methods.choices import carrier_input
from fbdesk.calculation.methods.energy_inputs import energy_factor
from fbdesk.calculation.places import DISTRICT_HEATING, ELECTRICITY
from fbdesk.calculation.quantities import Value, tonnes


@dataclass(frozen=True, slots=True)
class DistrictHeating:
    """Inputs of `effect`: heat delivered, and the plant's emission before and after."""

    delivered_kwh: Value
    factor_before_kg_per_kwh: Value
    factor_after_kg_per_kwh: Value
    carrier_before: str | None = None
    carrier_after: str | None = None


def effect(inputs: DistrictHeating, conditions: Conditions) -> Outcome:
    """Return the change, t CO2e per year (negative = reduction): kWh·(EF_after − EF_before).

    The plant burns within the municipality, so its fuel is direct; power for heat pumps and
    electric boilers is indirect.
    """
    del conditions
    before_t = -tonnes(inputs.delivered_kwh * inputs.factor_before_kg_per_kwh)
    after_t = tonnes(inputs.delivered_kwh * inputs.factor_after_kg_per_kwh)
    return Outcome(
        (
            Part(transport_place(inputs.carrier_before, DISTRICT_HEATING), before_t),
            Part(transport_place(inputs.carrier_after, DISTRICT_HEATING), after_t),
        )
    )


METHOD = Method(
    id="energy.district_heating",
    title="Cleaner district heating",
    question="A district heating plant with less fossil fuel",
    focus_area=2,
    task="2.2",
    inputs=(
        Input(
            "delivered_kwh",
            "Heat delivered",
            "kWh/yr",
            0,
            1e11,
            "Heat delivered to customers per year, from the plant or Fjernkontrollen.",
            where="The plant's yearly report, or Fjernkontrollen (Norsk Fjernvarme)",
        ),
        energy_factor(
            "factor_before_kg_per_kwh", "Emission per delivered kWh before", "carrier_before"
        ),
        energy_factor(
            "factor_after_kg_per_kwh", "Emission per delivered kWh after", "carrier_after"
        ),
        carrier_input("carrier_before", "Energy carrier before"),
        carrier_input("carrier_after", "Energy carrier after"),
    ),
    sources=(DISTRICT_HEATING, ELECTRICITY),
    formula="kWh·(EF_after − EF_before)",
    literature=("SSB, Fjernvarme og fjernkjøling; SIMIEN wiki",),
    example=Example(
        "40 GWh at 0.05 kg per kWh come down to 0.01 kg.",
        {
            "delivered_kwh": 40e6,
            "factor_before_kg_per_kwh": 0.05,
            "factor_after_kg_per_kwh": 0.01,
        },
        direct_t=-1_600.0,
    ),
    checklist=("Are losses in the pipes in both factors, or in neither?",),
    arguments=DistrictHeating,
    compute=effect,
)
