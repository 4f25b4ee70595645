"""When a measure works: its start, how it is phased in, how long it lasts, how it grows."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fbdesk.calculation.elementary import growth
from fbdesk.errors import InputError

FIRST_YEAR, LAST_YEAR = 1900, 3000
_LONGEST_PHASE_IN, _LONGEST_LIFE = 50, 100
_MOST_CHANGE = 0.5

LABELS = {
    "start": "First year with effect",
    "phase_in": "Phase-in",
    "lifetime": "Lifetime",
    "yearly_change": "Change of activity per year",
    "first year": "First year",
    "last year": "Last year",
}
"""What the parts of a course are called, for messages and for the passport."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The course of an effect over the years.

    `start` is the first year with effect. `phase_in` years lead evenly to the full effect.
    `lifetime` years later it is gone; None stands for a lasting effect. `yearly_change` is the
    change of the activity per year as a share (0.01 = one per cent more each year after start).
    """

    start: int
    phase_in: int = 1
    lifetime: int | None = None
    yearly_change: float = 0.0

    def __post_init__(self) -> None:
        """Refuse a course that no calendar knows."""
        _whole("start", self.start, FIRST_YEAR, LAST_YEAR)
        _whole("phase_in", self.phase_in, 1, _LONGEST_PHASE_IN)
        if self.lifetime is not None:
            _whole("lifetime", self.lifetime, 1, _LONGEST_LIFE)
        change = self.yearly_change
        if not _is_number(change) or not -_MOST_CHANGE <= change <= _MOST_CHANGE:
            raise _outside("yearly_change", change, -_MOST_CHANGE, _MOST_CHANGE, "per year")

    def shares(self, years: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the share of the full effect in each year, same shape as `years`.

        min((i + 1)/n, 1)·(1 + change)^i in year start + i, 0 before the start and from the year
        start + lifetime on.
        """
        return self._course(years, self.lifetime)

    def amounts(self, years: NDArray[np.int64], duration: int) -> NDArray[np.float64]:
        """Return the same shares for an activity that goes on for `duration` years."""
        return self._course(years, duration)

    def _course(self, years: NDArray[np.int64], lifetime: int | None) -> NDArray[np.float64]:
        since = years - self.start
        works = since >= 0
        if lifetime is not None:
            works &= since < lifetime
        elapsed = np.maximum(since, 0)
        phased = np.minimum((elapsed + 1) / self.phase_in, 1.0)
        return np.where(works, phased * growth(self.yearly_change, elapsed), 0.0)


def year_range(first: int, last: int) -> NDArray[np.int64]:
    """Return every year from first to last, both included; InputError where they are no range."""
    _whole("first year", first, FIRST_YEAR, LAST_YEAR)
    _whole("last year", last, FIRST_YEAR, LAST_YEAR)
    if last < first:
        raise InputError(
            "The last year, {last}, comes before the first, {first}", first=first, last=last
        )
    return np.arange(first, last + 1, dtype=np.int64)


def _whole(field: str, value: object, low: int, high: int) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise _outside(
            field, value, low, high, "years" if field in {"phase_in", "lifetime"} else ""
        )


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _outside(field: str, value: object, low: float, high: float, unit: str) -> InputError:
    if not unit:
        return InputError(
            "{field} must be a year between {low} and {high}, not {value}",
            field=field,
            label=LABELS[field],
            low=low,
            high=high,
            value=value,
        )
    return InputError(
        "{field} must be between {low} and {high} {unit}, not {value}",
        field=field,
        label=LABELS[field],
        low=low,
        high=high,
        unit=unit,
        value=value,
    )
