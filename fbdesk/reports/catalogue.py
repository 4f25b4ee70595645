"""The documents that a plan can become, and the one way from a plan to a document's bytes."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from fbdesk.calculation.uncertainty import SAMPLES
from fbdesk.errors import UsageError
from fbdesk.models.checks.findings import BLOCKS, Finding
from fbdesk.models.checks.readiness import readiness
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.models.results.computing import compute, edition_of
from fbdesk.models.results.effects_in_plan import GoOn, go_on_always
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.snapshot import Plan
from fbdesk.reports import documents
from fbdesk.reports.basis import Basis
from fbdesk.reports.documents import Build, Typeset, as_docx, as_pdf, as_xlsx
from fbdesk.reports.making import HERE, Making
from fbdesk.reports.reported import reported
from fbdesk.reports.templates.standard import own_template
from fbdesk.reports.typesetting.job import Pages
from fbdesk.reports.wording import wording_in
from fbdesk.texts import LANGUAGES


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A document: its stable id, its title and use (English source texts), and its formats.

    `periods` is whether it can be made of a report period; where none is asked for, it is the
    newest one, of a `period_kind` where that is given. `about` is the table of the row that the
    document can be asked for, empty where it is always of the whole plan. `declared_final` is
    whether who makes it says that it is no draft any more; the others tell it from the plan: a
    signed agreement, a closed period, a meeting that was held.
    """

    id: str
    title: str
    purpose: str
    builders: tuple[tuple[str, Build], ...]
    periods: bool = False
    period_kind: str = ""
    about: str = ""
    declared_final: bool = False

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats that the document comes in, the usual one first."""
        return tuple(format_ for format_, _ in self.builders)


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: a document, its format and language, a report period, a row's name.

    `template` is an office's own template or the folder with its templates; None is the standard.
    `final` says that the document is no draft; it stays one while something stands in its way.
    """

    document: str
    format: str
    language: str = "nb"
    period: str | None = None
    row: str | None = None
    template: Path | None = None
    final: bool = False


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
    plan: Plan,
    order: Order,
    results: PlanResults | None = None,
    made: date | None = None,
    making: Making = HERE,
) -> Made:
    """Return the document of a plan.

    `results` may be given where they are known already; otherwise the plan is computed with its
    ranges. `making` may end the work by raising something of its own. Raises `UsageError` for a
    document, format, language or period that does not exist and `FileError` for a broken template,
    before anything is computed.
    """
    _, document = next(make_each(plan, order, (order.format,), results, made, making))
    return document


def make_each(
    plan: Plan,
    order: Order,
    formats: Iterable[str],
    results: PlanResults | None = None,
    made: date | None = None,
    making: Making = HERE,
) -> Iterator[tuple[str, Made]]:
    """Yield a document in several formats, each as it is made; what it tells is computed once.

    For the rest as `make`.
    """
    builders = [(format_, _builder(replace(order, format=format_))) for format_ in formats]
    basis = _basis(plan, order, results, made, making.go_on)
    for format_, build in builders:
        content = build(basis, making.typesetter) if isinstance(build, Typeset) else build(basis)
        yield format_, Made(content, basis.findings)


def pictures(
    plan: Plan,
    order: Order,
    results: PlanResults | None = None,
    making: Making = HERE,
) -> Pages:
    """Return the pages of a document as pictures (PNG), to be looked at before it is made.

    Empty for a format that has no pages of its own. For the rest as `make`.
    """
    build = _builder(order)
    if not isinstance(build, Typeset):
        return ()
    basis = _basis(plan, order, results, go_on=making.go_on)
    return build.pictures(basis, making.typesetter)


def _basis(
    plan: Plan,
    order: Order,
    results: PlanResults | None,
    made: date | None = None,
    go_on: GoOn = go_on_always,
) -> Basis:
    """Return what the document of an order is made from."""
    kind = document_kind(order.document)
    template = own_template(order.template, kind.id, order.language) if order.template else None
    told = reported(plan, order.period, kind.period_kind) if kind.periods else None
    if told is not None and told.plan is not plan:
        plan, results = told.plan, None  # what a closed period tells is what was frozen
    programme = programme_of(plan)
    edition = edition_of(plan)
    computed = results or compute(plan, edition, programme, samples=SAMPLES, go_on=go_on)
    return Basis(
        plan=plan,
        results=computed,
        edition=edition,
        wording=wording_in(order.language, programme),
        made=made or today(),
        findings=readiness(plan, programme, computed, order.document),
        reported=told,
        row=order.row,
        template=template,
        final=order.final,
        go_on=go_on,
    )


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
    if order.row is not None and not kind.about:
        raise UsageError(
            "The document {document} is about the whole plan. Leave out the row.",
            document=kind.id,
        )
    if order.period is not None and not kind.periods:
        raise UsageError(
            "The document {document} has no report periods. Leave out the period.",
            document=kind.id,
        )
    if order.final and not kind.declared_final:
        raise UsageError(
            "The plan itself says whether the document {document} is a draft. Leave out --final.",
            document=kind.id,
        )
    return dict(kind.builders)[order.format]


DOCUMENTS: Final = (
    DocumentKind(
        "action-plan",
        "Action plan",
        "Strategy and action programme for the council and the ministry",
        (
            ("pdf", as_pdf(documents.action_plan)),
            ("docx", as_docx(documents.action_plan)),
            ("xlsx", as_xlsx(documents.action_plan)),
        ),
        declared_final=True,
    ),
    DocumentKind(
        "agreement",
        "Letter of intent",
        "Commitments of all parties, for signature",
        (("pdf", as_pdf(documents.agreement)), ("docx", as_docx(documents.agreement))),
    ),
    DocumentKind(
        "status-report",
        "Status report",
        "What moved since the last period, for the administrative meeting",
        (("pdf", as_pdf(documents.status_report)), ("xlsx", as_xlsx(documents.status_report))),
        periods=True,
    ),
    DocumentKind(
        "annual-report",
        "Annual report",
        "Measures, effects, money and commitments of the year, for the ministry by 1 May",
        (("pdf", as_pdf(documents.annual_report)), ("xlsx", as_xlsx(documents.annual_report))),
        periods=True,
        period_kind="year",
    ),
    DocumentKind(
        "climate-budget",
        "Climate budget",
        "Emission ceiling, effect and money per year, for the municipal budget",
        (("pdf", as_pdf(documents.climate_budget)), ("xlsx", as_xlsx(documents.climate_budget))),
        declared_final=True,
    ),
    DocumentKind(
        "measure-card",
        "Measure card",
        "One measure on one or two pages, for councillors and meetings",
        (("pdf", as_pdf(documents.measure_card)),),
        about="measure",
    ),
    DocumentKind(
        "minutes",
        "Minutes",
        "One meeting with its decisions and what is to be done, for the participants",
        (("pdf", as_pdf(documents.minutes)), ("docx", as_docx(documents.minutes))),
        about="meeting",
    ),
    DocumentKind(
        "response",
        "Reply to the invitation",
        "Challenges, goals, intentions and organisation, for the ministry",
        (("pdf", as_pdf(documents.response)), ("docx", as_docx(documents.response))),
        declared_final=True,
    ),
    DocumentKind(
        "reporting-workbook",
        "Reporting workbook",
        "Every row of the plan as a spreadsheet, for the ministry",
        (("xlsx", documents.reporting_workbook),),
    ),
)
