"""The money views tell one story: sums agree however the same lines are laid out."""

import random
from collections.abc import Iterable
from functools import cache

import pytest

from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.programmes.programme import Programme, load_programme
from fbdesk.models.results.money_budgets import ECONOMIC_PLAN_YEARS, economic_plan, own_efforts
from fbdesk.models.results.money_views import (
    ADDITIONAL,
    APPLIED,
    AREA,
    DIMENSIONS,
    GRANTED,
    GROSS,
    MEASURE,
    PAID,
    SAVING,
    SCHEME,
    YEAR,
    MoneyMatrix,
    codes_in_use,
    gaps,
    known_sum,
    money_years,
    pivot,
    planned_and_actual,
    planned_ore,
)
from fbdesk.models.snapshot import Plan
from tests.builders import a_measure, a_plan

SEED = 2009
MEASURES, YEARS = 12, range(2009, 2015)
SCHEMES = ("municipal", "county", "enova", "md_grant", "other")
LAYOUTS = [(lines, columns) for lines in DIMENSIONS for columns in DIMENSIONS if lines != columns]


@cache
def the_plan() -> Plan:
    """Return a plan of twelve measures with uneven costs and money; the same every time."""
    dice = random.Random(SEED)  # noqa: S311 no secret
    measures = [
        a_measure(f"T-{n:02}", key=f"m{n:02}", focus_area=str(n % 5), position=n)
        for n in range(MEASURES)
    ]
    costs = [
        CostLine(
            measure=measure.key,
            kind=dice.choice(("investment", "operating", SAVING)),
            year=year,
            gross_ore=dice.randrange(0, 10_000_000),
            additional_ore=dice.choice((None, dice.randrange(0, 5_000_000))),
            actual_ore=dice.choice((None, dice.randrange(0, 9_000_000))),
        )
        for measure in measures
        for year in YEARS
        if dice.random() < 0.7
    ]
    funding = [
        FundingLine(
            measure=measure.key,
            scheme=scheme,
            year=year,
            applied_ore=dice.choice((None, dice.randrange(0, 3_000_000))),
            granted_ore=dice.choice((None, dice.randrange(0, 3_000_000))),
            paid_ore=dice.choice((None, dice.randrange(0, 3_000_000))),
        )
        for measure in measures
        for year in YEARS
        for scheme in SCHEMES
        if dice.random() < 0.4
    ]
    return a_plan(*measures, *costs, *funding)


@pytest.fixture(scope="module")
def programme() -> Programme:
    return load_programme("framtidens-byer")


def spent(basis: str, measures: Iterable[Measure]) -> int:
    keys = {measure.key for measure in measures}
    return sum(
        planned_ore(line, basis)
        for line in the_plan().cost_lines
        if line.kind != SAVING and line.measure in keys
    )


def given(money: str) -> int:
    return sum(getattr(line, money) or 0 for line in the_plan().funding_lines)


def sums_of_lines(matrix: MoneyMatrix) -> int | None:
    return known_sum(matrix.line_sum(line) for line in matrix.lines)


def sums_of_columns(matrix: MoneyMatrix) -> int | None:
    return known_sum(matrix.column_sum(column) for column in matrix.columns)


@pytest.mark.parametrize("basis", [GROSS, ADDITIONAL])
@pytest.mark.parametrize("money", [APPLIED, GRANTED, PAID])
def test_all_gaps_together_are_all_costs_less_all_money(basis: str, money: str) -> None:
    plan = the_plan()
    matrix = gaps(plan, plan.measures, basis, money)
    assert matrix.whole == spent(basis, plan.measures) - given(money)
    assert sums_of_lines(matrix) == sums_of_columns(matrix) == matrix.whole


def test_the_gaps_of_areas_add_up_to_those_of_the_plan() -> None:
    plan = the_plan()
    whole = gaps(plan, plan.measures, GROSS, GRANTED).amounts
    parts: dict[tuple[str, str], int] = {}
    for area in "01234":
        chosen = [measure for measure in plan.measures if measure.focus_area == area]
        parts.update(gaps(plan, chosen, GROSS, GRANTED).amounts)
    assert parts == whole


def test_additional_costs_never_make_a_gap_larger_where_they_are_lower() -> None:
    plan = the_plan()
    lower = [c for c in plan.cost_lines if c.additional_ore is not None]
    assert lower, "the plan has lines with an additional cost"
    for line in plan.cost_lines:
        expected = line.gross_ore if line.additional_ore is None else line.additional_ore
        assert planned_ore(line, ADDITIONAL) == expected


