"""Tests of less waste: its treatment is direct, its making indirect."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
from tests.calculation.calculating import an_example, direct_t, evaluated, indirect_t

METHOD = "waste.prevention"


def test_a_hundred_tonnes_of_clothing_reused() -> None:
    assert direct_t(METHOD) == pytest.approx(-29.3)
    assert indirect_t(METHOD) == pytest.approx(-2_231)


def test_food_that_is_eaten() -> None:
    food = {
        "treatment_kg_per_t": InputValue(factor="inc-msw_food"),
        "production_kg_per_t": InputValue(factor="defra25-c-19_501_5064_15_1"),
    }
    result = evaluated(METHOD, an_example(METHOD, **food))
    assert result.full_direct_t is None  # biogenic: the furnace's fossil row is not touched
    assert indirect_t(METHOD, **food) == pytest.approx(-370.14, abs=0.01)  # 100 · 3 701.4 kg


@given(st.floats(0, 1e7))
def test_it_is_linear_and_never_adds(tonnes: float) -> None:
    assert direct_t(METHOD, tonnes=tonnes) == pytest.approx(-0.293 * tonnes)
    assert indirect_t(METHOD, tonnes=tonnes) <= 0
