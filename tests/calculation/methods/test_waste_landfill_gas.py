"""Tests of collected landfill gas: CH4·(R_before − R_after)·(1 − OX)·GWP."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.calculation.calculating import direct_t, evaluated

METHOD = "waste.landfill_gas"
SHARE = st.floats(0, 1)


def test_forty_per_cent_more_of_five_hundred_tonnes() -> None:
    assert direct_t(METHOD) == pytest.approx(-5_040)  # 500·0.4·0.9 = 180 t CH4 · 28


def test_with_the_programmes_own_set_it_is_three_quarters() -> None:
    assert evaluated(METHOD, gwp_set="SAR").full_direct_t == pytest.approx(-3_780)  # 180 · 21


def test_without_a_cover_more_would_have_escaped() -> None:
    assert direct_t(METHOD, oxidation=0.0) == pytest.approx(-5_600)  # 200 t CH4 · 28


def test_a_plant_that_stops_is_an_increase() -> None:
    assert direct_t(METHOD, recovery_before=0.6, recovery_after=0.2) == pytest.approx(5_040)


@given(SHARE)
def test_the_same_collection_changes_nothing(share: float) -> None:
    assert direct_t(METHOD, recovery_before=share, recovery_after=share) == 0


@given(SHARE, SHARE)
def test_never_more_than_all_the_methane(before: float, after: float) -> None:
    assert abs(direct_t(METHOD, recovery_before=before, recovery_after=after)) <= 500 * 28
