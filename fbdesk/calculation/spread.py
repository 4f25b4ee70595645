"""How uncertain a number is: a fixed value, ± per cent, low-likely-high, or a factor both ways."""

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.random import PCG64, Generator, SeedSequence
from numpy.typing import NDArray

from fbdesk.calculation.elementary import exp, log, normal_quantile
from fbdesk.errors import InputError

NORMAL_95 = 1.959963984540054
"""Standard deviations on each side of the mean that hold 95 % of a normal distribution."""

Samples = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fixed:
    """A number that is taken as certain."""

    def quantile(self, value: float, share: Samples) -> Samples:
        """Return the value, whatever share is asked for."""
        return np.full(share.shape, value)


@dataclass(frozen=True, slots=True)
class Percent:
    """± per cent: the normal distribution whose middle 95 % is value ± `percent` (IPCC custom)."""

    percent: float

    def __post_init__(self) -> None:
        """Refuse a spread that is no spread."""
        _within("percent", self.percent, 0, 200)

    def quantile(self, value: float, share: Samples) -> Samples:
        """Return the numbers below which the shares of the distribution lie."""
        deviation = abs(value) * self.percent / 100 / NORMAL_95
        return value + deviation * normal_quantile(share)


@dataclass(frozen=True, slots=True)
class Triangular:
    """Lowest, most likely and highest value, in the unit of the number itself.

    Without a `mode`, the number itself is the most likely one.
    """

    low: float
    high: float
    mode: float | None = None

    def __post_init__(self) -> None:
        """Refuse ends in the wrong order."""
        for name, number in (("low", self.low), ("high", self.high), ("mode", self.mode)):
            if number is not None:
                _within(name, number, -math.inf, math.inf)
        mode = self.low if self.mode is None else self.mode
        if not self.low <= mode <= self.high or self.low == self.high:
            raise InputError(
                "A spread needs low ≤ most likely ≤ high and low < high, not {low}, {mode}, {high}",
                low=self.low,
                mode=mode,
                high=self.high,
            )

    def quantile(self, value: float, share: Samples) -> Samples:
        """Return the numbers below which the shares of the distribution lie.

        A value outside low and high moves to the nearer end.
        """
        mode = min(max(value if self.mode is None else self.mode, self.low), self.high)
        width = self.high - self.low
        rising, falling = width * (mode - self.low), width * (self.high - mode)
        return np.where(
            share * width < mode - self.low,
            self.low + np.sqrt(share * rising),
            self.high - np.sqrt((1.0 - share) * falling),
        )


@dataclass(frozen=True, slots=True)
class Lognormal:
    """A factor both ways: the middle 95 % lies between value / `ratio` and value · `ratio`."""

    ratio: float

    def __post_init__(self) -> None:
        """Refuse a factor below one."""
        _within("ratio", self.ratio, 1, 1_000)

    def quantile(self, value: float, share: Samples) -> Samples:
        """Return the numbers below which the shares lie; the value is the median."""
        deviation = log(float(self.ratio)) / NORMAL_95
        return np.asarray(value * exp(deviation * normal_quantile(share)))


Spread = Fixed | Percent | Triangular | Lognormal


class Draws:
    """The samples of one calculation: one vector for each name, the same on every machine.

    A name always gets the same random numbers from the same seed, in whatever order names are
    asked for; so two measures that use one factor err together, and adding a measure does not
    change what another one draws. Only the generator's whole numbers are used; what is made of
    them is plain arithmetic (`fbdesk.calculation.elementary`), the same to the last bit anywhere.
    """

    def __init__(self, seed: int, count: int) -> None:
        """Start from the plan's seed, with `count` samples of everything."""
        self.seed = seed
        self.count = count
        self._kept: dict[tuple[str, float, Spread], Samples] = {}

    def samples(self, name: str, value: float, spread: Spread) -> Samples:
        """Return the vector of draws, shape (count,), that belongs to the name."""
        return spread.quantile(value, self.shares(name))

    def shared(self, name: str, value: float, spread: Spread) -> Samples:
        """Return the same as `samples`, kept for all who ask for it: not to be written in."""
        key = (name, value, spread)
        if key not in self._kept:
            self._kept[key] = self.samples(name, value, spread)
            self._kept[key].flags.writeable = False
        return self._kept[key]

    def shares(self, name: str, most: int | None = None) -> Samples:
        """Return the even numbers from 0 to 1 that belong to the name, the first `most` of them."""
        digest = hashlib.sha256(name.encode()).digest()
        words = [int.from_bytes(digest[i : i + 4], "little") for i in range(0, 16, 4)]
        rng = Generator(PCG64(SeedSequence([self.seed, *words])))
        return rng.random(self.count if most is None else min(most, self.count))


def spread_from(data: Mapping[str, object]) -> Spread:
    """Return the spread that JSON describes: `{"kind": "percent", "percent": 10}` and the like."""
    kinds: Mapping[str, type[Spread]] = {
        "fixed": Fixed,
        "percent": Percent,
        "triangular": Triangular,
        "lognormal": Lognormal,
    }
    kind = kinds.get(str(data.get("kind")))
    if kind is None:
        raise InputError(
            "A spread has one of the kinds {kinds}, not {value}",
            kinds=", ".join(kinds),
            value=data.get("kind"),
        )
    try:
        return kind(**{name: value for name, value in data.items() if name != "kind"})  # type: ignore[arg-type]
    except TypeError as error:
        raise InputError("The spread {value} is incomplete", value=dict(data)) from error


def spread_data(spread: Spread) -> dict[str, object]:
    """Return a spread as JSON, the way `spread_from` reads it."""
    kind = type(spread).__name__.lower()
    names = getattr(type(spread), "__slots__", ())
    values = {name: getattr(spread, name) for name in names}
    return {"kind": kind} | {name: value for name, value in values.items() if value is not None}


def _within(field: str, value: object, low: float, high: float) -> None:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not math.isfinite(value) or not low <= value <= high:  # type: ignore[arg-type,operator]
        raise InputError(
            "{field} of a spread must be a number between {low} and {high}, not {value}",
            field=field,
            low=low,
            high=high,
            value=value,
        )
