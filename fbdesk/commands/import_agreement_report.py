"""What a returned agreement changed or would change, in words and as JSON for programs."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from fbdesk.exchange.agreement.difference import AgreementChange, Difference
from fbdesk.exchange.agreement.links import MEASURES
from fbdesk.models.city import Party
from fbdesk.models.measures import Measure
from fbdesk.models.snapshot import Plan

SHOWN: Final = 40
"""How many differences and messages are printed; the JSON has all of them."""


def as_json(_plan: Plan, change: AgreementChange, *, applied: bool) -> str:
    """Return one JSON document; parties and measures by key, days as ISO dates, null for none."""
    sent = change.returned.sent
    document: dict[str, Any] = {
        "kind": "agreement",
        "file": change.returned.file_name,
        "made": sent.made if sent else None,
        "applied": applied,
        "differences": [
            {
                "about": each.about,
                "change": each.change,
                "key": each.key or None,
                "name": each.name,
                "part": each.part or None,
                "in_plan": _stored(each.ours),
                "in_file": _stored(each.theirs) if each.problem is None else each.written,
                "conflict": each.conflict,
                "problem": each.problem.text if each.problem else None,
                "changed_by": list(each.authors),
                "comments": [
                    {"author": remark.author, "day": remark.written, "text": remark.text}
                    for remark in each.remarks
                ],
                "taken": applied and each.is_proposed,
            }
            for each in change.differences
        ],
        "messages": [{"level": message.level, "text": message.text} for message in change.messages],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def as_text(plan: Plan, change: AgreementChange, *, applied: bool) -> str:
    """Return the same in a few lines for a terminal."""
    return "\n".join(_lines(plan, change, applied=applied))


def _lines(plan: Plan, change: AgreementChange, *, applied: bool) -> Iterator[str]:
    count, found = len(change.proposed), len(change.differences)
    if not found:
        yield "The file says what the plan says. Nothing was changed."
    elif applied:
        yield f"{count} of {found} differences were taken over."
    else:
        yield f"Nothing was changed. {count} of {found} differences would be taken over."
    for each in change.differences[:SHOWN]:
        yield f"  {'+' if each.is_proposed else '-'} {_difference(plan, each)}"
    if found > SHOWN:
        yield f"  … and {found - SHOWN} more differences (--json lists all)"
    for message in change.messages[:SHOWN]:
        yield f"{message.level}: {message.text}"


def _difference(plan: Plan, difference: Difference) -> str:
    name = " ".join(part for part in (difference.about, difference.name) if part)
    by = f" ({', '.join(difference.authors)})" if difference.authors else ""
    said = "".join(f"\n      {r.author or '–'}: {_line(r.text)}" for r in difference.remarks)
    if difference.change == "gone":
        return f"{name} is gone from the file{by}{said}"
    if difference.change == "new":
        line = f"{name} is new: {_line(difference.written)}"
    elif difference.change == "remark":
        return f"{name} has a comment{said}"
    else:
        both = " (changed in the plan too)" if difference.conflict else ""
        ours = _line(_shown(plan, difference, difference.ours))
        line = f"{name}, {difference.part}: {ours} → {_line(difference.written)}{both}"
    problem = f" – {difference.problem.text}" if difference.problem else ""
    return f"{line}{by}{problem}{said}"


def _shown(plan: Plan, difference: Difference, value: object) -> str:
    if difference.part == "party":
        party = plan.find(Party, str(value))
        return party.name if party else ""
    if difference.part == MEASURES:
        measure = plan.find(Measure, str(value))
        return measure.number if measure else ""
    return str(_stored(value) or "")


def _line(text: str) -> str:
    return " ".join(text.split()) or "–"


def _stored(value: object) -> str | None:
    if value is None:
        return None
    return value.isoformat() if isinstance(value, date) else str(value)
