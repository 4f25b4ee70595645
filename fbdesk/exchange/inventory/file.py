"""What a published inventory file holds, once it is read: rows, years, gases and messages."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from fbdesk.exchange.reading import Message

Layout = Literal["one-area", "all-municipalities", "csv"]
SUM_OF_GASES = "CO2e"
"""The gas of rows that a file gives for all gases together."""


@dataclass(frozen=True, slots=True)
class Area:
    """The place that rows are about; `number` is None where the file gives a name alone."""

    number: str | None
    name: str


@dataclass(frozen=True, slots=True)
class EmissionRow:
    """Emissions of one source, gas and year in one place, t CO2e as published."""

    area: Area
    year: int
    sector: str
    source: str
    gas: str
    emission_t: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionCard:
    """What a file says about itself; empty where it says nothing."""

    name: str = ""
    publisher: str = ""
    dataset: str = ""
    url: str = ""
    published: str = ""
    gwp_set: str = ""
    status: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InventoryFile:
    """A published inventory as read from a file, nothing of it in the plan yet."""

    file_name: str
    sha256: str
    layout: Layout
    card: EditionCard
    rows: tuple[EmissionRow, ...]
    messages: tuple[Message, ...] = ()

    @property
    def years(self) -> tuple[int, ...]:
        """The published years, ascending."""
        return tuple(sorted({row.year for row in self.rows}))

    @property
    def gases(self) -> tuple[str, ...]:
        """The gases, in alphabetical order; `CO2e` alone where the file sums them."""
        return tuple(sorted({row.gas for row in self.rows}))

    @property
    def sectors(self) -> tuple[str, ...]:
        """The sectors, in alphabetical order."""
        return tuple(sorted({row.sector for row in self.rows}))

    @property
    def areas(self) -> tuple[Area, ...]:
        """The places, in the order in which they first appear."""
        return tuple(dict.fromkeys(row.area for row in self.rows))

    @property
    def warnings(self) -> tuple[Message, ...]:
        """The messages that want a person's eye."""
        return tuple(message for message in self.messages if message.level == "warning")

    def total_t(self, year: int, areas: Iterable[Area] | None = None) -> float:
        """Return t CO2e of a year, in some of the places or in all."""
        chosen = set(self.areas if areas is None else areas)
        return sum(row.emission_t for row in self.rows if row.year == year and row.area in chosen)


def gap_years(years: Iterable[int]) -> tuple[int, ...]:
    """Return the years between the first and the last that are not published."""
    known = sorted(set(years))
    if not known:
        return ()
    return tuple(year for year in range(known[0], known[-1]) if year not in known)
