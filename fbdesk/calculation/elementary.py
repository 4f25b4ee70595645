"""Exponential, logarithm, powers and the normal curve, to the same bits on every machine.

Processors and systems bring their own `exp`, `log` and `pow`, which differ in the last digit. A
plan must give the same numbers everywhere, so these are made of +, −, ·, / and √ alone, whose
rounding IEEE 754 lays down. They are right to within a few units of the last digit.
"""

import math
from collections.abc import Sequence
from itertools import accumulate, repeat
from operator import mul

import numpy as np
from numpy.typing import NDArray

from fbdesk.calculation.quantities import Value

Numbers = NDArray[np.float64]

_LN2_HIGH, _LN2_LOW = 6.93147180369123816490e-01, 1.90821492927058770002e-10
_LN2 = 0.6931471805599453
_SQRT_HALF = 0.7071067811865476
_NEAR = 0.35
"""Where the series of e^x itself is quick and exact."""
_OUT_OF_RANGE = 709.0
"""e^709 is about the largest number that a double holds."""

_EXP_TERMS = tuple(1.0 / d for d in accumulate(range(1, 15), mul, initial=1))  # 1/n!
_LOG_TERMS = tuple(2.0 / (2 * n + 1) for n in range(13))

# Wichura (1988), algorithm AS 241, PPND16: Applied Statistics 37, 477-484.
_MIDDLE = (
    (3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
     45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727),
    (1.0, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077,
     21213.794301586595867, 39307.895800092710610, 28729.085735721942674, 5226.4952788528545610),
)  # fmt: skip
_FLANK = (
    (1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550,
     3.64784832476320460504, 1.27045825245236838258, 0.241780725177450611770,
     0.0227238449892691845833, 7.74545014278341407640e-4),
    (1.0, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550,
     0.148103976427480074590, 0.0151986665636164571966, 5.47593808499534494600e-4,
     1.05075007164441684324e-9),
)  # fmt: skip
_TAIL = (
    (6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580,
     0.296560571828504891230, 0.0265321895265761230930, 0.00124266094738807843860,
     2.71155556874348757815e-5, 2.01033439929228813265e-7),
    (1.0, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525,
     7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
     2.04426310338993978564e-15),
)  # fmt: skip
_MIDDLE_HALF, _MIDDLE_ROOM = 0.425, 0.180625
_FLANK_FROM, _TAIL_FROM = 1.6, 5.0
_LEAST_SHARE, _MOST_SHARE = 2.0**-54, 1.0 - 2.0**-53


def exp(x: Value) -> Value:
    """Return e^x, a number or one per element; beyond ±709 it stays at that of ±709."""
    if isinstance(x, float):
        held = min(max(x, -_OUT_OF_RANGE), _OUT_OF_RANGE)
        doublings = round(held / _LN2)
        rest = (held - doublings * _LN2_HIGH) - doublings * _LN2_LOW
        return math.ldexp(_horner(_EXP_TERMS, rest), doublings)
    held_all = np.minimum(np.maximum(x, -_OUT_OF_RANGE), _OUT_OF_RANGE)
    twos = np.rint(held_all / _LN2)
    rests = (held_all - twos * _LN2_HIGH) - twos * _LN2_LOW
    return np.ldexp(_polynomial(_EXP_TERMS, rests), twos.astype(np.int64))


def log(x: Value) -> Value:
    """Return the natural logarithm of numbers above 0."""
    if isinstance(x, float):
        part, doublings = math.frexp(x)
        if part < _SQRT_HALF:
            part, doublings = 2.0 * part, doublings - 1
        ratio = (part - 1.0) / (part + 1.0)
        own = ratio * _horner(_LOG_TERMS, ratio * ratio)
        return doublings * _LN2_HIGH + (own + doublings * _LN2_LOW)
    parts, twos = np.frexp(x)
    small = parts < _SQRT_HALF
    parts = np.where(small, 2.0 * parts, parts)
    twos = twos - small
    ratios = (parts - 1.0) / (parts + 1.0)
    owns = ratios * _polynomial(_LOG_TERMS, ratios * ratios)
    return np.asarray(twos * _LN2_HIGH + (owns + twos * _LN2_LOW))


def log1p(x: Numbers) -> Numbers:
    """Return ln(1 + x) for x above −1, exact for small x too."""
    whole = 1.0 + x
    lost = (x - (whole - 1.0)) / whole  # what 1 + x rounds away
    return np.asarray(log(whole) + lost)


def expm1(x: Numbers) -> Numbers:
    """Return e^x − 1 for x ≤ 0, exact for small x too."""
    near = np.abs(x) < _NEAR
    inner = np.where(near, x, 0.0)
    series = inner * _polynomial(_EXP_TERMS[1:], inner)
    return np.where(near, series, np.asarray(exp(x)) - 1.0)


def power(base: Value, exponent: Value) -> Value:
    """Return base^exponent for a base above 0."""
    return exp(exponent * log(base))


def growth(rate: float, elapsed: Sequence[int] | NDArray[np.int64]) -> Numbers:
    """Return (1 + rate)^n for whole numbers n ≥ 0, step by step as interest is reckoned."""
    steps = np.asarray(elapsed, dtype=np.int64)
    if not rate:
        return np.ones(steps.shape)
    longest = int(steps.max(initial=0))
    table = np.fromiter(accumulate(repeat(1.0 + rate, longest), mul, initial=1.0), dtype=float)
    return np.asarray(table[steps])


def normal_quantile(share: Numbers) -> Numbers:
    """Return the number below which a share of the standard normal distribution lies.

    Wichura's algorithm AS 241, right to about 16 digits.
    """
    held = np.clip(share, _LEAST_SHARE, _MOST_SHARE)
    off = held - 0.5
    away = np.abs(off)
    inside = np.minimum(away, _MIDDLE_HALF)
    found: Numbers = off * _ratio(_MIDDLE, _MIDDLE_ROOM - inside * inside)
    outer = np.flatnonzero(away > _MIDDLE_HALF)
    sides = off[outer]
    nearer = np.where(sides < 0, held[outer], 1.0 - held[outer])
    depth = np.sqrt(-np.asarray(log(nearer)))
    far = _ratio(_FLANK, depth - _FLANK_FROM)
    tail = np.flatnonzero(depth > _TAIL_FROM)
    far[tail] = _ratio(_TAIL, depth[tail] - _TAIL_FROM)
    found[outer] = np.where(sides < 0, -far, far)
    return found


def _ratio(terms: tuple[Sequence[float], Sequence[float]], x: Numbers) -> Numbers:
    above, below = terms
    return np.asarray(_polynomial(above, x) / _polynomial(below, x))


def _horner(terms: Sequence[float], x: float) -> float:
    """Return Σ terms[n]·x^n, step by step as `_polynomial` does for many."""
    total = terms[-1]
    for term in reversed(terms[:-1]):
        total = total * x + term
    return total


def _polynomial(terms: Sequence[float], x: Numbers) -> Numbers:
    """Return Σ terms[n]·x^n by Horner's rule."""
    total = np.full(x.shape, terms[-1])
    for term in reversed(terms[:-1]):
        total *= x
        total += term
    return total
