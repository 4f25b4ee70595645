"""The work of taking a workbook back beside the window: reading it, and its changes in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from fbdesk.exchange.workbook.base import kept_states, values_at_export
from fbdesk.exchange.workbook.change import Change, Standing, WorkbookChange
from fbdesk.exchange.workbook.compare import preview
from fbdesk.models.cell_values import filled_in
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.reports.choice_names import names_in_every_language
from fbdesk.reports.plan_words import PlanWords, plan_words
from fbdesk.reports.row_place import row_place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from fbdesk.document.revisions.store import RevisionStore
    from fbdesk.models.row import Row, Stored
    from fbdesk.models.snapshot import Plan
    from fbdesk.ui.background import Progress

WHOLE_ROW: Final = "The whole row"
DELETED: Final = "Deleted"


@dataclass(frozen=True, slots=True)
class Line:
    """One change in words: where it stands, what it is about, and both values."""

    key: str
    change: Change
    place: str
    thing: str
    field: str
    held: str
    wanted: str
    ticked: bool
    at_export: str | None = None

    @property
    def standing(self) -> Standing:
        """Return how it stands between the plan and the workbook."""
        return self.change.standing

    @property
    def usually_taken(self) -> bool:
        """Return whether nothing speaks against it."""
        return self.change.usually_taken


@dataclass(frozen=True, slots=True)
class ReadWorkbook:
    """A workbook that was read and compared with the plan of that moment."""

    plan: Plan
    found: WorkbookChange
    lines: tuple[Line, ...]


def read_changes(
    path: Path, plan: Plan, store: RevisionStore, language: str, progress: Progress
) -> ReadWorkbook:
    """Read a workbook and compare it with the plan; runs in a thread. Raises `FileError`.

    The kept revisions in the `store` tell what stood where both sides were changed.
    """
    programme = programme_of(plan)
    names = names_in_every_language(programme)
    found = preview(plan, path, names, lambda: progress.cancelled)
    progress.check()
    words = plan_words(programme, language)
    earlier = values_at_export(found.changes, kept_states(store, plan, lambda: progress.cancelled))
    lines = [line_of(words, plan, change) for change in found.changes]
    return ReadWorkbook(plan, found, tuple(_with_base(words, plan, e, earlier) for e in lines))


def _with_base(words: PlanWords, plan: Plan, line: Line, earlier: Mapping[str, Stored]) -> Line:
    """Return a line of a conflict with what stood there when the workbook was made."""
    change = line.change
    if change.standing is not Standing.CONFLICT or line.key not in earlier:
        return line
    stood = words.value(plan, change.kind, change.field, earlier[line.key])
    return replace(line, at_export=stood)


def line_of(words: PlanWords, plan: Plan, change: Change) -> Line:
    """Return a change in words."""
    row = change.new or plan.find(change.kind, change.key)
    thing = row_place(words, plan, row) if row else ""
    place = f"{change.sheet} {change.column}{change.row or ''}".strip()
    say = words.translate
    if not change.field:
        gone = change.standing is Standing.GONE
        held = all_of(words, plan, row) if gone and row else ""
        wanted = say(DELETED) if gone or row is None else all_of(words, plan, row)
        field = say(WHOLE_ROW)
    else:
        held = words.value(plan, change.kind, change.field, change.held)
        found = words.value(plan, change.kind, change.field, change.wanted)
        wanted = found or change.words
        field = words.field(change.kind, change.field)
    return Line(change.id, change, place, thing, field, held, wanted, change.usually_taken)


def all_of(words: PlanWords, plan: Plan, row: Row) -> str:
    """Return what a row holds, field by field; what is empty is left out."""
    kind = type(row)
    lines = []
    for name in (field.name for field in filled_in(kind)):
        value = words.value(plan, kind, name, getattr(row, name))
        if value:
            lines.append(f"{words.field(kind, name)}: {value}")
    return "\n".join(lines)
