"""The money of a measure as tables: sums by hand, unknown is never nought, doubts in words."""

from typing import Any

import pytest

from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.row import Row
from fbdesk.ui.pages.measures.money.tables import (
    SUM,
    cost_table,
    cover_table,
    funding_table,
    money_doubts,
    money_years,
)
from tests.builders import a_measure, a_plan
from tests.ui.pages.measures_page import ADesk

pytestmark = pytest.mark.usefixtures("norwegian")

MEASURE = a_measure("T-01", start_year=2010, end_year=2012)
OTHER = a_measure("T-02", position=1)
YEARS = (2010, 2011, 2012)


def a_cost(year: int, gross_ore: int, kind: str = "investment", **values: Any) -> CostLine:
    first = {"measure": MEASURE.key, "kind": kind, "year": year, "gross_ore": gross_ore}
    return CostLine(**{**first, **values})


def a_grant(year: int, scheme: str = "enova", **values: Any) -> FundingLine:
    return FundingLine(**{"measure": MEASURE.key, "scheme": scheme, "year": year, **values})


def years(*, earlier: int = 0, later: int = 0, **values: Any) -> tuple[int, int]:
    """Return the first and the last year of a measure's tables in a plan for 2008 to 2014."""
    measure = a_measure("T-01", **values)
    plan = a_plan(measure, period_from=2008, period_to=2014)
    found = money_years(plan, measure, earlier, later)
    return found[0], found[-1]


def test_a_measure_without_years_has_those_of_the_plan() -> None:
    assert years(start_year=None, end_year=None) == (2008, 2014)


def test_a_short_measure_still_has_four_years_to_write_in() -> None:
    assert years(start_year=2010, end_year=2010) == (2010, 2013)


def test_a_measure_that_goes_on_for_long_stops_twelve_years_ahead() -> None:
    assert years(start_year=2010, end_year=2050) == (2010, 2022)


def test_years_that_are_asked_for_are_added_at_both_ends() -> None:
    assert years(start_year=2010, end_year=2013, earlier=1, later=2) == (2009, 2015)


def test_the_sum_is_investment_and_operation_less_what_is_saved() -> None:
    """In 2010 100 + 20 − 30; in 2011 nothing but a saving of 30; in 2012 nothing known."""
    plan = a_plan(
        MEASURE,
        a_cost(2010, 100),
        a_cost(2010, 20, "operating"),
        a_cost(2010, 30, "saving"),
        a_cost(2011, 30, "saving"),
    )
    table = cost_table(plan, MEASURE, "gross_ore", YEARS)
    assert [table.amounts.get((SUM, year)) for year in YEARS] == [90, -30, None]


def test_the_actual_cost_that_was_nought_is_told_as_nought() -> None:
    """What was planned may be an empty line of 0; what it came to is 0 only where it is typed."""
    plan = a_plan(MEASURE, a_cost(2010, 0, actual_ore=0), a_cost(2011, 0, additional_ore=5))
    actual = cost_table(plan, MEASURE, "actual_ore", YEARS)
    planned = cost_table(plan, MEASURE, "gross_ore", YEARS)
    assert actual.amounts["investment", 2010] == 0
    assert actual.amounts["investment", 2011] is None
    assert planned.amounts["investment", 2010] is None


def test_costs_of_another_measure_are_not_counted() -> None:
    plan = a_plan(MEASURE, OTHER, a_cost(2010, 100, measure=OTHER.key))
    assert cost_table(plan, MEASURE, "gross_ore", YEARS).amounts[SUM, 2010] is None


def test_the_sum_cannot_be_typed_in_and_the_kinds_can() -> None:
    rows = cost_table(a_plan(MEASURE), MEASURE, "gross_ore", YEARS).rows
    assert [(row.title, row.editable) for row in rows] == [
        ("Investering", True),
        ("Drift", True),
        ("Innsparing", True),
        ("Netto", False),
    ]


def test_a_note_stands_at_its_own_amount() -> None:
    plan = a_plan(MEASURE, a_cost(2010, 100, note="tilbud"), a_cost(2011, 100))
    notes = cost_table(plan, MEASURE, "gross_ore", YEARS).notes
    assert (notes["investment", 2010], notes["investment", 2011]) == ("tilbud", "")


def test_a_scheme_that_the_programme_does_not_know_is_still_shown_and_summed(a_desk: ADesk) -> None:
    """A plan from elsewhere may name its own scheme; its 40 must not vanish from the sum of 90."""
    desk = a_desk(
        MEASURE, a_grant(2010, granted_ore=50), a_grant(2010, "eget-fond", granted_ore=40)
    )
    table = funding_table(desk, MEASURE, "granted_ore", YEARS)
    assert table.rows[-2].title == "eget-fond"
    assert [table.amounts.get((SUM, year)) for year in YEARS] == [90, None, None]


def test_a_source_that_was_asked_for_has_a_line_before_it_has_money(a_desk: ADesk) -> None:
    table = funding_table(a_desk(MEASURE), MEASURE, "granted_ore", YEARS, ("enova",))
    assert {row.code for row in table.rows} == {"municipal", "enova", SUM}


def test_applied_and_granted_are_two_tables_of_the_same_lines(a_desk: ADesk) -> None:
    desk = a_desk(MEASURE, a_grant(2010, applied_ore=70, granted_ore=50))
    applied = funding_table(desk, MEASURE, "applied_ore", YEARS)
    paid = funding_table(desk, MEASURE, "paid_ore", YEARS)
    assert applied.amounts["enova", 2010] == 70
    assert paid.amounts["enova", 2010] is None


def test_what_is_not_covered_leaves_savings_out_and_may_be_below_nought() -> None:
    """2010: 100 + 20 − 50 = 70 (the saving covers nothing); 2011: 0 − 30; 2012: no line."""
    plan = a_plan(
        MEASURE,
        a_cost(2010, 100),
        a_cost(2010, 20, "operating"),
        a_cost(2010, 999, "saving"),
        a_grant(2010, granted_ore=50),
        a_grant(2011, granted_ore=30),
    )
    amounts = cover_table(plan, MEASURE, YEARS).amounts
    assert [amounts.get(("gap", year)) for year in YEARS] == [70, -30, None]
    assert [amounts.get(("cost", year)) for year in YEARS] == [120, None, None]


def test_money_that_is_applied_for_covers_nothing_yet() -> None:
    plan = a_plan(MEASURE, a_cost(2010, 100), a_grant(2010, applied_ore=100))
    amounts = cover_table(plan, MEASURE, YEARS).amounts
    assert amounts["gap", 2010] == 100
    assert ("granted", 2010) not in amounts


@pytest.mark.parametrize(
    ("row", "doubts"),
    [
        (a_cost(2010, 100, additional_ore=100), []),
        (
            a_cost(2010, 100, additional_ore=101),
            ["Merkostnaden i 2010 er større enn bruttokostnaden."],
        ),
        (a_grant(2011, granted_ore=50, paid_ore=50), []),
        (
            a_grant(2011, granted_ore=50, paid_ore=51),
            ["Det er utbetalt mer enn det er innvilget i 2011."],
        ),
        (
            a_grant(2011, applied_ore=80, paid_ore=1),  # paid before anything is granted
            ["Det er utbetalt mer enn det er innvilget i 2011."],
        ),
    ],
)
def test_an_amount_that_cannot_be_right_is_doubted(row: Row, doubts: list[str]) -> None:
    assert list(money_doubts(a_plan(MEASURE, row), MEASURE)) == doubts
