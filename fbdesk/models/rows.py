"""Reading and changing rows: the only place where statements on the plan's tables are built."""

import dataclasses
import math
from collections.abc import Collection, Iterable
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Table, select

from fbdesk.errors import InputError, PlanError
from fbdesk.models.declarations import Field, fields
from fbdesk.models.row import Between, Code, LongText, Row, Stored
from fbdesk.models.tables import table

LARGEST_INTEGER = 2**63 - 1
"""The largest whole number that the plan file can hold."""

LONGEST_TEXT = 500_000
LONGEST_LINE = 10_000
"""Letters in a text of several paragraphs, and in any other: a book, and some pages. What is
longer came from a mistake or from malice, and would hold up the window."""

R = TypeVar("R", bound=Row)


def read(connection: Connection, kind: type[R], /, **where: Stored) -> tuple[R, ...]:
    """Return the rows of a kind, in the kind's own order; `where` keeps those with these values."""
    rows = table(kind)
    statement = _in_order(rows, kind.order)
    if where:
        statement = statement.where(*(rows.c[name] == value for name, value in where.items()))
    names = [field.name for field in fields(kind)]
    return tuple(
        kind(**dict(zip(names, row, strict=True))) for row in connection.execute(statement)
    )


@cache
def _in_order(rows: Table, order: tuple[str, ...]) -> Select[Any]:
    """Return the statement that reads all rows of a table; made once, for a plan has sixty."""
    return select(rows).order_by(*(rows.c[name] for name in (*order, "key")))


def held(connection: Connection, kinds: tuple[type[Row], ...]) -> frozenset[type[Row]]:
    """Return those of the kinds that have rows: of a plan's sixty tables, many are empty."""
    places = connection.exec_driver_sql(_which_hold(kinds)).scalars()
    return frozenset(kinds[place] for place in places)


@cache
def _which_hold(kinds: tuple[type[Row], ...]) -> str:
    """Return one statement that gives the places, from 0, of the kinds that have rows.

    It looks into the tables themselves: an index may have lost what its table still holds.
    """
    return " UNION ALL ".join(
        f'SELECT {place} WHERE EXISTS (SELECT 1 FROM "{table(kind).name}" NOT INDEXED)'
        for place, kind in enumerate(kinds)
    )


def find(connection: Connection, kind: type[R], /, **where: Stored) -> R | None:
    """Return the one row of a kind with these values, or None."""
    found = read(connection, kind, **where)
    return found[0] if found else None


def next_position(connection: Connection, kind: type[Row], /, **where: Stored) -> int:
    """Return the position after the last row of a kind (among those with these values)."""
    held = [getattr(row, "position", 0) for row in read(connection, kind, **where)]
    return max(held, default=-1) + 1


def set_link(connection: Connection, link: Row, *, linked: bool) -> None:
    """Make the link that a row of two references stands for, or take it away."""
    same = {name: getattr(link, name) for name in type(link).unique[0]}
    found = find(connection, type(link), **same)
    if linked and found is None:
        insert(connection, link)
    elif not linked and found is not None:
        delete(connection, type(link), found.key)


def read_some(connection: Connection, kind: type[R], keys: Collection[str]) -> tuple[R, ...]:
    """Return those rows of a kind whose keys are given and that exist, in no order."""
    rows = table(kind)
    found = connection.execute(select(rows).where(rows.c.key.in_(keys)))
    names = [field.name for field in fields(kind)]
    return tuple(kind(**dict(zip(names, row, strict=True))) for row in found)


def get(connection: Connection, kind: type[R], key: str, /) -> R:
    """Return one row.

    Raises `PlanError` where it is gone, for example because a colleague's merge took it away.
    """
    found = connection.execute(select(table(kind)).where(table(kind).c.key == key)).one_or_none()
    if found is None:
        raise PlanError("This row no longer exists in the plan. Choose another one in the list.")
    return kind(**found._mapping)  # noqa: SLF001 the documented way to a row's mapping


