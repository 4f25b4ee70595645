"""How the targets stand: for each its scope, base, goal, the three paths and the gap."""

from collections.abc import Iterator, Mapping, Sequence

from fbdesk.calculation.joint import JointEffect, Numbers
from fbdesk.calculation.paths import target_path
from fbdesk.calculation.targets import absent_sectors, goal_t, scope_total_t, standing
from fbdesk.models.checks.findings import BLOCKS, Finding
from fbdesk.models.programmes.programme import Programme
from fbdesk.models.results.per_measure import series
from fbdesk.models.results.plan import FocusAreaResult, Series, TargetResult
from fbdesk.models.results.published_inventory import PublishedInventory
from fbdesk.models.results.reference import ReferencePath
from fbdesk.models.snapshot import Plan
from fbdesk.models.strategy import Target

OWN_SECTORS = "sectors"
ALL = "all"


def main_target(plan: Plan) -> Target | None:
    """Return the target that the plan is steered by: the marked one, or else the nearest."""
    marked = [target for target in plan.targets if target.main]
    return next(iter(marked or plan.targets), None)


def scope_sectors(
    target: Target | None, programme: Programme, inventory: PublishedInventory
) -> tuple[str, ...]:
    """Return the inventory's labels of the sectors that a target covers; all without a target.

    Sectors that the scope names and the inventory lacks stay in the list: they are missing.
    """
    if target is None:
        return inventory.sectors
    if target.scope == OWN_SECTORS:
        lines = (line.strip() for line in target.sectors.splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))
    scope = next((each for each in programme.target_scopes if each.code == target.scope), None)
    if scope is None:
        return ()
    if scope.includes is not None:
        return tuple(sector for sector in scope.includes if scope.covers(sector))
    return tuple(sector for sector in inventory.sectors if scope.covers(sector))


def target_result(
    target: Target,
    sectors: tuple[str, ...],
    inventory: PublishedInventory,
    reference: ReferencePath,
    joint: JointEffect,
    focus_areas: tuple[FocusAreaResult, ...],
) -> TargetResult:
    """Return how a target stands: what is not known is None or absent, never 0."""
    base_t = scope_total_t(inventory.sectors_in_year_t(target.base_year), sectors)
    without = in_scope_path(reference, sectors)
    measures = without + joint_in_scope(joint, sectors) if without is not None else None
    measures_t = {} if measures is None else series(reference.years, measures)
    stands = standing(base_t, target.reduction_share, measures_t.get(target.year))
    return TargetResult(
        target=target.key,
        title=target.title,
        scope=target.scope,
        sectors=sectors,
        base_year=target.base_year,
        year=target.year,
        reduction_share=target.reduction_share,
        base_t=base_t,
        goal_t=stands.goal_t,
        measures_at_year_t=stands.reached_t,
        gap_t=stands.gap_t,
        registered_t=registered(inventory, sectors, reference.years[0]),
        reference_t={} if without is None else series(reference.years, without),
        measures_t=measures_t,
        path_t=target_line((target,), base_t, reference.years),
        focus_areas=focus_areas,
    )


def target_line(targets: Sequence[Target], base_t: float | None, years: Sequence[int]) -> Series:
    """Return the line from the base year through the goals of the targets; empty without a base."""
    if base_t is None or not targets:
        return {}
    fixed: dict[int, float] = {targets[0].base_year: base_t}
    for target in targets:
        fixed[target.year] = goal_t(base_t, target.reduction_share)
    return series(years, target_path(fixed, years))


def in_line_with(main: Target, targets: Sequence[Target]) -> tuple[Target, ...]:
    """Return the main target and all that speak of the same base and scope, by year.

    The plan's emission ceiling goes through each of them: a goal on the way binds too.
    """
    same = (main.base_year, main.scope, main.sectors)
    others = [
        target
        for target in targets
        if target.year not in {main.year, main.base_year}
        and target.year > target.base_year
        and (target.base_year, target.scope, target.sectors) == same
    ]
    return tuple(sorted([main, *others], key=lambda target: target.year))


def in_scope_path(reference: ReferencePath, sectors: Sequence[str]) -> Numbers | None:
    """Return the reference path of the sectors; None where the inventory has none of them."""
    covered = any(source.sector in sectors for source in reference.by_source_t)
    return reference.of_sectors_t(sectors) if covered else None


def joint_in_scope(joint: JointEffect, sectors: Sequence[str]) -> Numbers:
    """Return the joint effect on the sectors, t CO2e per year."""
    return joint.total_t(lambda effect: effect.source.sector in sectors)


def registered(inventory: PublishedInventory, sectors: Sequence[str], first_year: int) -> Series:
    """Return the published emissions of the sectors from a year on; gap years stay absent."""
    totals = {
        year: scope_total_t(inventory.sectors_in_year_t(year), sectors)
        for year in inventory.years
        if year >= first_year
    }
    return {year: total for year, total in totals.items() if total is not None}


def target_findings(
    plan: Plan, scopes: Mapping[str, tuple[str, ...]], inventory: PublishedInventory
) -> Iterator[Finding]:
    """Yield what keeps the targets from being measured."""
    if not plan.targets:
        yield Finding(
            "no-target",
            "The plan has no target with figures: there is no target path and no gap. Set one.",
        )
    for target in plan.targets:
        yield from _of_target(target, scopes[target.key], inventory)


def _of_target(
    target: Target, sectors: tuple[str, ...], inventory: PublishedInventory
) -> Iterator[Finding]:
    emissions = inventory.sectors_in_year_t(target.base_year)
    if scope_total_t(emissions, sectors) is None:
        yield Finding(
            "target-base-missing",
            "{target}: the inventory has no figures for the target's sectors in the base year "
            "{year}, so its goal in tonnes is not known. Published years: {years}.",
            {
                "target": target.title,
                "year": target.base_year,
                "years": ", ".join(map(str, inventory.years)) or "–",
            },
            table="target",
            key=target.key,
            strength=BLOCKS,
        )
    elif missing := absent_sectors(emissions, sectors):
        yield Finding(
            "target-sectors-missing",
            "{target}: in {year} the inventory does not have {sectors}. The base is what the other "
            "sectors emit.",
            {"target": target.title, "year": target.base_year, "sectors": ", ".join(missing)},
            table="target",
            key=target.key,
        )
    if target.year <= target.base_year:
        yield Finding(
            "target-before-base",
            "{target}: the target year {year} does not come after the base year {base}.",
            {"target": target.title, "year": target.year, "base": target.base_year},
            table="target",
            key=target.key,
            strength=BLOCKS,
        )
