"""Giving the plan all its rows at once: taking up an earlier state, or the result of a merge."""

from collections.abc import Iterable, Mapping
from itertools import chain

from sqlalchemy import Connection, bindparam

from fbdesk.models import rows
from fbdesk.models.declarations import KINDS, fields
from fbdesk.models.row import Row
from fbdesk.models.tables import table

MOST_KEYS = 10_000
"""So many rows are deleted in one statement; SQLite counts its values."""

Tables = Mapping[type[Row], Mapping[str, Row]]
"""The rows of a plan by kind and key."""


def become(connection: Connection, wanted: Iterable[Row]) -> None:
    """Make the plan hold exactly these rows; a row that is there already is not touched.

    The rows must fit each other, as those of any plan do. Raises `InputError` for a value that
    no plan can hold; what does not fit is refused when the transaction ends.
    """
    after: dict[type[Row], dict[str, Row]] = {kind: {} for kind in KINDS}
    for row in wanted:
        after[type(row)][row.key] = row
    before = {kind: {row.key: row for row in rows.read(connection, kind)} for kind in KINDS}
    replace_rows(connection, before, after)


def replace_rows(connection: Connection, before: Tables, after: Tables) -> None:
    """Make a plan that holds the rows `before` hold those `after`, each by kind and key.

    Raises as `become` does. What is the same on both sides costs nothing.
    """
    changed = {
        kind: [row for key, row in after[kind].items() if key in held and row != held[key]]
        for kind, held in before.items()
    }
    new = {
        kind: [row for key, row in after[kind].items() if key not in held]
        for kind, held in before.items()
    }
    for row in (*chain(*changed.values()), *chain(*new.values())):
        rows.check(row)
    # A row may refer to one that is still to come, until the transaction ends.
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    # First the changes, so that no row that stays refers to one that goes and would go along;
    # names that must be unique wait under the row's key, as another row may still have them.
    for kind, listed in changed.items():
        _update(connection, kind, listed, waiting=_names(kind))
    for kind in reversed(KINDS):
        gone = [key for key in before[kind] if key not in after[kind]]
        for first in range(0, len(gone), MOST_KEYS):
            rows.delete(connection, kind, *gone[first : first + MOST_KEYS])
    for kind in KINDS:
        rows.insert(connection, *new[kind])
    for kind, listed in changed.items():
        if _names(kind):
            _update(connection, kind, listed)


def _update(
    connection: Connection,
    kind: type[Row],
    listed: list[Row],
    waiting: frozenset[str] = frozenset(),
) -> None:
    if not listed:
        return
    target = table(kind)
    names = [field.name for field in fields(kind) if field.name != "key"]
    statement = (
        target.update()
        .where(target.c.key == bindparam("the_key"))
        .values({name: bindparam(f"new_{name}") for name in names})
    )
    connection.execute(
        statement,
        [
            {
                "the_key": row.key,
                **{
                    f"new_{name}": row.key if name in waiting else getattr(row, name)
                    for name in names
                },
            }
            for row in listed
        ],
    )


def _names(kind: type[Row]) -> frozenset[str]:
    """Return one text field of each combination that must be unique among the rows of a kind."""
    texts = {field.name for field in fields(kind) if field.holds is str}
    return frozenset(next(name for name in unique if name in texts) for unique in kind.unique)
