"""What the measures do: one calculation per effect, each input with its source."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar

from fbdesk.models.city import OptionalYear
from fbdesk.models.row import Between, Code, LongText, Person, Row, To

OVERLAPS = Code("overlap", ("overlapping", "disjoint"))
SPREADS = Code("spread", ("", "percent", "triangular", "lognormal"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect(Row):
    """Effekt: one calculation of a measure, by a method of the catalogue.

    Empty `start_year` and `phase_in_years` follow the measure; empty `lifetime_years` is
    permanent; empty `sector` and `source` are the method's own.
    """

    order: ClassVar[tuple[str, ...]] = ("position",)

    measure: Annotated[str, To("measure")]
    method: Annotated[str, Code("method")]
    title: str = ""
    start_year: OptionalYear = None
    phase_in_years: Annotated[int | None, Between(1, 50)] = None
    lifetime_years: Annotated[int | None, Between(1, 100)] = None
    yearly_change: Annotated[float, Between(-0.5, 0.5)] = 0.0
    sector: str = ""
    source: str = ""
    overlap: Annotated[str, OVERLAPS] = "overlapping"
    overlap_reason: str = ""
    note: Annotated[str, LongText()] = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectInput(Row):
    """One input of a calculation: a number, a text (code, reason) or a small table as JSON.

    `factor` names the factor of the edition that the value was taken from. `low` and `high`
    are the bounds of a triangular spread; a percent or lognormal spread uses `high` alone, as
    the share of the value (0.2 = ±20 %).
    """

    order: ClassVar[tuple[str, ...]] = ("effect", "name")
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("effect", "name"),)

    effect: Annotated[str, To("effect")]
    name: str
    value: float | None = None
    text: str = ""
    factor: str = ""
    source: str = ""
    note: str = ""
    spread: Annotated[str, SPREADS] = ""
    low: float | None = None
    high: float | None = None
    entered_by: Annotated[str, Person()] = ""
    entered_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorOverride(Row):
    """The plan's own value for a factor of the edition, with its source and reason."""

    order: ClassVar[tuple[str, ...]] = ("factor",)
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("factor",),)

    factor: str
    value: float
    unit: str
    source: str
    reason: str = ""
