"""The programme's next deadlines, seen from a day."""

import calendar
from dataclasses import dataclass
from datetime import date

from fbdesk.models.programme import Programme
from fbdesk.models.programme_parts import ProgrammeDeadline
from fbdesk.reports.numbers import Numbers
from fbdesk.ui.translation import tr

SPRING_UNTIL, SUMMER_UNTIL, AUTUMN_UNTIL = 5, 8, 11
"""The last month of a season; winter takes the rest."""


@dataclass(frozen=True, slots=True)
class Due:
    """One deadline: the last day, how exactly it is known (day, month or season), and its name."""

    day: date
    precision: str
    name: str
    passed: bool = False


def next_deadlines(
    programme: Programme, today: date, language: str, most: int = 3
) -> tuple[Due, ...]:
    """Return the next deadlines from a day on; where the programme is over, its last ones."""
    every = sorted(
        (
            Due(day, deadline.precision, deadline.name.text(language), day < today)
            for deadline in programme.deadlines
            for day in _days(deadline, programme.period.last_year)
        ),
        key=lambda due: due.day,
    )
    coming = [due for due in every if not due.passed]
    return tuple(coming[:most] or every[-most:])


def when(due: Due, numbers: Numbers, *, with_year: bool) -> str:
    """Return a deadline's time in words: `15. mars`, `april 2008`, `høsten 2008`."""
    year = f" {due.day.year}" if with_year else ""
    if due.precision == "season":
        return tr(_season(due.day.month), year=year)
    if due.precision == "month":
        return f"{numbers.months[due.day.month - 1]}{year}"
    text = numbers.day(due.day)
    return text if with_year else text.rsplit("\u00a0", 1)[0]


def _season(month: int) -> str:
    if month <= 2 or month > AUTUMN_UNTIL:  # noqa: PLR2004 # January and February
        return "winter{year}"
    if month <= SPRING_UNTIL:
        return "spring{year}"
    return "summer{year}" if month <= SUMMER_UNTIL else "autumn{year}"


def _days(deadline: ProgrammeDeadline, last_year: int) -> tuple[date, ...]:
    """Return the day of a deadline, and for a yearly one every later year's of the programme."""
    first = deadline.due
    if not deadline.yearly:
        return (first,)
    later = (_in_year(first, year) for year in range(first.year + 1, last_year + 1))
    return (first, *later)


def _in_year(day: date, year: int) -> date:
    last = calendar.monthrange(year, day.month)[1]
    return day.replace(year=year, day=min(day.day, last))
