"""The figure of the paths: registered emissions, where they go, and what the measures do to it."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fbdesk.models.plan_results import Band, PlanResults, Series, TargetResult
from fbdesk.reports.figures.canvas import (
    Captions,
    Margins,
    add_axes,
    haloed,
    kept_apart,
    new_figure,
    number_axis,
    scale_of,
    year_axis,
)
from fbdesk.reports.figures.drawn import Drawn, Point
from fbdesk.reports.figures.paths_words import (
    alternative_text,
    finding,
    paths_table,
    source_line,
)
from fbdesk.reports.figures.style import POINTS_PER_INCH, Style
from fbdesk.reports.wording import Wording

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LABEL_ROOM: Final = 1.55
"""Room at the right for the labels, in inches at 8.5 points."""

PATTERNS: Final = {"dashed": (0, (4, 2.2)), "dotted": (0, (1, 1.4))}


@dataclass(frozen=True, slots=True)
class Wedge:
    """What one focus area takes away: the paths above and below it, per year."""

    area: str
    years: tuple[int, ...]
    above_t: tuple[float, ...]
    below_t: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the right edge: where it belongs, its words, and the colour of its mark."""

    at: float
    text: str
    colour: str
    mark: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Paths:
    """The lines of the figure, t CO2e per year, all for one set of sectors."""

    registered_t: Series
    reference_t: Series
    measures_t: Series
    goal_path_t: Series
    band_t: Band
    wedges: tuple[Wedge, ...]
    target: TargetResult | None

    @property
    def years(self) -> tuple[int, ...]:
        """Every year in which a line has a value, ascending."""
        lines = (self.registered_t, self.reference_t, self.measures_t, self.goal_path_t)
        return tuple(sorted({year for line in lines for year in line}))

    @property
    def largest_t(self) -> float:
        """The highest value of any line, or of the range around the measures path."""
        lines = (self.registered_t, self.reference_t, self.measures_t, self.goal_path_t)
        values = [value for line in lines for value in line.values()]
        ends = [end for both in self.band_t.values() for end in both]
        return max((*values, *ends), default=0.0)


def paths_figure(
    results: PlanResults,
    target: TargetResult | None,
    style: Style,
    wording: Wording,
    publisher: str = "",
) -> Drawn:
    """Return the figure for the sectors of a target, or for the main scope where there is none.

    `publisher` is what the source line names (see `inventory_source`).
    """
    paths = paths_of(results, target)
    divisor, unit = scale_of(paths.largest_t)
    captions = Captions(
        finding(paths.target, paths.reference_t, paths.measures_t, wording),
        f"{wording.text(unit)}, {_scope(results, target, wording)}",
        source_line(results, paths.registered_t, wording, publisher),
    )
    figure = new_figure(style, captions)
    room = LABEL_ROOM * style.type_pt / 8.5
    axes = add_axes(figure, style, Margins(left=0.5 * style.type_pt / 8.5, right=room), captions)
    years = paths.years or results.years or (results.start_year,)
    axes.set_xlim(years[0] - 0.6, years[-1] + 0.4)
    number_axis(axes, style, wording.numbers, paths.largest_t / divisor)
    year_axis(axes, style, years[0], years[-1])
    _draw_band(axes, paths, style, divisor)
    _draw_wedges(axes, paths, style, wording, divisor)
    _draw_lines(axes, paths, style, divisor)
    _draw_registered(axes, paths.registered_t, style, divisor)
    _name_registered(axes, paths, style, wording, divisor)
    _draw_goal(axes, paths, style, wording, divisor)
    _draw_labels(axes, _labels(paths, style, wording, divisor), style)
    return Drawn(
        figure=figure,
        title=captions.title,
        subtitle=captions.subtitle,
        source=captions.source,
        alternative_text=alternative_text(paths.registered_t, paths.reference_t, target, wording),
        table=paths_table(
            (paths.registered_t, paths.reference_t, paths.measures_t, paths.goal_path_t),
            paths.band_t,
            wording,
        ),
        points=tuple(_points(axes, paths, wording, divisor)),
    )


