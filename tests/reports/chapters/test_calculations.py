"""Tests of the calculations behind the numbers of a report: all of them, or the largest."""

from dataclasses import replace
from functools import cache

import pytest

from fbdesk.models.effects import EffectInput
from fbdesk.models.measures import Measure
from fbdesk.reports.annual_report import annual_report
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.calculations import (
    MOST,
    Calculation,
    calculation_table,
    calculations,
    calculations_of,
    counted,
    largest,
    terms,
)
from fbdesk.reports.chapters.passports import passports
from fbdesk.reports.content import Heading, Paragraph, TableOf
from fbdesk.reports.pdf import pdf
from fbdesk.reports.status_report import status_report
from fbdesk.reports.templates.standard import standard_template
from tests.builders import a_measure, a_stated_effect, an_inventory
from tests.reports.given_periods import reporting_basis
from tests.reports.given_plans import (
    IDEA,
    PARKING,
    STREAM,
    a_basis,
    flat,
    headings,
    table,
    the_full_basis,
    words_of,
)
from tests.reports.pdf_text import pages_of

CARS = ("Veitrafikk", "Personbiler")


def tables(basis: Basis, *measures: Measure, document: str = "annual-report") -> list[TableOf]:
    blocks = tuple(calculations(basis, document, measures))
    return [block for block in flat(blocks) if isinstance(block, TableOf)]


def groups(chosen: TableOf) -> list[str]:
    """Return the rows that stand over the numbers of each calculation."""
    return [row.cells[0].replace("\u00a0", " ") for row in chosen.rows if row.kind == "group"]


@cache
def many(count: int = MOST + 5) -> Basis:
    """Return a plan of many measures: T-01 cuts 1 t a year, T-02 cuts 2 t, and so on."""
    edition, *measured = an_inventory({CARS: {2009: 10_000.0}})
    rows = [edition, *measured]
    for place in range(1, count + 1):
        measure = a_measure(f"T-{place:02}", key=f"measure-{place:02}")
        rows += [measure, *a_stated_effect(measure, -float(place))]
    return a_basis(*rows, inventory_edition=edition.key)


def numbers(chosen: tuple[Calculation, ...]) -> list[str]:
    return [each.result.number for each in chosen]


def all_of(basis: Basis) -> tuple[Calculation, ...]:
    return tuple(each for m in basis.plan.measures for each in calculations_of(basis, m))


# what is told


def test_each_focus_area_has_a_table_with_its_calculations() -> None:
    first, second = tables(the_full_basis(), STREAM, PARKING, IDEA)
    assert first.caption == "Tallene bak virkningen i innsatsområde 1 Arealbruk og transport"
    assert [row.split(" · ")[0] for row in groups(first)] == [
        "T-01 Betalt parkering",
        "T-02 Samlast",
    ]
    assert [row.split(" · ")[0] for row in groups(second)] == ["T-03 Avrenning"]


def test_the_row_above_a_calculation_tells_method_formula_and_course() -> None:
    (chosen,) = tables(the_full_basis(), PARKING)
    assert groups(chosen) == [
        (
            "T-01 Betalt parkering · Oppgitt effekt · "
            "første år med effekt 2010, innfasing 1 år, levetid 5 år"
        )
    ]


def test_the_numbers_are_those_of_the_action_plan() -> None:
    basis = the_full_basis()
    long = [b for b in passports(basis) if isinstance(b, TableOf)][-1]
    (short,) = tables(basis, STREAM)
    told = [row for row in short.rows if row.kind != "group"]
    assert told == [row for row in long.rows if row.kind != "group"]  # the stream has no course
    assert short.columns == long.columns


def test_the_course_and_the_edition_are_not_told_twice() -> None:
    (chosen,) = tables(the_full_basis(), PARKING)
    names = [row.cells[0] for row in chosen.rows]
    assert names[1] == "Effekt per år"
    assert not {"Første år med effekt", "Innfasing", "Levetid", "Faktorutgave"} & set(names)


def test_a_number_that_is_not_confirmed_stands_out_here_too() -> None:
    basis = the_full_basis()
    (found,) = calculations_of(basis, STREAM)
    first, *rest = found.evaluation.passport
    doubtful = (replace(first, status="unconfirmed"), *rest)
    changed = replace(found, evaluation=replace(found.evaluation, passport=doubtful))
    kinds = [row.kind for row in calculation_table(basis, "Tall", (changed,)).rows]
    assert kinds[:2] == ["group", "doubtful"]
    assert set(kinds[2:]) == {"normal"}


def test_a_document_without_calculations_says_so() -> None:
    blocks = tuple(calculations(a_basis(a_measure()), "annual-report", (a_measure(),)))
    assert headings(blocks) == ["Vedlegg A. Beregningene"]
    assert "Ingen av tallene i dokumentet kommer fra en beregning." in words_of(blocks)


def test_only_measures_that_count_and_do_something_are_counted() -> None:
    basis = the_full_basis()
    assert [m.number for m in counted(basis, basis.plan.measures)] == ["T-01"]


# where there are too many


def test_as_many_as_fit_are_all_told_and_the_text_says_so() -> None:
    basis = many(MOST)
    blocks = tuple(calculations(basis, "annual-report", basis.plan.measures))
    assert len(groups(table(blocks, "Tallene bak"))) == MOST
    assert "All virkning i dette dokumentet" in words_of(blocks)


