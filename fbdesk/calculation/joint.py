"""What all measures do together on each source of the inventory: never the plain sum.

Three rules, for one source in one year with reference B and effects e (negative = reduction):

1. *Disjoint* effects act on parts of the source that no other measure touches. They add. If they
   add up to more than B they are scaled pro rata to B, and the cap is a finding. Let D be the sum.
2. *Overlapping* effects (the default) act on what the disjoint ones leave, B − D. Each takes the
   fraction r = min(−e/(B − D), 1), what remains is (B − D)·Π(1 − r). Their shares of the joint
   effect are in proportion to −ln(1 − r); where some have r = 1, all of it goes to those, equally.
3. Increases (e > 0) add after the reductions.

So one disjoint and one overlapping measure simply add up, the plan never removes more than B, and
neither shares nor total depend on the order of the measures. Without disjoint effects rule 2 is
r = min(−e/B, 1) and B·Π(1 − r). Why it is so: `docs/adr/0003-overlapping-and-disjoint-measures.md`.

Where B is zero or missing nothing can be taken from it: the effect is *not placed* and is reported
apart, never dropped and never divided by.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from fbdesk.calculation.elementary import exp, expm1, log1p
from fbdesk.errors import InputError

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
K = TypeVar("K")

_SLACK = 1e-9  # relative: rounding in the last digits is no finding


class Source(NamedTuple):
    """A row of the municipal inventory: its sector and its source, as published."""

    sector: str
    source: str


@dataclass(frozen=True, slots=True, eq=False)
class SourceEffect:
    """What one measure does to one source: t CO2e per year, last axis = years."""

    measure: str
    source: Source
    effect_t: Numbers
    disjoint: bool = False


@dataclass(frozen=True, slots=True)
class JointFinding:
    """Something the planner should know about how the effects fit the inventory.

    `code` is `disjoint_capped` (the disjoint effects on a source add up to more than it emits),
    `larger_than_source` (one measure alone claims more than is left to take) or `not_placed`
    (the source is zero or missing). `years` are positions along the last axis.
    """

    code: str
    source: Source
    measure: str | None
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class JointEffect:
    """The joint effect, effect by effect; `effects` are in a fixed order of their own."""

    effects: tuple[SourceEffect, ...]
    shares_t: Numbers
    not_placed_t: Numbers
    findings: tuple[JointFinding, ...]
    _rows: Mapping[str, list[int]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Index the rows of each measure once: a plan asks for every one of them."""
        object.__setattr__(self, "_rows", _rows_by(self.effects, attrgetter("measure")))

    def total_t(self, wanted: Callable[[SourceEffect], bool] = lambda _: True) -> Numbers:
        """Return the joint effect of the wanted effects, t CO2e per year: their shares added."""
        return _sum_of(self.shares_t, [n for n, each in enumerate(self.effects) if wanted(each)])

    def of_measure_t(self, measure: str) -> Numbers:
        """Return a measure's share of the joint effect, t CO2e per year."""
        return _sum_of(self.shares_t, self._rows.get(measure, []))

    def on_source_t(self, source: Source) -> Numbers:
        """Return the joint effect on one source, t CO2e per year."""
        return self.total_t(lambda effect: effect.source == source)

    def not_placed_of_t(self, measure: str) -> Numbers:
        """Return what a measure would do to sources that the inventory lacks, t CO2e per year."""
        return _sum_of(self.not_placed_t, self._rows.get(measure, []))


def effect_on_path(effect_t: Numbers, years: Sequence[int], start_year: int) -> Numbers:
    """Return what counts on the path of a plan that departs from `start_year`, t CO2e per year.

    What a measure did up to the start year is in the statistics already: for y > start year its
    effect is e(y) − e(start year), before that 0. A saving that falls away later is an increase.
    `years` belong to the last axis; ValueError unless the start year is among them.
    """
    at_start = effect_t[..., list(years).index(start_year), np.newaxis]
    later = np.asarray(years) > start_year
    return np.where(later, effect_t - at_start, 0.0)


def joint_effect(
    reference_t: Mapping[Source, Numbers], effects: Sequence[SourceEffect]
) -> JointEffect:
    """Return each effect's share of the joint effect, shape (effects, [samples,] years).

    `reference_t` holds t CO2e per source and year; a source that is absent, zero or NaN takes no
    effect. All arrays end with the same years and may have one leading axis of samples. InputError
    for an effect that is no number.
    """
    ordered = tuple(sorted(effects, key=_place_in_order))
    if not ordered:
        nothing = np.zeros((0, *_years_of(reference_t)))
        return JointEffect((), nothing, nothing, ())
    stack, is_disjoint = _stacked(ordered), _disjoint(ordered)
    shares, not_placed = np.zeros_like(stack), np.zeros_like(stack)
    findings: list[JointFinding] = []
    for source, rows in sorted(_rows_by(ordered, attrgetter("source")).items()):
        claims = _claims(_base(reference_t.get(source)), stack[rows], is_disjoint[rows])
        shares[rows] = _shares(claims)
        not_placed[rows] = np.where(claims.placed, 0.0, stack[rows])
        findings += _findings(claims, source, [ordered[row].measure for row in rows])
    return JointEffect(ordered, shares, not_placed, tuple(findings))


