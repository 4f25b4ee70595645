"""A plan as plain tables, rows by key: what a merge compares, whatever file they came from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from fbdesk.models.city import Settings
from fbdesk.models.declarations import BY_TABLE, KINDS, fields
from fbdesk.models.row import Row, Stored, To
from fbdesk.models.snapshot import PARTS, Plan

Rows = dict[str, Row]
Tables = dict[type[Row], Rows]
Place = tuple[type[Row], str]
"""A row of a plan: its kind and its key."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A field that holds the key of a row of another kind.

    A row goes along with the row that a `required` reference names, and lets go of any other.
    """

    field: str
    kind: type[Row]
    required: bool


REFERENCES: dict[type[Row], tuple[Reference, ...]] = {
    kind: tuple(
        Reference(field.name, BY_TABLE[to.table], required=not field.optional)
        for field in fields(kind)
        if (to := field.mark(To))
    )
    for kind in KINDS
}
"""The fields of each kind that refer to other rows."""


REQUIRED = {kind: tuple(r for r in found if r.required) for kind, found in REFERENCES.items()}
"""The references without which a row of a kind cannot be."""

OPTIONAL = {kind: tuple(r for r in found if not r.required) for kind, found in REFERENCES.items()}
"""The references that a row of a kind can let go of."""


def no_tables() -> Tables:
    """Return a plan without a single row: the base of two plans that have none in common."""
    return {kind: {} for kind in KINDS}


def tables_of(plan: Plan) -> Tables:
    """Return every row of a plan by kind and key."""
    return {kind: {row.key: row for row in plan.rows_of(kind)} for kind in KINDS}


def all_rows(tables: Tables) -> Iterator[Row]:
    """Yield every row, parents before children."""
    for kind in KINDS:
        yield from tables[kind].values()


def value(row: Row, field: str) -> Stored:
    """Return what a row holds in a field."""
    held: Stored = getattr(row, field)
    return held


def plan_of(tables: Tables) -> Plan:
    """Return the plan with these rows, each kind in its own order."""
    settings = cast("Settings", next(iter(tables[Settings].values())))
    parts = {
        name: tuple(sorted(tables[kind].values(), key=_in_order)) for kind, name in PARTS.items()
    }
    return Plan(settings=settings, **parts)  # type: ignore[arg-type] # by PARTS


def _in_order(row: Row) -> list[tuple[bool, Any]]:
    """Return a row's place among its kind, as the database has it: nothing before all else."""
    held = (value(row, name) for name in (*row.order, "key"))
    return [(each is not None, each) for each in held]
