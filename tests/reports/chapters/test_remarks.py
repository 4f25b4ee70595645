"""Tests of the chapter of findings: in the reader's words, what blocks first."""

from dataclasses import replace

from fbdesk.errors import InputError
from fbdesk.models.checks.findings import BLOCKS, Finding
from fbdesk.reports.chapters.remarks import finding_text, remarks
from tests.reports.given_plans import a_basis, headings, words_of


def test_what_ought_to_stop_the_document_comes_first() -> None:
    findings = (
        Finding("a", "{number} has no start year.", {"number": "T-01"}),
        Finding("b", "{number} has no responsible unit.", {"number": "T-02"}, strength=BLOCKS),
    )
    blocks = remarks(replace(a_basis(), findings=findings))
    assert headings(blocks) == ["Det som mangler", "Bør rettes før planen sendes", "Merknader"]
    text = words_of(blocks)
    assert text.index("T-02") < text.index("T-01")


def test_a_plan_without_findings_says_so() -> None:
    blocks = remarks(replace(a_basis(), findings=()))
    assert "Kontrollen av planen fant ingen mangler." in words_of(blocks)


def test_a_finding_is_told_in_the_documents_language_and_manner() -> None:
    finding = Finding(
        "target-out-of-reach",
        "{title}: the measures that count leave {gap} t to the target in {year}.",
        {"title": "Målet", "gap": 28_880, "year": 2030},
    )
    text = finding_text(a_basis(), finding)
    assert "28\u202f880" in text
    assert "2030" in text  # a year has no thousands
    assert "leave" not in text


def test_an_error_inside_a_finding_is_told_in_its_own_words() -> None:
    problem = InputError("{field} must be above {low}", field="tonn", low=1_000)
    finding = Finding("effect-not-computed", "{problem}", {"problem": problem})
    assert finding_text(a_basis(language="en"), finding) == "tonn must be above 1,000"
