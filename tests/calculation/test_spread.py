"""Tests of uncertain numbers: their distributions, and that the draws can be had again."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.random import PCG64, Generator

from fbdesk.calculation.spread import (
    Draws,
    Fixed,
    Lognormal,
    Percent,
    Spread,
    Triangular,
    spread_data,
    spread_from,
)
from fbdesk.errors import InputError

MANY = 100_000

KNOWN = [95.41402524411099, 98.15034799415393, 95.60746512949326]
"""What seed 2009 and the name `factor f` gave when this test was written."""


def drawn(spread: Spread, value: float) -> Any:
    return spread.quantile(value, Generator(PCG64(1)).random(MANY))


def test_a_fixed_number_does_not_move() -> None:
    assert set(drawn(Fixed(), 3.5)) == {3.5}


def test_plus_minus_ten_per_cent_holds_ninety_five_of_a_hundred() -> None:
    samples = drawn(Percent(10), 200.0)
    assert np.mean(samples) == pytest.approx(200, abs=0.2)
    assert np.mean((samples > 180) & (samples < 220)) == pytest.approx(0.95, abs=0.003)


def test_per_cent_of_a_negative_number_spreads_as_wide() -> None:
    assert np.std(drawn(Percent(10), -200.0)) == pytest.approx(np.std(drawn(Percent(10), 200.0)))


def test_a_triangle_has_the_mean_of_its_corners() -> None:
    samples = drawn(Triangular(0.08, 0.20), 0.15)
    assert np.mean(samples) == pytest.approx((0.08 + 0.20 + 0.15) / 3, abs=0.001)
    assert samples.min() >= 0.08
    assert samples.max() <= 0.20


def test_a_stated_mode_goes_before_the_value() -> None:
    samples = drawn(Triangular(0, 9, mode=0), 8.0)
    assert np.mean(samples) == pytest.approx(3, abs=0.05)  # (0 + 9 + 0)/3


def test_a_value_outside_its_triangle_moves_to_the_nearer_end() -> None:
    assert np.mean(drawn(Triangular(0, 9), 12.0)) == pytest.approx(6, abs=0.05)  # (0 + 9 + 9)/3


def test_a_factor_of_two_both_ways_keeps_the_median() -> None:
    samples = drawn(Lognormal(2), 10.0)
    assert np.median(samples) == pytest.approx(10, rel=0.01)
    assert np.mean((samples > 5) & (samples < 20)) == pytest.approx(0.95, abs=0.003)


def test_the_same_name_and_seed_draw_the_same_numbers() -> None:
    first = Draws(2009, 5).samples("factor f", 0.5, Percent(10))
    Draws(2009, 5).samples("another", 1.0, Percent(10))
    again = Draws(2009, 5).samples("factor f", 0.5, Percent(10))
    assert list(first) == list(again)


def test_the_draws_are_the_same_on_every_machine() -> None:
    samples = Draws(2009, 3).samples("factor f", 100.0, Percent(10))
    assert samples.tolist() == KNOWN  # to the last bit: nothing in it depends on the machine


def test_another_name_or_seed_draws_other_numbers() -> None:
    draws = Draws(1, 5)
    one = draws.samples("a", 1.0, Percent(10))
    assert not np.any(one == draws.samples("b", 1.0, Percent(10)))
    assert not np.any(one == Draws(2, 5).samples("a", 1.0, Percent(10)))


def test_a_shared_number_is_drawn_once_and_cannot_be_written_in() -> None:
    draws = Draws(2009, 5)
    first = draws.shared("factor f", 0.5, Percent(10))
    assert draws.shared("factor f", 0.5, Percent(10)) is first
    assert first.tolist() == draws.samples("factor f", 0.5, Percent(10)).tolist()
    with pytest.raises(ValueError, match="read-only"):
        first[0] = 1.0


@pytest.mark.parametrize(
    ("spread", "low", "high"),
    [
        (Fixed(), 4.0, 4.0),
        (Percent(10), 4 * (1 - 0.1 * 1.644854 / 1.959964), 4 * (1 + 0.1 * 1.644854 / 1.959964)),
        (Lognormal(2), 4 / 2 ** (1.644854 / 1.959964), 4 * 2 ** (1.644854 / 1.959964)),
        # a triangle 0-4-8: the 5th of a hundred lies at √(0.05·8·4), as far as that from both ends
        (Triangular(0, 8), 1.6**0.5, 8 - 1.6**0.5),
    ],
)
def test_the_ends_of_a_spread_are_those_of_its_formula(
    spread: Spread, low: float, high: float
) -> None:
    ends = spread.quantile(4.0, np.array([0.05, 0.95]))
    assert ends.tolist() == pytest.approx([low, high], rel=1e-6)


def test_two_units_of_one_factor_err_together() -> None:
    draws = Draws(1, 50)
    kilograms = draws.samples("factor f", 1_000.0, Percent(10))
    tonnes = draws.samples("factor f", 1.0, Percent(10))
    assert list(tonnes * 1_000) == pytest.approx(list(kilograms))


@pytest.mark.parametrize(
    "spread",
    [Fixed(), Percent(12), Triangular(1, 3), Triangular(1, 3, mode=2), Lognormal(1.5)],
)
def test_a_spread_survives_json(spread: Spread) -> None:
    assert spread_from(spread_data(spread)) == spread


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"kind": "gauss"}, "fixed, percent, triangular, lognormal, not gauss"),
        ({}, "not None"),
        ({"kind": "percent"}, "incomplete"),
        ({"kind": "percent", "width": 3}, "incomplete"),
        ({"kind": "percent", "percent": -1}, "percent of a spread must be a number between"),
        ({"kind": "percent", "percent": "10"}, "percent of a spread must be a number"),
        ({"kind": "percent", "percent": True}, "percent of a spread must be a number"),
        ({"kind": "lognormal", "ratio": 0.5}, "ratio of a spread must be a number between 1"),
        ({"kind": "triangular", "low": 3, "high": 1}, "low ≤ most likely ≤ high"),
        ({"kind": "triangular", "low": 1, "high": 1}, "low ≤ most likely ≤ high"),
        ({"kind": "triangular", "low": 1, "high": 3, "mode": 5}, "not 1, 5, 3"),
        ({"kind": "triangular", "low": float("nan"), "high": 3}, "low of a spread"),
    ],
)
def test_a_spread_that_is_none_is_refused(data: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        spread_from(data)


@given(st.floats(0.01, 1e6), st.floats(1, 50))
def test_a_lognormal_number_stays_above_zero(value: float, ratio: float) -> None:
    samples = Lognormal(ratio).quantile(value, Generator(PCG64(3)).random(100))
    assert np.all(samples > 0)
