"""The programme as data: everything that belongs to Framtidens byer and not to planning as such."""

import dataclasses
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Protocol, TypeVar

from fbdesk.errors import FileError, UsageError
from fbdesk.models.programmes.parts import (
    AgreementSectionTemplate,
    Choice,
    City,
    CommitmentStatus,
    Dependence,
    FactSource,
    FocusArea,
    FundingScheme,
    MeetingSeriesTemplate,
    Network,
    OwnDecision,
    Part,
    PartyKind,
    Period,
    ProgrammeDeadline,
    ProgrammeEvent,
    ProgrammeParty,
    Role,
    Status,
    TargetScope,
    Words,
)
from fbdesk.resource_files import resource


class Coded(Protocol):
    """A part that is known by its code."""

    @property
    def code(self) -> str:
        """The stable code."""


class Named(Coded, Protocol):
    """A part with a code and a name that people read."""

    @property
    def name(self) -> Words:
        """The name in the languages of the program."""


CodedT = TypeVar("CodedT", bound=Coded)


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme(Part):
    """A programme template, read from `resources/programmes/<code>.json`."""

    code: str
    name: Words
    tagline: Words
    period: Period
    agreement_period: Period
    start_year: int
    cities: tuple[City, ...]
    main_goal: Words
    sub_goals: tuple[Choice, ...]
    city_environment_aspects: tuple[Choice, ...]
    focus_areas: tuple[FocusArea, ...]
    party_kinds: tuple[PartyKind, ...]
    parties: tuple[ProgrammeParty, ...]
    roles: tuple[Role, ...]
    networks: tuple[Network, ...]
    meeting_series: tuple[MeetingSeriesTemplate, ...]
    deadlines: tuple[ProgrammeDeadline, ...]
    events: tuple[ProgrammeEvent, ...]
    funding_schemes: tuple[FundingScheme, ...]
    statuses: tuple[Status, ...]
    instrument_kinds: tuple[Choice, ...]
    levels: tuple[Choice, ...]
    importance: tuple[Choice, ...]
    priorities: tuple[Choice, ...]
    state_dependence: tuple[Dependence, ...]
    commitment_statuses: tuple[CommitmentStatus, ...]
    agreement_states: tuple[Choice, ...]
    agreement_sections: tuple[AgreementSectionTemplate, ...]
    strategy_heads: tuple[Choice, ...]
    target_scopes: tuple[TargetScope, ...]
    reporting_notes: tuple[Words, ...]
    ours: tuple[OwnDecision, ...]
    sources: tuple[FactSource, ...]
    agreement_title: Words
    """What a new plan calls its agreement; `{places}` are the names of its municipalities."""
    own_focus_areas: bool = False
    """Each plan has focus areas of its own; `focus_areas` are those that it starts with."""

    def focus_area(self, code: str) -> FocusArea:
        """Return a focus area; raises `UsageError` for a code that the programme lacks."""
        return _one(self.focus_areas, code, self)

    def task(self, code: str) -> Choice:
        """Return a task, for example `1.3`; raises `UsageError` for an unknown one."""
        return _one(self.tasks, code, self)

    @property
    def tasks(self) -> tuple[Choice, ...]:
        """Every task of every focus area, in the programme's order."""
        return tuple(task for area in self.focus_areas for task in area.tasks)

    def scope(self, code: str) -> TargetScope:
        """Return a target scope; raises `UsageError` for an unknown one."""
        return _one(self.target_scopes, code, self)

    def status(self, code: str) -> Status:
        """Return a status of measures; raises `UsageError` for an unknown one."""
        return _one(self.statuses, code, self)

    def funding_scheme(self, code: str) -> FundingScheme:
        """Return a funding scheme; raises `UsageError` for an unknown one."""
        return _one(self.funding_schemes, code, self)

    def counts(self, status: str) -> bool:
        """Tell whether a measure with this status counts on the measures path.

        A status that the programme does not know counts for nothing, as an idea does.
        """
        return any(known.counts for known in self.statuses if known.code == status)

    def choices(self, of: str) -> tuple[tuple[str, Words], ...]:
        """Return the codes and names that a coded field of a plan may take here.

        `of` is the name in the field's `Code` mark; raises `UsageError` where the programme
        leaves the list to the plan.
        """
        lists: dict[str, tuple[Named, ...]] = {
            "focus_area": self.focus_areas,
            "task": self.tasks,
            "status": self.statuses,
            "scheme": self.funding_schemes,
            "target_scope": self.target_scopes,
            "party_kind": self.party_kinds,
            "instrument_kind": self.instrument_kinds,
            "level": self.levels,
            "priority": self.priorities,
            "programme_importance": self.importance,
            "state_dependence": self.state_dependence,
            "city_environment": self.city_environment_aspects,
            "commitment_status": self.commitment_statuses,
            "agreement_state": self.agreement_states,
        }
        if of == "agreement_section":
            return tuple((section.code, section.title) for section in self.agreement_sections)
        if of not in lists:
            raise UsageError(
                "The programme {programme} has no list of {of}.", programme=self.code, of=of
            )
        return tuple((choice.code, choice.name) for choice in lists[of])


