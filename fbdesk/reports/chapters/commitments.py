"""What the parties of the agreement promise: side by side, with what each depends on."""

from collections.abc import Iterator, Sequence
from typing import Final

from fbdesk.models.agreement import Commitment, CommitmentMeasure, Condition
from fbdesk.models.agreement_marks import AREA, COMMITMENT, CONDITION, FRAME, mark_of
from fbdesk.models.checks.agreement import unmatched
from fbdesk.models.city import Party
from fbdesk.models.measures import Measure
from fbdesk.models.rich_text import without_marks
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.measure_facts import period
from fbdesk.reports.content import (
    Block,
    Callout,
    Column,
    Heading,
    Paragraph,
    TableOf,
    TableRow,
)
from fbdesk.reports.names import in_a_row, short_name, whole_name
from fbdesk.reports.number_order import number_order

SIDES: Final = (
    ("The municipalities", frozenset({"municipality"})),
    ("The county", frozenset({"county"})),
    ("The state", frozenset({"ministry", "state_agency"})),
    ("KS", frozenset({"ks"})),
    ("Business and others", frozenset({"business", "organisation", "university"})),
)
"""In this order the parties stand in every table; each with its kinds."""
WITHDRAWN: Final = "withdrawn"


def commitments(basis: Basis, *, draft: bool) -> tuple[Block, ...]:
    """Return the commitments per focus area and the conditions between them.

    A draft also says which commitments nobody has met with one of their own.
    """
    return tuple(_blocks(basis, draft=draft))


def standing(basis: Basis) -> tuple[Commitment, ...]:
    """Return the commitments that have not been withdrawn."""
    return tuple(c for c in basis.plan.commitments if c.status != WITHDRAWN)


def _blocks(basis: Basis, *, draft: bool) -> Iterator[Block]:
    alive = standing(basis)
    if not alive:
        yield Paragraph(basis.text("No commitments are entered yet."), tone="missing")
        return
    for area in basis.areas:
        of_area = [commitment for commitment in alive if commitment.focus_area == area]
        if of_area:
            name = basis.wording.choice("focus_area", area)
            yield Heading(2, name, mark=f"{AREA}{area}")
            yield commitments_table(basis, area, of_area)
    pairs = conditions_table(basis)
    if pairs:
        yield Heading(2, basis.text("What depends on what"), mark=f"{FRAME}conditions")
        yield Paragraph(
            basis.text(
                "A commitment on the left holds if and when the one on the right is fulfilled."
            )
        )
        yield pairs
    alone = [c for c in alive if c.key in unmatched(basis.plan)]
    if draft and alone:
        yield Callout(
            basis.text("Remark to the draft: commitments that nobody has met"),
            tuple(_in_words(basis, each) for each in alone),
            tone="draft",
        )


def commitments_table(basis: Basis, area: str, chosen: Sequence[Commitment]) -> TableOf:
    """Return a focus area's commitments, grouped by side: who, what, by when, and how it stands."""
    rows: list[TableRow] = []
    for title, kinds in SIDES:
        of_side = [c for c in chosen if _kind(basis, c) in kinds]
        if of_side:
            rows.append(TableRow((basis.text(title),), "group"))
            rows += [
                TableRow(cells(basis, each), mark=mark_of(COMMITMENT, each.key)) for each in of_side
            ]
    columns = (
        Column(basis.text("No.")),
        Column(basis.text("Party"), 1.9),
        Column(basis.text("Commitment"), 4.6),
        Column(basis.text("Measures"), 1.1),
        Column(basis.text("Deadline"), 1.35),
        Column(basis.text("Status"), 1.2),
    )
    caption = basis.text("Commitments in {area}", area=basis.wording.area(area))
    return TableOf(caption, columns, tuple(rows), small=True)


def conditions_table(basis: Basis) -> TableOf | None:
    """Return the pairs of commitments, or None where no commitment depends on another."""
    rows = tuple(
        TableRow(_pair(basis, *each), mark=mark_of(CONDITION, each[0].key))
        for each in standing_conditions(basis)
    )
    if not rows:
        return None
    columns = (
        Column(basis.text("This commitment"), 4),
        Column(basis.text("holds when this one is fulfilled"), 4),
        Column(basis.text("Reason"), 2.2),
    )
    return TableOf(basis.text("Conditions"), columns, rows, small=True)


