"""What is not ready: the findings of the plan, told where a reader would otherwise stumble."""

from functools import partial

from fbdesk.models.checks.findings import BLOCKS, Finding
from fbdesk.models.checks.readiness import by_code
from fbdesk.reports.basis import Basis
from fbdesk.reports.content import Block, Heading, ListOf, Paragraph
from fbdesk.texts import sentence

PLAIN_NUMBERS = frozenset({"year", "base"})
"""Values that are years: they have no thousands."""


def remarks(basis: Basis) -> tuple[Block, ...]:
    """Return the chapter of findings, those that ought to stop a document first."""
    heading = Heading(1, basis.text("What is missing"))
    if not basis.findings:
        return heading, Paragraph(basis.text("The check of the plan found nothing missing."))
    blocks: list[Block] = [
        heading,
        Paragraph(
            basis.text(
                "The list is made by a check of the plan on the day this document was made. It "
                "says what a reader may miss."
            )
        ),
    ]
    groups = by_code(basis.findings).values()
    for title, strength in (
        (basis.text("To be mended before the plan is sent"), BLOCKS),
        (basis.text("Remarks"), None),
    ):
        chosen = [
            finding_text(basis, finding)
            for group in groups
            for finding in group
            if (finding.strength == BLOCKS) == (strength == BLOCKS)
        ]
        if chosen:
            blocks += [Heading(2, title), ListOf(tuple(chosen))]
    return tuple(blocks)


def finding_text(basis: Basis, finding: Finding) -> str:
    """Return a finding in the document's language with its numbers in that manner."""
    return sentence(basis.text, finding.message, finding.values, partial(_shown, basis))


def _shown(basis: Basis, name: str, value: object) -> object:
    if isinstance(value, int | float) and name not in PLAIN_NUMBERS:
        return basis.wording.numbers.significant(value, 6)
    return value
