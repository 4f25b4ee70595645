"""The measures, the instruments that carry them, and what they do to the city environment."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from fbdesk.models.city import OptionalYear
from fbdesk.models.row import Between, Code, LongText, Person, Row, To
from fbdesk.models.strategy import FOCUS_AREA

STATUSES = Code("status")
PRIORITIES = Code("priority", ("", "low", "medium", "high"))
DEPENDENCE = Code("state_dependence", ("", "none", "some", "great"))
IMPORTANCE = Code("programme_importance", ("", "none", "some", "great"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Row):
    """Tiltak: what is done, by whom, when, and how it stands."""

    order: ClassVar[tuple[str, ...]] = ("position", "number")
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("number",),)

    number: str
    title: str
    description: Annotated[str, LongText()] = ""
    focus_area: Annotated[str, FOCUS_AREA] = "0"
    task: Annotated[str, Code("task")] = ""
    status: Annotated[str, STATUSES] = "idea"
    existing: bool = False
    own_operation: bool = False
    start_year: OptionalYear = None
    end_year: OptionalYear = None
    phase_in_years: Annotated[int, Between(1, 50)] = 1
    responsible: Annotated[str, Person()] = ""
    geographic_scope: str = ""
    priority: Annotated[str, PRIORITIES] = ""
    risk: Annotated[str, LongText()] = ""
    state_dependence: Annotated[str, DEPENDENCE] = ""
    programme_importance: Annotated[str, IMPORTANCE] = ""
    programme_importance_reason: Annotated[str, LongText()] = ""
    lessons: Annotated[str, LongText()] = ""
    transferability: Annotated[str, LongText()] = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurePartner(Row):
    """A party that takes part in a measure."""

    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("measure", "party"),)

    measure: Annotated[str, To("measure")]
    party: Annotated[str, To("party")]


@dataclass(frozen=True, slots=True, kw_only=True)
class CityEnvironmentEffect(Row):
    """Bymiljø: what a measure does to one aspect of the city environment, −2 … +2, and why."""

    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("measure", "aspect"),)

    measure: Annotated[str, To("measure")]
    aspect: Annotated[str, Code("city_environment")]
    score: Annotated[int, Between(-2, 2)] = 0
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument(Row):
    """Virkemiddel: regulation, economy, planning, information, infrastructure, organisation."""

    order: ClassVar[tuple[str, ...]] = ("position", "title")

    title: str
    kind: Annotated[str, Code("instrument_kind")] = "planning"
    restrictive: bool = False
    level: Annotated[str, Code("level")] = "municipality"
    owner: str = ""
    description: Annotated[str, LongText()] = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureInstrument(Row):
    """An instrument that carries a measure."""

    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("measure", "instrument"),)

    measure: Annotated[str, To("measure")]
    instrument: Annotated[str, To("instrument")]
