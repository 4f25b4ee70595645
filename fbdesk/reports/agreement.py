"""The letter of intent: its sections, what each party commits to, on what terms, and who signs."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from fbdesk.errors import InputError
from fbdesk.models.agreement import (
    Agreement,
    AgreementSection,
    Commitment,
    CommitmentMeasure,
    Signatory,
)
from fbdesk.models.agreement_marks import (
    COMMITMENT,
    CONDITION,
    FRAME,
    SECTION,
    Sent,
    SentCommitment,
    SentCondition,
    SentLink,
    SentSection,
    comparable,
    comparable_words,
    mark_of,
)
from fbdesk.models.city import Party
from fbdesk.models.measures import Measure
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.calculations import calculation_tables, counted
from fbdesk.reports.chapters.commitments import (
    agreed_measures,
    annex_of_measures,
    cells,
    commitments,
    standing,
    standing_conditions,
)
from fbdesk.reports.chapters.joint_projects import annex_of_joint_projects
from fbdesk.reports.content import (
    Block,
    Column,
    Cover,
    Document,
    Heading,
    Paragraph,
    Signature,
    Signatures,
    TableOf,
    TableRow,
    paragraphs,
)
from fbdesk.reports.frames import example_mark, framed, programme_line
from fbdesk.reports.templates.applying import Chapters, in_order, template_of

COMMITMENTS_STAND_IN: Final = frozenset({"focus_areas", "commitments"})
"""The codes of sections under which the commitments are set; programmes name them differently."""
SIGNED = "signed"
NOT_WRITTEN = "Not written yet."


def agreement(basis: Basis) -> Document:
    """Return the agreement with parties, sections, commitments, conditions, annex, signatures.

    Raises `InputError` where the plan has no agreement.
    """
    chosen = _chosen(basis)
    day = chosen.dated or basis.made
    cover = Cover(
        programme=programme_line(basis),
        title="",
        subtitle=chosen.title,
        city=basis.city,
        municipalities=basis.planning_municipalities,
        lines=tuple(part for part in (chosen.version, basis.wording.numbers.day(day)) if part),
        draft=_state(basis, chosen),
        example=example_mark(basis),
    )
    keywords = (basis.text("agreement"), basis.text("climate"))
    made = framed(basis, "agreement", cover, in_order(basis, "agreement", CHAPTERS), keywords)
    return replace(made, sent=_sent(basis, chosen).as_text())


def _chosen(basis: Basis) -> Agreement:
    chosen = next(iter(basis.plan.agreements), None)
    if chosen is None:
        raise InputError("The plan has no agreement. Write one on the page Agreement first.")
    return chosen


def _sent(basis: Basis, chosen: Agreement) -> Sent:
    """Return what the parties get to read, as it can be read back from the file they edit."""
    told = "sections" in template_of(basis, "agreement").chapters
    return Sent(
        agreement=chosen.key,
        title=chosen.title,
        language=basis.wording.language,
        made=basis.made.isoformat(),
        commitments=tuple(_sent_commitment(basis, each) for each in standing(basis) if told),
        links=tuple(_sent_links(basis)) if told else (),
        conditions=tuple(_sent_conditions(basis)) if told else (),
        sections=tuple(
            SentSection(
                mark_of(SECTION, section.key),
                comparable_words(section.title),
                comparable(section.text) or basis.text(NOT_WRITTEN),
            )
            for section in basis.plan.children(AgreementSection, "agreement", chosen.key)
            if told
        ),
    )


def _sent_commitment(basis: Basis, commitment: Commitment) -> SentCommitment:
    written = tuple(comparable_words(cell) for cell in cells(basis, commitment))
    number, party, text, _, deadline, status = written
    return SentCommitment(
        mark_of(COMMITMENT, commitment.key), number, party, text, deadline, status
    )


def _sent_links(basis: Basis) -> Iterator[SentLink]:
    for commitment in standing(basis):
        for link in basis.plan.children(CommitmentMeasure, "commitment", commitment.key):
            measure = basis.plan.find(Measure, link.measure)
            if measure is not None:
                yield SentLink(mark_of(COMMITMENT, commitment.key), measure.key, measure.number)


def _sent_conditions(basis: Basis) -> Iterator[SentCondition]:
    for condition, given, required in standing_conditions(basis):
        yield SentCondition(
            mark_of(CONDITION, condition.key),
            mark_of(COMMITMENT, given.key),
            mark_of(COMMITMENT, required.key),
            comparable_words(condition.text),
        )


def _state(basis: Basis, chosen: Agreement) -> str:
    return "" if chosen.state == SIGNED else basis.wording.choice("agreement_state", chosen.state)


def _sections(basis: Basis) -> Iterator[Block]:
    """Yield the agreement's sections, the commitments where they belong or after the last one."""
    chosen = _chosen(basis)
    draft = chosen.state != SIGNED
    placed = False
    for section in basis.plan.children(AgreementSection, "agreement", chosen.key):
        yield Heading(1, section.title, mark=mark_of(SECTION, section.key))
        yield from _text(basis, section)
        if not placed and section.code in COMMITMENTS_STAND_IN:
            yield from commitments(basis, draft=draft)
            placed = True
    if not placed:
        yield Heading(1, basis.text("Commitments"), mark=f"{FRAME}commitments")
        yield from commitments(basis, draft=draft)


