"""How uncertain a number is: a fixed value, ± per cent, low-likely-high, or a factor both ways."""

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.random import PCG64, Generator, SeedSequence
from numpy.typing import NDArray

from fbdesk.errors import InputError

NORMAL_95 = 1.959963984540054
"""Standard deviations on each side of the mean that hold 95 % of a normal distribution."""

Samples = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fixed:
    """A number that is taken as certain."""

    def sample(self, value: float, rng: Generator, count: int) -> Samples:
        """Return the value, `count` times; the generator is left as it was."""
        del rng
        return np.full(count, value)


@dataclass(frozen=True, slots=True)
class Percent:
    """± per cent: the normal distribution whose middle 95 % is value ± `percent` (IPCC custom)."""

    percent: float

    def __post_init__(self) -> None:
        """Refuse a spread that is no spread."""
        _within("percent", self.percent, 0, 200)

    def sample(self, value: float, rng: Generator, count: int) -> Samples:
        """Return `count` draws around the value."""
        deviation = abs(value) * self.percent / 100 / NORMAL_95
        return value + deviation * rng.standard_normal(count)


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

    def sample(self, value: float, rng: Generator, count: int) -> Samples:
        """Return `count` draws; a value outside low and high moves to the nearer end."""
        mode = min(max(value if self.mode is None else self.mode, self.low), self.high)
        return rng.triangular(self.low, mode, self.high, count)


@dataclass(frozen=True, slots=True)
class Lognormal:
    """A factor both ways: the middle 95 % lies between value / `ratio` and value · `ratio`."""

    ratio: float

    def __post_init__(self) -> None:
        """Refuse a factor below one."""
        _within("ratio", self.ratio, 1, 1_000)

    def sample(self, value: float, rng: Generator, count: int) -> Samples:
        """Return `count` draws with the value as their median."""
        return value * np.exp(math.log(self.ratio) / NORMAL_95 * rng.standard_normal(count))


Spread = Fixed | Percent | Triangular | Lognormal


class Draws:
    """The samples of one calculation: one vector for each name, the same on every machine.

    A name always gets the same random numbers from the same seed, in whatever order names are
    asked for; so two measures that use one factor err together, and adding a measure does not
    change what another one draws.
    """

    def __init__(self, seed: int, count: int) -> None:
        """Start from the plan's seed, with `count` samples of everything."""
        self.seed = seed
        self.count = count

    def samples(self, name: str, value: float, spread: Spread) -> Samples:
        """Return the vector of draws, shape (count,), that belongs to the name."""
        digest = hashlib.sha256(name.encode()).digest()
        words = [int.from_bytes(digest[i : i + 4], "little") for i in range(0, 16, 4)]
        rng = Generator(PCG64(SeedSequence([self.seed, *words])))
        return spread.sample(value, rng, self.count)


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
