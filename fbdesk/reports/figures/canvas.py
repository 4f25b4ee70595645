"""The sheet that figures are drawn on: margins, axes, unit lines, and labels that keep apart."""

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from fbdesk.reports.figures.style import POINTS_PER_INCH, Style
from fbdesk.reports.numbers import Numbers

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.patheffects import AbstractPathEffect


LEAST_FOR_AXES: Final = 0.34
MOST_FOR_CAPTIONS: Final = 0.4


@dataclass(frozen=True, slots=True)
class Captions:
    """The words around a picture."""

    title: str
    subtitle: str
    source: str


@dataclass(frozen=True, slots=True)
class Margins:
    """Room around the axes, in inches, beyond what the captions take."""

    left: float = 0.55
    right: float = 0.2
    top: float = 0.12
    bottom: float = 0.35


Part = tuple[tuple[float, float], tuple[float, float]]
"""A straight line from one place to another."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a scale has its marks, and which words stand at which values."""

    marks: Sequence[float]
    words: Sequence[tuple[float, str]]


def new_figure(style: Style, captions: Captions) -> "Figure":
    """Return an empty figure of the style's size, with its captions where the style wants them."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(style.width_in, style.height_in), facecolor=style.surface)
    if style.titled:
        _write_captions(figure, style, fitted(style, captions))
    return figure


def add_axes(
    figure: "Figure",
    style: Style,
    margins: Margins,
    captions: Captions,
    span: tuple[float, float] = (0.0, 1.0),
) -> "Axes":
    """Return axes inside the margins; `span` is their part of the height, from the bottom up."""
    shown = fitted(style, captions)
    above = caption_lines(style, shown) if style.titled else 0
    left, right = _inside(style.width_in, margins.left, margins.right)
    bottom, top = _inside(
        style.height_in,
        margins.bottom + (style.lines_in(source_lines(style, shown)) if above else 0),
        margins.top + style.lines_in(above),
    )
    low, high = (bottom + share * (top - bottom) for share in span)
    axes = figure.add_axes((left, low, right - left, high - low))
    _dress(axes, style)
    return axes


def add_panel(figure: "Figure", style: Style, place: tuple[float, float, float, float]) -> "Axes":
    """Return axes at a place of the figure: left, bottom, width and height as shares of it."""
    axes = figure.add_axes(place, xticks=(), yticks=())
    _dress(axes, style)
    return axes


def write_scales(axes: "Axes", style: Style, along: Scale, up: Scale) -> None:
    """Write the scales of a small panel: marks below, quiet lines across, and words beside both.

    The library's own axes make objects for every mark, which takes longer than all else in a
    panel; here the marks of a scale are one line. The panel's limits must be set before.
    """
    left, right = axes.get_xlim()
    bottom, top = axes.get_ylim()
    box, gap_in = axes.get_position(), style.type_pt * 0.4 / POINTS_PER_INCH
    below = gap_in / (box.height * style.height_in)
    beside = gap_in / (box.width * style.width_in)
    _broken_line(
        axes, style, [((left, y), (right, y)) for y in up.marks if bottom <= y <= top], 0.6
    )
    foot = bottom - (top - bottom) * below / 2
    _broken_line(axes, style, [((x, bottom), (x, foot)) for x in along.marks], 0.6)
    look: dict[str, Any] = {"color": style.muted, "fontproperties": style.font()}
    for x, words in along.words:
        axes.text(
            x, -below, words, transform=axes.get_xaxis_transform(), ha="center", va="top", **look
        )
    for y, words in up.words:
        if bottom <= y <= top:
            axes.text(
                -beside, y, words, transform=axes.get_yaxis_transform(), ha="right",
                va="center_baseline", **look,
            )  # fmt: skip


def _broken_line(axes: "Axes", style: Style, parts: Sequence[Part], width: float) -> None:
    """Draw many straight lines as one, outside the panel too and behind what it shows."""
    xs = [x for (x0, _), (x1, _) in parts for x in (x0, x1, math.nan)]
    ys = [y for (_, y0), (_, y1) in parts for y in (y0, y1, math.nan)]
    axes.plot(
        xs, ys, color=style.line, linewidth=width, zorder=0.5, clip_on=False,
        scalex=False, scaley=False,
    )  # fmt: skip


def _inside(length_in: float, before_in: float, after_in: float) -> tuple[float, float]:
    """Return where the axes begin and end, as shares of the length.

    In a picture too small for its margins they give way, so that a third is left for the axes.
    """
    largest = length_in * (1 - LEAST_FOR_AXES)
    shrink = min(1.0, largest / max(before_in + after_in, 1e-9))
    return before_in * shrink / length_in, 1 - after_in * shrink / length_in


def fitted(style: Style, captions: Captions) -> Captions:
    """Return the captions that fit: a small picture drops its source, then its unit line."""
    for kept in (captions, replace(captions, source=""), replace(captions, source="", subtitle="")):
        lines = caption_lines(style, kept) + source_lines(style, kept)
        if style.lines_in(lines) <= MOST_FOR_CAPTIONS * style.height_in:
            return kept
    return kept


def caption_lines(style: Style, captions: Captions) -> float:
    """Return the lines of body text that title and unit line take above the picture."""
    title, subtitle = _lines(captions.title, style, 1.15), _lines(captions.subtitle, style, 0.95)
    return 1.0 + 1.3 * title + 1.1 * subtitle


def source_lines(style: Style, captions: Captions) -> float:
    """Return the lines of body text that the source line takes below the picture."""
    return 1.1 + 1.1 * _lines(captions.source, style, 0.92)


def haloed(style: Style) -> "list[AbstractPathEffect]":
    """Return a rim in the surface's colour, so that words can be read where they cross a wedge."""
    from matplotlib.patheffects import withStroke

    return [withStroke(linewidth=style.type_pt * 0.3, foreground=style.surface)]


