"""Sheets of information and deadlines: what is told to whom, and what is due when."""

from typing import Final

from fbdesk.models.communication import Communication, CommunicationMeasure, Deadline
from fbdesk.models.measures import Measure
from fbdesk.reports.workbook.columns import Column, Sheet, key_columns, stored
from fbdesk.reports.workbook.sheets.measures import MEASURE_COLUMNS
from fbdesk.reports.workbook.sheets.references import below, named, numbers_of

GROUP: Final = "followup"

COMMUNICATIONS: Final = Sheet(
    code="communication",
    title="Information",
    about="What is told to whom, through which channel, and what came of it.",
    group=GROUP,
    rows=lambda book: book.plan.communications,
    columns=lambda _: (
        stored(Communication, "title", "Activity"),
        stored(Communication, "audience", "Audience"),
        stored(Communication, "channel", "Channel"),
        stored(Communication, "dated", "Date"),
        stored(Communication, "focus_area", "Focus area"),
        stored(Communication, "message", "Message"),
        stored(Communication, "result", "Result"),
        stored(Communication, "responsible", "Responsible"),
        Column(
            code="measures",
            heading="Measures",
            value=numbers_of(CommunicationMeasure, "communication", Measure),
            computed=True,
        ),
        *key_columns(Communication),
    ),
    reads="communication",
)

TOLD_MEASURES: Final = Sheet(
    code="communication_measure",
    title="Information and measures",
    about="Which measures an activity tells of.",
    group=GROUP,
    rows=below(CommunicationMeasure, Communication),
    columns=lambda _: (
        named(Communication, "title", "Activity"),
        *MEASURE_COLUMNS,
        *key_columns(CommunicationMeasure),
    ),
    reads="communication_measure",
)

DEADLINES: Final = Sheet(
    code="deadline",
    title="Deadlines",
    about="What is due on a day, once or each year on the same day.",
    group=GROUP,
    rows=lambda book: book.plan.deadlines,
    columns=lambda _: (
        stored(Deadline, "title", "What is due"),
        stored(Deadline, "due", "Due"),
        stored(Deadline, "precision", "Precision"),
        stored(Deadline, "kind", "Kind of deadline"),
        stored(Deadline, "yearly", "Yearly"),
        stored(Deadline, "last_year", "Last year"),
        stored(Deadline, "done_through", "Done through"),
        stored(Deadline, "remind_days", "Remind", unit="days before"),
        *MEASURE_COLUMNS,
        stored(Deadline, "document", "Document"),
        stored(Deadline, "responsible", "Responsible"),
        stored(Deadline, "note", "Note"),
        stored(Deadline, "origin", "Origin"),
        *key_columns(Deadline),
    ),
    reads="deadline",
)

SHEETS: Final = (COMMUNICATIONS, TOLD_MEASURES, DEADLINES)
