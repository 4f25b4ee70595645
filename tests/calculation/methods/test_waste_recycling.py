"""Tests of recycling: the furnace is direct, the material saved is indirect, never added."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
from tests.calculation.calculating import direct_t, evaluated, indirect_t

METHOD = "waste.recycling"


def test_plastic_recycled_instead_of_burnt() -> None:
    assert direct_t(METHOD) == pytest.approx(-2_750)
    assert indirect_t(METHOD) == pytest.approx(-1_600)


def test_the_two_sides_stay_apart() -> None:
    result = evaluated(METHOD)
    assert [part.place.direct for part in result.parts] == [True, False]


def test_credits_and_national_means_come_from_the_tables() -> None:
    changed = {
        "credit_kg_per_t": InputValue(factor="avoid-glass"),
        "avoided_treatment_kg_per_t": InputValue(factor="inc-no-national"),
    }
    assert direct_t(METHOD, **changed) == pytest.approx(-549.8)  # 0.5498 t per t
    assert indirect_t(METHOD, **changed) == pytest.approx(-579.58)


def test_glass_saves_nothing_in_the_furnace() -> None:
    assert direct_t(METHOD, avoided_treatment_kg_per_t=0.0) == 0


@given(st.floats(0, 1e7))
def test_it_is_linear_in_the_waste(tonnes: float) -> None:
    assert direct_t(METHOD, tonnes=tonnes) == pytest.approx(-2.75 * tonnes)
    assert indirect_t(METHOD, tonnes=tonnes) == pytest.approx(-1.6 * tonnes)
