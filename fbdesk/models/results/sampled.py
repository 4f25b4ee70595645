"""How sure the plan's results are: the whole plan computed for each sample of its numbers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from fbdesk.calculation.factors import FactorEdition
from fbdesk.calculation.joint import Numbers, Source
from fbdesk.calculation.prepare import Prepared, UncertainNumber
from fbdesk.calculation.sampled_joint import SampledEffect, sampled_total
from fbdesk.calculation.spread import Draws, Fixed
from fbdesk.calculation.uncertainty import (
    Samples,
    drivers,
    interval,
    intervals,
    likely_drivers,
    probability_at_most,
)
from fbdesk.models.results.effects_in_plan import ComputedEffect, GoOn
from fbdesk.models.results.placed_effects import sampled_effects
from fbdesk.models.results.plan import Band, InputDriver, Series
from fbdesk.models.results.reference import ReferencePath
from fbdesk.models.snapshot import Plan

MOST_NUMBERS = 30_000_000
"""A plan of very many calculations is sampled less often, so that its samples fit in memory."""

FEWEST_SAMPLES = 200
_DRIVERS_TOLD, _LIKELY_DRIVERS = 12, 48
_TRIED_FOR_DRIVERS = 2_000
"""Samples that tell the likely drivers; these are then ranked with all samples."""


@dataclass(frozen=True, slots=True, eq=False)
class SampledPlan:
    """The samples of a plan: joint effect per sector, shape (samples, years), and each band.

    Without any uncertain number everything is empty: there is nothing to be unsure of.
    """

    years: tuple[int, ...]
    joint_t: Mapping[str, Samples]
    measure_bands_t: Mapping[str, Band]
    uncertain: Mapping[InputDriver, UncertainNumber]
    draws: Draws

    @property
    def varies(self) -> bool:
        """Whether any number of the plan's joint effect is uncertain."""
        return bool(self.uncertain)

    def path_t(self, reference_t: Numbers, sectors: Sequence[str]) -> Samples | None:
        """Return the measures path of the sectors for each sample, or None where nothing varies."""
        if not self.varies:
            return None
        path = np.asarray(reference_t)[np.newaxis, :]
        for sector, effect_t in self.joint_t.items():
            if sector in sectors:
                path = path + effect_t
        return path

    def band_t(self, samples: Samples | None) -> Band:
        """Return P5 and P95 per year of samples of a path; empty without samples."""
        return {} if samples is None else _band(self.years, samples)

    def median_t(self, samples: Samples | None) -> Series:
        """Return the median per year of samples of a path; empty without samples."""
        if samples is None:
            return {}
        found = intervals(samples)
        return {year: each.p50 for year, each in zip(self.years, found, strict=True)}

    def probability(self, samples: Samples | None, year: int, goal_t: float) -> float | None:
        """Return the chance that a sampled path does not exceed a goal in a year."""
        if samples is None or year not in self.years:
            return None
        return probability_at_most(samples[..., self.years.index(year)], goal_t)

    def drivers(self, samples: Samples | None, year: int) -> tuple[InputDriver, ...]:
        """Return what drives the spread of a sampled path in a year, the strongest first."""
        if samples is None or year not in self.years:
            return ()
        outcome = np.broadcast_to(samples[..., self.years.index(year)], (self.draws.count,))
        named = {str(place): driver for place, driver in enumerate(self.uncertain)}
        shares = (
            (name, self.draws.shares(self.uncertain[driver].name, _TRIED_FOR_DRIVERS))
            for name, driver in named.items()
            if not isinstance(self.uncertain[driver].spread, Fixed)
        )
        likely = likely_drivers(shares, outcome[:_TRIED_FOR_DRIVERS], _LIKELY_DRIVERS)
        found = drivers(
            {name: self.uncertain[named[name]].samples(self.draws) for name in likely}, outcome
        )
        return tuple(
            named[driver.name].with_correlation(driver.correlation)
            for driver in found[:_DRIVERS_TOLD]
        )


@dataclass(frozen=True, slots=True, eq=False)
class SampledMeasures:
    """Each measure's own effects in every sample, ready to be taken together in any selection."""

    reference: ReferencePath
    draws: Draws
    effects: Mapping[str, Sequence[SampledEffect]]
    bands_t: Mapping[str, Band]
    uncertain: Mapping[str, Mapping[InputDriver, UncertainNumber]] = field(default_factory=dict)

    def together(self, counting: frozenset[str], go_on: GoOn) -> SampledPlan:
        """Return the samples of a plan in which these measures count."""
        uncertain: dict[InputDriver, UncertainNumber] = {}
        for measure, numbers in self.uncertain.items():
            if measure in counting:
                uncertain |= numbers
        counted = [
            effect
            for measure in self.effects
            if measure in counting
            for effect in self.effects[measure]
        ]
        joint = _joint(self.reference, counted, self.draws.count, go_on) if uncertain else {}
        return SampledPlan(self.reference.years, joint, self.bands_t, uncertain, self.draws)


def sampled_plan(
    plan: Plan,
    computed: Sequence[ComputedEffect],
    counting: frozenset[str],
    edition: FactorEdition,
    reference: ReferencePath,
    *,
    samples: int,
    go_on: GoOn,
) -> SampledPlan:
    """Return the samples of all calculations, those of the counting measures taken together."""
    found = sampled_measures(plan, computed, edition, reference, samples=samples, go_on=go_on)
    return found.together(counting, go_on)


