"""The joint effect of all measures on a source for every sample of their uncertain numbers.

The rules are those of `fbdesk.calculation.joint`; here only their total is wanted, so the product
Π(1 − r) is taken as it stands, without logarithms. A plan's structure does the rest: an effect is
a level per sample times a course over the years, what is certain is one number for all samples,
and years in which nothing has changed are computed once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from fbdesk.calculation.joint import Numbers, Source
from fbdesk.calculation.quantities import Value
from fbdesk.calculation.spread import Samples
from fbdesk.errors import InputError


@dataclass(frozen=True, eq=False)
class SampledEffect:
    """What one measure does to one source in each sample: a level times a course over the years.

    `level_t` is t CO2e, one number where nothing is uncertain, else shape (samples,). `course`
    has shape (years,). An effect without a level has level 1 and a course of shape
    (samples, years).
    """

    measure: str
    source: Source
    level_t: Value
    course: Numbers
    disjoint: bool = False

    @property
    def is_certain(self) -> bool:
        """Whether it is the same in every sample."""
        return np.ndim(self.level_t) == 0 and self.course.ndim == 1

    @cached_property
    def ends_t(self) -> tuple[float, float]:
        """The least and the largest level of any sample."""
        return float(np.min(self.level_t)), float(np.max(self.level_t))

    def in_year(self, place: int) -> "YearEffect":
        """Return the effect in the year at a place of the course."""
        if self.course.ndim == 1:
            return YearEffect(self.level_t, self.ends_t, float(self.course[place]), self.disjoint)
        own: Samples = self.course[:, place]
        return YearEffect(own, (float(own.min()), float(own.max())), 1.0, self.disjoint)


@dataclass(frozen=True, slots=True, eq=False)
class YearEffect:
    """An effect in one year: level times share, t CO2e, the level between its two ends."""

    level_t: Value
    ends_t: tuple[float, float]
    share: float
    disjoint: bool

    def cut_t(self, scale: float = 1.0) -> Value:
        """Return the reduction in each sample, divided by a scale; an increase is none."""
        return self._above_nought(-self.share / scale)

    def increase_t(self) -> Value:
        """Return the increase in each sample; a reduction is none."""
        return self._above_nought(self.share)

    def most_cut_t(self) -> float:
        """Return the largest reduction of any sample, 0 where there is none."""
        low, high = self.ends_t
        return max(-low * self.share, -high * self.share, 0.0)

    def _above_nought(self, factor: float) -> Value:
        first, last = self.ends_t[0] * factor, self.ends_t[1] * factor
        if first <= 0 and last <= 0:
            return 0.0
        values = self.level_t * factor
        if first >= 0 and last >= 0:
            return values
        return np.maximum(values, 0.0)  # a number that is the same everywhere has one sign


def sampled_total(reference_t: Numbers, effects: Sequence[SampledEffect], count: int) -> Samples:
    """Return the joint effect on one source, t CO2e, shape (years, samples).

    `reference_t` has shape (years,). Where it is zero or not known the effect is 0: not placed.
    InputError for an effect that is no number.
    """
    for each in effects:
        if not np.all(np.isfinite(each.ends_t)) or not np.all(np.isfinite(each.course)):
            raise InputError(
                "The effect on {place} is no number in every year", place=" / ".join(each.source)
            )
    total = np.zeros((len(reference_t), count))
    for places in _alike(reference_t, effects):
        emitted_t = float(reference_t[places[0]])
        if emitted_t > 0:
            total[places] = _joint_t(emitted_t, [each.in_year(places[0]) for each in effects])
    return total


def _alike(reference_t: Numbers, effects: Sequence[SampledEffect]) -> Iterator[list[int]]:
    """Yield the places of years in which the source and all that acts on it are the same."""
    steady = [each.course for each in effects if each.course.ndim == 1]
    table = np.vstack([reference_t, *steady]).T
    if len(steady) < len(effects):
        table = np.column_stack([np.arange(len(reference_t)), table])
    groups: dict[bytes, list[int]] = {}
    for place, row in enumerate(table):
        groups.setdefault((row + 0.0).tobytes(), []).append(place)
    yield from groups.values()


def _joint_t(emitted_t: float, effects: Sequence[YearEffect]) -> Value:
    """Return the joint effect in one year on a source that emits so much."""
    acting = [each for each in effects if each.share and any(each.ends_t)]
    separate_t: Value = 0.0
    for each in acting:
        if each.disjoint:
            separate_t = separate_t + each.cut_t()
    capped_t = _at_most(separate_t, emitted_t)
    rest_t = emitted_t - capped_t
    left = _left(rest_t, [each for each in acting if not each.disjoint])
    increase_t: Value = 0.0
    for each in acting:
        increase_t = increase_t + each.increase_t()
    return increase_t - capped_t - rest_t * (1.0 - left)


def _left(rest_t: Value, effects: Sequence[YearEffect]) -> Value:
    """Return Π(1 − r), r the fraction that each overlapping effect takes of the rest."""
    certain = 1.0
    left: Samples | None = None
    for each in effects:
        remains = _remains(each, rest_t)
        if isinstance(remains, float):
            certain *= remains
        else:
            left = remains if left is None else np.multiply(left, remains, out=left)
    return certain if left is None else left * certain


def _remains(effect: YearEffect, rest_t: Value) -> Value:
    """Return 1 − r, what an effect leaves of each tonne of the rest: between 0 and 1."""
    if not isinstance(rest_t, float):
        parts = np.divide(effect.cut_t(), rest_t, out=np.zeros(rest_t.shape), where=rest_t > 0)
        return np.maximum(1.0 - parts, 0.0)
    taken = effect.cut_t(rest_t) if rest_t > 0 else 0.0
    if isinstance(taken, float):
        return max(1.0 - taken, 0.0)
    remains = np.subtract(1.0, taken, out=taken)
    return remains if effect.most_cut_t() <= rest_t else np.maximum(remains, 0.0, out=remains)


def _at_most(values: Value, limit: float) -> Value:
    return min(values, limit) if isinstance(values, float) else np.minimum(values, limit)
