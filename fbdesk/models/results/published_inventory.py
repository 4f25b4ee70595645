"""The inventory that results build on: one edition, the planning municipalities together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from fbdesk.calculation.joint import Source
from fbdesk.models.checks.findings import BLOCKS, Finding
from fbdesk.models.city import Municipality
from fbdesk.models.inventory import InventoryEdition, InventoryRow
from fbdesk.models.municipalities import municipalities
from fbdesk.models.snapshot import Plan


@dataclass(frozen=True, slots=True)
class PublishedInventory:
    """One edition, added up over gases and planning municipalities; a year not there is a gap.

    `by_source_t` is year → source → t CO2e, years ascending. `left_out` names municipalities
    of the edition that do not belong to the plan.
    """

    edition: InventoryEdition | None = None
    by_source_t: Mapping[int, Mapping[Source, float]] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()

    @property
    def years(self) -> tuple[int, ...]:
        """The published years, ascending."""
        return tuple(self.by_source_t)

    @property
    def sectors(self) -> tuple[str, ...]:
        """Every sector that the edition has in any year, in alphabetical order."""
        return tuple(
            sorted({source.sector for year in self.by_source_t.values() for source in year})
        )

    def in_year_t(self, year: int) -> Mapping[Source, float]:
        """Return t CO2e per source in a year, empty where the year is not published."""
        return self.by_source_t.get(year, {})

    def sectors_in_year_t(self, year: int) -> Mapping[str, float]:
        """Return t CO2e per sector in a year, empty where the year is not published."""
        totals: dict[str, float] = {}
        for source, emission_t in sorted(self.in_year_t(year).items()):
            totals[source.sector] = totals.get(source.sector, 0.0) + emission_t
        return totals


def published_inventory(plan: Plan) -> PublishedInventory:
    """Return the edition that the plan has chosen, or else the one that came in last."""
    edition = plan.find(InventoryEdition, plan.settings.inventory_edition)
    if edition is None:
        if not plan.inventory_editions:
            return PublishedInventory()
        edition = plan.inventory_editions[-1]
    ours = _names_of(plan.municipalities)
    totals: dict[int, dict[Source, float]] = {}
    left_out: set[str] = set()
    for row in plan.children(InventoryRow, "edition", edition.key):
        if ours and row.municipality.casefold() not in ours:
            left_out.add(row.municipality)
            continue
        year = totals.setdefault(row.year, {})
        source = Source(row.sector, row.source)
        year[source] = year.get(source, 0.0) + row.emission_t
    by_year = {year: totals[year] for year in sorted(totals)}
    return PublishedInventory(edition, by_year, tuple(sorted(left_out)))


def inventory_findings(plan: Plan, inventory: PublishedInventory) -> Iterator[Finding]:
    """Yield what keeps the inventory from carrying the plan."""
    start = plan.settings.start_year
    if inventory.edition is None:
        yield Finding(
            "no-inventory",
            "The plan has no emission inventory: paths and joint effect cannot be computed. "
            "Import one.",
            strength=BLOCKS,
        )
        return
    if not inventory.years:
        yield Finding(
            "inventory-of-others",
            "The inventory {edition} has no figures for the plan's municipalities: paths and joint "
            "effect cannot be computed. It covers {others}.",
            {"edition": inventory.edition.name, "others": _listed(inventory.left_out)},
            strength=BLOCKS,
            table="inventory_edition",
            key=inventory.edition.key,
        )
    elif start not in inventory.years:
        yield Finding(
            "start-year-not-published",
            "The inventory {edition} has no figures for the start year {year}: the paths have no "
            "beginning. Choose a published year: {years}.",
            {
                "edition": inventory.edition.name,
                "year": start,
                "years": _listed(str(year) for year in inventory.years),
            },
            strength=BLOCKS,
            table="inventory_edition",
            key=inventory.edition.key,
        )
    if inventory.edition.gwp_set != plan.settings.gwp_set:
        yield Finding(
            "gwp-differs",
            "The inventory is published with {inventory} and the plan computes with {plan}: "
            "methane and nitrous oxide do not weigh the same in both.",
            {"inventory": inventory.edition.gwp_set, "plan": plan.settings.gwp_set},
            table="inventory_edition",
            key=inventory.edition.key,
        )


def _names_of(ours: Iterable[Municipality]) -> frozenset[str]:
    """Return the names and numbers, old ones too, by which an inventory may call our places."""
    planning = [each for each in ours if each.planning]
    numbers = {each.number for each in planning}
    renumbered = {
        period.number
        for place in municipalities()
        if any(period.number in numbers for period in place.numbers)
        for period in place.numbers
    }
    names = {each.name.casefold() for each in planning}
    return frozenset(names | numbers | renumbered)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "–"
