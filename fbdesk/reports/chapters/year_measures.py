"""The measures in a report of a year: how far each has come, and its effect against its plan."""

from collections.abc import Iterator
from dataclasses import replace

from fbdesk.models.followup import Milestone
from fbdesk.models.measures import Measure
from fbdesk.models.results.indicators import measure_completion
from fbdesk.models.rich_text import without_marks
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.measure_facts import period
from fbdesk.reports.content import (
    Block,
    Column,
    Heading,
    Landscape,
    Paragraph,
    TableOf,
    TableRow,
    closed,
    paragraphs,
    without_empty_columns,
)
from fbdesk.reports.names import whole_name


def measures_of_year(basis: Basis, year: int) -> tuple[Block, ...]:
    """Return the chapter: a table per focus area, on wide pages."""
    blocks: list[Block] = [Heading(1, basis.text("Measures and their effect"))]
    if not basis.plan.measures:
        text = Paragraph(basis.text("The plan has no measures yet."), tone="missing")
        return (*blocks, text)
    blocks.append(
        Paragraph(
            basis.text(
                "Effect to date is each measure's share of what all adopted measures cut together "
                "in {year}; the plan is its share in {target_year}. The degree of completion is "
                "counted from the measure's result indicators.",
                year=year,
                target_year=basis.main_year,
            )
        )
    )
    tables = [_table(basis, area, year) for area in basis.areas if basis.measures_of(area)]
    return (Landscape((*blocks, *tables)),)


def _table(basis: Basis, area: str, year: int) -> TableOf:
    measures = basis.measures_of(area)
    rows = [TableRow(_cells(basis, measure, year)) for measure in measures]
    rows.append(TableRow(_sum(basis, measures, year), "total"))
    columns = (
        Column(basis.text("No.")),
        Column(basis.text("Measure"), 4),
        Column(basis.text("Responsible"), 2.4),
        Column(basis.text("Period"), 1.3),
        Column(basis.text("Status"), 1.5),
        Column(basis.text("Completion"), 1.1, "right"),
        Column(basis.text("Milestones"), 1.1, "right"),
        Column(basis.text("Cut {year}, t", year=year), 1.1, "right"),
        Column(basis.text("Planned cut {year}, t", year=basis.main_year), 1.3, "right"),
        Column(basis.text("Outside {year}, t", year=year), 1.2, "right"),
    )
    caption = basis.text("Measures in focus area {area}", area=basis.wording.area(area))
    return TableOf(caption, columns, tuple(rows), small=True)


def _cells(basis: Basis, measure: Measure, year: int) -> tuple[str, ...]:
    write = basis.wording.numbers
    result = basis.results_by_measure.get(measure.key)
    joint_t = result.joint_t if result else {}
    indirect_t = result.indirect_t if result and result.counts else {}
    return (
        measure.number,
        measure.title,
        measure.responsible or basis.text("missing"),
        period(basis, measure),
        basis.wording.choice("status", measure.status),
        write.percent(measure_completion(basis.plan, measure.key)),
        _milestones(basis, measure),
        write.cut_number(joint_t.get(year)),
        write.cut_number(joint_t.get(basis.main_year)),
        write.cut_number(indirect_t.get(year)),
    )


def _sum(basis: Basis, measures: tuple[Measure, ...], year: int) -> tuple[str, ...]:
    write = basis.wording.numbers.cut_number
    found = [r for m in measures if (r := basis.results_by_measure.get(m.key)) and r.counts]
    sums = (
        [r.joint_t[year] for r in found if year in r.joint_t],
        [r.joint_t[basis.main_year] for r in found if basis.main_year in r.joint_t],
        [r.indirect_t[year] for r in found if year in r.indirect_t],
    )
    told = (write(sum(values)) if values else "–" for values in sums)
    return ("", basis.text("Total for the measures that count"), *("",) * 5, *told)


def _milestones(basis: Basis, measure: Measure) -> str:
    """Return how many milestones are reached of how many: `2 av 3`."""
    steps = basis.plan.children(Milestone, "measure", measure.key)
    if not steps:
        return "–"
    done = sum(1 for step in steps if step.done is not None)
    return basis.text("{done} of {count}", done=done, count=len(steps))


def lessons_of_measures(basis: Basis) -> Iterator[Block]:
    """Yield what each measure has taught, and what others can take from it."""
    for measure in basis.plan.measures:
        parts = (
            (basis.text("Lessons"), measure.lessons),
            (basis.text("Transferability"), measure.transferability),
        )
        if any(text.strip() for _, text in parts):
            title = whole_name(measure.number, measure.title)
            yield Heading(3, title, numbered=False, listed=False)
        for name, text in parts:
            yield from _led(closed(name), text)


def _led(lead: str, text: str) -> Iterator[Block]:
    blocks = paragraphs(text)
    if not blocks:
        return
    first = blocks[0]
    if isinstance(first, Paragraph):
        yield replace(first, lead=lead)
    else:
        yield Paragraph("", lead=lead)
        yield first
    yield from blocks[1:]


def communications_of(basis: Basis, days: range) -> tuple[Block, ...]:
    """Return the outreach of some years as a table; empty where there is none."""
    rows = tuple(
        TableRow(
            (
                basis.wording.numbers.short_day(activity.dated),
                activity.title,
                activity.audience,
                activity.channel,
                " ".join(without_marks(activity.result).split()),
            )
        )
        for activity in basis.plan.communications
        if activity.dated is not None and activity.dated.year in days
    )
    if not rows:
        return ()
    columns = (
        Column(basis.text("Day"), 1.1),
        Column(basis.text("Activity"), 2.4),
        Column(basis.text("Audience"), 2.2),
        Column(basis.text("Channel"), 1.4),
        Column(basis.text("Result"), 2.8),
    )
    caption = basis.text("Information given")
    return (without_empty_columns(TableOf(caption, columns, rows, small=True)),)
