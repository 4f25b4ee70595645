"""Tests of the year's money: planned against actual, schemes, grant account, own effort."""

import dataclasses
from typing import Any

from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.row import Row
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.year_money import (
    costs_of_year,
    money_of_year,
    own_effort_check,
    schemes_of_year,
)
from fbdesk.reports.content import Callout
from tests.builders import a_measure
from tests.reports.given_plans import flat, headings, rows, table, the_full_basis, words_of
from tests.rows_alone import rows_alone

MILLION = 100_000_000
"""A million kroner in øre; tables tell it as 1 000 thousand."""
BUS = a_measure("T-01", key="bus", title="Buss", position=0)
BIKE = a_measure("T-02", key="bike", title="Sykkel", position=1)


def a_basis_of(*contents: Row, language: str = "nb") -> Basis:
    plan = rows_alone(BUS, BIKE, *contents)
    return dataclasses.replace(the_full_basis(language), plan=plan)


def a_cost(measure: str = "bus", gross: int = MILLION, **values: Any) -> CostLine:
    return CostLine(measure=measure, gross_ore=gross, **{"year": 2010, **values})


def a_grant(scheme: str, measure: str = "bus", **values: Any) -> FundingLine:
    return FundingLine(measure=measure, scheme=scheme, **{"year": 2010, **values})


def costs(*lines: CostLine) -> list[tuple[str, ...]]:
    basis = a_basis_of(*lines)
    return rows(costs_of_year(basis, 2010, list(basis.plan.cost_lines)))


def schemes(*lines: FundingLine) -> list[tuple[str, ...]]:
    basis = a_basis_of(*lines)
    return rows(schemes_of_year(basis, 2010, list(basis.plan.funding_lines)))


# costs


def test_lines_of_a_measure_are_added_up() -> None:
    told = costs(a_cost(gross=2 * MILLION), a_cost(kind="operating", gross=MILLION))
    assert told == [
        ("T-01", "Buss", "3 000", "–", "–", "–"),
        ("", "Sum", "3 000", "–", "–", "–"),
    ]


def test_additional_cost_is_that_of_the_lines_that_know_it() -> None:
    told = costs(a_cost(gross=4 * MILLION, additional_ore=MILLION), a_cost(kind="operating"))
    assert told[0][2:4] == ("5 000", "1 000")


def test_the_deviation_leaves_out_lines_whose_account_is_open() -> None:
    settled = a_cost(gross=2 * MILLION, actual_ore=MILLION)
    told = costs(settled, a_cost(kind="operating", gross=5 * MILLION))
    # 1 of the 2 million that it is the account of; the 5 are not spent yet, and not saved either
    assert told[0][2:] == ("7 000", "–", "1 000", "−1 000")


def test_an_account_of_nought_is_a_figure_and_no_dash() -> None:
    assert costs(a_cost(gross=MILLION, actual_ore=0))[0][4:] == ("0", "−1 000")


def test_measures_stand_in_the_plans_order_and_those_without_costs_are_left_out() -> None:
    told = costs(a_cost("bike"), a_cost("bus"))
    assert [row[0] for row in told] == ["T-01", "T-02", ""]
    assert [row[0] for row in costs(a_cost("bike"))] == ["T-02", ""]


def test_savings_are_no_costs() -> None:
    told = costs(a_cost(), a_cost("bike", kind="saving", gross=9 * MILLION))
    assert [row[2] for row in told] == ["1 000", "1 000"]


# schemes


def test_schemes_stand_in_the_programmes_order_with_their_sum() -> None:
    told = schemes(
        a_grant("md_grant", applied_ore=3 * MILLION, granted_ore=2 * MILLION, paid_ore=MILLION),
        a_grant("municipal", granted_ore=2 * MILLION),
        a_grant("md_grant", "bike", applied_ore=MILLION),
    )
    assert [row[1:] for row in told] == [
        ("–", "2 000", "–"),  # the municipality, entered last
        ("4 000", "2 000", "1 000"),  # the programme: 3 + 1 applied for
        ("4 000", "4 000", "1 000"),
    ]


def test_nothing_granted_yet_is_a_dash_also_in_the_sum() -> None:
    assert schemes(a_grant("enova", applied_ore=MILLION))[-1] == ("Sum", "1 000", "–", "–")


# the chapter


