"""What is done with meetings: the next of a series, participants, agenda, decisions, follow-up."""

import dataclasses
from datetime import date

from sqlalchemy import Connection

from fbdesk.models import rows
from fbdesk.models.organisation import (
    ActionItem,
    AgendaItem,
    AgendaItemCommitment,
    AgendaItemMeasure,
    Meeting,
    MeetingParticipant,
    MeetingSeries,
)
from fbdesk.models.rich_text import on_one_line
from fbdesk.models.row import Row, Stored, new_key

HELD, INVITED = "held", "invited"


def add_series(connection: Connection, *, title: str, **fields: Stored) -> str:
    """Add a series of meetings after the others and return its key."""
    series = MeetingSeries(title=title, position=rows.next_position(connection, MeetingSeries))
    series = dataclasses.replace(series, **fields)  # type: ignore[arg-type] # rows.check follows
    rows.insert(connection, series)
    return series.key


def add_meeting(connection: Connection, *, title: str, **fields: Stored) -> str:
    """Add a meeting and return its key."""
    meeting = dataclasses.replace(Meeting(title=title), **fields)  # type: ignore[arg-type] # checked
    rows.insert(connection, meeting)
    return meeting.key


def next_meeting(connection: Connection, series: str, *, carried: str, line: str) -> str:
    """Add the next meeting of a series and return its key.

    It has the title, place, start and participants of the series' last meeting. What is still
    to be done from the series' meetings becomes its first item: `carried` is the item's title and
    `line` how one action item is written there, with the places `{text}`, `{who}` and `{due}`.
    """
    earlier = rows.read(connection, Meeting, series=series)
    last = earlier[-1] if earlier else None
    title = last.title if last else rows.get(connection, MeetingSeries, series).title
    meeting = Meeting(
        title=title,
        series=series,
        starts=last.starts if last else "",
        place=last.place if last else "",
        chair=last.chair if last else "",
    )
    rows.insert(connection, meeting)
    if last is not None:
        asked = rows.read(connection, MeetingParticipant, meeting=last.key)
        rows.insert(connection, *(_asked_again(one, meeting.key) for one in asked))
    still_open = [
        action
        for one in earlier
        for action in rows.read(connection, ActionItem, meeting=one.key)
        if action.done is None
    ]
    if still_open:
        text = "\n".join(f"- {_written(action, line)}" for action in still_open)
        rows.insert(connection, AgendaItem(meeting=meeting.key, title=carried, text=text))
    return meeting.key


def add_participant(connection: Connection, meeting: str, *, role: str) -> str:
    """Ask someone to a meeting, by role, and return the key."""
    position = rows.next_position(connection, MeetingParticipant, meeting=meeting)
    asked = MeetingParticipant(meeting=meeting, role=role, position=position)
    rows.insert(connection, asked)
    return asked.key


def hold(connection: Connection, meeting: str) -> None:
    """Say that a meeting was held."""
    rows.change(connection, Meeting, meeting, state=HELD)


def add_item(connection: Connection, meeting: str, *, title: str, after: str = "") -> str:
    """Add an item to a meeting's agenda, below another or last, and return its key."""
    order = [item.key for item in rows.read(connection, AgendaItem, meeting=meeting)]
    item = AgendaItem(
        meeting=meeting,
        title=title,
        position=rows.next_position(connection, AgendaItem, meeting=meeting),
    )
    rows.insert(connection, item)
    if after in order:
        order.insert(order.index(after) + 1, item.key)
        _number(connection, AgendaItem, order)
    return item.key


def set_measure(connection: Connection, item: str, measure: str, *, linked: bool) -> None:
    """Say that an item of the agenda is about a measure, or no longer."""
    link = AgendaItemMeasure(agenda_item=item, measure=measure)
    rows.set_link(connection, link, linked=linked)


def set_commitment(connection: Connection, item: str, commitment: str, *, linked: bool) -> None:
    """Say that an item of the agenda is about a commitment, or no longer."""
    link = AgendaItemCommitment(agenda_item=item, commitment=commitment)
    rows.set_link(connection, link, linked=linked)


def add_action(
    connection: Connection, meeting: str, *, text: str, item: str | None = None, **fields: Stored
) -> str:
    """Add what someone does after a meeting, for one of its items or for none; return its key."""
    action = ActionItem(
        meeting=meeting,
        agenda_item=item,
        text=text,
        position=rows.next_position(connection, ActionItem, meeting=meeting),
    )
    action = dataclasses.replace(action, **fields)  # type: ignore[arg-type] # rows.check follows
    rows.insert(connection, action)
    return action.key


def finish(connection: Connection, action: str, *, done: date | None) -> None:
    """Say on which day an action item was done; None where it is not done after all."""
    rows.change(connection, ActionItem, action, done=done)


def _asked_again(participant: MeetingParticipant, meeting: str) -> MeetingParticipant:
    return dataclasses.replace(
        participant, key=new_key(), rev=0, meeting=meeting, attendance=INVITED
    )


def _written(action: ActionItem, line: str) -> str:
    due = f"{action.due:%d.%m.%Y}" if action.due else "–"
    text = on_one_line(action.text)
    return line.format(text=text, who=action.responsible or "–", due=due)


def _number(connection: Connection, kind: type[Row], order: list[str]) -> None:
    for position, key in enumerate(order):
        rows.change(connection, kind, key, position=position)
