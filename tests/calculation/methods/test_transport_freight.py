"""Tests of freight: vkm·(load_before/load_after − 1)·EF."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.profile import Profile
from fbdesk.errors import InputError
from tests.calculation.calculating import an_example, course, direct_t, evaluated

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


def test_kilograms_of_load_are_tonnes() -> None:
    loads = {
        "load_before_t": InputValue(3_000.0, unit="kg"),
        "load_after_t": InputValue(6_000.0, unit="kg"),
    }
    assert direct_t(METHOD, **loads) == pytest.approx(-800)


def test_a_vehicle_without_any_load_is_refused() -> None:
    with pytest.raises(InputError, match=r"load_before_t must be between 0\.01 and 60 t, not 0"):
        direct_t(METHOD, load_before_t=0.0)


@pytest.mark.parametrize(
    "missing", ["traffic_vkm", "load_before_t", "load_after_t", "factor_kg_per_km"]
)
def test_no_number_of_the_deliveries_is_guessed(missing: str) -> None:
    with pytest.raises(InputError, match=f"{missing} is missing"):
        evaluated(METHOD, an_example(METHOD, **{missing: None}))


def test_an_agreement_of_three_years_works_for_three_years() -> None:
    result = evaluated(METHOD, profile=Profile(2010, lifetime=3), years=(2009, 2013))
    assert course(result) == pytest.approx({2009: 0, 2010: -800, 2011: -800, 2012: -800, 2013: 0})


def test_fuller_again_and_emptier_again_ends_where_it_began() -> None:
    # 2e6 km at 3 t become 1e6 at 6 t; 1e6 at 6 t become 2e6 at 3 t
    back = {"traffic_vkm": 1e6, "load_before_t": 6.0, "load_after_t": 3.0}
    assert direct_t(METHOD) + direct_t(METHOD, **back) == pytest.approx(0)
