"""The plan's reference path: the inventory of the start year carried forward, source by source."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from fbdesk.calculation.joint import Numbers, Source
from fbdesk.calculation.paths import (
    constant_path,
    inhabitants_in,
    per_inhabitant_path,
    trend_path,
)
from fbdesk.models.city import Population
from fbdesk.models.findings import BLOCKS, FIGURE_DOCUMENTS, Finding
from fbdesk.models.published_inventory import PublishedInventory
from fbdesk.models.snapshot import Plan
from fbdesk.models.strategy import ReferenceAssumption

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
    emissions stay as they are. An assumption that needs a population the plan does not have is
    replaced by constant emissions, and a finding says so.
    """
    start = plan.settings.start_year
    assumptions = {(each.sector, each.source): each for each in plan.reference_assumptions}
    inhabitants = _inhabitants(plan, years)
    paths: dict[Source, Numbers] = {}
    unanswered: dict[str, ReferenceAssumption] = {}
    for source, base_t in sorted(inventory.in_year_t(start).items()):
        assumption = _closest(assumptions, source)
        if assumption.method == "trend":
            paths[source] = trend_path(base_t, assumption.yearly_change, years, start)
        elif assumption.method == "per_inhabitant" and inhabitants.get(start):
            paths[source] = per_inhabitant_path(base_t, inhabitants, years, start)
        else:
            paths[source] = constant_path(base_t, years)
            if assumption.method == "per_inhabitant":
                unanswered[assumption.key] = assumption
    return ReferencePath(tuple(years), paths, tuple(_findings(unanswered)))


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


def _findings(unanswered: Mapping[str, ReferenceAssumption]) -> Iterator[Finding]:
    for assumption in unanswered.values():
        yield Finding(
            "population-missing",
            "The reference path of {sector} follows the population, but the plan does not have it "
            "for every municipality: it is held constant. Enter the population.",
            {"sector": assumption.sector or "–"},
            table="reference_assumption",
            key=assumption.key,
            strength=BLOCKS,
            documents=FIGURE_DOCUMENTS,
        )
