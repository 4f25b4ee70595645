"""The period that a report tells of: its days, how it stands, and what its author wrote of it."""

from collections.abc import Iterator
from dataclasses import replace

from fbdesk.models.followup import Decision, Milestone, ProgressNote
from fbdesk.models.measures import Measure
from fbdesk.models.rich_text import without_marks
from fbdesk.reports.basis import Basis
from fbdesk.reports.content import (
    Block,
    Column,
    Heading,
    Paragraph,
    TableOf,
    TableRow,
    paragraphs,
    without_empty_columns,
)
from fbdesk.reports.names import short_name, whole_name
from fbdesk.reports.reported import Reported


def reported_of(basis: Basis) -> Reported:
    """Return what the report tells of: today's plan where no period was given."""
    return basis.reported or Reported(None, basis.plan)


def period_title(basis: Basis) -> str:
    """Return the period with its days: `Årsrapport 2010, 1. januar – 31. desember 2010`."""
    period = reported_of(basis).period
    if period is None:
        return ""
    write = basis.wording.numbers
    days = f"{write.day(period.first_day)} – {write.day(period.last_day)}"
    return f"{period.title}, {days}"


def period_lines(basis: Basis) -> tuple[str, ...]:
    """Return the lines of the cover: when the period was closed, and the day of the report."""
    made = basis.wording.numbers.day(basis.made)
    return tuple(line for line in (closed_by(basis), made) if line)


def closed_by(basis: Basis) -> str:
    """Return when and by whom the period was closed; empty while it is open."""
    told = reported_of(basis)
    if told.closing is None:
        return ""
    day = basis.wording.numbers.day(told.closing.happened.astimezone().date())
    if told.closing.person:
        return basis.text("Closed {day} by {person}", day=day, person=told.closing.person)
    return basis.text("Closed {day}", day=day)


def written(basis: Basis, field: str) -> tuple[Block, ...]:
    """Return what the period's author wrote under a head: summary, deviations or lessons."""
    period = reported_of(basis).period
    text = str(getattr(period, field)) if period else ""
    return paragraphs(text) or (Paragraph(basis.text("Not written yet."), tone="missing"),)


def deviations(basis: Basis) -> tuple[Block, ...]:
    """Return the chapter of what did not go as planned."""
    return (Heading(1, basis.text("Deviations")), *written(basis, "deviations"))


def lessons(basis: Basis) -> tuple[Block, ...]:
    """Return the chapter of what was learnt."""
    return (Heading(1, basis.text("Lessons")), *written(basis, "lessons"))


def happened(basis: Basis) -> tuple[Block, ...]:
    """Return the chapter of what happened in the period."""
    return (Heading(1, basis.text("What happened in the period")), *progress(basis))


def progress(basis: Basis) -> tuple[Block, ...]:
    """Return what happened in the period: milestones, political decisions, notes on progress."""
    blocks = tuple(_progress(basis))
    if not blocks:
        blocks = (Paragraph(basis.text("Nothing is entered for this period."), tone="muted"),)
    return blocks


def _progress(basis: Basis) -> Iterator[Block]:
    told = reported_of(basis)
    steps = [s for s in basis.plan.milestones if told.contains(s.due) or told.contains(s.done)]
    if steps:
        yield _milestones(basis, steps)
    decided = [d for d in basis.plan.decisions if told.contains(d.decided)]
    if decided:
        yield _decisions(basis, decided)
    notes = [note for note in basis.plan.progress_notes if told.contains(note.dated)]
    if notes:
        yield Heading(2, basis.text("Notes on progress"))
    places = {measure.key: place for place, measure in enumerate(basis.plan.measures)}
    for note in sorted(notes, key=lambda each: (each.dated, places.get(each.measure, 0))):
        yield from _note(basis, note)


def _milestones(basis: Basis, steps: list[Milestone]) -> TableOf:
    write = basis.wording.numbers.short_day
    rows = tuple(
        TableRow(
            (
                _number(basis, step.measure),
                step.title,
                write(step.due),
                write(step.done),
                step.note or _late(basis, step),
            ),
        )
        for step in steps
    )
    columns = (
        Column(basis.text("No.")),
        Column(basis.text("Milestone"), 3),
        Column(basis.text("Due"), 1.1),
        Column(basis.text("Reached"), 1.1),
        Column(basis.text("Note"), 2.4),
    )
    told = TableOf(basis.text("Milestones of the period"), columns, rows, small=True)
    return without_empty_columns(told)


def _late(basis: Basis, step: Milestone) -> str:
    period = reported_of(basis).period
    end = period.last_day if period else basis.made
    return basis.text("not reached") if step.done is None and step.due and step.due <= end else ""


def _decisions(basis: Basis, decided: list[Decision]) -> TableOf:
    rows = tuple(
        TableRow(
            (
                basis.wording.numbers.short_day(decision.decided),
                decision.body,
                decision.case_number,
                _number(basis, decision.measure),
                " ".join(without_marks(decision.text).split()),
            )
        )
        for decision in decided
    )
    columns = (
        Column(basis.text("Day"), 1.1),
        Column(basis.text("Body"), 1.5),
        Column(basis.text("Case"), 0.9),
        Column(basis.text("No.")),
        Column(basis.text("Decision"), 4),
    )
    told = TableOf(basis.text("Political decisions in the period"), columns, rows, small=True)
    return without_empty_columns(told)


def _note(basis: Basis, note: ProgressNote) -> Iterator[Block]:
    measure = basis.plan.find(Measure, note.measure)
    day = basis.wording.numbers.short_day(note.dated)
    name = whole_name(measure.number, measure.title) if measure else ""
    first, *rest = paragraphs(note.text) or (Paragraph(""),)
    lead = f"{name}, {day}."
    if isinstance(first, Paragraph):
        yield replace(first, lead=lead)
    else:
        yield Paragraph("", lead=lead)
        yield first
    yield from rest


def _number(basis: Basis, key: str | None) -> str:
    measure = basis.plan.find(Measure, key)
    return short_name(measure.number, measure.title) if measure else ""
