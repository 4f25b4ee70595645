"""Tests of exponential, logarithm, powers and the normal curve made of plain arithmetic."""

import math
import os
import subprocess
import sys
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.elementary import exp, expm1, growth, log, log1p, normal_quantile, power

LAST_DIGITS = 1e-15
SMALLER_PROCESSOR = "AVX2 FMA3 AVX512F AVX512CD AVX512_SKX AVX512_CLX AVX512_CNL AVX512_ICL"

SAMPLED = """
import numpy as np
from fbdesk.calculation.elementary import exp, expm1, log, log1p, normal_quantile
from fbdesk.calculation.spread import Draws, Lognormal, Percent, Triangular
x = np.linspace(0.001, 0.999, 4_999)
for numbers in (exp(x * 40 - 20), log(x * 50), log1p(-x), expm1(-x * 5), normal_quantile(x)):
    print(numbers.tobytes().hex())
draws = Draws(2009, 500)
for spread in (Percent(10), Triangular(1, 9), Lognormal(2.5)):
    print(draws.samples("factor f", 4.0, spread).tobytes().hex())
"""


@given(st.floats(-700, 700))
def test_the_exponential_is_right_to_the_last_digits(x: float) -> None:
    assert exp(x) == pytest.approx(math.exp(x), rel=LAST_DIGITS)


@given(st.floats(1e-300, 1e300))
def test_the_logarithm_is_right_to_the_last_digits(x: float) -> None:
    assert log(x) == pytest.approx(math.log(x), rel=LAST_DIGITS, abs=1e-16)


@given(st.floats(-0.999999, 0))
def test_a_small_share_keeps_its_digits_through_the_logarithm(x: float) -> None:
    assert log1p(np.array([x]))[0] == pytest.approx(math.log1p(x), rel=2e-15, abs=1e-300)


@given(st.floats(-50, 0))
def test_a_small_share_keeps_its_digits_through_the_exponential(x: float) -> None:
    assert expm1(np.array([x]))[0] == pytest.approx(math.expm1(x), rel=2e-15, abs=1e-300)


@given(st.floats(0.01, 100), st.floats(-3, 3))
def test_powers_of_prices_and_densities_are_right(base: float, exponent: float) -> None:
    assert power(base, exponent) == pytest.approx(base**exponent, rel=1e-14)


@given(st.floats(0.001, 1_000))
def test_a_power_of_nought_is_one_and_of_one_is_the_number(base: float) -> None:
    assert power(base, 0.0) == 1
    assert power(1.0, base) == 1
    assert power(base, 1.0) == pytest.approx(base, rel=1e-15)


@given(st.lists(st.floats(-30, 30), min_size=1, max_size=9))
def test_one_number_and_many_are_the_same_to_the_bit(numbers: list[float]) -> None:
    assert [exp(x) for x in numbers] == np.asarray(exp(np.array(numbers))).tolist()
    above = [abs(x) + 0.001 for x in numbers]
    assert [log(x) for x in above] == np.asarray(log(np.array(above))).tolist()


def test_a_number_beyond_the_largest_stays_at_it() -> None:
    assert exp(1e6) == exp(709.0) < math.inf
    assert exp(-math.inf) == pytest.approx(0, abs=1e-300)
    assert expm1(np.array([-math.inf]))[0] == -1


def test_growth_is_reckoned_year_by_year() -> None:
    assert growth(0.5, [0, 1, 2, 3]).tolist() == [1, 1.5, 2.25, 3.375]
    assert growth(0.0, [0, 7]).tolist() == [1, 1]
    assert growth(0.02, [30])[0] == pytest.approx(1.02**30, rel=1e-14)
    assert growth(0.1, []).tolist() == []


@given(st.floats(1e-12, 1 - 1e-12))
def test_the_normal_curve_is_that_of_the_tables(share: float) -> None:
    found = normal_quantile(np.array([share]))[0]
    assert found == pytest.approx(NormalDist().inv_cdf(share), rel=1e-13, abs=1e-14)


def test_the_middle_95_of_the_normal_curve_lie_within_1_96() -> None:
    low, middle, high = normal_quantile(np.array([0.025, 0.5, 0.975])).tolist()
    assert (low, middle, high) == (pytest.approx(-1.959964), 0, pytest.approx(1.959964))


def test_the_ends_of_the_normal_curve_are_far_out_and_finite() -> None:
    low, high = normal_quantile(np.array([0.0, 1.0])).tolist()
    assert -9 < low < -8 < 8 < high < 9


def test_a_lesser_processor_gives_the_same_bits() -> None:
    command = [sys.executable, "-W", "ignore", "-c", SAMPLED]
    here = subprocess.run(command, capture_output=True, text=True, check=True)
    lesser = os.environ | {"NPY_DISABLE_CPU_FEATURES": SMALLER_PROCESSOR}
    there = subprocess.run(command, capture_output=True, text=True, check=True, env=lesser)
    assert len(here.stdout) > 100_000
    assert there.stdout == here.stdout
