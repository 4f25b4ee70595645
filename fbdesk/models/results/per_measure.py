"""What each measure and each focus area does per year: alone, together, and at the margin."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from fbdesk.calculation.joint import JointEffect, Numbers, Source, SourceEffect
from fbdesk.models.measures import Measure
from fbdesk.models.programmes.programme import Programme
from fbdesk.models.results.effects_in_plan import ComputedEffect
from fbdesk.models.results.measure_costs import measure_cost_per_t_nok
from fbdesk.models.results.plan import (
    Band,
    FocusAreaResult,
    MeasureResult,
    SectorEffect,
    Series,
    added,
)
from fbdesk.models.snapshot import Plan


@dataclass(frozen=True, slots=True, eq=False)
class Together:
    """The plan's effects on the path: each placed, and what they come to together.

    `placed` holds the direct effects of all measures, `joint` and `marginal_t` (sector → measure)
    those that count.
    """

    years: tuple[int, ...]
    computed: Mapping[str, tuple[ComputedEffect, ...]]
    placed: Mapping[str, tuple[SourceEffect, ...]]
    joint: JointEffect
    marginal_t: Mapping[str, Mapping[str, Numbers]]
    known: bool
    """Whether there is a reference path that effects can be taken from."""
    shares_t: Mapping[str, Mapping[str, Numbers]] = field(init=False, repr=False)
    """Sector → measure → its share of the joint effect, t CO2e per year."""

    def __post_init__(self) -> None:
        """Add up the shares once: a plan asks for every measure's."""
        object.__setattr__(self, "shares_t", _shares_by_sector(self.joint))

    def marginal_of_t(self, measure: str) -> Numbers:
        """Return the plan with a measure minus the plan without it, t CO2e per year."""
        parts = [found[measure] for found in self.marginal_t.values() if measure in found]
        return np.asarray(np.sum(parts, axis=0))


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
        marginal_t=series(years, together.marginal_of_t(measure.key)) if on_path else {},
        indirect_t=_from(years[0], _added(computed, direct=False)),
        since_start_t=_added(computed, direct=True),
        not_placed_t=_not_placed(measure, together) if on_path else {},
        stand_alone_band_t=bands.get(measure.key, {}),
        cost_per_t_nok=measure_cost_per_t_nok(plan, measure, annual_effect_t),
        by_sector=dict(_by_sector(measure.key, together, on_path=on_path)),
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
                indirect_t=added(result.indirect_t for result in own if result.counts),
                measures=len(own),
                with_indicators=sum(map(_has_indicators, own)),
            )
        )
    return tuple(found)


def _shares_by_sector(joint: JointEffect) -> dict[str, dict[str, Numbers]]:
    shares: dict[str, dict[str, Numbers]] = {}
    for effect, share in zip(joint.effects, joint.shares_t, strict=True):
        of_sector = shares.setdefault(effect.source.sector, {})
        of_sector[effect.measure] = of_sector.get(effect.measure, 0.0) + share
    return shares


def _by_sector(
    measure: str, together: Together, *, on_path: bool
) -> Iterator[tuple[str, SectorEffect]]:
    """Yield what a measure does to each sector that it touches."""
    placed = together.placed.get(measure, ())
    for sector in sorted({effect.source.sector for effect in placed}):
        own = [effect for effect in placed if effect.source.sector == sector]
        yield (
            sector,
            SectorEffect(
                _sum_on_path(own, together.years),
                series(together.years, together.shares_t[sector][measure]) if on_path else {},
                series(together.years, together.marginal_t[sector][measure]) if on_path else {},
            ),
        )


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
    return added(parts)


def _from(first_year: int, values: Series) -> Series:
    return {year: value for year, value in values.items() if year >= first_year}


def _not_placed(measure: Measure, together: Together) -> Series:
    missing = together.joint.not_placed_of_t(measure.key)
    return series(together.years, missing) if np.any(missing) else {}


def _has_indicators(result: MeasureResult) -> bool:
    return any(each.evaluation and each.evaluation.indicators for each in result.effects)
