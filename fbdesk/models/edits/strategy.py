"""What a planner does with challenges, goals, targets and the strategy of a focus area."""

import dataclasses

from sqlalchemy import Connection

from fbdesk.errors import InputError
from fbdesk.models import rows
from fbdesk.models.declarations import fields
from fbdesk.models.row import LongText, Row, Stored
from fbdesk.models.strategy import ReferenceAssumption, ReferenceValue, Strategy, Target

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


def set_reference(connection: Connection, sector: str, source: str, **values: Stored) -> str:
    """State how the reference path carries a sector, or one source of it, forward.

    Return the key of the assumption.
    """
    found = rows.find(connection, ReferenceAssumption, sector=sector, source=source)
    if found is None:
        found = ReferenceAssumption(sector=sector, source=source)
        rows.insert(connection, found)
    rows.change(connection, ReferenceAssumption, found.key, **values)
    return found.key


def remove_reference(connection: Connection, key: str) -> None:
    """Let what stands next to an assumption speak again; its stated figures go along."""
    rows.delete(connection, ReferenceAssumption, key)


def set_reference_value(
    connection: Connection, assumption: str, year: int, emission_t: float | None
) -> None:
    """State what the sources of an assumption emit in a year; None takes the figure away."""
    found = rows.find(connection, ReferenceValue, assumption=assumption, year=year)
    if emission_t is None:
        if found is not None:
            rows.delete(connection, ReferenceValue, found.key)
    elif found is None:
        stated = ReferenceValue(assumption=assumption, year=year, emission_t=emission_t)
        rows.insert(connection, stated)
    else:
        rows.change(connection, ReferenceValue, found.key, emission_t=emission_t)


def move_reference_value(connection: Connection, key: str, year: int) -> None:
    """Say that a stated figure is of another year; `InputError` where that year has one."""
    moved = rows.get(connection, ReferenceValue, key)
    there = rows.find(connection, ReferenceValue, assumption=moved.assumption, year=year)
    if there is not None and there.key != key:
        raise InputError("There is a figure for {year} already.", year=year)
    rows.change(connection, ReferenceValue, key, year=year)
