"""Tests of the stated effect: it is passed through, with its reason, on the side it is stated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.places import ELSEWHERE, UNPLACED
from fbdesk.calculation.profile import Profile
from fbdesk.errors import InputError
from tests.calculation.calculating import course, direct_t, evaluated, indirect_t

METHOD = "general.stated"


@given(st.floats(-1e8, 1e8))
def test_what_is_stated_is_what_comes_out(effect_t: float) -> None:
    assert direct_t(METHOD, effect_t=effect_t) == effect_t


def test_an_increase_may_be_stated_too() -> None:
    assert direct_t(METHOD, effect_t=35.0) == 35.0


def test_nothing_stated_is_nothing_done() -> None:
    assert direct_t(METHOD, effect_t=0.0) == 0


def test_the_planner_says_on_which_side_it_counts() -> None:
    assert indirect_t(METHOD, side="indirect") == -1_240


def test_inside_the_inventory_it_waits_for_its_row() -> None:
    result = evaluated(METHOD)
    assert [part.place for part in result.parts] == [UNPLACED]


def test_outside_the_inventory_it_has_no_row() -> None:
    inputs = {"effect_t": -10.0, "reason": "x", "side": "indirect"}
    assert [part.place for part in evaluated(METHOD, inputs).parts] == [ELSEWHERE]


def test_the_reason_is_part_of_the_passport() -> None:
    line = next(line for line in evaluated(METHOD).passport if line.name == "reason")
    assert line.value == "Consultant's report 2009, table 4"


def test_without_a_reason_a_number_is_not_taken() -> None:
    with pytest.raises(InputError, match="reason is missing"):
        evaluated(METHOD, {"effect_t": -10.0})


def test_a_stated_figure_grows_over_its_phase_in() -> None:
    result = evaluated(METHOD, profile=Profile(2010, phase_in=4), years=(2009, 2014))
    assert list(course(result).values()) == pytest.approx([0, -310, -620, -930, -1_240, -1_240])


def test_it_ends_with_its_lifetime() -> None:
    result = evaluated(METHOD, profile=Profile(2010, lifetime=2), years=(2010, 2013))
    assert list(course(result).values()) == pytest.approx([-1_240, -1_240, 0, 0])


def test_kilotonnes_are_a_thousand_tonnes() -> None:
    assert direct_t(METHOD, effect_t=InputValue(-1.24, unit="kt CO2e/yr")) == pytest.approx(-1_240)


def test_a_figure_in_kroner_is_no_effect() -> None:
    with pytest.raises(InputError, match="effect_t is given in NOK but needs t CO2e/yr"):
        direct_t(METHOD, effect_t=InputValue(-1_240.0, unit="NOK"))