@cache
def programme_codes() -> tuple[str, ...]:
    """Return the codes of the programmes that ship with fbdesk, in alphabetical order."""
    return tuple(sorted(file.stem for file in resource("programmes").glob("*.json")))


@cache
def load_programme(code: str) -> Programme:
    """Return a programme by its code.

    Raises `UsageError` for an unknown code and `FileError` where the file contradicts itself.
    """
    if code not in programme_codes():
        raise UsageError(
            "There is no programme {code}. Known: {known}.",
            code=code,
            known=", ".join(programme_codes()),
        )
    return read_programme(resource("programmes", f"{code}.json").read_bytes(), code)


def read_programme(text: bytes, name: str) -> Programme:
    """Return the programme that a JSON text describes; `name` is for messages.

    Raises `FileError` that names the place: a key too many or too few, a wrong type, a code used
    twice, or a reference to something that is not there.
    """
    from pydantic import TypeAdapter, ValidationError

    try:
        programme = TypeAdapter(Programme).validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        raise FileError(
            "Programme {name}, {place}: {problem}", name=name, place=place, problem=first["msg"]
        ) from None
    for place, problem in _contradictions(programme):
        raise FileError(
            "Programme {name}, {place}: {problem}", name=name, place=place, problem=problem
        )
    return programme


def _contradictions(programme: Programme) -> Iterator[tuple[str, str]]:
    """Yield what a reader cannot see in one part alone."""
    yield from _double_codes(programme)
    yield from _dead_references(programme)
    for area in programme.focus_areas:
        for task in area.tasks:
            if task.code.split(".")[0] != area.code:
                yield "focus_areas", f"the task {task.code!r} stands in area {area.code!r}"
    if programme.period.first_year > programme.period.last_year:
        yield "period", "it ends before it begins"


def _double_codes(programme: Programme) -> Iterator[tuple[str, str]]:
    for name, codes in _code_lists(programme).items():
        for code, count in Counter(codes).items():
            if count > 1:
                yield name, f"the code {code!r} stands {count} times"


def _dead_references(programme: Programme) -> Iterator[tuple[str, str]]:
    areas = {area.code for area in programme.focus_areas}
    kinds = {kind.code for kind in programme.party_kinds}
    cities = {city.name for city in programme.cities}
    for network in programme.networks:
        if network.focus_area not in areas:
            yield "networks", f"there is no focus area {network.focus_area!r}"
    for party in programme.parties:
        if party.kind not in kinds:
            yield "parties", f"there is no kind of party {party.kind!r}"
    for city in programme.cities:
        for other in set(city.plans_with) - cities:
            yield "cities", f"{city.name} plans with {other!r}, which does not take part"


def _code_lists(programme: Programme) -> dict[str, list[str]]:
    """Return the codes of each list of the template that has codes."""
    lists = {
        field.name: [part.code for part in getattr(programme, field.name) if hasattr(part, "code")]
        for field in dataclasses.fields(programme)
        if isinstance(getattr(programme, field.name), tuple)
    }
    return {**lists, "tasks": [task.code for task in programme.tasks]}


def _one(parts: tuple[CodedT, ...], code: str, programme: Programme) -> CodedT:
    for part in parts:
        if part.code == code:
            return part
    raise UsageError(
        "The programme {programme} has no {code}. Known: {known}.",
        programme=programme.code,
        code=code,
        known=", ".join(part.code for part in parts),
    )
