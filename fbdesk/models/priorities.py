"""Measures put in order: points on each criterion, weighted as the city wants, in the open.

Each criterion gives 0 to 100 points on a scale that can be told in one sentence:

- cut in the inventory and outside it: 100 for the measure of the plan that cuts most, in proportion
- cost per tonne: 100 where a tonne costs nothing or pays, 50 at the carbon price, 0 at twice that
- city environment: 0 at −10, 50 at 0, 100 at +10 (five aspects from −2 to +2)
- independence of the state, and the city's own priority: evenly spaced along the programme's list

The score is the weighted mean over the criteria that apply to a measure and are known. A measure
that is not measured in tonnes (adaptation) is complete without them. What is not known is named,
and never counts as 0.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from fbdesk.calculation.factors import FactorEdition
from fbdesk.models.measures import CityEnvironmentEffect, Measure
from fbdesk.models.priority_weights import (
    COST,
    CRITERIA,
    DIRECT,
    ENVIRONMENT,
    FIRST_WEIGHTS,
    INDEPENDENCE,
    INDIRECT,
    PRIORITY,
)
from fbdesk.models.programmes.programme import Programme
from fbdesk.models.results.measure_economy import MeasureEconomy, carbon_price, measure_economy
from fbdesk.models.results.plan import MeasureResult, PlanResults
from fbdesk.models.snapshot import Plan

FULL: Final = 100.0
HALF: Final = 50.0
MOST_PER_ASPECT: Final = 2

KNOWN, MISSING, NOT_APPLICABLE = "known", "missing", "not_applicable"


@dataclass(frozen=True, slots=True)
class Points:
    """What a measure gets on one criterion; `points` (0-100) is None unless `state` is known.

    `contribution` is its part of the score: the contributions of a measure add up to its score.
    """

    criterion: str
    state: str
    points: float | None = None
    weight: int = 0
    contribution: float = 0.0


@dataclass(frozen=True, slots=True)
class Rated:
    """One measure with all that its place in the order is built on.

    Effects are t CO2e in the telling year, negative = reduction; direct and indirect are never
    added. `joint_t` is None where the measure does not count on the path. `environment` holds the
    aspects that are scored. `place` is 1 for the highest score; None without any known criterion.
    """

    key: str
    number: str
    title: str
    focus_area: str
    status: str
    counts: bool
    in_tonnes: bool
    alone_t: float | None
    joint_t: float | None
    indirect_t: float | None
    economy: MeasureEconomy
    environment: Mapping[str, int]
    state_dependence: str
    priority: str
    risk: str
    points: tuple[Points, ...] = ()
    score: float | None = None
    place: int | None = None

    @property
    def environment_sum(self) -> int | None:
        """The city-environment scores together, None where no aspect is scored."""
        return sum(self.environment.values()) if self.environment else None

    @property
    def cost_per_t_nok(self) -> float | None:
        """The price per tonne that the order uses: additional where known, else gross."""
        view = self.economy.additional or self.economy.gross
        return view.per_t_nok if view is not None else None

    @property
    def missing(self) -> tuple[str, ...]:
        """The criteria that apply to the measure and are not known."""
        return tuple(each.criterion for each in self.points if each.state == MISSING)


def weights_of(plan: Plan) -> Mapping[str, int]:
    """Return the weight of each criterion: the plan's own, else the first one."""
    own = {row.criterion: row.weight for row in plan.criterion_weights}
    return {criterion: own.get(criterion, first) for criterion, first in FIRST_WEIGHTS.items()}


def rated_measures(
    plan: Plan,
    programme: Programme,
    results: PlanResults,
    edition: FactorEdition,
    year: int,
    weights: Mapping[str, int] = FIRST_WEIGHTS,
) -> tuple[Rated, ...]:
    """Return every measure of the plan with its points, score and place, the highest score first.

    `year` is the telling year of effects and prices. Equal scores stand in the plan's order.
    """
    found = []
    for measure in plan.measures:
        result = results.measure(measure.key)
        if result is not None:
            found.append(_unrated(plan, programme, measure, result, edition, year))
    price = carbon_price(edition, year)
    scales = _Scales(
        most_direct_t=max((-(each.alone_t or 0.0) for each in found), default=0.0),
        most_indirect_t=max((-(each.indirect_t or 0.0) for each in found), default=0.0),
        carbon_nok=price.nok_per_t if price is not None else None,
        aspects=len(programme.city_environment_aspects),
        dependence=tuple(code for code, _ in programme.choices("state_dependence")),
        priorities=tuple(code for code, _ in programme.choices("priority")),
    )
    return reweighted([replace(each, points=_points(each, scales)) for each in found], weights)


