"""How sure a result is: the middle and the ends of its samples, and what spreads it.

The samples themselves come from `fbdesk.calculation.spread.Draws`: one seed, one vector per name.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float64]

SAMPLES = 10_000
_PER_CENT = 100


@dataclass(frozen=True, slots=True)
class Interval:
    """The middle nine tenths of the samples: 5th, 50th and 95th percentile."""

    p5: float
    p50: float
    p95: float


@dataclass(frozen=True, slots=True)
class Driver:
    """How closely a result follows one uncertain number: Spearman's rank correlation, −1 to 1."""

    name: str
    correlation: float


def interval(samples: Samples) -> Interval:
    """Return P5, P50 and P95 of samples, shape (samples,)."""
    (found,) = intervals(samples[:, np.newaxis])
    return found


def intervals(samples: Samples) -> tuple[Interval, ...]:
    """Return P5, P50 and P95 of each year; samples have the shape (samples, years)."""
    ranked = np.sort(samples.T, axis=-1)  # a year in a row: quicker than picking three places
    low, middle, high = (_percentile(ranked, percent).tolist() for percent in (5, 50, 95))
    return tuple(map(Interval, low, middle, high))


def probability_at_most(samples: Samples, limit: float) -> float:
    """Return the share of samples that do not exceed the limit: the chance to meet a target."""
    return float(np.mean(samples <= limit))


def drivers(inputs: Mapping[str, Samples], outcome: Samples) -> tuple[Driver, ...]:
    """Return what drives the spread of a result, the strongest first.

    Rank correlation asks only whether one goes up when the other does, so it does not mind a
    curved relation. An input or outcome that never varies is left out: it drives nothing.
    """
    if np.ptp(outcome) == 0:
        return ()
    ranked = _centred(_ranks(outcome))
    found = [
        Driver(name, _correlation(_centred(_ranks(samples)), ranked))
        for name, samples in inputs.items()
        if np.ptp(samples) > 0
    ]
    return tuple(sorted(found, key=lambda driver: (-abs(driver.correlation), driver.name)))


def likely_drivers(
    shares: Iterable[tuple[str, Samples]], outcome: Samples, most: int
) -> tuple[str, ...]:
    """Return the names of the numbers that drive a result most, without ranking each of them.

    `shares` are the even numbers from 0 to 1 that each was drawn from (`Draws.shares`): they rise
    with the number itself, so they stand in for its ranks. What they find is to be ranked with
    `drivers`.
    """
    if np.ptp(outcome) == 0:
        return ()
    ranked = _centred(_ranks(outcome))
    weights = [(name, abs(float(np.sum((share - 0.5) * ranked)))) for name, share in shares]
    strongest = sorted(weights, key=lambda each: -each[1])  # equal ones stay in their order
    return tuple(name for name, _ in strongest[:most])


def _percentile(ranked: Samples, percent: int) -> Samples:
    """Return a percentile of each row of ranked samples, between two samples in proportion."""
    place, hundredths = divmod(percent * (ranked.shape[-1] - 1), _PER_CENT)
    below = ranked[..., place]
    above = ranked[..., min(place + 1, ranked.shape[-1] - 1)]
    return np.asarray(below + (above - below) * (hundredths / _PER_CENT))


def _centred(ranks: Samples) -> Samples:
    """Return ranks around their mean, which is half of the number of samples plus one."""
    return ranks - (len(ranks) + 1) / 2


def _correlation(one: Samples, other: Samples) -> float:
    """Return Σ ab/√(Σ a²·Σ b²), added up in the same order everywhere."""
    above = float(np.sum(one * other))
    return above / math.sqrt(float(np.sum(one * one)) * float(np.sum(other * other)))


def _ranks(samples: Samples) -> Samples:
    """Return each sample's rank, equal samples sharing the mean of theirs."""
    _, places, counts = np.unique(samples, return_inverse=True, return_counts=True)
    last = np.cumsum(counts).astype(float)
    means: Samples = last - (counts - 1) / 2
    return means[places]
