"""Vehicles with a cleaner drive: electric cars, biogas buses, a greener municipal fleet."""

from dataclasses import dataclass

from fbdesk.calculation.carriers import transport_place
from fbdesk.calculation.declaration import Conditions, Example, Input, Method, Outcome, Part
from fbdesk.calculation.methods.choices import carrier_input
from fbdesk.calculation.methods.road_inputs import vehicle_factor
from fbdesk.calculation.places import BUSES, CARS, HEAVY_VEHICLES
from fbdesk.calculation.quantities import Value, tonnes


@dataclass(frozen=True, slots=True)
class Vehicles:
    """Inputs of `effect`: a fleet, what it drives, and its emission before and after."""

    vehicles: Value
    km_per_vehicle: Value
    factor_before_kg_per_km: Value
    factor_after_kg_per_km: Value
    carrier_before: str | None = None
    carrier_after: str | None = None


def effect(inputs: Vehicles, conditions: Conditions) -> Outcome:
    """Return the change, t CO2e per year (negative = reduction): n·km·(EF_after − EF_before)."""
    del conditions
    driven_vkm = inputs.vehicles * inputs.km_per_vehicle
    before, after = inputs.carrier_before, inputs.carrier_after
    return Outcome(
        (
            Part(
                transport_place(before, CARS), -tonnes(driven_vkm * inputs.factor_before_kg_per_km)
            ),
            Part(transport_place(after, CARS), tonnes(driven_vkm * inputs.factor_after_kg_per_km)),
        )
    )


METHOD = Method(
    id="transport.vehicles",
    title="Cleaner vehicles",
    question="Vehicles that are replaced by cleaner ones",
    focus_area=1,
    task="1.2",
    inputs=(
        Input(
            "vehicles",
            "Vehicles replaced",
            "vehicles",
            0,
            1e6,
            "Number that drive cleaner at full effect. State the years of replacement as phase-in.",
            where="The fleet list of the municipality or company. SSB: registered vehicles, by "
            "municipality",
        ),
        Input(
            "km_per_vehicle",
            "Distance per vehicle",
            "km/yr",
            0,
            300_000,
            "From the fleet's driving log, or SSB's statistics of road traffic volumes.",
            where="Driving logs. SSB: road traffic volumes, mean distance per vehicle",
        ),
        vehicle_factor(
            "factor_before_kg_per_km", "Emission per vehicle-km before", carrier="carrier_before"
        ),
        vehicle_factor(
            "factor_after_kg_per_km", "Emission per vehicle-km after", carrier="carrier_after"
        ),
        carrier_input("carrier_before", "Energy carrier before"),
        carrier_input("carrier_after", "Energy carrier after"),
    ),
    sources=(CARS, BUSES, HEAVY_VEHICLES),
    formula="n·km·(EF_after − EF_before)",
    literature=("IPCC 2006 Guidelines, vol. 2, ch. 3: road transport, distance × factor",),
    example=Example(
        "50 cars of 12 000 km go from 0.2 to 0.05 kg per km.",
        {
            "vehicles": 50.0,
            "km_per_vehicle": 12_000.0,
            "factor_before_kg_per_km": 0.2,
            "factor_after_kg_per_km": 0.05,
        },
        direct_t=-90.0,
    ),
    checklist=(
        "Would these vehicles have been replaced by cleaner ones anyway?",
        "Buses and lorries: choose their own row of the inventory.",
    ),
    arguments=Vehicles,
    compute=effect,
)
