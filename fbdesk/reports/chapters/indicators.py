"""The indicators: where each stands against its target, with a small chart of its observations."""

import math
from collections.abc import Iterator
from typing import Final

from fbdesk.models.results.indicators import IndicatorResult, indicator_results
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.pictures import picture
from fbdesk.reports.content import Block, Column, Heading, Paragraph, TableOf, TableRow
from fbdesk.reports.figures.indicators import indicators_figure
from fbdesk.reports.figures.style import PRINT

MOST_PANELS: Final = 6
PANELS_BESIDE: Final = 2
HEAD_PX: Final = 24
ROW_PX: Final = 170


def indicators(basis: Basis) -> tuple[Block, ...]:
    """Return the chapter: a table of every indicator, and what the observations show."""
    return tuple(_blocks(basis))


def _blocks(basis: Basis) -> Iterator[Block]:
    yield Heading(1, basis.text("Indicators"))
    results = indicator_results(basis.plan)
    if not results:
        yield Paragraph(basis.text("No indicators are entered yet."), tone="missing")
        return
    yield indicator_table(basis, results)
    observed = [result for result in results if result.observations]
    for first in range(0, len(observed), MOST_PANELS):
        chosen = observed[first : first + MOST_PANELS]
        rows = math.ceil(len(chosen) / PANELS_BESIDE)
        style = PRINT.sized(int(PRINT.width_in * 96), HEAD_PX + ROW_PX * rows)
        yield picture(indicators_figure(chosen, style, basis.wording))


def indicator_table(basis: Basis, results: tuple[IndicatorResult, ...]) -> TableOf:
    """Return baseline, latest observation, target, completion and trend of each indicator."""
    rows = tuple(TableRow(_cells(basis, result)) for result in results)
    columns = (
        Column(basis.text("Indicator"), 3.1),
        Column(basis.text("Unit"), 1.2),
        Column(basis.text("Baseline"), 1.3, "right"),
        Column(basis.text("Latest"), 1.3, "right"),
        Column(basis.text("Target"), 1.3, "right"),
        Column(basis.text("Completion"), 1.5, "right"),
        Column(basis.text("Trend"), 1.1),
    )
    return TableOf(basis.text("Indicators and their targets"), columns, rows, small=True)


def _cells(basis: Basis, result: IndicatorResult) -> tuple[str, ...]:
    write = basis.wording.numbers
    indicator, latest, target = result.indicator, result.latest, result.target
    return (
        indicator.title,
        indicator.unit,
        _at(write.significant(indicator.baseline, 4), indicator.baseline_year),
        _at(write.significant(latest.value, 4), latest.observed.year) if latest else "–",
        _at(write.significant(target.value, 4), target.year) if target else "–",
        write.percent(result.completion),
        basis.text(result.trend) if result.trend else "–",
    )


def _at(value: str, year: int | None) -> str:
    return f"{value} ({year})" if year and value != "–" else value