def paths_of(results: PlanResults, target: TargetResult | None) -> Paths:
    """Return the lines for a target's sectors, or for the main scope."""
    if target is None:
        reference, measures = results.reference, results.measures_path
        areas = results.focus_areas
        registered, goal, band = results.registered, results.target_path, results.band
    else:
        reference, measures = target.reference_t, target.measures_t
        areas = target.focus_areas
        registered, goal, band = target.registered_t, target.path_t, target.band_t
    return Paths(
        registered_t=registered,
        reference_t=reference,
        measures_t=measures,
        goal_path_t=goal,
        band_t=band,
        wedges=tuple(_wedges(reference, [(area.code, area.direct_t) for area in areas])),
        target=target,
    )


def _scope(results: PlanResults, target: TargetResult | None, wording: Wording) -> str:
    if target:
        return wording.scope_inside(target.scope, target.sectors)
    return wording.scope_inside(results.scope, results.sectors)


def _wedges(reference_t: Series, areas: Sequence[tuple[str, Series]]) -> Iterator[Wedge]:
    """Yield the areas from the reference path downwards, 1 to 4 and then the joint area 0."""
    above = dict(reference_t)
    for code, effect_t in sorted(areas, key=lambda area: (area[0] == "0", area[0])):
        if not above or not any(effect_t.values()):
            continue
        below = {year: value + effect_t.get(year, 0.0) for year, value in above.items()}
        yield Wedge(code, tuple(above), tuple(above.values()), tuple(below.values()))
        above = below


def _draw_band(axes: "Axes", paths: Paths, style: Style, divisor: float) -> None:
    if not paths.band_t:
        return
    years = list(paths.band_t)
    low = [min(ends) / divisor for ends in paths.band_t.values()]
    high = [max(ends) / divisor for ends in paths.band_t.values()]
    axes.fill_between(years, low, high, color=style.accent, alpha=0.16, linewidth=0, zorder=4)
    for ends in (low, high):
        axes.plot(years, ends, color=style.accent, linewidth=0.6, alpha=0.6, zorder=4)


def _draw_wedges(
    axes: "Axes", paths: Paths, style: Style, wording: Wording, divisor: float
) -> None:
    for wedge in paths.wedges:
        axes.fill_between(
            wedge.years,
            [value / divisor for value in wedge.above_t],
            [value / divisor for value in wedge.below_t],
            facecolor=style.area_colour(wording.programme, wedge.area),
            edgecolor=style.surface,
            linewidth=0.8,
            zorder=2,
        )


def _draw_lines(axes: "Axes", paths: Paths, style: Style, divisor: float) -> None:
    lines = (
        (paths.reference_t, style.muted, PATTERNS["dashed"], 1.4),
        (paths.measures_t, style.accent, "solid", 2.0),
        (paths.goal_path_t, style.danger, PATTERNS["dotted"], 1.6),
    )
    for series, colour, pattern, width in lines:
        axes.plot(
            list(series),
            [value / divisor for value in series.values()],
            color=colour,
            linestyle=pattern,
            linewidth=width,
            zorder=5,
        )


def _draw_registered(axes: "Axes", registered_t: Series, style: Style, divisor: float) -> None:
    """Draw what is published: solid between neighbouring years, thin and dotted over gaps."""
    years = list(registered_t)
    for first, second in itertools.pairwise(years):
        ends = [registered_t[first] / divisor, registered_t[second] / divisor]
        gap = second - first > 1
        axes.plot(
            [first, second],
            ends,
            color=style.text,
            linewidth=1.0 if gap else 1.9,
            linestyle=(0, (1, 1.6)) if gap else "solid",
            solid_capstyle="round",
            zorder=6,
        )
    values = [value / divisor for value in registered_t.values()]
    axes.plot(years, values, "o", color=style.text, markersize=3, zorder=7)


def _name_registered(
    axes: "Axes", paths: Paths, style: Style, wording: Wording, divisor: float
) -> None:
    """Name the registered line at its end, unless that is the right edge with its labels."""
    if not paths.registered_t or max(paths.registered_t) == paths.years[-1]:
        return
    last = max(paths.registered_t)
    axes.annotate(
        wording.text("registered"),
        (last, paths.registered_t[last] / divisor),
        xytext=(6, 0),
        textcoords="offset points",
        va="center",
        color=style.text,
        fontproperties=style.font("semibold"),
        path_effects=haloed(style),
        zorder=9,
    )


