"""Dwellings built where the city is dense, so that their people drive less."""

from dataclasses import dataclass

from fbdesk.calculation.declaration import Conditions, Example, Input, Method, Outcome, Part
from fbdesk.calculation.elementary import power
from fbdesk.calculation.methods.road_inputs import TRAFFIC_FACTOR
from fbdesk.calculation.places import CARS
from fbdesk.calculation.quantities import Value, tonnes


@dataclass(frozen=True, slots=True)
class Densification:
    """Inputs of `effect`: dwellings, their driving, and the density they are built at."""

    dwellings: Value
    vkm_per_dwelling: Value
    density_before: Value
    density_after: Value
    elasticity: Value
    factor_kg_per_km: Value


def effect(inputs: Densification, conditions: Conditions) -> Outcome:
    """Return the change, t CO2e per year (negative = reduction).

    n·vkm·((D1/D0)^e − 1)·EF, e the elasticity of driving with respect to density (Cervero &
    Murakami 2010; Ewing & Cervero 2010 found a far weaker one).
    """
    del conditions
    ratio = power(inputs.density_after / inputs.density_before, inputs.elasticity)
    change_vkm = inputs.dwellings * inputs.vkm_per_dwelling * (ratio - 1)
    return Outcome((Part(CARS, tonnes(change_vkm * inputs.factor_kg_per_km)),))


def _density(input_id: str, label: str) -> Input:
    return Input(
        input_id,
        label,
        "persons/km2",
        1,
        100_000,
        "Inhabitants per km² of built-up area, from SSB's tettsted statistics. Both in the same "
        "way.",
        where="SSB: urban settlements (tettsteder), population and area",
    )


METHOD = Method(
    id="landuse.densification",
    title="Denser building",
    question="New dwellings in the dense city instead of the outskirts",
    focus_area=1,
    task="1.1",
    inputs=(
        Input(
            "dwellings",
            "Dwellings",
            "dwellings",
            0,
            1e6,
            "Dwellings that are built dense instead of spread, at full effect.",
            where="The municipality's housing programme or zoning plans",
        ),
        Input(
            "vkm_per_dwelling",
            "Driving per dwelling",
            "vkm/yr",
            0,
            100_000,
            "Vehicle-km per year of a household in the outskirts, from the travel survey.",
            where="The national travel survey (RVU), the tables for your city region",
        ),
        _density("density_before", "Density of the alternative"),
        _density("density_after", "Density where it is built"),
        Input(
            "elasticity",
            "Elasticity of driving to density",
            "-",
            -2,
            0,
            "Studies differ tenfold (−0.04 to −0.38): state a range.",
            factor_ids=(
                "el-vmt-density",
                "el-vmt-density-ec",
                "el-vmt-access-ec",
                "el-vmt-downtown-ec",
            ),
            where="The factor tables of fbdesk",
        ),
        TRAFFIC_FACTOR,
    ),
    sources=(CARS,),
    formula="n·vkm·((D1/D0)^e − 1)·EF",
    literature=(
        "Cervero & Murakami (2010), Environment and Planning A 42, 400-418",
        "Ewing & Cervero (2010), JAPA 76(3)",
    ),
    example=Example(
        "1 000 dwellings that would drive 12 000 km, at four times the density and an elasticity "
        "of −0.5: half the driving, 0.2 kg per km.",
        {
            "dwellings": 1_000.0,
            "vkm_per_dwelling": 12_000.0,
            "density_before": 1_000.0,
            "density_after": 4_000.0,
            "elasticity": -0.5,
            "factor_kg_per_km": 0.2,
        },
        direct_t=-1_200.0,
    ),
    checklist=("Would the dwellings otherwise be built in the same municipality?",),
    arguments=Densification,
    compute=effect,
)
