"""Tests of the time profile: start, phase-in, lifetime and growth."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.profile import Profile, year_range
from fbdesk.errors import InputError

YEARS = year_range(2009, 2016)


def shares(**values: Any) -> list[float]:
    return list(Profile(**{"start": 2010, **values}).shares(YEARS))


def test_before_the_start_there_is_nothing_and_then_all_of_it() -> None:
    assert shares() == [0, 1, 1, 1, 1, 1, 1, 1]


def test_three_years_of_phase_in_are_a_third_two_thirds_and_the_whole() -> None:
    assert shares(phase_in=3) == pytest.approx([0, 1 / 3, 2 / 3, 1, 1, 1, 1, 1])


def test_a_lifetime_of_four_years_ends_after_the_fourth() -> None:
    assert shares(lifetime=4) == [0, 1, 1, 1, 1, 0, 0, 0]


def test_a_life_shorter_than_the_phase_in_never_gets_to_the_whole() -> None:
    assert shares(phase_in=4, lifetime=2) == [0, 0.25, 0.5, 0, 0, 0, 0, 0]


def test_an_activity_that_grows_five_per_cent_a_year_compounds_from_the_start() -> None:
    grown = shares(yearly_change=0.05)
    assert grown[:4] == pytest.approx([0, 1, 1.05, 1.1025])  # 1.05²


def test_an_activity_that_halves() -> None:
    assert shares(yearly_change=-0.5)[1:5] == [1, 0.5, 0.25, 0.125]


def test_a_measure_from_before_the_first_year_is_already_at_work() -> None:
    assert shares(start=2008, phase_in=4)[:3] == [0.5, 0.75, 1]


def test_amounts_last_as_long_as_they_are_told() -> None:
    amounts = Profile(2010, phase_in=2, lifetime=1).amounts(YEARS, 3)
    assert list(amounts) == [0, 0.5, 1, 1, 0, 0, 0, 0]


def test_years_come_in_any_order() -> None:
    assert list(Profile(2010).shares(np.array([2012, 2009]))) == [1, 0]


@given(st.integers(1, 50), st.one_of(st.none(), st.integers(1, 100)))
def test_a_share_never_leaves_nought_to_one_without_growth(n: int, life: int | None) -> None:
    found = Profile(2010, n, life).shares(year_range(2000, 2120))
    assert np.all((found >= 0) & (found <= 1))
    assert np.count_nonzero(found) == (111 if life is None else life)


@given(st.integers(1, 50))
def test_a_phase_in_only_rises(n: int) -> None:
    found = Profile(2010, n).shares(year_range(2010, 2080))
    assert np.all(np.diff(found) >= 0)
    assert found[n - 1] == 1


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"start": 1899}, "start must be a year between 1900 and 3000, not 1899"),
        ({"start": 2010.0}, "start must be a year"),
        ({"start": True}, "start must be a year"),
        ({"phase_in": 0}, "phase_in must be between 1 and 50 years, not 0"),
        ({"phase_in": 51}, "phase_in must be between 1 and 50 years"),
        ({"lifetime": 0}, "lifetime must be between 1 and 100 years, not 0"),
        ({"yearly_change": 2}, "yearly_change must be between -0.5 and 0.5 per year, not 2"),
        ({"yearly_change": float("nan")}, "yearly_change must be between"),
        ({"yearly_change": "1 %"}, "yearly_change must be between"),
    ],
)
def test_a_course_that_no_calendar_knows_is_refused(values: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        shares(**values)


def test_a_range_of_years_holds_both_ends() -> None:
    assert list(year_range(2009, 2011)) == [2009, 2010, 2011]
    assert list(year_range(2009, 2009)) == [2009]


def test_a_range_of_years_does_not_run_backwards() -> None:
    with pytest.raises(InputError, match="2008, comes before the first, 2009"):
        year_range(2009, 2008)
