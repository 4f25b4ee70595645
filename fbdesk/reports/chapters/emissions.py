"""Emissions: what is published, how they are carried forward, and where the measures lead."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from fbdesk.models.results.plan import FocusAreaResult, PlanResults
from fbdesk.models.rich_text import without_marks
from fbdesk.models.strategy import ReferenceAssumption, ReferenceValue
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.pictures import picture
from fbdesk.reports.chapters.scenarios import scenarios
from fbdesk.reports.content import (
    Block,
    Column,
    Heading,
    Paragraph,
    TableOf,
    TableRow,
)
from fbdesk.reports.figures.bars import areas_figure, areas_in_scope
from fbdesk.reports.figures.inventory import inventory_figure
from fbdesk.reports.figures.paths import paths_figure
from fbdesk.reports.figures.paths_words import listed, unpublished
from fbdesk.reports.figures.style import PRINT

MOST_YEARS: Final = 7
"""So many years of an inventory fit beside each other on an upright page."""


def emissions(basis: Basis) -> tuple[Block, ...]:
    """Return the chapter: inventory, reference path, joint effect per focus area and year."""
    return tuple(_blocks(basis))


def _blocks(basis: Basis) -> Iterator[Block]:
    yield Heading(1, basis.text("Emissions and paths"))
    yield Heading(2, basis.text("Inventory"))
    if not basis.results.inventory:
        yield Paragraph(basis.text("The plan has no inventory yet."), tone="missing")
        return
    yield from _inventory(basis)
    yield Heading(2, basis.text("Reference path"))
    yield Paragraph(
        basis.text(
            "The reference path departs from the inventory of {year} and shows where emissions "
            "go without the plan's measures. Inventory published later is drawn beside the paths "
            "as follow-up and does not move them.",
            year=basis.plan.settings.start_year,
        )
    )
    if basis.plan.reference_assumptions:
        yield _assumptions(basis)
    yield Heading(2, basis.text("All measures together"))
    yield Paragraph(
        basis.text(
            "Measures that act on the same source cannot cut the same tonne twice. The joint "
            "effect is therefore smaller than the sum of the measures alone, and each measure has "
            "its share of it. Measures that raise emissions are counted too."
        )
    )
    if basis.results.focus_areas:
        style = PRINT.sized(int(PRINT.width_in * 96), 40 + 34 * len(basis.results.focus_areas))
        yield picture(areas_figure(basis.results, basis.main_year, style, basis.wording))
    yield joint_table(basis)
    yield from scenarios(basis)
    yield from _other_scopes(basis)


def _inventory(basis: Basis) -> Iterator[Block]:
    years = tuple(basis.results.inventory)
    missing = unpublished(years)
    if missing:
        yield Paragraph(
            basis.text(
                "The figures are published ones, for the planning municipalities together "
                "({publisher}). {years} are not published and are left blank.",
                publisher=basis.publisher,
                years=listed(missing, basis.wording),
            )
        )
    style = PRINT.sized(int(PRINT.width_in * 96), 420)
    yield picture(inventory_figure(basis.results, style, basis.wording, basis.publisher))
    yield inventory_of_years(basis, chosen_years(years))


def chosen_years(years: Sequence[int]) -> tuple[int, ...]:
    """Return at most seven published years: the first, the last, and those evenly between."""
    if len(years) <= MOST_YEARS:
        return tuple(years)
    last = len(years) - 1
    places = {round(place * last / (MOST_YEARS - 1)) for place in range(MOST_YEARS)}
    return tuple(years[place] for place in sorted(places))


def inventory_of_years(basis: Basis, years: Sequence[int]) -> TableOf:
    """Return tonnes per sector and year: the sectors of the target first, then the others."""
    inventory = basis.results.inventory
    scope = basis.results.sectors
    labels = sorted({label for values in inventory.values() for label in values})
    write = basis.wording.numbers.number

    def row(label: str) -> TableRow:
        return TableRow(
            (basis.wording.sector(label), *(write(inventory[y].get(label)) for y in years))
        )

    def total(title: str, wanted: Sequence[str]) -> TableRow:
        sums = (sum(inventory[y].get(label, 0.0) for label in wanted) for y in years)
        return TableRow((title, *(write(value) for value in sums)), "total")

    inside = [label for label in labels if label in scope]
    outside = [label for label in labels if label not in scope]
    rows = [*map(row, inside), total(basis.text("Total for the sectors of the target"), inside)]
    if outside:
        rows += [*map(row, outside), total(basis.text("All sectors"), labels)]
    return TableOf(
        basis.text("Registered emissions, t CO₂e"),
        (Column(basis.text("Sector"), 2.6), *(Column(str(y), 1, "right") for y in years)),
        tuple(rows),
        small=True,
    )


def _assumptions(basis: Basis) -> TableOf:
    wording = basis.wording
    rows = []
    for assumption in basis.plan.reference_assumptions:
        place = " / ".join(
            part
            for part in (
                wording.sector(assumption.sector)
                if assumption.sector
                else basis.text("All others"),
                assumption.source,
            )
            if part
        )
        reason = without_marks(assumption.reason)
        rows.append(TableRow((place, _carried_forward(basis, assumption), reason)))
    columns = (
        Column(basis.text("Sector or source"), 1.6),
        Column(basis.text("Carried forward"), 1.2),
        Column(basis.text("Reason"), 3),
    )
    return TableOf(basis.text("Assumptions of the reference path"), columns, tuple(rows))


def _carried_forward(basis: Basis, assumption: ReferenceAssumption) -> str:
    """Return how an assumption carries its sources forward, with its figures."""
    share = _signed_share(basis, assumption.yearly_change)
    if assumption.method == "trend":
        return basis.text("{share} per year", share=share)
    if assumption.method == "linear":
        start = basis.plan.settings.start_year
        return basis.text("{share} of the emissions of {year} each year", share=share, year=start)
    figures = basis.plan.children(ReferenceValue, "assumption", assumption.key)
    if assumption.method == "stated" and figures:
        tonnes = basis.wording.numbers.tonnes
        stated = ", ".join(f"{row.year}: {tonnes(row.emission_t)}" for row in figures)
        return basis.text("Stated: {figures}", figures=stated)
    return basis.wording.choice("reference_method", assumption.method)


def _signed_share(basis: Basis, share: float) -> str:
    text = basis.wording.numbers.percent(share, 1)
    return f"+{text}" if share > 0 else text


def joint_table(basis: Basis) -> TableOf:
    """Return the joint effect per focus area in the effect years, inside and outside apart.

    The areas are those of the main target's sectors; what the measures do in other sectors of the
    inventory stands below their sum.
    """
    years = basis.effect_years
    write = basis.wording.numbers.cut_number
    areas = sorted(areas_in_scope(basis.results), key=lambda area: (area.code == "0", area.code))
    rows = [
        TableRow(
            (
                basis.wording.area(area.code),
                *(write(area.direct_t.get(year)) for year in years),
                *(write(area.indirect_t.get(year)) for year in years),
            )
        )
        for area in areas
    ]
    sums = [[area.direct_t[year] for area in areas if year in area.direct_t] for year in years] + [
        [area.indirect_t[year] for area in areas if year in area.indirect_t] for year in years
    ]
    rows.append(
        TableRow(
            (basis.text("Sum"), *(write(sum(values) if values else None) for values in sums)),
            "total",
        )
    )
    rows += _other_sectors(basis)
    columns = (
        Column(basis.text("Focus area"), 2.6),
        *(Column(basis.text("Cut {year}, t", year=y), 1, "right") for y in years),
        *(Column(basis.text("Outside {year}, t", year=y), 1, "right") for y in years),
    )
    note = basis.text(
        "Outside: effect outside the municipal inventory, added up directly. Areas that are "
        "measured by indicators have no tonnes. Electricity: {accounting}.",
        accounting=basis.wording.choice("electricity", basis.results.electricity),
    )
    return TableOf(
        basis.text("Joint effect per focus area"), columns, tuple(rows), note, small=True
    )


def _other_sectors(basis: Basis) -> list[TableRow]:
    """Return what the measures do in sectors that the main target does not cover, if anything."""
    others = [outside_scope_t(basis.results, year) for year in basis.effect_years]
    if not any(abs(effect_t) >= 1 for effect_t in others):
        return []
    write = basis.wording.numbers.cut_number
    dashes = ["–"] * len(others)
    return [TableRow((basis.text("Other sectors"), *(write(effect) for effect in others), *dashes))]


def outside_scope_t(results: PlanResults, year: int, area: str = "") -> float:
    """Return the joint effect of an area (or of all) in sectors that the main target leaves out."""

    def whole(areas: Iterable[FocusAreaResult]) -> float:
        return sum(a.direct_t.get(year, 0.0) for a in areas if area in {"", a.code})

    return whole(results.focus_areas) - whole(areas_in_scope(results))


def _other_scopes(basis: Basis) -> Iterator[Block]:
    """Yield a figure for each target that covers other sectors than the main one."""
    main = basis.results.main_target
    drawn = {main.sectors} if main else set()
    for target in basis.results.targets:
        if target.sectors in drawn or not target.reference_t:
            continue
        drawn.add(target.sectors)
        yield Heading(
            2,
            basis.text(
                "Paths for {scope}", scope=basis.wording.scope_inside(target.scope, target.sectors)
            ),
        )
        yield picture(paths_figure(basis.results, target, PRINT, basis.wording, basis.publisher))