def standing_conditions(basis: Basis) -> tuple[tuple[Condition, Commitment, Commitment], ...]:
    """Return each condition with the commitment that holds and the one that it needs, by numbers.

    A condition of or on a commitment that has been withdrawn is none.
    """
    found = []
    for condition in basis.plan.conditions:
        given = basis.plan.find(Commitment, condition.commitment)
        required = basis.plan.find(Commitment, condition.requires)
        if given and required and WITHDRAWN not in {given.status, required.status}:
            found.append((condition, given, required))
    return tuple(sorted(found, key=_by_numbers))


def _by_numbers(row: tuple[Condition, Commitment, Commitment]) -> tuple[object, ...]:
    _, given, required = row
    return number_order(given.number), number_order(required.number)


def annex_of_measures(basis: Basis) -> tuple[Block, ...]:
    """Return the annex: the measures that commitments are about, with the commitments' numbers."""
    numbers = _commitments_of_measures(basis)
    title = basis.text("Annex. Measures in the agreement")
    heading = Heading(1, title, numbered=False, mark=f"{FRAME}annex_measures")
    chosen = agreed_measures(basis)
    if not chosen:
        return heading, Paragraph(
            basis.text("No measures are tied to commitments yet."), tone="missing"
        )
    rows = tuple(TableRow(_annex_cells(basis, measure, numbers[measure.key])) for measure in chosen)
    columns = (
        Column(basis.text("No.")),
        Column(basis.text("Measure"), 3.2),
        Column(basis.text("Responsible"), 2.2),
        Column(basis.text("Period"), 1.2),
        Column(basis.text("Cut {year}, t", year=basis.main_year), 1, "right"),
        Column(basis.text("Commitments"), 1.3),
    )
    caption = basis.text("Measures that the commitments are about")
    return heading, TableOf(caption, columns, rows, small=True)


def agreed_measures(basis: Basis) -> tuple[Measure, ...]:
    """Return the measures that standing commitments are about, in the plan's order."""
    numbers = _commitments_of_measures(basis)
    return tuple(measure for measure in basis.plan.measures if measure.key in numbers)


def _commitments_of_measures(basis: Basis) -> dict[str, list[str]]:
    """Return the numbers of the standing commitments about each measure, by its key."""
    numbers: dict[str, list[str]] = {}
    for commitment in standing(basis):
        for link in basis.plan.children(CommitmentMeasure, "commitment", commitment.key):
            numbers.setdefault(link.measure, []).append(commitment.number)
    return numbers


def _annex_cells(basis: Basis, measure: Measure, commitments_of: list[str]) -> tuple[str, ...]:
    result = basis.results_by_measure.get(measure.key)
    joint_t = result.joint_t.get(basis.main_year) if result else None
    return (
        measure.number,
        measure.title,
        measure.responsible or basis.text("missing"),
        period(basis, measure),
        basis.wording.numbers.cut_number(joint_t),
        in_a_row(commitments_of),
    )


def cells(basis: Basis, commitment: Commitment) -> tuple[str, ...]:
    """Return a commitment's row: number, party, text, measures, deadline, status."""
    links = basis.plan.children(CommitmentMeasure, "commitment", commitment.key)
    found = (basis.plan.find(Measure, link.measure) for link in links)
    return (
        commitment.number,
        _party(basis, commitment),
        without_marks(commitment.text),
        in_a_row(short_name(each.number, each.title) for each in found if each),
        basis.wording.numbers.short_day(commitment.deadline),
        basis.wording.choice("commitment_status", commitment.status),
    )


def _pair(
    basis: Basis, condition: Condition, given: Commitment, required: Commitment
) -> tuple[str, str, str]:
    return (
        _in_words(basis, given),
        _in_words(basis, required),
        without_marks(condition.text),
    )


def _in_words(basis: Basis, commitment: Commitment) -> str:
    name = whole_name(commitment.number, _party(basis, commitment))
    return f"{name}: {without_marks(commitment.text)}"


def _party(basis: Basis, commitment: Commitment) -> str:
    party = basis.plan.find(Party, commitment.party)
    return party.name if party else ""


def _kind(basis: Basis, commitment: Commitment) -> str:
    party = basis.plan.find(Party, commitment.party)
    return party.kind if party else ""
