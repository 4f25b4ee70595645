"""Norwegian municipalities by number and name, through the renumbering of 2018, 2020 and 2024."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from fbdesk.errors import UsageError
from fbdesk.resource_files import resource


@dataclass(frozen=True, slots=True)
class NumberPeriod:
    """A municipality's number and county in a span of years; None where the span is open."""

    number: str
    county: str
    valid_from: int | None
    valid_to: int | None

    def holds_in(self, year: int) -> bool:
        """Tell whether the number was in use in a year."""
        return (self.valid_from is None or self.valid_from <= year) and (
            self.valid_to is None or year <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class KnownMunicipality:
    """A place with every number it has had, oldest first."""

    name: str
    numbers: tuple[NumberPeriod, ...]

    @property
    def number(self) -> str:
        """The number in use today."""
        return self.numbers[-1].number

    @property
    def county(self) -> str:
        """The county of today."""
        return self.numbers[-1].county

    @property
    def valid_from(self) -> int | None:
        """The first year of today's number; None where it is older than the programme."""
        return self.numbers[-1].valid_from

    def number_in(self, year: int) -> str:
        """Return the number that the municipality had in a year."""
        return next(period.number for period in self.numbers if period.holds_in(year))


def municipality(number: str) -> KnownMunicipality:
    """Return the municipality that has, or once had, a number of four digits.

    Raises `UsageError` that names the known ones where the number is not among them.
    """
    for place in municipalities():
        if any(period.number == number.strip() for period in place.numbers):
            return place
    raise UsageError(
        "There is no municipality {number} in the list. Known numbers are {known}.",
        number=number,
        known=", ".join(f"{place.number} {place.name}" for place in municipalities()),
    )


def municipality_named(name: str) -> KnownMunicipality | None:
    """Return the municipality with a name, in any case; None where the list lacks it."""
    wanted = name.strip().casefold()
    return next((place for place in municipalities() if place.name.casefold() == wanted), None)


@cache
def municipalities() -> tuple[KnownMunicipality, ...]:
    """Return every known municipality, in the order of the oldest numbers."""
    periods: dict[str, list[NumberPeriod]] = {}
    file = resource("municipalities", "municipalities.csv")
    with file.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            periods.setdefault(row["name"], []).append(_period(row))
    return tuple(KnownMunicipality(name, tuple(numbers)) for name, numbers in periods.items())


def _period(row: Mapping[str, str]) -> NumberPeriod:
    return NumberPeriod(
        number=row["number"],
        county=row["county"],
        valid_from=int(row["valid_from"]) if row["valid_from"] else None,
        valid_to=int(row["valid_to"]) if row["valid_to"] else None,
    )