@pytest.mark.parametrize("across", LAYOUTS, ids=" by ".join)
@pytest.mark.parametrize("money", [APPLIED, GRANTED, PAID])
def test_money_is_the_same_however_it_is_laid_out(
    programme: Programme, across: tuple[str, str], money: str
) -> None:
    matrix = pivot(the_plan(), programme, across, money)
    assert matrix.whole == given(money)
    assert sums_of_lines(matrix) == sums_of_columns(matrix) == given(money)


@pytest.mark.parametrize("across", LAYOUTS, ids=" by ".join)
def test_a_matrix_turned_on_its_side_holds_the_same(
    programme: Programme, across: tuple[str, str]
) -> None:
    matrix = pivot(the_plan(), programme, across, GRANTED)
    turned = pivot(the_plan(), programme, (across[1], across[0]), GRANTED)
    assert {(column, line): ore for (line, column), ore in matrix.amounts.items()} == turned.amounts
    assert (matrix.lines, matrix.columns) == (turned.columns, turned.lines)


@pytest.mark.parametrize("third", [AREA, SCHEME, YEAR])
def test_the_slices_of_the_third_side_add_up_to_the_whole(programme: Programme, third: str) -> None:
    plan = the_plan()
    across = (MEASURE, SCHEME) if third != SCHEME else (MEASURE, YEAR)
    slices = [
        pivot(plan, programme, across, GRANTED, {third: code}).whole
        for code in codes_in_use(plan, programme, third)
    ]
    assert known_sum(slices) == given(GRANTED)


@pytest.mark.parametrize("by", [MEASURE, AREA, YEAR])
def test_plan_and_account_hold_every_cost_once(programme: Programme, by: str) -> None:
    plan = the_plan()
    matrix = planned_and_actual(plan, programme, by)
    planned, actual, deviation, still_open = (
        matrix.column_sum(column) or 0 for column in matrix.columns
    )
    assert planned + still_open == spent(GROSS, plan.measures)
    assert deviation == actual - planned
    accounts = [c.actual_ore or 0 for c in plan.cost_lines if c.kind != SAVING]
    assert actual == sum(accounts)


@pytest.mark.parametrize("basis", [GROSS, ADDITIONAL])
def test_the_economic_plan_lacks_what_the_gaps_of_its_years_say(
    programme: Programme, basis: str
) -> None:
    plan = the_plan()
    four = economic_plan(plan, programme, 2010, basis)
    gap = gaps(plan, plan.measures, basis, GRANTED)
    assert len(four.columns) == ECONOMIC_PLAN_YEARS
    for year in four.columns:
        assert four.amounts["lacking", year] == gap.column_sum(year)


def test_the_owners_of_the_economic_plan_give_what_their_schemes_give(
    programme: Programme,
) -> None:
    plan = the_plan()
    four = economic_plan(plan, programme, 2009, GROSS)
    by_scheme = pivot(plan, programme, (SCHEME, YEAR), GRANTED).amounts
    owners = {scheme.code: scheme.owner for scheme in programme.funding_schemes}
    for year in four.columns:
        for owner in ("municipality", "county", "state", "other"):
            amounts = [
                by_scheme.get((scheme, year)) for scheme in SCHEMES if owners[scheme] == owner
            ]
            assert four.amounts.get((owner, year)) == known_sum(amounts)


def test_net_is_costs_less_savings(programme: Programme) -> None:
    four = economic_plan(the_plan(), programme, 2009, GROSS)
    for year in four.columns:
        read = {kind: four.amounts.get((kind, year), 0) for kind in four.lines}
        assert read["net"] == read["investment"] + read["operating"] - read["saving"]


def test_own_effort_is_what_the_municipal_budget_gives_that_year(programme: Programme) -> None:
    plan = the_plan()
    by_scheme = pivot(plan, programme, (SCHEME, YEAR), GRANTED).amounts
    for found in own_efforts(plan, programme):
        assert found.grant_ore == by_scheme["md_grant", str(found.year)]
        assert found.effort_ore == by_scheme.get(("municipal", str(found.year)), 0)
        assert found.lacks_ore == max(0, found.grant_ore - found.effort_ore)


def test_every_year_with_money_is_among_the_years() -> None:
    years = money_years(the_plan())
    assert set(years) >= {line.year for line in the_plan().funding_lines}
    assert list(years) == sorted(years)
