"""Plans of rows alone, for tests of words and tables: no database stands between."""

from typing import Any

from fbdesk.models.city import Municipality
from fbdesk.models.row import Row
from fbdesk.models.snapshot import PARTS, Plan
from tests.builders import PORSGRUNN, some_settings


def rows_alone(*contents: Row, **settings: Any) -> Plan:
    """Return a plan for Porsgrunn with the rows, each kind in its own order.

    Nothing is checked and no key is looked up, so that it takes a hundredth of `a_plan`'s time;
    rows that are equal in their kind's order stand as they were given. The city has the same key
    each time, so that two such plans differ in the rows alone.
    """
    everything = (Municipality(key="municipality", number=PORSGRUNN, name="Porsgrunn"), *contents)
    parts: dict[str, Any] = {}
    for kind, part in PARTS.items():
        held = [row for row in everything if type(row) is kind]
        if held:
            parts[part] = tuple(sorted(held, key=_place))
    return Plan(settings=some_settings(**{"key": "settings", **settings}), **parts)


def _place(row: Row) -> tuple[tuple[bool, Any], ...]:
    """Return where a row stands among its kind; a field that is empty stands first."""
    values = (getattr(row, name) for name in type(row).order)
    return tuple((value is not None, "" if value is None else value) for value in values)
