"""The quiet word about what is due, when a plan is opened: once a day for each plan."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from fbdesk.models.occurrences import OVERDUE, Occurrence, occurrences, to_remind_of
from fbdesk.ui.desk import Desk
from fbdesk.ui.messages import Message
from fbdesk.ui.preference_store import PreferenceStore
from fbdesk.ui.translation import counted, tr

LEAST_DAYS = 14
"""The time ahead is told in at least so many days."""


def remind(desk: Desk, preferences: PreferenceStore, today: date) -> None:
    """Tell in the message bar what is due soon or just late; not again for the plan that day."""
    mark = f"{today.isoformat()} {desk.plan.settings.key}"
    if mark in preferences.held.reminded:
        return
    found = occurrences(desk.plan, desk.programme, today, today.year + 1)
    due = to_remind_of(found, today)
    if not due:
        return
    see = partial(desk.go_to, "deadlines", "")
    desk.messages.tell(Message(words_of(due, today), "note", tr("See the deadlines"), see))
    of_today = (kept for kept in preferences.held.reminded if kept.startswith(today.isoformat()))
    preferences.set(reminded=(*of_today, mark))


def words_of(due: Sequence[Occurrence], today: date) -> str:
    """Return how many things are due in the next days, and how many are late."""
    late = sum(one.state == OVERDUE for one in due)
    coming = [one for one in due if one.state != OVERDUE]
    days = max([LEAST_DAYS, *((one.day - today).days for one in coming)])
    parts = []
    if coming:
        parts.append(
            counted(
                len(coming),
                "{number} deadline in the next {days} days",
                "{number} deadlines in the next {days} days",
                days=days,
            )
        )
    if late:
        parts.append(counted(late, "{number} is overdue", "{number} are overdue"))
    return f"{', '.join(parts)}."
