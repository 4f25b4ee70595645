"""Tests of collected landfill gas: CH4·(R_before − R_after)·(1 − OX)·GWP."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.profile import Profile
from fbdesk.errors import InputError
from tests.calculation.calculating import an_example, course, direct_t, evaluated

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


@pytest.mark.parametrize(
    ("gwp_set", "expected_t"),
    [
        ("AR4", -4_500),  # 180 t CH4 · 25
        ("AR5", -5_040),  # 180 · 28
        ("AR6", -5_022),  # 180 · 27.9
    ],
)
def test_the_plans_set_of_gwps_weighs_the_methane(gwp_set: str, expected_t: float) -> None:
    assert evaluated(METHOD, gwp_set=gwp_set).full_direct_t == pytest.approx(expected_t)


def test_kilograms_of_methane_are_the_same() -> None:
    kilograms = InputValue(500_000.0, unit="kg CH4/yr")
    assert direct_t(METHOD, generated_ch4_t=kilograms) == pytest.approx(-5_040)


def test_a_cover_that_oxidises_everything_leaves_nothing_to_collect() -> None:
    assert direct_t(METHOD, oxidation=1.0) == 0


def test_a_cover_that_is_not_stated_oxidises_a_tenth() -> None:
    inputs = an_example(METHOD, oxidation=None)
    assert evaluated(METHOD, inputs).full_direct_t == pytest.approx(-5_040)


def test_more_cannot_be_collected_than_is_generated() -> None:
    with pytest.raises(InputError, match=r"recovery_after must be between 0 and 1 -, not 1\.2"):
        direct_t(METHOD, recovery_after=1.2)


def test_an_old_landfill_gives_five_per_cent_less_each_year() -> None:
    result = evaluated(METHOD, profile=Profile(2010, yearly_change=-0.05), years=(2009, 2012))
    assert course(result) == pytest.approx({2009: 0, 2010: -5_040, 2011: -4_788, 2012: -4_548.6})
