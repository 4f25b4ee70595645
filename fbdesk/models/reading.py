"""Reading a plan from its tables: all of it once, then only the rows that an edit touched."""

import bisect
import dataclasses
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy import Connection

from fbdesk.errors import FileError
from fbdesk.models import rows
from fbdesk.models.city import Settings
from fbdesk.models.declarations import BY_TABLE, table_name
from fbdesk.models.row import Row
from fbdesk.models.snapshot import PARTS, Plan

R = TypeVar("R", bound=Row)

READ_WHOLE_FROM = 200
"""From this many changed rows of one kind, reading all of them again is faster."""


def read_snapshot(
    connection: Connection,
    before: Plan | None = None,
    changed: frozenset[str] = frozenset(),
) -> Plan:
    """Return the plan as it stands; with `before`, read again only the tables that changed.

    Raises `FileError` where the plan has no row of settings.
    """
    kinds = tuple(kind for kind in PARTS if before is None or table_name(kind) in changed)
    held = rows.held(connection, kinds) if before is None else kinds
    parts: dict[str, tuple[Row, ...]] = {
        PARTS[kind]: rows.read(connection, kind) if kind in held else () for kind in kinds
    }
    settings = before.settings if before and "plan" not in changed else _settings(connection)
    if before is None:
        return Plan(settings=settings, **parts)  # type: ignore[arg-type] # by PARTS
    return dataclasses.replace(before, settings=settings, **parts)  # type: ignore[arg-type]


def _settings(connection: Connection) -> Settings:
    found = rows.read(connection, Settings)
    if len(found) != 1:
        raise FileError("The plan has no settings row. Restore a backup of the file.")
    return found[0]


def refresh_snapshot(
    connection: Connection,
    before: Plan,
    touched: Mapping[str, frozenset[str]],
) -> Plan:
    """Return the plan as it stands, given a snapshot and the keys changed since, by table."""
    many = {name for name, keys in touched.items() if len(keys) >= READ_WHOLE_FROM}
    kinds = {BY_TABLE[name]: keys for name, keys in touched.items() if name not in many}
    if Settings in kinds:
        many.add("plan")
        del kinds[Settings]
    parts: dict[str, tuple[Row, ...]] = {
        PARTS[kind]: _refreshed(connection, kind, before.rows_of(kind), keys)
        for kind, keys in kinds.items()
    }
    plan: Plan = dataclasses.replace(before, **parts)  # type: ignore[arg-type] # by PARTS
    return read_snapshot(connection, plan, frozenset(many)) if many else plan


def _refreshed(
    connection: Connection,
    kind: type[R],
    before: tuple[R, ...],
    keys: frozenset[str],
) -> tuple[R, ...]:
    after = [row for row in before if row.key not in keys]
    order = _order(kind)
    for row in rows.read_some(connection, kind, keys):
        bisect.insort(after, row, key=order)
    return tuple(after)


def _order(kind: type[Row]) -> Callable[[Row], Any]:
    """Return the kind's order as SQLite keeps it: nothing before numbers and texts."""
    names = (*kind.order, "key")
    values = attrgetter(*names) if len(names) > 1 else None

    def order(row: Row) -> Any:
        if values is None:
            return row.key
        return tuple((value is not None, value) for value in values(row))

    return order
