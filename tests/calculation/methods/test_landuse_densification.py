"""Tests of denser building: n·vkm·((D1/D0)^e − 1)·EF."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
from tests.calculation.calculating import direct_t

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
