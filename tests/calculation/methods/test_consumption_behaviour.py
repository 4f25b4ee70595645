"""Tests of changed habits: −n·p·s·persistence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.calculation.calculating import direct_t, indirect_t

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
