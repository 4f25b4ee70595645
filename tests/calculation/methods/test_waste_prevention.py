"""Tests of less waste: its treatment is direct, its making indirect."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.places import AVOIDED_PRODUCTION, WASTE_INCINERATION
from fbdesk.calculation.profile import Profile
from fbdesk.errors import InputError
from tests.calculation.calculating import an_example, course, direct_t, evaluated, indirect_t

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


def test_kilograms_thrown_away_are_told_in_tonnes() -> None:
    assert direct_t(METHOD, tonnes=InputValue(1e5, unit="kg/yr")) == pytest.approx(-29.3)


def test_what_is_burnt_elsewhere_counts_in_production_alone() -> None:
    result = evaluated(METHOD, an_example(METHOD, treatment_kg_per_t=0.0))
    assert [part.place for part in result.parts] == [AVOIDED_PRODUCTION]
    assert (result.full_direct_t, result.full_indirect_t) == (None, pytest.approx(-2_231))


def test_things_that_nobody_would_have_made_count_in_the_furnace_alone() -> None:
    result = evaluated(METHOD, an_example(METHOD, production_kg_per_t=0.0))
    assert [part.place for part in result.parts] == [WASTE_INCINERATION]
    assert (result.full_direct_t, result.full_indirect_t) == (pytest.approx(-29.3), None)


def test_nought_everywhere_is_known_to_be_nought_and_not_unknown() -> None:
    nothing = an_example(METHOD, treatment_kg_per_t=0.0, production_kg_per_t=0.0)
    result = evaluated(METHOD, nothing)
    assert (result.full_direct_t, result.full_indirect_t) == (0, None)


@pytest.mark.parametrize("missing", ["tonnes", "treatment_kg_per_t", "production_kg_per_t"])
def test_every_number_of_it_must_be_found(missing: str) -> None:
    with pytest.raises(InputError, match=f"{missing} is missing"):
        evaluated(METHOD, an_example(METHOD, **{missing: None}))


def test_a_shop_of_used_things_that_grows_to_its_size_in_four_years() -> None:
    result = evaluated(METHOD, profile=Profile(2010, phase_in=4), years=(2009, 2014))
    assert course(result) == pytest.approx(
        {2009: 0, 2010: -7.325, 2011: -14.65, 2012: -21.975, 2013: -29.3, 2014: -29.3}
    )
