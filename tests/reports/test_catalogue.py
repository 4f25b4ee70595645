"""Tests of the list of documents, and of the one way from a plan to bytes."""

import ast
import dataclasses
import io
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from fbdesk.errors import InputError, UsageError
from fbdesk.models.checks.findings import BLOCKS
from fbdesk.models.organisation import Meeting
from fbdesk.models.results.computing import compute, edition_of
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.snapshot import Plan
from fbdesk.reports import catalogue as catalogue_module
from fbdesk.reports.catalogue import (
    DOCUMENTS,
    DocumentKind,
    Order,
    document_kind,
    make,
    pictures,
    today,
)
from fbdesk.texts import catalogue
from tests.builders import a_plan
from tests.reports.given_plans import MADE, the_full_basis
from tests.reports.pdf_text import pages_of

REPORTS = Path(catalogue_module.__file__).parent
WORKBOOK = "reporting-workbook"


@pytest.fixture(scope="module")
def plan() -> Plan:
    meeting = Meeting(title="Styringsgruppen", dated=MADE, state="held")
    return dataclasses.replace(the_full_basis().plan, meetings=(meeting,))


ORDERS = [Order(kind.id, format_) for kind in DOCUMENTS for format_ in kind.formats]


# what can be made


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: f"{order.document}.{order.format}")
def test_every_document_can_be_made_in_every_format_it_lists(plan: Plan, order: Order) -> None:
    made = make(plan, order, the_full_basis().results, MADE)
    beginning = {"pdf": b"%PDF", "xlsx": b"PK", "docx": b"PK"}[order.format]
    assert made.content.startswith(beginning)


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: f"{order.document}.{order.format}")
def test_an_empty_plan_gives_a_document_or_says_why_not(order: Order) -> None:
    needed = {"agreement": "agreement", "measure-card": "measures", "minutes": "meetings"}
    if order.document in needed:
        with pytest.raises(InputError, match=f"The plan has no {needed[order.document]}"):
            make(a_plan(), order, empty_results(), MADE)
    else:
        assert len(make(a_plan(), order, empty_results(), MADE).content) > 1_000


KNOWN_FROM_THE_PLAN = [kind for kind in DOCUMENTS if not kind.declared_final]


@pytest.mark.parametrize("kind", KNOWN_FROM_THE_PLAN, ids=lambda kind: kind.id)
def test_nobody_declares_final_what_the_plan_itself_tells(plan: Plan, kind: DocumentKind) -> None:
    with pytest.raises(UsageError, match=f"whether the document {kind.id} is a draft"):
        make(plan, Order(kind.id, kind.formats[0], final=True), the_full_basis().results, MADE)


@pytest.mark.parametrize(
    ("document", "final", "draft"),
    [("climate-budget", False, True), ("climate-budget", True, False), ("response", True, True)],
)
def test_a_document_is_a_draft_until_it_is_declared_final_and_nothing_blocks_it(
    plan: Plan, document: str, *, final: bool, draft: bool
) -> None:
    order = Order(document, "pdf", "nb", final=final)
    made = make(plan, order, the_full_basis().results, MADE)
    assert bool(made.blocking) == (document == "response")
    assert any("UTKAST" in page for page in pages_of(made.content)[1:]) == draft


@cache
def empty_results() -> PlanResults:
    return compute(a_plan(), edition_of(a_plan()))


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_document_speaks_the_language_it_is_asked_for(plan: Plan, language: str) -> None:
    made = make(plan, Order("agreement", "pdf", language), the_full_basis().results, MADE)
    with pikepdf.open(io.BytesIO(made.content)) as document:
        assert str(document.Root.Lang).startswith(language)


def test_results_are_computed_with_their_ranges_where_none_are_given(plan: Plan) -> None:
    once = make(plan, Order("agreement", "pdf"), made=MADE)
    again = make(plan, Order("agreement", "pdf"), made=MADE)
    assert once.content == again.content


def test_findings_come_along_and_those_that_block_can_be_told_apart(plan: Plan) -> None:
    made = make(plan, Order("action-plan", "pdf"), the_full_basis().results, MADE)
    assert made.findings
    assert all(finding.strength == BLOCKS for finding in made.blocking)
    assert 0 < len(made.blocking) < len(made.findings)


