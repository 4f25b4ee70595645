"""An edition of the inventory as lines of a table: sums, sectors and sources per year."""

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from fbdesk.calculation.joint import Source
from fbdesk.models.city import Municipality
from fbdesk.models.inventory import InventoryEdition, InventoryRow
from fbdesk.models.results.published_inventory import published_inventory
from fbdesk.models.snapshot import Plan

K = TypeVar("K", int, str)

EVERY_PLACE = ""
SUM, SECTOR, SOURCE = "sum", "sector", "source"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: the sum of the scope, a sector, or a source of it, t CO2e per published year."""

    key: str
    level: str
    sector: str = ""
    source: str = ""
    by_year_t: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class InventoryTable:
    """The lines with every year from the first to the last; `gaps` were never published."""

    years: tuple[int, ...]
    gaps: tuple[int, ...]
    lines: tuple[Line, ...]
    left_out: tuple[str, ...] = ()


BySource = Mapping[int, Mapping[Source, float]]


def edition_in_use(plan: Plan) -> InventoryEdition | None:
    """Return the edition that results build on: the chosen one, or else the newest."""
    return published_inventory(plan).edition


def places_of(plan: Plan, edition: str) -> tuple[tuple[str, str], ...]:
    """Return the municipalities of an edition, as it calls them, with the names for people."""
    held = plan.children(InventoryRow, "edition", edition)
    names = {place.number: place.name for place in plan.rows_of(Municipality)}
    there = dict.fromkeys(row.municipality for row in held)
    return tuple((place, names.get(place, place)) for place in there)


def emissions(plan: Plan, edition: str, place: str) -> tuple[BySource, tuple[str, ...]]:
    """Return year → source → t CO2e of a place, or of the plan's municipalities together.

    With it come the municipalities of the edition that are left out of the sum.
    """
    settings = dataclasses.replace(plan.settings, inventory_edition=edition)
    published = published_inventory(dataclasses.replace(plan, settings=settings))
    if place == EVERY_PLACE:
        return published.by_source_t, published.left_out
    by_year: dict[int, dict[Source, float]] = {}
    for row in plan.children(InventoryRow, "edition", edition):
        if row.municipality == place:
            year = by_year.setdefault(row.year, {})
            source = Source(row.sector, row.source)
            year[source] = year.get(source, 0.0) + row.emission_t
    return {year: by_year[year] for year in sorted(by_year)}, ()


def by_sector(by_source_t: BySource) -> Mapping[int, Mapping[str, float]]:
    """Return year → sector → t CO2e."""
    return {
        year: _added((source.sector, amount_t) for source, amount_t in sources.items())
        for year, sources in by_source_t.items()
    }


def inventory_table(
    by_source_t: BySource,
    covers: Callable[[str], bool],
    *,
    with_sources: bool,
    left_out: tuple[str, ...] = (),
) -> InventoryTable:
    """Return the lines of the sectors that `covers` accepts: the sum first, then by size."""
    published = tuple(by_source_t)
    years = tuple(range(published[0], published[-1] + 1)) if published else ()
    gaps = tuple(year for year in years if year not in by_source_t)
    sectors: dict[str, dict[int, float]] = {}
    sources: dict[Source, dict[int, float]] = {}
    for year, amounts in by_source_t.items():
        for source, amount_t in amounts.items():
            if covers(source.sector):
                sector = sectors.setdefault(source.sector, {})
                sector[year] = sector.get(year, 0.0) + amount_t
                sources.setdefault(source, {})[year] = amount_t
    lines = []
    if sectors:
        total = _added((year, t) for by_year in sectors.values() for year, t in by_year.items())
        lines.append(Line(SUM, SUM, by_year_t=total))
    for label in sorted(sectors, key=lambda label: (-_last(sectors[label]), label)):
        lines.append(Line(label, SECTOR, label, by_year_t=sectors[label]))
        if with_sources:
            own = [source for source in sources if source.sector == label]
            own.sort(key=lambda source: (-_last(sources[source]), source.source))
            lines += [
                Line(f"{label}|{each.source}", SOURCE, label, each.source, sources[each])
                for each in own
            ]
    return InventoryTable(years, gaps, tuple(lines), left_out)


def _last(by_year_t: Mapping[int, float]) -> float:
    return by_year_t[max(by_year_t)]


def _added(pairs: Iterable[tuple[K, float]]) -> dict[K, float]:
    sums: dict[K, float] = {}
    for key, amount_t in pairs:
        sums[key] = sums.get(key, 0.0) + amount_t
    return sums
