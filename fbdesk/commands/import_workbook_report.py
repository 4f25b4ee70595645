"""What a filled-in workbook changed or would change, in words and as JSON for programs."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from fbdesk.exchange.reading import Message
from fbdesk.exchange.workbook.change import Change, Standing, WorkbookChange
from fbdesk.models.declarations import table_name
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.models.row import Stored
from fbdesk.models.snapshot import Plan
from fbdesk.reports.plan_words import PlanWords, plan_words
from fbdesk.reports.row_place import row_place

SHOWN: Final = 40
"""How many changes and messages are printed; the JSON has all of them."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A plan as it was, what the workbook says, and which of it is or would be taken in.

    `at_export` holds what fields held when the workbook was made, as far as that is known.
    """

    plan: Plan
    found: WorkbookChange
    taken: tuple[Change, ...]
    at_export: Mapping[str, Stored]
    applied: bool


def as_json(outcome: Outcome) -> str:
    """Return one JSON document; values as the plan stores them, null where nothing is known."""
    taken = {change.id for change in outcome.taken}
    document: dict[str, Any] = {
        "kind": "workbook",
        "file": outcome.found.file_name,
        "sha256": outcome.found.sha256,
        "applied": outcome.applied,
        "changes": [
            {
                "table": table_name(change.kind),
                "key": change.key,
                "field": change.field or None,
                "standing": change.standing,
                "sheet": change.sheet,
                "row": change.row or None,
                "column": change.column,
                "at_export": as_stored(outcome.at_export.get(change.id)),
                "in_plan": as_stored(change.held),
                "in_workbook": as_stored(change.wanted),
                "taken": change.id in taken,
            }
            for change in outcome.found.changes
        ],
        "messages": [message.as_record() for message in outcome.found.messages],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def as_text(outcome: Outcome) -> str:
    """Return the same in a few lines for a terminal."""
    return "\n".join(_lines(outcome))


def _lines(outcome: Outcome) -> Iterator[str]:
    found, count = outcome.found, len(outcome.taken)
    if not found.changes:
        yield "The workbook says what the plan says. Nothing was changed."
    elif outcome.applied:
        yield f"{count} of {len(found.changes)} changes were taken in."
    else:
        yield f"Nothing was changed. {count} of {len(found.changes)} changes would be taken in."
    words = plan_words(programme_of(outcome.plan), "en")
    taken = {change.id for change in outcome.taken}
    for change in found.changes[:SHOWN]:
        mark = "+" if change.id in taken else "-"
        yield f"  {mark} {_change(words, outcome.plan, change)}"
    yield from more(len(found.changes), "changes", SHOWN)
    for message in found.messages[:SHOWN]:
        yield _message(message)
    yield from more(len(found.messages), "messages", SHOWN)


def more(number: int, what: str, shown: int) -> Iterator[str]:
    """Yield how many were not printed, if any."""
    if number > shown:
        yield f"  … and {number - shown} more {what} (--json lists all)"


def named_place(sheet: str, column: str, row: int) -> str:
    """Return where in a file something stands: `Tiltak B5`; empty for the file as a whole."""
    cell = f"{column}{row or ''}"
    return f"{sheet} {cell}".strip() if sheet or column else cell and f"row {cell}"


def _change(words: PlanWords, plan: Plan, change: Change) -> str:
    row = change.new or plan.find(change.kind, change.key)
    name = row_place(words, plan, row) if row else change.key
    at = named_place(change.sheet, change.column if change.row else "", change.row)
    if change.standing is Standing.GONE:
        return f"{at}: {name} is gone from the workbook"
    if change.new is not None:
        return f"{at}: new: {name}"
    held = words.value(plan, change.kind, change.field, change.held) or "–"
    both = " (changed in the plan too)" if change.standing is Standing.CONFLICT else ""
    field = words.field(change.kind, change.field)
    return f"{at}: {name}, {field}: {held} → {change.words or '–'}{both}"


def _message(message: Message) -> str:
    at = named_place(message.sheet, message.column, message.row)
    return f"{message.level}: {at + ': ' if at else ''}{message.text}"


def as_stored(value: Stored) -> str | float | bool | None:
    """Return a stored value as JSON has it: days and moments as ISO text."""
    return value.isoformat() if isinstance(value, date) else value
