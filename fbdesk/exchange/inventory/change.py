"""What a new edition of the published inventory changes against the one that a plan has."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from fbdesk.models.inventory import InventoryRow

SAME_WITHIN_T = 0.05
"""Published figures have one decimal at most in earnest; less than half of it is no revision."""

SourcePlace = tuple[str, str, str]
"""Municipality, sector and source."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A published figure that differs from the earlier edition's, t CO2e, gases together."""

    municipality: str
    year: int
    sector: str
    source: str
    before_t: float
    after_t: float


@dataclass(frozen=True, slots=True)
class TotalChange:
    """A municipality's sum of a year in both editions; None where an edition lacks the year."""

    municipality: str
    year: int
    before_t: float | None
    after_t: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How two editions differ; everything is empty where there is no earlier one."""

    revised: tuple[Revision, ...] = ()
    sources_added: tuple[SourcePlace, ...] = ()
    sources_gone: tuple[SourcePlace, ...] = ()
    sectors_added: tuple[str, ...] = ()
    sectors_gone: tuple[str, ...] = ()
    years_added: tuple[int, ...] = ()
    years_gone: tuple[int, ...] = ()
    totals: tuple[TotalChange, ...] = ()

    @property
    def comparable(self) -> bool:
        """Whether totals of both editions speak of the same sectors."""
        return not self.sectors_added and not self.sectors_gone


Cell = tuple[str, int, str, str]
"""Municipality, year, sector and source."""


def compare(
    before: Iterable[InventoryRow],
    after: Iterable[InventoryRow],
    place: Callable[[str], str],
) -> Comparison:
    """Return how the rows of a new edition differ from those of an earlier one.

    `place` gives the name under which both editions' municipalities are compared, since
    numbers change. Gases are summed first: editions do not always part them.
    """
    old, new = _sums_t(before, place), _sums_t(after, place)
    if not old:
        return Comparison(totals=_totals({}, new))
    old_years, new_years = {cell[1] for cell in old}, {cell[1] for cell in new}
    old_sources, new_sources = _sources(old), _sources(new)
    old_sectors = {sector for _, sector, _ in old_sources}
    new_sectors = {sector for _, sector, _ in new_sources}
    return Comparison(
        revised=_revisions(old, new),
        sources_added=tuple(sorted(new_sources - old_sources)),
        sources_gone=tuple(sorted(old_sources - new_sources)),
        sectors_added=tuple(sorted(new_sectors - old_sectors)),
        sectors_gone=tuple(sorted(old_sectors - new_sectors)),
        years_added=tuple(sorted(new_years - old_years)),
        years_gone=tuple(sorted(old_years - new_years)),
        totals=_totals(old, new),
    )


def _sums_t(rows: Iterable[InventoryRow], place: Callable[[str], str]) -> Mapping[Cell, float]:
    sums: dict[Cell, float] = {}
    for row in rows:
        cell = (place(row.municipality), row.year, row.sector, row.source)
        sums[cell] = sums.get(cell, 0.0) + row.emission_t
    return sums


def _sources(sums_t: Iterable[Cell]) -> set[SourcePlace]:
    return {(municipality, sector, source) for municipality, _, sector, source in sums_t}


def _revisions(old: Mapping[Cell, float], new: Mapping[Cell, float]) -> tuple[Revision, ...]:
    return tuple(
        Revision(*cell, before_t=old[cell], after_t=new[cell])
        for cell in sorted(old.keys() & new.keys())
        if abs(old[cell] - new[cell]) > SAME_WITHIN_T
    )


def _totals(old: Mapping[Cell, float], new: Mapping[Cell, float]) -> tuple[TotalChange, ...]:
    before_t, after_t = _by_year(old), _by_year(new)
    return tuple(
        TotalChange(*place, before_t.get(place), after_t.get(place))
        for place in sorted(before_t.keys() | after_t.keys())
    )


def _by_year(sums_t: Mapping[Cell, float]) -> Mapping[tuple[str, int], float]:
    years: dict[tuple[str, int], float] = {}
    for (municipality, year, _, _), emission_t in sums_t.items():
        years[municipality, year] = years.get((municipality, year), 0.0) + emission_t
    return years
