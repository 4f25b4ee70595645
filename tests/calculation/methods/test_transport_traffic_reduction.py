"""Tests of less traffic: −vkm·r·EF."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.profile import Profile
from fbdesk.errors import InputError
from tests.calculation.calculating import an_example, course, direct_t, evaluated

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


@pytest.mark.parametrize(
    ("per_cent", "expected_t"),
    [(0.5, -200.0), (2.0, -800.0), (10.0, -4_000.0)],  # of 200 million km · 0.2 kg
)
def test_the_share_may_be_given_in_per_cent(per_cent: float, expected_t: float) -> None:
    share = InputValue(per_cent, unit="%")
    assert direct_t(METHOD, reduction_share=share) == pytest.approx(expected_t)


def test_two_per_cent_typed_as_two_is_refused() -> None:
    with pytest.raises(InputError, match="reduction_share must be between 0 and 1 -, not 2"):
        direct_t(METHOD, reduction_share=2.0)


@pytest.mark.parametrize("missing", ["traffic_vkm", "reduction_share"])
def test_traffic_and_share_must_be_stated(missing: str) -> None:
    with pytest.raises(InputError, match=f"{missing} is missing"):
        evaluated(METHOD, an_example(METHOD, **{missing: None}))


def test_where_traffic_grows_the_same_share_is_more_each_year() -> None:
    result = evaluated(METHOD, profile=Profile(2010, yearly_change=0.015), years=(2010, 2012))
    assert list(course(result).values()) == pytest.approx([-800, -812, -824.18])
