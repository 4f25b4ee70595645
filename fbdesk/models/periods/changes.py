"""What changed between two states of a plan: each row, field by field, under the thing it is of."""

from collections.abc import Iterator
from dataclasses import dataclass

from fbdesk.models.belonging import owner
from fbdesk.models.declarations import KINDS, fields
from fbdesk.models.periods.frozen_rows import kept_fields
from fbdesk.models.reporting import FrozenPart, PeriodEvent, ReportPeriod
from fbdesk.models.row import Row
from fbdesk.models.row_change import RowChange
from fbdesk.models.snapshot import Plan

NOT_REPORTED = frozenset({ReportPeriod, PeriodEvent, FrozenPart})
"""The reporting itself is no news."""
UNTYPED = frozenset({"position", "key"})
"""Fields that nobody types."""


@dataclass(frozen=True, slots=True)
class ThingChange:
    """All that changed in one thing, such as a measure: its own row first, then what is part."""

    thing: Row
    changes: tuple[RowChange, ...]

    @property
    def came(self) -> bool:
        """Return whether the thing is new."""
        return any(c.row.key == self.thing.key and c.before is None for c in self.changes)

    @property
    def went(self) -> bool:
        """Return whether the thing is no more."""
        return any(c.row.key == self.thing.key and c.after is None for c in self.changes)


def row_changes(before: Plan, after: Plan) -> tuple[RowChange, ...]:
    """Return the rows that differ, kind by kind; rows of a kind as the later plan orders them.

    Names of persons, the place in a list and the count of changes are no change: a frozen copy
    does not hold them, or nobody typed them.
    """
    return tuple(
        change
        for kind in KINDS
        if kind not in NOT_REPORTED
        for change in _of_kind(kind, before, after)
    )


def changed_things(before: Plan, after: Plan) -> tuple[ThingChange, ...]:
    """Return what changed, under the thing that each row is part of, in the order of the plan."""
    things: dict[str, Row] = {}
    collected: dict[str, list[RowChange]] = {}
    for change in row_changes(before, after):
        thing = owner(after if change.after else before, change.row)
        things.setdefault(thing.key, thing)
        collected.setdefault(thing.key, []).append(change)
    order = {kind: place for place, kind in enumerate(KINDS)}
    places = _places(before) | _places(after)

    def place(key: str) -> tuple[int, int]:
        return order[type(things[key])], places.get(key, 0)

    return tuple(
        ThingChange(things[key], _own_row_first(key, collected[key]))
        for key in sorted(collected, key=place)
    )


def _own_row_first(key: str, changes: list[RowChange]) -> tuple[RowChange, ...]:
    return tuple(sorted(changes, key=lambda change: change.row.key != key))


def _places(plan: Plan) -> dict[str, int]:
    """Return the place of each row among its kind."""
    return {row.key: place for kind in KINDS for place, row in enumerate(plan.rows_of(kind))}


def _of_kind(kind: type[Row], before: Plan, after: Plan) -> Iterator[RowChange]:
    old_rows, new_rows = before.rows_of(kind), after.rows_of(kind)
    if old_rows is new_rows:
        return
    old = {row.key: row for row in old_rows}
    names = compared_fields(kind)
    for row in new_rows:
        was = old.pop(row.key, None)
        if was is None:
            yield RowChange(kind, None, row)
        elif was != row:
            changed = tuple(n for n in names if getattr(was, n) != getattr(row, n))
            if changed:
                yield RowChange(kind, was, row, changed)
    yield from (RowChange(kind, gone, None) for gone in old.values())


def compared_fields(kind: type[Row]) -> tuple[str, ...]:
    """Return the fields of a kind that tell a reader something when they change."""
    kept = {field.name for field in kept_fields(kind)}
    return tuple(f.name for f in fields(kind) if f.name in kept - UNTYPED)
