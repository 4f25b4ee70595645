"""Following up: milestones, dated notes, political decisions, links, indicators and figures."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from fbdesk.models.city import OptionalYear, Year
from fbdesk.models.row import Code, LongText, Person, Row, To
from fbdesk.models.strategy import FOCUS_AREA

LINK_KINDS = Code("link_kind", ("web", "attachment", "case"))
DIRECTIONS = Code("indicator_direction", ("up", "down"))
INDICATOR_KINDS = Code("indicator_kind", ("result", "output", "context"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone(Row):
    """Milepæl: a step of a measure with a day; `done` is the day on which it was reached."""

    order: ClassVar[tuple[str, ...]] = ("due", "position")

    measure: Annotated[str, To("measure")]
    title: str
    due: date | None = None
    done: date | None = None
    note: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressNote(Row):
    """Framdriftsnotat: what happened with a measure, told on a day."""

    order: ClassVar[tuple[str, ...]] = ("dated", "position")

    measure: Annotated[str, To("measure")]
    dated: date
    text: Annotated[str, LongText()] = ""
    written_by: Annotated[str, Person()] = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Row):
    """Politisk vedtak: who decided what, when, and under which case number.

    It stays as a record of the plan when the measure that it was about is deleted.
    """

    order: ClassVar[tuple[str, ...]] = ("decided", "position")

    measure: Annotated[str | None, To("measure")] = None
    body: str
    decided: date | None = None
    case_number: str = ""
    text: Annotated[str, LongText()] = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureLink(Row):
    """Lenke eller vedlegg: where more about a measure stands; files themselves stay outside."""

    order: ClassVar[tuple[str, ...]] = ("position",)

    measure: Annotated[str, To("measure")]
    kind: Annotated[str, LINK_KINDS] = "web"
    title: str
    reference: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Row):
    """Indikator: what is counted, in which unit, and which way is better.

    A result indicator of a measure with a target tells the measure's degree of completion.
    """

    order: ClassVar[tuple[str, ...]] = ("position", "title")

    title: str
    definition: Annotated[str, LongText()] = ""
    kind: Annotated[str, INDICATOR_KINDS] = "result"
    focus_area: Annotated[str, FOCUS_AREA] = "0"
    measure: Annotated[str | None, To("measure")] = None
    goal: Annotated[str | None, To("goal")] = None
    unit: str = ""
    direction: Annotated[str, DIRECTIONS] = "up"
    baseline: float | None = None
    baseline_year: OptionalYear = None
    source: str = ""
    responsible: Annotated[str, Person()] = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorTarget(Row):
    """What an indicator should have come to by a year, in its unit."""

    order: ClassVar[tuple[str, ...]] = ("indicator", "year")
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("indicator", "year"),)

    indicator: Annotated[str, To("indicator")]
    year: Year
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorValue(Row):
    """Observasjon: what an indicator was on a day, in its unit, and where the figure comes from."""

    order: ClassVar[tuple[str, ...]] = ("indicator", "observed")
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("indicator", "observed"),)

    indicator: Annotated[str, To("indicator")]
    observed: date
    value: float
    source: str = ""
    note: str = ""
