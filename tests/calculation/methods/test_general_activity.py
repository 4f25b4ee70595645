"""Tests of activity times factor: by hand, with carriers, and with any table's factor."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.places import ELECTRICITY, UNPLACED
from fbdesk.calculation.profile import Profile
from fbdesk.errors import InputError
from tests.calculation.calculating import an_example, course, direct_t, evaluated, indirect_t

METHOD = "general.activity"


def test_ten_thousand_litres_of_diesel_are_26_6_tonnes() -> None:
    assert direct_t(METHOD) == pytest.approx(-26.6)  # 10 000 · 2.66 kg


def test_the_difference_of_the_factors_counts() -> None:
    # 5 000 · (0.3 − 0.5) = −1 000 kg
    changed = {"activity": 5_000.0, "factor_before_kg": 0.5, "factor_after_kg": 0.3}
    assert direct_t(METHOD, **changed) == pytest.approx(-1)


def test_a_dirtier_way_is_an_increase() -> None:
    assert direct_t(METHOD, factor_before_kg=1.0, factor_after_kg=3.0) == pytest.approx(20)


@given(st.floats(0, 1e9), st.floats(0, 100))
def test_the_same_factor_before_and_after_changes_nothing(activity: float, factor: float) -> None:
    same = {"activity": activity, "factor_before_kg": factor, "factor_after_kg": factor}
    assert direct_t(METHOD, **same) == 0


def test_a_factor_per_litre_is_taken_for_litres() -> None:
    diesel = InputValue(factor="ef-diesel-l-nir21")
    assert direct_t(METHOD, factor_before_kg=diesel) == pytest.approx(-26.6)


def test_machines_that_are_plugged_in_leave_the_inventory() -> None:
    power = InputValue(factor="el-nve-klimadekl-2023")  # 15 g per kWh
    inputs = an_example(METHOD, factor_after_kg=power)
    result = evaluated(METHOD, inputs)
    assert [part.place for part in result.parts] == [UNPLACED, ELECTRICITY]
    assert result.full_direct_t == pytest.approx(-26.6)
    assert result.full_indirect_t == pytest.approx(0.15)  # 10 000 · 0.015 kg


def test_it_may_be_counted_outside_the_inventory() -> None:
    assert indirect_t(METHOD, side="indirect") == pytest.approx(-26.6)


@pytest.mark.parametrize("missing", ["activity", "factor_before_kg", "factor_after_kg"])
def test_an_amount_or_a_factor_is_never_guessed(missing: str) -> None:
    with pytest.raises(InputError, match=f"{missing} is missing"):
        evaluated(METHOD, an_example(METHOD, **{missing: None}))


def test_nights_in_a_hotel_that_nobody_sleeps_there_any_more() -> None:
    nights = {"activity": 1_200.0, "factor_before_kg": 10.4, "factor_after_kg": 0.0}
    assert direct_t(METHOD, **nights) == pytest.approx(-12.48)  # 1 200 · 10.4 kg


def test_an_amount_that_falls_by_a_tenth_each_year() -> None:
    result = evaluated(METHOD, profile=Profile(2010, yearly_change=-0.1), years=(2009, 2012))
    assert list(course(result).values()) == pytest.approx([0, -26.6, -23.94, -21.546])


def test_a_carrier_wins_over_the_side_for_what_is_made_elsewhere() -> None:
    plugged = an_example(METHOD, factor_after_kg=0.015, carrier_after="el", side="direct")
    result = evaluated(METHOD, plugged)
    assert result.full_indirect_t == pytest.approx(0.15)  # 10 000 · 0.015 kg
    assert result.full_direct_t == pytest.approx(-26.6)
