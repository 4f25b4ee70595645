"""What a planner does to follow up: milestones, notes, decisions, links, indicators, figures."""

import dataclasses
from datetime import date

from sqlalchemy import Connection

from fbdesk.errors import InputError
from fbdesk.models import rows
from fbdesk.models.followup import (
    Decision,
    Indicator,
    IndicatorTarget,
    IndicatorValue,
    MeasureLink,
    Milestone,
    ProgressNote,
)
from fbdesk.models.row import Row, Stored


def add_milestone(connection: Connection, measure: str, *, title: str, **fields: Stored) -> str:
    """Add a milestone to a measure and return its key."""
    return _add_to(connection, Milestone(measure=measure, title=title), **fields)


def reach(connection: Connection, milestone: str, *, done: date | None) -> None:
    """Say on which day a milestone was reached; None takes that back."""
    rows.change(connection, Milestone, milestone, done=done)


def add_note(
    connection: Connection, measure: str, *, dated: date, text: str, written_by: str = ""
) -> str:
    """Tell what happened with a measure on a day, and return the key of the note."""
    note = ProgressNote(measure=measure, dated=dated, text=text, written_by=written_by)
    return _add_to(connection, note)


def add_decision(connection: Connection, measure: str, *, body: str, **fields: Stored) -> str:
    """Record a political decision about a measure and return its key."""
    return _add_to(connection, Decision(measure=measure, body=body), **fields)


def add_link(connection: Connection, measure: str, *, title: str, **fields: Stored) -> str:
    """Add a link or the place of a file to a measure and return its key."""
    return _add_to(connection, MeasureLink(measure=measure, title=title), **fields)


def add_indicator(connection: Connection, *, title: str, **fields: Stored) -> str:
    """Add an indicator at the end and return its key."""
    indicator = Indicator(title=title, position=rows.next_position(connection, Indicator))
    indicator = dataclasses.replace(indicator, **fields)  # type: ignore[arg-type] # checked below
    rows.insert(connection, indicator)
    return indicator.key


def set_target(connection: Connection, indicator: str, year: int, value: float | None) -> None:
    """State what an indicator should have come to by a year; None takes the target away."""
    found = rows.find(connection, IndicatorTarget, indicator=indicator, year=year)
    if value is None:
        if found is not None:
            rows.delete(connection, IndicatorTarget, found.key)
    elif found is None:
        rows.insert(connection, IndicatorTarget(indicator=indicator, year=year, value=value))
    else:
        rows.change(connection, IndicatorTarget, found.key, value=value)


def move_target(connection: Connection, key: str, year: int) -> None:
    """Say that a target is for another year; `InputError` where that year has one."""
    moved = rows.get(connection, IndicatorTarget, key)
    there = rows.find(connection, IndicatorTarget, indicator=moved.indicator, year=year)
    if there is not None and there.key != key:
        raise InputError("There is a target for {year} already.", year=year)
    rows.change(connection, IndicatorTarget, key, year=year)


def observe(
    connection: Connection, indicator: str, *, observed: date, value: float, source: str = ""
) -> str:
    """Enter what an indicator was on a day and return the key of the observation.

    Raises `InputError` where that day has one already: it is changed, never overwritten.
    """
    _refuse_second(connection, indicator, observed)
    observation = IndicatorValue(indicator=indicator, observed=observed, value=value, source=source)
    rows.insert(connection, observation)
    return observation.key


def move_observation(connection: Connection, key: str, observed: date) -> None:
    """Say that an observation is of another day; `InputError` where that day has one."""
    moved = rows.get(connection, IndicatorValue, key)
    _refuse_second(connection, moved.indicator, observed, but=key)
    rows.change(connection, IndicatorValue, key, observed=observed)


def _refuse_second(
    connection: Connection, indicator: str, observed: date, *, but: str = ""
) -> None:
    there = rows.find(connection, IndicatorValue, indicator=indicator, observed=observed)
    if there is not None and there.key != but:
        day = f"{observed:%d.%m.%Y}"
        raise InputError("There is an observation on {day} already. Change that one.", day=day)


def _add_to(connection: Connection, row: Row, **fields: Stored) -> str:
    """Add a row after the others of its measure, with these fields, and return its key."""
    position = rows.next_position(connection, type(row), measure=row.measure)  # type: ignore[attr-defined] # kinds of a measure
    placed = dataclasses.replace(row, position=position, **fields)  # type: ignore[call-arg,arg-type] # checked below
    rows.insert(connection, placed)
    return placed.key
