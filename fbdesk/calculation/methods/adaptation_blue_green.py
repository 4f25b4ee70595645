"""The blue-green factor of a plot: how much of it takes water and carries life."""

from dataclasses import dataclass

import numpy as np

from fbdesk.calculation.declaration import (
    Column,
    Conditions,
    Example,
    Indicator,
    Input,
    Method,
    Outcome,
)
from fbdesk.calculation.quantities import Value
from fbdesk.calculation.tables import Table


@dataclass(frozen=True, slots=True)
class BlueGreen:
    """Inputs of `effect`: the plot, and its surfaces as (weight, m²) before and after."""

    plot_m2: Value
    surfaces_before: Table
    surfaces_after: Table


def blue_green_factor(surfaces: Table, plot_m2: Value) -> Value:
    """Return Σ(w·m²)/plot (Framtidens byer, Blågrønn faktor, veileder byggesak 2014)."""
    weighted_m2 = float(np.sum([weight * area_m2 for weight, area_m2 in surfaces]))
    return weighted_m2 / plot_m2


def effect(inputs: BlueGreen, conditions: Conditions) -> Outcome:
    """Return the blue-green factor before and after; the measure is complete without tonnes."""
    del conditions
    before = blue_green_factor(inputs.surfaces_before, inputs.plot_m2)
    after = blue_green_factor(inputs.surfaces_after, inputs.plot_m2)
    return Outcome(
        indicators=(Indicator("blue_green_factor", "Blue-green factor", "-", before, after),)
    )


_COLUMNS = (
    Column("kind", "Surface", "per m2", factor_categories=("BGF weight (2014 guide)",)),
    Column("m2", "Area", "m2", 0, 1e8),
)


def _surfaces(input_id: str, label: str) -> Input:
    return Input(
        input_id,
        label,
        "rows",
        0,
        100,
        "Each surface with its area, from the landscape plan. A surface may get an addition, such "
        "as rain garden, on a row of its own.",
        kind="table",
        columns=_COLUMNS,
        where="The landscape plan of the building application",
    )


METHOD = Method(
    id="adaptation.blue_green",
    title="Blue-green factor",
    question="A greener plot, by the blue-green factor",
    focus_area=4,
    task="4.1",
    inputs=(
        Input(
            "plot_m2",
            "Plot",
            "m2",
            1,
            1e8,
            "Area of the plot, from the site plan.",
            where="The site plan of the building application",
        ),
        _surfaces("surfaces_before", "Surfaces before"),
        _surfaces("surfaces_after", "Surfaces after"),
    ),
    sources=(),
    formula="BGF = Σ(w·m2)/plot",
    literature=("Framtidens byer, Oslo and Bærum: Blågrønn faktor, veileder byggesak (2014)",),
    example=Example(
        "A plot of 1 000 m²: asphalt before; 500 m² on the ground and 250 m² sedum roof after.",
        {
            "plot_m2": 1_000.0,
            "surfaces_before": [],
            "surfaces_after": [
                {"kind": "bgf-ground", "m2": 500},
                {"kind": "bgf-veg-3-20", "m2": 250},
            ],
        },
        indicators={"blue_green_factor": (0.0, 0.55)},
    ),
    checklist=("Cities usually ask for 0.7: what does the zoning plan ask for here?",),
    arguments=BlueGreen,
    compute=effect,
    gives_tonnes=False,
)
