"""What a measure's result hangs on: its effect as each uncertain number goes from low to high.

The figure is known as a tornado: one bar per number, the longest first. Where a rank correlation
tells what spreads the whole plan, this tells of one measure how many tonnes each number is worth.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fbdesk.calculation.declaration import Outcome, Part
from fbdesk.calculation.prepare import Prepared, UncertainNumber, course
from fbdesk.calculation.quantities import Value, added

LOW_SHARE, HIGH_SHARE = 0.05, 0.95
"""A number goes from its 5th to its 95th percentile."""


@dataclass(frozen=True, slots=True)
class Swing:
    """One uncertain number, and the effect at its low and at its high end, t CO2e.

    `input` is the id of the input, `label` the words for it in English and `unit` its unit.
    `factor` is the id of a factor that all the calculations share, else empty; `calculation` is
    the key of the calculation that an own number belongs to. `low` and `high` are the number's
    P5 and P95, `value` is the number itself. The other numbers stay at their own values.
    """

    input: str
    label: str
    unit: str
    factor: str
    calculation: str
    value: float
    low: float
    high: float
    at_low_t: float
    at_high_t: float

    @property
    def width_t(self) -> float:
        """Return how many tonnes the number is worth: the length of its bar."""
        return abs(self.at_high_t - self.at_low_t)


@dataclass(frozen=True, slots=True)
class Tornado:
    """The effect with every number at its own value, t CO2e, and the swings, the longest first.

    `effect_t` is None where there are no tonnes on that side of the boundary. A number that the
    effect does not follow is left out.
    """

    effect_t: float | None
    swings: tuple[Swing, ...] = ()


def tornado(
    calculations: Sequence[Prepared], *, year: int | None = None, direct: bool = True
) -> Tornado:
    """Return how the effect of a measure's calculations together follows each uncertain number.

    `year` must be one of their years and gives the effect in that year; without it the effect is
    the yearly level at full effect, or the sum over all years where a calculation has no steady
    level. `direct` chooses the side of the municipal boundary.
    """
    tell = _teller(calculations, year, direct=direct)
    levels = [tell(each, {}) for each in calculations]
    known = [np.asarray(level) for level in levels if level is not None]
    if not known:
        return Tornado(None)
    effect_t = float(sum(known))
    swings = []
    for owners in _by_name(calculations).values():
        swing = _swing(owners, tell, effect_t)
        if swing is not None:
            swings.append(swing)
    return Tornado(effect_t, tuple(sorted(swings, key=_shortest_last)))


Tell = Callable[[Prepared, Mapping[str, Value]], Value | None]
Owner = tuple[Prepared, UncertainNumber]


def _teller(calculations: Sequence[Prepared], year: int | None, *, direct: bool) -> Tell:
    """Return how the effect of one calculation is told: a level, one year, or the sum of years."""
    outcomes = [each.outcome() for each in calculations]
    steady = all(part.full_t is not None for each in outcomes for part in _side(each, direct))

    def tell(prepared: Prepared, changed: Mapping[str, Value]) -> Value | None:
        parts = _side(prepared.outcome(changed), direct)
        if not parts:
            return None
        if year is None and steady:
            levels = [part.full_t for part in parts if part.full_t is not None]
            return added(levels)
        courses = [course(part, prepared.shares) for part in parts]
        if year is None:
            return added([each.sum(axis=-1) for each in courses])
        place = prepared.terms.years.tolist().index(year)
        return added([each[..., place] for each in courses])

    return tell


def _side(outcome: Outcome, direct: bool) -> list[Part]:  # noqa: FBT001 # a side, not a switch
    return [part for part in outcome.parts if part.place.direct is direct]


def _by_name(calculations: Iterable[Prepared]) -> dict[tuple[str, str], list[Owner]]:
    """Return who uses each uncertain number: a factor may stand in several calculations."""
    found: dict[tuple[str, str], list[Owner]] = {}
    for each in calculations:
        for name, number in each.uncertain.items():
            own = "" if number.factor is not None else f"{each.calculation.key} {name}"
            found.setdefault((number.name, own), []).append((each, number))
    return found


def _swing(owners: Sequence[Owner], tell: Tell, effect_t: float) -> Swing | None:
    """Return the effect as one number goes from low to high; None where it does not follow."""
    change: NDArray[np.float64] = np.zeros(2)
    ends = np.array([LOW_SHARE, HIGH_SHARE])
    for prepared, changed in _changed(owners, ends):
        with_ends, as_is = tell(prepared, changed), tell(prepared, {})
        if with_ends is not None and as_is is not None:
            change = change + (with_ends - as_is)
    if not np.any(change):
        return None
    prepared, number = owners[0]
    low, high = number.quantiles(ends).tolist()
    at_low, at_high = (effect_t + change).tolist()
    return Swing(
        input=number.declared.id,
        label=number.declared.label if number.factor is None else number.factor.name,
        unit=number.declared.unit,
        factor="" if number.factor is None else number.factor.id,
        calculation="" if number.factor is not None else prepared.calculation.key,
        value=number.value,
        low=low,
        high=high,
        at_low_t=at_low,
        at_high_t=at_high,
    )


def _changed(
    owners: Sequence[Owner], ends: NDArray[np.float64]
) -> Iterable[tuple[Prepared, Mapping[str, Value]]]:
    """Yield each calculation once with all its inputs that hold the number at low and high."""
    changed: dict[int, tuple[Prepared, dict[str, Value]]] = {}
    for prepared, number in owners:
        inputs = changed.setdefault(id(prepared), (prepared, {}))[1]
        inputs[number.declared.id] = number.quantiles(ends)
    return changed.values()


def _shortest_last(swing: Swing) -> float:
    """Order by length alone: equal bars stay in the order of the calculations and their inputs."""
    return -swing.width_t
