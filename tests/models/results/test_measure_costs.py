"""Tests of what a measure costs: additional before gross, years, life, price per tonne."""

from typing import Any

import pytest

from fbdesk.calculation.economics import Costs
from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine
from fbdesk.models.results.measure_costs import (
    cost_lifetime_years,
    measure_cost_per_t_nok,
    measure_costs,
    measure_present_value_nok,
)
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from tests.builders import a_measure, a_plan, a_stated_effect

MEASURE = a_measure()


def a_line(kind: str, year: int, gross_nok: int, **values: Any) -> CostLine:
    return CostLine(measure=MEASURE.key, kind=kind, year=year, gross_ore=gross_nok * 100, **values)


def a_costed_plan(*rows: Row, **settings: Any) -> tuple[Plan, Measure]:
    plan = a_plan(MEASURE, *rows, **settings)
    return plan, plan.measures[0]


def test_a_measure_without_cost_lines_has_no_cost_rather_than_none_at_all() -> None:
    assert measure_costs(*a_costed_plan()) is None
    assert measure_present_value_nok(*a_costed_plan()) is None
    assert measure_cost_per_t_nok(*a_costed_plan(), -100.0) is None


def test_investments_of_all_years_add_up() -> None:
    found = measure_costs(
        *a_costed_plan(a_line("investment", 2010, 500), a_line("investment", 2011, 250))
    )
    assert found == Costs(investment_nok=750)


def test_running_costs_are_the_mean_of_the_years_that_have_any() -> None:
    found = measure_costs(
        *a_costed_plan(
            a_line("operating", 2010, 100),
            a_line("operating", 2010, 20),
            a_line("operating", 2012, 180),
            a_line("saving", 2012, 40),
        )
    )
    assert found == Costs(operating_nok_per_year=150, saving_nok_per_year=40)


def test_the_additional_cost_counts_before_the_gross_cost() -> None:
    found = measure_costs(
        *a_costed_plan(
            a_line("investment", 2010, 1_000, additional_ore=30_000),
            a_line("investment", 2011, 1_000, additional_ore=0),
            a_line("investment", 2012, 7),
        )
    )
    assert found == Costs(investment_nok=307)


def test_the_longest_effect_gives_the_life_of_an_investment() -> None:
    effects = [a_stated_effect(MEASURE, -1, lifetime_years=years) for years in (8, 15)]
    assert cost_lifetime_years(*a_costed_plan(*effects[0], *effects[1])) == 15


def test_a_lasting_effect_counts_with_the_analysis_period() -> None:
    lasting = a_stated_effect(MEASURE, -1)
    short = a_stated_effect(MEASURE, -1, lifetime_years=8)
    assert cost_lifetime_years(*a_costed_plan(*lasting, *short)) == 40
    assert cost_lifetime_years(*a_costed_plan()) == 40


def test_the_price_of_a_tonne_spreads_the_investment_over_its_life() -> None:
    plan, measure = a_costed_plan(
        *a_stated_effect(MEASURE, -100, lifetime_years=20),
        a_line("investment", 2010, 1_000_000),
        a_line("operating", 2011, 20_000),
    )
    # 0.0735818·1 000 000 + 20 000 = 93 581.75 a year for 100 t
    assert measure_cost_per_t_nok(plan, measure, -100.0) == pytest.approx(935.8175, rel=1e-6)


def test_the_plan_sets_the_discount_rate() -> None:
    plan, measure = a_costed_plan(
        *a_stated_effect(MEASURE, -100, lifetime_years=10),
        a_line("investment", 2010, 1_000),
        discount_rate=0.0,
    )
    assert measure_cost_per_t_nok(plan, measure, -10.0) == pytest.approx(10)


def test_present_value_counts_savings_against_costs() -> None:
    plan, measure = a_costed_plan(
        a_line("investment", 2009, 1_000), a_line("saving", 2010, 520), a_line("operating", 2011, 0)
    )
    assert measure_present_value_nok(plan, measure) == pytest.approx(1_000 - 500)
