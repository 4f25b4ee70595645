"""What is due and when, from everywhere in the plan: done, overdue or still to come."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fbdesk.models.agreement import Commitment
from fbdesk.models.communication import Communication, Deadline
from fbdesk.models.day_precision import first_day, last_day, yearly_days
from fbdesk.models.followup import Milestone
from fbdesk.models.measures import Measure
from fbdesk.models.organisation import ActionItem, Meeting
from fbdesk.models.programmes.programme import Programme
from fbdesk.models.reporting import ReportPeriod
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan

DONE, OVERDUE, COMING = "done", "overdue", "coming"

KINDS = (
    "programme",
    "state_budget",
    "municipal_budget",
    "report",
    "own",
    "milestone",
    "commitment",
    "action_item",
    "meeting",
    "communication",
)
"""What may be due: the kinds of deadlines, then what other parts of the plan bring."""

OWN_REMIND_DAYS = 14
"""How many days before other things than deadlines one is reminded of them."""

OVERDUE_REMIND_DAYS = 60
"""How long after its day one is reminded of what is not done; later it is history."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One thing that is due on one day; a deadline that comes yearly gives one for each year.

    `key` is its own, `row` that of the row it comes from, whose kind is `of`. With the precision
    `month` or `season`, `day` is the last day. `about` is the number of a measure or commitment,
    or the title of a meeting; `focus_area` is empty where it belongs to none.
    """

    key: str
    row: str
    of: type[Row]
    kind: str
    title: str
    day: date
    state: str = COMING
    precision: str = "day"
    responsible: str = ""
    about: str = ""
    focus_area: str = ""
    remind_days: int = OWN_REMIND_DAYS
    yearly: bool = False

    @property
    def first_day(self) -> date:
        """Return the first day on which it may be: that of its month or season, or the day."""
        return first_day(self.day, self.precision)


def occurrences(
    plan: Plan, programme: Programme, today: date, repeat_through: int
) -> tuple[Occurrence, ...]:
    """Return all that is due, by day; what comes yearly is repeated through a year.

    The programme tells which commitments are no longer waited for.
    """
    found = (
        *(
            one
            for deadline in plan.deadlines
            for one in of_deadline(plan, deadline, repeat_through)
        ),
        *_milestones(plan, programme),
        *_commitments(plan, programme),
        *_action_items(plan),
        *_report_periods(plan),
        *_meetings(plan),
        *_communications(plan, today),
    )
    order = {kind: place for place, kind in enumerate(KINDS)}
    return tuple(
        sorted(
            (_late(one, today) for one in found),
            key=lambda one: (one.day, order[one.kind], one.about, one.title, one.key),
        )
    )


def of_deadline(plan: Plan, deadline: Deadline, repeat_through: int) -> Iterator[Occurrence]:
    """Yield a deadline, once or for each year; what is late is not yet told as overdue."""
    ends = min(repeat_through, deadline.last_year or repeat_through)
    days = yearly_days(deadline.due, ends) if deadline.yearly else (deadline.due,)
    measure = plan.find(Measure, deadline.measure)
    done_through = deadline.done_through
    for day in days:
        due = last_day(day, deadline.precision)
        yield Occurrence(
            key=f"{deadline.key}:{day.year}" if deadline.yearly else deadline.key,
            row=deadline.key,
            of=Deadline,
            kind=deadline.kind,
            title=deadline.title,
            day=due,
            state=DONE if done_through is not None and due <= done_through else COMING,
            precision=deadline.precision,
            responsible=deadline.responsible,
            about=measure.number if measure else "",
            focus_area=measure.focus_area if measure else "",
            remind_days=deadline.remind_days,
            yearly=deadline.yearly,
        )


def to_remind_of(found: tuple[Occurrence, ...], today: date) -> tuple[Occurrence, ...]:
    """Return what to remind of on a day: what is due soon, and what is late since not too long."""
    long_ago = today - timedelta(days=OVERDUE_REMIND_DAYS)
    return tuple(
        one
        for one in found
        if (one.state == OVERDUE and one.day > long_ago)
        or (one.state == COMING and one.day <= today + timedelta(days=one.remind_days))
    )


def next_due(found: tuple[Occurrence, ...], most: int) -> tuple[Occurrence, ...]:
    """Return what comes next; where nothing is to come, the last things that were due."""
    coming = [one for one in found if one.state == COMING]
    return tuple(coming[:most] or found[-most:])


def _late(one: Occurrence, today: date) -> Occurrence:
    return replace(one, state=OVERDUE) if one.state == COMING and one.day < today else one


def _milestones(plan: Plan, programme: Programme) -> Iterator[Occurrence]:
    given_up = {status.code for status in programme.statuses if status.closed and not status.counts}
    for milestone in plan.milestones:
        measure = plan.find(Measure, milestone.measure)
        if milestone.due is None or measure is None:
            continue
        if measure.status in given_up and milestone.done is None:
            continue  # nobody waits for it any longer
        yield Occurrence(
            key=milestone.key,
            row=milestone.key,
            of=Milestone,
            kind="milestone",
            title=milestone.title,
            day=milestone.due,
            state=DONE if milestone.done else COMING,
            responsible=measure.responsible,
            about=measure.number,
            focus_area=measure.focus_area,
        )


def _commitments(plan: Plan, programme: Programme) -> Iterator[Occurrence]:
    states = {status.code: status for status in programme.commitment_statuses}
    parties = {party.key: party.name for party in plan.parties}
    for commitment in plan.commitments:
        if commitment.deadline is None:
            continue
        status = states.get(commitment.status)
        closed = status is not None and status.closed
        if status is not None and closed and not status.agreed:
            continue  # withdrawn
        yield Occurrence(
            key=commitment.key,
            row=commitment.key,
            of=Commitment,
            kind="commitment",
            title=_first_line(commitment.text),
            day=commitment.deadline,
            state=DONE if closed else COMING,
            responsible=parties.get(commitment.party, ""),
            about=commitment.number,
            focus_area=commitment.focus_area,
        )


def _action_items(plan: Plan) -> Iterator[Occurrence]:
    for item in plan.action_items:
        meeting = plan.find(Meeting, item.meeting)
        if item.due is not None and meeting is not None:
            yield Occurrence(
                key=item.key,
                row=item.key,
                of=ActionItem,
                kind="action_item",
                title=_first_line(item.text),
                day=item.due,
                state=DONE if item.done else COMING,
                responsible=item.responsible,
                about=meeting.title,
            )


def _report_periods(plan: Plan) -> Iterator[Occurrence]:
    for period in plan.report_periods:
        if period.due is not None:
            yield Occurrence(
                key=period.key,
                row=period.key,
                of=ReportPeriod,
                kind="report",
                title=period.title,
                day=period.due,
                state=DONE if period.state == "closed" else COMING,
            )


def _meetings(plan: Plan) -> Iterator[Occurrence]:
    for meeting in plan.meetings:
        if meeting.dated is not None and meeting.state != "cancelled":
            yield Occurrence(
                key=meeting.key,
                row=meeting.key,
                of=Meeting,
                kind="meeting",
                title=meeting.title,
                day=meeting.dated,
                state=DONE if meeting.state == "held" else COMING,
                responsible=meeting.chair,
            )


def _communications(plan: Plan, today: date) -> Iterator[Occurrence]:
    """Yield outreach activities: on their day they take place, and are over the day after."""
    for told in plan.communications:
        if told.dated is not None:
            yield Occurrence(
                key=told.key,
                row=told.key,
                of=Communication,
                kind="communication",
                title=told.title,
                day=told.dated,
                state=DONE if told.result or told.dated < today else COMING,
                responsible=told.responsible,
                focus_area=told.focus_area,
            )


def _first_line(text: str) -> str:
    """Return the first paragraph of a long text."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "")
