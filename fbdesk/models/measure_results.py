"""What each measure and each focus area does per year: alone, together, and at the margin."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from fbdesk.calculation.joint import JointEffect, Numbers, Source, SourceEffect
from fbdesk.models.effects_in_plan import ComputedEffect
from fbdesk.models.measure_costs import measure_cost_per_t_nok
from fbdesk.models.measures import Measure
from fbdesk.models.plan_results import Band, FocusAreaResult, MeasureResult, Series
from fbdesk.models.programme import Programme
from fbdesk.models.snapshot import Plan


@dataclass(frozen=True, slots=True, eq=False)
class Together:
    """The plan's effects on the path: each placed, and what they come to together.

    `placed` holds the direct effects of all measures, `joint` and `marginal_t` those that count.
    """

    years: tuple[int, ...]
    computed: Mapping[str, tuple[ComputedEffect, ...]]
    placed: Mapping[str, tuple[SourceEffect, ...]]
    joint: JointEffect
    marginal_t: Mapping[str, Numbers]
    known: bool
    """Whether there is a reference path that effects can be taken from."""


def series(years: Iterable[int], values: Numbers) -> Series:
    """Return year → value, without the years that are not known (NaN); a zero has no sign."""
    pairs = zip(years, values.tolist(), strict=True)
    return {year: value + 0.0 for year, value in pairs if not math.isnan(value)}


def measure_result(
    plan: Plan,
    measure: Measure,
    together: Together,
    bands: Mapping[str, Band],
    *,
    counts: bool,
    annual_effect_t: float,
) -> MeasureResult:
    """Return what one measure does; its price per tonne is set against `annual_effect_t`."""
    computed = together.computed.get(measure.key, ())
    placed = together.placed.get(measure.key, ())
    on_path = counts and together.known and bool(placed)
    years, joint = together.years, together.joint
    return MeasureResult(
        measure=measure.key,
        number=measure.number,
        title=measure.title,
        focus_area=measure.focus_area,
        counts=counts,
        effects=tuple(each.result for each in computed),
        stand_alone_t=_sum_on_path(placed, years),
        joint_t=series(years, joint.of_measure_t(measure.key)) if on_path else {},
        marginal_t=series(years, together.marginal_t[measure.key]) if on_path else {},
        indirect_t=_from(years[0], _added(computed, direct=False)),
        since_start_t=_added(computed, direct=True),
        not_placed_t=_not_placed(measure, together) if on_path else {},
        stand_alone_band_t=bands.get(measure.key, {}),
        cost_per_t_nok=measure_cost_per_t_nok(plan, measure, annual_effect_t),
    )


def focus_area_results(
    programme: Programme,
    measures: Sequence[MeasureResult],
    together: Together,
    covers: Callable[[Source], bool] = lambda _: True,
) -> tuple[FocusAreaResult, ...]:
    """Return the joint effect of each focus area on the sources that a scope covers.

    An area that is measured in tonnes has 0 where its measures do nothing; one that is not
    (adaptation) has no tonnes at all unless a measure of it does something to the inventory.
    """
    found = []
    for area in programme.focus_areas:
        own = [result for result in measures if result.focus_area == area.code]
        counting = {result.measure for result in own if result.joint_t}
        share = together.joint.total_t(
            lambda effect, keys=counting: effect.measure in keys and covers(effect.source)  # type: ignore[misc]
        )
        applies = together.known and (area.measured_in_tonnes or bool(counting))
        found.append(
            FocusAreaResult(
                code=area.code,
                direct_t=series(together.years, share) if applies else {},
                indirect_t=_sum(result.indirect_t for result in own if result.counts),
                measures=len(own),
                with_indicators=sum(map(_has_indicators, own)),
            )
        )
    return tuple(found)


def _sum_on_path(placed: Sequence[SourceEffect], years: Sequence[int]) -> Series:
    """Return the plain sum of a measure's own direct effects; empty where it has none."""
    if not placed:
        return {}
    return series(years, np.sum([effect.effect_t for effect in placed], axis=0))


def _added(computed: Sequence[ComputedEffect], *, direct: bool) -> Series:
    """Return a measure's whole effect on one side of the boundary, from its own start on."""
    parts: list[Series] = []
    for each in computed:
        evaluation = each.evaluation
        if evaluation is None:
            continue
        course = evaluation.direct_t if direct else evaluation.indirect_t
        if course is not None:
            parts.append(series(evaluation.years, course))
    return _sum(parts)


def _sum(parts: Iterable[Series]) -> Series:
    totals: dict[int, float] = {}
    for part in parts:
        for year, value in part.items():
            totals[year] = totals.get(year, 0.0) + value
    return {year: totals[year] for year in sorted(totals)}


def _from(first_year: int, values: Series) -> Series:
    return {year: value for year, value in values.items() if year >= first_year}


def _not_placed(measure: Measure, together: Together) -> Series:
    missing = together.joint.not_placed_of_t(measure.key)
    return series(together.years, missing) if np.any(missing) else {}


def _has_indicators(result: MeasureResult) -> bool:
    return any(each.evaluation and each.evaluation.indicators for each in result.effects)
