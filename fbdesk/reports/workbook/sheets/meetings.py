"""Sheets of the meetings: when and where, who came, the agenda, decisions and what follows."""

from typing import Final

from fbdesk.models.agreement import Commitment
from fbdesk.models.measures import Measure
from fbdesk.models.organisation import (
    ActionItem,
    AgendaItem,
    AgendaItemCommitment,
    AgendaItemMeasure,
    Meeting,
    MeetingParticipant,
    MeetingSeries,
)
from fbdesk.reports.workbook.columns import Column, Sheet, key_columns, stored
from fbdesk.reports.workbook.sheets.measures import MEASURE_COLUMNS
from fbdesk.reports.workbook.sheets.references import COMMITMENT, PARTY, below, named, numbers_of

GROUP: Final = "organisation"

MEETING: Final = named(Meeting, "title", "Meeting")
AGENDA_ITEM: Final = named(AgendaItem, "title", "Agenda item")

MEETINGS: Final = Sheet(
    code="meeting",
    title="Meetings",
    about="When and where, how the meeting stands, and what came of it.",
    group=GROUP,
    rows=lambda book: book.plan.meetings,
    columns=lambda _: (
        stored(Meeting, "title", "Meeting"),
        named(MeetingSeries, "title", "Meeting series", by="series"),
        stored(Meeting, "dated", "Date"),
        stored(Meeting, "starts", "Starts"),
        stored(Meeting, "place", "Place"),
        stored(Meeting, "state", "State"),
        stored(Meeting, "chair", "Chair"),
        stored(Meeting, "minutes_by", "Minutes by"),
        stored(Meeting, "summary", "Summary"),
        *key_columns(Meeting),
    ),
    reads="meeting",
)

PARTICIPANTS: Final = Sheet(
    code="meeting_participant",
    title="Participants",
    about="Who is asked to each meeting, and whether they came.",
    group=GROUP,
    rows=below(MeetingParticipant, Meeting),
    columns=lambda _: (
        MEETING,
        PARTY,
        stored(MeetingParticipant, "person", "Person"),
        stored(MeetingParticipant, "role", "Role"),
        stored(MeetingParticipant, "attendance", "Attendance"),
        *key_columns(MeetingParticipant),
    ),
    reads="meeting_participant",
)

AGENDA: Final = Sheet(
    code="agenda_item",
    title="Agenda",
    about="The items of each meeting, what was said, and what was decided.",
    group=GROUP,
    rows=below(AgendaItem, Meeting),
    columns=lambda _: (
        MEETING,
        stored(AgendaItem, "title", "Agenda item"),
        stored(AgendaItem, "text", "Description"),
        stored(AgendaItem, "planned_minutes", "Planned minutes", unit="min"),
        stored(AgendaItem, "discussion", "Discussion"),
        stored(AgendaItem, "decision", "Decision"),
        Column(
            code="measures",
            heading="Measures",
            value=numbers_of(AgendaItemMeasure, "agenda_item", Measure),
            computed=True,
        ),
        Column(
            code="commitments",
            heading="Commitments",
            value=numbers_of(AgendaItemCommitment, "agenda_item", Commitment),
            computed=True,
        ),
        *key_columns(AgendaItem),
    ),
    reads="agenda_item",
    frozen=2,
)

AGENDA_MEASURES: Final = Sheet(
    code="agenda_item_measure",
    title="Agenda and measures",
    about="Which measures an item of an agenda is about.",
    group=GROUP,
    rows=below(AgendaItemMeasure, AgendaItem),
    columns=lambda _: (AGENDA_ITEM, *MEASURE_COLUMNS, *key_columns(AgendaItemMeasure)),
    reads="agenda_item_measure",
)

AGENDA_COMMITMENTS: Final = Sheet(
    code="agenda_item_commitment",
    title="Agenda and commitments",
    about="Which commitments an item of an agenda is about.",
    group=GROUP,
    rows=below(AgendaItemCommitment, AgendaItem),
    columns=lambda _: (AGENDA_ITEM, COMMITMENT, *key_columns(AgendaItemCommitment)),
    reads="agenda_item_commitment",
)

ACTIONS: Final = Sheet(
    code="action_item",
    title="Action items",
    about="What someone does after a meeting, and by when.",
    group=GROUP,
    rows=below(ActionItem, Meeting),
    columns=lambda _: (
        MEETING,
        AGENDA_ITEM,
        stored(ActionItem, "text", "Action item"),
        stored(ActionItem, "responsible", "Responsible"),
        stored(ActionItem, "due", "Due"),
        stored(ActionItem, "done", "Done"),
        *key_columns(ActionItem),
    ),
    reads="action_item",
)

SHEETS: Final = (
    MEETINGS,
    PARTICIPANTS,
    AGENDA,
    AGENDA_MEASURES,
    AGENDA_COMMITMENTS,
    ACTIONS,
)
