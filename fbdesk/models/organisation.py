"""Organisation and meetings: bodies with members, series of meetings, agendas and action items."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from fbdesk.models.row import Between, Code, LongText, Person, Row, To
from fbdesk.models.strategy import FOCUS_AREA

BODY_KINDS = Code(
    "body_kind", ("political", "steering", "project", "working_group", "network", "other")
)
MEETING_STATES = Code("meeting_state", ("planned", "held", "cancelled"))
ATTENDANCE = Code("attendance", ("invited", "attended", "absent"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Row):
    """Organ: a political body, steering group, project, working group or network.

    `origin` is the programme's code for one that the programme brings.
    """

    order: ClassVar[tuple[str, ...]] = ("position", "name")

    name: str
    kind: Annotated[str, BODY_KINDS] = "working_group"
    focus_area: Annotated[str, FOCUS_AREA] = "0"
    mandate: Annotated[str, LongText()] = ""
    meets: str = ""
    origin: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyMember(Row):
    """A seat in a body: the role, the party it speaks for, and a person if the user wants."""

    order: ClassVar[tuple[str, ...]] = ("position",)

    body: Annotated[str, To("body")]
    role: str = ""
    party: Annotated[str | None, To("party")] = None
    person: Annotated[str, Person()] = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingSeries(Row):
    """Møteserie: meetings that come again; `times_per_year` is empty where they come as needed."""

    order: ClassVar[tuple[str, ...]] = ("position", "title")

    title: str
    purpose: Annotated[str, LongText()] = ""
    times_per_year: Annotated[int | None, Between(1, 52)] = None
    participants: str = ""
    body: Annotated[str | None, To("body")] = None
    origin: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Row):
    """Møte: when and where, how it stands, and what came of it in a few words."""

    order: ClassVar[tuple[str, ...]] = ("dated", "starts", "title")

    title: str
    series: Annotated[str | None, To("meeting_series")] = None
    dated: date | None = None
    starts: str = ""
    place: str = ""
    state: Annotated[str, MEETING_STATES] = "planned"
    chair: Annotated[str, Person()] = ""
    minutes_by: Annotated[str, Person()] = ""
    summary: Annotated[str, LongText()] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingParticipant(Row):
    """Who is asked to a meeting, for which party, and whether they came."""

    order: ClassVar[tuple[str, ...]] = ("position",)

    meeting: Annotated[str, To("meeting")]
    party: Annotated[str | None, To("party")] = None
    person: Annotated[str, Person()] = ""
    role: str = ""
    attendance: Annotated[str, ATTENDANCE] = "invited"
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Row):
    """Sak: an item of the agenda, what was said, and what was decided."""

    order: ClassVar[tuple[str, ...]] = ("position",)

    meeting: Annotated[str, To("meeting")]
    title: str
    text: Annotated[str, LongText()] = ""
    planned_minutes: Annotated[int | None, Between(1, 1_440)] = None
    discussion: Annotated[str, LongText()] = ""
    decision: Annotated[str, LongText()] = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItemMeasure(Row):
    """A measure that an item of the agenda is about."""

    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("agenda_item", "measure"),)

    agenda_item: Annotated[str, To("agenda_item")]
    measure: Annotated[str, To("measure")]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItemCommitment(Row):
    """A commitment that an item of the agenda is about."""

    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("agenda_item", "commitment"),)

    agenda_item: Annotated[str, To("agenda_item")]
    commitment: Annotated[str, To("commitment")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionItem(Row):
    """Oppfølgingspunkt: what someone does after a meeting, and by when."""

    order: ClassVar[tuple[str, ...]] = ("position",)

    meeting: Annotated[str, To("meeting")]
    agenda_item: Annotated[str | None, To("agenda_item")] = None
    text: Annotated[str, LongText()]
    responsible: Annotated[str, Person()] = ""
    due: date | None = None
    done: date | None = None
    position: int = 0