def reweighted(rated: Sequence[Rated], weights: Mapping[str, int]) -> tuple[Rated, ...]:
    """Return measures with the same points under other weights, the highest score first."""
    scored = [_scored(each, weights) for each in rated]
    known = [each for each in scored if each.score is not None]
    known.sort(key=lambda each: -(each.score or 0.0))
    placed = [replace(each, place=place) for place, each in enumerate(known, start=1)]
    return (*placed, *(each for each in scored if each.score is None))


@dataclass(frozen=True, slots=True)
class _Scales:
    """The ends of the scales: what gives 100 points, and what gives none."""

    most_direct_t: float
    most_indirect_t: float
    carbon_nok: float | None
    aspects: int
    dependence: tuple[str, ...]
    priorities: tuple[str, ...]


def _unrated(
    plan: Plan,
    programme: Programme,
    measure: Measure,
    result: MeasureResult,
    edition: FactorEdition,
    year: int,
) -> Rated:
    scores = plan.children(CityEnvironmentEffect, "measure", measure.key)
    area = next((a for a in programme.focus_areas if a.code == measure.focus_area), None)
    evaluations = [each.evaluation for each in result.effects if each.evaluation is not None]
    has_tonnes = any(
        each.direct_t is not None or each.indirect_t is not None for each in evaluations
    )
    return Rated(
        key=measure.key,
        number=measure.number,
        title=measure.title,
        focus_area=measure.focus_area,
        status=measure.status,
        counts=result.counts,
        in_tonnes=has_tonnes or (not evaluations and (area is None or area.measured_in_tonnes)),
        alone_t=(result.stand_alone_t.get(year) or 0.0) if has_tonnes else None,
        joint_t=result.joint_t.get(year) if has_tonnes else None,
        indirect_t=(result.indirect_t.get(year) or 0.0) if has_tonnes else None,
        economy=measure_economy(plan, measure, programme, result.effects, edition, year),
        environment={each.aspect: each.score for each in scores},
        state_dependence=measure.state_dependence,
        priority=measure.priority,
        risk=measure.risk,
    )


def _points(rated: Rated, scales: _Scales) -> tuple[Points, ...]:
    found = {
        DIRECT: _tonnes_points(rated, rated.alone_t, scales.most_direct_t),
        INDIRECT: _tonnes_points(rated, rated.indirect_t, scales.most_indirect_t),
        COST: _cost_points(rated, scales.carbon_nok),
        ENVIRONMENT: _environment_points(rated, scales.aspects),
        INDEPENDENCE: _place_points(rated.state_dependence, scales.dependence),
        PRIORITY: _place_points(rated.priority, scales.priorities),
    }
    return tuple(replace(found[criterion], criterion=criterion) for criterion in CRITERIA)


def _known(points: float) -> Points:
    return Points("", KNOWN, min(max(points, 0.0), FULL) + 0.0)


def _tonnes_points(rated: Rated, effect_t: float | None, most_t: float) -> Points:
    if not rated.in_tonnes:
        return Points("", NOT_APPLICABLE)
    if effect_t is None:
        return Points("", MISSING)
    return _known(FULL * max(-effect_t, 0.0) / most_t if most_t > 0 else 0.0)


def _cost_points(rated: Rated, carbon_nok: float | None) -> Points:
    if not rated.in_tonnes or carbon_nok is None:
        return Points("", NOT_APPLICABLE)
    if rated.economy.gross is None or rated.alone_t is None:
        return Points("", MISSING)
    price = rated.cost_per_t_nok
    if price is None:  # nothing is cut in the inventory, so a tonne has no price
        return Points("", NOT_APPLICABLE)
    return _known(FULL - HALF * price / carbon_nok)


def _environment_points(rated: Rated, aspects: int) -> Points:
    total, most = rated.environment_sum, aspects * MOST_PER_ASPECT
    if total is None:
        return Points("", MISSING)
    return _known(HALF + HALF * total / most if most else HALF)


def _place_points(code: str, order: Sequence[str]) -> Points:
    """Return 100 for the first of a list, 0 for the last, evenly between."""
    if code not in order:
        return Points("", MISSING)
    steps = max(len(order) - 1, 1)
    return _known(FULL * (1 - order.index(code) / steps))


def _scored(rated: Rated, weights: Mapping[str, int]) -> Rated:
    weighed = [
        replace(each, weight=weights.get(each.criterion, FIRST_WEIGHTS[each.criterion]))
        for each in rated.points
    ]
    whole = sum(each.weight for each in weighed if each.points is not None)
    parts = tuple(
        replace(each, contribution=each.weight * (each.points or 0.0) / whole if whole else 0.0)
        for each in weighed
    )
    score = sum(each.contribution for each in parts) if whole else None
    return replace(rated, points=parts, score=score, place=None)