def test_findings_of_other_documents_stay_out(plan: Plan) -> None:
    made = make(plan, Order("agreement", "pdf"), the_full_basis().results, MADE)
    assert not any(finding.code.startswith("measure-") for finding in made.findings)


# what cannot


def test_an_unknown_document_is_told_with_those_that_exist() -> None:
    with pytest.raises(UsageError, match=r"no document memo\. Documents: action-plan, agreement"):
        document_kind("memo")


@pytest.mark.parametrize(
    ("order", "words"),
    [
        (Order("minutes", "xlsx"), "does not come as xlsx. Formats: pdf"),
        (Order("reporting-workbook", "pdf"), "does not come as pdf. Formats: xlsx"),
        (Order("agreement", "pdf", "sv"), "no language sv. Languages: nb, nn, en"),
        (Order("agreement", "pdf", "nb", "2010"), "has no report periods"),
        (Order("agreement", "pdf", "nb", None, "T-01"), "is about the whole plan"),
    ],
)
def test_what_does_not_exist_is_refused_before_anything_is_computed(
    order: Order, words: str
) -> None:
    with pytest.raises(UsageError) as refused:
        make(None, order)  # type: ignore[arg-type] # it must not even look at the plan
    assert words in str(refused.value)


# the list itself


@pytest.mark.parametrize("kind", DOCUMENTS, ids=lambda kind: kind.id)
def test_every_document_has_a_title_and_a_purpose_in_bokmal(kind: DocumentKind) -> None:
    known = catalogue("nb")
    assert kind.title in known
    assert kind.purpose in known


def test_every_text_of_the_documents_has_a_bokmal_form() -> None:
    known = catalogue("nb")
    missing = {
        (file.name, text)
        for file in REPORTS.rglob("*.py")
        for text in _texts_said_in(file)
        if text not in known
    }
    assert missing == set()


def _texts_said_in(file: Path) -> Iterator[str]:
    """Yield the source texts that a module gives to `text(...)`."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "text" and node.args:
            parts = [node.args[0]]
            if isinstance(node.args[0], ast.IfExp):
                parts = [node.args[0].body, node.args[0].orelse]
            for part in parts:
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value


def test_a_fixed_day_can_be_set_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1240185600")  # 20 April 2009, 00:00 UTC
    assert today() == date(2009, 4, 20)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert today() >= date(2024, 1, 1)


@pytest.mark.parametrize("fixed", ["", "soon", "²", "9" * 15, "9" * 30, "1.5"])
def test_a_day_that_cannot_be_is_today(monkeypatch: pytest.MonkeyPatch, fixed: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", fixed)
    now = datetime.now().astimezone().date()
    assert abs((today() - now).days) <= 1  # midnight may pass between the two


def test_the_day_is_that_of_the_moment_in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86399")
    assert today() == date(1970, 1, 1)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert today() == date(1970, 1, 2)


# pages to look at


PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize("document", ["agreement", "minutes"])
def test_a_documents_pages_can_be_looked_at_as_pictures(plan: Plan, document: str) -> None:
    order = Order(document, "pdf")
    results = the_full_basis().results
    looked_at = pictures(plan, order, results)
    assert all(page.startswith(PNG) for page in looked_at)
    with pikepdf.open(io.BytesIO(make(plan, order, results).content)) as printed:
        assert len(looked_at) == len(printed.pages)


@pytest.mark.parametrize(("document", "format_"), [("agreement", "docx"), (WORKBOOK, "xlsx")])
def test_a_format_without_pages_of_its_own_has_no_pictures(
    plan: Plan, document: str, format_: str
) -> None:
    assert pictures(plan, Order(document, format_), the_full_basis().results) == ()


def test_pictures_are_refused_in_the_same_words_as_the_document() -> None:
    with pytest.raises(UsageError, match="does not come as xlsx"):
        pictures(a_plan(), Order("agreement", "xlsx"))
    with pytest.raises(InputError, match="The plan has no agreement"):
        pictures(a_plan(), Order("agreement", "pdf"), empty_results())
