"""Tests of the chapter on money: per year, per scheme, own effort, what is lacking."""

import pytest

from fbdesk.models.money import CostLine, FundingLine
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.money import YearSum, money, sums_per_year
from fbdesk.reports.content import Paragraph
from tests.builders import a_measure
from tests.reports.given_plans import a_basis, headings, rows, table, the_full_basis, words_of

MILLION_ORE = 100_000_000


@pytest.fixture(scope="module")
def basis() -> Basis:
    return the_full_basis()


def test_costs_and_grants_are_summed_per_year(basis: Basis) -> None:
    assert rows(table(money(basis), "Kostnader og tilsagn")) == [
        # year, investment, operation, savings, additional, granted, not covered
        ("2010", "6 000", "0", "0", "4 000", "3 000", "3 000"),
        ("2011", "0", "1 000", "2 000", "0", "–", "1 000"),
        ("Sum", "6 000", "1 000", "2 000", "4 000", "3 000", "4 000"),
    ]


def test_schemes_stand_per_year_with_dashes_where_no_answer_has_come(basis: Basis) -> None:
    assert rows(table(money(basis), "Innvilget per ordning")) == [
        ("Kommunalt budsjett", "2 000", "2 000"),
        ("Enova", "–", "–"),
        ("Tilskudd fra programmet", "1 000", "1 000"),
        ("Sum", "3 000", "3 000"),
    ]


def test_an_equal_own_effort_is_confirmed(basis: Basis) -> None:
    assert "egen innsats er 2,0 mill. kr. Kravet" in words_of(money(basis))
    assert "er oppfylt." in words_of(money(basis))


def test_an_own_effort_that_is_too_small_is_marked() -> None:
    measure = a_measure()
    lines = [
        FundingLine(measure=measure.key, scheme=scheme, year=2010, granted_ore=amount)
        for scheme, amount in (("md_grant", MILLION_ORE), ("municipal", MILLION_ORE - 1))
    ]
    marked = [b for b in money(a_basis(measure, *lines)) if getattr(b, "tone", "") == "missing"]
    assert len(marked) == 1
    assert isinstance(marked[0], Paragraph)
    assert "er ikke oppfylt" in marked[0].text


def test_measures_that_lack_money_are_listed_with_what_they_lack(basis: Basis) -> None:
    assert rows(table(money(basis), "Avstand")) == [
        ("T-01", "Betalt parkering", "7 000", "3 000", "4 000")
    ]


def test_a_measure_that_is_paid_for_lacks_nothing() -> None:
    measure = a_measure()
    cost = CostLine(measure=measure.key, year=2010, gross_ore=MILLION_ORE)
    grant = FundingLine(measure=measure.key, year=2010, granted_ore=MILLION_ORE)
    assert "Tiltak som mangler penger" not in headings(money(a_basis(measure, cost, grant)))


def test_a_plan_without_money_says_so() -> None:
    assert "Det er ikke lagt inn kostnader eller finansiering ennå." in words_of(money(a_basis()))


def test_the_price_year_is_stated() -> None:
    measure = a_measure()
    cost = CostLine(measure=measure.key, year=2010, gross_ore=1)
    assert "i 2009-kroner" in words_of(money(a_basis(measure, cost, price_year=2009)))
    assert "Felles prisår er ikke satt." in words_of(money(a_basis(measure, cost)))


def test_savings_are_no_cost_and_have_no_additional_part() -> None:
    saving = CostLine(
        measure="m", kind="saving", year=2011, gross_ore=5, additional_ore=5
    )  # fmt: skip
    assert sums_per_year([saving], []) == {2011: YearSum(saving_ore=5)}


def test_years_come_in_order() -> None:
    lines = [CostLine(measure="m", year=year, gross_ore=1) for year in (2012, 2009)]
    assert list(sums_per_year(lines, [])) == [2009, 2012]


def test_what_a_year_lacks_is_its_costs_less_its_grants_and_no_savings() -> None:
    year = YearSum(investment_ore=500, operating_ore=200, saving_ore=900, granted_ore=150)
    assert year.gap_ore == 550
    assert YearSum(investment_ore=500).gap_ore == 500  # no answer yet covers nothing
    assert YearSum(operating_ore=100, granted_ore=300).gap_ore == -200


def test_an_answer_that_has_not_come_leaves_the_years_grant_unknown() -> None:
    asked = FundingLine(measure="m", year=2010, applied_ore=500)
    refused = FundingLine(measure="m", year=2011, applied_ore=500, granted_ore=0)
    sums = sums_per_year([], [asked, refused])
    assert (sums[2010].granted_ore, sums[2011].granted_ore) == (None, 0)


def test_a_measure_that_is_granted_more_than_it_costs_does_not_lack_money() -> None:
    measure = a_measure()
    cost = CostLine(measure=measure.key, year=2010, gross_ore=MILLION_ORE)
    grant = FundingLine(measure=measure.key, year=2011, granted_ore=2 * MILLION_ORE)
    assert "Tiltak som mangler penger" not in headings(money(a_basis(measure, cost, grant)))


def test_no_own_effort_is_asked_for_where_the_programme_gives_nothing() -> None:
    measure = a_measure()
    waiting = FundingLine(
        measure=measure.key, scheme="md_grant", year=2010, applied_ore=MILLION_ORE
    )
    text = words_of(money(a_basis(measure, waiting)))
    assert "egen innsats" not in text
