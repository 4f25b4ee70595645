"""Inputs that several energy methods share."""

from fbdesk.calculation.declaration import Input

ENERGY_FACTORS = ("fuel emission factor", "electricity", "district heating", "bioenergy")

AREA = Input(
    "area_m2",
    "Heated area",
    "m2",
    0,
    1e9,
    "Heated floor area (BRA) of the buildings, from the property register or the energy "
    "follow-up system.",
    where="The property register (matrikkelen), or the buildings' energy follow-up system",
)


def energy_factor(input_id: str, label: str, carrier: str) -> Input:
    """Return the declaration of an emission factor per delivered kWh."""
    return Input(
        input_id,
        label,
        "kg CO2e/kWh",
        0,
        2,
        "Pick it from the energy table. For electricity and district heat it can be left empty: "
        "then the plan's accounting choice holds.",
        factor_categories=ENERGY_FACTORS,
        carrier_input=carrier,
        where="The factor tables of fbdesk; can be left empty for electricity and district heat",
    )


def efficiency(input_id: str, label: str) -> Input:
    """Return the declaration of a heating system's efficiency."""
    return Input(
        input_id,
        label,
        "-",
        0.2,
        8,
        "Useful heat per delivered kWh over the year. A heat pump's yearly COP is an efficiency "
        "above 1.",
        factor_categories=("efficiency",),
        where="The boiler's data sheet or a yearly measurement; typical values are in the "
        "factor tables",
    )
