"""The figure of the order of measures: each score as a bar made of what the criteria give it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from fbdesk.models.priorities import KNOWN, MISSING, Points, Rated
from fbdesk.models.priority_weights import (
    COST,
    CRITERIA,
    DIRECT,
    ENVIRONMENT,
    INDEPENDENCE,
    INDIRECT,
    PRIORITY,
)
from fbdesk.reports.figures.canvas import Captions, Margins, add_axes, new_figure, set_tick_fonts
from fbdesk.reports.figures.drawn import Drawn, FigureTable, Point
from fbdesk.reports.figures.style import POINTS_PER_INCH, Style, contrast, towards
from fbdesk.reports.wording import Wording

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_BARS, FEWEST_BARS = 15, 3
LINES_PER_BAR: Final = 1.3
CAPTIONS_AND_KEY, KEY_ALONE = 9.5, 5.0
"""Lines of text that stand above and below the bars."""
BAR_HEIGHT: Final = 0.62
FULL: Final = 100.0
KEY_LINE: Final = 1.5
"""Height of a line of the key, in letters."""
LEAST_LABELLED: Final = 4.0
"""Points of a part that has room for its own figure."""

CRITERION_NAMES: Final[Mapping[str, str]] = {
    DIRECT: "Direct cut",
    INDIRECT: "Indirect cut",
    COST: "Cost per tonne",
    ENVIRONMENT: "City environment",
    INDEPENDENCE: "Independent of the state",
    PRIORITY: "Priority",
}
COLOURS: Final[Mapping[str, str]] = {
    DIRECT: "#0F6B54",
    INDIRECT: "#6FB39F",
    COST: "#1F6FB2",
    ENVIRONMENT: "#8FB339",
    INDEPENDENCE: "#D9822B",
    PRIORITY: "#7A5BA8",
}


def criterion_name(criterion: str, wording: Wording) -> str:
    """Return the words for a criterion."""
    return wording.text(CRITERION_NAMES[criterion])


def scores_figure(rated: Sequence[Rated], style: Style, wording: Wording) -> Drawn:
    """Return the measures with the highest scores, each bar divided by criterion.

    `rated` stands in its order, the highest score first; measures without a score are left out.
    """
    scored = [each for each in rated if each.score is not None]
    shown = scored[: _most_bars(style)]
    captions = Captions(
        _finding(shown, wording),
        wording.text("Points of 100. Each bar is divided by what the criteria give"),
        wording.text("Source: the plan’s calculations, city environment and weights"),
    )
    figure = new_figure(style, captions)
    em = style.type_pt / 8.5
    left = min(2.4 * em, style.width_in * 0.38)
    key = _key(shown, (style.width_in - left) * POINTS_PER_INCH * 0.95, style, wording)
    lines = 1 + max((line for _, _, line in key), default=0)
    top = 0.16 + lines * style.type_pt * KEY_LINE / POINTS_PER_INCH
    axes = add_axes(figure, style, Margins(left=left, right=0.4 * em, top=top), captions)
    axes.set_xlim(0, FULL)
    axes.set_ylim(max(len(shown), 1), 0)
    _dress(axes, style)
    for place, each in enumerate(shown):
        _draw_bar(axes, each, place, style, wording)
    _draw_names(axes, shown, style, left)
    _draw_key(axes, key, style, wording)
    return Drawn(
        figure=figure,
        title=captions.title,
        subtitle=captions.subtitle,
        source=captions.source,
        alternative_text=". ".join((captions.title, *(_in_words(x, wording) for x in shown))) + ".",
        table=_table(scored, wording),
        points=tuple(_points(axes, shown, wording)),
    )


def points_words(each: Points, wording: Wording) -> str:
    """Return what a criterion gives, in points, or why it gives nothing."""
    if each.state == MISSING:
        return wording.text("not known")
    if each.state != KNOWN:
        return wording.text("does not apply")
    return wording.numbers.number(each.contribution, 1)


def _most_bars(style: Style) -> int:
    """Return how many bars have room for their words, captions and key set aside."""
    room_in = style.height_in - style.lines_in(CAPTIONS_AND_KEY if style.titled else KEY_ALONE)
    return min(max(int(room_in / style.lines_in(LINES_PER_BAR)), FEWEST_BARS), MOST_BARS)


def _finding(shown: Sequence[Rated], wording: Wording) -> str:
    if not shown:
        return wording.text("No measure can be put in order yet")
    first = shown[0]
    return wording.text(
        "{measure} comes first with {score} of 100 points",
        measure=f"{first.number} {first.title}",
        score=wording.numbers.number(first.score),
    )


def _dress(axes: "Axes", style: Style) -> None:
    axes.set_yticks([])
    axes.set_xticks(range(0, 101, 20))
    axes.grid(axis="x", color=style.line, linewidth=0.6)
    axes.spines["left"].set_visible(False)
    set_tick_fonts(axes, style)


def _colour(criterion: str, style: Style) -> str:
    return towards(COLOURS[criterion], "#FFFFFF", 0.22) if style.dark else COLOURS[criterion]


def _draw_bar(axes: "Axes", rated: Rated, place: int, style: Style, wording: Wording) -> None:
    at = 0.0
    for part in rated.points:
        if not part.contribution:
            continue
        colour = _colour(part.criterion, style)
        axes.barh(
            place + 0.5,
            part.contribution,
            BAR_HEIGHT,
            left=at,
            color=colour,
            edgecolor=style.surface,
            linewidth=0.6,
            zorder=3,
        )
        if part.contribution >= LEAST_LABELLED:
            light = contrast(colour, "#FFFFFF") >= contrast(colour, "#1D2524")
            axes.text(
                at + part.contribution / 2,
                place + 0.5,
                wording.numbers.number(part.contribution),
                ha="center",
                va="center_baseline",
                color="#FFFFFF" if light else "#1D2524",
                fontproperties=style.font(scale=0.9),
                zorder=4,
            )
        at += part.contribution
    axes.text(
        at + 1.0,
        place + 0.5,
        wording.numbers.number(rated.score),
        va="center_baseline",
        color=style.text,
        fontproperties=style.font("semibold"),
        zorder=4,
    )


def _draw_names(axes: "Axes", shown: Sequence[Rated], style: Style, left_in: float) -> None:
    letters = max(int(left_in * POINTS_PER_INCH / (style.type_pt * 0.5)) - 2, 6)
    for place, each in enumerate(shown):
        name = f"{each.number} {each.title}"
        axes.text(
            -1.0,
            place + 0.5,
            name if len(name) <= letters else f"{name[: letters - 1].rstrip()}…",
            ha="right",
            va="center_baseline",
            color=style.text,
            fontproperties=style.font(),
        )


def _key(
    shown: Sequence[Rated], width_pt: float, style: Style, wording: Wording
) -> list[tuple[str, float, int]]:
    """Return the criteria that the bars hold, each with its place: points from the left, line."""
    used = {part.criterion for each in shown for part in each.points if part.contribution}
    placed: list[tuple[str, float, int]] = []
    x, line = 0.0, 0
    for criterion in (each for each in CRITERIA if each in used):
        width = style.type_pt * (2.6 + 0.48 * len(criterion_name(criterion, wording)))
        if x and x + width > width_pt:
            x, line = 0.0, line + 1
        placed.append((criterion, x, line))
        x += width
    return placed


def _draw_key(
    axes: "Axes", key: Sequence[tuple[str, float, int]], style: Style, wording: Wording
) -> None:
    """Name the colours above the bars, in the order in which they stand."""
    lines = max((line for _, _, line in key), default=0)
    for criterion, x, line in key:
        y = 5 + (lines - line) * style.type_pt * KEY_LINE
        colour = _colour(criterion, style)
        for text, shift, ink in (
            ("■", 0.0, colour),
            (criterion_name(criterion, wording), 1.1, style.muted),
        ):
            axes.annotate(
                text,
                (0.0, 1.0),
                xycoords="axes fraction",
                xytext=(x + shift * style.type_pt, y),
                textcoords="offset points",
                color=ink,
                fontproperties=style.font(),
            )


def _in_words(rated: Rated, wording: Wording) -> str:
    parts = ", ".join(
        f"{criterion_name(part.criterion, wording)} {points_words(part, wording)}"
        for part in rated.points
    )
    return f"{rated.number} {rated.title}: {wording.numbers.number(rated.score)} ({parts})"


def _table(scored: Sequence[Rated], wording: Wording) -> FigureTable:
    names = [criterion_name(criterion, wording) for criterion in CRITERIA]
    return FigureTable(
        (wording.text("Rank"), wording.text("Measure"), wording.text("Score"), *names),
        tuple(
            (
                str(each.place),
                f"{each.number} {each.title}",
                wording.numbers.number(each.score, 1),
                *(points_words(part, wording) for part in each.points),
            )
            for each in scored
        ),
    )


def _points(axes: "Axes", shown: Sequence[Rated], wording: Wording) -> Iterator[Point]:
    inverse = axes.figure.transFigure.inverted()
    for place, each in enumerate(shown):
        at = 0.0
        for part in each.points:
            if not part.contribution:
                continue
            middle = axes.transData.transform((at + part.contribution / 2, place + 0.5))
            x, y = inverse.transform(middle)
            words = f"{each.number}, {criterion_name(part.criterion, wording)}"
            yield Point(float(x), 1 - float(y), f"{words}: {points_words(part, wording)}")
            at += part.contribution
