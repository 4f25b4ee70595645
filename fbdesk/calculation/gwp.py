"""Global warming potentials: what a tonne of another gas is worth in tonnes of CO2.

The values come from the package globalwarmingpotentials (the IPCC's own tables, 100 years).
One inventory is read with one set: the sets are never mixed.
"""

from collections.abc import Mapping
from functools import cache

from fbdesk.calculation.quantities import Value
from fbdesk.errors import InputError

GWP_SETS = ("SAR", "AR4", "AR5", "AR6")
DEFAULT_GWP_SET = "AR5"

_REPORTS = {
    "SAR": "IPCC Second Assessment Report (1995), GWP100",
    "AR4": "IPCC Fourth Assessment Report (2007), GWP100",
    "AR5": "IPCC Fifth Assessment Report (2013), GWP100 without climate-carbon feedback",
    "AR6": "IPCC Sixth Assessment Report (2021), GWP100",
}


def gwp(gwp_set: str, gas: str) -> float:
    """Return t CO2e per t of the gas, over 100 years; InputError for an unknown set or gas.

    `gwp_set` is SAR, AR4, AR5 or AR6; `gas` is written as CO2, CH4, N2O, SF6, HFC134a, CF4 …
    """
    table = _table(known_gwp_set(gwp_set))
    if gas not in table:
        raise InputError("{gas} has no warming potential in {gwp}", gas=gas, gwp=gwp_set)
    return table[gas]


def gwp_source(gwp_set: str) -> str:
    """Return the report that a set comes from, as a reference to print."""
    return _REPORTS[known_gwp_set(gwp_set)]


def co2_equivalents_t(gas_t: Mapping[str, Value], gwp_set: str) -> Value:
    """Return Σ t·GWP, t CO2e, of an amount per gas in tonnes."""
    total: Value = 0.0
    for gas, amount in gas_t.items():
        total = total + amount * gwp(gwp_set, gas)
    return total


def known_gwp_set(gwp_set: str) -> str:
    """Return the set as it was given; InputError, with those there are, for any other word."""
    if gwp_set not in GWP_SETS:
        raise InputError(
            "The set of warming potentials must be one of {sets}, not {value}",
            sets=", ".join(GWP_SETS),
            value=gwp_set,
        )
    return gwp_set


@cache
def _table(gwp_set: str) -> Mapping[str, float]:
    import globalwarmingpotentials

    return {"CO2": 1.0, **globalwarmingpotentials.data[f"{gwp_set}GWP100"]}
