"""What a plan's calculation gives: the one object that window, documents and commands read.

Made by `fbdesk.models.results.computing.compute` from a snapshot; never stored in the plan file.
Tonnes are t CO2e, negative = reduction; a year that is not in a series is not known, never 0.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from fbdesk.calculation.evaluate import Evaluation
from fbdesk.errors import PlanError
from fbdesk.models.checks.findings import Finding

Series = Mapping[int, float]
"""Year to value; years ascending."""

Band = Mapping[int, tuple[float, float]]
"""Year to (P5, P95)."""


def added(parts: Iterable[Series]) -> Series:
    """Return the sum of series year by year; a year that no part has is not known."""
    totals: dict[int, float] = {}
    for part in parts:
        for year, value in part.items():
            totals[year] = totals.get(year, 0.0) + value
    return {year: totals[year] for year in sorted(totals)}


@dataclass(frozen=True, slots=True)
class EffectResult:
    """One calculation of a measure: its evaluation, or why it cannot be computed."""

    effect: str
    evaluation: Evaluation | None
    problem: PlanError | None = None


@dataclass(frozen=True, slots=True)
class SectorEffect:
    """What one measure does to a part of the inventory: alone, its joint share, at the margin."""

    stand_alone_t: Series = field(default_factory=dict)
    joint_t: Series = field(default_factory=dict)
    marginal_t: Series = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MeasureResult:
    """What one measure does per year of the plan.

    `stand_alone_t`: alone, inside the inventory, on the path (e(y) − e(Y0)). `joint_t`: its share
    of the joint effect. `marginal_t`: plan with it minus plan without it. `indirect_t`: outside
    the inventory. `since_start_t`: whole direct effect since its own start. `not_placed_t`: direct
    effect on a source that the inventory does not have. `counts`: whether its status lets it
    count on the measures path; where not, joint and marginal are empty. `by_sector`: the first
    three for each sector that it touches.
    """

    measure: str
    number: str
    title: str
    focus_area: str
    counts: bool
    effects: tuple[EffectResult, ...] = ()
    stand_alone_t: Series = field(default_factory=dict)
    joint_t: Series = field(default_factory=dict)
    marginal_t: Series = field(default_factory=dict)
    indirect_t: Series = field(default_factory=dict)
    since_start_t: Series = field(default_factory=dict)
    not_placed_t: Series = field(default_factory=dict)
    stand_alone_band_t: Band = field(default_factory=dict)
    cost_per_t_nok: float | None = None
    by_sector: Mapping[str, SectorEffect] = field(default_factory=dict)

    def inside(self, sectors: Collection[str]) -> SectorEffect:
        """Return what it does to some sectors together; empty where it touches none of them."""
        parts = [effect for sector, effect in self.by_sector.items() if sector in sectors]
        return SectorEffect(
            added(part.stand_alone_t for part in parts),
            added(part.joint_t for part in parts),
            added(part.marginal_t for part in parts),
        )


@dataclass(frozen=True, slots=True)
class FocusAreaResult:
    """Joint effect of one focus area's measures: inside the inventory, and outside it."""

    code: str
    direct_t: Series
    indirect_t: Series
    measures: int
    with_indicators: int = 0


@dataclass(frozen=True, slots=True)
class TargetResult:
    """How one target stands: base, goal, where the measures lead, and what remains.

    `sectors` are the inventory's labels that the target covers. `reference_t`, `measures_t` and
    `path_t` are the three paths for these sectors. `gap_t` is positive where the goal is missed.
    Where the base is not in the inventory, the figures are None and a finding says so.
    """

    target: str
    title: str
    scope: str
    sectors: tuple[str, ...]
    base_year: int
    year: int
    reduction_share: float
    base_t: float | None = None
    goal_t: float | None = None
    measures_at_year_t: float | None = None
    gap_t: float | None = None
    probability: float | None = None
    registered_t: Series = field(default_factory=dict)
    reference_t: Series = field(default_factory=dict)
    measures_t: Series = field(default_factory=dict)
    path_t: Series = field(default_factory=dict)
    band_t: Band = field(default_factory=dict)
    focus_areas: tuple[FocusAreaResult, ...] = ()


@dataclass(frozen=True, slots=True)
class InputDriver:
    """An uncertain number and how closely the main path's end follows it (rank, −1 to 1).

    `factor` is the id of a factor that measures share; otherwise `effect` and `input` name the
    number, `measure` is the number of its measure and `label` the words for it.
    """

    effect: str
    measure: str
    input: str
    label: str
    factor: str
    correlation: float = 0.0

    def with_correlation(self, correlation: float) -> "InputDriver":
        """Return the same number with its correlation."""
        return replace(self, correlation=correlation)


@dataclass(frozen=True, slots=True)
class PlanResults:
    """All results of a plan. The main target gives the scope; without one it is all sectors.

    `inventory`: year → sector → t, all planning municipalities together, every published year.
    `registered`: published total of the main scope per year (start year and follow-up).
    `reference`, `measures_path`, `target_path`, `band`: the main scope from the start year on.
    `whole_reference` and `whole_measures_path`: the same for all sectors. `focus_areas` and
    `measures` are of the whole inventory too; a target has its own focus areas.
    `band` and `median` are those of the samples of `measures_path`.
    `drivers`: what spreads the main path in its target year, the strongest first.
    """

    start_year: int
    years: tuple[int, ...]
    factors_edition: str
    gwp_set: str
    electricity: str
    scope: str
    sectors: tuple[str, ...]
    inventory: Mapping[int, Mapping[str, float]]
    registered: Series
    reference: Series
    measures_path: Series
    target_path: Series
    whole_reference: Series
    whole_measures_path: Series
    focus_areas: tuple[FocusAreaResult, ...]
    measures: tuple[MeasureResult, ...]
    targets: tuple[TargetResult, ...]
    findings: tuple[Finding, ...]
    digest: str
    band: Band = field(default_factory=dict)
    median: Series = field(default_factory=dict)
    main_target: TargetResult | None = None
    drivers: tuple[InputDriver, ...] = ()

    def in_scope(self, sector: str) -> bool:
        """Tell whether a sector of the inventory belongs to the main target's scope."""
        return sector in self.sectors

    def measure(self, key: str) -> MeasureResult | None:
        """Return the result of the measure with a key."""
        return next((result for result in self.measures if result.measure == key), None)
