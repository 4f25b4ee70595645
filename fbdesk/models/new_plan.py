"""The rows that a new plan starts with: its cities, the programme's parties, goals and headings."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fbdesk.errors import UsageError
from fbdesk.models.agreement import Agreement, AgreementSection, Signatory
from fbdesk.models.city import Municipality, Party, Settings
from fbdesk.models.communication import Deadline
from fbdesk.models.municipalities import KnownMunicipality, municipality
from fbdesk.models.organisation import Body, MeetingSeries
from fbdesk.models.programmes.programme import Programme
from fbdesk.models.row import Row
from fbdesk.models.strategy import Goal, Strategy

LANGUAGE = "nb"
"""A plan is written in bokmål; the program's own words follow the reader's language."""

AGREEMENT_PARTIES = ("ministry", "ks")
"""Kinds of the programme's parties that sign with the city; business signs one of its own."""


def new_plan(programme: Programme, numbers: Sequence[str]) -> list[Row]:
    """Return the rows of a new plan for municipalities, given by today's or earlier numbers.

    Two cities that plan together share one plan. Raises `UsageError` for none, an unknown
    number, or the same municipality twice.
    """
    places = [municipality(number) for number in numbers]
    if not places:
        raise UsageError("A plan needs a municipality. Name at least one by its number.")
    for place in places:
        if places.count(place) > 1:
            raise UsageError("{name} is named twice.", name=place.name)
    parties = [*_municipal_parties(places), *_programme_parties(programme)]
    parties = [replace(party, position=position) for position, party in enumerate(parties)]
    return [
        _settings(programme, places),
        *_municipalities(places),
        *parties,
        *_goals(programme),
        *(Strategy(focus_area=area.code) for area in programme.focus_areas),
        *_agreement(programme, places, parties),
        *deadlines_of(programme),
        *bodies_of(programme),
        *series_of(programme),
    ]


def deadlines_of(programme: Programme) -> tuple[Deadline, ...]:
    """Return the programme's deadlines as rows of a plan, with the programme's codes as origin."""
    last_year = programme.period.last_year
    return tuple(
        Deadline(
            title=deadline.name.text(LANGUAGE),
            due=deadline.due,
            precision=deadline.precision,
            kind="programme",
            yearly=deadline.yearly,
            last_year=last_year if deadline.yearly else None,
            document=deadline.document or "",
            origin=deadline.code,
            position=position,
        )
        for position, deadline in enumerate(programme.deadlines)
    )


def bodies_of(programme: Programme) -> tuple[Body, ...]:
    """Return the programme's networks as rows of a plan, with the programme's codes as origin."""
    return tuple(
        Body(
            name=network.name.text(LANGUAGE),
            kind="network",
            focus_area=network.focus_area,
            origin=network.code,
            position=position,
        )
        for position, network in enumerate(programme.networks)
    )


def series_of(programme: Programme) -> tuple[MeetingSeries, ...]:
    """Return the programme's series of meetings as rows of a plan, with its codes as origin."""
    return tuple(
        MeetingSeries(
            title=series.name.text(LANGUAGE),
            purpose=series.text.text(LANGUAGE),
            times_per_year=series.times_per_year,
            origin=series.code,
            position=position,
        )
        for position, series in enumerate(programme.meeting_series)
    )


def joint_name(places: Sequence[KnownMunicipality]) -> str:
    """Return the names of cities as one reads them: `Porsgrunn og Skien`."""
    *first, last = (place.name for place in places)
    return f"{', '.join(first)} og {last}" if first else last


def _settings(programme: Programme, places: Sequence[KnownMunicipality]) -> Settings:
    return Settings(
        name=joint_name(places),
        programme=programme.code,
        subtitle=programme.name.text(LANGUAGE),
        start_year=programme.start_year,
        period_from=programme.period.first_year,
        period_to=programme.period.last_year,
    )


def _municipalities(places: Sequence[KnownMunicipality]) -> Iterator[Municipality]:
    for position, place in enumerate(places):
        yield Municipality(
            number=place.number,
            name=place.name,
            valid_from=place.valid_from,
            position=position,
        )


def _municipal_parties(places: Sequence[KnownMunicipality]) -> Iterator[Party]:
    for place in places:
        yield Party(name=f"{place.name} kommune", kind="municipality", role="Part i avtalen")
    for county in dict.fromkeys(place.county for place in places):
        if county not in {place.name for place in places}:  # Oslo is both
            yield Party(
                name=f"{county} fylkeskommune",
                kind="county",
                role="Ansvar for kollektivtransport, fylkesveier og regional planlegging",
            )


def _programme_parties(programme: Programme) -> Iterator[Party]:
    for party in programme.parties:
        yield Party(
            name=party.name.text(LANGUAGE),
            kind=party.kind,
            role=party.role.text(LANGUAGE),
        )


def _goals(programme: Programme) -> Iterator[Goal]:
    yield Goal(kind="main", title=programme.main_goal.text(LANGUAGE))
    for position, goal in enumerate(programme.sub_goals, start=1):
        yield Goal(
            title=goal.name.text(LANGUAGE),
            description=goal.text.text(LANGUAGE) if goal.text else "",
            position=position,
        )


def _agreement(
    programme: Programme,
    places: Sequence[KnownMunicipality],
    parties: Sequence[Party],
) -> Iterator[Row]:
    agreement = Agreement(
        title=programme.agreement_title.text(LANGUAGE).format(places=joint_name(places)),
        version="Utkast",
    )
    yield agreement
    for section in programme.agreement_sections:
        yield AgreementSection(
            agreement=agreement.key,
            code=section.code,
            title=section.title.text(LANGUAGE),
            text=section.text.text(LANGUAGE),
            position=section.number,
        )
    signing = [p for p in parties if p.kind in {"municipality", *AGREEMENT_PARTIES}]
    for position, party in enumerate(signing):
        yield Signatory(agreement=agreement.key, party=party.key, position=position)
