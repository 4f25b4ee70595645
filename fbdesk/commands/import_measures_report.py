"""What a city's own list of measures changed or would change, in words and as JSON for programs."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fbdesk.commands.import_workbook_report import as_stored, more, named_place
from fbdesk.exchange.measures.change import MeasureListChange, Proposal
from fbdesk.exchange.workbook.change import Change, Standing
from fbdesk.models.declarations import table_name
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.models.rows import as_values
from fbdesk.models.snapshot import Plan
from fbdesk.reports.plan_words import PlanWords, plan_words
from fbdesk.reports.row_place import row_place

SHOWN = 40
"""How many changes and messages are printed; the JSON has all of them."""

STANDINGS = {
    Standing.NEW: "new",
    Standing.CHANGED: "filled_in",
    Standing.CONFLICT: "otherwise_in_plan",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """A plan as it was, what the list says, and which of it is or would be taken in."""

    plan: Plan
    found: MeasureListChange
    taken: tuple[Proposal, ...]
    applied: bool


def as_json(outcome: Outcome) -> str:
    """Return one JSON document; values as the plan stores them, null where nothing is known."""
    found = outcome.found
    taken = {each.id for each in outcome.taken}
    document: dict[str, Any] = {
        "kind": "measures",
        "file": found.file_name,
        "sha256": found.sha256,
        "applied": outcome.applied,
        "columns": {name: found.mapping.column(name) or None for name in found.headings},
        "changes": [
            {**_change(each.change), "along": [_change(one) for one in each.along]}
            | {"taken": each.id in taken}
            for each in found.proposals
        ],
        "messages": [message.as_record() for message in found.messages],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def as_text(outcome: Outcome) -> str:
    """Return the same in a few lines for a terminal."""
    return "\n".join(_lines(outcome))


def _change(change: Change) -> dict[str, Any]:
    new = change.new
    return {
        "table": table_name(change.kind),
        "key": change.key,
        "field": change.field or None,
        "standing": STANDINGS[change.standing],
        "sheet": change.sheet,
        "row": change.row or None,
        "column": change.column,
        "in_plan": as_stored(change.held),
        "in_list": as_stored(change.wanted),
        "new": {n: as_stored(v) for n, v in as_values(new).items()} if new else None,
    }


def _lines(outcome: Outcome) -> Iterator[str]:
    found, count = outcome.found, len(outcome.taken)
    if not found.proposals:
        yield "The list says nothing that the plan does not say. Nothing was changed."
    elif outcome.applied:
        yield f"{count} of {len(found.proposals)} changes were taken in."
    else:
        yield f"Nothing was changed. {count} of {len(found.proposals)} changes would be taken in."
    columns = ((name, found.mapping.column(name)) for name in found.headings)
    yield "Columns: " + ", ".join(f"{name} → {code}" for name, code in columns if code)
    words = plan_words(programme_of(outcome.plan), "en")
    taken = {each.id for each in outcome.taken}
    for each in found.proposals[:SHOWN]:
        mark = "+" if each.id in taken else "-"
        yield f"  {mark} {_proposal(words, outcome.plan, each)}"
    yield from more(len(found.proposals), "changes", SHOWN)
    for message in found.messages[:SHOWN]:
        at = named_place(message.sheet, message.column, message.row)
        yield f"{message.level}: {at + ': ' if at else ''}{message.text}"
    yield from more(len(found.messages), "messages", SHOWN)


def _proposal(words: PlanWords, plan: Plan, proposal: Proposal) -> str:
    change = proposal.change
    at = named_place(change.sheet, change.column, change.row)
    row = change.new or plan.find(change.kind, change.key)
    name = row_place(words, plan, row) if row else change.key
    otherwise = change.standing is Standing.CONFLICT
    if change.new is not None:
        counts = Counter(words.kind(one.kind) for one in proposal.along)
        along = ", ".join(f"{kind} ({number})" for kind, number in counts.items())
        what = "would belong to another measure" if otherwise else "new"
        return f"{at}: {what}: {name}{' with ' + along if along else ''}"
    held = words.value(plan, change.kind, change.field, change.held) or "–"
    wanted = words.value(plan, change.kind, change.field, change.wanted) or "–"
    said = " (the plan says otherwise)" if otherwise else ""
    return f"{at}: {name}, {words.field(change.kind, change.field)}: {held} → {wanted}{said}"
