"""The city and its region: what the plan is about, which municipalities, and who takes part."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from fbdesk.models.row import Between, Code, LongText, Person, Row, To

PLAN_YEARS = Between(1990, 2100)
Year = Annotated[int, PLAN_YEARS]
OptionalYear = Annotated[int | None, PLAN_YEARS]

ELECTRICITY = Code("electricity", ("none", "location", "market", "life_cycle"))
GWP_SETS = Code("gwp_set", ("SAR", "AR4", "AR5", "AR6"))
PARTY_KINDS = Code(
    "party_kind",
    (
        "municipality",
        "county",
        "state_agency",
        "ministry",
        "ks",
        "business",
        "organisation",
        "university",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Row):
    """Plan: its name, programme and period, and the choices that all results depend on."""

    name: str
    programme: str
    subtitle: str = ""
    introduction: Annotated[str, LongText()] = ""
    example_data: bool = False
    start_year: Year = 2009
    period_from: Year = 2009
    period_to: Year = 2014
    factors_edition: str = "2026.1"
    gwp_set: Annotated[str, GWP_SETS] = "AR5"
    electricity: Annotated[str, ELECTRICITY] = "none"
    discount_rate: Annotated[float, Between(0, 0.2)] = 0.04
    price_year: OptionalYear = None
    seed: int = 2009
    inventory_edition: Annotated[str | None, To("inventory_edition")] = None
    region_name: str = ""
    region_delimitation: Annotated[str, LongText()] = ""
    region_reason: Annotated[str, LongText()] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality(Row):
    """Kommune: `planning` marks those whose plan this is, the others belong to the region."""

    order: ClassVar[tuple[str, ...]] = ("position", "number")
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("number",),)

    number: str
    name: str
    planning: bool = True
    valid_from: OptionalYear = None
    valid_to: OptionalYear = None
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Population(Row):
    """Inhabitants of a municipality at the start of a year."""

    order: ClassVar[tuple[str, ...]] = ("municipality", "year")
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("municipality", "year"),)

    municipality: Annotated[str, To("municipality")]
    year: Year
    inhabitants: Annotated[int, Between(0, 10_000_000)]
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cooperation(Row):
    """Samarbeid: how work with neighbours, county or regional state agencies is organised."""

    order: ClassVar[tuple[str, ...]] = ("position",)

    name: str
    with_whom: str = ""
    description: Annotated[str, LongText()] = ""
    builds_on: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Row):
    """Part eller partner: a municipality, county, ministry, KS, business or organisation."""

    order: ClassVar[tuple[str, ...]] = ("position", "name")

    name: str
    kind: Annotated[str, PARTY_KINDS]
    role: str = ""
    contact_role: str = ""
    contact_person: Annotated[str, Person()] = ""
    position: int = 0
