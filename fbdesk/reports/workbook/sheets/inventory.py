"""Sheets of the inventory: sectors per year, the paths, the editions and every published row."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from fbdesk.models.inventory import InventoryEdition, InventoryRow
from fbdesk.models.results.published_inventory import published_inventory
from fbdesk.reports.workbook.columns import Book, Cell, Column, Kind, Sheet, key_columns, stored
from fbdesk.reports.workbook.passports import inventory_line, terms_line

if TYPE_CHECKING:
    from fbdesk.models.results.plan import Series

GROUP: Final = "inventory"


def _sectors(book: Book) -> Sequence[str]:
    return sorted({sector for year in book.results.inventory.values() for sector in year})


def _sector_year(year: int) -> Column:
    """Return one published year, added up by formula from the rows of the inventory."""

    def value(book: Book, sector: str) -> Cell:
        yes = book.name("yes_no", "yes")
        same = (
            f'(inventory_row[counts]="{yes}")*(inventory_row[sector]=[sector])'
            f"*(inventory_row[year]={year})"
        )
        return Cell(
            book.results.inventory[year].get(sector),
            Kind.TONNES,
            formula=f"SUMPRODUCT({same},inventory_row[emission_t])",
            note=inventory_line(book),
        )

    return Column(
        code=f"y{year}",
        heading="",
        named=str(year),
        value=value,
        kind=Kind.TONNES,
        unit="t CO₂e",
        computed=True,
        total=True,
    )


SECTORS: Final = Sheet(
    code="inventory",
    title="Inventory",
    about="Published emissions per sector. Years that are not published are not here.",
    group=GROUP,
    rows=_sectors,
    columns=lambda book: (
        Column(code="sector", heading="Sector", value=lambda _, sector: sector, computed=True),
        Column(
            code="in_scope",
            heading="In the main target's scope",
            value=lambda book, sector: sector in book.results.sectors,
            kind=Kind.CHOICE,
            choices="yes_no",
            computed=True,
        ),
        *(_sector_year(year) for year in book.results.inventory),
    ),
)


def _path(code: str, heading: str, about: str, formula: str = "") -> Column:
    series: dict[str, str] = {"registered_t": "registered", "reference_t": "reference"}
    series |= {"measures_t": "measures_path", "target_t": "target_path"}
    series |= {"whole_reference_t": "whole_reference"}
    series |= {"whole_measures_t": "whole_measures_path"}

    def value(book: Book, year: int) -> float | None:
        found: Series = getattr(book.results, series[code])
        return found.get(year)

    return _tonnes(code, heading, value, about, formula)


def _tonnes(code: str, heading: str, value: object, about: str = "", formula: str = "") -> Column:
    return Column(
        code=code,
        heading=heading,
        value=value,  # type: ignore[arg-type] # one of the functions of this module
        kind=Kind.TONNES,
        unit="t CO₂e",
        computed=True,
        formula=formula,
        about=about,
        note=lambda book, year: "\n".join(
            (f"{book.translate(heading)}, {year}", inventory_line(book), terms_line(book))
        ),
    )


def _difference(first: str, second: str) -> object:
    """Return the value of one path less another, None where either is not known."""

    def value(book: Book, year: int) -> float | None:
        one, other = getattr(book.results, first), getattr(book.results, second)
        return one[year] - other[year] if year in one and year in other else None

    return value


def _band(place: int) -> object:
    def value(book: Book, year: int) -> float | None:
        ends = book.results.band.get(year)
        return sorted(ends)[place] if ends else None

    return value


def _path_years(book: Book) -> Sequence[int]:
    results = book.results
    parts = (results.registered, results.reference, results.target_path, results.measures_path)
    return sorted({year for part in parts for year in part})


PATHS: Final = Sheet(
    code="paths",
    title="Paths",
    about=(
        "Reference, measures and target path in the main target's scope. "
        "An empty cell is a year that is not published or not known."
    ),
    group=GROUP,
    rows=_path_years,
    columns=lambda _: (
        Column(
            code="year",
            heading="Year",
            value=lambda _, year: year,
            kind=Kind.YEAR,
            computed=True,
        ),
        _path("registered_t", "Registered", "Published for the start year and after it."),
        _path("reference_t", "Reference path", "Carried forward without the plan's measures."),
        _path("measures_t", "Measures path", "With all measures that count."),
        _tonnes(
            "cut_t",
            "Joint cut",
            _difference("reference", "measures_path"),
            "Reference path less measures path.",
            "[reference_t]-[measures_t]",
        ),
        _tonnes("low_t", "Measures path, P5", _band(0)),
        _tonnes("high_t", "Measures path, P95", _band(1)),
        _path("target_t", "Target path", "Line from the base year to the target year."),
        _tonnes(
            "gap_t",
            "Distance to the target path",
            _difference("measures_path", "target_path"),
            "Measures path less target path. Positive: above the target path.",
            "[measures_t]-[target_t]",
        ),
        _path("whole_reference_t", "Reference path, all sectors", "Every sector."),
        _path("whole_measures_t", "Measures path, all sectors", "Every sector."),
    ),
)

EDITIONS: Final = Sheet(
    code="inventory_edition",
    title="Inventory editions",
    about="Each import of published figures is kept as an edition of its own.",
    group=GROUP,
    rows=lambda book: book.plan.inventory_editions,
    columns=lambda _: (
        stored(InventoryEdition, "name", "Edition"),
        stored(InventoryEdition, "publisher", "Publisher"),
        stored(InventoryEdition, "dataset", "Data set"),
        stored(InventoryEdition, "url", "Address", kind=Kind.LONG),
        stored(InventoryEdition, "gwp_set", "GWP set"),
        stored(InventoryEdition, "status", "Status"),
        stored(InventoryEdition, "published", "Published"),
        stored(InventoryEdition, "imported", "Imported"),
        stored(InventoryEdition, "file_name", "File"),
        stored(InventoryEdition, "file_sha256", "SHA-256 of the file"),
        stored(InventoryEdition, "note", "Note"),
        *key_columns(InventoryEdition),
    ),
    reads="inventory_edition",
)


def _edition(book: Book, row: InventoryRow) -> str | None:
    found = book.plan.find(InventoryEdition, row.edition)
    return found.name if found else None


def _row_columns(book: Book) -> Sequence[Column]:
    chosen = published_inventory(book.plan)
    edition = chosen.edition.key if chosen.edition else ""
    others = frozenset(chosen.left_out)

    def counts(_: Book, row: InventoryRow) -> bool:
        return row.edition == edition and row.municipality not in others

    return (
        Column(
            code="edition_name",
            heading="Edition",
            value=_edition,
            refers="inventory_edition.name",
        ),
        stored(InventoryRow, "municipality", "Municipality"),
        stored(InventoryRow, "year", "Year"),
        stored(InventoryRow, "sector", "Sector"),
        stored(InventoryRow, "source", "Emission source"),
        stored(InventoryRow, "gas", "Gas"),
        stored(InventoryRow, "emission_t", "Emissions", kind=Kind.TONNES, unit="t CO₂e"),
        Column(
            code="counts",
            heading="In the plan's inventory",
            value=counts,
            kind=Kind.CHOICE,
            choices="yes_no",
            computed=True,
            about="Rows of the chosen edition for the municipalities that plan.",
        ),
        *key_columns(InventoryRow),
    )


ROWS: Final = Sheet(
    code="inventory_row",
    title="Inventory rows",
    about="The published figures as they were imported.",
    group=GROUP,
    rows=lambda book: book.plan.inventory_rows,
    columns=_row_columns,
    reads="inventory_row",
)

SHEETS: Final = (SECTORS, PATHS, EDITIONS, ROWS)