def sampled_measures(
    plan: Plan,
    computed: Sequence[ComputedEffect],
    edition: FactorEdition,
    reference: ReferencePath,
    *,
    samples: int,
    go_on: GoOn,
) -> SampledMeasures:
    """Return the samples of all calculations, measure by measure."""
    draws = Draws(plan.settings.seed, min(samples, _most_samples(computed)))
    effects: dict[str, list[SampledEffect]] = {}
    uncertain: dict[str, dict[InputDriver, UncertainNumber]] = {}
    bands: dict[str, Band] = {}
    for measure, own in _by_measure(computed):
        go_on()
        for each, prepared in own:
            direct = sampled_effects(each.effect, prepared, draws, reference)
            effects.setdefault(measure, []).extend(direct)
            if direct:
                uncertain.setdefault(measure, {}).update(_named(each, prepared, edition))
        bands |= _own_band(measure, reference.years, effects[measure])
    return SampledMeasures(reference, draws, effects, bands, uncertain)


def _most_samples(computed: Sequence[ComputedEffect]) -> int:
    """Return how many samples of every uncertain effect there is room for."""
    uncertain = sum(
        len(each.evaluation.parts)
        for each in computed
        if each.evaluation is not None and each.prepared is not None and each.prepared.uncertain
    )
    return max(MOST_NUMBERS // max(uncertain, 1), FEWEST_SAMPLES)


def _joint(
    reference: ReferencePath, effects: Sequence[SampledEffect], count: int, go_on: GoOn
) -> dict[str, Samples]:
    """Return the joint effect per sector, source by source."""
    by_source: dict[Source, list[SampledEffect]] = {}
    for effect in effects:
        by_source.setdefault(effect.source, []).append(effect)
    totals: dict[str, Samples] = {}
    for source in sorted(by_source):
        base = reference.by_source_t.get(source)
        if base is None:
            continue
        go_on()
        ordered = sorted(by_source[source], key=_place_in_order)
        total = sampled_total(base, ordered, count).T
        held = totals.get(source.sector)
        totals[source.sector] = total if held is None else held + total
    return totals


def _place_in_order(effect: SampledEffect) -> tuple[str, float]:
    """Order effects by what they are, so that products are the same bit for bit in any order."""
    return effect.measure, float(np.sum(effect.level_t))


def _own_band(measure: str, years: Sequence[int], own: Sequence[SampledEffect]) -> dict[str, Band]:
    """Return the band of a measure's stand-alone effect; none where it does not vary."""
    certain_t = np.zeros(len(years))
    for effect in own:
        if effect.is_certain:
            certain_t = certain_t + effect.level_t * effect.course
    odd = [effect.course for effect in own if effect.course.ndim > 1]
    levels = list(_levels(own))
    if len(levels) == 1 and not odd:
        return _scaled_band(measure, years, levels[0], certain_t)
    total: Samples = certain_t[np.newaxis, :] + sum(odd)
    for level, course in levels:
        total = total + level[:, np.newaxis] * course
    return {measure: _band(years, total)} if np.any(np.ptp(total, axis=0) > 0) else {}


def _levels(own: Sequence[SampledEffect]) -> Iterator[tuple[Samples, Numbers]]:
    """Yield the uncertain levels with their courses, those of one course as one level.

    A level may act on several sources, and several levels may have the course of one measure.
    """
    courses: dict[int, Numbers] = {}
    levels: dict[int, Samples] = {}
    for effect in own:
        if not effect.is_certain and effect.course.ndim == 1:
            held = id(effect.level_t)
            levels[held] = np.asarray(effect.level_t)
            courses[held] = courses.get(held, 0.0) + effect.course
    together: dict[bytes, tuple[Samples, Numbers]] = {}
    for held, course in courses.items():
        name = (course + 0.0).tobytes()
        level = levels[held] if name not in together else together[name][0] + levels[held]
        together[name] = (level, course)
    yield from together.values()


def _scaled_band(
    measure: str, years: Sequence[int], uncertain: tuple[Samples, Numbers], certain_t: Numbers
) -> dict[str, Band]:
    """Return the band of one uncertain level over the years: its ends, scaled year by year."""
    level, course = uncertain
    if not np.ptp(level) or not np.any(course):
        return {}
    ends = interval(level)
    low, high = ends.p5 * course, ends.p95 * course
    lower, upper = np.minimum(low, high) + certain_t, np.maximum(low, high) + certain_t
    pairs = zip(years, lower.tolist(), upper.tolist(), strict=True)
    return {measure: {year: (p5, p95) for year, p5, p95 in pairs}}


def _band(years: Sequence[int], samples: Samples) -> Band:
    found = intervals(samples)
    return {year: (each.p5, each.p95) for year, each in zip(years, found, strict=True)}


def _named(
    each: ComputedEffect, prepared: Prepared, edition: FactorEdition
) -> dict[InputDriver, UncertainNumber]:
    """Return each uncertain number by what it is; a factor of several measures is one number."""
    named: dict[InputDriver, UncertainNumber] = {}
    for name, number in prepared.uncertain.items():
        driver = (
            InputDriver("", "", "", edition.factor(number.factor.id).name, number.factor.id)
            if number.factor is not None
            else InputDriver(each.effect.key, each.measure.number, name, number.declared.label, "")
        )
        named[driver] = number
    return named


def _by_measure(
    computed: Sequence[ComputedEffect],
) -> Iterator[tuple[str, list[tuple[ComputedEffect, Prepared]]]]:
    groups: dict[str, list[tuple[ComputedEffect, Prepared]]] = {}
    for each in computed:
        if each.prepared is not None:
            groups.setdefault(each.measure.key, []).append((each, each.prepared))
    yield from groups.items()
