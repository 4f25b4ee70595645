"""Sheets about the plan itself: settings, municipalities, inhabitants, cooperation, parties."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from fbdesk.models.city import Cooperation, Municipality, Party, Population, Settings
from fbdesk.models.inventory import InventoryEdition
from fbdesk.reports.workbook.columns import Book, Cell, Column, Kind, Sheet, key_columns, stored

GROUP: Final = "city"

FIELDS: Final = {
    "name": "Name of the plan",
    "subtitle": "Subtitle",
    "programme": "Programme",
    "introduction": "Introduction",
    "example_data": "Example data",
    "start_year": "Start year of the calculations",
    "period_from": "Period from",
    "period_to": "Period to",
    "factors_edition": "Factor edition",
    "gwp_set": "GWP set",
    "electricity": "Electricity",
    "discount_rate": "Discount rate",
    "price_year": "Price year",
    "seed": "Seed of the samples",
    "inventory_edition": "Inventory edition",
    "region_name": "City region",
    "region_delimitation": "Delimitation of the city region",
    "region_reason": "Reason for the delimitation",
}


OWN_KINDS: Final = {
    "programme": (Kind.CHOICE, "programme"),
    "discount_rate": (Kind.SHARE, ""),
    "seed": (Kind.YEAR, ""),
}
"""Fields that read better as another kind than their declaration gives."""


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field of a row, on a line of its own."""

    key: str
    field: str
    value: Cell


def _plan_fields(book: Book) -> Sequence[FieldLine]:
    settings = book.plan.settings
    return [FieldLine(settings.key, name, _setting(book, name)) for name in FIELDS]


def _setting(book: Book, name: str) -> Cell:
    settings = book.plan.settings
    if name == "inventory_edition":
        edition = book.plan.find(InventoryEdition, settings.inventory_edition)
        return Cell(edition.name if edition else None)
    if name in OWN_KINDS:
        kind, choices = OWN_KINDS[name]
        return Cell(getattr(settings, name), kind, choices)
    column = stored(Settings, name, "")
    return Cell(getattr(settings, name), column.kind, column.choices)


PLAN: Final = Sheet(
    code="plan",
    title="The plan",
    about="The choices that every result depends on. One line per field.",
    group=GROUP,
    rows=_plan_fields,
    columns=lambda _: (
        Column(
            code="heading",
            heading="Field",
            value=lambda book, line: book.translate(FIELDS[line.field]),
            computed=True,
        ),
        Column(code="value", heading="Value", value=lambda _, line: line.value, kind=Kind.LONG),
        Column(code="field", heading="Field name", value=lambda _, line: line.field, hidden=True),
        Column(
            code="key",
            heading="Key",
            value=lambda _, line: line.key,
            kind=Kind.KEY,
            hidden=True,
        ),
        Column(
            code="inventory_edition",
            heading="Key: inventory_edition",
            value=lambda book, line: (
                book.plan.settings.inventory_edition if line.field == "inventory_edition" else None
            ),
            kind=Kind.KEY,
            hidden=True,
        ),
    ),
    reads="plan",
    shape="fields",
)

MUNICIPALITIES: Final = Sheet(
    code="municipality",
    title="Municipalities",
    about="The municipalities that plan, and the others of the city region.",
    group=GROUP,
    rows=lambda book: book.plan.municipalities,
    columns=lambda _: (
        stored(Municipality, "number", "Number"),
        stored(Municipality, "name", "Name"),
        stored(Municipality, "planning", "Plans"),
        stored(Municipality, "valid_from", "Valid from"),
        stored(Municipality, "valid_to", "Valid to"),
        *key_columns(Municipality),
    ),
    reads="municipality",
)


def _municipality(book: Book, row: Population) -> str | None:
    found = book.plan.find(Municipality, row.municipality)
    return found.number if found else None


def _by_municipality(book: Book) -> Sequence[Population]:
    """Return the figures in the order of the municipalities, then of the years."""
    place = {row.key: number for number, row in enumerate(book.plan.municipalities)}
    return sorted(book.plan.populations, key=lambda row: (place[row.municipality], row.year))


POPULATION: Final = Sheet(
    code="population",
    title="Population",
    about="Inhabitants at the start of the year.",
    group=GROUP,
    rows=_by_municipality,
    columns=lambda _: (
        Column(
            code="municipality_number",
            heading="Municipality",
            value=_municipality,
            refers="municipality.number",
        ),
        stored(Population, "year", "Year"),
        stored(Population, "inhabitants", "Inhabitants"),
        stored(Population, "source", "Source"),
        *key_columns(Population),
    ),
    reads="population",
)

COOPERATIONS: Final = Sheet(
    code="cooperation",
    title="Cooperation",
    about="Work with neighbours, county and state agencies.",
    group=GROUP,
    rows=lambda book: book.plan.cooperations,
    columns=lambda _: (
        stored(Cooperation, "name", "Name"),
        stored(Cooperation, "with_whom", "With whom"),
        stored(Cooperation, "description", "Description"),
        stored(Cooperation, "builds_on", "Builds on"),
        *key_columns(Cooperation),
    ),
    reads="cooperation",
)

PARTIES: Final = Sheet(
    code="party",
    title="Parties",
    about="Who takes part in the agreement or in measures.",
    group=GROUP,
    rows=lambda book: book.plan.parties,
    columns=lambda _: (
        stored(Party, "name", "Name"),
        stored(Party, "kind", "Kind of party"),
        stored(Party, "role", "Role", kind=Kind.LONG),
        stored(Party, "contact_role", "Contact, role"),
        stored(Party, "contact_person", "Contact, person"),
        *key_columns(Party),
    ),
    reads="party",
)

SHEETS: Final = (PLAN, MUNICIPALITIES, POPULATION, COOPERATIONS, PARTIES)
