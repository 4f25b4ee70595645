"""Own effort against grants, early input to the budgets, and the economic plan."""

from datetime import date
from typing import Any

import pytest

from fbdesk.models.communication import Deadline
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.programmes.programme import Programme, load_programme
from fbdesk.models.results.money_budgets import (
    OwnEffort,
    budget_rounds,
    economic_plan,
    first_plan_year,
    occurrences,
    own_efforts,
)
from tests.builders import a_measure, a_plan

BUS = a_measure("T-01", key="bus", focus_area="1", position=0)
OIL = a_measure("T-02", key="oil", focus_area="2", position=1)


@pytest.fixture
def programme() -> Programme:
    return load_programme("framtidens-byer")


def cost(measure: str, year: int, gross: int, **more: Any) -> CostLine:
    return CostLine(measure=measure, year=year, gross_ore=gross, **more)


def money(measure: str, scheme: str, year: int, **more: Any) -> FundingLine:
    return FundingLine(measure=measure, scheme=scheme, year=year, **more)


def a_deadline(due: date, kind: str = "state_budget", **more: Any) -> Deadline:
    return Deadline(title="Innspill", due=due, kind=kind, **more)


def test_the_citys_own_effort_is_held_against_the_grants_of_the_year(
    programme: Programme,
) -> None:
    plan = a_plan(
        BUS,
        OIL,
        money("bus", "md_grant", 2010, granted_ore=100),
        money("oil", "md_strategic", 2010, granted_ore=50, paid_ore=20),
        money("oil", "municipal", 2010, granted_ore=150),
        money("bus", "md_grant", 2011, granted_ore=100),
        money("bus", "municipal", 2011, granted_ore=60),
        money("bus", "enova", 2012, granted_ore=999),  # asks for no own effort
        money("bus", "md_grant", 2013, applied_ore=10),
    )
    assert own_efforts(plan, programme) == (OwnEffort(2010, 150, 150), OwnEffort(2011, 100, 60))
    assert [each.lacks_ore for each in own_efforts(plan, programme)] == [0, 40]
    assert own_efforts(plan, programme, "paid_ore") == (OwnEffort(2010, 20, 0),)


@pytest.mark.parametrize(
    ("deadline", "days"),
    [
        (a_deadline(date(2010, 3, 1)), [(2010, 3, 1)]),
        (
            a_deadline(date(2010, 3, 1), yearly=True, last_year=2011),
            [(2010, 3, 1), (2011, 3, 1)],
        ),
        (
            a_deadline(date(2012, 2, 29), yearly=True),
            [(2012, 2, 29), (2013, 2, 28), (2014, 2, 28)],
        ),
    ],
)
def test_a_deadline_occurs_once_or_each_year(
    deadline: Deadline, days: list[tuple[int, int, int]]
) -> None:
    assert occurrences(deadline, 2014) == tuple(date(*day) for day in days)


@pytest.mark.parametrize(
    ("kind", "due", "year"),
    [
        ("state_budget", date(2009, 3, 1), 2010),
        ("state_budget", date(2009, 11, 15), 2011),  # the budget of 2010 is out in October
        ("municipal_budget", date(2009, 11, 15), 2010),
    ],
)
def test_input_is_for_the_budget_that_it_can_still_reach(
    programme: Programme, kind: str, due: date, year: int
) -> None:
    plan = a_plan(BUS, a_deadline(due, kind))
    assert [found.budget_year for found in budget_rounds(plan, programme)] == [year]


def test_a_round_names_what_is_applied_for_and_what_nobody_is_asked_for(
    programme: Programme,
) -> None:
    stopped = a_measure("T-03", key="stopped", status="stopped")
    plan = a_plan(
        BUS,
        OIL,
        stopped,
        a_deadline(date(2009, 3, 1)),
        a_deadline(date(2009, 9, 1), "municipal_budget"),
        a_deadline(date(2009, 9, 2), "own"),
        cost("bus", 2010, 1_000),
        cost("bus", 2010, 500, kind="saving"),
        cost("bus", 2011, 77),
        cost("stopped", 2010, 5_000),
        money("bus", "belonningsordningen", 2010, applied_ore=600, granted_ore=100),
        money("bus", "municipal", 2010, applied_ore=300),
        money("oil", "enova", 2010, granted_ore=40),
    )
    state, municipal = budget_rounds(plan, programme)
    # uncovered: 1 000 − 600 − 300; the oil measure has money and no cost
    assert state.asks.amounts == {("bus", "asked"): 500, ("bus", "uncovered"): 100}
    assert state.asked_ore == 600
    assert municipal.asks.amounts == {("bus", "asked"): 300, ("bus", "uncovered"): 100}
    assert state.asks.lines == ("bus",)
    assert state.key != municipal.key


def test_rounds_come_in_the_order_of_their_days(programme: Programme) -> None:
    plan = a_plan(
        a_deadline(date(2010, 9, 1), "municipal_budget", yearly=True, last_year=2011),
        a_deadline(date(2011, 3, 1)),
    )
    found = budget_rounds(plan, programme)
    assert [each.due for each in found] == [date(2010, 9, 1), date(2011, 3, 1), date(2011, 9, 1)]
    assert len({each.key for each in found}) == 3
    assert found[0].asked_ore == 0


def test_the_economic_plan_holds_four_years_of_costs_and_money(programme: Programme) -> None:
    plan = a_plan(
        BUS,
        OIL,
        cost("bus", 2010, 1_000, additional_ore=600),
        cost("bus", 2011, 50, kind="operating"),
        cost("bus", 2011, 80, kind="saving"),
        cost("oil", 2014, 9_999),
        money("bus", "municipal", 2010, granted_ore=300),
        money("oil", "enova", 2010, granted_ore=100),
        money("oil", "gavefond", 2010, granted_ore=7),
        money("oil", "county", 2011, applied_ore=500),
    )
    matrix = economic_plan(plan, programme, 2010, "gross_ore")
    assert matrix.columns == ("2010", "2011", "2012", "2013")
    assert matrix.amounts == {
        ("investment", "2010"): 1_000,
        ("net", "2010"): 1_000,
        ("municipality", "2010"): 300,
        ("state", "2010"): 100,
        ("other", "2010"): 7,
        ("lacking", "2010"): 593,
        ("operating", "2011"): 50,
        ("saving", "2011"): 80,
        ("net", "2011"): -30,
        ("lacking", "2011"): 50,
    }
    extra = economic_plan(plan, programme, 2010, "additional_ore", [BUS])
    assert extra.amounts["lacking", "2010"] == 300
    assert ("state", "2010") not in extra.amounts


def test_the_economic_plan_begins_next_year_where_the_plan_still_has_money_then() -> None:
    plan = a_plan(BUS, cost("bus", 2014, 1), period_from=2009)
    assert first_plan_year(plan, date(2009, 5, 1)) == 2010
    assert first_plan_year(plan, date(2026, 5, 1)) == 2011  # the last four years with a cost
    assert first_plan_year(a_plan(period_from=2009, period_to=2010), date(2026, 5, 1)) == 2009
