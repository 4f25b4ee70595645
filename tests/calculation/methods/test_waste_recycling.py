"""Tests of recycling: the furnace is direct, the material saved is indirect, never added."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.profile import Profile
from fbdesk.calculation.spread import Draws, Percent
from fbdesk.errors import InputError
from tests.calculation.calculating import an_example, course, direct_t, evaluated, indirect_t

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


@pytest.mark.parametrize(
    ("waste_t", "furnace_t", "production_t"),
    [(0.0, 0.0, 0.0), (10.0, -27.5, -16.0), (250.0, -687.5, -400.0)],
)
def test_each_tonne_saves_2_75_in_the_furnace_and_1_6_in_production(
    waste_t: float, furnace_t: float, production_t: float
) -> None:
    result = evaluated(METHOD, an_example(METHOD, tonnes=waste_t))
    assert result.full_direct_t == pytest.approx(furnace_t)
    assert result.full_indirect_t == pytest.approx(production_t)


@pytest.mark.parametrize("missing", ["tonnes", "credit_kg_per_t", "avoided_treatment_kg_per_t"])
def test_a_credit_is_never_guessed(missing: str) -> None:
    with pytest.raises(InputError, match=f"{missing} is missing"):
        evaluated(METHOD, an_example(METHOD, **{missing: None}))


def test_sorting_at_home_that_takes_three_years_to_become_a_habit() -> None:
    stated = an_example(METHOD, tonnes=300.0)
    result = evaluated(METHOD, stated, profile=Profile(2010, phase_in=3), years=(2009, 2013))
    assert list(course(result).values()) == pytest.approx([0, -275, -550, -825, -825])
    assert result.indirect_t is not None
    assert list(result.indirect_t) == pytest.approx([0, -160, -320, -480, -480])
