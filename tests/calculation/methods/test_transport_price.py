"""Tests of a price on driving: constant elasticity, and the required share of the traffic."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.profile import Profile
from fbdesk.errors import InputError
from tests.calculation.calculating import an_example, course, direct_t, evaluated

METHOD = "transport.price"
BASE_T = 400e6 * 0.25 * 0.2 / 1_000
"""What the affected traffic of the example emits: 100 million km · 0.2 kg."""


def test_a_quarter_dearer_at_minus_0_3_leaves_93_5_per_cent() -> None:
    left = math.exp(-0.3 * math.log(1.25))  # 1.25^−0.3 = 0.93525
    assert left == pytest.approx(0.93525, abs=1e-5)
    assert direct_t(METHOD) == pytest.approx(BASE_T * (left - 1))


def test_twice_the_price_at_minus_one_halves_the_traffic() -> None:
    doubled = {"price_before": 10.0, "price_after": 20.0, "elasticity": -1.0}
    assert direct_t(METHOD, **doubled) == pytest.approx(-BASE_T / 2)


def test_a_tenfold_price_never_takes_more_than_the_traffic_there_is() -> None:
    tenfold = {"price_before": 10.0, "price_after": 100.0, "elasticity": -0.3}
    effect_t = direct_t(METHOD, **tenfold)
    assert effect_t == pytest.approx(BASE_T * (10**-0.3 - 1))
    assert effect_t > -BASE_T  # a straight line would say −2.7 times the traffic


def test_a_lower_price_brings_traffic() -> None:
    assert direct_t(METHOD, price_after=10.0) > 0


def test_back_and_forth_ends_where_it_began() -> None:
    up = 1 + direct_t(METHOD, price_before=20.0, price_after=25.0) / BASE_T
    down = 1 + direct_t(METHOD, price_before=25.0, price_after=20.0) / BASE_T
    assert up * down == pytest.approx(1)


def test_only_the_affected_share_answers() -> None:
    assert direct_t(METHOD, affected_share=0.125) == pytest.approx(direct_t(METHOD) / 2)
    assert direct_t(METHOD, affected_share=0.0) == 0


def test_the_share_must_be_stated() -> None:
    with pytest.raises(InputError, match="affected_share is missing"):
        evaluated(METHOD, an_example(METHOD, affected_share=None))


def test_a_price_of_nothing_is_refused() -> None:
    with pytest.raises(InputError, match="price_before must be between"):
        direct_t(METHOD, price_before=0.0)


@given(st.floats(0.01, 1_000), st.floats(0.01, 1_000), st.floats(-3, 0))
def test_a_higher_price_never_brings_traffic(one: float, other: float, elasticity: float) -> None:
    low, high = sorted((one, other))
    changed = {"price_before": low, "price_after": high, "elasticity": elasticity}
    assert -BASE_T <= direct_t(METHOD, **changed) <= 0


@given(st.floats(0.01, 1_000))
def test_an_unchanged_price_changes_nothing(price: float) -> None:
    assert direct_t(METHOD, price_before=price, price_after=price) == 0


@pytest.mark.parametrize(
    ("after", "expected_t"),
    [
        (20.0, 0.0),
        (40.0, -10_000.0),  # 100 million km · (2^−1 − 1) = −50 million · 0.2 kg
        (80.0, -15_000.0),  # (4^−1 − 1) = −75 million
        (10.0, 20_000.0),  # (½)^−1 − 1 = +100 million
    ],
)
def test_at_an_elasticity_of_minus_one_the_takings_stay_the_same(
    after: float, expected_t: float
) -> None:
    assert direct_t(METHOD, price_after=after, elasticity=-1.0) == pytest.approx(expected_t)


def test_drivers_who_do_not_mind_drive_on() -> None:
    assert direct_t(METHOD, elasticity=0.0, price_after=1_000.0) == 0


def test_a_dearer_price_that_brought_traffic_is_refused() -> None:
    with pytest.raises(InputError, match="elasticity must be between -3 and 0"):
        direct_t(METHOD, elasticity=0.3)


def test_only_the_ratio_of_the_prices_counts() -> None:
    assert direct_t(METHOD, price_before=4.0, price_after=5.0) == pytest.approx(direct_t(METHOD))


def test_a_toll_that_lasts_for_its_fifteen_years() -> None:
    doubled = an_example(METHOD, price_after=40.0, elasticity=-1.0)
    result = evaluated(METHOD, doubled, profile=Profile(2010, lifetime=15), years=(2023, 2026))
    assert list(course(result).values()) == pytest.approx([-10_000, -10_000, 0, 0])
