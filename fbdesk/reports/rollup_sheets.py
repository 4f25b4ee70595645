"""The sheets of many cities' workbook: those of the reporting workbook, with the city before."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from fbdesk.models.city import Party
from fbdesk.models.inventory_sectors import sector_name
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.results.plan import Series
from fbdesk.reports.rollup import CityPlan, PlaceInventory, Rollup, the_years
from fbdesk.reports.workbook.cells import shown
from fbdesk.reports.workbook.columns import Book, Cell, Column, Kind, Sheet
from fbdesk.reports.workbook.sheets.agreement import COMMITMENTS
from fbdesk.reports.workbook.sheets.indicator_standing import STANDING
from fbdesk.reports.workbook.sheets.measures import MEASURES, cut_t, shown_year
from fbdesk.reports.workbook.sheets.money import COSTS, FUNDING, known_sum
from fbdesk.reports.workbook.sheets.overview import FINDINGS, KEY_FIGURES, KeyFigure

OF_MEASURES: Final = (
    *("number", "title", "focus_area", "task", "status", "responsible", "start_year", "end_year"),
    *("counts", "joint_t", "indirect_t", "cost_per_t", "state_dependence"),
    *("programme_importance", "priority", "partners", "instruments", "description"),
)
"""Columns of the list of measures that many cities are compared by."""

ADDED_KEY_FIGURES: Final = frozenset(
    {"Measures", "Measures that count on the measures path", "Restrictive instruments"}
)
"""Key figures whose sum over cities says something whatever the plans' years and scopes are."""

COST_FIGURE: Final = "Gross cost of all measures, without savings"


@dataclass(frozen=True, slots=True)
class CityRow:
    """A row of one city's plan; rows that are equal in two plans are two rows."""

    city: CityPlan
    row: Any


@dataclass(frozen=True, slots=True)
class Emissions:
    """What one sector of a municipality emits by year, t CO2e, as its plan's inventory says."""

    municipality: str
    sector: str
    by_year_t: Series


def rollup_sheets(rollup: Rollup) -> tuple[Sheet, ...]:
    """Return the sheets in the order in which people find them."""
    return (
        _cities(rollup),
        _emissions(rollup),
        _paths(rollup),
        _measures(rollup),
        _across(rollup, COMMITMENTS, "What each party promises in each city.", _party_kind()),
        _across(rollup, STANDING, "How far each city's indicators have come."),
        _across(rollup, COSTS, "What measures cost, by year. Savings are of a kind of their own."),
        _across(rollup, FUNDING, "Who pays, by year. An empty cell is not yet known."),
        _across(
            rollup, FINDINGS, "What is missing in each plan. What must be mended stands first."
        ),
    )


def _city_column(rollup: Rollup) -> Column:
    return Column(code="city", heading="Plan", value=lambda _, each: rollup.called(each.city))


def _across(
    rollup: Rollup,
    sheet: Sheet,
    about: str,
    *more: Column,
    keep: Sequence[str] = (),
) -> Sheet:
    """Return a sheet of the reporting workbook with the rows of every city.

    `keep` names the columns to show in their order, all that are not hidden where it is empty;
    `more` stand behind the city.
    """
    rows = [CityRow(city, row) for city in rollup.cities for row in sheet.rows(city.book)]
    of_city = {city.file_name: city.columns(sheet) for city in rollup.cities}
    first = next(iter(of_city.values()))
    codes = keep or [column.code for column in first.values() if not column.hidden]
    columns = (_city_column(rollup), *more, *(_of(first[code], of_city) for code in codes))
    return Sheet(
        code=sheet.code,
        title=sheet.title,
        about=about,
        group=sheet.group,
        rows=lambda _: rows,
        columns=lambda _: columns,
        frozen=sheet.frozen + 1,
    )


