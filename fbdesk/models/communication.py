"""Information and deadlines: what is told to whom, and what is due when."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from fbdesk.models.row import Between, Code, LongText, Person, Row, To
from fbdesk.models.strategy import FOCUS_AREA

DEADLINE_KINDS = Code(
    "deadline_kind", ("programme", "state_budget", "municipal_budget", "report", "own")
)
PRECISIONS = Code("precision", ("day", "month", "season"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Communication(Row):
    """Informasjonstiltak: outreach to an audience through a channel, and what came of it."""

    order: ClassVar[tuple[str, ...]] = ("dated", "position")

    title: str
    audience: str = ""
    channel: str = ""
    dated: date | None = None
    focus_area: Annotated[str, FOCUS_AREA] = "0"
    message: Annotated[str, LongText()] = ""
    result: Annotated[str, LongText()] = ""
    responsible: Annotated[str, Person()] = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CommunicationMeasure(Row):
    """A measure that an outreach activity tells of."""

    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("communication", "measure"),)

    communication: Annotated[str, To("communication")]
    measure: Annotated[str, To("measure")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(Row):
    """Frist: what is due on a day, once or each year on the same day.

    `origin` is the programme's code for one that the programme brings, `document` the document
    that is due. Every occurrence up to and including `done_through` is done; a yearly deadline
    ends with `last_year` where it has one.
    """

    order: ClassVar[tuple[str, ...]] = ("due", "position")

    title: str
    due: date
    precision: Annotated[str, PRECISIONS] = "day"
    kind: Annotated[str, DEADLINE_KINDS] = "own"
    yearly: bool = False
    last_year: Annotated[int | None, Between(1990, 2100)] = None
    remind_days: Annotated[int, Between(0, 365)] = 14
    done_through: date | None = None
    measure: Annotated[str | None, To("measure")] = None
    document: str = ""
    origin: str = ""
    responsible: Annotated[str, Person()] = ""
    note: Annotated[str, LongText()] = ""
    position: int = 0
