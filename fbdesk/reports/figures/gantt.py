"""The line of time for print: measures as bars and milestones as diamonds, by focus area."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from fbdesk.models.timeline import FAINT, FULL, HATCHED, OPEN, Bar, span_of
from fbdesk.reports.figures.canvas import (
    Captions,
    Margins,
    add_axes,
    new_figure,
    year_axis,
)
from fbdesk.reports.figures.drawn import Drawn, FigureTable, Point
from fbdesk.reports.figures.style import Style, towards
from fbdesk.reports.wording import Wording

if TYPE_CHECKING:
    from matplotlib.axes import Axes

NAMES_IN: Final = 2.35
BAR_HEIGHT: Final = 0.5
LONGEST_NAME: Final = 38
LINES_A_ROW: Final = 1.25
MOST_HEIGHT_IN: Final = 60.0
DAYS_IN_YEAR: Final = 366


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the figure: a focus area's name, or a measure."""

    name: str
    bar: Bar | None = None


def gantt_height_in(shown: Sequence[Bar], style: Style) -> float:
    """Return the height in inches at which the rows of the measures can be read."""
    rows = len(shown) + len({bar.area for bar in shown})
    return min(MOST_HEIGHT_IN, 1.4 + style.lines_in(LINES_A_ROW * max(rows, 3)))


def gantt_figure(shown: Sequence[Bar], today: date, style: Style, wording: Wording) -> Drawn:
    """Return measures on a line of years, in the order given, with a line at today.

    A bar is open while proposed, light when decided, hatched under way and full when completed;
    its beginning rises over the years of phase-in. A diamond is a milestone: full when reached,
    red and marked when late. Give `style` the height of `gantt_height_in`.
    """
    captions = _captions(shown, today, wording)
    rows = _rows(shown, wording)
    first, last = span_of(shown, today.year, today.year)
    figure = new_figure(style, captions)
    axes = add_axes(figure, style, Margins(left=NAMES_IN, right=0.2, top=0.05), captions)
    axes.set_xlim(first, last + 1)
    axes.set_ylim(max(len(rows), 1), 0)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x", color=style.line, linewidth=0.6)
    year_axis(axes, style, first, last + 1)
    for place, row in enumerate(rows):
        _draw_row(axes, row, place, style, wording, last + 1)
    axes.axvline(_year(today), color=style.accent, linewidth=1.2)
    return Drawn(
        figure=figure,
        title=captions.title,
        subtitle=captions.subtitle,
        source=captions.source,
        alternative_text=_alternative_text(captions.title, shown, wording),
        table=_table(shown, wording),
        points=tuple(
            Point(0.6, (place + 0.5) / len(rows), row.name)
            for place, row in enumerate(rows)
            if row.bar is not None
        ),
    )


def _captions(shown: Sequence[Bar], today: date, wording: Wording) -> Captions:
    steps = [step for bar in shown for step in bar.steps]
    late = sum(step.late for step in steps)
    done = sum(step.done for step in steps)
    if not steps:
        title = wording.text("{measures} measures on the line of time", measures=len(shown))
    elif late:
        title = wording.text(
            "{late} of {steps} milestones are overdue", late=late, steps=len(steps)
        )
    else:
        title = wording.text(
            "{done} of {steps} milestones are reached, none is overdue",
            done=done,
            steps=len(steps),
        )
    return Captions(
        title,
        wording.text(
            "Open: proposed. Light: decided. Hatched: under way. Full: completed. "
            "Diamonds: milestones"
        ),
        wording.text("The plan on {day}", day=wording.numbers.day(today)),
    )


def _rows(shown: Sequence[Bar], wording: Wording) -> list[Row]:
    rows: list[Row] = []
    area = ""
    for bar in shown:
        if bar.area != area:
            area = bar.area
            rows.append(Row(wording.short_area(area)))
        rows.append(Row(f"{bar.measure.number}  {bar.measure.title}", bar))
    return rows


