"""What a merge asks and tells: conflicts with their answers, and what it settled by itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from fbdesk.document.merging.prose import is_prose
from fbdesk.document.merging.tables import Tables
from fbdesk.models.declarations import table_name
from fbdesk.models.row import Row, Stored
from fbdesk.models.row_change import RowChange


class Choice(StrEnum):
    """One of two sides, or for text both."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


def other(side: Choice) -> Choice:
    """Return the side opposite to one side."""
    return Choice.THEIRS if side is Choice.MINE else Choice.MINE


@dataclass(frozen=True, slots=True)
class Question:
    """Names a conflict, the same each time the same plans are merged: table, key and field."""

    table: str
    key: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """Both sides changed one field, differently; `base` is None too where the base has no row."""

    kind: type[Row]
    key: str
    field: str
    base: Stored
    mine: Stored
    theirs: Stored
    in_base: bool = True

    @property
    def question(self) -> Question:
        """Return the conflict's name."""
        return Question(table_name(self.kind), self.key, self.field)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Return the possible answers."""
        both = (Choice.BOTH,) if is_prose(self.kind, self.field) else ()
        return (Choice.MINE, Choice.THEIRS, *both)


@dataclass(frozen=True, slots=True)
class DeletionConflict:
    """One side deleted a row; the other changed it, what belongs to it, or refers to it anew.

    To choose the side that deleted it gives `changes` up, to choose the other keeps the row with
    all that belongs to it.
    """

    kind: type[Row]
    key: str
    row: Row
    deleted_by: Choice
    changes: tuple[RowChange, ...]

    @property
    def question(self) -> Question:
        """Return the conflict's name."""
        return Question(table_name(self.kind), self.key)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Return the possible answers."""
        return (Choice.MINE, Choice.THEIRS)


@dataclass(frozen=True, slots=True)
class CollisionConflict:
    """Two rows came to be about the same thing, such as one year's inhabitants: one stays."""

    kind: type[Row]
    mine: Row
    theirs: Row

    @property
    def question(self) -> Question:
        """Return the conflict's name."""
        pair = "+".join(sorted((self.mine.key, self.theirs.key)))
        return Question(table_name(self.kind), pair)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Return the possible answers."""
        return (Choice.MINE, Choice.THEIRS)


Conflict = FieldConflict | DeletionConflict | CollisionConflict


class Told(StrEnum):
    """What a merge settled without asking, because there is one sensible way."""

    TWINS = "twins"
    """Both added the same thing (or one added again what the other kept): it is one row now."""
    RENUMBERED = "renumbered"
    """Both gave out the same number: this row got the next free one."""
    ORDER = "order"
    """Both changed the order of a list: this row has a place that one or both did not give it."""
    STAMP = "stamp"
    """Both entered a value: who and when is told of the one that stays."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that the merge settled: what stands there now, and what that took the place of."""

    code: Told
    kind: type[Row]
    key: str
    field: str = ""
    taken: Stored = None
    left: Stored = None


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers to conflicts by their names; `otherwise` answers all that have none."""

    chosen: Mapping[Question, Choice] = field(default_factory=dict)
    otherwise: Choice | None = None

    def to(self, conflict: Conflict) -> Choice | None:
        """Return the answer to a conflict; None where it is still open."""
        choice = self.chosen.get(conflict.question, self.otherwise)
        return choice if choice in conflict.choices else self.otherwise


@dataclass(frozen=True, slots=True)
class Asked:
    """A conflict and its answer, None while it is open."""

    conflict: Conflict
    answer: Choice | None


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged plan. While `open` is not empty the tables are a preview and may break a rule."""

    tables: Tables
    asked: tuple[Asked, ...]
    remarks: tuple[Remark, ...]

    @property
    def open(self) -> tuple[Conflict, ...]:
        """Return the conflicts without an answer."""
        return tuple(asked.conflict for asked in self.asked if asked.answer is None)
