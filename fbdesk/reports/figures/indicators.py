"""The figure of indicators: a small panel each, with what was observed and where it should go."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fbdesk.models.results.indicators import IndicatorResult, year_of
from fbdesk.reports.figures.canvas import (
    Captions,
    Margins,
    Scale,
    add_axes,
    add_panel,
    haloed,
    new_figure,
    write_scales,
)
from fbdesk.reports.figures.drawn import Drawn, FigureTable, Point
from fbdesk.reports.figures.style import POINTS_PER_INCH, Style
from fbdesk.reports.numbers import UNIT_SPACE
from fbdesk.reports.wording import Wording

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LEAST_PANEL_IN: Final = 2.6
MOST_COLUMNS: Final = 3
HEADROOM: Final = 0.24
NEAR_THE_EDGE: Final = 0.3
MOST_DECIMALS: Final = 6

Place = tuple[float, float]
"""A year with its part, and a value."""


@dataclass(frozen=True, slots=True)
class Lines:
    """What is drawn of one indicator: the values that were observed, and the way to the targets.

    A baseline and a target hold at the end of their years.
    """

    observed: tuple[Place, ...]
    aims: tuple[Place, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """Return every place that is drawn."""
        return (*self.observed, *self.aims)


def lines_of(result: IndicatorResult) -> Lines:
    """Return what is drawn of an indicator; the baseline begins both lines."""
    indicator = result.indicator
    start: tuple[Place, ...] = ()
    if indicator.baseline is not None and indicator.baseline_year is not None:
        start = ((indicator.baseline_year + 1.0, indicator.baseline),)
    observed = tuple((year_of(v.observed), v.value) for v in result.observations)
    targets = tuple((target.year + 1.0, target.value) for target in result.targets)
    return Lines((*start, *observed) if observed else start, (*start, *targets) if targets else ())


def indicators_figure(results: Sequence[IndicatorResult], style: Style, wording: Wording) -> Drawn:
    """Return a panel per indicator: observations as a full line, the way to the targets dashed."""
    captions = Captions(_finding(results, wording), _subtitle(results, wording), "")
    figure = new_figure(style, captions)
    panels = _panels(figure, len(results), style, captions)
    points: list[Point] = []
    for axes, result in zip(panels, results, strict=True):
        _draw(axes, result, style, wording, named=len(results) > 1)
        points += _points(axes, result, wording)
    return Drawn(
        figure=figure,
        title=captions.title,
        subtitle=captions.subtitle,
        source=captions.source,
        alternative_text=". ".join((captions.title, *_in_words(results, wording))) + ".",
        table=_table(results, wording),
        points=tuple(points),
    )


def value_text(value: float, unit: str, wording: Wording) -> str:
    """Return a value with its unit and every digit that was given."""
    text = wording.numbers.number(value, MOST_DECIMALS).rstrip("0")
    text = text.removesuffix(wording.numbers.decimal_mark)
    return f"{text}{UNIT_SPACE}{unit}" if unit else text


def _panels(figure: "Figure", number: int, style: Style, captions: Captions) -> "list[Axes]":
    """Return the axes of each panel, in rows of as many as the width has room for."""
    outer = add_axes(figure, style, Margins(left=0.1, right=0.1, top=0.1, bottom=0.1), captions)
    box = outer.get_position()
    outer.remove()
    columns = max(1, min(MOST_COLUMNS, number, int(style.width_in / LEAST_PANEL_IN)))
    lines = max(1, -(-number // columns))
    line = style.type_pt * 1.35 / POINTS_PER_INCH
    left, right = 4.2 * line / style.width_in, 0.8 * line / style.width_in
    below = 1.6 * line / style.height_in
    above = (1.6 if number > 1 else 0.3) * line / style.height_in
    width, height = box.width / columns, box.height / lines
    return [
        add_panel(
            figure,
            style,
            (
                box.x0 + place % columns * width + min(left, width / 3),
                box.y1 - (place // columns + 1) * height + min(below, height / 3),
                max(width - left - right, width / 2),
                max(height - below - above, height / 3),
            ),
        )
        for place in range(number)
    ]


def _draw(
    axes: "Axes", result: IndicatorResult, style: Style, wording: Wording, *, named: bool
) -> None:
    lines, indicator = lines_of(result), result.indicator
    colour = style.area_colour(wording.programme, indicator.focus_area)
    _scale(axes, lines, style, wording)
    if named:
        axes.set_title(
            _short(indicator.title, axes, style), loc="left", color=style.text,
            fontproperties=style.font("semibold"), pad=style.type_pt * 0.5, y=1.0,
        )  # fmt: skip
    if lines.aims:
        axes.plot(
            *zip(*lines.aims, strict=True), color=style.muted, linewidth=1.2,
            linestyle=(0, (4, 3)), marker="o", markersize=4, markerfacecolor=style.surface,
            zorder=3, clip_on=False,
        )  # fmt: skip
        words = value_text(lines.aims[-1][1], indicator.unit, wording)
        words = wording.text("target {value}", value=words)
        _label(axes, lines.aims, words, style.muted, style, aim=True)
    if lines.observed:
        axes.plot(
            *zip(*lines.observed, strict=True), color=colour, linewidth=2, marker="o",
            markersize=5, zorder=4, clip_on=False,
        )  # fmt: skip
        words = value_text(lines.observed[-1][1], indicator.unit, wording)
        _label(axes, lines.observed, words, style.text, style, aim=False)
    if not lines.places:
        axes.axis("off")
        axes.text(
            0.5, 0.5, wording.text("No figures yet"), transform=axes.transAxes, ha="center",
            va="center", color=style.muted, fontproperties=style.font(),
        )  # fmt: skip


def _label(
    axes: "Axes", course: tuple[Place, ...], words: str, colour: str, style: Style, *, aim: bool
) -> None:
    """Write words at the end of a course: above a rising one, clear of a falling one.

    Words that end near the left edge would run over the numbers there: they go to the right.
    """
    falls = _falls(course)
    first, last = axes.get_xlim()
    begins = course[-1][0] - first < NEAR_THE_EDGE * (last - first)
    below, right_of = falls and aim, (falls or begins) and not aim
    distance = style.type_pt * 0.6
    axes.annotate(
        words,
        course[-1],
        xytext=(distance if right_of and falls else 0, -distance if below else distance),
        textcoords="offset points",
        ha="left" if right_of else "right",
        va="top" if below else "bottom",
        color=colour,
        fontproperties=style.font(),
        path_effects=haloed(style),
        zorder=6,
    )


def _falls(course: tuple[Place, ...]) -> bool:
    return len(course) > 1 and course[-1][1] < course[-2][1]


def _scale(axes: "Axes", lines: Lines, style: Style, wording: Wording) -> None:
    """Write both axes: whole years along, and the values of the indicator up."""
    from matplotlib.ticker import MaxNLocator

    numbers = wording.numbers
    years = [int(year - 1e-9) for year, _ in lines.places] or [2009]  # the end belongs to its year
    values = [value for _, value in lines.places] or [0.0]
    first, last = min(years), max(years) + 1
    axes.set_xlim(first, last)
    width_in = axes.get_position().width * style.width_in
    most = max(width_in / (style.type_pt * 3.3 / POINTS_PER_INCH), 2)
    step = next((s for s in (1, 2, 5, 10, 20) if (last - first) / s < most), 50)
    shown = [year for year in range(first, last) if (year - first) % step == 0]
    low, high = min(values), max(values)
    if 0 < low < 0.6 * high:  # what begins near nought is drawn from nought
        low = 0.0
    span = high - low or abs(high) or 1.0
    room = span * HEADROOM if low or _falls(lines.aims) else 0  # the words of a low target
    axes.set_ylim(low - room, high + span * HEADROOM)
    steps = MaxNLocator(nbins=4, steps=[1, 2, 5, 10], min_n_ticks=2)
    ticks = [float(tick) for tick in steps.tick_values(*axes.get_ylim())]
    decimals = max(0, -math.floor(math.log10(ticks[1] - ticks[0]) + 1e-9))
    write_scales(
        axes,
        style,
        Scale(range(first, last + 1), [(year + 0.5, str(year)) for year in shown]),
        Scale(ticks, [(tick, numbers.number(tick, decimals)) for tick in ticks]),
    )


def _short(title: str, axes: "Axes", style: Style) -> str:
    width_in = axes.get_position().width * style.width_in
    letters = max(8, int(width_in * POINTS_PER_INCH / (style.type_pt * 0.52)))
    return title if len(title) <= letters else f"{title[: letters - 1].rstrip()}…"


def _finding(results: Sequence[IndicatorResult], wording: Wording) -> str:
    if len(results) == 1:
        return f"{results[0].indicator.title}: {_way(results[0], wording)}"
    known = [result for result in results if result.on_track is not None]
    if not known:
        return wording.text("{number} indicators", number=len(results))
    on_track = sum(1 for result in known if result.on_track)
    return wording.text(
        "{number} of {all} indicators are on schedule", number=on_track, all=len(known)
    )


def _way(result: IndicatorResult, wording: Wording) -> str:
    """Return how far an indicator has come, as the end of a sentence."""
    target, unit = result.target, result.indicator.unit
    if result.latest is None:
        return wording.text("not observed yet")
    if target is None or result.completion is None:
        return value_text(result.latest.value, unit, wording)
    return wording.text(
        "{share} of the way to {aim} in {year}",
        share=wording.numbers.percent(result.completion),
        aim=value_text(target.value, unit, wording),
        year=target.year,
    )


def _subtitle(results: Sequence[IndicatorResult], wording: Wording) -> str:
    drawn = wording.text("Observed (full line) and the way to the target (dashed)")
    if len(results) == 1 and results[0].indicator.unit:
        return f"{wording.text('Unit')}: {results[0].indicator.unit}. {drawn}"
    return drawn


def _in_words(results: Sequence[IndicatorResult], wording: Wording) -> Iterator[str]:
    for result in results:
        unit = result.indicator.unit
        values = ", ".join(
            f"{value_text(each.value, unit, wording)} ({wording.numbers.short_day(each.observed)})"
            for each in result.observations
        )
        observed = values or wording.text("not observed yet")
        yield f"{result.indicator.title}: {observed}; {_way(result, wording)}"


def _table(results: Sequence[IndicatorResult], wording: Wording) -> FigureTable:
    columns = ("Indicator", "Day or year", "Observed", "Target")
    rows: list[tuple[str, ...]] = []
    for result in results:
        indicator = result.indicator
        if indicator.baseline is not None:
            year = str(indicator.baseline_year or "")
            value = value_text(indicator.baseline, indicator.unit, wording)
            rows.append((indicator.title, year, value, ""))
        for each in result.observations:
            value = value_text(each.value, indicator.unit, wording)
            rows.append((indicator.title, wording.numbers.short_day(each.observed), value, ""))
        for target in result.targets:
            aim = value_text(target.value, indicator.unit, wording)
            rows.append((indicator.title, str(target.year), "", aim))
    return FigureTable(tuple(wording.text(column) for column in columns), tuple(rows))


def _points(axes: "Axes", result: IndicatorResult, wording: Wording) -> Iterator[Point]:
    inverse = axes.figure.transFigure.inverted()
    title, unit = result.indicator.title, result.indicator.unit

    def point(place: Place, words: str) -> Point:
        x, y = inverse.transform(axes.transData.transform(place))
        return Point(float(x), 1 - float(y), f"{title} {words}")

    for each in result.observations:
        day = wording.numbers.short_day(each.observed)
        value = value_text(each.value, unit, wording)
        yield point((year_of(each.observed), each.value), f"{day}: {value}")
    for target in result.targets:
        aim = wording.text("target {value}", value=value_text(target.value, unit, wording))
        yield point((target.year + 1.0, target.value), f"{target.year}: {aim}")
