"""The parts of a programme template: focus areas, tasks, parties, schemes, statuses and texts."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True)
class Part:
    """What every part shares: a programme file may hold nothing that a part does not know."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}


@dataclass(frozen=True, slots=True)
class Words(Part):
    """One text in the languages of the program; nynorsk falls back to bokmål."""

    nb: str
    en: str
    nn: str = ""

    def text(self, language: str) -> str:
        """Return the text in `nb`, `nn` or `en`."""
        return self.en if language == "en" else (language == "nn" and self.nn) or self.nb


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Part):
    """One value of a list that the programme sets: a stable code, its name, and what it means."""

    code: str
    name: Words
    text: Words | None = None


@dataclass(frozen=True, slots=True)
class Period(Part):
    """A span of years, both included."""

    first_year: int
    last_year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class City(Part):
    """A participating city, by its number in 2009 and today, and with which city it plans."""

    number_2009: str
    number: str
    name: str
    plans_with: tuple[str, ...] = ()
    invited: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusArea(Part):
    """Innsatsområde: its tasks, colour and icon, and whether it is measured in tonnes."""

    code: str
    name: Words
    short_name: Words
    colour: str
    icon: str
    measured_in_tonnes: bool
    text: Words
    tasks: tuple[Choice, ...]
    agreement_heads: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeParty(Part):
    """A party that the programme brings: ministries, KS, the organisations of business."""

    code: str
    kind: str
    short_name: str
    name: Words
    role: Words
    later: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Part):
    """A role in the programme's organisation, held in the municipality or by the state."""

    code: str
    name: Words
    level: Literal["municipality", "county", "state"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Network(Part):
    """A subject network for one focus area, and who coordinates it."""

    code: str
    name: Words
    focus_area: str
    coordinator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingSeriesTemplate(Part):
    """A series of meetings; `times_per_year` is None where the parties meet as needed.

    `status_report` marks a series whose meetings each get a report of how the plan stands.
    """

    code: str
    name: Words
    text: Words
    times_per_year: int | None = None
    status_report: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeDeadline(Part):
    """A date of the programme; `due` is the last day of the month or season where no day is set.

    A yearly deadline holds first on `due`, then on the same day each year of the programme.
    """

    code: str
    name: Words
    due: date
    precision: Literal["day", "month", "season"]
    yearly: bool = False
    document: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeEvent(Part):
    """Something that happened in the programme, for its timeline."""

    date: date
    name: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingScheme(Part):
    """A source of money; `matched` asks for an own effort at least as large as the money."""

    code: str
    name: Words
    text: Words
    owner: Literal["municipality", "county", "state", "other"]
    own_effort: bool = False
    matched: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Status(Part):
    """Where a measure stands; `counts` puts its effect on the measures path.

    `proposed` marks what may come: not decided yet, and neither put off nor given up.
    """

    code: str
    name: Words
    counts: bool
    closed: bool
    proposed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependence(Choice):
    """How far a measure depends on the state; `required` means that it does not come without."""

    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyKind(Choice):
    """A kind of party; `state` marks those that speak for the state."""

    state: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentStatus(Choice):
    """Where a commitment stands; `agreed` means that the party has said yes and stands by it.

    `closed` means that nobody waits for it any longer: agreed and closed it is fulfilled.
    """

    agreed: bool = False
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementSectionTemplate(Part):
    """A numbered section of the agreement with the text that a new plan starts from."""

    number: int
    code: str
    title: Words
    text: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetScope(Part):
    """Which sectors of the inventory a target speaks of."""

    code: str
    name: Words
    text: Words
    includes: tuple[str, ...] | None = None
    excludes: tuple[str, ...] = ()

    def covers(self, sector: str) -> bool:
        """Tell whether a sector, by its published label, belongs to the scope."""
        included = self.includes is None or sector in self.includes
        return included and sector not in self.excludes


@dataclass(frozen=True, slots=True)
class OwnDecision(Part):
    """A part of the template that no source gives, and why it is as it is."""

    part: str
    reason: str


@dataclass(frozen=True, slots=True)
class FactSource(Part):
    """Where facts of the template come from, and which."""

    title: str
    url: str
    gives: str
