"""Measures and their milestones on a line of time, by focus area: bars, ramps and steps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fbdesk.models.followup import Milestone
from fbdesk.models.measures import Measure
from fbdesk.models.programmes.programme import Programme
from fbdesk.models.snapshot import Plan

OPEN, PLAIN, HATCHED, FULL, FAINT = "open", "plain", "hatched", "full", "faint"
"""How a bar is filled: proposed, decided, under way, completed, and put off or given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A milestone of a measure: its day, and whether it is reached or late."""

    key: str
    title: str
    day: date
    done: bool
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A measure on the line of time.

    `full_from` is the day from which it has its full effect; `end` is None where it goes on, and
    `start` where no year is set.
    """

    measure: Measure
    pattern: str
    start: date | None
    full_from: date | None
    end: date | None
    steps: tuple[Step, ...]

    @property
    def key(self) -> str:
        """Return the measure's key."""
        return self.measure.key

    @property
    def area(self) -> str:
        """Return the focus area's code."""
        return self.measure.focus_area


def patterns(programme: Programme) -> dict[str, str]:
    """Return how the bars of each status are filled.

    Of the statuses that count and are not closed, the first is decided and the others are under
    way: the programme lists them in the order in which a measure goes through them.
    """
    found: dict[str, str] = {}
    decided = False
    for status in programme.statuses:
        if status.counts and status.closed:
            found[status.code] = FULL
        elif status.counts:
            found[status.code] = HATCHED if decided else PLAIN
            decided = True
        else:
            found[status.code] = OPEN if status.proposed else FAINT
    return found


def bars(plan: Plan, programme: Programme, today: date) -> tuple[Bar, ...]:
    """Return the plan's measures by focus area, the common area last, each in the plan's order."""
    fills = patterns(programme)
    areas = {area.code: place for place, area in enumerate(programme.focus_areas)}
    order = sorted(
        plan.measures,
        key=lambda one: (one.focus_area == "0", areas.get(one.focus_area, len(areas))),
    )
    return tuple(_bar(plan, one, fills.get(one.status, OPEN), today) for one in order)


def span_of(shown: Iterable[Bar], first_year: int, last_year: int) -> tuple[int, int]:
    """Return the first and the last year that the bars need, at least those that are given."""
    years = [first_year, last_year]
    for bar in shown:
        years += [day.year for day in (bar.start, bar.full_from, bar.end) if day is not None]
        years += [step.day.year for step in bar.steps]
    return min(years), max(years)


def moved(measure: Measure, *, start: int = 0, end: int = 0) -> dict[str, int | None]:
    """Return the years of a measure with its start or end moved by so many years.

    A start is never moved past the end, nor an end before the start; what is not set stays so.
    """
    first, last = measure.start_year, measure.end_year
    if first is not None:
        first += start
    if last is not None:
        last += end
    if first is not None and last is not None and first > last:
        first, last = (last, last) if start else (first, first)
    return {"start_year": first, "end_year": last}


def _bar(plan: Plan, measure: Measure, pattern: str, today: date) -> Bar:
    start, end = measure.start_year, measure.end_year
    milestones = plan.children(Milestone, "measure", measure.key)
    return Bar(
        measure=measure,
        pattern=pattern,
        start=date(start, 1, 1) if start is not None else None,
        full_from=date(start + measure.phase_in_years - 1, 1, 1) if start is not None else None,
        end=date(end, 12, 31) if end is not None else None,
        steps=tuple(
            Step(
                key=one.key,
                title=one.title,
                day=one.due,
                done=one.done is not None,
                late=one.done is None and one.due < today and pattern != FAINT,
            )
            for one in milestones
            if one.due is not None
        ),
    )
