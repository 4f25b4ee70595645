"""How much rain runs off a surface in a downpour, before and after it is made greener."""

from dataclasses import dataclass

from fbdesk.calculation.declaration import (
    Conditions,
    Example,
    Indicator,
    Input,
    Method,
    Outcome,
)
from fbdesk.calculation.quantities import Value

_MM_HA_PER_H_IN_M3_PER_S = 360.0
"""1 mm/h on 1 ha is 10 m³/h, 1/360 of a cubic metre per second."""


@dataclass(frozen=True, slots=True)
class Runoff:
    """Inputs of `effect`: the catchment, its surfaces, and the rain."""

    area_ha: Value
    coefficient_before: Value
    coefficient_after: Value
    intensity_mm_per_h: Value
    climate_factor: Value


def peak_runoff_m3_per_s(inputs: Runoff, coefficient: Value) -> Value:
    """Return the peak runoff, m³/s: Q = C·i·A·Kf/360, the rational method.

    i in mm/h, A in ha. It holds for small catchments, where the rain falls evenly.
    """
    rain: Value = inputs.intensity_mm_per_h * inputs.area_ha * inputs.climate_factor
    return coefficient * rain / _MM_HA_PER_H_IN_M3_PER_S


def effect(inputs: Runoff, conditions: Conditions) -> Outcome:
    """Return the peak runoff before and after; the measure is complete without tonnes."""
    del conditions
    before = peak_runoff_m3_per_s(inputs, inputs.coefficient_before)
    after = peak_runoff_m3_per_s(inputs, inputs.coefficient_after)
    return Outcome(indicators=(Indicator("peak_runoff", "Peak runoff", "m3/s", before, after),))


def _coefficient(input_id: str, label: str) -> Input:
    return Input(
        input_id,
        label,
        "-",
        0,
        1,
        "Share of the rain that runs off, as a mean over the area: roof 0.9, asphalt 0.8, gravel "
        "road 0.4, park 0.1.",
        factor_categories=("runoff coefficient",),
        where="The factor tables of fbdesk",
    )


METHOD = Method(
    id="adaptation.runoff",
    title="Less runoff",
    question="Surfaces that take more of the rain",
    focus_area=4,
    task="4.1",
    inputs=(
        Input(
            "area_ha",
            "Catchment",
            "ha",
            0,
            1_000,
            "Area that drains to the point concerned. Measure it on the municipal map.",
            where="The municipality's water and sewer map, or the elevation model (høydedata.no)",
        ),
        _coefficient("coefficient_before", "Runoff coefficient before"),
        _coefficient("coefficient_after", "Runoff coefficient after"),
        Input(
            "intensity_mm_per_h",
            "Rain intensity",
            "mm/h",
            0,
            500,
            "From the IDF curve of the nearest station (Norsk Klimaservicesenter), for the return "
            "period and duration of the design. Litres per second and hectare times 0.36.",
            where="Norsk Klimaservicesenter: IVF (IDF) statistics of the nearest station",
        ),
        Input(
            "climate_factor",
            "Climate factor",
            "-",
            1,
            2,
            "What more the rain of the future brings: 1.4 is advised for short heavy rain.",
            default_factor="kf-40",
            factor_ids=("kf-40",),
        ),
    ),
    sources=(),
    formula="Q = C·i·A·Kf/360",
    literature=("The rational method; Svenskt Vatten P110 for coefficients", "MET/NVE: +40 %"),
    example=Example(
        "36 ha, 20 mm/h, climate factor 1.4, coefficient from 0.8 to 0.5: 2.24 to 1.40 m³/s.",
        {
            "area_ha": 36.0,
            "coefficient_before": 0.8,
            "coefficient_after": 0.5,
            "intensity_mm_per_h": 20.0,
            "climate_factor": 1.4,
        },
        indicators={"peak_runoff": (2.24, 1.40)},
    ),
    checklist=(
        "Is the duration of the rain about the time the water needs to arrive?",
        "Where does the water go when the surface is full?",
    ),
    arguments=Runoff,
    compute=effect,
    gives_tonnes=False,
)
