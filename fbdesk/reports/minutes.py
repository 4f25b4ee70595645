"""The minutes of one meeting: who was there, each item with its decision, who does what by when."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from fbdesk.models.city import Party
from fbdesk.models.organisation import (
    ActionItem,
    AgendaItem,
    AgendaItemCommitment,
    AgendaItemMeasure,
    Body,
    Meeting,
    MeetingParticipant,
    MeetingSeries,
)
from fbdesk.models.rich_text import on_one_line
from fbdesk.reports.basis import Basis
from fbdesk.reports.chosen_row import chosen_meeting
from fbdesk.reports.content import (
    Block,
    Column,
    Cover,
    Document,
    Facts,
    Heading,
    Paragraph,
    TableOf,
    TableRow,
    closed,
    paragraphs,
    without_empty_columns,
)
from fbdesk.reports.frames import example_mark, framed, programme_line
from fbdesk.reports.names import short_name, whole_name
from fbdesk.reports.templates.applying import ChaptersAbout, about, in_order

HELD = "held"


def minutes(basis: Basis) -> Document:
    """Return the minutes of the meeting that was asked for, or of the last one held.

    Raises `UsageError` where there is no such meeting, `InputError` where the plan has none.
    """
    meeting = chosen_meeting(basis.plan, basis.row, basis.made)
    cover = Cover(
        programme=programme_line(basis),
        title="",
        subtitle=meeting.title,
        city=basis.city,
        municipalities=basis.planning_municipalities,
        lines=(basis.wording.numbers.day(meeting.dated or basis.made),),
        draft="" if meeting.state == HELD else basis.wording.choice("meeting_state", meeting.state),
        example=example_mark(basis),
    )
    keywords = (basis.text("minutes"), basis.text("climate"))
    return framed(basis, "minutes", cover, tuple(_blocks(basis, meeting)), keywords)


def _blocks(basis: Basis, meeting: Meeting) -> Iterator[Block]:
    """Yield the meeting's head and what follows in the order of the template."""
    yield Heading(1, meeting.title, numbered=False)
    facts = tuple(pair for pair in _facts(basis, meeting) if pair[1])
    if facts:
        yield Facts(facts)
    yield from in_order(basis, "minutes", about(CHAPTERS, meeting))


def _summary(basis: Basis, meeting: Meeting) -> tuple[Block, ...]:
    del basis  # what the secretary wrote needs no words of ours
    return paragraphs(meeting.summary)


def _items(basis: Basis, meeting: Meeting) -> Iterator[Block]:
    items = basis.plan.children(AgendaItem, "meeting", meeting.key)
    yield Heading(1, basis.text("Items"), numbered=False)
    if not items:
        yield Paragraph(basis.text("The meeting has no items yet."), tone="missing")
    for place, item in enumerate(items, 1):
        yield from _item(basis, item, place)


def _facts(basis: Basis, meeting: Meeting) -> Iterator[tuple[str, str]]:
    series = basis.plan.find(MeetingSeries, meeting.series)
    body = basis.plan.find(Body, series.body) if series else None
    day = basis.wording.numbers.day(meeting.dated) if meeting.dated else ""
    yield basis.text("Time"), ", ".join(part for part in (day, meeting.starts) if part)
    yield basis.text("Place"), meeting.place
    yield basis.text("Meeting series"), series.title if series else ""
    yield basis.text("Body"), body.name if body else ""
    yield basis.text("Chair"), meeting.chair
    yield basis.text("Minutes by"), meeting.minutes_by


def _participants(basis: Basis, meeting: Meeting) -> Iterator[Block]:
    asked = basis.plan.children(MeetingParticipant, "meeting", meeting.key)
    if not asked:
        return
    rows = tuple(TableRow(_participant(basis, each)) for each in asked)
    columns = (
        Column(basis.text("Participant"), 2.4),
        Column(basis.text("Role"), 2.2),
        Column(basis.text("Party"), 2.6),
        Column(basis.text("Attendance"), 1.2),
    )
    yield without_empty_columns(TableOf(basis.text("Participants"), columns, rows, small=True))


def _participant(basis: Basis, each: MeetingParticipant) -> tuple[str, ...]:
    party = basis.plan.find(Party, each.party)
    attendance = basis.wording.choice("attendance", each.attendance)
    named = (each.person, each.role) if each.person else (each.role, "")
    return *named, party.name if party else "", attendance


def _item(basis: Basis, item: AgendaItem, place: int) -> Iterator[Block]:
    title = basis.text("Item {number}: {title}", number=place, title=item.title)
    yield Heading(2, title, numbered=False)
    about = ", ".join(_about(basis, item))
    if about:
        yield Paragraph(basis.text("About: {things}", things=about), tone="muted")
    yield from paragraphs(item.text)
    yield from _led(basis.text("Discussion"), item.discussion)
    yield from _led(basis.text("Decision"), item.decision)


def _about(basis: Basis, item: AgendaItem) -> Iterator[str]:
    measures = {
        link.measure for link in basis.plan.children(AgendaItemMeasure, "agenda_item", item.key)
    }
    yield from (whole_name(m.number, m.title) for m in basis.plan.measures if m.key in measures)
    commitments = {
        link.commitment
        for link in basis.plan.children(AgendaItemCommitment, "agenda_item", item.key)
    }
    yield from (
        short_name(c.number, on_one_line(c.text))
        for c in basis.plan.commitments
        if c.key in commitments
    )


def _led(lead: str, text: str) -> Iterator[Block]:
    blocks = paragraphs(text)
    if not blocks:
        return
    first = blocks[0]
    if isinstance(first, Paragraph):
        yield replace(first, lead=closed(lead))
    else:
        yield Paragraph("", lead=closed(lead))
        yield first
    yield from blocks[1:]


def _actions(basis: Basis, meeting: Meeting) -> Iterator[Block]:
    actions = basis.plan.children(ActionItem, "meeting", meeting.key)
    if not actions:
        return
    items = basis.plan.children(AgendaItem, "meeting", meeting.key)
    places = {item.key: str(place) for place, item in enumerate(items, 1)}
    write = basis.wording.numbers.short_day
    rows = tuple(
        TableRow(
            (
                places.get(action.agenda_item or "", ""),
                on_one_line(action.text),
                action.responsible or basis.text("missing"),
                write(action.due),
                write(action.done),
            )
        )
        for action in actions
    )
    columns = (
        Column(basis.text("Item"), 0.6),
        Column(basis.text("What"), 4),
        Column(basis.text("Who"), 2),
        Column(basis.text("Due"), 1.2),
        Column(basis.text("Done"), 1.2),
    )
    yield Heading(1, basis.text("To be done"), numbered=False)
    yield TableOf(basis.text("Who does what"), columns, rows)


CHAPTERS: Final[ChaptersAbout[Meeting]] = {
    "participants": _participants,
    "summary": _summary,
    "items": _items,
    "actions": _actions,
}
"""What stands below the head of the meeting, by the names that a template calls it."""
