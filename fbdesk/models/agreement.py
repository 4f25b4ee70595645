"""The agreement: its text, who signs, what each party commits to, and what depends on what."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

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
