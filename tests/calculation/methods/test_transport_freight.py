"""Tests of freight: vkm·(load_before/load_after − 1)·EF."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.calculation.calculating import direct_t, evaluated

METHOD = "transport.freight"
LOAD = st.floats(0.01, 60)


def test_twice_the_load_is_half_the_traffic() -> None:
    assert direct_t(METHOD) == pytest.approx(-800)  # half of 2 million km · 0.8 kg


def test_three_quarters_of_the_traffic_remain_at_four_thirds_of_the_load() -> None:
    assert direct_t(METHOD, load_after_t=4.0) == pytest.approx(-400)  # −¼ · 2e6 · 0.8


def test_emptier_vehicles_add_traffic() -> None:
    assert direct_t(METHOD, load_after_t=1.5) == pytest.approx(1_600)


@given(LOAD)
def test_the_same_load_changes_nothing(load: float) -> None:
    assert direct_t(METHOD, load_before_t=load, load_after_t=load) == 0


@given(LOAD, LOAD)
def test_never_more_than_all_of_the_traffic_goes(before: float, after: float) -> None:
    assert direct_t(METHOD, load_before_t=before, load_after_t=after) >= -1_600


def test_it_counts_at_the_heavy_vehicles() -> None:
    assert evaluated(METHOD).source == "Tunge kjøretøy"
