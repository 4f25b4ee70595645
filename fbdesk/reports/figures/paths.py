"""The figure of the paths: registered emissions, where they go, and what the measures do to it."""

from collections.abc import Iterator, Sequence
from typing import Final

from fbdesk.models.results.plan import PlanResults, Series, TargetResult
from fbdesk.reports.figures.canvas import (
    Captions,
    Margins,
    add_axes,
    new_figure,
    number_axis,
    scale_of,
    year_axis,
)
from fbdesk.reports.figures.drawn import Drawn, FigureTable
from fbdesk.reports.figures.path_lines import (
    Paths,
    Wedge,
    draw_band,
    draw_goals,
    draw_labels,
    draw_lines,
    draw_registered,
    draw_wedges,
    labels,
    name_registered,
    points,
)
from fbdesk.reports.figures.paths_words import (
    alternative_text,
    finding,
    paths_table,
    source_line,
)
from fbdesk.reports.figures.style import Style
from fbdesk.reports.wording import Wording

LABEL_ROOM: Final = 1.55
"""Room at the right for the labels, in inches at 8.5 points."""
INCHES_PER_LETTER: Final = 0.062
MARK_ROOM: Final = 0.38


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
    _, unit = scale_of(paths.largest_t)
    captions = Captions(
        finding(paths.target, paths.reference_t, paths.measures_t, wording),
        f"{wording.text(unit)}, {_scope(results, target, wording)}",
        source_line(results, paths.registered_t, wording, publisher),
    )
    return drawn_paths(
        paths,
        captions,
        paths_table(
            (paths.registered_t, paths.reference_t, paths.measures_t, paths.goal_path_t),
            paths.band_t,
            wording,
        ),
        alternative_text(paths.registered_t, paths.reference_t, target, wording),
        style,
        wording,
    )


def drawn_paths(
    paths: Paths,
    captions: Captions,
    table: FigureTable,
    alternative: str,
    style: Style,
    wording: Wording,
) -> Drawn:
    """Return the figure of some paths with its words and numbers."""
    divisor, _ = scale_of(paths.largest_t)
    figure = new_figure(style, captions)
    room = _label_room(paths) * style.type_pt / 8.5
    axes = add_axes(figure, style, Margins(left=0.5 * style.type_pt / 8.5, right=room), captions)
    years = paths.years
    axes.set_xlim(years[0] - 0.6, years[-1] + 0.4)
    number_axis(axes, style, wording.numbers, paths.largest_t / divisor)
    year_axis(axes, style, years[0], years[-1])
    draw_band(axes, paths, style, divisor)
    draw_wedges(axes, paths, style, wording, divisor)
    draw_lines(axes, paths, style, divisor)
    draw_registered(axes, paths.registered_t, style, divisor)
    name_registered(axes, paths, style, wording, divisor)
    draw_goals(axes, paths, style, wording, divisor)
    draw_labels(axes, labels(paths, style, wording, divisor), style)
    return Drawn(
        figure=figure,
        title=captions.title,
        subtitle=captions.subtitle,
        source=captions.source,
        alternative_text=alternative,
        table=table,
        points=tuple(points(axes, paths, wording, divisor)),
    )


def _label_room(paths: Paths) -> float:
    """Return the room that the labels take, in inches at 8.5 points: measures have long names."""
    names = [*(wedge.name for wedge in paths.wedges), *(each.name for each in paths.courses)]
    longest = max((len(name) for name in names), default=0)
    return max(LABEL_ROOM, INCHES_PER_LETTER * longest + MARK_ROOM)


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
        wedges=tuple(wedges_of(reference, [(area.code, area.direct_t) for area in areas])),
        target=target,
        span=results.years or (results.start_year,),
    )


def _scope(results: PlanResults, target: TargetResult | None, wording: Wording) -> str:
    if target:
        return wording.scope_inside(target.scope, target.sectors)
    return wording.scope_inside(results.scope, results.sectors)


def wedges_of(reference_t: Series, areas: Sequence[tuple[str, Series]]) -> Iterator[Wedge]:
    """Yield the areas from the reference path downwards, 1 to 4 and then the joint area 0."""
    above = dict(reference_t)
    for code, effect_t in sorted(areas, key=lambda area: (area[0] == "0", area[0])):
        if not above or not any(effect_t.values()):
            continue
        below = {year: value + effect_t.get(year, 0.0) for year, value in above.items()}
        yield Wedge(code, tuple(above), tuple(above.values()), tuple(below.values()))
        above = below
