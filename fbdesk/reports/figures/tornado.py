"""The figure of a result's sensitivity: one bar per uncertain number, the longest first."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from fbdesk.calculation.sensitivity import Swing, Tornado
from fbdesk.reports.figures.canvas import Captions, Margins, add_axes, haloed, new_figure
from fbdesk.reports.figures.drawn import Drawn, FigureTable, Point
from fbdesk.reports.figures.style import POINTS_PER_INCH, Style, towards
from fbdesk.reports.wording import Wording

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_BARS: Final = 8
BAR_HEIGHT: Final = 0.36
SIDE_ROOM: Final = 0.28
"""Room at each end for the figures, as a share of the widest bar."""


def tornado_figure(tornado: Tornado, style: Style, wording: Wording) -> Drawn:
    """Return the cut as each number goes from its low to its high end, the others as they are.

    The low end is drawn light, the high end full; a reduction grows to the right.
    """
    swings = tornado.swings[:MOST_BARS]
    captions = Captions(
        _finding(tornado, wording),
        wording.text(
            "The cut when one number at a time goes from low (light) to high (dark), P5 to P95"
        ),
        "",
    )
    figure = new_figure(style, captions)
    axes = add_axes(figure, style, Margins(left=0.16, right=0.16, top=0.06, bottom=0.08), captions)
    axes.axis("off")
    cut_t = -(tornado.effect_t or 0.0)
    ends = [-end for each in swings for end in (each.at_low_t, each.at_high_t)] or [cut_t]
    low, high = min(*ends, cut_t), max(*ends, cut_t)
    room = SIDE_ROOM * (high - low or 1.0)
    axes.set_xlim(low - room, high + room)
    axes.set_ylim(max(len(swings), 1), 0)
    for place, swing in enumerate(swings):
        _draw_swing(axes, swing, place, cut_t, style, wording)
    axes.axvline(cut_t, color=style.text, linewidth=1.2, zorder=5)
    return Drawn(
        figure=figure,
        title=captions.title,
        subtitle=captions.subtitle,
        source=captions.source,
        alternative_text=". ".join((captions.title, *_in_words(tornado.swings, wording))) + ".",
        table=_table(tornado.swings, wording),
        points=tuple(_points(axes, swings, cut_t, wording)),
    )


def number_words(swing: Swing, value: float, wording: Wording) -> str:
    """Return a number with its unit as its field shows it: `0,25`, `12 000 km`."""
    unit = "" if swing.unit in ("", "-") else f"\u00a0{wording.text(swing.unit)}"
    return f"{wording.numbers.significant(value)}{unit}"


def span_words(swing: Swing, wording: Wording) -> str:
    """Return from where to where a number goes, with its unit once: `0,15 til 0,17 kg`."""
    return wording.text(
        "{low} to {high}",
        low=wording.numbers.significant(swing.low),
        high=number_words(swing, swing.high, wording),
    )


def _finding(tornado: Tornado, wording: Wording) -> str:
    if not tornado.swings:
        return wording.text("No number of the calculation is uncertain")
    name = wording.text(tornado.swings[0].label)
    return wording.text("The result hangs most on {name}", name=name[:1].lower() + name[1:])


def _draw_swing(
    axes: "Axes", swing: Swing, place: int, cut_t: float, style: Style, wording: Wording
) -> None:
    middle = place + 0.7
    light = towards(style.accent, style.surface, 0.55)
    ends = ((-swing.at_low_t, light), (-swing.at_high_t, style.accent))
    for end, colour in ends:
        axes.barh(middle, end - cut_t, BAR_HEIGHT, left=cut_t, color=colour, zorder=3)
        right = end > cut_t
        axes.annotate(
            wording.numbers.tonnes(end) if end >= 0 else wording.numbers.cut(-end),
            (end, middle),
            xytext=(4 if right else -4, 0),
            textcoords="offset points",
            ha="left" if right else "right",
            va="center_baseline",
            color=style.text,
            fontproperties=style.font(),
            path_effects=haloed(style),
            zorder=6,
        )
    name = f"{wording.text(swing.label)}: {span_words(swing, wording)}"
    letters = int(style.width_in * POINTS_PER_INCH / (style.type_pt * 0.47)) - 3
    axes.text(
        0.0,
        1 - (place + 0.24) / max(axes.get_ylim()[0], 1),
        name if len(name) <= letters else f"{name[: letters - 1].rstrip()}…",
        transform=axes.transAxes,
        va="center_baseline",
        color=style.muted,
        fontproperties=style.font(),
        path_effects=haloed(style),
        zorder=6,
    )


def _in_words(swings: Sequence[Swing], wording: Wording) -> Iterator[str]:
    for each in swings:
        low, high = (wording.numbers.cut(end) for end in (each.at_low_t, each.at_high_t))
        yield f"{wording.text(each.label)}: {low} – {high}"


def _table(swings: Sequence[Swing], wording: Wording) -> FigureTable:
    columns = ("Quantity", "Low", "High", "Cut at low, t", "Cut at high, t")
    return FigureTable(
        tuple(wording.text(column) for column in columns),
        tuple(
            (
                wording.text(each.label),
                number_words(each, each.low, wording),
                number_words(each, each.high, wording),
                wording.numbers.cut_number(each.at_low_t, 1),
                wording.numbers.cut_number(each.at_high_t, 1),
            )
            for each in swings
        ),
    )


def _points(
    axes: "Axes", swings: Sequence[Swing], cut_t: float, wording: Wording
) -> Iterator[Point]:
    inverse = axes.figure.transFigure.inverted()
    for place, each in enumerate(swings):
        for end, value in ((each.at_low_t, each.low), (each.at_high_t, each.high)):
            at = ((cut_t - end) / 2, place + 0.7)
            x, y = inverse.transform(axes.transData.transform(at))
            words = f"{wording.text(each.label)} {number_words(each, value, wording)}"
            yield Point(float(x), 1 - float(y), f"{words}: {wording.numbers.cut(end)}")
