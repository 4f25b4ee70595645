"""The reply to the invitation: challenges, goals, measures, instruments, organisation, region."""

from collections.abc import Iterator
from typing import Final

from fbdesk.models.city import Party
from fbdesk.models.measures import Measure
from fbdesk.models.organisation import Body, BodyMember
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.city import city_and_region
from fbdesk.reports.chapters.goals import challenges_and_goals
from fbdesk.reports.chapters.measure_facts import instruments_in_short, period
from fbdesk.reports.content import (
    Block,
    Column,
    Cover,
    Document,
    Heading,
    Paragraph,
    TableOf,
    TableRow,
    paragraphs,
    without_empty_columns,
)
from fbdesk.reports.frames import draft_mark, example_mark, framed, programme_line
from fbdesk.reports.templates.applying import Chapters, in_order


def response(basis: Basis) -> Document:
    """Return the reply in the order of the invitation's points."""
    cover = Cover(
        programme=programme_line(basis),
        title="",
        subtitle=basis.plan.settings.subtitle,
        city=basis.city,
        municipalities=basis.planning_municipalities,
        lines=(basis.wording.numbers.day(basis.made),),
        draft=draft_mark(basis),
        example=example_mark(basis),
    )
    keywords = (basis.text("reply"), basis.text("climate"))
    return framed(basis, "response", cover, in_order(basis, "response", CHAPTERS), keywords)


def _measures(basis: Basis) -> Iterator[Block]:
    yield Heading(1, basis.text("Intentions, measures and instruments"))
    for code in basis.areas:
        if code != "0" or basis.measures_of(code):
            yield from _area(basis, code)


def _area(basis: Basis, code: str) -> Iterator[Block]:
    yield Heading(2, basis.wording.choice("focus_area", code))
    strategy = next((s for s in basis.plan.strategies if s.focus_area == code), None)
    intention = strategy.strategic_approach if strategy else ""
    yield from paragraphs(intention) or (
        Paragraph(basis.text("The intentions are not written yet."), tone="missing"),
    )
    measures = basis.measures_of(code)
    if not measures:
        yield Paragraph(basis.text("No measures in this focus area yet."), tone="missing")
        return
    rows = tuple(TableRow(_cells(basis, measure)) for measure in measures)
    columns = (
        Column(basis.text("No.")),
        Column(basis.text("Measure"), 3.2),
        Column(basis.text("Instruments (R: restrictive)"), 3.6),
        Column(basis.text("Status"), 1.3),
        Column(basis.text("Period"), 1.3),
    )
    caption = basis.text("Measures in focus area {area}", area=basis.wording.area(code))
    yield TableOf(caption, columns, rows, small=True)


def _cells(basis: Basis, measure: Measure) -> tuple[str, ...]:
    return (
        measure.number,
        measure.title,
        instruments_in_short(basis, measure),
        basis.wording.choice("status", measure.status),
        period(basis, measure),
    )


def _organisation(basis: Basis) -> Iterator[Block]:
    """Yield the city's own bodies with mandate and seats."""
    yield Heading(1, basis.text("Internal organisation"))
    own = [body for body in basis.plan.bodies if not body.origin]
    if not own:
        text = basis.text("The organisation is not described yet.")
        yield Paragraph(text, tone="missing")
    for body in own:
        yield Heading(2, body.name, listed=False)
        kind = basis.wording.choice("body_kind", body.kind)
        yield Paragraph(" · ".join(part for part in (kind, body.meets) if part), tone="muted")
        yield from paragraphs(body.mandate)
        yield from _seats(basis, body)


def _seats(basis: Basis, body: Body) -> Iterator[Block]:
    seats = basis.plan.children(BodyMember, "body", body.key)
    if not seats:
        return
    rows = []
    for seat in seats:
        party = basis.plan.find(Party, seat.party)
        rows.append(TableRow((seat.role, party.name if party else "", seat.person)))
    columns = (
        Column(basis.text("Role"), 2),
        Column(basis.text("Party"), 2.4),
        Column(basis.text("Name"), 2),
    )
    caption = basis.text("Seats in {body}", body=body.name)
    yield without_empty_columns(TableOf(caption, columns, tuple(rows), small=True))


CHAPTERS: Final[Chapters] = {
    "goals": challenges_and_goals,
    "measures": _measures,
    "organisation": _organisation,
    "city": city_and_region,
}
"""By the names that a template calls them."""
