"""The money of a climate budget: per measure, per owner, and what nobody covers."""

from functools import cache

import pytest

from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.row import Row
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.budget_money import money_in_budget
from fbdesk.reports.content import Block, Paragraph, TableOf
from tests.builders import a_measure
from tests.reports.given_plans import a_basis, rows, table

YEARS = (2010, 2011, 2012, 2013)
MILLION = 1_000_000 * 100
BUS = a_measure("T-01", key="bus", title="Bussvei", position=0)
OIL = a_measure("T-02", key="oil", title="Oljefri", position=1)


def cost(measure: str, year: int, millions: float, kind: str = "investment") -> CostLine:
    return CostLine(measure=measure, year=year, kind=kind, gross_ore=round(millions * MILLION))


def granted(scheme: str, year: int, millions: float | None, measure: str = "bus") -> FundingLine:
    ore = None if millions is None else round(millions * MILLION)
    return FundingLine(measure=measure, scheme=scheme, year=year, granted_ore=ore)


def blocks_of(*lines: Row, language: str = "nb") -> tuple[Block, ...]:
    return money_in_budget(a_basis(BUS, OIL, *lines, language=language), YEARS)


@cache
def the_basis() -> Basis:
    """Return a plan with something on every line of the economic plan."""
    return a_basis(
        BUS,
        OIL,
        cost("bus", 2010, 6),
        cost("bus", 2011, 2),
        cost("oil", 2010, 1),
        cost("bus", 2011, 0.5, "operating"),
        cost("oil", 2012, 0.2, "saving"),
        cost("bus", 2009, 99),
        granted("municipal", 2010, 2),
        granted("county", 2010, 1),
        granted("md_grant", 2010, 1.5),
        granted("enova", 2010, 0.5),
        granted("other", 2011, 3),
        granted("ntp", 2012, None),
    )


def whole() -> dict[str, tuple[str, ...]]:
    """Return the lines of the economic plan by their names."""
    told = rows(table(money_in_budget(the_basis(), YEARS), "Økonomiplanen"))
    return {row[0]: row[1:] for row in told}


def test_investment_stands_per_measure_with_its_sums_and_without_other_years() -> None:
    told = rows(table(money_in_budget(the_basis(), YEARS), "Investeringsmidler per tiltak"))
    assert told == [
        # 2009, before the economic plan, is left out
        ("T-01", "Bussvei", "6 000", "2 000", "–", "–", "8 000"),
        ("T-02", "Oljefri", "1 000", "–", "–", "–", "1 000"),
        ("", "Sum", "7 000", "2 000", "–", "–", "9 000"),
    ]


def test_a_measure_without_operating_money_is_not_in_that_table() -> None:
    told = rows(table(money_in_budget(the_basis(), YEARS), "Driftsmidler per tiltak"))
    assert told == [
        ("T-01", "Bussvei", "–", "500", "–", "–", "500"),
        ("", "Sum", "–", "500", "–", "–", "500"),
    ]


def test_operation_comes_before_investment_and_the_whole_last() -> None:
    captions = [b.caption for b in money_in_budget(the_basis(), YEARS) if isinstance(b, TableOf)]
    assert [caption.split()[0] for caption in captions] == [
        "Driftsmidler",
        "Investeringsmidler",
        "Økonomiplanen",
    ]


def test_the_net_cost_has_the_savings_subtracted() -> None:
    lines = whole()
    assert lines["Innsparing"] == ("–", "–", "200", "–", "200")
    # 2010: 6 + 1; 2011: 2 + 0.5; 2012: −0.2; all: 7 + 2.5 − 0.2
    assert lines["Nettokostnad"] == ("7 000", "2 500", "−200", "–", "9 300")


def test_every_owner_of_money_has_a_line() -> None:
    lines = whole()
    assert lines["Innvilget av kommunene"][0] == "2 000"
    assert lines["Innvilget av fylket"][0] == "1 000"
    assert lines["Innvilget av staten"][0] == "2 000"  # 1.5 of the programme and 0.5 of Enova
    assert lines["Innvilget av andre"] == ("–", "3 000", "–", "–", "3 000")


def test_an_answer_that_has_not_come_is_no_grant_of_nought() -> None:
    assert whole()["Innvilget av staten"][2] == "–"


def test_what_is_not_covered_knows_no_savings_and_can_be_a_surplus() -> None:
    # 2010: 7 − 5; 2011: 2.5 − 3
    assert whole()["Ikke dekket"] == ("2 000", "−500", "–", "–", "1 500")


def test_net_and_lacking_are_the_lines_that_stand_out() -> None:
    chosen = table(money_in_budget(the_basis(), YEARS), "Økonomiplanen")
    assert [row.cells[0] for row in chosen.rows if row.kind == "total"] == [
        "Nettokostnad",
        "Ikke dekket",
    ]


def test_the_caption_names_the_four_years() -> None:
    captions = [b.caption for b in money_in_budget(the_basis(), YEARS) if isinstance(b, TableOf)]
    assert captions[-1].replace("\u202f", " ").startswith("Økonomiplanen 2010–2013")


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((), id="nothing"),
        pytest.param((cost("bus", 2014, 5),), id="costs after the four years"),
        pytest.param((cost("bus", 2010, 5, "saving"),), id="savings alone"),
        pytest.param((granted("municipal", 2010, 5),), id="grants alone"),
    ],
)
def test_without_costs_in_the_four_years_that_is_what_is_said(lines: tuple[Row, ...]) -> None:
    (block,) = blocks_of(*lines)
    assert isinstance(block, Paragraph)
    assert block.text == "Ingen kostnader er ført for årene i økonomiplanen."
    assert block.tone == "missing"


def test_with_operation_alone_there_is_no_table_of_investment() -> None:
    told = [b.caption for b in blocks_of(cost("bus", 2013, 1, "operating"))
            if isinstance(b, TableOf)]  # fmt: skip
    assert len(told) == 2
    assert told[0].startswith("Driftsmidler")


def test_a_cost_of_nought_is_known_and_stands() -> None:
    told = rows(table(blocks_of(cost("bus", 2010, 0)), "Investeringsmidler"))
    assert told[0] == ("T-01", "Bussvei", "0", "–", "–", "–", "0")


def test_measures_stand_in_the_order_of_the_plan_and_not_of_their_costs() -> None:
    told = rows(table(blocks_of(cost("oil", 2010, 9), cost("bus", 2010, 1)), "Investeringsmidler"))
    assert [row[0] for row in told] == ["T-01", "T-02", ""]


def test_several_lines_of_a_measure_and_year_are_one_amount() -> None:
    lines = (cost("bus", 2010, 1), cost("bus", 2010, 0.4))
    told = rows(table(blocks_of(*lines), "Investeringsmidler"))
    assert told[0][2] == "1 400"


def test_the_tables_are_told_in_english_too() -> None:
    blocks = blocks_of(cost("bus", 2010, 1.25), language="en")
    (row, _) = rows(table(blocks, "Investment money per measure"))
    assert row[2] == "1,250"
