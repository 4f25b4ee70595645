"""Conflicts and remarks of a merge in the user's words, for the window and the command line."""

from collections.abc import Iterator
from dataclasses import dataclass

from fbdesk.document.merging.conflicts import (
    Choice,
    CollisionConflict,
    Conflict,
    DeletionConflict,
    FieldConflict,
    Remark,
    Told,
)
from fbdesk.document.merging.differences import typed_fields
from fbdesk.document.merging.plans import Meeting
from fbdesk.document.merging.tables import Tables, value
from fbdesk.models.belonging import owner
from fbdesk.models.declarations import fields
from fbdesk.models.row import Row, Stored
from fbdesk.models.row_change import RowChange
from fbdesk.models.snapshot import Plan
from fbdesk.reports.plan_words import PlanWords

MOST_CHANGES = 8

DELETED = {
    Choice.MINE: "deleted in mine, changed in theirs",
    Choice.THEIRS: "changed in mine, deleted in theirs",
}
TOLD = {
    Told.TWINS: "Both added it. It is one row now.",
    Told.RENUMBERED: "Number {left} was given out twice. This one is now {taken}.",
    Told.ORDER: "Both worked on the order of the list. It has got its place in it.",
    Told.STAMP: "Both entered the value. Who and when is told of the one that stays.",
}


@dataclass(frozen=True, slots=True)
class ConflictWords:
    """A conflict as people read it: the thing, what of it, and its three states."""

    thing: str
    what: str
    base: str
    mine: str
    theirs: str

    @property
    def title(self) -> str:
        """Return the thing and what of it in one line: `T-07 Bussvei: Ansvarlig`."""
        return f"{self.thing}: {self.what}" if self.what else self.thing


class MergeWords:
    """Puts the conflicts and remarks of one merge into words."""

    def __init__(self, words: PlanWords, meeting: Meeting) -> None:
        self._words = words
        self._meeting = meeting
        self._say = words.translate

    def conflict(self, conflict: Conflict) -> ConflictWords:
        """Return a conflict in words."""
        if isinstance(conflict, FieldConflict):
            return self._field(conflict)
        if isinstance(conflict, DeletionConflict):
            return self._deletion(conflict)
        return self._collision(conflict)

    def place(self, row: Row) -> tuple[str, str]:
        """Return the thing that a row is part of, and what part; empty where it is the thing."""
        plan = self._meeting.find(lambda state: state.find(type(row), row.key))
        thing = owner(plan, row)
        name = self._words.thing(plan, thing)
        if thing is row or thing.key == row.key:
            return name, ""
        own = self._words.thing(plan, row)
        kind = self._words.kind(type(row))
        return name, own if own == kind else f"{kind}, {own}"

    def remark(self, remark: Remark, tables: Tables) -> str:
        """Return in one line what the merge settled without asking; empty where nothing shows."""
        row = tables[remark.kind].get(remark.key)
        if row is None or remark.code is Told.ORDER:
            return ""
        thing, part = self.place(row)
        said = self._say(TOLD[remark.code]).format(left=remark.left, taken=remark.taken)
        return f"{thing}, {part}: {said}" if part else f"{thing}: {said}"

    def _field(self, conflict: FieldConflict) -> ConflictWords:
        kind, key = conflict.kind, conflict.key
        plan = self._meeting.find(lambda state: state.find(kind, key))
        row = plan.find(kind, key)
        thing, part = self.place(row) if row else ("", "")
        label = self._words.field(kind, conflict.field)
        base = self._meeting.base or self._meeting.mine
        states = (
            (base, conflict.base),
            (self._meeting.mine, conflict.mine),
            (self._meeting.theirs, conflict.theirs),
        )
        shown = [self._words.value(plan, kind, conflict.field, held) for plan, held in states]
        return ConflictWords(thing, f"{part}, {label}" if part else label, *shown)

    def _deletion(self, conflict: DeletionConflict) -> ConflictWords:
        thing, part = self.place(conflict.row)
        deleted = self._say("Deleted")
        kept = "\n".join(self._changes(conflict))
        what = self._say(DELETED[conflict.deleted_by])
        states = (deleted, kept) if conflict.deleted_by is Choice.MINE else (kept, deleted)
        return ConflictWords(thing, f"{part}, {what}" if part else what, "", *states)

    def _changes(self, conflict: DeletionConflict) -> Iterator[str]:
        kept_by = conflict.deleted_by is Choice.THEIRS
        after = self._meeting.mine if kept_by else self._meeting.theirs
        before = self._meeting.base or after
        lines = [
            line
            for difference in conflict.changes
            for line in self._change(difference, before, after, conflict.key)
        ]
        yield from lines[:MOST_CHANGES]
        if len(lines) > MOST_CHANGES:
            yield self._say("and {number} more changes").format(number=len(lines) - MOST_CHANGES)

    def _change(self, difference: RowChange, before: Plan, after: Plan, root: str) -> Iterator[str]:
        kind, row = difference.kind, difference.row
        _, part = self.place(row)
        named = "" if difference.key == root else part or self._words.thing(after, row)
        if difference.before is None:
            yield self._say("New: {row}").format(row=named)
        for name in difference.fields if difference.before and difference.after else ():
            label = self._words.field(kind, name)
            old = self._one_line(before, difference.before, name)
            new = self._one_line(after, difference.after, name)
            start = f"{named}, {label}" if named else label
            yield f"{start}: {old} → {new}"

    def _collision(self, conflict: CollisionConflict) -> ConflictWords:
        thing, part = self.place(conflict.mine)
        mine = "\n".join(self._told_apart(self._meeting.mine, conflict.mine, conflict.theirs))
        theirs = "\n".join(self._told_apart(self._meeting.theirs, conflict.theirs, conflict.mine))
        return ConflictWords(thing, part, "", mine, theirs)

    def _told_apart(self, plan: Plan, row: Row, other: Row) -> Iterator[str]:
        names = [name for name in typed_fields(row, other) if name != "key"]
        for name in names or [field.name for field in fields(type(row))[2:3]]:
            yield f"{self._words.field(type(row), name)}: {self._one_line(plan, row, name)}"

    def _one_line(self, plan: Plan, row: Row | None, name: str) -> str:
        if row is None:
            return "–"
        held: Stored = value(row, name)
        return " ".join(self._words.value(plan, type(row), name, held).split()) or "–"
