"""What a planner does with deadlines: add, set the day, mark as done, take the programme's."""

from datetime import date

from sqlalchemy import Connection

from fbdesk.models import rows
from fbdesk.models.communication import Deadline
from fbdesk.models.day_precision import last_day, yearly_days
from fbdesk.models.followup import Milestone
from fbdesk.models.new_plan import deadlines_of
from fbdesk.models.organisation import ActionItem
from fbdesk.models.programmes.programme import Programme


def add_deadline(connection: Connection, *, title: str, due: date, kind: str = "own") -> str:
    """Add a deadline and return its key."""
    position = rows.next_position(connection, Deadline)
    deadline = Deadline(title=title, due=due, kind=kind, position=position)
    rows.insert(connection, deadline)
    return deadline.key


def set_due(connection: Connection, key: str, due: date, precision: str) -> None:
    """Set when a deadline is due: a month or a season is kept as its last day."""
    rows.change(connection, Deadline, key, due=last_day(due, precision), precision=precision)


def set_done(connection: Connection, key: str, day: date, *, done: bool) -> None:
    """Say that what was due on a day is done, and with it what was due before; or that it is not.

    Taken back, a yearly deadline is done through the year before.
    """
    deadline = rows.get(connection, Deadline, key)
    if done:
        through: date | None = day
    else:
        days = yearly_days(deadline.due, day.year - 1) if deadline.yearly else ()
        through = max((last_day(one, deadline.precision) for one in days), default=None)
    rows.change(connection, Deadline, key, done_through=through)


def set_step_done(
    connection: Connection, kind: type[Milestone] | type[ActionItem], key: str, done: date | None
) -> None:
    """Say on which day a milestone or an action item was done; None where it is not."""
    rows.change(connection, kind, key, done=done)


def missing_deadlines(programme: Programme, held: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """Return the programme's deadlines that a plan does not have yet."""
    codes = {deadline.origin for deadline in held}
    return tuple(one for one in deadlines_of(programme) if one.origin not in codes)


def add_programme_deadlines(connection: Connection, programme: Programme) -> int:
    """Add the programme's deadlines that the plan lacks; return how many."""
    missing = missing_deadlines(programme, rows.read(connection, Deadline))
    rows.insert(connection, *missing)
    return len(missing)


def delete(connection: Connection, key: str) -> None:
    """Delete a deadline with all its years."""
    rows.delete(connection, Deadline, key)
