"""Report periods: opened, filled, closed with a frozen copy of every reported row, reopened."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, ClassVar

from fbdesk.models.row import Code, LongText, Person, Row, To

PERIOD_KINDS = Code("period_kind", ("quarter", "half_year", "year"))
PERIOD_STATES = Code("period_state", ("open", "closed"))
PERIOD_ACTIONS = Code("period_action", ("closed", "reopened"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPeriod(Row):
    """Rapportperiode: from `first_day` to `last_day`, both included, and when its report is due."""

    order: ClassVar[tuple[str, ...]] = ("first_day", "last_day")
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("kind", "first_day"),)

    title: str
    kind: Annotated[str, PERIOD_KINDS] = "year"
    first_day: date
    last_day: date
    due: date | None = None
    state: Annotated[str, PERIOD_STATES] = "open"
    summary: Annotated[str, LongText()] = ""
    deviations: Annotated[str, LongText()] = ""
    lessons: Annotated[str, LongText()] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodEvent(Row):
    """Who closed or reopened a period, when and why; `digest` is that of the frozen copy."""

    order: ClassVar[tuple[str, ...]] = ("happened",)

    report_period: Annotated[str, To("report_period")]
    action: Annotated[str, PERIOD_ACTIONS]
    happened: datetime
    person: Annotated[str, Person()] = ""
    reason: Annotated[str, LongText()] = ""
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenPart(Row):
    """What one part of the plan, or its results, was when a period was closed.

    `content` is the part's rows as JSON, packed with zlib, in base64; fields that name persons are
    left out. `part` is the name of a table, or `results`. A long content is cut into pieces.
    """

    order: ClassVar[tuple[str, ...]] = ("part", "piece")
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("report_period", "part", "piece"),)

    report_period: Annotated[str, To("report_period")]
    part: str
    piece: int = 0
    number_of_rows: int = 0
    content: Annotated[str, LongText()] = ""
