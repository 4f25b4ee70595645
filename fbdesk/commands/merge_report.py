"""What a merge made, asks and settled, in words for people and as JSON for programs."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from fbdesk.document.merging.conflicts import (
    Asked,
    CollisionConflict,
    Conflict,
    DeletionConflict,
    FieldConflict,
    Merged,
)
from fbdesk.document.merging.differences import differences
from fbdesk.document.merging.plans import Meeting
from fbdesk.document.merging.tables import tables_of
from fbdesk.models.declarations import table_name
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.models.row import Row, Stored
from fbdesk.models.rows import as_values
from fbdesk.reports.plan_words import plan_words
from fbdesk.ui.merge.words import MergeWords

LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A merge with its three plans, and the file that was written, None where none was."""

    meeting: Meeting
    merged: Merged
    written: Path | None

    @property
    def words(self) -> MergeWords:
        """Return what puts it into words."""
        programme = programme_of(self.meeting.mine)
        return MergeWords(plan_words(programme, LANGUAGE), self.meeting)


def as_json(outcome: Outcome) -> str:
    """Return one JSON document; values as they are stored, money in øre, days in ISO form."""
    merged, words = outcome.merged, outcome.words
    document = {
        "plan": outcome.meeting.mine.settings.name,
        "written": str(outcome.written) if outcome.written else None,
        "changed_rows": {
            "mine": len(differences(tables_of(outcome.meeting.mine), merged.tables)),
            "theirs": len(differences(tables_of(outcome.meeting.theirs), merged.tables)),
        },
        "open": len(merged.open),
        "conflicts": [_conflict(asked, words) for asked in merged.asked],
        "remarks": [
            {
                "code": remark.code,
                "table": table_name(remark.kind),
                "key": remark.key,
                "field": remark.field or None,
                "taken": _plain(remark.taken),
                "left": _plain(remark.left),
                "text": words.remark(remark, merged.tables) or None,
            }
            for remark in merged.remarks
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def as_text(outcome: Outcome) -> str:
    """Return the same in some lines for a terminal."""
    return "\n".join(_lines(outcome))


def _lines(outcome: Outcome) -> Iterator[str]:
    merged, words = outcome.merged, outcome.words
    if outcome.written:
        yield f"{outcome.written}: merged, {len(merged.asked)} conflicts settled"
    else:
        number = len(merged.open)
        yield (
            f"{number} conflict{'s' * (number != 1)}. Nothing was written. Choose with --prefer "
            "mine or --prefer theirs, or merge in the window, one by one."
        )
    for asked in merged.asked:
        said = words.conflict(asked.conflict)
        yield f"\n{said.title}"
        for side in ("base", "mine", "theirs"):
            mark = "*" if asked.answer == side else " "
            first, *more = (getattr(said, side) or "–").splitlines()
            yield f" {mark} {side:<7} {first}"
            yield from (f"{'':11}{line}" for line in more)
    remarks = [text for remark in merged.remarks if (text := words.remark(remark, merged.tables))]
    if remarks:
        yield "\nSettled without asking"
        yield from (f"  {text}" for text in remarks)


def _conflict(asked: Asked, words: MergeWords) -> dict[str, Any]:
    conflict = asked.conflict
    said = words.conflict(conflict)
    return {
        **_states(conflict),
        "table": conflict.question.table,
        "key": conflict.question.key,
        "field": conflict.question.field or None,
        "thing": said.thing,
        "what": said.what or None,
        "text": {"base": said.base, "mine": said.mine, "theirs": said.theirs},
        "choices": list(conflict.choices),
        "answer": asked.answer,
    }


def _states(conflict: Conflict) -> dict[str, Any]:
    match conflict:
        case FieldConflict():
            states = {side: _plain(getattr(conflict, side)) for side in ("base", "mine", "theirs")}
            return {"kind": "field", "in_base": conflict.in_base, **states}
        case DeletionConflict():
            return {
                "kind": "deletion",
                "deleted_by": conflict.deleted_by,
                "changes": [
                    {
                        "table": table_name(change.kind),
                        "key": change.key,
                        "fields": list(change.fields),
                    }
                    for change in conflict.changes
                ],
            }
        case CollisionConflict():
            return {
                "kind": "collision",
                "mine": _row(conflict.mine),
                "theirs": _row(conflict.theirs),
            }


def _row(row: Row) -> dict[str, Any]:
    return {name: _plain(held) for name, held in as_values(row).items()}


def _plain(held: Stored) -> str | int | float | bool | None:
    return held.isoformat() if isinstance(held, date | datetime) else held
