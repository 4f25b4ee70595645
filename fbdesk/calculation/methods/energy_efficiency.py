"""Buildings that need less energy: insulation, control, better operation."""

from dataclasses import dataclass

from fbdesk.calculation.carriers import heating_place
from fbdesk.calculation.declaration import Conditions, Example, Input, Method, Outcome, Part
from fbdesk.calculation.methods.choices import carrier_input
from fbdesk.calculation.methods.energy_inputs import AREA, energy_factor
from fbdesk.calculation.places import DISTRICT_HEAT, ELECTRICITY, HEATING_GAS, HEATING_OIL
from fbdesk.calculation.quantities import Value, tonnes


@dataclass(frozen=True, slots=True)
class Efficiency:
    """Inputs of `effect`: buildings, what they use, and the share that is saved."""

    area_m2: Value
    specific_use_kwh_per_m2: Value
    saving_share: Value
    factor_kg_per_kwh: Value
    carrier_before: str | None = None


def effect(inputs: Efficiency, conditions: Conditions) -> Outcome:
    """Return the change, t CO2e per year (negative = reduction): −A·u·s·EF.

    Saved electricity and district heat are indirect, saved fuel on the spot is direct.
    """
    del conditions
    saved_kwh = inputs.area_m2 * inputs.specific_use_kwh_per_m2 * inputs.saving_share
    place = heating_place(inputs.carrier_before)
    return Outcome((Part(place, -tonnes(saved_kwh * inputs.factor_kg_per_kwh)),))


METHOD = Method(
    id="energy.efficiency",
    title="Less energy use in buildings",
    question="Buildings that use less energy",
    focus_area=2,
    task="2.1",
    inputs=(
        AREA,
        Input(
            "specific_use_kwh_per_m2",
            "Energy use today",
            "kWh/m2/yr",
            0,
            1_500,
            "Delivered energy per m² and year of the carrier that is saved. Best from the "
            "buildings' own meters; SSB gives means by kind of building.",
            factor_categories=("specific energy use", "Enova byggstatistikk 2017"),
            where="The buildings' own meters; else Enova's building statistics or SSB: energy "
            "use in service industries",
        ),
        Input(
            "saving_share",
            "Share that is saved",
            "-",
            0,
            1,
            "From the energy audit. Expect less than promised: people use some of it for comfort.",
            where="The energy audit (energimerking or ENØK report) of the buildings",
        ),
        energy_factor("factor_kg_per_kwh", "Emission per kWh saved", "carrier_before"),
        carrier_input("carrier_before", "Energy carrier that is saved"),
    ),
    sources=(HEATING_OIL, HEATING_GAS, ELECTRICITY, DISTRICT_HEAT),
    formula="−A·u·s·EF",
    literature=("SSB, Energibruk i tjenesteytende næringer, table 1",),
    example=Example(
        "10 000 m² with 200 kWh/m² of heating oil save 20 %; 0.26 kg per kWh.",
        {
            "area_m2": 10_000.0,
            "specific_use_kwh_per_m2": 200.0,
            "saving_share": 0.2,
            "factor_kg_per_kwh": 0.26,
            "carrier_before": "heatingoil",
        },
        direct_t=-104.0,
    ),
    checklist=(
        "Which carrier is saved? Saved electricity does not show in the municipal inventory.",
        "Is the same heat already taken away by a measure that changes the carrier?",
    ),
    arguments=Efficiency,
    compute=effect,
)