def total_on_source(reference_t: Numbers | None, effects: Sequence[SourceEffect]) -> Numbers:
    """Return the joint effect of all effects on one source, t CO2e: cheaper than the shares.

    Equals the sum of their shares. Where the reference is zero or missing it is 0: not placed.
    """
    ordered = tuple(sorted(effects, key=_place_in_order))
    if not ordered:
        return np.zeros(()) if reference_t is None else np.zeros_like(reference_t)
    return _claims(_base(reference_t), _stacked(ordered), _disjoint(ordered)).total_t


def marginal_effects(
    reference_t: Mapping[Source, Numbers], effects: Sequence[SourceEffect]
) -> dict[str, Numbers]:
    """Return for each measure the plan with it minus the plan without it, t CO2e per year."""
    marginal: dict[str, Numbers] = {}
    for source, present in _by_source(sorted(effects, key=_place_in_order)).items():
        base = _base(reference_t.get(source))
        stack, is_disjoint = _stacked(present), _disjoint(present)
        with_all = _claims(base, stack, is_disjoint)
        leave_out = _LeaveOut(with_all)
        for measure, rows in _rows_by(present, attrgetter("measure")).items():
            if is_disjoint[rows].any():  # what it leaves to the others changes
                others = np.delete(np.arange(len(present)), rows)
                without = _claims(base, stack[others], is_disjoint[others]).total_t
            else:
                without = leave_out.total_t(rows)
            marginal[measure] = marginal.get(measure, 0.0) + with_all.total_t - without
    return {measure: marginal[measure] for measure in sorted(marginal)}


@dataclass(frozen=True, slots=True, eq=False)
class _Claims:
    """What the effects on one source ask for, sorted by rule; reductions positive here."""

    is_disjoint: Flags
    placed: Flags
    homeless: Flags  # an effect where the source is zero or missing
    increases: Numbers
    disjoint: Numbers  # after the cap
    capped: Flags
    rest: Numbers  # B − D
    weights: Numbers  # −ln(1 − r), infinite where r = 1
    too_large: Flags

    @property
    def joint_overlapping(self) -> Numbers:
        """What the overlapping effects remove together of what the disjoint ones leave."""
        return np.asarray(self.rest * -expm1(-self.weights.sum(axis=0)))

    @property
    def total_t(self) -> Numbers:
        """The joint effect on the source; 0 where it is zero or missing."""
        removed = self.disjoint.sum(axis=0) + self.joint_overlapping
        return np.where(self.placed, self.increases.sum(axis=0) - removed, 0.0)


class _LeaveOut:
    """The joint effect on a source without some of its effects, from sums made once.

    Only overlapping effects and increases can be left out so: a disjoint one changes what the
    others find.
    """

    def __init__(self, claims: _Claims) -> None:
        self._claims = claims
        self._takes_all = np.zeros(claims.increases.shape, dtype=bool)
        self._weights = np.zeros(claims.increases.shape)
        overlapping = ~claims.is_disjoint
        self._takes_all[overlapping] = np.isinf(claims.weights)
        self._weights[overlapping] = np.where(np.isinf(claims.weights), 0.0, claims.weights)
        self._sums = [
            each.sum(axis=0) for each in (self._takes_all, self._weights, claims.increases)
        ]
        self._disjoint_t = claims.disjoint.sum(axis=0)

    def total_t(self, rows: Sequence[int]) -> Numbers:
        """Return the joint effect without the effects in the rows."""
        tables = (self._takes_all, self._weights, self._claims.increases)
        takes_all, weights, increases = (
            total - table[rows].sum(axis=0) for total, table in zip(self._sums, tables, strict=True)
        )
        left = np.where(takes_all > 0, 0.0, np.asarray(exp(-np.maximum(weights, 0.0))))
        removed = self._disjoint_t + self._claims.rest * (1.0 - left)
        return np.where(self._claims.placed, increases - removed, 0.0)


