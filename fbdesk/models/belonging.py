"""What belongs to what: a cost line is part of its measure, an input of a calculation too."""

from fbdesk.models.agreement import Commitment
from fbdesk.models.declarations import BY_TABLE, fields
from fbdesk.models.row import Row, To
from fbdesk.models.snapshot import Plan

INDEPENDENT = frozenset({Commitment})
"""Kinds that people see as things of their own although a row of theirs names another."""


def owner_field(kind: type[Row]) -> str:
    """Return the field that names the row to which a row of a kind belongs, empty for a thing."""
    if kind in INDEPENDENT:
        return ""
    return next((f.name for f in fields(kind) if f.mark(To) and not f.optional), "")


def owner(plan: Plan, row: Row) -> Row:
    """Return the thing that a row is part of: a measure, a goal, a commitment, the plan itself.

    A row whose owner is missing from the plan stands for itself.
    """
    name = owner_field(type(row))
    if not name:
        return row
    found = plan.find(owner_kind(type(row)), str(getattr(row, name)))
    return owner(plan, found) if found else row


def owner_kind(kind: type[Row]) -> type[Row]:
    """Return the kind of row that rows of a kind belong to directly; the kind itself for things."""
    name = owner_field(kind)
    to = next((mark for f in fields(kind) if f.name == name and (mark := f.mark(To))), None)
    return BY_TABLE[to.table] if to else kind


def thing_kind(kind: type[Row]) -> type[Row]:
    """Return the kind of thing that rows of a kind are part of in the end."""
    above = owner_kind(kind)
    return kind if above is kind else thing_kind(above)