def insert(connection: Connection, *new: Row) -> None:
    """Add rows after checking their values."""
    for kind, rows in _by_kind(new):
        for row in rows:
            check(row)
        connection.execute(table(kind).insert(), [as_values(row) for row in rows])


def change(connection: Connection, kind: type[Row], key: str, /, **values: Stored) -> None:
    """Set fields of one row after checking them, and count the change.

    A value that is already there changes nothing, so that it makes no undo step.
    """
    before = get(connection, kind, key)
    after = dataclasses.replace(before, **values)  # type: ignore[arg-type] # checked below
    check(after)
    if after == before:
        return
    rows = table(kind)
    connection.execute(
        rows.update().where(rows.c.key == key).values(**values, rev=before.rev + 1),
    )


def delete(connection: Connection, kind: type[Row], /, *keys: str) -> None:
    """Delete rows; what belongs to them goes along, what refers to them lets go."""
    rows = table(kind)
    connection.execute(rows.delete().where(rows.c.key.in_(keys)))


def as_values(row: Row) -> dict[str, Stored]:
    """Return a row's fields by name."""
    return {field.name: getattr(row, field.name) for field in fields(type(row))}


def check(row: Row) -> None:
    """Raise `InputError` where a value has the wrong type or lies outside its bounds."""
    for field in fields(type(row)):
        check_value(field, getattr(row, field.name))


def check_value(field: Field, value: Stored) -> None:
    """Raise `InputError` where a value does not fit one field."""
    if value is None:
        if not field.optional:
            raise InputError("{field} cannot be empty.", field=field.name)
        return
    accepted = (int, float) if field.holds is float else field.holds
    if not isinstance(value, accepted) or (isinstance(value, bool) and field.holds is not bool):
        raise InputError(
            "{field} must be {expected}, not {value}.",
            field=field.name,
            expected=field.holds.__name__,
            value=repr(value),
        )
    if isinstance(value, str):
        _check_text(field, value)
    if isinstance(value, int) and abs(value) > LARGEST_INTEGER:
        raise InputError("{field} is too large a number.", field=field.name)
    if isinstance(value, float) and not math.isfinite(value):
        raise InputError("{field} must be a finite number.", field=field.name)
    _check_marks(field, value)


def longest_text(field: Field) -> int:
    """Return how many letters a text field may hold."""
    return LONGEST_TEXT if field.mark(LongText) else LONGEST_LINE


def _check_text(field: Field, text: str) -> None:
    most = longest_text(field)
    if len(text) > most:
        raise InputError(
            "{field} is too long: a text has at most {most} letters.", field=field.name, most=most
        )
    # The file, PDF and Excel cannot hold these two; they come from broken clipboards and JSON.
    try:
        text.encode()  # half of a surrogate pair raises
        if "\0" not in text:
            return
    except UnicodeEncodeError:
        pass
    raise InputError("{field} holds a character that is no text.", field=field.name)


def _check_marks(field: Field, value: Stored) -> None:
    bounds = field.mark(Between)
    if bounds and isinstance(value, int | float) and not bounds.low <= value <= bounds.high:
        raise InputError(
            "{field} must be between {low} and {high}, not {value}.",
            field=field.name,
            low=f"{bounds.low:g}",
            high=f"{bounds.high:g}",
            value=value,
        )
    code = field.mark(Code)
    if code and code.values and value not in code.values:
        raise InputError(
            "{field} must be one of {values}, not {value}.",
            field=field.name,
            values=", ".join(repr(v) for v in code.values),
            value=repr(value),
        )


def _by_kind(rows: Iterable[Row]) -> Iterable[tuple[type[Row], list[Row]]]:
    """Group rows by kind, in the order in which each kind first appears."""
    groups: dict[type[Row], list[Row]] = {}
    for row in rows:
        groups.setdefault(type(row), []).append(row)
    return groups.items()
