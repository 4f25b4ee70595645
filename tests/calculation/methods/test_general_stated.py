"""Tests of the stated effect: it is passed through, with its reason, on the side it is stated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.places import ELSEWHERE, UNPLACED
from fbdesk.errors import InputError
from tests.calculation.calculating import direct_t, evaluated, indirect_t

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