def scale_of(largest_t: float) -> tuple[float, str]:
    """Return by what to divide tonnes so that an axis stays readable, and the unit's source."""
    if largest_t >= 20_000:  # noqa: PLR2004 # from here on five digits crowd the axis
        return 1000.0, "1,000 tonnes of CO₂ equivalents"
    return 1.0, "tonnes of CO₂ equivalents"


def number_axis(axes: "Axes", style: Style, numbers: Numbers, largest: float) -> None:
    """Write the vertical axis from nought in this language's numbers, with quiet grid lines."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    top = largest * 1.06 or 1.0
    axes.set_ylim(0, top)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=6, min_n_ticks=3))
    decimals = 0 if top > 5 else 1  # noqa: PLR2004 # whole steps where there is room for them
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: numbers.number(value, decimals)))
    axes.grid(axis="y", color=style.line, linewidth=0.6)
    set_tick_fonts(axes, style)


def year_axis(axes: "Axes", style: Style, first: int, last: int) -> None:
    """Write the horizontal axis in years: each, or every second or fifth where it is narrow."""
    width_in = axes.get_position().width * style.width_in
    most = max(width_in / (style.type_pt * 3.3 / POINTS_PER_INCH), 2)
    step = next((s for s in (1, 2, 5, 10, 20) if (last - first) / s < most), 50)
    ticks = [year for year in range(first, last + 1) if year % step == 0]
    axes.set_xticks(ticks, [str(year) for year in ticks])
    set_tick_fonts(axes, style)


def set_tick_fonts(axes: "Axes", style: Style) -> None:
    """Set the axes' figures in the house type."""
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set_fontproperties(style.font())
        label.set_color(style.muted)


def kept_apart(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Return places near the wanted ones, in their order, at least `gap` apart, inside the bounds.

    Where there is no room for all, they share the room evenly.
    """
    if not wanted:
        return []
    gap = min(gap, (high - low) / max(len(wanted) - 1, 1))
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    placed: list[float] = []
    for index in order:
        floor = placed[-1] + gap if placed else low
        placed.append(max(wanted[index], floor))
    ceiling = high
    for place in reversed(range(len(placed))):
        placed[place] = min(placed[place], ceiling)
        ceiling = placed[place] - gap
    result = [0.0] * len(wanted)
    for place, index in enumerate(order):
        result[index] = placed[place]
    return result


def _dress(axes: "Axes", style: Style) -> None:
    axes.set_facecolor(style.surface)
    axes.set_axisbelow(True)
    for side, spine in axes.spines.items():
        spine.set_visible(side in {"left", "bottom"})
        spine.set_color(style.line)
        spine.set_linewidth(0.8)
    axes.tick_params(colors=style.line, labelcolor=style.muted, length=3, width=0.8)


def _wrapped(text: str, style: Style, scale: float) -> str:
    """Return the text in lines that fit the picture's width; a letter is about half an em wide."""
    letters = int((style.width_in - 0.3) * POINTS_PER_INCH / (style.type_pt * scale * 0.47))
    return textwrap.fill(text, max(letters, 12))


def _lines(text: str, style: Style, scale: float) -> int:
    return _wrapped(text, style, scale).count("\n") + 1 if text else 0


def _write_captions(figure: "Figure", style: Style, captions: Captions) -> None:
    title = _wrapped(captions.title, style, 1.15)
    below_title = 0.6 + 1.3 * (title.count("\n") + 1)
    places = (
        (title, 1 - style.lines_in(0.5) / style.height_in, "top", style.text, 1.15),
        (
            _wrapped(captions.subtitle, style, 0.95),
            1 - style.lines_in(below_title) / style.height_in,
            "top",
            style.muted,
            0.95,
        ),
        (
            _wrapped(captions.source, style, 0.92),
            style.lines_in(0.4) / style.height_in,
            "bottom",
            style.muted,
            0.92,
        ),
    )
    for text, y, side, colour, scale in places:
        weight = "semibold" if text is title else "regular"
        figure.text(
            0.16 / style.width_in,
            y,
            text,
            fontproperties=style.font(weight, scale),
            color=colour,
            va=side,
            linespacing=1.2,
        )
