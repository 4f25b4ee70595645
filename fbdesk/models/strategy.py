"""The strategy: challenges, goals, targets with their scope, and six heads per focus area."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from fbdesk.models.city import Year
from fbdesk.models.row import Between, Code, LongText, Row, To

FOCUS_AREA = Code("focus_area")
GOAL_KINDS = Code("goal_kind", ("main", "sub"))
SCOPES = Code("target_scope")
REFERENCE_METHODS = Code(
    "reference_method", ("constant", "linear", "trend", "per_inhabitant", "stated")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge(Row):
    """Utfordring: what makes the goals hard to reach here."""

    order: ClassVar[tuple[str, ...]] = ("position",)

    focus_area: Annotated[str, FOCUS_AREA] = "0"
    title: str
    description: Annotated[str, LongText()] = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Row):
    """Mål: a main goal or a sub-goal, in words; its figures are targets."""

    order: ClassVar[tuple[str, ...]] = ("position",)

    kind: Annotated[str, GOAL_KINDS] = "sub"
    focus_area: Annotated[str, FOCUS_AREA] = "0"
    title: str
    description: Annotated[str, LongText()] = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Row):
    """Måltall: −`reduction_share` by `year` from `base_year`, for the sectors of its scope.

    `scope` is a code of the programme, or `sectors` for the labels listed in `sectors`
    (one per line, as the inventory publishes them).
    """

    order: ClassVar[tuple[str, ...]] = ("year", "position")

    goal: Annotated[str | None, To("goal")] = None
    title: str
    reduction_share: Annotated[float, Between(0, 1)]
    base_year: Year
    year: Year
    scope: Annotated[str, SCOPES]
    sectors: Annotated[str, LongText()] = ""
    main: bool = False
    reason: Annotated[str, LongText()] = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceAssumption(Row):
    """How the reference path carries a sector (or one source of it) forward, and why.

    An empty sector speaks for all that no other row names. `yearly_change` (share per year)
    belongs to the methods `linear` (of the start year's emissions) and `trend` (of the year
    before, so that it compounds); `stated` has its figures in `ReferenceValue`.
    """

    order: ClassVar[tuple[str, ...]] = ("sector", "source")
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("sector", "source"),)

    sector: str = ""
    source: str = ""
    method: Annotated[str, REFERENCE_METHODS] = "constant"
    yearly_change: Annotated[float, Between(-0.5, 0.5)] = 0.0
    reason: Annotated[str, LongText()] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceValue(Row):
    """What an assumption with the method `stated` says that its sources emit in one year."""

    order: ClassVar[tuple[str, ...]] = ("assumption", "year")
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("assumption", "year"),)

    assumption: Annotated[str, To("reference_assumption")]
    year: Year
    emission_t: Annotated[float, Between(0, 1_000_000_000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy(Row):
    """Strategi for one focus area, under the six heads of the programme's action plans.

    `own_name` is what the plan calls the area, where the programme lets each plan have its own.
    """

    order: ClassVar[tuple[str, ...]] = ("focus_area",)
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("focus_area",),)

    focus_area: Annotated[str, FOCUS_AREA]
    own_name: str = ""
    agreement_says: Annotated[str, LongText()] = ""
    status: Annotated[str, LongText()] = ""
    framework: Annotated[str, LongText()] = ""
    main_challenges: Annotated[str, LongText()] = ""
    strategic_approach: Annotated[str, LongText()] = ""
    programme_of_measures: Annotated[str, LongText()] = ""
