"""The sheet that figures are drawn on: margins, axes, unit lines, and labels that keep apart."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fbdesk.reports.figures.style import POINTS_PER_INCH, Style
from fbdesk.reports.numbers import Numbers

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


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


def new_figure(style: Style, captions: Captions) -> "Figure":
    """Return an empty figure of the style's size, with its captions where the style wants them."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(style.width_in, style.height_in), facecolor=style.surface)
    if style.titled:
        _write_captions(figure, style, captions)
    return figure


def add_axes(
    figure: "Figure",
    style: Style,
    margins: Margins,
    captions: Captions,
    span: tuple[float, float] = (0.0, 1.0),
) -> "Axes":
    """Return axes inside the margins; `span` is their part of the height, from the bottom up."""
    width, height = style.width_in, style.height_in
    above = caption_lines(style, captions) if style.titled else 0
    top = height - margins.top - style.lines_in(above)
    bottom = margins.bottom + (style.lines_in(2.2) if above else 0)
    room = top - bottom
    low, high = bottom + span[0] * room, bottom + span[1] * room
    axes = figure.add_axes(
        (
            margins.left / width,
            low / height,
            (width - margins.left - margins.right) / width,
            (high - low) / height,
        )
    )
    _dress(axes, style)
    return axes


def caption_lines(style: Style, captions: Captions) -> float:
    """Return the lines of body text that title and unit line take above the picture."""
    lines = _wrapped(captions.title, style, 1.15), _wrapped(captions.subtitle, style, 0.95)
    return 1.0 + 1.3 * (lines[0].count("\n") + 1) + 1.1 * (lines[1].count("\n") + 1)


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
    """Write the horizontal axis in years: every fifth, and every one where there are few."""
    step = next(s for s in (1, 2, 5, 10, 20) if (last - first) / s <= style.width_in * 1.7)
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