def _claims(base: Numbers, stack: Numbers, is_disjoint: Flags) -> _Claims:
    """Sort the effects on one source by the three rules; `stack` has one row per effect."""
    placed = np.broadcast_to(np.isfinite(base) & (base > 0), stack.shape[1:])
    emitted = np.where(placed, base, 0.0)
    cuts = np.where(placed, np.maximum(-stack, 0.0), 0.0)
    separate, overlapping = cuts[is_disjoint], cuts[~is_disjoint]
    asked = separate.sum(axis=0)
    capped = asked > emitted * (1 + _SLACK)
    separate = separate * np.divide(emitted, asked, out=np.ones_like(asked), where=asked > emitted)
    rest = np.maximum(emitted - separate.sum(axis=0), 0.0)
    fraction = np.zeros_like(overlapping)
    np.divide(overlapping, rest, out=fraction, where=np.broadcast_to(rest > 0, fraction.shape))
    weights = np.where(fraction < 1.0, -log1p(-np.where(fraction < 1.0, fraction, 0.0)), np.inf)
    too_large = np.zeros(stack.shape, dtype=bool)
    too_large[~is_disjoint] = (overlapping > rest * (1 + _SLACK)) & placed
    return _Claims(
        is_disjoint=is_disjoint,
        placed=placed,
        homeless=~placed & (stack != 0),
        increases=np.where(placed, np.maximum(stack, 0.0), 0.0),
        disjoint=separate,
        capped=capped,
        rest=rest,
        weights=weights,
        too_large=too_large,
    )


def _shares(claims: _Claims) -> Numbers:
    """Return each effect's share of the joint effect on the source, negative = reduction."""
    takes_all = np.isinf(claims.weights)
    parts = np.where(takes_all.any(axis=0), takes_all.astype(float), claims.weights)
    whole = parts.sum(axis=0)
    portion = np.divide(parts, whole, out=np.zeros_like(parts), where=whole > 0)
    cuts = np.zeros_like(claims.increases)
    cuts[claims.is_disjoint] = claims.disjoint
    cuts[~claims.is_disjoint] = portion * claims.joint_overlapping
    return claims.increases - cuts


def _findings(claims: _Claims, source: Source, measures: Sequence[str]) -> list[JointFinding]:
    """Return what does not fit on this source, each with the years in which it does not."""
    found = []
    for measure, flags in zip(measures, claims.homeless, strict=True):
        if years := _positions(flags):
            found.append(JointFinding("not_placed", source, measure, years))
    if years := _positions(claims.capped):
        found.append(JointFinding("disjoint_capped", source, None, years))
    for measure, flags in zip(measures, claims.too_large, strict=True):
        if years := _positions(flags):
            found.append(JointFinding("larger_than_source", source, measure, years))
    return list(dict.fromkeys(found))


def _positions(flags: Flags) -> tuple[int, ...]:
    """Return the positions along the last axis where any sample is flagged."""
    over_years = flags.reshape(-1, flags.shape[-1]).any(axis=0)
    return tuple(int(position) for position in np.flatnonzero(over_years))


def _base(reference_t: Numbers | None) -> Numbers:
    """Return the reference of a source, not a number where the inventory lacks it."""
    return np.array(np.nan) if reference_t is None else reference_t


def _stacked(effects: Sequence[SourceEffect]) -> Numbers:
    """Return the effects as one array with a row each."""
    stack = np.stack(np.broadcast_arrays(*(effect.effect_t for effect in effects))).astype(float)
    if not np.all(np.isfinite(stack)):
        wrong = next(each for each in effects if not np.all(np.isfinite(each.effect_t)))
        raise InputError(
            "The effect on {place} is no number in every year", place=" / ".join(wrong.source)
        )
    return stack


def _disjoint(effects: Sequence[SourceEffect]) -> Flags:
    return np.array([effect.disjoint for effect in effects], dtype=bool)


def _by_source(effects: Sequence[SourceEffect]) -> dict[Source, list[SourceEffect]]:
    rows = _rows_by(effects, attrgetter("source"))
    return {source: [effects[row] for row in found] for source, found in rows.items()}


def _rows_by(
    effects: Sequence[SourceEffect], name: Callable[[SourceEffect], K]
) -> dict[K, list[int]]:
    """Return the positions of the effects under what each is named by."""
    rows: dict[K, list[int]] = {}
    for row, effect in enumerate(effects):
        rows.setdefault(name(effect), []).append(row)
    return rows


def _years_of(reference_t: Mapping[Source, Numbers]) -> tuple[int, ...]:
    return next((values.shape for values in reference_t.values()), (0,))


def _sum_of(table: Numbers, rows: Sequence[int]) -> Numbers:
    """Return the sum of the given rows; zeros where there are none."""
    total: Numbers = table[list(rows)].sum(axis=0)
    return total


def _place_in_order(effect: SourceEffect) -> tuple[str, Source, bool, float]:
    """Order effects by what they are, so that sums come out bit for bit the same in any order."""
    return effect.measure, effect.source, effect.disjoint, float(np.sum(effect.effect_t))
