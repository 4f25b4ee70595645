"""Several scenarios of a plan side by side: their paths, their targets, and what remains.

Each calculation is made once and taken into every scenario that holds its measure. For all that a
page shows of one scenario (each measure's share, the findings, what drives the spread) there is
`results.compute` with the scenario's `counting` measures: its figures are the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from fbdesk.calculation.factors import FactorEdition
from fbdesk.calculation.joint import JointEffect, Numbers, Source, SourceEffect, joint_effect
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.models.programmes.programme import Programme
from fbdesk.models.results.computing import plan_years
from fbdesk.models.results.effects_in_plan import (
    ComputedEffect,
    GoOn,
    computed_effects,
    go_on_always,
    own_factors,
)
from fbdesk.models.results.per_measure import Together, focus_area_results, measure_result, series
from fbdesk.models.results.placed_effects import source_effects
from fbdesk.models.results.plan import (
    Band,
    FocusAreaResult,
    MeasureResult,
    Series,
    TargetResult,
    added,
)
from fbdesk.models.results.published_inventory import published_inventory
from fbdesk.models.results.reference import ReferencePath, reference_path
from fbdesk.models.results.sampled import SampledMeasures, SampledPlan, sampled_measures
from fbdesk.models.results.targets import (
    in_scope_path,
    joint_in_scope,
    main_target,
    scope_sectors,
    target_result,
)
from fbdesk.models.scenario_sets import ScenarioSet, scenario_sets
from fbdesk.models.snapshot import Plan
from fbdesk.models.strategy import Target


@dataclass(frozen=True, slots=True)
class ScenarioResult:
    """What a scenario leads to; all paths are t CO2e per year, a year not there is not known.

    `reference`, `measures_path`, `joint_t` and `band` speak of the main target's scope, or of all
    sectors without a target; `focus_areas` of the whole inventory. `indirect_t` lies outside it
    and is never added. `targets` stand in the plan's order.
    """

    scenario: ScenarioSet
    reference: Series
    measures_path: Series
    joint_t: Series
    indirect_t: Series
    focus_areas: tuple[FocusAreaResult, ...]
    targets: tuple[TargetResult, ...]
    main_target: TargetResult | None = None
    band: Band = field(default_factory=dict)


def compare_scenarios(
    plan: Plan,
    edition: FactorEdition,
    programme: Programme | None = None,
    *,
    scenarios: Sequence[ScenarioSet] | None = None,
    samples: int = 0,
    go_on: GoOn = go_on_always,
) -> tuple[ScenarioResult, ...]:
    """Return the results of each scenario, of all that the plan has where none are named.

    With `samples` the paths have bands and the targets their probability: every measure is drawn
    once, and each scenario takes those that count together. `go_on` is called between steps;
    what it raises ends the comparison. Raises `FileError` where the programme is not known.
    """
    chosen = programme or programme_of(plan)
    wanted = scenario_sets(plan, chosen) if scenarios is None else scenarios
    comparison = _Comparison(plan, edition, chosen, samples, go_on)
    return tuple(comparison.result(each) for each in wanted)


class _Comparison:
    """What all scenarios share: inventory, reference path, and every calculation by itself."""

    def __init__(
        self,
        plan: Plan,
        edition: FactorEdition,
        programme: Programme,
        samples: int,
        go_on: GoOn,
    ) -> None:
        self._plan, self._programme = plan, programme
        self._samples, self._go_on = samples, go_on
        self._edition, _ = own_factors(plan, edition)
        self._inventory = published_inventory(plan)
        self._reference = reference_path(plan, self._inventory, plan_years(plan))
        self._computed = computed_effects(plan, self._edition, self._reference.years[-1], go_on)
        self._placed = _placed(self._computed, self._reference)
        alone = self._together(frozenset())
        self._alone = tuple(
            measure_result(plan, measure, alone, {}, counts=False, annual_effect_t=0.0)
            for measure in plan.measures
        )
        self._sampled: dict[frozenset[str], SampledPlan] = {}

    def result(self, scenario: ScenarioSet) -> ScenarioResult:
        """Return what one scenario leads to."""
        self._go_on()
        together = self._together(scenario.counting)
        measures = tuple(
            _in_scenario(result, scenario, together, known=bool(self._placed.get(result.measure)))
            for result in self._alone
        )
        sampled = self._sampled_plan(scenario.counting)
        targets = tuple(
            self._target(each, together, measures, sampled) for each in self._plan.targets
        )
        chosen = main_target(self._plan)
        main = next((each for each in targets if chosen and each.target == chosen.key), None)
        sectors = main.sectors if main else self._inventory.sectors
        reference = in_scope_path(self._reference, sectors)
        areas = focus_area_results(self._programme, measures, together)
        return ScenarioResult(
            scenario=scenario,
            reference={} if reference is None else series(together.years, reference),
            measures_path=self._path(reference, together.joint, sectors),
            joint_t={}
            if reference is None
            else series(together.years, joint_in_scope(together.joint, sectors)),
            indirect_t=added(area.indirect_t for area in areas),
            focus_areas=areas,
            targets=targets,
            main_target=main,
            band=_band(sampled, reference, sectors),
        )

    def _together(self, counting: frozenset[str]) -> Together:
        counted = [effect for key, own in self._placed.items() if key in counting for effect in own]
        years = self._reference.years
        unknown: dict[Source, Numbers] = {Source("", ""): np.full(len(years), np.nan)}
        by_measure: dict[str, list[ComputedEffect]] = {}
        for each in self._computed:
            by_measure.setdefault(each.measure.key, []).append(each)
        return Together(
            years=years,
            computed={key: tuple(found) for key, found in by_measure.items()},
            placed=self._placed,
            joint=joint_effect(self._reference.by_source_t or unknown, counted),
            marginal_t={},
            known=self._reference.known,
        )

    def _target(
        self,
        target: Target,
        together: Together,
        measures: Sequence[MeasureResult],
        sampled: SampledPlan | None,
    ) -> TargetResult:
        sectors = scope_sectors(target, self._programme, self._inventory)
        areas = focus_area_results(
            self._programme, measures, together, lambda source: source.sector in sectors
        )
        found = target_result(
            target, sectors, self._inventory, self._reference, together.joint, areas
        )
        path = in_scope_path(self._reference, sectors)
        if sampled is None or path is None or found.goal_t is None:
            return found
        drawn = sampled.path_t(path, sectors)
        return replace(
            found,
            band_t=sampled.band_t(drawn),
            probability=sampled.probability(drawn, target.year, found.goal_t),
        )

    def _path(
        self, reference: Numbers | None, joint: JointEffect, sectors: Sequence[str]
    ) -> Series:
        if reference is None:
            return {}
        return series(self._reference.years, reference + joint_in_scope(joint, sectors))

    def _sampled_plan(self, counting: frozenset[str]) -> SampledPlan | None:
        if not self._samples or not self._reference.known:
            return None
        if counting not in self._sampled:
            self._sampled[counting] = self._drawn.together(counting, self._go_on)
        return self._sampled[counting]

    @cached_property
    def _drawn(self) -> SampledMeasures:
        """The samples of every measure, drawn once for all scenarios."""
        return sampled_measures(
            self._plan,
            self._computed,
            self._edition,
            self._reference,
            samples=self._samples,
            go_on=self._go_on,
        )


def _placed(
    computed: Sequence[ComputedEffect], reference: ReferencePath
) -> Mapping[str, tuple[SourceEffect, ...]]:
    """Return what each measure does to the sources of the inventory, whether it counts or not."""
    found: dict[str, tuple[SourceEffect, ...]] = {}
    for each in computed:
        if each.evaluation is not None:
            own = source_effects(each.effect, each.evaluation, reference)
            found[each.measure.key] = (*found.get(each.measure.key, ()), *own)
    return found


def _in_scenario(
    alone: MeasureResult, scenario: ScenarioSet, together: Together, *, known: bool
) -> MeasureResult:
    """Return a measure's result with its place in a scenario."""
    if alone.measure not in scenario.counting:
        return alone
    on_path = known and together.known
    share = together.joint.of_measure_t(alone.measure)
    return replace(alone, counts=True, joint_t=series(together.years, share) if on_path else {})


def _band(sampled: SampledPlan | None, reference: Numbers | None, sectors: Sequence[str]) -> Band:
    if sampled is None or reference is None:
        return {}
    return sampled.band_t(sampled.path_t(reference, sectors))
