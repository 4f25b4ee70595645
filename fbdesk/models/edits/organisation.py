"""What a planner does with the organisation: bodies, their members, and the programme's own."""

import dataclasses
from typing import TypeVar

from sqlalchemy import Connection

from fbdesk.models import rows
from fbdesk.models.new_plan import bodies_of, series_of
from fbdesk.models.organisation import Body, BodyMember, MeetingSeries
from fbdesk.models.programmes.programme import Programme
from fbdesk.models.row import Stored

R = TypeVar("R", Body, MeetingSeries)


def add_body(connection: Connection, *, name: str, **fields: Stored) -> str:
    """Add a body after the others and return its key."""
    body = Body(name=name, position=rows.next_position(connection, Body))
    body = dataclasses.replace(body, **fields)  # type: ignore[arg-type] # rows.check follows
    rows.insert(connection, body)
    return body.key


def add_member(connection: Connection, body: str, *, role: str, party: str | None = None) -> str:
    """Add a seat to a body and return its key; a person is named only where the user wants it."""
    position = rows.next_position(connection, BodyMember, body=body)
    member = BodyMember(body=body, role=role, party=party, position=position)
    rows.insert(connection, member)
    return member.key


def add_programme_bodies(connection: Connection, programme: Programme) -> int:
    """Add the programme's networks that the plan lacks; return how many."""
    return _add_missing(connection, bodies_of(programme))


def add_programme_series(connection: Connection, programme: Programme) -> int:
    """Add the programme's series of meetings that the plan lacks; return how many."""
    return _add_missing(connection, series_of(programme))


def missing(offered: tuple[R, ...], held: tuple[R, ...]) -> tuple[R, ...]:
    """Return what the programme brings and the plan does not have yet."""
    origins = {row.origin for row in held}
    return tuple(row for row in offered if row.origin not in origins)


def _add_missing(connection: Connection, offered: tuple[R, ...]) -> int:
    if not offered:
        return 0
    kind = type(offered[0])
    new = missing(offered, rows.read(connection, kind))
    first = rows.next_position(connection, kind)
    placed = (dataclasses.replace(row, position=first + n) for n, row in enumerate(new))
    rows.insert(connection, *placed)
    return len(new)
