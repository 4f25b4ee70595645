"""Tests of flood damage: the trapezoid over yearly probability."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.errors import InputError
from tests.calculation.calculating import indicator

METHOD = "adaptation.flood_damage"


def expected(*curve: Any) -> float:
    return indicator(METHOD, curve_before=list(curve))[0]


def test_a_protection_against_the_frequent_flood() -> None:
    # (0.05 − 0.005)·(10 + 100)/2 = 2.475; (0.05 − 0.005)·(0 + 100)/2 = 2.25 million
    assert indicator(METHOD) == pytest.approx((2.475e6, 2.25e6))


def test_three_points_are_two_trapezoids() -> None:
    # 0.045·55e6 + 0.004·(100e6 + 500e6)/2
    curve = ([0.05, 10e6], [0.005, 100e6], [0.001, 500e6])
    assert expected(*curve) == pytest.approx(2.475e6 + 1.2e6)


def test_the_points_may_come_in_any_order() -> None:
    assert expected([0.001, 5e8], [0.05, 1e7], [0.005, 1e8]) == pytest.approx(3.675e6)


def test_a_point_on_the_line_changes_nothing() -> None:
    assert expected([0.05, 10e6], [0.0275, 55e6], [0.005, 100e6]) == pytest.approx(2.475e6)


def test_the_same_damage_at_all_probabilities_is_a_rectangle() -> None:
    assert expected([1, 1_000], [0, 1_000]) == pytest.approx(1_000)


def test_a_probability_that_stands_twice_is_named() -> None:
    with pytest.raises(InputError, match=r"curve_before: the probability 0\.05 stands twice"):
        expected([0.05, 10e6], [0.05, 100e6])
    with pytest.raises(InputError, match="curve_after: the probability"):
        indicator(METHOD, curve_after=[[0.01, 1], [0.01, 2]])


@given(st.floats(0, 1e12), st.floats(0, 1e12))
def test_it_never_exceeds_the_worst_damage(one: float, other: float) -> None:
    assert 0 <= expected([0.5, one], [0.01, other]) <= max(one, other)


@given(st.floats(0, 1e6))
def test_it_is_linear_in_the_damage(scale: float) -> None:
    found = expected([0.05, 10 * scale], [0.005, 100 * scale])
    assert found == pytest.approx(2.475 * scale)


@pytest.mark.parametrize(
    ("rarest", "expected_nok"),
    [
        (0.01, 1.2e6),  # (0.05 − 0.01)·(10 + 50)/2 million
        (0.02, 0.9e6),  # (0.05 − 0.02)·30 million
        (0.04, 0.3e6),
    ],
)
def test_the_curve_counts_only_between_its_points(rarest: float, expected_nok: float) -> None:
    assert expected([0.05, 10e6], [rarest, 50e6]) == pytest.approx(expected_nok)


def test_one_point_is_no_curve() -> None:
    with pytest.raises(InputError, match="curve_before"):
        expected([0.05, 10e6])


def test_a_flood_that_comes_more_often_than_each_year_is_refused() -> None:
    with pytest.raises(InputError, match="curve_before"):
        expected([1.5, 10e6], [0.01, 50e6])


def test_a_protection_against_everything_leaves_no_damage() -> None:
    nothing = [[0.05, 0], [0.005, 0]]
    assert indicator(METHOD, curve_after=nothing) == pytest.approx((2.475e6, 0))
