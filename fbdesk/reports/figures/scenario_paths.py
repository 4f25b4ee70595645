"""The figure of the scenarios side by side: the measures path of each, against the same target."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from fbdesk.models.results.plan import PlanResults, Series, TargetResult
from fbdesk.reports.figures.canvas import Captions, scale_of
from fbdesk.reports.figures.drawn import Drawn, FigureTable
from fbdesk.reports.figures.path_lines import Course, Paths
from fbdesk.reports.figures.paths import drawn_paths, paths_of
from fbdesk.reports.figures.paths_words import source_line
from fbdesk.reports.figures.style import Style, towards
from fbdesk.reports.wording import Wording

COLOURS: Final = ("#0F6B54", "#1F6FB2", "#D9822B", "#7A5BA8", "#5B8C2A", "#6B7775")
COURSE_PATTERNS: Final = ("solid", "long", "mixed", "dashed")
LONGEST_NAME: Final = 28


def scenarios_figure(
    courses: Mapping[str, Series],
    results: PlanResults,
    target: TargetResult,
    style: Style,
    wording: Wording,
    publisher: str = "",
) -> Drawn:
    """Return the measures path of each scenario (name → t CO2e per year) with the target's line.

    Colour and pattern tell the lines apart, and each has its name at its end.
    """
    own = paths_of(results, target)
    lines = tuple(
        Course(_short(name), emission_t, _colour(place, style), _pattern(place))
        for place, (name, emission_t) in enumerate(courses.items())
    )
    paths = replace(own, measures_t={}, band_t={}, wedges=(), courses=lines)
    _, unit = scale_of(paths.largest_t)
    captions = Captions(
        _finding(tuple(courses.values()), target, wording),
        f"{wording.text(unit)}, {wording.scope_inside(target.scope, target.sectors)}",
        source_line(results, paths.registered_t, wording, publisher),
    )
    alternative = ". ".join((captions.title, *_in_words(courses, target, wording))) + "."
    return drawn_paths(
        paths, captions, _table(courses, paths, wording), alternative, style, wording
    )


def _finding(courses: Sequence[Series], target: TargetResult, wording: Wording) -> str:
    ends = [course[target.year] for course in courses if target.year in course]
    if not ends:
        return wording.text("No inventory yet: the paths cannot be drawn")
    write = wording.numbers.tonnes
    amounts = {"low": write(min(ends)), "high": write(max(ends)), "year": target.year}
    if target.goal_t is None:
        return wording.text("The scenarios lead to between {low} and {high} in {year}", **amounts)
    return wording.text(
        "The scenarios lead to between {low} and {high} in {year}; the target is {goal}",
        **amounts,
        goal=write(target.goal_t),
    )


def _colour(place: int, style: Style) -> str:
    colour = COLOURS[place % len(COLOURS)]
    return towards(colour, "#FFFFFF", 0.4) if style.dark else colour


def _pattern(place: int) -> str:
    return COURSE_PATTERNS[place % len(COURSE_PATTERNS)]


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"


def _in_words(
    courses: Mapping[str, Series], target: TargetResult, wording: Wording
) -> Sequence[str]:
    write = wording.numbers.tonnes
    return [f"{name}: {write(course.get(target.year))}" for name, course in courses.items()]


def _table(courses: Mapping[str, Series], paths: Paths, wording: Wording) -> FigureTable:
    number = wording.numbers.number
    fixed = ("Year", "Registered, t", "Reference path, t", "Target path, t")
    lines = (paths.registered_t, paths.reference_t, paths.goal_path_t, *courses.values())
    return FigureTable(
        (
            *(wording.text(column) for column in fixed),
            *(wording.text("{name}, t", name=name) for name in courses),
        ),
        tuple((str(year), *(number(line.get(year)) for line in lines)) for year in paths.years),
    )
