"""Sheets of the organisation: bodies, their seats, and series of meetings."""

from typing import Final

from fbdesk.models.organisation import Body, BodyMember, MeetingSeries
from fbdesk.reports.workbook.columns import Sheet, key_columns, stored
from fbdesk.reports.workbook.sheets.references import PARTY, below, named

GROUP: Final = "organisation"

BODY: Final = named(Body, "name", "Body")

BODIES: Final = Sheet(
    code="body",
    title="Organisation",
    about="Political bodies, steering and project groups, working groups and networks.",
    group=GROUP,
    rows=lambda book: book.plan.bodies,
    columns=lambda _: (
        stored(Body, "name", "Name"),
        stored(Body, "kind", "Kind of body"),
        stored(Body, "focus_area", "Focus area"),
        stored(Body, "mandate", "Mandate"),
        stored(Body, "meets", "Meets"),
        stored(Body, "origin", "Origin"),
        *key_columns(Body),
    ),
    reads="body",
)

MEMBERS: Final = Sheet(
    code="body_member",
    title="Members of bodies",
    about="The seats of each body: the role, the party it speaks for, and the person.",
    group=GROUP,
    rows=below(BodyMember, Body),
    columns=lambda _: (
        BODY,
        stored(BodyMember, "role", "Role"),
        PARTY,
        stored(BodyMember, "person", "Person"),
        *key_columns(BodyMember),
    ),
    reads="body_member",
)

SERIES: Final = Sheet(
    code="meeting_series",
    title="Meeting series",
    about="Meetings that come again. Without a number, they come as needed.",
    group=GROUP,
    rows=lambda book: book.plan.meeting_series,
    columns=lambda _: (
        stored(MeetingSeries, "title", "Meeting series"),
        stored(MeetingSeries, "purpose", "Purpose"),
        stored(MeetingSeries, "times_per_year", "Times per year"),
        stored(MeetingSeries, "participants", "Participants"),
        BODY,
        stored(MeetingSeries, "origin", "Origin"),
        *key_columns(MeetingSeries),
    ),
    reads="meeting_series",
)

SHEETS: Final = (BODIES, MEMBERS, SERIES)
