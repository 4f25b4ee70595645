"""The one row that a document is about: a measure by its number, a meeting by its day or title."""

from datetime import date

from fbdesk.errors import InputError, UsageError
from fbdesk.models.measures import Measure
from fbdesk.models.organisation import Meeting
from fbdesk.models.snapshot import Plan
from fbdesk.reports.names import short_name

HELD = "held"


def chosen_measures(plan: Plan, wanted: str | None) -> tuple[Measure, ...]:
    """Return the measure with a number, title or key; all measures where none is asked for.

    Raises `UsageError` where there is none, `InputError` where the plan has no measures at all.
    """
    if not plan.measures:
        raise InputError("The plan has no measures. Add one on the page Measures first.")
    if not wanted:
        return plan.measures
    asked = wanted.strip().casefold()
    for measure in plan.measures:
        if asked in {measure.key, measure.number.casefold(), measure.title.casefold()}:
            return (measure,)
    raise UsageError(
        "There is no measure {row}. Measures: {known}.",
        row=wanted,
        known=", ".join(short_name(measure.number, measure.title) for measure in plan.measures),
    )


def chosen_meeting(plan: Plan, wanted: str | None, today: date) -> Meeting:
    """Return the meeting with a title, a day (2010-03-17) or a key.

    Where none is asked for, it is the last one held, else the last one that was to be by `today`,
    else the first. Raises `UsageError` where there is none, `InputError` where the plan has no
    meetings at all.
    """
    if not plan.meetings:
        raise InputError("The plan has no meetings. Add one on the page Meetings first.")
    if not wanted:
        return _last_held(plan, today)
    asked = wanted.strip().casefold()
    for meeting in plan.meetings:
        if asked in {meeting.key, meeting.title.casefold(), str(meeting.dated)}:
            return meeting
    raise UsageError(
        "There is no meeting {row}. Meetings: {known}.",
        row=wanted,
        known=", ".join(meeting.title for meeting in plan.meetings),
    )


def _last_held(plan: Plan, today: date) -> Meeting:
    held = [meeting for meeting in plan.meetings if meeting.state == HELD]
    past = [meeting for meeting in plan.meetings if meeting.dated and meeting.dated <= today]
    return (held or past or plan.meetings[:1])[-1]
