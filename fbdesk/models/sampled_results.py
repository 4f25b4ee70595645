"""How sure the plan's results are: the whole plan computed for each sample of its numbers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from fbdesk.calculation.evaluate import Evaluation
from fbdesk.calculation.factors import FactorEdition
from fbdesk.calculation.joint import Numbers, Source, SourceEffect, total_on_source
from fbdesk.calculation.spread import Draws
from fbdesk.calculation.uncertainty import Samples, drivers, intervals, probability_at_most
from fbdesk.models.effects_in_plan import ComputedEffect, GoOn, evaluate_effect
from fbdesk.models.placed_effects import source_effects
from fbdesk.models.plan_results import Band, InputDriver, Series
from fbdesk.models.reference import ReferencePath
from fbdesk.models.snapshot import Plan

MOST_NUMBERS = 30_000_000
"""A plan of very many calculations is sampled less often, so that its samples fit in memory."""

FEWEST_SAMPLES = 200
_BLOCK = 1_000
_DRIVERS_TOLD = 12


@dataclass(frozen=True, slots=True, eq=False)
class SampledPlan:
    """The samples of a plan: joint effect per sector, shape (samples, years), and each band.

    Without any uncertain number everything is empty: there is nothing to be unsure of.
    """

    years: tuple[int, ...]
    joint_t: Mapping[str, Samples]
    measure_bands_t: Mapping[str, Band]
    drawn: Mapping[InputDriver, Samples]

    @property
    def varies(self) -> bool:
        """Whether any number of the plan's joint effect is uncertain."""
        return bool(self.drawn)

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
        named = {str(place): driver for place, driver in enumerate(self.drawn)}
        found = drivers(
            {name: self.drawn[driver] for name, driver in named.items()},
            np.broadcast_to(samples[..., self.years.index(year)], (self._count,)),
        )
        return tuple(
            named[driver.name].with_correlation(driver.correlation)
            for driver in found[:_DRIVERS_TOLD]
        )

    @property
    def _count(self) -> int:
        return len(next(iter(self.drawn.values())))


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
    usable = [each for each in computed if each.evaluation is not None]
    room = MOST_NUMBERS // max(len(usable) * len(reference.years), 1)
    draws = Draws(plan.settings.seed, min(samples, max(room, FEWEST_SAMPLES)))
    placed: dict[str, list[SourceEffect]] = {}
    drawn: dict[InputDriver, Samples] = {}
    bands: dict[str, Band] = {}
    for measure, effects in _by_measure(usable):
        go_on()
        own: list[SourceEffect] = []
        for each in effects:
            last = reference.years[-1]
            evaluation = evaluate_effect(plan, each.effect, edition, last, draws)
            direct = source_effects(each.effect, evaluation, reference)
            own += direct
            if measure in counting and direct:
                drawn |= _named(each, evaluation, edition)
        if own:
            bands |= _own_band(measure, reference.years, own)
        if measure in counting:
            placed[measure] = own
    joint = _joint(reference, [effect for own in placed.values() for effect in own], draws.count)
    return SampledPlan(reference.years, joint, bands, drawn)


def _joint(
    reference: ReferencePath, effects: Sequence[SourceEffect], count: int
) -> dict[str, Samples]:
    """Return the joint effect per sector, source by source and some samples at a time."""
    by_source: dict[Source, list[SourceEffect]] = {}
    for effect in effects:
        by_source.setdefault(effect.source, []).append(effect)
    totals: dict[str, Samples] = {}
    for source in sorted(by_source):
        base = reference.by_source_t.get(source)
        if base is None:
            continue
        if source.sector not in totals:
            totals[source.sector] = np.zeros((count, len(reference.years)))
        for first in range(0, count, _BLOCK):
            block = slice(first, first + _BLOCK)
            parts = [_rows(effect, block) for effect in by_source[source]]
            totals[source.sector][block] += total_on_source(base, parts)
    return totals


def _rows(effect: SourceEffect, block: slice) -> SourceEffect:
    return SourceEffect(
        effect.measure, effect.source, effect.effect_t[block], disjoint=effect.disjoint
    )


def _own_band(measure: str, years: Sequence[int], own: Sequence[SourceEffect]) -> dict[str, Band]:
    """Return the band of a measure's stand-alone effect; none where it does not vary."""
    total: Samples = np.sum([effect.effect_t for effect in own], axis=0)
    return {measure: _band(years, total)} if np.any(np.ptp(total, axis=0) > 0) else {}


def _band(years: Sequence[int], samples: Samples) -> Band:
    found = intervals(samples)
    return {year: (each.p5, each.p95) for year, each in zip(years, found, strict=True)}


def _named(
    each: ComputedEffect, evaluation: Evaluation, edition: FactorEdition
) -> dict[InputDriver, Samples]:
    """Return the samples of each uncertain number; a factor of several measures is one number."""
    lines = {line.name: line for line in evaluation.passport}
    named: dict[InputDriver, Samples] = {}
    for name, samples in evaluation.drawn.items():
        factor = lines[name].factor
        driver = (
            InputDriver("", "", "", edition.factor(factor).name, factor)
            if factor
            else InputDriver(each.effect.key, each.measure.number, name, lines[name].label, "")
        )
        named[driver] = samples
    return named


def _by_measure(
    computed: Sequence[ComputedEffect],
) -> Iterator[tuple[str, list[ComputedEffect]]]:
    groups: dict[str, list[ComputedEffect]] = {}
    for each in computed:
        groups.setdefault(each.measure.key, []).append(each)
    yield from groups.items()