def _text(basis: Basis, section: AgreementSection) -> tuple[Block, ...]:
    return paragraphs(section.text) or (Paragraph(basis.text(NOT_WRITTEN), tone="missing"),)


def _parties(basis: Basis) -> Iterator[Block]:
    """Yield who enters the agreement: those who sign, and those who commit to something."""
    yield Heading(1, basis.text("Parties"), numbered=False, mark=f"{FRAME}parties")
    chosen = _chosen(basis)
    signing = [s.party for s in basis.plan.children(Signatory, "agreement", chosen.key)]
    keys = {*signing, *(commitment.party for commitment in standing(basis))}
    entering = [party for party in basis.plan.parties if party.key in keys]
    if not entering:
        yield Paragraph(basis.text("No parties are entered yet."), tone="missing")
        return
    if len(entering) > 1:
        entered = "This agreement is entered into between {count} parties."
        yield Paragraph(basis.text(entered, count=len(entering)))
    rows = tuple(
        TableRow((party.name, basis.wording.choice("party_kind", party.kind), party.role))
        for party in entering
    )
    columns = (
        Column(basis.text("Party"), 2.4),
        Column(basis.text("Kind"), 1.3),
        Column(basis.text("Role"), 4),
    )
    yield TableOf(basis.text("Parties to the agreement"), columns, rows)


def _signatures(basis: Basis) -> Iterator[Block]:
    signatories = basis.plan.children(Signatory, "agreement", _chosen(basis).key)
    yield Heading(1, basis.text("Signatures"), numbered=False, mark=f"{FRAME}signatures")
    if not signatories:
        yield Paragraph(basis.text("No signatories are entered yet."), tone="missing")
        return
    yield Signatures(
        basis.text("Place and date:"),
        tuple(_line(basis, signatory) for signatory in signatories),
    )


def _line(basis: Basis, signatory: Signatory) -> Signature:
    party = basis.plan.find(Party, signatory.party)
    signed = (
        basis.text("signed {day}", day=basis.wording.numbers.day(signatory.signed))
        if signatory.signed
        else ""
    )
    title = ", ".join(part for part in (signatory.title, signed) if part)
    return Signature(party.name if party else "", signatory.name, title)


def _passports(basis: Basis) -> Iterator[Block]:
    """Yield the annex with the calculations of the measures in the agreement that count."""
    told = counted(basis, agreed_measures(basis))
    if told:
        title = basis.text("Annex. The calculations")
        yield Heading(1, title, numbered=False, mark=f"{FRAME}annex_passports")
        yield from calculation_tables(basis, "agreement", told)


CHAPTERS: Final[Chapters] = {
    "parties": _parties,
    "sections": _sections,
    "signatures": _signatures,
    "annex-measures": annex_of_measures,
    "annex-joint-projects": annex_of_joint_projects,
    "passports": _passports,
}
"""By the names that a template calls them."""
