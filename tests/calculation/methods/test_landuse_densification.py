"""Tests of denser building: n·vkm·((D1/D0)^e − 1)·EF."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.profile import Profile
from fbdesk.errors import InputError
from tests.calculation.calculating import an_example, course, direct_t, evaluated

METHOD = "landuse.densification"
ALL_T = 1_000 * 12_000 * 0.2 / 1_000
"""What the dwellings of the example would emit in the outskirts."""


def test_four_times_as_dense_at_minus_a_half_is_half_the_driving() -> None:
    assert direct_t(METHOD) == pytest.approx(-ALL_T / 2)  # 4^−0.5 = ½


def test_the_strongest_and_weakest_studies_differ_eightfold() -> None:
    strong = direct_t(METHOD, elasticity=InputValue(factor="el-vmt-density"))
    weak = direct_t(METHOD, elasticity=InputValue(factor="el-vmt-density-ec"))
    assert strong == pytest.approx(ALL_T * (4**-0.381 - 1))
    assert weak == pytest.approx(ALL_T * (4**-0.04 - 1))
    assert 7 < strong / weak < 8


def test_sprawl_adds_driving() -> None:
    assert direct_t(METHOD, density_after=250.0) == pytest.approx(ALL_T)  # (¼)^−0.5 = 2


@given(st.floats(1, 100_000))
def test_the_same_density_changes_nothing(density: float) -> None:
    assert direct_t(METHOD, density_before=density, density_after=density) == 0


@given(st.floats(0, 1e6))
def test_it_is_linear_in_dwellings(dwellings: float) -> None:
    assert direct_t(METHOD, dwellings=dwellings) == pytest.approx(-1.2 * dwellings)


@given(st.floats(1, 100_000), st.floats(-2, 0))
def test_never_more_than_all_driving_goes(density: float, elasticity: float) -> None:
    changed = {"density_before": 1.0, "density_after": density, "elasticity": elasticity}
    assert -ALL_T <= direct_t(METHOD, **changed) <= 0


@pytest.mark.parametrize(
    ("elasticity", "share_left"),
    [(0.0, 1.0), (-0.5, 0.5), (-1.0, 0.25), (-2.0, 0.0625)],  # 4^e
)
def test_what_driving_is_left_at_four_times_the_density(
    elasticity: float, share_left: float
) -> None:
    found = direct_t(METHOD, elasticity=elasticity)
    assert found == pytest.approx(-ALL_T * (1 - share_left))


def test_nine_times_as_dense_is_a_third_of_the_driving() -> None:
    assert direct_t(METHOD, density_after=9_000.0) == pytest.approx(-1_600)  # 9^−0.5 = ⅓


def test_only_the_ratio_of_the_densities_counts() -> None:
    both = {"density_before": 2_500.0, "density_after": 10_000.0}
    assert direct_t(METHOD, **both) == pytest.approx(direct_t(METHOD))


def test_densities_per_hectare_are_a_hundred_times_those_per_square_kilometre() -> None:
    per_hectare = {"density_before": InputValue(10.0, unit="persons/ha")}
    assert direct_t(METHOD, **per_hectare) == pytest.approx(-1_200)


def test_the_norwegian_car_stands_in_for_a_factor() -> None:
    inputs = an_example(METHOD, factor_kg_per_km=None)
    assert evaluated(METHOD, inputs).full_direct_t == pytest.approx(-714)  # 6e6 km · 119 g


@pytest.mark.parametrize("missing", ["dwellings", "density_before", "elasticity"])
def test_what_studies_disagree_on_is_never_guessed(missing: str) -> None:
    with pytest.raises(InputError, match=f"{missing} is missing"):
        evaluated(METHOD, an_example(METHOD, **{missing: None}))


def test_density_that_would_bring_more_driving_is_refused() -> None:
    with pytest.raises(InputError, match="elasticity must be between -2 and 0"):
        direct_t(METHOD, elasticity=0.1)


def test_dwellings_that_are_built_over_ten_years() -> None:
    result = evaluated(METHOD, profile=Profile(2010, phase_in=10), years=(2009, 2020))
    by_year = course(result)
    assert [by_year[year] for year in (2009, 2010, 2014, 2019, 2020)] == pytest.approx(
        [0, -120, -600, -1_200, -1_200]
    )
