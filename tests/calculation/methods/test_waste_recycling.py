"""Tests of recycling: the furnace is direct, the material saved is indirect, never added."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.spread import Draws, Percent
from tests.calculation.calculating import an_example, direct_t, evaluated, indirect_t

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


def test_glass_has_nothing_to_do_with_the_furnace() -> None:
    result = evaluated(METHOD, an_example(METHOD, avoided_treatment_kg_per_t=0.0))
    assert (result.full_direct_t, result.direct_t) == (None, None)
    assert result.full_indirect_t == pytest.approx(-1_600)


def test_a_material_without_a_credit_counts_in_the_furnace_alone() -> None:
    result = evaluated(METHOD, an_example(METHOD, credit_kg_per_t=0.0))
    assert result.full_direct_t == pytest.approx(-2_750)
    assert (result.full_indirect_t, result.indirect_t) == (None, None)


def test_where_both_factors_are_nought_the_effect_is_known_to_be_nought() -> None:
    nothing = an_example(METHOD, credit_kg_per_t=0.0, avoided_treatment_kg_per_t=0.0)
    result = evaluated(METHOD, nothing)
    assert result.full_direct_t == 0
    assert result.full_indirect_t is None


def test_samples_take_the_same_sides_as_the_numbers() -> None:
    stated = an_example(METHOD, avoided_treatment_kg_per_t=0.0)
    stated["tonnes"] = InputValue(1_000.0, spread=Percent(10))
    result = evaluated(METHOD, stated, draws=Draws(1, 50))
    assert result.direct_t is None
    assert result.indirect_t is not None
    assert result.indirect_t.shape == (50, 12)


@given(st.floats(0, 1e7))
def test_it_is_linear_in_the_waste(tonnes: float) -> None:
    assert direct_t(METHOD, tonnes=tonnes) == pytest.approx(-2.75 * tonnes)
    assert indirect_t(METHOD, tonnes=tonnes) == pytest.approx(-1.6 * tonnes)