def _draw_goal(axes: "Axes", paths: Paths, style: Style, wording: Wording, divisor: float) -> None:
    target = paths.target
    if target is None or target.goal_t is None:
        return
    axes.plot(
        [target.year],
        [target.goal_t / divisor],
        marker="D",
        markersize=6,
        color=style.danger,
        markeredgecolor=style.surface,
        zorder=8,
        clip_on=False,
    )
    if target.year == paths.years[-1]:
        return  # its label stands at the right edge with the others
    axes.annotate(
        _goal_label(target, wording),
        (target.year, target.goal_t / divisor),
        xytext=(0, -6),
        textcoords="offset points",
        ha="center",
        va="top",
        color=style.danger,
        fontproperties=style.font("semibold"),
        path_effects=haloed(style),
        zorder=8,
    )


def _goal_label(target: TargetResult, wording: Wording) -> str:
    return wording.text("target {amount}", amount=wording.numbers.tonnes(target.goal_t))


def _labels(paths: Paths, style: Style, wording: Wording, divisor: float) -> Iterator[Label]:
    """Yield the labels of what reaches the right edge."""
    last = paths.years[-1] if paths.years else 0
    if paths.reference_t.get(last) is not None:
        at = paths.reference_t[last] / divisor
        yield Label(at, wording.text("reference path"), style.muted, "dashed")
    for wedge in paths.wedges:
        middle = (wedge.above_t[-1] + wedge.below_t[-1]) / 2 / divisor
        colour = style.area_colour(wording.programme, wedge.area)
        yield Label(middle, wording.short_area(wedge.area), colour, "area")
    if paths.measures_t.get(last) is not None:
        at = paths.measures_t[last] / divisor
        yield Label(at, wording.text("with the measures"), style.accent, "solid", strong=True)
    target = paths.target
    if target and target.goal_t is not None and target.year == last:
        at = target.goal_t / divisor
        yield Label(at, _goal_label(target, wording), style.danger, "dotted", strong=True)
    registered = list(paths.registered_t)
    if registered and registered[-1] == last:
        at = paths.registered_t[last] / divisor
        yield Label(at, wording.text("registered"), style.text, "solid")


def _draw_labels(axes: "Axes", labels: Iterator[Label], style: Style) -> None:
    """Write the labels beside the right edge, each with the mark of its line or wedge."""
    listed = list(labels)
    low, high = axes.get_ylim()
    height_in = axes.get_position().height * style.height_in
    gap = style.lines_in(1.0) / height_in * (high - low)
    places = kept_apart([label.at for label in listed], gap, low + gap / 2, high)
    for label, place in zip(listed, places, strict=True):
        _draw_label(axes, label, place, style)


def _draw_label(axes: "Axes", label: Label, place: float, style: Style) -> None:
    transform = axes.get_yaxis_transform()
    em = style.type_pt / POINTS_PER_INCH / (axes.get_position().width * style.width_in)
    axes.plot(
        [1 + 0.6 * em, 1 + 2.2 * em],
        [place, place],
        transform=transform,
        clip_on=False,
        color=label.colour,
        linewidth=style.type_pt * 0.75 if label.mark == "area" else 1.8,
        linestyle=PATTERNS.get(label.mark, "solid"),
        solid_capstyle="butt",
    )
    axes.text(
        1 + 2.7 * em,
        place,
        label.text,
        transform=transform,
        va="center_baseline",
        color=style.text,
        fontproperties=style.font("semibold" if label.strong else "regular"),
    )


def _points(axes: "Axes", paths: Paths, wording: Wording, divisor: float) -> Iterator[Point]:
    """Yield the places that have a number, for the reader who points at one."""
    lines = (
        ("registered", paths.registered_t),
        ("reference path", paths.reference_t),
        ("with the measures", paths.measures_t),
        ("target path", paths.goal_path_t),
    )
    inverse = axes.figure.transFigure.inverted()
    for name, series in lines:
        for year, value in series.items():
            x, y = inverse.transform(axes.transData.transform((year, value / divisor)))
            amount = wording.numbers.tonnes(value)
            yield Point(float(x), 1 - float(y), f"{year}, {wording.text(name)}: {amount}")
