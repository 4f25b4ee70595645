"""All that is known of one meeting, put together: who was there, each item, what is to be done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fbdesk.models.agreement import Commitment
from fbdesk.models.measures import Measure
from fbdesk.models.organisation import (
    ActionItem,
    AgendaItem,
    AgendaItemCommitment,
    AgendaItemMeasure,
    Body,
    Meeting,
    MeetingParticipant,
    MeetingSeries,
)
from fbdesk.models.snapshot import Plan

CANCELLED, HELD = "cancelled", "held"


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """One item of the agenda: what it is about and what is to be done after it."""

    number: int
    item: AgendaItem
    measures: tuple[Measure, ...]
    commitments: tuple[Commitment, ...]
    actions: tuple[ActionItem, ...]


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """A meeting with its series and body, participants, items in order, and loose action items."""

    meeting: Meeting
    series: MeetingSeries | None
    body: Body | None
    participants: tuple[MeetingParticipant, ...]
    items: tuple[ItemFacts, ...]
    loose_actions: tuple[ActionItem, ...]

    @property
    def actions(self) -> tuple[ActionItem, ...]:
        """Return everything that is to be done, item by item, then what belongs to none."""
        return (*(a for item in self.items for a in item.actions), *self.loose_actions)


@dataclass(frozen=True, slots=True)
class OpenAction:
    """An action item that is not done, with its meeting; `overdue` where its day has passed."""

    action: ActionItem
    meeting: Meeting
    overdue: bool


def meeting_facts(plan: Plan, meeting: Meeting) -> MeetingFacts:
    """Return all facts of one meeting of a plan."""
    series = plan.find(MeetingSeries, meeting.series)
    actions = plan.children(ActionItem, "meeting", meeting.key)
    items = tuple(
        ItemFacts(
            number,
            item,
            measures_of(plan, item.key),
            commitments_of(plan, item.key),
            tuple(action for action in actions if action.agenda_item == item.key),
        )
        for number, item in enumerate(plan.children(AgendaItem, "meeting", meeting.key), start=1)
    )
    own = {facts.item.key for facts in items}
    return MeetingFacts(
        meeting,
        series,
        plan.find(Body, series.body) if series else None,
        plan.children(MeetingParticipant, "meeting", meeting.key),
        items,
        tuple(action for action in actions if action.agenda_item not in own),
    )


def measures_of(plan: Plan, item: str) -> tuple[Measure, ...]:
    """Return the measures that an item of an agenda is about, in the plan's order."""
    held = {link.measure for link in plan.children(AgendaItemMeasure, "agenda_item", item)}
    return tuple(measure for measure in plan.measures if measure.key in held)


def commitments_of(plan: Plan, item: str) -> tuple[Commitment, ...]:
    """Return the commitments that an item of an agenda is about, in the plan's order."""
    held = {link.commitment for link in plan.children(AgendaItemCommitment, "agenda_item", item)}
    return tuple(commitment for commitment in plan.commitments if commitment.key in held)


def is_overdue(action: ActionItem, today: date) -> bool:
    """Return whether an action item should have been done before today and is not."""
    return action.done is None and action.due is not None and action.due < today


def open_actions(plan: Plan, today: date) -> tuple[OpenAction, ...]:
    """Return what is still to be done after any meeting, the nearest due day first.

    Those without a day come last, in the order of their meetings.
    """
    return tuple(sorted(_open(plan, today), key=_when))


def _open(plan: Plan, today: date) -> Iterator[OpenAction]:
    for meeting in plan.meetings:
        for action in plan.children(ActionItem, "meeting", meeting.key):
            if action.done is None:
                yield OpenAction(action, meeting, is_overdue(action, today))


def _when(one: OpenAction) -> date:
    return one.action.due or date.max
