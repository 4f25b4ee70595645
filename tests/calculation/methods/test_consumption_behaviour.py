"""Tests of changed habits: −n·p·s·persistence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.places import UNPLACED
from fbdesk.calculation.profile import Profile
from fbdesk.errors import InputError
from tests.calculation.calculating import an_example, course, direct_t, evaluated, indirect_t

METHOD = "consumption.behaviour"
SHARE = st.floats(0, 1)


def test_a_campaign_that_half_lasts() -> None:
    assert direct_t(METHOD) == pytest.approx(-200)  # 20 000·0.1·0.5·200 kg


def test_what_is_bought_elsewhere_is_indirect() -> None:
    assert indirect_t(METHOD, side="indirect") == pytest.approx(-200)


@pytest.mark.parametrize("share", ["participation_share", "persistence_share"])
def test_nobody_or_nothing_lasting_is_no_effect(share: str) -> None:
    assert direct_t(METHOD, **{share: 0.0}) == 0


@given(SHARE, SHARE)
def test_it_is_linear_in_both_shares(takes_part: float, lasts: float) -> None:
    found = direct_t(METHOD, participation_share=takes_part, persistence_share=lasts)
    assert found == pytest.approx(-4_000 * takes_part * lasts)  # 20 000 · 200 kg


def test_a_campaign_over_two_years_reaches_half_in_the_first_and_fades_out() -> None:
    # −200 t at full effect: half in 2010, all in 2011 and 2012, gone when its three years are over
    result = evaluated(METHOD, profile=Profile(2010, phase_in=2, lifetime=3), years=(2009, 2013))
    assert course(result) == pytest.approx({2009: 0, 2010: -100, 2011: -200, 2012: -200, 2013: 0})


def test_tonnes_per_household_are_a_thousand_kilograms() -> None:
    tonnes = InputValue(0.2, unit="t CO2e/yr")
    assert direct_t(METHOD, saving_kg_per_household=tonnes) == pytest.approx(-200)


def test_more_take_part_than_were_reached_is_refused() -> None:
    with pytest.raises(
        InputError, match=r"participation_share must be between 0 and 1 -, not 1\.5"
    ):
        direct_t(METHOD, participation_share=1.5)


@pytest.mark.parametrize(
    "missing", ["households", "participation_share", "saving_kg_per_household", "persistence_share"]
)
def test_no_number_of_a_campaign_is_guessed(missing: str) -> None:
    with pytest.raises(InputError, match=f"{missing} is missing"):
        evaluated(METHOD, an_example(METHOD, **{missing: None}))


def test_it_waits_for_its_row_of_the_inventory() -> None:
    assert [part.place for part in evaluated(METHOD).parts] == [UNPLACED]
