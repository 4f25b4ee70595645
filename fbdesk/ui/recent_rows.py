"""Which rows were changed since the plan was opened, so that people find back to what they did."""

from collections.abc import Mapping

from fbdesk.models.belonging import owner
from fbdesk.models.declarations import BY_TABLE
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan


class RecentRows:
    """Takes note of every step, done, undone or done again."""

    def __init__(self) -> None:
        self._steps = 0
        self._changed: dict[tuple[str, str], int] = {}

    def note(self, rows: Mapping[str, frozenset[str]]) -> None:
        """Take note of the rows that one step changed, as keys by table."""
        self._steps += 1
        self._changed.update({(table, key): self._steps for table in rows for key in rows[table]})

    def things(self, plan: Plan, kind: type[Row]) -> tuple[str, ...]:
        """Return the keys of the things of a kind that were changed, the newest change first.

        A thing changes with what belongs to it. What one step changed is in the plan's order.
        """
        newest: dict[str, int] = {}
        for (table, key), step in self._changed.items():
            row = plan.find(BY_TABLE[table], key)
            thing = owner(plan, row) if row is not None else None
            if isinstance(thing, kind):
                newest[thing.key] = max(step, newest.get(thing.key, 0))
        in_order = [row.key for row in plan.rows_of(kind) if row.key in newest]
        return tuple(sorted(in_order, key=lambda key: -newest[key]))
