"""What a planner does with measures: add, duplicate, move, delete, and link to others."""

import dataclasses
import re
from collections.abc import Iterable

from sqlalchemy import Connection, select

from fbdesk.models import rows
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.followup import MeasureLink, Milestone
from fbdesk.models.measures import (
    CityEnvironmentEffect,
    Instrument,
    Measure,
    MeasureInstrument,
    MeasurePartner,
)
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.row import Row, Stored, new_key
from fbdesk.models.tables import table

COPIED: tuple[type[Row], ...] = (
    *(MeasurePartner, CityEnvironmentEffect, MeasureInstrument),
    *(CostLine, FundingLine, Milestone, MeasureLink),
)
"""What a copy of a measure has too, beside its calculations."""

NUMBER = re.compile(r"^(.*?)(\d+)$")


def add(connection: Connection, *, title: str, focus_area: str = "0", **fields: Stored) -> str:
    """Add a measure at the end with the next free number and return its key."""
    measure = Measure(
        number=next_number(connection),
        title=title,
        focus_area=focus_area,
        position=rows.next_position(connection, Measure),
    )
    measure = dataclasses.replace(measure, **fields)  # type: ignore[arg-type] # rows.check follows
    rows.insert(connection, measure)
    return measure.key


def next_number(connection: Connection) -> str:
    """Return the number after the highest: `T-08` after `T-07`, `T-01` in an empty plan."""
    return number_after(connection.execute(select(table(Measure).c.number)).scalars())


def number_after(taken: Iterable[str], first: str = "T-01") -> str:
    """Return the number after the highest of those taken, `first` where none is."""
    matches = [match for number in taken if (match := NUMBER.match(number))]
    if not matches:
        return first
    highest = max(matches, key=lambda match: int(match[2]))
    width = max(len(highest[2]), 2)
    return f"{highest[1]}{int(highest[2]) + 1:0{width}d}"


def duplicate(connection: Connection, key: str, *, suffix: str) -> str:
    """Copy a measure with all that belongs to it under the next number and return its key.

    `suffix` follows the title, for example ` (kopi)`. What has happened with the original stays
    with it: the copy's milestones are still to be reached, and it has no notes or decisions.
    """
    original = rows.get(connection, Measure, key)
    copy = dataclasses.replace(
        original,
        key=new_key(),
        rev=0,
        number=next_number(connection),
        title=original.title + suffix,
        position=rows.next_position(connection, Measure),
    )
    rows.insert(connection, copy)
    for kind in COPIED:
        _copy(connection, kind, "measure", key, copy.key)
    for milestone in rows.read(connection, Milestone, measure=copy.key):
        rows.change(connection, Milestone, milestone.key, done=None)
    for effect in rows.read(connection, Effect, measure=key):
        copied = dataclasses.replace(effect, key=new_key(), rev=0, measure=copy.key)
        rows.insert(connection, copied)
        _copy(connection, EffectInput, "effect", effect.key, copied.key)
    return copy.key


def delete(connection: Connection, *keys: str) -> None:
    """Delete measures with their calculations, money, links and city-environment effects."""
    rows.delete(connection, Measure, *keys)


def set_instrument(connection: Connection, key: str, instrument: str, *, linked: bool) -> None:
    """Let an instrument carry a measure, or no longer."""
    rows.set_link(connection, MeasureInstrument(measure=key, instrument=instrument), linked=linked)


def set_partner(connection: Connection, key: str, party: str, *, linked: bool) -> None:
    """Let a party take part in a measure, or no longer."""
    rows.set_link(connection, MeasurePartner(measure=key, party=party), linked=linked)


def set_city_environment(
    connection: Connection,
    key: str,
    aspect: str,
    *,
    score: int,
    reason: str = "",
) -> None:
    """Score what a measure does to one aspect of the city environment; 0 with no reason clears."""
    found = rows.find(connection, CityEnvironmentEffect, measure=key, aspect=aspect)
    if found and (score or reason):
        rows.change(connection, CityEnvironmentEffect, found.key, score=score, reason=reason)
    elif found:
        rows.delete(connection, CityEnvironmentEffect, found.key)
    elif score or reason:
        effect = CityEnvironmentEffect(measure=key, aspect=aspect, score=score, reason=reason)
        rows.insert(connection, effect)


def add_instrument(connection: Connection, *, title: str, **fields: Stored) -> str:
    """Add an instrument at the end and return its key."""
    instrument = Instrument(title=title, position=rows.next_position(connection, Instrument))
    instrument = dataclasses.replace(instrument, **fields)  # type: ignore[arg-type]
    rows.insert(connection, instrument)
    return instrument.key


def duplicate_instrument(connection: Connection, key: str, *, suffix: str) -> str:
    """Copy an instrument, carrying the same measures, and return the copy's key."""
    original = rows.get(connection, Instrument, key)
    copy = dataclasses.replace(
        original,
        key=new_key(),
        rev=0,
        title=original.title + suffix,
        position=rows.next_position(connection, Instrument),
    )
    rows.insert(connection, copy)
    _copy(connection, MeasureInstrument, "instrument", key, copy.key)
    return copy.key


def delete_instruments(connection: Connection, *keys: str) -> None:
    """Delete instruments; the measures that they carried stay."""
    rows.delete(connection, Instrument, *keys)


def _copy(connection: Connection, kind: type[Row], owner: str, key: str, copy: str) -> None:
    """Copy the rows of a kind that belong to one row, so that they belong to another."""
    children = rows.read(connection, kind, **{owner: key})
    fresh = [dataclasses.replace(row, key=new_key(), rev=0) for row in children]
    copies = [dataclasses.replace(row, **{owner: copy}) for row in fresh]  # type: ignore[arg-type]
    rows.insert(connection, *copies)
