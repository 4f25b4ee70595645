"""The measure card: one measure on one or two pages, for councillors and meetings."""

from collections.abc import Iterator
from typing import Final

from fbdesk.models.agreement import Commitment, CommitmentMeasure
from fbdesk.models.city import Party
from fbdesk.models.followup import Decision, Indicator, MeasureLink, Milestone, ProgressNote
from fbdesk.models.measures import Measure
from fbdesk.models.results.indicators import indicator_result, measure_completion
from fbdesk.models.rich_text import on_one_line
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.calculations import calculation_table, calculations_of, terms
from fbdesk.reports.chapters.indicators import indicator_table
from fbdesk.reports.chapters.measure_facts import (
    granted_ore,
    gross_ore,
    indicator_values,
    indicators_of,
)
from fbdesk.reports.chapters.measure_words import measure_facts
from fbdesk.reports.chosen_row import chosen_measures
from fbdesk.reports.content import (
    Block,
    Column,
    Cover,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    ListOf,
    NewPage,
    Paragraph,
    TableOf,
    TableRow,
    paragraphs,
    without_empty_columns,
)
from fbdesk.reports.frames import example_mark, framed, programme_line
from fbdesk.reports.names import whole_name
from fbdesk.reports.templates.applying import ChaptersAbout, about, in_order

MOST_NOTES: Final = 4
"""The newest notes on progress; more would make a third page."""


def measure_card(basis: Basis) -> Document:
    """Return the card of the measure that was asked for, or of every measure, each on new pages.

    Raises `UsageError` where there is no such measure, `InputError` where the plan has none.
    """
    chosen = chosen_measures(basis.plan, basis.row)
    blocks: list[Block] = []
    for place, measure in enumerate(chosen):
        if place:
            blocks.append(NewPage())
        blocks += _card(basis, measure)
    alone = chosen[0] if len(chosen) == 1 else None
    cover = Cover(
        programme=programme_line(basis),
        title=basis.text("Measure card {number}", number=alone.number)
        if alone
        else basis.text("Measure cards"),
        subtitle=basis.wording.area(alone.focus_area) if alone else "",
        city=basis.city,
        municipalities=basis.planning_municipalities,
        lines=(basis.wording.numbers.day(basis.made),),
        example=example_mark(basis),
    )
    keywords = (basis.text("measure"), basis.text("climate"))
    number = alone.number if alone else ""
    return framed(basis, "measure-card", cover, blocks, keywords, number)


def _card(basis: Basis, measure: Measure) -> Iterator[Block]:
    yield Heading(1, whole_name(measure.number, measure.title), numbered=False)
    yield Paragraph(basis.wording.area(measure.focus_area), tone="muted")
    yield KeyFigures(_figures(basis, measure))
    yield from in_order(basis, "measure-card", about(CHAPTERS, measure), level=2)


def _description(basis: Basis, measure: Measure) -> tuple[Block, ...]:
    del basis  # what the planner wrote needs no words of ours
    return paragraphs(measure.description)


def _figures(basis: Basis, measure: Measure) -> tuple[KeyFigure, ...]:
    write = basis.wording.numbers
    granted = granted_ore(basis, measure)
    told = "" if granted is None else basis.text("granted {amount}", amount=write.money(granted))
    lines = [
        KeyFigure(basis.text("Status"), basis.wording.choice("status", measure.status)),
        _effect(basis, measure),
        KeyFigure(basis.text("Cost, gross"), write.money(gross_ore(basis, measure)), told),
    ]
    share = measure_completion(basis.plan, measure.key)
    if share is not None:
        lines.append(KeyFigure(basis.text("Completion"), write.percent(share)))
    return tuple(lines)


def _effect(basis: Basis, measure: Measure) -> KeyFigure:
    """Return the cut of a measure; one without gets what it does elsewhere, or its indicator."""
    write, year = basis.wording.numbers, basis.main_year
    result = basis.results_by_measure.get(measure.key)
    effect_t = result.stand_alone_t.get(year) if result else None
    outside_t = result.indirect_t.get(year) if result else None
    if result and effect_t is None and outside_t:
        label = basis.text("Outside the inventory in {year}", year=year)
        return KeyFigure(label, write.cut(outside_t))
    indicator = next(indicators_of(basis, measure), None)
    if effect_t is None and indicator is not None:
        before, after = indicator_values(basis, indicator)
        return KeyFigure(
            basis.text(indicator.label), after, basis.text("before: {value}", value=before)
        )
    band = result.stand_alone_band_t.get(year) if result else None
    span = ""
    if effect_t and band is not None:
        sign = 1 if effect_t > 0 else -1
        span = basis.text(
            "range {range}", range=write.span_of(abs(effect_t), sign * band[0], sign * band[1])
        )
    return KeyFigure(basis.text("Effect alone in {year}", year=year), write.cut(effect_t), span)


