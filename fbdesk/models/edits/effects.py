"""What a planner does with the calculations of a measure: choose a method, fill in, adjust."""

import dataclasses
from datetime import UTC, datetime

from sqlalchemy import Connection

from fbdesk.models import rows
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.row import Stored


def add(
    connection: Connection,
    measure: str,
    method: str,
    inputs: tuple[EffectInput, ...] = (),
    **fields: Stored,
) -> str:
    """Add a calculation to a measure and return its key.

    `inputs` are rows without an owner yet (`effect=""`), for example the method's defaults.
    """
    position = rows.next_position(connection, Effect, measure=measure)
    effect = Effect(measure=measure, method=method, position=position)
    effect = dataclasses.replace(effect, **fields)  # type: ignore[arg-type] # rows.check follows
    rows.insert(connection, effect)
    rows.insert(connection, *(dataclasses.replace(i, effect=effect.key) for i in inputs))
    return effect.key


def change_method(
    connection: Connection,
    key: str,
    method: str,
    inputs: tuple[EffectInput, ...] = (),
) -> None:
    """Let a calculation use another method; inputs of the same name keep their values."""
    kept = {i.name: i for i in rows.read(connection, EffectInput, effect=key)}
    wanted = {i.name: i for i in inputs}
    gone = [row.key for name, row in kept.items() if name not in wanted]
    rows.delete(connection, EffectInput, *gone)
    fresh = (dataclasses.replace(i, effect=key) for n, i in wanted.items() if n not in kept)
    rows.insert(connection, *fresh)
    rows.change(connection, Effect, key, method=method, sector="", source="")


def set_input(
    connection: Connection,
    effect: str,
    name: str,
    *,
    entered_by: str = "",
    now: datetime | None = None,
    **values: Stored,
) -> None:
    """Set fields of one input (value, factor, source, spread ...), and who entered it and when."""
    found = rows.find(connection, EffectInput, effect=effect, name=name)
    if found is None:
        found = EffectInput(effect=effect, name=name)
        rows.insert(connection, found)
    if dataclasses.replace(found, **values) == found:  # type: ignore[arg-type]
        return
    moment = (now or datetime.now(UTC)).replace(microsecond=0)
    rows.change(
        connection, EffectInput, found.key, **values, entered_by=entered_by, entered_at=moment
    )


def fill_in(
    connection: Connection, effect: str, inputs: tuple[EffectInput, ...], *, entered_by: str = ""
) -> None:
    """Set several inputs at once, for example those of a worked example, and who entered them.

    `inputs` are rows without an owner (`effect=""`).
    """
    for given in inputs:
        set_input(
            connection,
            effect,
            given.name,
            entered_by=entered_by,
            value=given.value,
            text=given.text,
            factor=given.factor,
            source=given.source,
        )


def delete(connection: Connection, *keys: str) -> None:
    """Delete calculations with their inputs."""
    rows.delete(connection, Effect, *keys)
