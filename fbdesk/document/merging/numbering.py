"""Numbers that are given out, such as T-17: where both sides gave out the same, both rows stay."""

import dataclasses

from fbdesk.document.merging.conflicts import Remark, Told
from fbdesk.document.merging.tables import Rows, value
from fbdesk.document.merging.work import Work
from fbdesk.models.agreement import Commitment
from fbdesk.models.edits.measures import number_after
from fbdesk.models.measures import Measure
from fbdesk.models.row import Row

NUMBERED: dict[type[Row], str] = {Measure: "number", Commitment: "number"}
"""The fields with a number that names a row for people and says nothing about it."""


def renumber(work: Work) -> None:
    """Give the next free number to each row whose number another row holds too."""
    for kind, field in NUMBERED.items():
        held: dict[str, list[Row]] = {}
        for row in work.result[kind].values():
            held.setdefault(str(value(row, field)), []).append(row)
        for number in sorted(number for number, rows in held.items() if len(rows) > 1):
            older_first = sorted(held[number], key=lambda row: _claim(row, work.base[type(row)]))
            for row in older_first[1:]:
                _give_next(work, kind, row, number)


def _claim(row: Row, base: Rows) -> tuple[object, ...]:
    """Return an order in which the row comes first that has the best claim on its number.

    The row that had it in the base; one that the base knows; then as the list shows them. Keys
    decide last: whoever merges, the same row keeps the number.
    """
    before = base.get(row.key)
    field = NUMBERED[type(row)]
    had_it = before is not None and value(before, field) == value(row, field)
    title = getattr(row, "title", "") or getattr(row, "text", "")
    return (not had_it, before is None, getattr(row, "position", 0), title, row.key)


def _give_next(work: Work, kind: type[Row], row: Row, number: str) -> None:
    field = NUMBERED[kind]
    rows = work.result[kind]
    free = number_after(str(value(held, field)) for held in rows.values())
    rows[row.key] = dataclasses.replace(row, **{field: free})  # type: ignore[arg-type] # a text
    work.tell(Remark(Told.RENUMBERED, kind, row.key, field, free, number))
