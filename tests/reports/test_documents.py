"""Tests of how a document comes about: its content, and the writer of each format."""

import dataclasses
import io
import zipfile
from collections.abc import Callable

import pytest

from fbdesk.errors import InputError, UsageError
from fbdesk.reports import documents
from fbdesk.reports.basis import Basis
from fbdesk.reports.content import Document, Heading, Paragraph
from tests.reports.given_periods import reporting_basis
from tests.reports.given_plans import the_full_basis
from tests.reports.test_pdf import a_document


def a_note(basis: Basis) -> Document:
    """Return a document of one paragraph that tells the city."""
    return a_document([Heading(1, "Notat"), Paragraph(basis.city)])


def test_as_docx_the_content_becomes_a_word_file_with_what_the_basis_told() -> None:
    made = documents.as_docx(a_note)(the_full_basis())
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        text = file.read("word/document.xml").decode()
    assert the_full_basis().city in text


@pytest.mark.parametrize(
    ("content", "template", "title"),
    [
        (documents.agreement, "agreement", "Intensjonsavtale"),
        (documents.response, "response", "Svar på invitasjonen"),
    ],
)
def test_documents_of_the_whole_plan_are_typeset_by_their_own_template(
    content: Callable[[Basis], Document], template: str, title: str
) -> None:
    made = content(the_full_basis())
    assert made.template == template
    assert made.cover.title == title
    assert made.made == the_full_basis().made


def test_a_card_of_one_measure_leaves_the_others_out() -> None:
    one = documents.measure_card(dataclasses.replace(the_full_basis(), row="T-02"))
    told = [block.text for block in one.blocks if isinstance(block, Heading)]
    assert any("Samlast" in text for text in told)
    assert not any("Betalt parkering" in text for text in told)


def test_a_card_of_a_measure_that_is_not_there_is_refused_by_name() -> None:
    with pytest.raises(UsageError, match="no measure T-99"):
        documents.measure_card(dataclasses.replace(the_full_basis(), row="T-99"))


def test_minutes_need_a_meeting() -> None:
    with pytest.raises(InputError, match="has no meetings"):
        documents.minutes(the_full_basis())
    assert documents.minutes(reporting_basis()).template == "minutes"
