"""How each document comes about: its content, and the writer of each format that it comes in."""

from collections.abc import Callable
from dataclasses import dataclass

from fbdesk.models.bulk import without_collector
from fbdesk.reports.basis import Basis
from fbdesk.reports.content import Document
from fbdesk.reports.page_fit import fitted
from fbdesk.reports.typesetting.job import Pages, Typesetter, typeset

Build = Callable[[Basis], bytes]
Content = Callable[[Basis], Document]

PICTURE_PPI = 120
"""Pixels to the inch of a page that is looked at: sharp on a screen, and soon made."""


@dataclass(frozen=True, slots=True)
class Typeset:
    """How a document becomes a PDF, or pictures of the PDF's pages."""

    content: Content

    def __call__(self, basis: Basis, typesetter: Typesetter = typeset) -> bytes:
        """Return the document as PDF."""
        from fbdesk.reports.pdf import pdf

        return pdf(fitted(self.content(basis)), typesetter=typesetter)

    def pictures(self, basis: Basis, typesetter: Typesetter = typeset) -> Pages:
        """Return the pages of the PDF as pictures (PNG)."""
        from fbdesk.reports.pdf import pictures

        return pictures(fitted(self.content(basis)), ppi=PICTURE_PPI, typesetter=typesetter)


def as_pdf(content: Content) -> Typeset:
    """Return how a document becomes a PDF."""
    return Typeset(content)


def as_docx(content: Content) -> Build:
    """Return how a document becomes a Word file."""

    def build(basis: Basis) -> bytes:
        from fbdesk.reports.docx.file import docx

        return docx(fitted(content(basis)))

    return build


def as_xlsx(content: Content) -> Build:
    """Return how the tables of a document become a workbook."""

    def build(basis: Basis) -> bytes:
        from fbdesk.reports.tables_xlsx import tables_xlsx

        return tables_xlsx(content(basis))

    return build


def action_plan(basis: Basis) -> Document:
    """Return the action plan."""
    from fbdesk.reports.action_plan import action_plan

    return action_plan(basis)


def agreement(basis: Basis) -> Document:
    """Return the letter of intent; `InputError` where the plan has no agreement."""
    from fbdesk.reports.agreement import agreement

    return agreement(basis)


def status_report(basis: Basis) -> Document:
    """Return the status report of a period."""
    from fbdesk.reports.status_report import status_report

    return status_report(basis)


def annual_report(basis: Basis) -> Document:
    """Return the annual report of a period."""
    from fbdesk.reports.annual_report import annual_report

    return annual_report(basis)


def climate_budget(basis: Basis) -> Document:
    """Return the climate budget of the four-year economic plan."""
    from fbdesk.reports.climate_budget import climate_budget

    return climate_budget(basis)


def measure_card(basis: Basis) -> Document:
    """Return the card of one measure, or of each."""
    from fbdesk.reports.measure_card import measure_card

    return measure_card(basis)


def minutes(basis: Basis) -> Document:
    """Return the minutes of one meeting."""
    from fbdesk.reports.minutes import minutes

    return minutes(basis)


def response(basis: Basis) -> Document:
    """Return the reply to the invitation."""
    from fbdesk.reports.response import response

    return response(basis)


def reporting_workbook(basis: Basis) -> bytes:
    """Return the reporting workbook as a spreadsheet."""
    from fbdesk.reports.workbook.book import workbook

    with without_collector():  # what a workbook is made of stays until it is written
        return workbook(
            basis.plan,
            basis.results,
            basis.programme,
            basis.edition,
            basis.wording.translate,
            language=basis.wording.language,
            made_on=basis.made,
        )