def _draw_row(
    axes: "Axes", row: Row, place: int, style: Style, wording: Wording, open_end: int
) -> None:
    middle = place + 0.5
    heading = row.bar is None
    name = row.name if len(row.name) <= LONGEST_NAME else f"{row.name[: LONGEST_NAME - 1]}…"
    left = -NAMES_IN / (axes.get_position().width * style.width_in) * 0.97
    axes.text(
        left,
        middle,
        name,
        transform=axes.get_yaxis_transform(),
        va="center",
        color=style.text if heading else style.muted,
        fontproperties=style.font("semibold" if heading else "regular", 0.9),
    )
    if row.bar is not None:
        colour = style.area_colour(wording.programme, row.bar.area)
        _draw_bar(axes, row.bar, middle, style, colour, open_end)
        _draw_steps(axes, row.bar, middle, style)


def _draw_bar(
    axes: "Axes", bar: Bar, middle: float, style: Style, colour: str, open_end: int
) -> None:
    if bar.start is None:
        return
    start = _year(bar.start)
    end = float(bar.end.year + 1) if bar.end else float(open_end)
    full = min(max(_year(bar.full_from or bar.start), start), end)
    low, high = middle + BAR_HEIGHT / 2, middle - BAR_HEIGHT / 2
    soft = towards(colour, style.surface, 0.72)
    fills = {FULL: colour, HATCHED: soft, OPEN: "none", FAINT: "none"}
    lines = {OPEN: "--", FAINT: ":"}
    axes.fill(
        [start, full, end, end],
        [low, high, high, low],
        facecolor=fills.get(bar.pattern, soft),
        edgecolor=colour if bar.pattern != FAINT else style.muted,
        linestyle=lines.get(bar.pattern, "-"),
        hatch="////" if bar.pattern == HATCHED else None,
        linewidth=0.8,
    )


def _draw_steps(axes: "Axes", bar: Bar, middle: float, style: Style) -> None:
    for step in bar.steps:
        ink = style.danger if step.late else style.text
        axes.plot(
            [_year(step.day)],
            [middle],
            marker="D",
            markersize=style.type_pt * 0.5,
            markerfacecolor=ink if step.done else style.surface,
            markeredgecolor=ink,
            linestyle="none",
        )
        if step.late:
            axes.annotate(
                "!",
                (_year(step.day), middle),
                xytext=(style.type_pt * 0.55, 0),
                textcoords="offset points",
                va="center",
                color=ink,
                fontproperties=style.font("semibold"),
            )


def _alternative_text(title: str, shown: Sequence[Bar], wording: Wording) -> str:
    """Return the finding, then the measures of each area, and every milestone that is late."""
    parts = [title]
    areas = dict.fromkeys(bar.area for bar in shown)
    for area in areas:
        number = sum(bar.area == area for bar in shown)
        parts.append(f"{wording.short_area(area)}: {number}")
    parts += [
        wording.text(
            "{name} is overdue since {day}",
            name=f"{bar.measure.number} {step.title}",
            day=wording.numbers.day(step.day),
        )
        for bar in shown
        for step in bar.steps
        if step.late
    ]
    return ". ".join(parts) + "."


def _table(shown: Sequence[Bar], wording: Wording) -> FigureTable:
    columns = ("Number", "Measure", "Status", "Start", "End", "Milestones")
    return FigureTable(
        tuple(wording.text(column) for column in columns),
        tuple(
            (
                bar.measure.number,
                bar.measure.title,
                wording.choice("status", bar.measure.status),
                str(bar.measure.start_year or "–"),
                str(bar.measure.end_year or "–"),
                "; ".join(
                    f"{wording.numbers.short_day(step.day)} {step.title}" for step in bar.steps
                ),
            )
            for bar in shown
        ),
    )


def _year(day: date) -> float:
    """Return a day as a share of its year, for the axis."""
    return day.year + (day.timetuple().tm_yday - 1) / DAYS_IN_YEAR
