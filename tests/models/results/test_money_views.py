"""Money across the plan: gaps, who gives what where, and planned against actual."""

import pytest

from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.programmes.programme import Programme, load_programme
from fbdesk.models.results.money_views import (
    ADDITIONAL,
    APPLIED,
    GRANTED,
    GROSS,
    PAID,
    MoneyMatrix,
    codes_in_use,
    gaps,
    money_years,
    pivot,
    planned_and_actual,
    planned_ore,
)
from fbdesk.models.snapshot import Plan
from tests.builders import a_measure, a_plan

BUS = a_measure("T-01", key="bus", focus_area="1", position=0)
OIL = a_measure("T-02", key="oil", focus_area="2", position=1)
TREES = a_measure("T-03", key="trees", focus_area="4", position=2)


@pytest.fixture
def programme() -> Programme:
    return load_programme("framtidens-byer")


def cost(measure: str, year: int, gross: int, **more: object) -> CostLine:
    return CostLine(measure=measure, year=year, gross_ore=gross, **more)  # type: ignore[arg-type]


def money(measure: str, scheme: str, year: int, **more: int) -> FundingLine:
    return FundingLine(measure=measure, scheme=scheme, year=year, **more)  # type: ignore[arg-type]


@pytest.fixture
def plan() -> Plan:
    return a_plan(
        BUS,
        OIL,
        TREES,
        cost("bus", 2010, 1_000, additional_ore=400),
        cost("bus", 2010, 200, kind="operating"),
        cost("bus", 2011, 500, kind="saving"),
        cost("oil", 2011, 700),
        money("bus", "municipal", 2010, applied_ore=900, granted_ore=800),
        money("bus", "md_grant", 2010, applied_ore=300, granted_ore=100, paid_ore=50),
        money("oil", "enova", 2013, granted_ore=50),
    )


def test_a_gap_is_cost_less_money_and_a_surplus_is_below_nothing(plan: Plan) -> None:
    matrix = gaps(plan, plan.measures, GROSS, GRANTED)
    # 1 000 + 200 − 800 − 100; the saving of 2011 pays no bill
    assert matrix.amounts == {("bus", "2010"): 300, ("oil", "2011"): 700, ("oil", "2013"): -50}
    assert matrix.lines == ("bus", "oil")  # the trees have neither cost nor money


@pytest.mark.parametrize(
    ("basis", "amount", "gap"),
    [
        (GROSS, GRANTED, 300),
        (GROSS, APPLIED, 0),
        (GROSS, PAID, 1_150),
        (ADDITIONAL, GRANTED, -300),  # 400 additional + 200 gross of the line without − 900
    ],
)
def test_the_gap_follows_the_kind_of_cost_and_of_money(
    plan: Plan, basis: str, amount: str, gap: int
) -> None:
    assert gaps(plan, [BUS], basis, amount).amounts["bus", "2010"] == gap


def test_a_line_without_an_additional_cost_counts_with_its_gross_cost() -> None:
    assert planned_ore(cost("bus", 2010, 10), ADDITIONAL) == 10
    assert planned_ore(cost("bus", 2010, 10, additional_ore=0), ADDITIONAL) == 0
    assert planned_ore(cost("bus", 2010, 10, additional_ore=4), GROSS) == 10


def test_sums_know_the_unknown_from_nothing(plan: Plan) -> None:
    matrix = gaps(plan, plan.measures, GROSS, GRANTED)
    assert matrix.line_sum("oil") == 650
    assert matrix.column_sum("2010") == 300
    assert matrix.column_sum("2012") is None
    assert matrix.whole == 950
    assert MoneyMatrix().whole is None


def test_the_years_are_the_periods_and_those_of_the_money() -> None:
    early = a_plan(BUS, cost("bus", 2007, 1), period_from=2009, period_to=2011)
    assert money_years(early) == (2007, 2008, 2009, 2010, 2011)
    late = a_plan(BUS, money("bus", "enova", 2013), period_from=2009, period_to=2011)
    assert money_years(late)[-1] == 2013


def test_money_is_laid_out_by_area_and_scheme(plan: Plan, programme: Programme) -> None:
    matrix = pivot(plan, programme, ("area", "scheme"), GRANTED)
    assert matrix.lines == ("1", "2")
    assert matrix.columns == ("municipal", "enova", "md_grant")  # the programme's order
    assert matrix.amounts == {
        ("1", "municipal"): 800,
        ("1", "md_grant"): 100,
        ("2", "enova"): 50,
    }


def test_money_is_laid_out_by_measure_and_year_without_holes(
    plan: Plan, programme: Programme
) -> None:
    matrix = pivot(plan, programme, ("measure", "year"), GRANTED)
    assert matrix.lines == ("bus", "oil")
    assert matrix.columns == ("2010", "2011", "2012", "2013")
    assert matrix.amounts == {("bus", "2010"): 900, ("oil", "2013"): 50}


def test_the_third_side_of_the_matrix_is_chosen(plan: Plan, programme: Programme) -> None:
    only = {"year": "2010"}
    matrix = pivot(plan, programme, ("scheme", "area"), APPLIED, only)
    assert matrix.amounts == {("municipal", "1"): 900, ("md_grant", "1"): 300}
    assert pivot(plan, programme, ("scheme", "area"), PAID, {"area": "2"}).lines == ()


def test_a_scheme_that_the_programme_does_not_know_comes_last(programme: Programme) -> None:
    plan = a_plan(BUS, money("bus", "gavefond", 2010, granted_ore=1), money("bus", "enova", 2010))
    assert codes_in_use(plan, programme, "scheme") == ("enova", "gavefond")
    assert codes_in_use(a_plan(), programme, "year") == ()


def test_planned_is_held_against_actual_only_where_the_actual_is_known(
    programme: Programme,
) -> None:
    plan = a_plan(
        BUS,
        OIL,
        cost("bus", 2010, 1_000, actual_ore=1_200),
        cost("bus", 2011, 400),
        cost("oil", 2010, 300, actual_ore=250),
        cost("oil", 2010, 90, kind="saving", actual_ore=10),
    )
    by_measure = planned_and_actual(plan, programme, "measure")
    assert by_measure.lines == ("bus", "oil")
    assert by_measure.amounts == {
        ("bus", "planned"): 1_000,
        ("bus", "actual"): 1_200,
        ("bus", "deviation"): 200,
        ("bus", "open"): 400,
        ("oil", "planned"): 300,
        ("oil", "actual"): 250,
        ("oil", "deviation"): -50,
    }
    by_year = planned_and_actual(plan, programme, "year")
    assert by_year.lines == ("2010", "2011")
    assert by_year.amounts["2010", "deviation"] == 150
    by_area = planned_and_actual(plan, programme, "area")
    assert by_area.lines == ("1", "2")
    assert by_area.column_sum("open") == 400
