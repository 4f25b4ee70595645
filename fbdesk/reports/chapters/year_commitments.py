"""What the parties promised and how it stands: both sides alike, and the joint projects' year."""

from collections.abc import Iterator

from fbdesk.models.agreement import Commitment, CommitmentYear, JointProject, JointProjectYear
from fbdesk.models.city import Party
from fbdesk.models.rich_text import without_marks
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.commitments import SIDES, standing
from fbdesk.reports.content import Block, Column, Heading, Paragraph, TableOf, TableRow


def commitments_of_year(basis: Basis, year: int) -> tuple[Block, ...]:
    """Return the chapter: a table per side with each commitment's standing, the joint projects."""
    return tuple(_blocks(basis, year))


def _blocks(basis: Basis, year: int) -> Iterator[Block]:
    yield Heading(1, basis.text("Commitments of all parties"))
    alive = standing(basis)
    if not alive:
        yield Paragraph(basis.text("No commitments are entered yet."), tone="missing")
    for title, kinds in SIDES:
        of_side = [c for c in alive if _kind(basis, c) in kinds]
        if of_side:
            yield _table(basis, basis.text(title), of_side, year)
    projects = [row for p in basis.plan.joint_projects if (row := _project(basis, p, year))]
    if projects:
        yield Heading(2, basis.text("Joint projects"))
        columns = (
            Column(basis.text("Project"), 2.2),
            Column(basis.text("Led by"), 2),
            Column(basis.text("Activity"), 2.8),
            Column(basis.text("Amount, 1,000 NOK"), 1.4, "right"),
            Column(basis.text("Result"), 2),
        )
        caption = basis.text("Joint projects in {year}", year=year)
        yield TableOf(caption, columns, tuple(projects), small=True)


def _table(basis: Basis, side: str, chosen: list[Commitment], year: int) -> TableOf:
    rows = tuple(TableRow(_cells(basis, commitment, year)) for commitment in chosen)
    columns = (
        Column(basis.text("No.")),
        Column(basis.text("Party"), 2.15),
        Column(basis.text("Commitment"), 4),
        Column(basis.text("Deadline"), 1.25),
        Column(basis.text("Status"), 1.1),
        Column(basis.text("Follow-up"), 2.6),
    )
    caption = basis.text("Commitments: {side}", side=side)
    return TableOf(caption, columns, rows, small=True)


def _cells(basis: Basis, commitment: Commitment, year: int) -> tuple[str, ...]:
    years = basis.plan.children(CommitmentYear, "commitment", commitment.key)
    held = next((each for each in years if each.year == year), None)
    party = basis.plan.find(Party, commitment.party)
    status = held.status if held else commitment.status
    note = (held.note if held else "") or commitment.follow_up
    return (
        commitment.number,
        party.name if party else "",
        " ".join(without_marks(commitment.text).split()),
        basis.wording.numbers.short_day(commitment.deadline),
        basis.wording.choice("commitment_status", status),
        " ".join(without_marks(note).split()) or basis.text("missing"),
    )


def _project(basis: Basis, project: JointProject, year: int) -> TableRow | None:
    years = basis.plan.children(JointProjectYear, "joint_project", project.key)
    held = next((each for each in years if each.year == year), None)
    if held is None:
        return None
    lead = basis.plan.find(Party, project.lead)
    return TableRow(
        (
            project.title,
            lead.name if lead else "",
            " ".join(without_marks(held.activity).split()),
            basis.wording.numbers.thousand_kroner(held.amount_ore),
            " ".join(without_marks(held.result).split()) or basis.text("missing"),
        )
    )


def _kind(basis: Basis, commitment: Commitment) -> str:
    party = basis.plan.find(Party, commitment.party)
    return party.kind if party else ""
