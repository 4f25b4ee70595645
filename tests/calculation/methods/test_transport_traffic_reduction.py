"""Tests of less traffic: −vkm·r·EF."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
from tests.calculation.calculating import direct_t, evaluated

METHOD = "transport.traffic_reduction"
SHARE = st.floats(0, 1)


def test_two_per_cent_of_two_hundred_million_kilometres_are_800_tonnes() -> None:
    assert direct_t(METHOD) == pytest.approx(-800)  # 4 000 000 km · 0.2 kg


def test_a_factor_in_grams_is_the_same() -> None:
    grams = InputValue(200.0, unit="g CO2e/km")
    assert direct_t(METHOD, factor_kg_per_km=grams) == pytest.approx(-800)


def test_the_whole_traffic_is_the_most_that_can_go() -> None:
    assert direct_t(METHOD, reduction_share=1.0) == pytest.approx(-40_000)  # 200e6 · 0.2 kg


def test_no_share_or_no_traffic_is_no_effect() -> None:
    assert direct_t(METHOD, reduction_share=0.0) == 0
    assert direct_t(METHOD, traffic_vkm=0.0) == 0


@given(SHARE, SHARE)
def test_a_larger_share_never_saves_less(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert direct_t(METHOD, reduction_share=high) <= direct_t(METHOD, reduction_share=low)


@given(SHARE)
def test_it_is_linear_in_the_share(share: float) -> None:
    assert direct_t(METHOD, reduction_share=share) == pytest.approx(-40_000 * share)


def test_it_counts_at_the_cars() -> None:
    result = evaluated(METHOD)
    assert (result.sector, result.source) == ("Veitrafikk", "Personbiler")
