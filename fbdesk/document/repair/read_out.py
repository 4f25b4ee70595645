"""What came of reading a plan out of a file that cannot be opened: rows, and what was lost."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from fbdesk.document.format_version import FormatVersion
from fbdesk.document.schema import CURRENT
from fbdesk.models.row import Row


class Why(StrEnum):
    """Why something of a file is not in the new plan, or not as it stood."""

    MISSING = "missing"
    """The part is missing or its place in the file is lost."""
    UNREADABLE = "unreadable"
    """So many rows stand in a damaged place."""
    END = "end"
    """The end of the part is lost; nobody can tell how many rows stood there."""
    LATE = "late"
    """Reading took too long and was given up."""
    ROW = "row"
    """One row lacks what it cannot be without."""
    KEY = "key"
    """The row's key is lost; it has a new one, and what referred to it is parted from it."""
    FIELD = "field"
    """One value is none that the field can hold; the field is empty or has its usual value."""
    TEXT = "text"
    """A text holds broken signs, which are marked or left out."""
    REFERENCE = "reference"
    """What the row belongs to is lost, and so the row is left out."""
    LET_GO = "let go"
    """What one field refers to is lost, and so the field is empty."""
    TWICE = "twice"
    """The row repeats what only one row may have, and is left out."""
    SETTINGS = "settings"
    """The plan's name and choices are lost; they have their usual values."""
    FOREIGN = "foreign"
    """The file holds something that fbdesk did not make; it was not run, and is left out."""


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that is not in the new plan as it stood in the file.

    `table` and `field` say where, `name` what it is called; `rows` counts, 0 where unknown.
    """

    why: Why
    table: str = ""
    name: str = ""
    field: str = ""
    rows: int = 1


@dataclass(frozen=True, slots=True)
class ReadOut:
    """The rows that were read out of a file, parents first, and everything that was lost.

    `digest` is what the file says its content's digest is, `plan_uuid` which plan it is; both
    are empty where the file cannot tell. `version` is the file's, or this program's. `strange`
    tells that a part of the plan stands in a table that fbdesk did not make.
    """

    rows: tuple[Row, ...] = ()
    losses: tuple[Loss, ...] = ()
    plan_uuid: str = ""
    digest: str = ""
    version: FormatVersion = CURRENT
    strange: bool = False

    def with_rows(self, rows: tuple[Row, ...], losses: tuple[Loss, ...]) -> "ReadOut":
        """Return this with other rows and more losses."""
        return replace(self, rows=rows, losses=(*self.losses, *losses))


@dataclass(slots=True)
class LossList:
    """Collects losses; the same kind of loss in very many rows is counted, not listed."""

    most: int = 2_000
    found: list[Loss] = field(default_factory=list)
    more: dict[tuple[Why, str], int] = field(default_factory=dict)

    def add(self, loss: Loss) -> None:
        """Note a loss."""
        if len(self.found) < self.most:
            self.found.append(loss)
        else:
            place = (loss.why, loss.table)
            self.more[place] = self.more.get(place, 0) + loss.rows

    def all(self) -> tuple[Loss, ...]:
        """Return every loss: the first ones by name, the rest counted."""
        counted = (Loss(why, table, rows=rows) for (why, table), rows in self.more.items())
        return (*self.found, *counted)