def _of(column: Column, of_city: dict[str, Any]) -> Column:
    """Return a column that asks each city's own one; choices are written as their names there."""

    def value(_: Book, each: CityRow) -> Cell:
        own = of_city[each.city.file_name][column.code]
        found = own.value(each.city.book, each.row)
        kind = found.kind if isinstance(found, Cell) else own.kind
        if kind is Kind.CHOICE:
            return Cell(shown(each.city.book, own, each.row).value, Kind.TEXT)
        return Cell(found.value if isinstance(found, Cell) else found, kind)

    kind = Kind.TEXT if column.kind is Kind.CHOICE else column.kind
    return replace(
        column, value=value, kind=kind, named="", formula="", note=None, total=False, refers=""
    )


def _cities(rollup: Rollup) -> Sheet:
    """Return one row for each plan with its key figures side by side."""
    figures = {
        city.file_name: {figure.words: figure for figure in KEY_FIGURES.rows(city.book)}
        for city in rollup.cities
    }
    known: dict[str, KeyFigure] = {}
    for each in figures.values():
        known |= each
    columns = (
        _city_column(rollup),
        _plain("municipalities", "Municipalities", _municipalities),
        _plain("programme", "Programme", _programme),
        _plain("gwp", "GWP set", lambda city: city.book.results.gwp_set),
        _plain("factors", "Factor edition", lambda city: city.book.results.factors_edition),
        *(_figure(rollup, figure, figures) for figure in known.values()),
        _plain("file", "File", lambda city: city.file_name),
    )
    return Sheet(
        code="cities",
        title="Cities",
        about="One row for each plan. Targets have years and scopes of their own: read them along.",
        group="overview",
        rows=lambda _: [CityRow(city, None) for city in rollup.cities],
        columns=lambda _: columns,
    )


def _municipalities(city: CityPlan) -> str:
    return ", ".join(each.name for each in city.municipalities)


def _programme(city: CityPlan) -> str:
    return city.book.programme.name.text(city.book.language)


def _plain(code: str, heading: str, value: Callable[[CityPlan], str]) -> Column:
    return Column(code=code, heading=heading, value=lambda _, each: value(each.city), computed=True)


def _figure(rollup: Rollup, figure: KeyFigure, figures: dict[str, dict[str, KeyFigure]]) -> Column:
    """Return the column of one key figure; sums only of what may stand in one."""

    def value(_: Book, each: CityRow) -> Cell:
        found = figures[each.city.file_name].get(figure.words)
        return Cell(found.value.value, found.value.kind) if found else Cell(None)

    kind = figure.value.kind
    adds = figure.words in ADDED_KEY_FIGURES or kind is Kind.MONEY
    if figure.words == COST_FIGURE:
        adds = rollup.costs_add_up
    return Column(
        code=f"figure_{figure.words}",
        heading=figure.words,
        value=value,
        kind=kind,
        unit=figure.unit,
        about=figure.about,
        computed=True,
        total=adds and rollup.may_be_added,
    )


def _emissions(rollup: Rollup) -> Sheet:
    """Return emissions by municipality, sector and year; each municipality stands once."""
    rows = [CityRow(place.city, each) for place in rollup.inventories for each in _sectors(place)]
    years = the_years(each.row.by_year_t for each in rows)
    columns = (
        _city_column(rollup),
        Column(
            code="municipality",
            heading="Municipality",
            value=lambda _, each: each.row.municipality,
            computed=True,
        ),
        Column(
            code="sector",
            heading="Sector",
            value=lambda book, each: sector_name(each.row.sector, book.language),
            computed=True,
        ),
        *(
            _year(year, lambda each: each.row.by_year_t, total=year in rollup.emission_years)
            for year in years
        ),
    )
    return Sheet(
        code="inventory",
        title="Inventory",
        about="Published emissions. A municipality of several plans stands once, with one of them.",
        group="inventory",
        rows=lambda _: rows,
        columns=lambda _: columns,
        frozen=3,
    )


