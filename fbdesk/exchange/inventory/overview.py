"""Checks that the sources of a published inventory add up to the sums that the same file gives."""

from collections.abc import Iterable, Mapping

from fbdesk.exchange.inventory.file import Area, EmissionRow
from fbdesk.exchange.inventory.rows import EXAMPLES
from fbdesk.exchange.reading import Message

ROUNDING_T = 1.0
"""Sums may be rounded to whole tonnes."""

Sum = tuple[Area, int, str]


def sums_t(rows: Iterable[EmissionRow]) -> Mapping[Sum, float]:
    """Return t CO2e per place, year and sector."""
    sums: dict[Sum, float] = {}
    for row in rows:
        key = (row.area, row.year, row.sector)
        sums[key] = sums.get(key, 0.0) + row.emission_t
    return sums


def differences(
    detailed: Iterable[EmissionRow], overview: Iterable[EmissionRow], sheet: str
) -> tuple[Message, ...]:
    """Return a warning for each sum of the overview that its sources do not add up to.

    A sum that the overview leaves out is no difference; one without sources counts as 0 here.
    """
    added = sums_t(detailed)
    found = [
        Message(
            level="warning",
            message="{sheet} gives {stated} t for {sector} in {year}, its sources add up to "
            "{added} t. The sources were kept.",
            values={
                "sheet": sheet,
                "stated": f"{stated_t:.1f}",
                "sector": sector,
                "year": year,
                "added": f"{added.get((area, year, sector), 0.0):.1f}",
            },
            sheet=sheet,
        )
        for (area, year, sector), stated_t in sums_t(overview).items()
        if abs(added.get((area, year, sector), 0.0) - stated_t) > ROUNDING_T
    ]
    if len(found) <= EXAMPLES:
        return tuple(found)
    more = Message(
        level="warning",
        message="{count} more sums differ.",
        values={"count": len(found) - EXAMPLES},
        sheet=sheet,
    )
    return (*found[:EXAMPLES], more)
