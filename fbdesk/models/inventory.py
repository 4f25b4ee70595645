"""The published inventory of emissions, one edition per import, none ever overwritten."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from fbdesk.models.city import GWP_SETS, Year
from fbdesk.models.row import Code, LongText, Row, To

SOURCE_STATUSES = Code("source_status", ("confirmed", "derived", "unconfirmed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class InventoryEdition(Row):
    """Utgave av klimaregnskapet: who published it, with which GWP set, and when it came in."""

    order: ClassVar[tuple[str, ...]] = ("imported", "name")

    name: str
    publisher: str = ""
    dataset: str = ""
    url: str = ""
    gwp_set: Annotated[str, GWP_SETS] = "AR5"
    status: Annotated[str, SOURCE_STATUSES] = "confirmed"
    published: str = ""
    imported: date | None = None
    file_name: str = ""
    file_sha256: str = ""
    note: Annotated[str, LongText()] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InventoryRow(Row):
    """Emissions of one source in one year, t CO2e, as published (`gas` CO2e: sum of gases)."""

    order: ClassVar[tuple[str, ...]] = ("municipality", "year", "sector", "source", "gas")
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("edition", "municipality", "year", "sector", "source", "gas"),
    )

    edition: Annotated[str, To("inventory_edition")]
    municipality: str
    year: Year
    sector: str
    source: str
    gas: str = "CO2e"
    emission_t: float
