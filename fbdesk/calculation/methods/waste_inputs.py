"""Inputs that several waste methods share, and the classes of waste in the IPCC tables."""

from fbdesk.calculation.declaration import Input

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
    )
