"""The figure of the joint effect: what areas or measures take away, under the reference path."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from fbdesk.models.results.plan import PlanResults, Series, TargetResult, added
from fbdesk.reports.figures.canvas import Captions, scale_of
from fbdesk.reports.figures.drawn import Drawn, FigureTable
from fbdesk.reports.figures.path_lines import Paths, Wedge
from fbdesk.reports.figures.paths import drawn_paths, paths_of
from fbdesk.reports.figures.paths_words import alternative_text, finding, source_line
from fbdesk.reports.figures.style import Style
from fbdesk.reports.wording import Wording

MOST_MEASURES: Final = 8
"""So many wedges can be told apart and named; what the others do together is one more."""
LIGHTEST: Final = 0.6
LONGEST_NAME: Final = 26
REST: Final = "rest"


@dataclass(frozen=True, slots=True)
class Part:
    """What one wedge shows: an area, or a measure of it by its name; t CO2e per year, negative."""

    area: str
    effect_t: Series
    name: str = ""


def effects_figure(
    results: PlanResults,
    target: TargetResult,
    style: Style,
    wording: Wording,
    publisher: str = "",
    *,
    by_measure: bool = False,
) -> Drawn:
    """Return the joint effect under the reference path of a target's sectors.

    The wedges are focus areas, or the measures that cut most with the others taken together.
    Registered emissions stand beside the paths; other targets of the same sectors are drawn too.
    """
    parts = measure_parts(results, target, wording) if by_measure else area_parts(target)
    paths = replace(
        paths_of(results, target),
        wedges=tuple(_wedges(target.reference_t, parts)),
        others=other_targets(results, target),
    )
    _, unit = scale_of(paths.largest_t)
    captions = Captions(
        finding(target, paths.reference_t, paths.measures_t, wording),
        f"{wording.text(unit)}, {wording.scope_inside(target.scope, target.sectors)}",
        source_line(results, paths.registered_t, wording, publisher),
    )
    alternative = alternative_text(paths.registered_t, paths.reference_t, target, wording)
    table = _table(paths, parts, wording)
    return drawn_paths(paths, captions, table, alternative, style, wording)


def other_targets(results: PlanResults, target: TargetResult) -> tuple[TargetResult, ...]:
    """Return the plan's other targets of the same sectors: they can share one picture."""
    return tuple(
        other
        for other in results.targets
        if other.target != target.target and set(other.sectors) == set(target.sectors)
    )


def area_parts(target: TargetResult) -> tuple[Part, ...]:
    """Return the focus areas that do something in a target's sectors, the joint area 0 last."""
    areas = sorted(target.focus_areas, key=lambda area: (area.code == "0", area.code))
    return tuple(Part(area.code, area.direct_t) for area in areas if any(area.direct_t.values()))


def measure_parts(
    results: PlanResults, target: TargetResult, wording: Wording, most: int = MOST_MEASURES
) -> tuple[Part, ...]:
    """Return the measures that cut most in the target's year, by area, and then all the others."""
    shares = [
        (each, each.inside(target.sectors).joint_t) for each in results.measures if each.counts
    ]
    shares = [(each, joint_t) for each, joint_t in shares if any(joint_t.values())]
    shares.sort(key=lambda share: share[1].get(target.year, 0.0))
    large = [share for share in shares[:most] if share[1].get(target.year, 0.0) < 0]
    rest = shares[len(large) :]
    large.sort(key=lambda share: (share[0].focus_area == "0", share[0].focus_area))
    parts = [
        Part(each.focus_area, joint_t, _short(f"{each.number} {each.title}"))
        for each, joint_t in large
    ]
    if rest:
        name = wording.text("{count} other measures", count=len(rest))
        if len(rest) == 1:
            name = _short(f"{rest[0][0].number} {rest[0][0].title}")
        parts.append(Part(REST, added(joint_t for _, joint_t in rest), name))
    return tuple(parts)


def _wedges(reference_t: Series, parts: Sequence[Part]) -> Iterator[Wedge]:
    """Yield the parts from the reference path downwards; parts of one area get lighter."""
    above = dict(reference_t)
    for _, group in groupby(parts, key=lambda part: part.area):
        listed = list(group)
        for place, part in enumerate(listed):
            below = {year: value + part.effect_t.get(year, 0.0) for year, value in above.items()}
            shade = LIGHTEST * place / len(listed)
            if above:
                course = tuple(above), tuple(above.values()), tuple(below.values())
                yield Wedge(part.area, *course, name=part.name, shade=shade)
            above = below


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"


def _table(paths: Paths, parts: Sequence[Part], wording: Wording) -> FigureTable:
    """Return every line and wedge in tonnes, one row per year; a dash where nothing is known."""
    text, number = wording.text, wording.numbers.number
    columns = [text("Year"), text("Registered, t"), text("Reference path, t")]
    columns += [
        text("{name}, cut, t", name=part.name or wording.short_area(part.area)) for part in parts
    ]
    columns += [text("With the measures, t"), text("Target path, t")]
    columns += [_target_column(other, wording) for other in paths.others]
    columns += [text("P5–P95, t")]
    rows = []
    for year in paths.years:
        band = paths.band_t.get(year)
        rows.append(
            (
                str(year),
                number(paths.registered_t.get(year)),
                number(paths.reference_t.get(year)),
                *(wording.numbers.cut_number(part.effect_t.get(year)) for part in parts),
                number(paths.measures_t.get(year)),
                number(paths.goal_path_t.get(year)),
                *(number(other.path_t.get(year)) for other in paths.others),
                "–".join(number(end) for end in sorted(band)) if band else "–",
            )
        )
    return FigureTable(tuple(columns), tuple(rows))


def _target_column(target: TargetResult, wording: Wording) -> str:
    share = wording.numbers.stated_percent(-target.reduction_share)
    return wording.text("Target path {share} by {year}, t", share=share, year=target.year)
