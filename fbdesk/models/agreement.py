"""The agreement: its text, who signs, what each party commits to, what depends on what, annex."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from fbdesk.models.city import Year
from fbdesk.models.row import Code, LongText, Person, Row, To
from fbdesk.models.strategy import FOCUS_AREA


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Row):
    """Intensjonsavtale: title, version and state."""

    order: ClassVar[tuple[str, ...]] = ("position",)

    title: str
    version: str = ""
    state: Annotated[str, Code("agreement_state")] = "draft"
    dated: date | None = None
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementSection(Row):
    """A numbered section of the agreement's text."""

    order: ClassVar[tuple[str, ...]] = ("position",)

    agreement: Annotated[str, To("agreement")]
    code: Annotated[str, Code("agreement_section")] = ""
    title: str
    text: Annotated[str, LongText()] = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory(Row):
    """Who signs the agreement for a party."""

    order: ClassVar[tuple[str, ...]] = ("position",)

    agreement: Annotated[str, To("agreement")]
    party: Annotated[str, To("party")]
    name: Annotated[str, Person()] = ""
    title: str = ""
    signed: date | None = None
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Row):
    """Forpliktelse: what one party promises, by when, and how it stands."""

    order: ClassVar[tuple[str, ...]] = ("position", "number")
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("number",),)

    number: str
    party: Annotated[str, To("party")]
    focus_area: Annotated[str, FOCUS_AREA] = "0"
    text: Annotated[str, LongText()]
    deadline: date | None = None
    status: Annotated[str, Code("commitment_status")] = "proposed"
    follow_up: Annotated[str, LongText()] = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentMeasure(Row):
    """A measure that a commitment is about."""

    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("commitment", "measure"),)

    commitment: Annotated[str, To("commitment")]
    measure: Annotated[str, To("measure")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition(Row):
    """Motytelse: `commitment` holds if or when `requires` is done."""

    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("commitment", "requires"),)

    commitment: Annotated[str, To("commitment")]
    requires: Annotated[str, To("commitment")]
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentWording(Row):
    """How a commitment read before, until which day, and why it was worded anew."""

    order: ClassVar[tuple[str, ...]] = ("commitment", "until")

    commitment: Annotated[str, To("commitment")]
    text: Annotated[str, LongText()]
    until: date
    reason: str = ""
    changed_by: Annotated[str, Person()] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentYear(Row):
    """How a commitment stood in a year, as its party was held to it."""

    order: ClassVar[tuple[str, ...]] = ("commitment", "year")
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("commitment", "year"),)

    commitment: Annotated[str, To("commitment")]
    year: Year
    status: Annotated[str, Code("commitment_status")] = "proposed"
    note: Annotated[str, LongText()] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JointProject(Row):
    """Fellesprosjekt: what several parties do together; the agreement's annex lists them."""

    order: ClassVar[tuple[str, ...]] = ("position", "title")

    title: str
    focus_area: Annotated[str, FOCUS_AREA] = "0"
    description: Annotated[str, LongText()] = ""
    lead: Annotated[str | None, To("party")] = None
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class JointProjectParty(Row):
    """A party that takes part in a joint project."""

    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("joint_project", "party"),)

    joint_project: Annotated[str, To("joint_project")]
    party: Annotated[str, To("party")]


@dataclass(frozen=True, slots=True, kw_only=True)
class JointProjectYear(Row):
    """What a joint project does in a year, and what it may cost; the annex is renewed yearly."""

    order: ClassVar[tuple[str, ...]] = ("joint_project", "year")
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("joint_project", "year"),)

    joint_project: Annotated[str, To("joint_project")]
    year: Year
    activity: Annotated[str, LongText()] = ""
    amount_ore: int | None = None
    result: Annotated[str, LongText()] = ""
