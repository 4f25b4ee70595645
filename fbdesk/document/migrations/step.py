"""One step from a version of the plan file to the next: what older plans get that is new."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from fbdesk.document.format_version import FormatVersion

Value = str | int | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How a plan of version `before` becomes one of version `to`.

    The rows are copied into the tables of `to`, column by column of the same name. New tables
    begin empty. `new_columns` gives, by table and column, what the rows of older plans hold there;
    a new column that may be empty need not be named. `adjust` runs after the copying, on a
    connection that has the new plan as `main` and the older one as `old`. Values that it changes,
    and columns that it leaves out, stand in `changes` as (table, column): every other value is
    proved to be the same before and after.
    """

    before: FormatVersion
    to: FormatVersion
    new_columns: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    adjust: Callable[[Connection], None] | None = None
    changes: frozenset[tuple[str, str]] = frozenset()
