"""Tests of the appendices' headings: a letter where there are two, none where there is one."""

from dataclasses import replace

import pytest

from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.appendices import appendix, has_appendix
from fbdesk.reports.content import Heading
from fbdesk.reports.templates.standard import standard_template
from tests.reports.given_plans import a_basis


def with_chapters(*chapters: str, language: str = "nb") -> Basis:
    template = replace(standard_template("annual-report", language), chapters=chapters)
    return replace(a_basis(language=language), template=template)


def titles(basis: Basis, *chapters: str) -> list[str]:
    return [appendix(basis, "annual-report", chapter).text for chapter in chapters]


def test_two_appendices_have_letters_in_the_order_of_the_template() -> None:
    told = titles(with_chapters("passports", "sources"), "passports", "sources")
    assert told == ["Vedlegg A. Beregningene", "Vedlegg B. Kilder og valg"]
    turned = titles(with_chapters("sources", "summary", "passports"), "passports", "sources")
    assert turned == ["Vedlegg B. Beregningene", "Vedlegg A. Kilder og valg"]


@pytest.mark.parametrize(
    ("chapter", "title"),
    [("passports", "Vedlegg. Beregningene"), ("sources", "Vedlegg. Kilder og valg")],
)
def test_the_only_appendix_has_no_letter(chapter: str, title: str) -> None:
    assert titles(with_chapters("summary", chapter), chapter) == [title]


def test_an_appendix_has_no_number_and_stands_in_the_contents() -> None:
    assert appendix(with_chapters("sources"), "annual-report", "sources") == Heading(
        1, "Vedlegg. Kilder og valg", numbered=False, listed=True
    )


def test_the_headings_are_told_in_each_language() -> None:
    english = with_chapters("passports", "sources", language="en")
    assert titles(english, "passports", "sources") == [
        "Appendix A. The calculations",
        "Appendix B. Sources and choices",
    ]
    nynorsk = with_chapters("passports", "sources", language="nn")
    assert titles(nynorsk, "passports") == ["Vedlegg A. Berekningane"]


def test_a_template_decides_which_appendices_there_are() -> None:
    basis = with_chapters("summary", "sources")
    assert has_appendix(basis, "annual-report", "sources")
    assert not has_appendix(basis, "annual-report", "passports")


@pytest.mark.parametrize("document", ["action-plan", "annual-report", "climate-budget"])
def test_the_standard_documents_have_both(document: str) -> None:
    basis = a_basis()
    assert [appendix(basis, document, each).text for each in ("passports", "sources")] == [
        "Vedlegg A. Beregningene",
        "Vedlegg B. Kilder og valg",
    ]


def test_the_status_report_has_the_calculations_alone() -> None:
    assert appendix(a_basis(), "status-report", "passports").text == "Vedlegg. Beregningene"