def test_only_the_years_own_lines_are_told() -> None:
    basis = a_basis_of(a_cost(), a_cost(year=2011, gross=7 * MILLION))
    told = rows(table(money_of_year(basis, 2010), "Kostnader i 2010"))
    assert told[-1][2] == "1 000"


def test_a_year_without_costs_says_so_and_has_no_table_of_schemes() -> None:
    blocks = money_of_year(a_basis_of(a_cost(year=2011)), 2010)
    assert headings(blocks) == ["Penger i 2010", "Tilskuddsregnskap 2010"]
    assert "Ingen kostnader er ført for 2010." in words_of(blocks)
    assert len(flat(blocks)) == 4  # two headings, each with its sentence


def test_without_the_programmes_grant_there_is_no_account() -> None:
    blocks = money_of_year(a_basis_of(a_grant("municipal", granted_ore=MILLION)), 2010)
    assert not any(isinstance(block, Callout) for block in blocks)
    assert "Ikke noe programtilskudd er ført for 2010." in words_of(blocks[-1:])


def test_effort_in_measures_without_a_grant_stands_in_one_line() -> None:
    basis = a_basis_of(
        a_grant("md_grant", granted_ore=3 * MILLION),
        a_grant("municipal", granted_ore=MILLION),
        a_grant("municipal", "bike", granted_ore=2 * MILLION),
    )
    account = rows(table(money_of_year(basis, 2010), "Tilskuddsregnskap 2010"))
    others, effort = account[-2:]
    assert others[1:] == ("Andre tiltak", "", "–", "2 000", "–")
    assert effort[1:] == ("Egeninnsats", "", "–", "3 000", "–")  # 1 beside the grant, 2 elsewhere


def test_where_all_effort_is_beside_the_grant_there_is_no_other_line() -> None:
    basis = a_basis_of(
        a_grant("md_grant", granted_ore=MILLION), a_grant("municipal", granted_ore=MILLION)
    )
    account = rows(table(money_of_year(basis, 2010), "Tilskuddsregnskap 2010"))
    assert [len(row) for row in account] == [1, 6, 1, 6, 6]
    assert all(row[1] != "Andre tiltak" for row in account if len(row) > 1)


# own effort


def effort_of(*lines: FundingLine, language: str = "nb") -> Callout:
    return own_effort_check(a_basis_of(*lines, language=language), 2010)


def test_an_own_effort_as_large_as_the_grant_is_enough() -> None:
    box = effort_of(
        a_grant("md_grant", granted_ore=MILLION), a_grant("municipal", granted_ore=MILLION)
    )
    assert box.tone == "scope"
    assert box.texts[0].endswith("Kravet om like stor egeninnsats er oppfylt.")


def test_a_krone_too_little_is_too_little() -> None:
    box = effort_of(
        a_grant("md_grant", granted_ore=MILLION), a_grant("municipal", granted_ore=MILLION - 100)
    )
    assert box.tone == "draft"
    assert "1 kr i egeninnsats" in words_of((box,))


def test_granted_and_paid_out_are_told_apart() -> None:
    box = effort_of(
        a_grant("md_grant", granted_ore=MILLION, paid_ore=MILLION),
        a_grant("municipal", granted_ore=MILLION),
    )
    granted, paid = box.texts
    assert granted.startswith("Bevilget: ")
    assert "oppfylt" in granted
    assert paid.startswith("Utbetalt: ")
    assert "mangler" in paid


def test_the_effort_of_another_year_does_not_help() -> None:
    box = effort_of(
        a_grant("md_grant", granted_ore=MILLION),
        a_grant("municipal", year=2011, granted_ore=5 * MILLION),
    )
    assert box.tone == "draft"


def test_a_lack_in_another_year_is_not_told_in_this_one() -> None:
    box = effort_of(
        a_grant("md_grant", granted_ore=MILLION),
        a_grant("municipal", granted_ore=MILLION),
        a_grant("md_grant", year=2011, granted_ore=MILLION),
    )
    assert box.tone == "scope"
    assert len(box.texts) == 1


def test_the_check_speaks_english_in_an_english_report() -> None:
    box = effort_of(
        a_grant("md_grant", granted_ore=MILLION),
        a_grant("municipal", granted_ore=MILLION),
        language="en",
    )
    assert box.texts[0].endswith("The condition of an equal own effort is met.")
