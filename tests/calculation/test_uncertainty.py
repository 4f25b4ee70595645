"""Tests of intervals, the chance to meet a target, and what drives the spread of a result."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.spread import Draws, Percent, Triangular
from fbdesk.calculation.uncertainty import (
    SAMPLES,
    Samples,
    drivers,
    interval,
    intervals,
    likely_drivers,
    probability_at_most,
)


def draws(name: str, seed: int = 2009) -> Samples:
    return Draws(seed, SAMPLES).samples(name, 100.0, Percent(20))


def test_the_interval_holds_the_middle_nine_tenths() -> None:
    found = interval(np.arange(101, dtype=float))
    assert (found.p5, found.p50, found.p95) == (5, 50, 95)


def test_every_year_has_its_own_interval() -> None:
    samples = np.column_stack([np.arange(101.0), np.arange(101.0) * 10])
    assert [found.p95 for found in intervals(samples)] == [95, 950]


def test_a_normal_spread_has_its_known_percentiles() -> None:
    # ±20 % holds 95 %: σ = 100·0.2/1.96 = 10.2041, P95 = 100 + 1.6449·σ
    found = interval(draws("factor"))
    assert found.p50 == pytest.approx(100, abs=0.5)
    assert found.p95 == pytest.approx(100 + 1.6449 * 10.2041, abs=0.7)


def test_a_triangular_spread_has_its_known_median() -> None:
    samples = Draws(1, SAMPLES).samples("x", 0.0, Triangular(0.0, 1.0, 0.0))
    assert interval(samples).p50 == pytest.approx(1 - 0.5**0.5, abs=0.01)


def test_the_same_seed_gives_the_same_numbers() -> None:
    assert interval(draws("factor")) == interval(draws("factor"))
    assert interval(draws("factor")) != interval(draws("factor", seed=2010))


def test_probability_is_the_share_of_samples_that_meet_the_limit() -> None:
    assert probability_at_most(np.array([1.0, 2.0, 3.0, 4.0]), 3.0) == 0.75


def test_a_limit_far_away_is_certain_either_way() -> None:
    assert probability_at_most(draws("x"), 1e9) == 1
    assert probability_at_most(draws("x"), -1e9) == 0


def test_what_moves_with_the_result_drives_it() -> None:
    weak, strong = draws("weak"), draws("strong")
    found = drivers({"weak": weak, "strong": strong}, weak + 10 * strong)
    assert [driver.name for driver in found] == ["strong", "weak"]
    assert found[0].correlation == pytest.approx(0.995, abs=0.01)  # 10/√101


def test_a_result_that_falls_when_the_input_rises_correlates_negatively() -> None:
    assert drivers({"x": draws("x")}, -draws("x"))[0].correlation == pytest.approx(-1)


def test_rank_correlation_does_not_mind_a_curve() -> None:
    assert drivers({"x": draws("x")}, draws("x") ** 3)[0].correlation == pytest.approx(1)


def test_equal_samples_share_their_rank() -> None:
    # ranks 1.5, 1.5, 3 against 1, 2, 3: Pearson of the ranks is √3/2
    found = drivers({"x": np.array([1.0, 1.0, 2.0])}, np.array([1.0, 2.0, 3.0]))
    assert found[0].correlation == pytest.approx(3**0.5 / 2)


def test_a_certain_number_drives_nothing() -> None:
    assert drivers({"fixed": np.full(100, 3.0)}, np.arange(100.0)) == ()
    assert drivers({"x": np.arange(100.0)}, np.full(100, 3.0)) == ()


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=50))
def test_percentiles_stand_in_order_within_the_samples(values: list[float]) -> None:
    found = interval(np.array(values))
    assert min(values) <= found.p5 <= found.p50 <= found.p95 <= max(values)


def test_the_likely_drivers_are_those_that_ranking_would_find() -> None:
    drawing = Draws(2009, 4_000)
    numbers = {str(place): drawing.samples(str(place), 1.0, Percent(10)) for place in range(30)}
    outcome = np.sum([(30 - int(name)) * each for name, each in numbers.items()], axis=0)
    likely = likely_drivers(((name, drawing.shares(name)) for name in numbers), outcome, 5)
    ranked = drivers(numbers, outcome)
    assert set(likely) == {driver.name for driver in ranked[:5]}


def test_nothing_is_likely_to_drive_a_result_that_never_varies() -> None:
    assert likely_drivers([("a", np.array([0.1, 0.9]))], np.array([3.0, 3.0]), 5) == ()
