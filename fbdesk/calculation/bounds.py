"""Refuses what is no number or out of bounds, so that nothing wrong is computed in silence."""

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from fbdesk.errors import InputError

LABELS = {
    "base_t": "Emission of the base year",
    "reduction_share": "Reduction",
    "yearly_change": "Change per year",
    "inhabitants": "Inhabitants",
    "investment_nok": "Investment",
    "operating_nok_per_year": "Running costs per year",
    "saving_nok_per_year": "Savings per year",
    "annual_effect_t": "Effect per year",
    "net_cost_nok": "Net cost",
    "cost_per_t_nok": "Cost per tonne",
    "share_t": "Share of the joint effect",
}
"""What the checked numbers are called, for messages."""


def within(field: str, value: float, low: float, high: float, unit: str = "") -> float:
    """Return a number within its bounds; InputError for one outside, NaN and infinity."""
    if isinstance(value, bool) or not low <= finite(field, value, unit) <= high:
        raise InputError(
            "{field} must be between {low} and {high} {unit}, not {value}",
            field=field,
            label=LABELS[field],
            low=f"{low:.15g}",
            high=f"{high:.15g}",
            unit=unit,
            value=value,
        )
    return value


def finite(field: str, value: float, unit: str = "") -> float:
    """Return a number; InputError where it is none, as NaN or infinity."""
    if not math.isfinite(value):
        raise InputError(
            "{field} must be a number in {unit}, not {value}",
            field=field,
            label=LABELS[field],
            unit=unit,
            value=value,
        )
    return value


def check_each(field: str, values: Mapping[int, float], low: float, high: float) -> None:
    """Raise InputError unless the value of every year lies within the bounds."""
    for value in values.values():
        within(field, value, low, high)


def check_years(years: NDArray[np.int64]) -> None:
    """Raise InputError unless the years stand one after the other, each once."""
    if years.ndim != 1 or np.any(np.diff(years) != 1):
        raise InputError(
            "The years of a calculation must follow each other, from first to last: {years}",
            years=", ".join(str(year) for year in np.ravel(years).tolist()),
        )
