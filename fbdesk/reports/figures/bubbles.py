"""The figure of cost against cut: each measure as a bubble, larger the better the city gets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fbdesk.models.results.measure_economy import CarbonPrice
from fbdesk.reports.figures.canvas import (
    Captions,
    Margins,
    add_axes,
    haloed,
    new_figure,
    set_tick_fonts,
)
from fbdesk.reports.figures.drawn import Drawn, FigureTable, Point
from fbdesk.reports.figures.style import POINTS_PER_INCH, Style
from fbdesk.reports.wording import Wording

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SMALLEST, LARGEST = 36.0, 620.0
"""Areas of the bubbles with the lowest and the highest score, in square points."""
LINEAR_BELOW_NOK: Final = 1_000.0
"""The cost axis is even up to here, both ways, and logarithmic beyond."""


@dataclass(frozen=True, slots=True)
class Bubble:
    """One measure: what it cuts alone, t a year, what a tonne costs, NOK, and its city score."""

    number: str
    title: str
    focus_area: str
    cut_t: float
    cost_nok: float
    environment: int | None


def bubbles_figure(
    bubbles: Sequence[Bubble], year: int, carbon: CarbonPrice | None, style: Style, wording: Wording
) -> Drawn:
    """Return cost per tonne along, cut upwards on a logarithmic scale, city environment as size.

    A measure without a city-environment score is drawn as a ring.
    """
    captions = Captions(
        _finding(bubbles, carbon, wording),
        wording.text(
            "Cut in {year} (upwards, t) and kroner per tonne (to the right). Larger bubble: better "
            "city environment. Ring: city environment not assessed",
            year=year,
        ),
        wording.text("Source: the plan’s calculations"),
    )
    figure = new_figure(style, captions)
    em = style.type_pt / 8.5
    margins = Margins(left=0.66 * em, right=0.3, top=0.14, bottom=0.5 * em)
    axes = add_axes(figure, style, margins, captions)
    _scale(axes, bubbles, style, wording)
    _draw_carbon(axes, carbon, style, wording)
    sizes = _sizes(bubbles)
    _draw(axes, bubbles, sizes, style, wording)
    _name(axes, bubbles, sizes, style)
    return Drawn(
        figure=figure,
        title=captions.title,
        subtitle=captions.subtitle,
        source=captions.source,
        alternative_text=f"{captions.title}. {captions.subtitle}.",
        table=_table(bubbles, wording),
        points=tuple(_points(axes, bubbles, wording)),
    )


def _finding(bubbles: Sequence[Bubble], carbon: CarbonPrice | None, wording: Wording) -> str:
    if not bubbles:
        return wording.text("No measure has both a cut and a cost yet")
    limit = carbon.nok_per_t if carbon is not None else 0.0
    good = [each for each in bubbles if each.cost_nok <= limit and (each.environment or 0) > 0]
    if len(good) == 1:
        return wording.text("1 measure is both cheap and good for the city environment")
    return wording.text(
        "{count} measures are both cheap and good for the city environment", count=len(good)
    )


def _scale(axes: "Axes", bubbles: Sequence[Bubble], style: Style, wording: Wording) -> None:
    from matplotlib.ticker import FuncFormatter, NullLocator

    cuts = [each.cut_t for each in bubbles] or [1.0, 10.0]
    costs = [each.cost_nok for each in bubbles] or [0.0]
    axes.set_yscale("log")
    axes.set_ylim(min(cuts) / 2, max(cuts) * 2.2)
    axes.set_xscale("symlog", linthresh=LINEAR_BELOW_NOK)
    low, high = min(0.0, *costs), max(LINEAR_BELOW_NOK, *costs)
    axes.set_xlim(low * 1.6 - 250, high * 1.5)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_minor_locator(NullLocator())
    axes.set_xticks(_cost_ticks(low * 1.6, high * 1.5))
    write = wording.numbers.significant
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(FuncFormatter(lambda value, _: write(value, 2)))
    axes.grid(color=style.line, linewidth=0.6)
    axes.set_xlabel(
        wording.text("Kroner per tonne"), fontproperties=style.font(), color=style.muted
    )
    set_tick_fonts(axes, style)


def _cost_ticks(low: float, high: float) -> list[float]:
    steps = [500.0, 1_000.0, 3_000.0, 10_000.0, 30_000.0, 100_000.0, 1_000_000.0, 10_000_000.0]
    both = [*(-step for step in reversed(steps)), 0.0, *steps]
    return [tick for tick in both if low <= tick <= high]


def _draw_carbon(axes: "Axes", carbon: CarbonPrice | None, style: Style, wording: Wording) -> None:
    if carbon is None:
        return
    axes.axvline(carbon.nok_per_t, color=style.danger, linewidth=1.3, linestyle=(0, (4, 2.2)))
    axes.annotate(
        wording.text(
            "carbon price {amount}", amount=wording.numbers.cost_per_tonne(carbon.nok_per_t)
        ),
        (carbon.nok_per_t, 1.0),
        xycoords=("data", "axes fraction"),
        xytext=(4, -3),
        textcoords="offset points",
        va="top",
        color=style.danger,
        fontproperties=style.font("semibold"),
        path_effects=haloed(style),
        zorder=7,
    )


def _draw(
    axes: "Axes",
    bubbles: Sequence[Bubble],
    sizes: Sequence[float],
    style: Style,
    wording: Wording,
) -> None:
    for each, size in sorted(zip(bubbles, sizes, strict=True), key=lambda pair: -pair[1]):
        colour = style.area_colour(wording.programme, each.focus_area)
        ring = each.environment is None
        axes.scatter(
            [each.cost_nok],
            [each.cut_t],
            s=size,
            facecolor="none" if ring else colour,
            edgecolor=colour if ring else style.surface,
            linewidth=1.4 if ring else 0.8,
            alpha=1.0 if ring else 0.85,
            zorder=4,
        )


def _name(axes: "Axes", bubbles: Sequence[Bubble], sizes: Sequence[float], style: Style) -> None:
    """Write the numbers above the bubbles, below where there is no room, else not at all."""
    height = style.type_pt * 1.15
    taken: list[tuple[float, float, float]] = []
    for each, size in zip(bubbles, sizes, strict=True):
        x, y = axes.transData.transform((each.cost_nok, each.cut_t)) * _points_per_dot(axes)
        width = style.type_pt * 0.52 * len(each.number)
        away = size**0.5 / 2 + 1.5 + height / 2
        for side in (1.0, -1.0):
            place = (x, y + side * away, width)
            if all(_apart(place, other, height) for other in taken):
                taken.append(place)
                axes.annotate(
                    each.number,
                    (each.cost_nok, each.cut_t),
                    xytext=(0, side * away),
                    textcoords="offset points",
                    ha="center",
                    va="center_baseline",
                    color=style.text,
                    fontproperties=style.font(scale=0.9),
                    path_effects=haloed(style),
                    zorder=6,
                )
                break


def _points_per_dot(axes: "Axes") -> float:
    return POINTS_PER_INCH / float(axes.figure.dpi)


def _apart(
    one: tuple[float, float, float], other: tuple[float, float, float], height: float
) -> bool:
    beside = abs(one[0] - other[0]) >= (one[2] + other[2]) / 2
    return beside or abs(one[1] - other[1]) >= height


def _sizes(bubbles: Sequence[Bubble]) -> list[float]:
    """Return the area of each bubble; one that is not assessed is as small as the lowest."""
    known = [each.environment for each in bubbles if each.environment is not None]
    low, high = min(known, default=0), max(known, default=0)
    return [
        SMALLEST + (LARGEST - SMALLEST) * (each.environment - low) / max(high - low, 1)
        if each.environment is not None
        else SMALLEST
        for each in bubbles
    ]


def _table(bubbles: Sequence[Bubble], wording: Wording) -> FigureTable:
    columns = ("Measure", "Cost, NOK per t", "Cut alone, t", "City environment")
    return FigureTable(
        tuple(wording.text(column) for column in columns),
        tuple(
            (
                f"{each.number} {each.title}",
                wording.numbers.number(each.cost_nok),
                wording.numbers.number(each.cut_t),
                wording.numbers.signed(each.environment),
            )
            for each in bubbles
        ),
    )


def _points(axes: "Axes", bubbles: Sequence[Bubble], wording: Wording) -> Iterator[Point]:
    inverse = axes.figure.transFigure.inverted()
    for each in bubbles:
        x, y = inverse.transform(axes.transData.transform((each.cost_nok, each.cut_t)))
        words = (
            f"{each.number} {each.title}\n{wording.numbers.tonnes(each.cut_t)}, "
            f"{wording.numbers.cost_per_tonne(each.cost_nok)}"
        )
        yield Point(float(x), 1 - float(y), words)
