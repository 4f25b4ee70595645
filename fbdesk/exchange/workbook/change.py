"""What taking a filled-in workbook back would change in the plan, one choice for each change."""

from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Final

from fbdesk.exchange.reading import Message
from fbdesk.models.declarations import table_name
from fbdesk.models.row import Row, Stored


class Standing(StrEnum):
    """How a change stands: made in the workbook alone, in both places, a new row, one gone."""

    CHANGED = auto()
    CONFLICT = auto()
    NEW = auto()
    GONE = auto()


USUALLY_TAKEN: Final = frozenset({Standing.CHANGED, Standing.NEW})
"""What is taken in unless the user says otherwise: nothing that overwrites or deletes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that the workbook says otherwise than the plan.

    `field` is empty where a whole row is meant: `new` is the row that comes, or None where the
    row `key` has gone from the workbook. `held` is what the plan holds, `wanted` what the workbook
    says, `words` as its cell writes it, `mark` the mark of what stood there when the workbook was
    made. `row` is 0 where the workbook has no such row any more.
    """

    kind: type[Row]
    key: str
    standing: Standing
    sheet: str
    row: int = 0
    column: str = ""
    field: str = ""
    held: Stored = None
    wanted: Stored = None
    words: str = ""
    mark: str = ""
    new: Row | None = None

    @property
    def id(self) -> str:
        """Name the change: no other one of the same workbook has this name."""
        return f"{table_name(self.kind)}/{self.key}/{self.field}"

    @property
    def usually_taken(self) -> bool:
        """Whether the change is taken in unless the user says otherwise."""
        return self.standing in USUALLY_TAKEN


@dataclass(frozen=True, slots=True)
class WorkbookChange:
    """Everything that a workbook would change, with what is to be said about its cells."""

    file_name: str
    sha256: str
    changes: tuple[Change, ...]
    messages: tuple[Message, ...]

    @property
    def errors(self) -> tuple[Message, ...]:
        """Return what cannot be taken in as it stands."""
        return tuple(each for each in self.messages if each.level == "error")

    @property
    def conflicts(self) -> tuple[Change, ...]:
        """Return what was changed in the plan too since the workbook was made."""
        return tuple(each for each in self.changes if each.standing is Standing.CONFLICT)

    @property
    def usual(self) -> tuple[Change, ...]:
        """Return what is taken in unless the user says otherwise."""
        return tuple(each for each in self.changes if each.usually_taken)
