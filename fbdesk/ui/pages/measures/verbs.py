"""What is done with whole measures: add, duplicate, move, delete, and bring back."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from sqlalchemy import Connection

from fbdesk.models.agreement import CommitmentMeasure
from fbdesk.models.communication import CommunicationMeasure
from fbdesk.models.edits import measures as edits
from fbdesk.models.effects import Effect
from fbdesk.models.followup import Decision, MeasureLink, Milestone, ProgressNote
from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.organisation import AgendaItemMeasure
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.ui.desk import Desk
from fbdesk.ui.messages import NOTE, Message
from fbdesk.ui.translation import counted, tr

GOING_ALONG: tuple[tuple[tuple[type[Row], ...], str, str], ...] = (
    ((Effect,), "{number} calculation", "{number} calculations"),
    (
        (CostLine, FundingLine),
        "{number} line of costs and funding",
        "{number} lines of costs and funding",
    ),
    ((Milestone,), "{number} milestone", "{number} milestones"),
    ((ProgressNote,), "{number} note", "{number} notes"),
    ((Decision,), "{number} decision", "{number} decisions"),
    ((MeasureLink,), "{number} link or attachment", "{number} links and attachments"),
    ((CommitmentMeasure,), "{number} link to a commitment", "{number} links to commitments"),
    (
        (AgendaItemMeasure, CommunicationMeasure),
        "{number} link to meetings and information",
        "{number} links to meetings and information",
    ),
)
"""What goes along when a measure is deleted, as people count it; English source texts."""


def add_measure(desk: Desk, focus_area: str) -> str | None:
    """Add a measure to a focus area and return its key."""
    add = partial(edits.add, title=tr("New measure"), focus_area=focus_area)
    return desk.editor.perform(tr("add measure"), add)


def add_pasted(connection: Connection, values: Mapping[str, Any], *, title: str) -> str:
    """Add a measure with the values of a pasted line; `title` is for a line without one."""
    given = {name: value for name, value in values.items() if value not in ("", None)}
    given.setdefault("title", title)
    return edits.add(connection, **given)


def duplicate_measure(desk: Desk, measure: Measure) -> str | None:
    """Copy a measure with all that belongs to it and return the copy's key."""
    copy = partial(edits.duplicate, key=measure.key, suffix=tr(" (copy)"))
    return desk.editor.perform(tr("duplicate {name}", name=measure.number), copy)


def delete_measures(desk: Desk, keys: tuple[str, ...]) -> None:
    """Delete measures, tell what went along, and offer to bring it all back."""
    told = _what_goes(desk.plan, keys)
    measure = desk.plan.find(Measure, keys[0])
    text = (
        tr("delete {name}", name=measure.number)
        if measure and len(keys) == 1
        else counted(len(keys), "delete {number} measure", "delete {number} measures")
    )
    desk.editor.perform(text, partial(_delete, keys=keys))
    undo = partial(_bring_back, desk, text)
    desk.messages.tell(Message(told, NOTE, tr("Undo"), undo))


def _delete(connection: Connection, keys: tuple[str, ...]) -> None:
    edits.delete(connection, *keys)


def _bring_back(desk: Desk, text: str) -> None:
    if desk.editor.document.undo_text == text:
        desk.editor.undo()
    else:
        desk.tell(tr("Something else was done since. Press Ctrl+Z until the measures are back."))


def _what_goes(plan: Plan, keys: tuple[str, ...]) -> str:
    measure = plan.find(Measure, keys[0])
    head = (
        tr("{number} {title} is deleted", number=measure.number, title=measure.title)
        if measure and len(keys) == 1
        else counted(len(keys), "{number} measure is deleted", "{number} measures are deleted")
    )
    along = [
        counted(number, one, many)
        for kinds, one, many in GOING_ALONG
        if (number := sum(_number_of(plan, kind, keys) for kind in kinds))
    ]
    if not along:
        return f"{head}."
    return tr("{what}, with {along}.", what=head, along=", ".join(along))


def _number_of(plan: Plan, kind: type[Row], keys: tuple[str, ...]) -> int:
    return sum(len(plan.children(kind, "measure", key)) for key in keys)
