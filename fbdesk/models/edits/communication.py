"""What a planner does with outreach activities: add, link to measures, duplicate, delete."""

import dataclasses

from sqlalchemy import Connection

from fbdesk.models import rows
from fbdesk.models.communication import Communication, CommunicationMeasure
from fbdesk.models.row import Stored, new_key


def add(connection: Connection, *, title: str, focus_area: str = "0", **fields: Stored) -> str:
    """Add an outreach activity and return its key."""
    told = Communication(
        title=title,
        focus_area=focus_area,
        position=rows.next_position(connection, Communication),
    )
    told = dataclasses.replace(told, **fields)  # type: ignore[arg-type] # rows.check follows
    rows.insert(connection, told)
    return told.key


def duplicate(connection: Connection, key: str, *, suffix: str) -> str:
    """Copy an activity with its measures, not its day and its result; return the copy's key."""
    original = rows.get(connection, Communication, key)
    copy = dataclasses.replace(
        original,
        key=new_key(),
        rev=0,
        title=original.title + suffix,
        dated=None,
        result="",
        position=rows.next_position(connection, Communication),
    )
    rows.insert(connection, copy)
    for link in rows.read(connection, CommunicationMeasure, communication=key):
        rows.insert(connection, CommunicationMeasure(communication=copy.key, measure=link.measure))
    return copy.key


def set_measure(connection: Connection, key: str, measure: str, *, linked: bool) -> None:
    """Let an activity tell of a measure, or no longer."""
    link = CommunicationMeasure(communication=key, measure=measure)
    rows.set_link(connection, link, linked=linked)


def delete(connection: Connection, *keys: str) -> None:
    """Delete activities with their links."""
    rows.delete(connection, Communication, *keys)
