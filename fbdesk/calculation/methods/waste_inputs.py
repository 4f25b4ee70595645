"""Inputs that several waste methods share, and the classes of waste in the IPCC tables."""

import numpy as np

from fbdesk.calculation.declaration import Input, Part
from fbdesk.calculation.places import Place
from fbdesk.calculation.quantities import Value, tonnes

WASTE_CLASSES = ("paper", "textiles", "food", "wood", "garden", "nappies")

IPCC_3 = "IPCC 2006 Guidelines, vol. 5, ch. 3"
IPCC_4 = "IPCC 2006 Guidelines, vol. 5, ch. 4, table 4.1"
IPCC_5 = "IPCC 2006 Guidelines, vol. 5, ch. 5, eq. 5.1 and table 2.4"

TONNES = Input(
    "tonnes",
    "Waste",
    "t/yr",
    0,
    1e7,
    "Tonnes per year as weighed, from the waste company's yearly report or KOSTRA.",
    where="The waste company's yearly report. KOSTRA (SSB): household waste, by "
    "municipality and treatment",
)

OXIDATION = Input(
    "oxidation",
    "Share of methane oxidised in the cover",
    "-",
    0,
    1,
    "0.1 for a managed landfill covered with soil or compost, 0 without such a cover "
    "(IPCC 2006, table 3.2).",
    default=0.1,
    default_source="IPCC 2006 Guidelines, vol. 5, table 3.2: managed, covered with soil or compost",
    factor_categories=("OX",),
)


def avoided(waste_t: Value, *factors_kg_per_t: tuple[Place, Value]) -> tuple[Part, ...]:
    """Return −t·factor, t CO2e per year, at each place whose factor is not 0.

    A factor of 0 says that the waste has nothing to do with the place: there is no effect there,
    which is something else than an effect of 0. Where all are 0, the first place has the 0.
    """
    told = [(place, factor) for place, factor in factors_kg_per_t if np.any(factor)]
    return tuple(
        Part(place, -tonnes(waste_t * factor)) for place, factor in told or factors_kg_per_t[:1]
    )


def credit(input_id: str, label: str, help_text: str, *categories: str) -> Input:
    """Return the declaration of an avoided emission per tonne of waste."""
    return Input(
        input_id,
        label,
        "kg CO2e/t",
        0,
        50_000,
        help_text,
        factor_categories=categories,
        where="The factor tables of fbdesk, or the plant's own environmental account",
    )
