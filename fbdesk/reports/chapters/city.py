"""The city and its region: why there is a plan, which municipalities, who they work with."""

from collections.abc import Iterator

from fbdesk.models.city import Population
from fbdesk.reports.basis import Basis
from fbdesk.reports.content import (
    Block,
    Column,
    Heading,
    ListOf,
    Paragraph,
    TableOf,
    TableRow,
    paragraphs,
)


def city_and_region(basis: Basis) -> tuple[Block, ...]:
    """Return the chapter: background, delimitation with reasons, cooperation."""
    return tuple(_blocks(basis))


def _blocks(basis: Basis) -> Iterator[Block]:
    settings = basis.plan.settings
    yield Heading(1, basis.text("The city and its region"))
    if settings.introduction:
        yield Heading(2, basis.text("Background"))
        yield from paragraphs(settings.introduction)
    yield Heading(2, basis.text("Delimitation"))
    if settings.region_delimitation:
        yield from paragraphs(settings.region_delimitation)
    else:
        yield Paragraph(basis.text("The region is not delimited yet."), tone="missing")
    yield from paragraphs(settings.region_reason)
    yield _municipalities(basis)
    if basis.plan.cooperations:
        yield Heading(2, basis.text("Cooperation"))
        yield from _cooperation(basis)


def _municipalities(basis: Basis) -> TableOf:
    counts = {
        count.municipality: count
        for count in sorted(basis.plan.populations, key=lambda count: -count.year)
        if count.year >= basis.plan.settings.start_year
    }  # the count nearest after the start year: those that follow may be forecasts
    rows = tuple(
        TableRow(
            (
                municipality.number,
                municipality.name,
                basis.text("plans") if municipality.planning else basis.text("in the region"),
                *_inhabitants(basis, counts.get(municipality.key)),
            )
        )
        for municipality in basis.plan.municipalities
    )
    columns = (
        Column(basis.text("Number")),
        Column(basis.text("Municipality"), 3),
        Column(basis.text("Role"), 2),
        Column(basis.text("Inhabitants"), 1, "right"),
        Column(basis.text("Year"), 1, "right"),
    )
    return TableOf(basis.text("Municipalities"), columns, rows)


def _inhabitants(basis: Basis, count: Population | None) -> tuple[str, str]:
    if count is None:
        return ("–", "–")
    return (basis.wording.numbers.number(count.inhabitants), str(count.year))


def _cooperation(basis: Basis) -> Iterator[Block]:
    for work in basis.plan.cooperations:
        yield Heading(3, work.name, numbered=False)
        if work.with_whom:
            yield Paragraph(work.with_whom, lead=basis.text("With:"))
        if work.builds_on:
            yield Paragraph(work.builds_on, lead=basis.text("Builds on:"))
        yield from paragraphs(work.description)


def parties(basis: Basis) -> tuple[Block, ...]:
    """Return the chapter of the organisation: parties, networks and meetings."""
    return tuple(_organisation(basis))


def _organisation(basis: Basis) -> Iterator[Block]:
    wording = basis.wording
    yield Heading(1, basis.text("Organisation and parties"))
    if basis.plan.parties:
        rows = tuple(
            TableRow(
                (
                    party.name,
                    wording.choice("party_kind", party.kind),
                    party.role,
                    " · ".join(part for part in (party.contact_role, party.contact_person) if part),
                )
            )
            for party in basis.plan.parties
        )
        columns = (
            Column(basis.text("Party"), 2.2),
            Column(basis.text("Kind"), 1.4),
            Column(basis.text("Role"), 3.6),
            Column(basis.text("Contact"), 1.6),
        )
        yield TableOf(basis.text("Parties"), columns, rows)
    else:
        yield Paragraph(basis.text("No parties are entered yet."), tone="missing")
    if basis.programme.meeting_series:
        yield Heading(2, basis.text("Meetings in the programme"))
        yield ListOf(
            tuple(
                f"{wording.words(series.name)}. {wording.words(series.text)}"
                for series in basis.programme.meeting_series
            )
        )
