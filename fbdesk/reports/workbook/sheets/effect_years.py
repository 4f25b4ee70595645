"""Sheets of the effects per year: together, alone, outside the inventory, and per focus area."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from fbdesk.models.results.plan import FocusAreaResult, MeasureResult, Series
from fbdesk.reports.workbook.columns import Book, Cell, Column, Kind, Sheet
from fbdesk.reports.workbook.passports import effect_note, terms_line
from fbdesk.reports.workbook.sheets.measures import cut_t

GROUP: Final = "effects"


@dataclass(frozen=True, slots=True)
class YearLine:
    """One figure of one measure over the years; `heading` says which, in English."""

    result: MeasureResult
    heading: str
    series: Series


Pick = Callable[[MeasureResult], Series]


def _lines(heading: str, pick: Pick) -> Callable[[Book], Sequence[YearLine]]:
    """Return the measures that have this figure."""
    return lambda book: [
        YearLine(result, heading, pick(result)) for result in book.results.measures if pick(result)
    ]


ALONE_FIGURES: Final[tuple[tuple[str, Pick], ...]] = (
    ("Cut alone", lambda result: result.stand_alone_t),
    ("Marginal cut", lambda result: result.marginal_t),
    ("Cut since the measure's own start", lambda result: result.since_start_t),
    ("Cut not placed in the inventory", lambda result: result.not_placed_t),
)


def _alone_lines(book: Book) -> Sequence[YearLine]:
    return [
        YearLine(result, heading, pick(result))
        for result in book.results.measures
        for heading, pick in ALONE_FIGURES
        if pick(result)
    ]


def _measure_columns() -> tuple[Column, ...]:
    return (
        Column(
            code="number",
            heading="Measure",
            value=lambda _, line: line.result.number,
            computed=True,
        ),
        Column(
            code="title", heading="Title", value=lambda _, line: line.result.title, computed=True
        ),
        Column(
            code="focus_area",
            heading="Focus area",
            value=lambda _, line: line.result.focus_area,
            kind=Kind.CHOICE,
            choices="focus_area",
            computed=True,
        ),
        Column(
            code="counts",
            heading="Counts on the measures path",
            value=lambda _, line: line.result.counts,
            kind=Kind.CHOICE,
            choices="yes_no",
            computed=True,
        ),
    )


def _year_column(year: int, *, noted: bool, total: bool) -> Column:
    def note(book: Book, line: YearLine) -> str:
        return effect_note(book, line.result.measure, year, line.heading)

    return Column(
        code=f"y{year}",
        heading="",
        named=str(year),
        value=lambda _, line: cut_t(line.series, year),
        kind=Kind.CUT,
        unit="t CO₂e",
        computed=True,
        note=note if noted else None,
        total=total,
    )


def _years(book: Book, *, total: bool = False) -> tuple[Column, ...]:
    every, first = book.notes_on_every_year, book.results.years[:1]
    return tuple(
        _year_column(year, noted=every or year in first, total=total) for year in book.results.years
    )


JOINT: Final = Sheet(
    code="joint",
    title="Joint cut per year",
    about=(
        "Each measure's share of the cut when all that count work together, inside the "
        "inventory. The shares add up."
    ),
    group=GROUP,
    rows=_lines("Share of the joint cut", lambda result: result.joint_t),
    columns=lambda book: (*_measure_columns(), *_years(book, total=True)),
    frozen=2,
)

ALONE: Final = Sheet(
    code="alone",
    title="Cut alone per year",
    about="Each measure for itself, inside the inventory. Do not add: measures overlap.",
    group=GROUP,
    rows=_alone_lines,
    columns=lambda book: (
        *_measure_columns(),
        Column(
            code="figure",
            heading="Figure",
            value=lambda book, line: book.translate(line.heading),
            computed=True,
        ),
        *_years(book),
    ),
    frozen=2,
)

INDIRECT: Final = Sheet(
    code="indirect",
    title="Indirect cut per year",
    about="Outside the municipal inventory. Never added to the direct cut.",
    group=GROUP,
    rows=_lines("Indirect cut", lambda result: result.indirect_t),
    columns=lambda book: (*_measure_columns(), *_years(book)),
    frozen=2,
)


@dataclass(frozen=True, slots=True)
class AreaLine:
    """A focus area on one side of the boundary of the inventory."""

    area: FocusAreaResult
    direct: bool

    @property
    def series(self) -> Series:
        """The area's effect on this side, t CO2e per year."""
        return self.area.direct_t if self.direct else self.area.indirect_t


def _area_lines(book: Book) -> Sequence[AreaLine]:
    return [AreaLine(area, direct) for direct in (True, False) for area in book.results.focus_areas]


def _area_year(year: int) -> Column:
    """Return one year of the focus areas, added up by formula from the measures' sheets."""

    def value(book: Book, line: AreaLine) -> Cell:
        cut = cut_t(line.series, year)
        sheet = "joint" if line.direct else "indirect"
        yes = book.name("yes_no", "yes")
        same = f'({sheet}[focus_area]=[focus_area])*({sheet}[counts]="{yes}")'
        return Cell(
            cut,
            Kind.CUT,
            formula=f"SUMPRODUCT({same},{sheet}[y{year}])",
            note="" if cut is None else terms_line(book),
        )

    return Column(
        code=f"y{year}",
        heading="",
        named=str(year),
        value=value,
        kind=Kind.CUT,
        unit="t CO₂e",
        computed=True,
    )


AREAS: Final = Sheet(
    code="areas",
    title="Focus areas per year",
    about="Joint cut of each focus area's measures. Direct and indirect are never added together.",
    group=GROUP,
    rows=_area_lines,
    columns=lambda book: (
        Column(
            code="focus_area",
            heading="Focus area",
            value=lambda _, line: line.area.code,
            kind=Kind.CHOICE,
            choices="focus_area",
            computed=True,
        ),
        Column(
            code="side",
            heading="Where",
            value=lambda book, line: book.translate(
                "Direct, in the inventory" if line.direct else "Indirect, outside it"
            ),
            computed=True,
        ),
        Column(
            code="measures",
            heading="Measures",
            value=lambda _, line: line.area.measures,
            kind=Kind.WHOLE,
            computed=True,
        ),
        Column(
            code="with_indicators",
            heading="With indicators",
            value=lambda _, line: line.area.with_indicators,
            kind=Kind.WHOLE,
            computed=True,
        ),
        *(_area_year(year) for year in book.results.years),
    ),
    frozen=2,
)

SHEETS: Final = (AREAS, JOINT, ALONE, INDIRECT)
