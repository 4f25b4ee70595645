"""Lists that both sides added to: each row gets a place of its own, the same whoever merges."""

import dataclasses
from itertools import pairwise

from fbdesk.document.merging.conflicts import Remark, Told
from fbdesk.document.merging.tables import REQUIRED, Rows, value
from fbdesk.document.merging.work import Work
from fbdesk.models.declarations import KINDS, fields
from fbdesk.models.row import Row

NAMES = ("title", "name", "text")
"""Fields that order rows with one place between them, as a reader would."""


def settle_order(work: Work) -> None:
    """Move rows apart that got the same place because both sides worked on one list."""
    for kind in KINDS:
        if not any(field.name == "position" for field in fields(kind)):
            continue
        for listed in _lists(kind, work.result[kind]):
            if any(_newly_tied(work, *pair) for pair in pairwise(listed)):
                _move_apart(work, listed)


def _lists(kind: type[Row], rows: Rows) -> list[list[Row]]:
    """Return the rows of a kind list by list, such as each measure's calculations, in order."""
    owner = next((reference.field for reference in REQUIRED[kind]), "")
    lists: dict[object, list[Row]] = {}
    for row in rows.values():
        lists.setdefault(value(row, owner) if owner else "", []).append(row)
    return [sorted(listed, key=_order) for listed in lists.values()]


def _order(row: Row) -> tuple[int, str, str]:
    name = next((str(value(row, name)) for name in NAMES if hasattr(row, name)), "")
    return _position(row), name, row.key


def _newly_tied(work: Work, first: Row, second: Row) -> bool:
    if _position(first) != _position(second):
        return False
    return not any(
        _position(rows[first.key]) == _position(rows[second.key])
        for rows in (work.mine[type(first)], work.theirs[type(first)])
        if first.key in rows and second.key in rows
    )


def _move_apart(work: Work, listed: list[Row]) -> None:
    kind = type(listed[0])
    last = _position(listed[0]) - 1
    for row in listed:
        place = max(_position(row), last + 1)
        if place != _position(row):
            work.result[kind][row.key] = dataclasses.replace(row, position=place)  # type: ignore[call-arg] # kinds in a list have it
            work.tell(Remark(Told.ORDER, kind, row.key, "position", place, _position(row)))
        last = place


def _position(row: Row) -> int:
    held = value(row, "position")
    return held if isinstance(held, int) else 0
