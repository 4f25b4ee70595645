"""What a planner does with challenges, goals, targets and the strategy of a focus area."""

import dataclasses

from sqlalchemy import Connection

from fbdesk.models import rows
from fbdesk.models.declarations import fields
from fbdesk.models.row import LongText, Row, Stored
from fbdesk.models.strategy import ReferenceAssumption, Strategy, Target

HEADS = tuple(field.name for field in fields(Strategy) if field.mark(LongText))
"""The six heads of a strategy, in the programme's order."""


def add(connection: Connection, row: Row) -> str:
    """Add a challenge, goal, target or other ordered row after the last one; return its key."""
    position = rows.next_position(connection, type(row))
    placed = dataclasses.replace(row, position=position)  # type: ignore[call-arg] # ordered kinds
    rows.insert(connection, placed)
    return placed.key


def set_head(connection: Connection, focus_area: str, head: str, text: str) -> None:
    """Write one of the six heads of a focus area's strategy."""
    found = rows.find(connection, Strategy, focus_area=focus_area)
    if found is None:
        found = Strategy(focus_area=focus_area)
        rows.insert(connection, found)
    rows.change(connection, Strategy, found.key, **{head: text})


def make_main(connection: Connection, target: str) -> None:
    """Make a target the plan's main one: its scope is what the overview and paths show."""
    for other in rows.read(connection, Target, main=True):
        if other.key != target:
            rows.change(connection, Target, other.key, main=False)
    rows.change(connection, Target, target, main=True)


def set_reference(connection: Connection, sector: str, source: str, **values: Stored) -> None:
    """State how the reference path carries a sector, or one source of it, forward."""
    found = rows.find(connection, ReferenceAssumption, sector=sector, source=source)
    if found is None:
        found = ReferenceAssumption(sector=sector, source=source)
        rows.insert(connection, found)
    rows.change(connection, ReferenceAssumption, found.key, **values)
