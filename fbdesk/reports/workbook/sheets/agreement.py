"""Sheets of the agreement: text, signatures, who commits to what, and what depends on what."""

from typing import Final

from fbdesk.models.agreement import (
    Agreement,
    AgreementSection,
    Commitment,
    CommitmentMeasure,
    Condition,
    Signatory,
)
from fbdesk.models.city import Party
from fbdesk.models.row import Row
from fbdesk.reports.number_order import number_order
from fbdesk.reports.workbook.columns import Book, Column, Kind, Sheet, key_columns, stored
from fbdesk.reports.workbook.sheets.measures import MEASURE_COLUMNS, measure_number

GROUP: Final = "agreement"


def _agreement(book: Book, row: AgreementSection | Signatory) -> str | None:
    found = book.plan.find(Agreement, row.agreement)
    return found.title if found else None


def _party(book: Book, row: Signatory | Commitment) -> str | None:
    found = book.plan.find(Party, row.party)
    return found.name if found else None


AGREEMENT_COLUMN: Final = Column(
    code="agreement_title", heading="Agreement", value=_agreement, refers="agreement.title"
)
PARTY_COLUMN: Final = Column(code="party_name", heading="Party", value=_party, refers="party.name")

AGREEMENTS: Final = Sheet(
    code="agreement",
    title="Agreement",
    about="The letter of intent: version and state.",
    group=GROUP,
    rows=lambda book: book.plan.agreements,
    columns=lambda _: (
        stored(Agreement, "title", "Title"),
        stored(Agreement, "version", "Version"),
        stored(Agreement, "state", "State"),
        stored(Agreement, "dated", "Date"),
        *key_columns(Agreement),
    ),
    reads="agreement",
)

SECTIONS: Final = Sheet(
    code="agreement_section",
    title="Agreement text",
    about="The numbered sections of the agreement.",
    group=GROUP,
    rows=lambda book: book.plan.agreement_sections,
    columns=lambda _: (
        AGREEMENT_COLUMN,
        stored(AgreementSection, "title", "Section"),
        stored(AgreementSection, "text", "Text"),
        stored(AgreementSection, "code", "Section of the programme"),
        *key_columns(AgreementSection),
    ),
    reads="agreement_section",
)

SIGNATORIES: Final = Sheet(
    code="signatory",
    title="Signatories",
    about="Who signs for each party.",
    group=GROUP,
    rows=lambda book: book.plan.signatories,
    columns=lambda _: (
        AGREEMENT_COLUMN,
        PARTY_COLUMN,
        stored(Signatory, "name", "Name"),
        stored(Signatory, "title", "Office"),
        stored(Signatory, "signed", "Signed"),
        *key_columns(Signatory),
    ),
    reads="signatory",
)


def _measures(book: Book, commitment: Commitment) -> str:
    links = book.plan.children(CommitmentMeasure, "commitment", commitment.key)
    numbers = (number for link in links if (number := measure_number(book, link)))
    return ", ".join(sorted(numbers, key=number_order))


def _numbers(book: Book, keys: list[str]) -> str:
    found = (book.plan.find(Commitment, key) for key in keys)
    numbers = (commitment.number for commitment in found if commitment)
    return ", ".join(sorted(numbers, key=number_order))


def _requires(book: Book, commitment: Commitment) -> str:
    conditions = book.plan.children(Condition, "commitment", commitment.key)
    return _numbers(book, [condition.requires for condition in conditions])


def _required_by(book: Book, commitment: Commitment) -> str:
    conditions = book.plan.children(Condition, "requires", commitment.key)
    return _numbers(book, [condition.commitment for condition in conditions])


COMMITMENTS: Final = Sheet(
    code="commitment",
    title="Commitments",
    about="What each party promises. Those of the state stand beside those of the city.",
    group=GROUP,
    rows=lambda book: book.plan.commitments,
    columns=lambda _: (
        stored(Commitment, "number", "Number"),
        PARTY_COLUMN,
        stored(Commitment, "focus_area", "Focus area"),
        stored(Commitment, "text", "Commitment"),
        stored(Commitment, "deadline", "Deadline"),
        stored(Commitment, "status", "Status"),
        stored(Commitment, "follow_up", "Follow-up"),
        Column(code="measures", heading="Measures", value=_measures, computed=True),
        Column(code="requires", heading="Holds if", value=_requires, computed=True),
        Column(code="required_by", heading="Needed by", value=_required_by, computed=True),
        *key_columns(Commitment),
    ),
    reads="commitment",
    frozen=2,
)


def _number_of(book: Book, key: str) -> str:
    found = book.plan.find(Commitment, key)
    return found.number if found else ""


def _commitment_number(field: str, code: str, heading: str) -> Column:
    def value(book: Book, row: Row) -> str | None:
        found = book.plan.find(Commitment, getattr(row, field))
        return found.number if found else None

    return Column(code=code, heading=heading, value=value, refers="commitment.number")


def _commitment_text(field: str, code: str, heading: str) -> Column:
    def value(book: Book, row: Row) -> str | None:
        found = book.plan.find(Commitment, getattr(row, field))
        return found.text if found else None

    return Column(code=code, heading=heading, value=value, kind=Kind.LONG, computed=True)


COMMITMENT_MEASURES: Final = Sheet(
    code="commitment_measure",
    title="Commitments and measures",
    about="Which measures a commitment is about.",
    group=GROUP,
    rows=lambda book: sorted(
        book.plan.commitment_measures,
        key=lambda link: (
            number_order(_number_of(book, link.commitment)),
            number_order(measure_number(book, link) or ""),
        ),
    ),
    columns=lambda _: (
        _commitment_number("commitment", "commitment_number", "Commitment"),
        *MEASURE_COLUMNS,
        *key_columns(CommitmentMeasure),
    ),
    reads="commitment_measure",
)

CONDITIONS: Final = Sheet(
    code="condition",
    title="Conditions",
    about="The commitment at the left holds if or when the one at the right is done.",
    group=GROUP,
    rows=lambda book: sorted(
        book.plan.conditions,
        key=lambda condition: (
            number_order(_number_of(book, condition.commitment)),
            number_order(_number_of(book, condition.requires)),
        ),
    ),
    columns=lambda _: (
        _commitment_number("commitment", "commitment_number", "Commitment"),
        _commitment_text("commitment", "commitment_text", "What is promised"),
        stored(Condition, "text", "Condition", kind=Kind.LONG),
        _commitment_number("requires", "requires_number", "Holds if"),
        _commitment_text("requires", "requires_text", "What is required"),
        *key_columns(Condition),
    ),
    reads="condition",
)

SHEETS: Final = (
    AGREEMENTS,
    SECTIONS,
    SIGNATORIES,
    COMMITMENTS,
    COMMITMENT_MEASURES,
    CONDITIONS,
)
