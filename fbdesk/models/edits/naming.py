"""What a thing is called by is never emptied: a list of nameless rows can no longer be read."""

import dataclasses

from sqlalchemy import Connection

from fbdesk.errors import InputError
from fbdesk.models import rows
from fbdesk.models.row import Row, Stored

NAMES = ("title", "name", "number")


def names_of(kind: type[Row]) -> tuple[str, ...]:
    """Return the fields that every row of a kind is called by: those without a first value."""
    given = {each.name for each in dataclasses.fields(kind) if each.default is dataclasses.MISSING}
    return tuple(name for name in NAMES if name in given)


def change_named(connection: Connection, kind: type[Row], key: str, /, **values: Stored) -> bool:
    """Set fields of one row, and return True.

    Raises `InputError` where the row would lose what it is called by.
    """
    for name in names_of(kind):
        if not str(values.get(name, "-")).strip():
            held = getattr(rows.get(connection, kind, key), name)
            raise InputError("{name} keeps its name: a name cannot be empty.", name=held)
    rows.change(connection, kind, key, **values)
    return True
