"""The order in which the plan's things stand: rows are put above or below another one."""

from collections.abc import Sequence

from sqlalchemy import Connection

from fbdesk.models import rows
from fbdesk.models.row import Row


def place(
    connection: Connection,
    kind: type[Row],
    keys: Sequence[str],
    *,
    beside: str,
    below: bool = False,
    within: str = "",
) -> None:
    """Put rows above another one, or below it; they keep the order in which they are given.

    `within` names the field that holds the list together, for example `body` for the seats of one
    body; rows of other lists stay where they are. Only rows whose place changes are changed.
    Raises `PlanError` where a row is gone.
    """
    where = {within: getattr(rows.get(connection, kind, beside), within)} if within else {}
    moved = [key for key in dict.fromkeys(keys) if key != beside]
    for key in moved:
        rows.get(connection, kind, key)
    order = [row.key for row in rows.read(connection, kind, **where)]
    rest = [key for key in order if key not in moved]
    at = rest.index(beside) + below
    for position, key in enumerate((*rest[:at], *moved, *rest[at:])):
        rows.change(connection, kind, key, position=position)
