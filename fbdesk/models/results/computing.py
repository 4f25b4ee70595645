"""The whole plan computed: paths, joint effect, targets, what each measure does, and findings.

Results are made on demand from a snapshot and never stored in the plan file. The same plan, factor
edition and seed give the same numbers on every machine.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

import numpy as np

from fbdesk.calculation.factors import FactorEdition, edition_names, load_edition
from fbdesk.calculation.joint import Numbers, Source, SourceEffect, joint_effect, marginal_effects
from fbdesk.errors import FileError
from fbdesk.models.checks.findings import Finding
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.models.programmes.programme import Programme
from fbdesk.models.results.effects_in_plan import (
    ComputedEffect,
    GoOn,
    computed_effects,
    effect_findings,
    go_on_always,
    own_factors,
)
from fbdesk.models.results.measure_costs import annual_effect_t
from fbdesk.models.results.per_measure import (
    Together,
    focus_area_results,
    measure_result,
    series,
)
from fbdesk.models.results.placed_effects import placement_findings, source_effects
from fbdesk.models.results.plan import MeasureResult, PlanResults, TargetResult
from fbdesk.models.results.published_inventory import (
    inventory_findings,
    published_inventory,
)
from fbdesk.models.results.reference import ReferencePath, reference_path
from fbdesk.models.results.sampled import SampledPlan, sampled_plan
from fbdesk.models.results.targets import (
    ALL,
    in_line_with,
    in_scope_path,
    joint_in_scope,
    main_target,
    registered,
    scope_sectors,
    target_findings,
    target_line,
    target_result,
)
from fbdesk.models.snapshot import Plan
from fbdesk.models.strategy import Target
from fbdesk.resource_files import resource


def compute(
    plan: Plan,
    edition: FactorEdition,
    programme: Programme | None = None,
    *,
    samples: int = 0,
    go_on: GoOn = go_on_always,
    counting: frozenset[str] | None = None,
) -> PlanResults:
    """Return all results of a plan, with `samples` also the ranges around them.

    `counting` names the measures on the measures path where a scenario decides which they are.

    `go_on` is called again and again; what it raises ends the computation, whose results nobody
    waits for any more.

    A measure counts on the measures path where its status counts in the programme. A calculation
    that cannot be made, or an effect that finds no place in the inventory, becomes a finding and
    never stops the rest. Raises `FileError` where the plan's programme is not known.
    """
    chosen = programme or programme_of(plan)
    return _Computation(plan, edition, chosen, samples, go_on, counting).results()


@cache
def _edition(name: str) -> FactorEdition:
    return load_edition(resource("factors", name))


def edition_of(plan: Plan) -> FactorEdition:
    """Return the factor edition that a plan builds on.

    Raises `FileError` where this program does not have it.
    """
    name = plan.settings.factors_edition
    known = edition_names(resource("factors"))
    if name not in known:
        raise FileError(
            "The plan builds on factor edition {edition}, which this program does not have. It "
            "has {known}.",
            edition=name,
            known=", ".join(known),
        )
    return _edition(name)


def counting_measures(plan: Plan, programme: Programme) -> frozenset[str]:
    """Return the measures whose status counts in the programme: those that have been adopted."""
    return frozenset(measure.key for measure in plan.measures if programme.counts(measure.status))


def plan_years(plan: Plan) -> tuple[int, ...]:
    """Return the years of the paths: from the start year to the period's or last target's end."""
    start = plan.settings.start_year
    last = max([start, plan.settings.period_to, *(target.year for target in plan.targets)])
    return tuple(range(start, last + 1))


class _Computation:
    """One run over a plan: what each step needs from the steps before it."""

    def __init__(
        self,
        plan: Plan,
        edition: FactorEdition,
        programme: Programme,
        samples: int,
        go_on: GoOn,
        counting: frozenset[str] | None,
    ) -> None:
        self._go_on = go_on
        self._plan = plan
        self._programme = programme
        self._edition, self._factor_findings = own_factors(plan, edition)
        self._inventory = published_inventory(plan)
        self._reference = reference_path(plan, self._inventory, plan_years(plan))
        self._years = self._reference.years
        self._counting = counting_measures(plan, programme) if counting is None else counting
        self._computed = computed_effects(plan, self._edition, self._years[-1], go_on)
        go_on()
        self._together = _together(self._computed, self._reference, self._counting)
        self._sampled = self._sample(samples)
        self._main = main_target(plan)
        self._scopes = {
            target.key: scope_sectors(target, programme, self._inventory) for target in plan.targets
        }

    def results(self) -> PlanResults:
        measures = self._measures()
        targets = tuple(self._target(target, measures) for target in self._plan.targets)
        main = next(
            (each for each in targets if self._main and each.target == self._main.key), None
        )
        sectors = main.sectors if main else self._inventory.sectors
        settings = self._plan.settings
        samples = self._path_samples(sectors)
        self._go_on()
        return PlanResults(
            start_year=settings.start_year,
            years=self._years,
            factors_edition=self._edition.name,
            gwp_set=settings.gwp_set,
            electricity=settings.electricity,
            scope=main.scope if main else ALL,
            sectors=sectors,
            inventory={
                year: self._inventory.sectors_in_year_t(year) for year in self._inventory.years
            },
            registered=registered(self._inventory, sectors, settings.start_year),
            reference=self._path(sectors, with_measures=False),
            measures_path=self._path(sectors, with_measures=True),
            target_path=self._target_path(main),
            whole_reference=self._path(self._inventory.sectors, with_measures=False),
            whole_measures_path=self._path(self._inventory.sectors, with_measures=True),
            focus_areas=focus_area_results(self._programme, measures, self._together),
            measures=measures,
            targets=targets,
            findings=tuple(self._findings()),
            digest=self._digest(measures),
            band=self._sampled.band_t(samples) if self._sampled else {},
            median=self._sampled.median_t(samples) if self._sampled else {},
            main_target=main,
            drivers=self._sampled.drivers(samples, main.year) if self._sampled and main else (),
        )

    def _sample(self, samples: int) -> SampledPlan | None:
        if not samples or not self._reference.known:
            return None
        return sampled_plan(
            self._plan,
            self._computed,
            self._counting,
            self._edition,
            self._reference,
            samples=samples,
            go_on=self._go_on,
        )

    def _measures(self) -> tuple[MeasureResult, ...]:
        cost_year = self._main.year if self._main else self._years[-1]
        return tuple(
            measure_result(
                self._plan,
                measure,
                self._together,
                self._sampled.measure_bands_t if self._sampled else {},
                counts=measure.key in self._counting,
                annual_effect_t=annual_effect_t(
                    self._plan,
                    measure,
                    self._together.computed.get(measure.key, ()),
                    self._edition,
                    cost_year,
                ),
            )
            for measure in self._plan.measures
        )

    def _target(self, target: Target, measures: Sequence[MeasureResult]) -> TargetResult:
        sectors = self._scopes[target.key]
        areas = focus_area_results(
            self._programme, measures, self._together, lambda source: source.sector in sectors
        )
        found = target_result(
            target, sectors, self._inventory, self._reference, self._together.joint, areas
        )
        samples = self._path_samples(sectors)
        if self._sampled is None or samples is None:
            return found
        return replace(
            found,
            band_t=self._sampled.band_t(samples),
            probability=None
            if found.goal_t is None
            else self._sampled.probability(samples, target.year, found.goal_t),
        )

    def _path(self, sectors: Sequence[str], *, with_measures: bool) -> dict[int, float]:
        path = in_scope_path(self._reference, sectors)
        if path is None:
            return {}
        if with_measures:
            path = path + joint_in_scope(self._together.joint, sectors)
        return dict(series(self._years, path))

    def _path_samples(self, sectors: Sequence[str]) -> Numbers | None:
        path = in_scope_path(self._reference, sectors)
        return self._sampled.path_t(path, sectors) if self._sampled and path is not None else None

    def _target_path(self, main: TargetResult | None) -> dict[int, float]:
        if main is None or self._main is None:
            return {}
        steps = in_line_with(self._main, self._plan.targets)
        return dict(target_line(steps, main.base_t, self._years))

    def _findings(self) -> Iterator[Finding]:
        yield from inventory_findings(self._plan, self._inventory)
        yield from self._reference.findings
        yield from target_findings(self._plan, self._scopes, self._inventory)
        yield from self._factor_findings
        yield from effect_findings(self._computed)
        if self._reference.known:
            measures = {measure.key: measure for measure in self._plan.measures}
            yield from placement_findings(self._together.joint.findings, measures, self._years)

    def _digest(self, measures: Sequence[MeasureResult]) -> str:
        """Return the SHA-256 of all that the results depend on."""
        settings = self._plan.settings
        content = {
            "settings": [
                settings.start_year,
                settings.gwp_set,
                settings.electricity,
                settings.discount_rate,
                settings.seed,
                self._edition.name,
            ],
            "reference": [
                [*source, [value.hex() for value in path.tolist()]]
                for source, path in sorted(self._reference.by_source_t.items())
            ],
            "effects": [
                [
                    each.measure.key,
                    each.measure.key in self._counting,
                    each.effect.overlap,
                    [each.effect.sector, each.effect.source],
                    each.evaluation.digest if each.evaluation else None,
                ]
                for each in self._computed
            ],
            "costs_per_t": [[each.measure, each.cost_per_t_nok] for each in measures],
            "targets": [
                [target.base_year, target.year, target.reduction_share, *self._scopes[target.key]]
                for target in self._plan.targets
            ],
        }
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


def _together(
    computed: Sequence[ComputedEffect], reference: ReferencePath, counting: frozenset[str]
) -> Together:
    """Return the effects of all measures on the path, and what the counting ones do together."""
    by_measure: dict[str, list[ComputedEffect]] = {}
    placed: dict[str, list[SourceEffect]] = {}
    for each in computed:
        by_measure.setdefault(each.measure.key, []).append(each)
        if each.evaluation is not None:
            found = source_effects(each.effect, each.evaluation, reference)
            placed.setdefault(each.measure.key, []).extend(found)
    counted = [effect for key in placed if key in counting for effect in placed[key]]
    empty: dict[Source, Numbers] = {Source("", ""): np.full(len(reference.years), np.nan)}
    base = reference.by_source_t or empty
    return Together(
        years=reference.years,
        computed={key: tuple(found) for key, found in by_measure.items()},
        placed={key: tuple(found) for key, found in placed.items()},
        joint=joint_effect(base, counted),
        marginal_t=_marginal_by_sector(base, counted),
        known=reference.known,
    )


def _marginal_by_sector(
    reference_t: Mapping[Source, Numbers], effects: Sequence[SourceEffect]
) -> dict[str, dict[str, Numbers]]:
    """Return the marginal effects per sector: no measure changes what another source emits."""
    by_sector: dict[str, list[SourceEffect]] = {}
    for effect in effects:
        by_sector.setdefault(effect.source.sector, []).append(effect)
    return {
        sector: marginal_effects(reference_t, by_sector[sector]) for sector in sorted(by_sector)
    }
