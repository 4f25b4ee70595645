"""The documents that a plan can become, and the one way from a plan to a document's bytes."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from fbdesk.calculation.uncertainty import SAMPLES
from fbdesk.errors import UsageError
from fbdesk.models.checks import readiness
from fbdesk.models.findings import BLOCKS, Finding
from fbdesk.models.plan_results import PlanResults
from fbdesk.models.results import compute, edition_of, programme_of
from fbdesk.models.snapshot import Plan
from fbdesk.reports.basis import Basis
from fbdesk.reports.wording import wording_in
from fbdesk.texts import LANGUAGES

Build = Callable[[Basis], bytes]


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A document: its stable id, its title and use (English source texts), and its formats."""

    id: str
    title: str
    purpose: str
    builders: tuple[tuple[str, Build], ...]
    periods: bool = False

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats that the document comes in, the usual one first."""
        return tuple(format_ for format_, _ in self.builders)


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: a document, its format and language, and a report period if it has any."""

    document: str
    format: str
    language: str = "nb"
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A document as bytes, with the findings that concern it."""

    content: bytes
    findings: tuple[Finding, ...]

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The findings that ought to be mended before the document is sent."""
        return tuple(finding for finding in self.findings if finding.strength == BLOCKS)


def make(
    plan: Plan, order: Order, results: PlanResults | None = None, made: date | None = None
) -> Made:
    """Return the document of a plan.

    `results` may be given where they are known already; otherwise the plan is computed with its
    ranges. Raises `UsageError` for a document, format, language or period that does not exist,
    before anything is computed.
    """
    build = _builder(order)
    programme = programme_of(plan)
    edition = edition_of(plan)
    computed = results or compute(plan, edition, programme, samples=SAMPLES)
    findings = readiness(plan, programme, computed, order.document)
    basis = Basis(
        plan=plan,
        results=computed,
        edition=edition,
        wording=wording_in(order.language, programme),
        made=made or today(),
        findings=findings,
    )
    return Made(build(basis), findings)


def document_kind(document: str) -> DocumentKind:
    """Return a document by its id; `UsageError` that lists those that exist."""
    for kind in DOCUMENTS:
        if kind.id == document:
            return kind
    raise UsageError(
        "There is no document {document}. Documents: {known}.",
        document=document,
        known=", ".join(kind.id for kind in DOCUMENTS),
    )


def today() -> date:
    """Return today, or the day that SOURCE_DATE_EPOCH sets for documents that must not vary."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime.fromtimestamp(int(fixed), UTC).date()
    except (ValueError, OverflowError, OSError):  # not set, no number, or no day of any calendar
        return datetime.now().astimezone().date()


def _builder(order: Order) -> Build:
    kind = document_kind(order.document)
    if order.format not in kind.formats:
        raise UsageError(
            "The document {document} does not come as {format}. Formats: {known}.",
            document=kind.id,
            format=order.format,
            known=", ".join(kind.formats),
        )
    if order.language not in LANGUAGES:
        raise UsageError(
            "There is no language {language}. Languages: {known}.",
            language=order.language,
            known=", ".join(LANGUAGES),
        )
    if order.period is not None and not kind.periods:
        raise UsageError(
            "The document {document} has no report periods. Leave out the period.",
            document=kind.id,
        )
    return dict(kind.builders)[order.format]


def _action_plan_pdf(basis: Basis) -> bytes:
    from fbdesk.reports.action_plan import action_plan
    from fbdesk.reports.pdf import pdf

    return pdf(action_plan(basis))


def _agreement_pdf(basis: Basis) -> bytes:
    from fbdesk.reports.agreement import agreement
    from fbdesk.reports.pdf import pdf

    return pdf(agreement(basis))


def _workbook_xlsx(basis: Basis) -> bytes:
    from fbdesk.reports.workbook import workbook

    return workbook(
        basis.plan,
        basis.results,
        basis.programme,
        basis.edition,
        basis.wording.translate,
        language=basis.wording.language,
        made_on=basis.made,
    )


DOCUMENTS: Final = (
    DocumentKind(
        "action-plan",
        "Action plan",
        "Strategy and action programme for the council and the ministry",
        (("pdf", _action_plan_pdf),),
    ),
    DocumentKind(
        "agreement",
        "Letter of intent",
        "Commitments of all parties, for signature",
        (("pdf", _agreement_pdf),),
    ),
    DocumentKind(
        "reporting-workbook",
        "Reporting workbook",
        "Every row of the plan as a spreadsheet, for the ministry",
        (("xlsx", _workbook_xlsx),),
    ),
)
