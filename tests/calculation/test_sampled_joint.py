"""Tests of the joint effect of samples: the same rules as without samples, sample by sample."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.joint import Numbers, Source, SourceEffect, total_on_source
from fbdesk.calculation.sampled_joint import SampledEffect, sampled_total

CARS = Source("Veitrafikk", "Personbiler")
COUNT = 7
YEARS = 4


def an_effect(
    level_t: Any, course: Any = (1.0,), *, measure: str = "A", disjoint: bool = False
) -> SampledEffect:
    held = float(level_t) if np.ndim(level_t) == 0 else np.array(level_t, dtype=float)
    return SampledEffect(measure, CARS, held, np.array(course, dtype=float), disjoint=disjoint)


def total(reference_t: Any, *effects: SampledEffect, count: int = 2) -> list[list[float]]:
    """Return the joint effect as years of samples."""
    found = sampled_total(np.array(reference_t, dtype=float), effects, count)
    return [[float(value) for value in year] for year in found]


def sample_by_sample(reference_t: Numbers, effects: list[SampledEffect]) -> Numbers:
    """Return the joint effect of each sample by the rules without samples, (years, samples)."""
    rows = []
    for sample in range(COUNT):
        alone = [
            SourceEffect(each.measure, each.source, one_sample(each, sample), each.disjoint)
            for each in effects
        ]
        rows.append(total_on_source(reference_t, alone))
    return np.array(rows).T


def one_sample(effect: SampledEffect, sample: int) -> Numbers:
    level = float(np.broadcast_to(effect.level_t, (COUNT,))[sample])
    course = effect.course if effect.course.ndim == 1 else effect.course[sample]
    return level * course


NUMBER = st.floats(-800, 200)
SHARE = st.sampled_from([0.0, 0.25, 0.5, 1.0, -0.5, 1.3])


@st.composite
def any_effect(draw: Any) -> SampledEffect:
    """Return a certain or an uncertain effect, or one with a course of its own per sample."""
    kind = draw(st.sampled_from(["certain", "level", "course"]))
    disjoint = draw(st.booleans())
    if kind == "course":
        cells = draw(st.lists(NUMBER, min_size=COUNT * YEARS, max_size=COUNT * YEARS))
        return an_effect(1.0, np.reshape(cells, (COUNT, YEARS)), disjoint=disjoint)
    course = draw(st.lists(SHARE, min_size=YEARS, max_size=YEARS))
    if kind == "certain":
        return an_effect(draw(NUMBER), course, disjoint=disjoint)
    levels = draw(st.lists(NUMBER, min_size=COUNT, max_size=COUNT))
    return an_effect(levels, course, disjoint=disjoint)


@given(
    st.lists(st.sampled_from([1_000.0, 1_000.0, 600.0, 0.0]), min_size=YEARS, max_size=YEARS),
    st.lists(any_effect(), max_size=5),
)
def test_each_sample_follows_the_rules_without_samples(
    reference: list[float], effects: list[SampledEffect]
) -> None:
    found = sampled_total(np.array(reference), effects, COUNT)
    expected = sample_by_sample(np.array(reference), effects) if effects else np.zeros((4, COUNT))
    assert found == pytest.approx(expected, abs=1e-8)


def test_two_uncertain_measures_multiply_sample_by_sample() -> None:
    one, other = an_effect([-800, -500]), an_effect([-700, -200], measure="B")
    # 1000·(1 − 0.2·0.3) = 940 and 1000·(1 − 0.5·0.8) = 600
    assert total([1_000], one, other) == [[pytest.approx(-940), pytest.approx(-600)]]


def test_what_is_certain_is_the_same_in_every_sample() -> None:
    assert total([1_000], an_effect(-250), an_effect(-200, measure="B")) == [
        [pytest.approx(-400), pytest.approx(-400)]  # 1000·(1 − 0.75·0.8)
    ]


def test_disjoint_measures_add_and_never_take_more_than_there_is() -> None:
    one, other = an_effect([-400, -800], disjoint=True), an_effect(-300, disjoint=True)
    assert total([1_000], one, other) == [[-700, -1_000]]


def test_an_overlapping_measure_acts_on_what_the_disjoint_ones_leave() -> None:
    separate, shared = an_effect([-500, -1_000], disjoint=True), an_effect(-250)
    # 500 are left, 250 is half of them; of nothing nothing can be taken
    assert total([1_000], separate, shared) == [[-750, -1_000]]


def test_an_increase_adds_after_the_reductions() -> None:
    assert total([1_000], an_effect([-400, 30]), an_effect(100)) == [[-300, 130]]


def test_years_that_are_alike_have_the_same_numbers_to_the_bit() -> None:
    found = total([1_000, 500, 1_000, 500], an_effect([-30, -40], [0.5, 1, 0.5, 1]))
    assert found[0] == found[2] == [pytest.approx(-15), pytest.approx(-20)]
    assert found[1] == found[3] == [pytest.approx(-30), pytest.approx(-40)]


@pytest.mark.parametrize("reference", [0.0, float("nan"), -5.0])
def test_nothing_is_taken_from_a_source_that_emits_nothing(reference: float) -> None:
    assert total([reference], an_effect([-10, 20])) == [[0, 0]]


def test_without_measures_nothing_happens() -> None:
    assert total([1_000, 900], count=3) == [[0, 0, 0], [0, 0, 0]]


def test_levels_are_not_written_in() -> None:
    levels = np.array([-800.0, -500.0])
    effect = SampledEffect("A", CARS, levels, np.array([1.0, 2.0]))
    sampled_total(np.array([1_000.0, 900.0]), [effect, an_effect(-100, [1, 1])], 2)
    assert levels.tolist() == [-800, -500]


def test_an_effect_knows_whether_it_is_certain() -> None:
    assert an_effect(-5).is_certain
    assert not an_effect([-5, -6]).is_certain
    assert not an_effect(1.0, [[1.0], [2.0]]).is_certain
