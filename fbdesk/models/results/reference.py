"""The plan's reference path: the inventory of the start year carried forward, source by source."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from fbdesk.calculation.joint import Numbers, Source
from fbdesk.calculation.paths import (
    constant_path,
    inhabitants_in,
    linear_path,
    per_inhabitant_path,
    stated_path,
    trend_path,
)
from fbdesk.models.checks.findings import BLOCKS, FIGURE_DOCUMENTS, Finding
from fbdesk.models.city import Population
from fbdesk.models.results.published_inventory import PublishedInventory
from fbdesk.models.snapshot import Plan
from fbdesk.models.strategy import ReferenceAssumption, ReferenceValue

CONSTANT = ReferenceAssumption()


@dataclass(frozen=True, slots=True, eq=False)
class ReferencePath:
    """Emissions without the plan's measures, t CO2e per source over `years`.

    Without an inventory of the start year there are no sources, and nothing is known.
    """

    years: tuple[int, ...]
    by_source_t: Mapping[Source, Numbers]
    findings: tuple[Finding, ...] = ()

    @property
    def known(self) -> bool:
        """Whether there is a path at all."""
        return bool(self.by_source_t)

    def of_sectors_t(self, sectors: Sequence[str]) -> Numbers:
        """Return the path of the sectors together, t CO2e per year."""
        total = np.zeros(len(self.years))
        for source, path in self.by_source_t.items():
            if source.sector in sectors:
                total = total + path
        return total


def reference_path(
    plan: Plan, inventory: PublishedInventory, years: Sequence[int]
) -> ReferencePath:
    """Return the reference path of every source from the plan's start year on.

    The closest assumption speaks: that of the source, of its sector, of all; without any,
    emissions stay as they are. Stated figures are those of all sources that the assumption speaks
    for, shared as in the start year. An assumption that needs a population or figures that the
    plan does not have is replaced by constant emissions, and a finding says so.
    """
    start = plan.settings.start_year
    assumptions = {(each.sector, each.source): each for each in plan.reference_assumptions}
    inhabitants = _inhabitants(plan, years)
    emissions = sorted(inventory.in_year_t(start).items())
    spoken_for: dict[str, dict[Source, float]] = {}
    for source, base_t in emissions:
        spoken_for.setdefault(_closest(assumptions, source).key, {})[source] = base_t
    paths: dict[Source, Numbers] = {}
    unanswered: dict[str, ReferenceAssumption] = {}
    for source, base_t in emissions:
        assumption = _closest(assumptions, source)
        stated_t = _stated_t(plan, assumption, start)
        if assumption.method == "linear":
            paths[source] = linear_path(base_t, assumption.yearly_change, years, start)
        elif assumption.method == "trend":
            paths[source] = trend_path(base_t, assumption.yearly_change, years, start)
        elif assumption.method == "per_inhabitant" and inhabitants.get(start):
            paths[source] = per_inhabitant_path(base_t, inhabitants, years, start)
        elif stated_t:
            group = spoken_for[assumption.key]
            whole = stated_path(sum(group.values()), stated_t, years, start)
            paths[source] = whole * _portion(source, group)
        else:
            paths[source] = constant_path(base_t, years)
            if assumption.method != CONSTANT.method:
                unanswered[assumption.key] = assumption
    return ReferencePath(tuple(years), paths, tuple(_findings(unanswered, start)))


def _stated_t(plan: Plan, assumption: ReferenceAssumption, start: int) -> Mapping[int, float]:
    """Return the figures of an assumption that says what its sources emit after the start year."""
    if assumption.method != "stated":
        return {}
    rows = plan.children(ReferenceValue, "assumption", assumption.key)
    return {row.year: row.emission_t for row in rows if row.year > start}


def _portion(source: Source, group: Mapping[Source, float]) -> float:
    """Return a source's part of its group in the start year; equal parts where all emit nothing."""
    whole = sum(group.values())
    return group[source] / whole if whole > 0 else 1.0 / len(group)


def _closest(
    assumptions: Mapping[tuple[str, str], ReferenceAssumption], source: Source
) -> ReferenceAssumption:
    """Return what is assumed for a source: its own row, its sector's, everyone's, or constant."""
    for place in ((source.sector, source.source), (source.sector, ""), ("", "")):
        if place in assumptions:
            return assumptions[place]
    return CONSTANT


def _inhabitants(plan: Plan, years: Sequence[int]) -> Mapping[int, float]:
    """Return the inhabitants of all planning municipalities per year; empty if one is unknown."""
    total = np.zeros(len(years))
    for municipality in plan.municipalities:
        if not municipality.planning:
            continue
        known = plan.children(Population, "municipality", municipality.key)
        if not known:
            return {}
        total = total + inhabitants_in({each.year: each.inhabitants for each in known}, years)
    return {year: float(count) for year, count in zip(years, total, strict=True)}


_NO_POPULATION = (
    "The reference path of {sector} follows the population, but the plan does not have it for "
    "every municipality: it is held constant. Enter the population."
)
_NOT_STATED = (
    "The reference path of {sector} is to follow stated figures, but there are none after {year}: "
    "it is held constant. Enter the figures or choose another way."
)


def _findings(unanswered: Mapping[str, ReferenceAssumption], start: int) -> Iterator[Finding]:
    for assumption in unanswered.values():
        stated = assumption.method == "stated"
        yield Finding(
            "reference-not-stated" if stated else "population-missing",
            _NOT_STATED if stated else _NO_POPULATION,
            {"sector": assumption.sector or "–", "year": start},
            table="reference_assumption",
            key=assumption.key,
            strength=BLOCKS,
            documents=FIGURE_DOCUMENTS,
        )
