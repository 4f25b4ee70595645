"""Tests of the money: annuity, discounting in steps, cost per tonne and the cost curve."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.economics import (
    STEPPED_RATES,
    Costs,
    CurveStep,
    abatement_cost_curve,
    annuity,
    cost_per_tonne_nok,
    discount_factor,
    net_present_value_nok,
    rate_steps,
)
from fbdesk.errors import InputError


def test_twenty_years_at_four_per_cent_bear_7_36_per_cent_a_year() -> None:
    assert annuity(0.04, 20) == pytest.approx(0.0735818, rel=1e-6)  # 0.04/(1 − 1.04^−20)


def test_one_year_bears_the_investment_and_its_interest() -> None:
    assert annuity(0.04, 1) == pytest.approx(1.04)


def test_without_interest_each_year_bears_its_part() -> None:
    assert annuity(0.0, 25) == 1 / 25


@pytest.mark.parametrize("years", [0, -3])
def test_a_life_below_one_year_is_refused(years: int) -> None:
    with pytest.raises(InputError, match="at least 1 year"):
        annuity(0.04, years)


@pytest.mark.parametrize("rate", [-0.01, 1.0, float("nan")])
def test_a_rate_that_is_no_rate_is_refused(rate: float) -> None:
    with pytest.raises(InputError, match="discount rate"):
        annuity(rate, 10)
    with pytest.raises(InputError, match="discount rate"):
        rate_steps(rate)


def test_the_standard_rate_goes_down_in_steps_and_an_own_rate_does_not() -> None:
    assert rate_steps(0.04) == STEPPED_RATES
    assert rate_steps(0.05) == ((0, 0.05),)


@pytest.mark.parametrize(
    ("years", "factor"),
    [
        (0, 1.0),
        (1, 1 / 1.04),
        (40, 1.04**-40),
        (41, 1.04**-40 / 1.03),
        (75, 1.04**-40 * 1.03**-35),
        (80, 1.04**-40 * 1.03**-35 * 1.02**-5),
    ],
)
def test_each_year_is_discounted_with_the_rate_of_its_step(years: int, factor: float) -> None:
    assert discount_factor(years) == pytest.approx(factor, rel=1e-12)


def test_a_payment_before_the_start_keeps_its_value() -> None:
    assert discount_factor(-3) == 1.0


def test_present_value_discounts_each_year_to_the_start() -> None:
    value = net_present_value_nok({2009: 1_000.0, 2010: -104.0, 2011: -108.16}, 2009)
    assert value == pytest.approx(1_000 - 100 - 100)


def test_present_value_with_an_own_rate() -> None:
    assert net_present_value_nok({2010: 110.0}, 2009, rate_steps(0.10)) == pytest.approx(100)


def test_cost_per_tonne_is_yearly_cost_over_yearly_cut() -> None:
    costs = Costs(investment_nok=1_000_000, operating_nok_per_year=20_000)
    cost = cost_per_tonne_nok(costs, -100.0, rate=0.04, lifetime_years=20)
    assert cost == pytest.approx((73_581.75 + 20_000) / 100)


def test_a_measure_that_saves_more_than_it_costs_has_a_negative_price() -> None:
    costs = Costs(investment_nok=100_000, saving_nok_per_year=30_000)
    cost = cost_per_tonne_nok(costs, -50.0, rate=0.0, lifetime_years=10)
    assert cost == pytest.approx(-400)  # (10 000 − 30 000)/50


@pytest.mark.parametrize("effect_t", [0.0, 12.0])
def test_a_measure_that_cuts_nothing_has_no_price_per_tonne(effect_t: float) -> None:
    assert cost_per_tonne_nok(Costs(1_000), effect_t, rate=0.04, lifetime_years=10) is None


def test_the_cost_curve_goes_from_the_cheapest_tonne_to_the_dearest() -> None:
    curve = abatement_cost_curve([("buses", 900.0, -40.0), ("saving", -300.0, -10.0)])
    assert curve == (CurveStep("saving", -300.0, 10.0, 0.0), CurveStep("buses", 900.0, 40.0, 10.0))


def test_measures_without_price_or_cut_are_not_on_the_curve() -> None:
    assert abatement_cost_curve([("A", None, -40.0), ("B", 100.0, 0.0), ("C", 5.0, 3.0)]) == ()


@given(st.lists(st.tuples(st.floats(-1e4, 1e4), st.floats(-1e6, -0.01)), max_size=8))
def test_the_curve_is_as_wide_as_the_joint_effect(steps: list[tuple[float, float]]) -> None:
    curve = abatement_cost_curve([(str(n), cost, cut) for n, (cost, cut) in enumerate(steps)])
    assert sum(step.cut_t for step in curve) == pytest.approx(-sum(cut for _, cut in steps))
    assert [step.cost_per_t_nok for step in curve] == sorted(cost for cost, _ in steps)


@given(st.floats(0.001, 0.2), st.integers(1, 40))
def test_the_annuity_pays_the_investment_back(rate: float, years: int) -> None:
    paid = sum(annuity(rate, years) / (1 + rate) ** year for year in range(1, years + 1))
    assert paid == pytest.approx(1)


@given(st.integers(0, 120))
def test_a_later_payment_is_never_worth_more(years: int) -> None:
    assert discount_factor(years + 1) < discount_factor(years)
