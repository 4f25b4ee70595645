"""The lines, wedges and labels of a figure of paths, drawn one by one."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fbdesk.models.results.plan import Band, Series, TargetResult
from fbdesk.reports.figures.canvas import haloed, kept_apart
from fbdesk.reports.figures.drawn import Point
from fbdesk.reports.figures.style import POINTS_PER_INCH, Style, towards
from fbdesk.reports.wording import Wording

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PATTERNS: Final = {
    "dashed": (0, (4, 2.2)),
    "dotted": (0, (1, 1.4)),
    "long": (0, (8, 2.4)),
    "mixed": (0, (6, 1.8, 1.2, 1.8)),
}

NAME_REACH = 2
"""Years on each side of a goal that its name must leave free."""


@dataclass(frozen=True, slots=True)
class Wedge:
    """What one focus area, or one measure of it, takes away: the paths above and below it.

    A measure has a `name`, and a `shade` of its area's colour (0 the colour itself, 1 the paper).
    """

    area: str
    years: tuple[int, ...]
    above_t: tuple[float, ...]
    below_t: tuple[float, ...]
    name: str = ""
    shade: float = 0.0

    def colour(self, style: Style, wording: Wording) -> str:
        """Return the wedge's colour."""
        area = style.area_colour(wording.programme, self.area)
        return towards(area, style.surface, self.shade)


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the right edge: where it belongs, its words, and the colour of its mark."""

    at: float
    text: str
    colour: str
    mark: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """One of several measures paths to be compared: its name, its years, how it is drawn."""

    name: str
    emission_t: Series
    colour: str
    pattern: str = "solid"


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
    others: tuple[TargetResult, ...] = ()
    """Further targets of the same sectors, each drawn with its own line and goal."""
    courses: tuple[Course, ...] = ()
    """Measures paths of several scenarios, in place of the one."""
    span: tuple[int, ...] = ()
    """The years to show where no line has a value."""

    @property
    def years(self) -> tuple[int, ...]:
        """Every year in which a line has a value, ascending; else the span."""
        lines = (self.registered_t, self.reference_t, self.measures_t, self.goal_path_t)
        return tuple(sorted({year for line in lines for year in line})) or self.span

    @property
    def largest_t(self) -> float:
        """The highest value of any line, or of the range around the measures path."""
        lines = (self.registered_t, self.reference_t, self.measures_t, self.goal_path_t)
        values = [value for line in lines for value in line.values()]
        values += [value for other in self.others for value in other.path_t.values()]
        values += [value for course in self.courses for value in course.emission_t.values()]
        ends = [end for both in self.band_t.values() for end in both]
        return max((*values, *ends), default=0.0)


def draw_band(axes: "Axes", paths: Paths, style: Style, divisor: float) -> None:
    """Draw the range around the measures path."""
    if not paths.band_t:
        return
    years = list(paths.band_t)
    low = [min(ends) / divisor for ends in paths.band_t.values()]
    high = [max(ends) / divisor for ends in paths.band_t.values()]
    axes.fill_between(years, low, high, color=style.accent, alpha=0.16, linewidth=0, zorder=4)
    for ends in (low, high):
        axes.plot(years, ends, color=style.accent, linewidth=0.6, alpha=0.6, zorder=4)


def draw_wedges(axes: "Axes", paths: Paths, style: Style, wording: Wording, divisor: float) -> None:
    """Draw what is taken away, from the reference path down."""
    for wedge in paths.wedges:
        axes.fill_between(
            wedge.years,
            [value / divisor for value in wedge.above_t],
            [value / divisor for value in wedge.below_t],
            facecolor=wedge.colour(style, wording),
            edgecolor=style.surface,
            linewidth=0.8,
            zorder=2,
        )


def draw_lines(axes: "Axes", paths: Paths, style: Style, divisor: float) -> None:
    """Draw the reference path, the measures path and the target paths."""
    lines = (
        (paths.reference_t, style.muted, PATTERNS["dashed"], 1.4),
        (paths.measures_t, style.accent, "solid", 2.0),
        (paths.goal_path_t, style.danger, PATTERNS["dotted"], 1.6),
        *((other.path_t, style.danger, PATTERNS["dotted"], 1.0) for other in paths.others),
        *(
            (each.emission_t, each.colour, PATTERNS.get(each.pattern, "solid"), 2.0)
            for each in paths.courses
        ),
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


def draw_registered(axes: "Axes", registered_t: Series, style: Style, divisor: float) -> None:
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


def name_registered(
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


def draw_goals(axes: "Axes", paths: Paths, style: Style, wording: Wording, divisor: float) -> None:
    """Mark the goals; the label of one at the right edge stands there with the others."""
    for target in (paths.target, *paths.others):
        if target is not None and target.goal_t is not None:
            _draw_goal(axes, target, style, 6 if target is paths.target else 4.5, divisor)
            if target.year != paths.years[-1]:
                below_t = _lowest_near(paths, target.year, target.goal_t)
                _name_goal(axes, target, below_t / divisor, style, wording, divisor)


def _draw_goal(
    axes: "Axes", target: TargetResult, style: Style, size: float, divisor: float
) -> None:
    axes.plot(
        [target.year],
        [(target.goal_t or 0.0) / divisor],
        marker="D",
        markersize=size,
        color=style.danger,
        markeredgecolor=style.surface,
        zorder=8,
        clip_on=False,
    )


def _lowest_near(paths: Paths, year: int, goal_t: float) -> float:
    """Return the lowest that any line runs about the goal: its name stands below them all."""
    lows = {at: low for at, (low, _) in paths.band_t.items()}
    near = [
        line[at]
        for line in (paths.registered_t, paths.measures_t, paths.goal_path_t, lows)
        for at in range(year - NAME_REACH, year + NAME_REACH + 1)
        if at in line
    ]
    return min((goal_t, *near))


def _name_goal(
    axes: "Axes",
    target: TargetResult,
    below: float,
    style: Style,
    wording: Wording,
    divisor: float,
) -> None:
    """Write a goal's name below `below`, with a thin line up to its mark where that is far."""
    goal = (target.goal_t or 0.0) / divisor
    if below < goal:
        axes.plot([target.year] * 2, [below, goal], color=style.danger, linewidth=0.6, zorder=7)
    axes.annotate(
        _goal_label(target, wording),
        (target.year, below),
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


def labels(paths: Paths, style: Style, wording: Wording, divisor: float) -> Iterator[Label]:
    """Yield the labels of what reaches the right edge."""
    last = paths.years[-1] if paths.years else 0
    if paths.reference_t.get(last) is not None:
        at = paths.reference_t[last] / divisor
        yield Label(at, wording.text("reference path"), style.muted, "dashed")
    for wedge in paths.wedges:
        middle = (wedge.above_t[-1] + wedge.below_t[-1]) / 2 / divisor
        name = wedge.name or wording.short_area(wedge.area)
        yield Label(middle, name, wedge.colour(style, wording), "area")
    if paths.measures_t.get(last) is not None:
        at = paths.measures_t[last] / divisor
        yield Label(at, wording.text("with the measures"), style.accent, "solid", strong=True)
    for course in paths.courses:
        if course.emission_t.get(last) is not None:
            at = course.emission_t[last] / divisor
            yield Label(at, course.name, course.colour, course.pattern)
    yield from _target_labels(paths, last, style, wording, divisor)
    registered = list(paths.registered_t)
    if registered and registered[-1] == last:
        at = paths.registered_t[last] / divisor
        yield Label(at, wording.text("registered"), style.text, "solid")


def _target_labels(
    paths: Paths, last: int, style: Style, wording: Wording, divisor: float
) -> Iterator[Label]:
    for target in (paths.target, *paths.others):
        if target and target.goal_t is not None and target.year == last:
            at, strong = target.goal_t / divisor, target is paths.target
            yield Label(at, _goal_label(target, wording), style.danger, "dotted", strong=strong)


def draw_labels(axes: "Axes", labels: Iterable[Label], style: Style) -> None:
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


def points(axes: "Axes", paths: Paths, wording: Wording, divisor: float) -> Iterator[Point]:
    """Yield the places that have a number, for the reader who points at one."""
    lines = (
        ("registered", paths.registered_t),
        ("reference path", paths.reference_t),
        ("with the measures", paths.measures_t),
        ("target path", paths.goal_path_t),
        *((course.name, course.emission_t) for course in paths.courses),
    )
    inverse = axes.figure.transFigure.inverted()
    for name, series in lines:
        for year, value in series.items():
            x, y = inverse.transform(axes.transData.transform((year, value / divisor)))
            amount = wording.numbers.tonnes(value)
            yield Point(float(x), 1 - float(y), f"{year}, {wording.text(name)}: {amount}")
