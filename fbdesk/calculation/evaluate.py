"""One calculation from stated inputs to tonnes per year, with the passport of every number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from fbdesk.calculation.accounting import accounting
from fbdesk.calculation.catalogue import method as method_of
from fbdesk.calculation.declaration import Conditions, Indicator, Memo, Part
from fbdesk.calculation.factors import FactorEdition
from fbdesk.calculation.gwp import DEFAULT_GWP_SET, gwp, known_gwp_set
from fbdesk.calculation.inputs import PLAN, Given, InputValue, read_inputs
from fbdesk.calculation.passport import PassportLine, accounting_line, digest, memo_lines, passport
from fbdesk.calculation.places import Place
from fbdesk.calculation.profile import Profile
from fbdesk.calculation.quantities import Value
from fbdesk.calculation.spread import Draws, Samples, Spread


@dataclass(frozen=True, slots=True)
class Calculation:
    """What a planner states: a method, its inputs, and when the measure works.

    `placement` puts the direct effect at another row of the inventory than the method's usual
    one. `key` names the calculation, so that its own numbers draw their own samples.
    """

    method: str
    inputs: Mapping[str, InputValue]
    profile: Profile
    placement: Place | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for all calculations of a plan: years, warming potentials, factors, electricity.

    `years` ascend, shape (years,). `electricity` is a code of `fbdesk.calculation.accounting`.
    """

    years: NDArray[np.int64]
    edition: FactorEdition
    gwp_set: str = DEFAULT_GWP_SET
    electricity: str = "none"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What one calculation gives, t CO2e, negative = reduction.

    `full_*` is the level per year at full effect, before the time profile; None where there is
    no steady level or nothing on that side of the boundary. `direct_t` and `indirect_t` have the
    shape (years,), or (samples, years) with draws; None where not applicable. `parts` hold one
    entry per place, each with `by_year_t`. `drawn` holds the samples of each uncertain number.
    """

    method: str
    years: tuple[int, ...]
    full_direct_t: Value | None
    full_indirect_t: Value | None
    direct_t: NDArray[np.float64] | None
    indirect_t: NDArray[np.float64] | None
    parts: tuple[Part, ...]
    indicators: tuple[Indicator, ...]
    memo: tuple[Memo, ...]
    passport: tuple[PassportLine, ...]
    digest: str
    drawn: Mapping[str, Samples] = field(default_factory=dict, compare=False)

    @property
    def sector(self) -> str:
        """Return the inventory sector of the first direct part, empty without one."""
        return next((part.place.sector for part in self.parts if part.place.direct), "")

    @property
    def source(self) -> str:
        """Return the inventory source of the first direct part, empty without one."""
        return next((part.place.source for part in self.parts if part.place.direct), "")


def evaluate(calculation: Calculation, terms: Terms, draws: Draws | None = None) -> Evaluation:
    """Return what a calculation gives in each year; with draws, one row per sample.

    InputError for inputs that the method cannot take, UsageError for an unknown method; then
    nothing is computed.
    """
    chosen = method_of(calculation.method)
    counting = accounting(terms.electricity)
    given = read_inputs(chosen, calculation.inputs, terms.edition, counting)
    gwp_set = known_gwp_set(terms.gwp_set)
    gases = {gas: gwp(gwp_set, gas) for gas in chosen.gases}
    conditions = Conditions(gases, terms.years, calculation.profile, terms.edition)
    drawn = {} if draws is None else _draw(given, draws, calculation.key)
    values = {one.declared.id: one.value for one in given} | drawn
    outcome = chosen.compute(chosen.arguments(**values), conditions)
    placed = _placed(outcome.parts, calculation.placement)
    count = None if draws is None else draws.count
    parts = _merged(placed, calculation.profile.shares(terms.years), count)
    lines = passport(chosen, given, calculation.profile, (gwp_set, gases), terms.edition.name)
    if any(one.origin == PLAN for one in given):
        lines = (*lines, accounting_line(counting))
    years = tuple(int(year) for year in terms.years)
    return Evaluation(
        method=chosen.id,
        years=years,
        full_direct_t=_full(parts, direct=True),
        full_indirect_t=_full(parts, direct=False),
        direct_t=_by_year(parts, direct=True),
        indirect_t=_by_year(parts, direct=False),
        parts=parts,
        indicators=outcome.indicators,
        memo=outcome.memo,
        passport=lines + memo_lines(outcome.memo),
        digest=digest(chosen, lines, years, gwp_set, _spreads(given)),
        drawn=drawn,
    )


def _spreads(given: Iterable[Given]) -> dict[str, Spread]:
    return {one.declared.id: one.spread for one in given if one.spread is not None}


def _draw(given: Iterable[Given], draws: Draws, key: str) -> dict[str, Samples]:
    """Return the samples of each uncertain input by its id, within the input's bounds."""
    drawn = {}
    for one in given:
        if one.number is None or one.spread is None or one.declared.kind == "whole":
            continue
        name = f"factor {one.factor.id}" if one.factor else f"input {key} {one.declared.id}"
        samples = draws.samples(name, one.number, one.spread)
        drawn[one.declared.id] = np.clip(samples, one.declared.low, one.declared.high)
    return drawn


def _placed(parts: tuple[Part, ...], placement: Place | None) -> tuple[Part, ...]:
    """Return the parts with the first place in the inventory exchanged for the planner's.

    What lies outside the inventory stays outside, whatever row is chosen.
    """
    usual = next((part.place for part in parts if part.place.direct), None)
    if placement is None or usual is None:
        return parts
    return tuple(replace(part, place=placement) if part.place == usual else part for part in parts)


def _merged(
    parts: tuple[Part, ...], shares: NDArray[np.float64], count: int | None
) -> tuple[Part, ...]:
    """Return one part per place, each with its course over the years."""
    places = dict.fromkeys(part.place for part in parts)
    return tuple(
        _sum_of([part for part in parts if part.place == place], shares, count) for place in places
    )


def _sum_of(parts: list[Part], shares: NDArray[np.float64], count: int | None) -> Part:
    course = sum((_course(part, shares) for part in parts), np.zeros_like(shares))
    if count is not None:
        course = np.broadcast_to(course, (count, len(shares)))
    levels = [part.full_t for part in parts]
    known = [level for level in levels if level is not None]
    full = sum(known) if len(known) == len(levels) else None
    return Part(parts[0].place, full, course)


def _course(part: Part, shares: NDArray[np.float64]) -> NDArray[np.float64]:
    if part.by_year_t is not None:
        return part.by_year_t
    return np.asarray(part.full_t)[..., np.newaxis] * shares


def _full(parts: tuple[Part, ...], *, direct: bool) -> Value | None:
    levels = [part.full_t for part in parts if part.place.direct is direct]
    known = [level for level in levels if level is not None]
    return sum(known) if known and len(known) == len(levels) else None


def _by_year(parts: tuple[Part, ...], *, direct: bool) -> NDArray[np.float64] | None:
    courses = [
        part.by_year_t
        for part in parts
        if part.place.direct is direct and part.by_year_t is not None
    ]
    return np.sum(courses, axis=0) if courses else None
