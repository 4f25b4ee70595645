"""Takes what was chosen of a filled-in workbook into the plan, as one step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Connection

from fbdesk.errors import InputError
from fbdesk.exchange.workbook.change import Change
from fbdesk.exchange.workbook.fit import Rows, misfits, touched_by, wanted_rows
from fbdesk.models import rows
from fbdesk.models.agreement import Commitment
from fbdesk.models.declarations import KINDS
from fbdesk.models.edits import agreement
from fbdesk.models.edits.whole_plan import replace_rows
from fbdesk.models.effects import EffectInput
from fbdesk.models.row import Row, Stored
from fbdesk.models.snapshot import Plan

WORDING: Final = (Commitment, "text")
"""What is not just written over: past the draft, the earlier wording is kept."""


@dataclass(frozen=True, slots=True)
class TakenBy:
    """Who takes a workbook in, and when: inputs of calculations remember it."""

    person: str = ""
    moment: datetime | None = None

    @property
    def now(self) -> datetime:
        """The moment, in whole seconds."""
        return (self.moment or datetime.now(UTC)).replace(microsecond=0)


def take_in(
    connection: Connection, plan: Plan, taken: Sequence[Change], by: TakenBy | None = None
) -> int:
    """Make the chosen changes in the plan and return how many they are.

    `plan` is the plan as it stands. Raises `InputError` where they do not fit each other, which
    happens where some of those that belong together were left out; nothing is changed then.
    """
    by = by or TakenBy()
    worded = [each for each in taken if (each.kind, each.field) == WORDING]
    others = [each for each in taken if (each.kind, each.field) != WORDING]
    kinds = {change.kind for change in others}
    held: Rows = {kind: {row.key: row for row in rows.read(connection, kind)} for kind in kinds}
    after = wanted_rows(held, others)
    for key, error in misfits(after, touched_by(others), plan):
        at = next(change for change in others if change.key == key)
        raise InputError("{sheet}, row {row}: {problem}", sheet=at.sheet, row=at.row, problem=error)
    for kind, found in after.items():
        for key, row in found.items():
            found[key] = _counted(row, held[kind].get(key), by, others)
    before: Mapping[type[Row], Mapping[str, Row]] = {kind: held.get(kind, {}) for kind in KINDS}
    replace_rows(connection, before, {kind: after.get(kind, {}) for kind in KINDS})
    for change in worded:
        day = by.now.astimezone().date()
        text = str(change.wanted)
        agreement.reword(connection, change.key, text, day=day, changed_by=by.person)
    return len(taken)


def _counted(row: Row, before: Row | None, by: TakenBy, taken: Sequence[Change]) -> Row:
    """Return a changed row with its change counted; an input says who entered it, and when."""
    if before is not None and row == before:
        return row
    if before is not None:
        row = replace(row, rev=before.rev + 1)
    if not isinstance(row, EffectInput):
        return row
    if before is None and row.entered_at is not None:
        return row
    typed = {change.field for change in taken if change.key == row.key}
    given: dict[str, Stored] = {"entered_by": by.person, "entered_at": by.now}
    mine = {name: value for name, value in given.items() if name not in typed}
    return replace(row, **mine)  # type: ignore[arg-type] # fields of the row
