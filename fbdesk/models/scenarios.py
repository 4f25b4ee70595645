"""Scenarios: named sets of measures, so that paths with and without some can be compared."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from fbdesk.models.row import Code, LongText, Row, To

ADOPTED, PROPOSED, WITHOUT_STATE, CHOSEN = "adopted", "proposed", "without_state", "chosen"
BASES = Code("scenario_basis", (ADOPTED, PROPOSED, WITHOUT_STATE, CHOSEN))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(Row):
    """Scenario: the rule that says which measures it holds; `chosen` starts with none.

    The rules follow the plan: a measure that is adopted tomorrow is in the scenario tomorrow.
    """

    order: ClassVar[tuple[str, ...]] = ("position", "title")

    title: str
    basis: Annotated[str, BASES] = CHOSEN
    description: Annotated[str, LongText()] = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioMeasure(Row):
    """A measure that the planner has taken into a scenario or out of it, whatever its rule says."""

    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("scenario", "measure"),)

    scenario: Annotated[str, To("scenario")]
    measure: Annotated[str, To("measure")]
    included: bool = True
