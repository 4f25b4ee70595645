"""Sheets of how the measures come along: milestones, dated notes, political decisions, links."""

from typing import Final

from fbdesk.models.followup import Decision, MeasureLink, Milestone, ProgressNote
from fbdesk.models.measures import Measure
from fbdesk.reports.workbook.columns import Sheet, key_columns, stored
from fbdesk.reports.workbook.sheets.measures import MEASURE_COLUMNS
from fbdesk.reports.workbook.sheets.references import below

GROUP: Final = "followup"

MILESTONES: Final = Sheet(
    code="milestone",
    title="Milestones",
    about="The steps of the measures, when they are due and when they were reached.",
    group=GROUP,
    rows=below(Milestone, Measure),
    columns=lambda _: (
        *MEASURE_COLUMNS,
        stored(Milestone, "title", "Milestone"),
        stored(Milestone, "due", "Due"),
        stored(Milestone, "done", "Done"),
        stored(Milestone, "note", "Note"),
        *key_columns(Milestone),
    ),
    reads="milestone",
)

NOTES: Final = Sheet(
    code="progress_note",
    title="Progress notes",
    about="What happened with the measures, told on a day.",
    group=GROUP,
    rows=below(ProgressNote, Measure),
    columns=lambda _: (
        *MEASURE_COLUMNS,
        stored(ProgressNote, "dated", "Date"),
        stored(ProgressNote, "text", "Note"),
        stored(ProgressNote, "written_by", "Written by"),
        *key_columns(ProgressNote),
    ),
    reads="progress_note",
)

DECISIONS: Final = Sheet(
    code="decision",
    title="Political decisions",
    about="Who decided what, when, and under which case number.",
    group=GROUP,
    rows=lambda book: book.plan.decisions,
    columns=lambda _: (
        stored(Decision, "body", "Body"),
        stored(Decision, "decided", "Decided"),
        stored(Decision, "case_number", "Case number"),
        stored(Decision, "text", "Decision"),
        *MEASURE_COLUMNS,
        *key_columns(Decision),
    ),
    reads="decision",
)

LINKS: Final = Sheet(
    code="measure_link",
    title="Links and attachments",
    about="Where more about the measures stands. The files themselves are elsewhere.",
    group=GROUP,
    rows=below(MeasureLink, Measure),
    columns=lambda _: (
        *MEASURE_COLUMNS,
        stored(MeasureLink, "kind", "Kind of link"),
        stored(MeasureLink, "title", "What it is"),
        stored(MeasureLink, "reference", "Reference"),
        *key_columns(MeasureLink),
    ),
    reads="measure_link",
)

SHEETS: Final = (MILESTONES, NOTES, DECISIONS, LINKS)