def test_of_too_many_the_largest_are_told_in_the_plans_order() -> None:
    basis = many()
    blocks = tuple(calculations(basis, "annual-report", basis.plan.measures))
    told = [row.split(" ")[0] for row in groups(table(blocks, "Tallene bak"))]
    assert told == [f"T-{place:02}" for place in range(6, MOST + 6)]  # the five smallest are out
    assert f"Her står {MOST} av {MOST + 5} beregninger" in words_of(blocks)
    assert "vedlegg A, og i rapporteringsskjemaet" in words_of(blocks)


def test_measures_with_news_come_before_larger_ones() -> None:
    basis = many()
    chosen = largest(all_of(basis), {"measure-02"}, basis.main_year, most=3)
    assert numbers(chosen) == ["T-02", f"T-{MOST + 4}", f"T-{MOST + 5}"]


def test_what_is_done_outside_the_inventory_weighs_as_much() -> None:
    inside, outside = a_measure("T-01", key="inside"), a_measure("T-02", key="outside")
    effect, *inputs = a_stated_effect(outside, -20.0)
    elsewhere = EffectInput(effect=effect.key, name="side", text="indirect", source="test")
    rows = (*a_stated_effect(inside, -10.0), effect, *inputs, elsewhere)
    basis = a_basis(inside, outside, *rows, personbiler_t=1_000)
    assert numbers(largest(all_of(basis), (), basis.main_year, most=1)) == ["T-02"]


def test_equal_ones_keep_the_plans_order() -> None:
    first, second = a_measure("T-01", key="z"), a_measure("T-02", key="a")
    rows = (first, second, *a_stated_effect(first, -5.0), *a_stated_effect(second, -5.0))
    basis = a_basis(*rows, personbiler_t=1_000)
    assert numbers(largest(all_of(basis), (), basis.main_year, most=1)) == ["T-01"]


# edition and digest


def test_what_holds_for_all_is_told_where_no_other_appendix_tells_it() -> None:
    basis = the_full_basis()
    *_, last = calculations(basis, "status-report", (PARKING,))
    assert isinstance(last, Paragraph)
    assert last.text == terms(basis)
    *_, table_last = calculations(basis, "annual-report", (PARKING,))
    assert isinstance(table_last, TableOf)


def test_the_terms_name_edition_potentials_electricity_and_digest() -> None:
    basis = the_full_basis()
    told = terms(basis)
    assert f"Faktorutgave {basis.results.factors_edition}" in told
    assert "AR5 (GWP100)" in told
    assert "strøm: ikke medregnet" in told
    assert told.endswith(basis.results.digest)


def test_a_card_has_them_as_the_note_of_its_table() -> None:
    basis = the_full_basis()
    found = calculations_of(basis, PARKING)
    assert calculation_table(basis, "Tall", found, note=terms(basis)).note == terms(basis)


# in the documents


def test_the_annual_report_tells_the_calculations_of_what_counts() -> None:
    blocks = annual_report(reporting_basis()).blocks
    assert [row.split(" · ")[0] for row in groups(table(blocks, "Tallene bak"))] == [
        "T-01 Betalt parkering"
    ]


def test_the_status_report_tells_those_of_measures_with_news() -> None:
    blocks = status_report(reporting_basis()).blocks
    told = [
        row
        for block in flat(blocks)
        if isinstance(block, TableOf) and "Tallene bak" in block.caption
        for row in groups(block)
    ]
    # parking has moved, the stream is new; the idea is as it was
    assert [row.split(" · ")[0] for row in told] == ["T-01 Betalt parkering", "T-03 Avrenning"]
    assert "for tiltakene det er nytt om" in words_of(blocks)


def test_a_template_may_leave_them_out_and_the_sources_then_say_where_they_are() -> None:
    basis = reporting_basis()
    standard = standard_template("annual-report", "nb")
    chapters = tuple(name for name in standard.chapters if name != "passports")
    blocks = annual_report(replace(basis, template=replace(standard, chapters=chapters))).blocks
    assert "Tallene bak virkningen" not in words_of(blocks)
    assert "Vedlegg. Kilder og valg" in headings(blocks)
    assert "står i handlingsprogrammet, vedlegg A" in words_of(blocks)


@pytest.mark.parametrize("language", ["nn", "en"])
def test_the_appendix_is_told_in_each_language(language: str) -> None:
    basis = the_full_basis(language)
    told = words_of(tuple(calculations(basis, "status-report", (PARKING, STREAM))))
    expected = {
        "nn": "Tala bak verknaden i innsatsområde",
        "en": "The numbers behind the effect in",
    }
    assert expected[language] in told


def test_a_heading_of_rows_stands_on_each_page_that_they_reach() -> None:
    basis = many(12)
    lines = tuple(calculations(basis, "annual-report", basis.plan.measures))
    filler = tuple(Heading(1, "Plass", numbered=False) for _ in range(9))
    document = replace(annual_report(basis), blocks=(*filler, *lines))
    rows_of_one = ("Effekt per år", "Kilde og begrunnelse", "Hvor det teller")
    pages = [page for page in pages_of(pdf(document)) if "innfasing" in page]
    assert len(pages) > 1
    for page in pages:
        below = page.rpartition("innfasing")[2]
        assert any(row in below for row in rows_of_one), page