def _sectors(place: PlaceInventory) -> Iterator[Emissions]:
    by_year = {year: place.inventory.sectors_in_year_t(year) for year in place.inventory.years}
    for sector in place.inventory.sectors:
        held = {year: told[sector] for year, told in by_year.items() if sector in told}
        yield Emissions(place.name, sector, held)


def _year(year: int, series: Callable[[CityRow], Series], *, total: bool) -> Column:
    return Column(
        code=f"y{year}",
        heading="",
        named=str(year),
        value=lambda _, each: series(each).get(year),
        kind=Kind.TONNES,
        unit="t CO₂e",
        computed=True,
        total=total,
    )


def _paths(rollup: Rollup) -> Sheet:
    """Return the three paths of each plan, in the scope of its main target."""
    named: tuple[tuple[str, Callable[[Any], Series]], ...] = (
        ("Reference path", lambda results: results.reference),
        ("Measures path", lambda results: results.measures_path),
        ("Target path", lambda results: results.target_path),
    )
    rows = [
        CityRow(city, (name, series(city.book.results)))
        for city in rollup.cities
        for name, series in named
    ]
    years = the_years(each.row[1] for each in rows)
    columns = (
        _city_column(rollup),
        Column(
            code="path",
            heading="Path",
            value=lambda book, each: book.translate(each.row[0]),
            computed=True,
        ),
        *(_year(year, lambda each: each.row[1], total=False) for year in years),
    )
    return Sheet(
        code="paths",
        title="Paths",
        about="Each plan in the scope of its own main target. Scopes differ: do not add the rows.",
        group="inventory",
        rows=lambda _: rows,
        columns=lambda _: columns,
        frozen=2,
    )


def _measures(rollup: Rollup) -> Sheet:
    """Return the measures of every city; the cut is that of the plan's own target year."""
    about = (
        "All measures of all plans. A cut is that of the year beside it, the main target's of the "
        "plan; a positive figure is a cut."
    )
    year = Column(
        code="shown_year",
        heading="Year of the cut",
        value=lambda _, each: shown_year(each.city.book),
        kind=Kind.YEAR,
        computed=True,
    )
    cost = _sum_of("gross_ore", "Gross cost", CostLine)
    grant = _sum_of("granted_ore", "Granted", FundingLine)
    sheet = _across(rollup, MEASURES, about, keep=OF_MEASURES)
    columns = list(sheet.columns(rollup.cities[0].book))
    place = next(n for n, column in enumerate(columns) if column.code == "joint_t")
    columns[place] = replace(columns[place], total=rollup.cuts_add_up)
    columns[place:place] = [year]
    columns[place + 4 : place + 4] = [cost, grant]
    return replace(sheet, columns=lambda _: columns, frozen=3)


def _sum_of(name: str, heading: str, kind: type[CostLine | FundingLine]) -> Column:
    """Return the column that adds one amount of a measure over its lines; savings apart."""

    def value(_: Book, each: CityRow) -> int | None:
        lines: Sequence[Any] = each.city.plan.children(kind, "measure", each.row.key)
        spent = (line for line in lines if getattr(line, "kind", "") != "saving")
        return known_sum(getattr(line, name) for line in spent)

    return Column(
        code=name, heading=heading, value=value, kind=Kind.MONEY, unit="kr", computed=True
    )


def _party_kind() -> Column:
    """Return the column that tells the state's commitments from those of the city."""

    def value(_: Book, each: CityRow) -> str:
        party = each.city.plan.find(Party, each.row.party)
        return each.city.book.name("party_kind", party.kind) if party else ""

    return Column(code="party_kind", heading="Kind of party", value=value, computed=True)


def joint_cut_t(city: CityPlan) -> float | None:
    """Return what the measures of a plan cut together in its target year, t CO2e; None unknown."""
    year = shown_year(city.book)
    cuts = [cut_t(result.joint_t, year) for result in city.book.results.measures if result.joint_t]
    known = [cut for cut in cuts if cut is not None]
    return sum(known) if known else None
