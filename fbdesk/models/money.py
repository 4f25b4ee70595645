"""What the measures cost and who pays, per year, in øre."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from fbdesk.models.city import OptionalYear, Year
from fbdesk.models.row import Code, Row, To

COST_KINDS = Code("cost_kind", ("investment", "operating", "saving"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine(Row):
    """Kostnad: gross and additional cost planned for a year, and what it came to."""

    order: ClassVar[tuple[str, ...]] = ("year", "kind")

    measure: Annotated[str, To("measure")]
    kind: Annotated[str, COST_KINDS] = "investment"
    year: Year
    gross_ore: int = 0
    additional_ore: int | None = None
    actual_ore: int | None = None
    price_year: OptionalYear = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingLine(Row):
    """Finansiering: what a scheme gives a measure in a year; empty where not yet known."""

    order: ClassVar[tuple[str, ...]] = ("year", "scheme")

    measure: Annotated[str, To("measure")]
    scheme: Annotated[str, Code("scheme")] = "municipal"
    year: Year
    applied_ore: int | None = None
    granted_ore: int | None = None
    paid_ore: int | None = None
    note: str = ""
