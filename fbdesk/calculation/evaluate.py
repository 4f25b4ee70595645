"""One calculation from stated inputs to tonnes per year, with the passport of every number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from fbdesk.calculation.declaration import Indicator, Memo, Part
from fbdesk.calculation.inputs import PLAN, Given
from fbdesk.calculation.passport import PassportLine, accounting_line, digest, memo_lines, passport
from fbdesk.calculation.prepare import Calculation, Prepared, Terms, course, prepare
from fbdesk.calculation.quantities import Value
from fbdesk.calculation.spread import Draws, Samples, Spread


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
    return evaluated(prepare(calculation, terms), draws)


def evaluated(prepared: Prepared, draws: Draws | None = None) -> Evaluation:
    """Return what a prepared calculation gives; with draws, one row per sample."""
    drawn = {} if draws is None else prepared.drawn(draws)
    outcome = prepared.outcome(drawn)
    parts = _with_courses(outcome.parts, prepared.shares, None if draws is None else draws.count)
    lines, told = _passport(prepared), memo_lines(outcome.memo)
    years = tuple(prepared.terms.years.tolist())
    return Evaluation(
        method=prepared.method.id,
        years=years,
        full_direct_t=_full(parts, direct=True),
        full_indirect_t=_full(parts, direct=False),
        direct_t=_by_year(parts, direct=True),
        indirect_t=_by_year(parts, direct=False),
        parts=parts,
        indicators=outcome.indicators,
        memo=outcome.memo,
        passport=lines + told,
        digest=digest(
            prepared.method, lines, years, prepared.terms.gwp_set, _spreads(prepared.given)
        ),
        drawn=drawn,
    )


def _passport(prepared: Prepared) -> tuple[PassportLine, ...]:
    terms = prepared.terms
    lines = passport(
        prepared.method,
        prepared.given,
        prepared.calculation.profile,
        (terms.gwp_set, dict(prepared.conditions.gwp)),
        terms.edition.name,
    )
    if any(one.origin == PLAN for one in prepared.given):
        lines = (*lines, accounting_line(prepared.counting))
    return lines


def _spreads(given: Iterable[Given]) -> dict[str, Spread]:
    return {one.declared.id: one.spread for one in given if one.spread is not None}


def _with_courses(
    parts: tuple[Part, ...], shares: NDArray[np.float64], count: int | None
) -> tuple[Part, ...]:
    """Return the parts, each with its course over the years."""
    courses = (course(part, shares) for part in parts)
    if count is not None:
        courses = (np.broadcast_to(each, (count, len(shares))) for each in courses)
    return tuple(
        Part(part.place, part.full_t, each) for part, each in zip(parts, courses, strict=True)
    )


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
    if not courses:
        return None
    return courses[0] if len(courses) == 1 else np.sum(courses, axis=0)