def _milestones(basis: Basis, measure: Measure) -> Iterator[Block]:
    steps = basis.plan.children(Milestone, "measure", measure.key)
    if not steps:
        return
    write = basis.wording.numbers.short_day
    rows = tuple(
        TableRow((step.title, write(step.due), write(step.done), step.note)) for step in steps
    )
    columns = (
        Column(basis.text("Milestone"), 3),
        Column(basis.text("Due"), 1.1),
        Column(basis.text("Reached"), 1.1),
        Column(basis.text("Note"), 2.4),
    )
    yield without_empty_columns(TableOf(basis.text("Milestones"), columns, rows, small=True))


def _indicators(basis: Basis, measure: Measure) -> Iterator[Block]:
    own = basis.plan.children(Indicator, "measure", measure.key)
    if own:
        yield indicator_table(basis, tuple(indicator_result(basis.plan, each) for each in own))


def _commitments(basis: Basis, measure: Measure) -> Iterator[Block]:
    links = basis.plan.children(CommitmentMeasure, "measure", measure.key)
    keys = {link.commitment for link in links}
    rows = [TableRow(_commitment(basis, c)) for c in basis.plan.commitments if c.key in keys]
    if not rows:
        return
    columns = (
        Column(basis.text("No.")),
        Column(basis.text("Party"), 2),
        Column(basis.text("Commitment"), 4),
        Column(basis.text("Deadline"), 1.3),
        Column(basis.text("Status"), 1.2),
    )
    caption = basis.text("Commitments about the measure")
    yield TableOf(caption, columns, tuple(rows), small=True)


def _commitment(basis: Basis, commitment: Commitment) -> tuple[str, ...]:
    party = basis.plan.find(Party, commitment.party)
    return (
        commitment.number,
        party.name if party else "",
        on_one_line(commitment.text),
        basis.wording.numbers.short_day(commitment.deadline),
        basis.wording.choice("commitment_status", commitment.status),
    )


def _decisions(basis: Basis, measure: Measure) -> Iterator[Block]:
    decided = basis.plan.children(Decision, "measure", measure.key)
    if not decided:
        return
    rows = tuple(
        TableRow(
            (
                basis.wording.numbers.short_day(decision.decided),
                decision.body,
                decision.case_number,
                on_one_line(decision.text),
            )
        )
        for decision in decided
    )
    columns = (
        Column(basis.text("Day"), 1.1),
        Column(basis.text("Body"), 1.6),
        Column(basis.text("Case"), 1),
        Column(basis.text("Decision"), 4),
    )
    told = TableOf(basis.text("Political decisions"), columns, rows, small=True)
    yield without_empty_columns(told)


def _notes(basis: Basis, measure: Measure) -> Iterator[Block]:
    notes = basis.plan.children(ProgressNote, "measure", measure.key)
    if not notes:
        return
    yield Heading(2, basis.text("Progress"), numbered=False)
    newest_first = sorted(notes, key=lambda note: note.dated, reverse=True)
    for note in newest_first[:MOST_NOTES]:
        day = basis.wording.numbers.short_day(note.dated)
        yield Paragraph(on_one_line(note.text), lead=f"{day}:")


def _links(basis: Basis, measure: Measure) -> Iterator[Block]:
    links = basis.plan.children(MeasureLink, "measure", measure.key)
    if links:
        yield Heading(2, basis.text("More about the measure"), numbered=False)
        told = (": ".join(filter(None, (link.title, link.reference))) for link in links)
        yield ListOf(tuple(told))


def _passports(basis: Basis, measure: Measure) -> Iterator[Block]:
    found = calculations_of(basis, measure)
    if found:
        yield Heading(2, basis.text("The calculations"), numbered=False)
        caption = basis.text("The numbers behind the effect")
        yield calculation_table(basis, caption, found, note=terms(basis))


CHAPTERS: Final[ChaptersAbout[Measure]] = {
    "description": _description,
    "facts": measure_facts,
    "milestones": _milestones,
    "indicators": _indicators,
    "commitments": _commitments,
    "decisions": _decisions,
    "notes": _notes,
    "links": _links,
    "passports": _passports,
}
"""What stands below the head of each measure, by the names that a template calls it."""
