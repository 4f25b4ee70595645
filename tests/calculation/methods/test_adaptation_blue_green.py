"""Tests of the blue-green factor: Σ(w·m²)/plot with the guide's weights."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.errors import InputError
from tests.calculation.calculating import indicator

METHOD = "adaptation.blue_green"


def factor_after(*surfaces: Any) -> float:
    return indicator(METHOD, surfaces_after=list(surfaces))[1]


def test_half_ground_and_a_quarter_sedum() -> None:
    assert indicator(METHOD) == pytest.approx((0, 0.55))  # (500·1.0 + 250·0.2)/1 000


@pytest.mark.parametrize(
    ("kind", "weight"),
    [
        ("bgf-veg-3-20", 0.2),
        ("bgf-veg-20-40", 0.4),
        ("bgf-veg-40-80", 0.6),
        ("bgf-veg-80", 0.8),
        ("bgf-ground", 1.0),
        ("bgf-greenwall", 0.4),
        ("bgf-raingarden", 0.3),
        ("bgf-water", 1.0),
        ("bgf-tree5", 0.7),
    ],
)
def test_each_surface_has_the_guides_weight(kind: str, weight: float) -> None:
    assert factor_after({"kind": kind, "m2": 1_000}) == pytest.approx(weight)


def test_an_addition_stands_on_a_row_of_its_own() -> None:
    ground = {"kind": "bgf-ground", "m2": 500}
    assert factor_after(ground, {"kind": "bgf-raingarden", "m2": 100}) == pytest.approx(0.53)


def test_a_factor_above_one_is_possible() -> None:
    green = [{"kind": "bgf-ground", "m2": 1_000}, {"kind": "bgf-bonus75", "m2": 1_000}]
    assert factor_after(*green) == pytest.approx(1.1)


@given(st.floats(1, 1e6))
def test_the_same_green_on_a_larger_plot_counts_less(plot: float) -> None:
    assert indicator(METHOD, plot_m2=plot)[1] == pytest.approx(550 / plot)


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_two_rows_of_one_surface_are_one(one: float, other: float) -> None:
    split = factor_after({"kind": "bgf-ground", "m2": one}, {"kind": "bgf-ground", "m2": other})
    assert split == pytest.approx(factor_after({"kind": "bgf-ground", "m2": one + other}))


def test_asphalt_alone_is_nought() -> None:
    assert indicator(METHOD, surfaces_after=[]) == (0, 0)


def test_a_courtyard_summed_by_hand() -> None:
    # 300·1.0 + 200·0.6 + 100·0.3 + 50·0.4 = 470 of 1 000 m²
    found = factor_after(
        {"kind": "bgf-ground", "m2": 300},
        {"kind": "bgf-veg-40-80", "m2": 200},
        {"kind": "bgf-raingarden", "m2": 100},
        {"kind": "bgf-greenwall", "m2": 50},
    )
    assert found == pytest.approx(0.47)


def test_the_order_of_the_rows_does_not_matter() -> None:
    ground, roof = {"kind": "bgf-ground", "m2": 500}, {"kind": "bgf-veg-3-20", "m2": 250}
    assert factor_after(ground, roof) == factor_after(roof, ground)


def test_a_surface_that_the_guide_does_not_know_is_refused() -> None:
    with pytest.raises(InputError, match="bgf-gravel"):
        factor_after({"kind": "bgf-gravel", "m2": 10})


def test_a_plot_without_area_is_refused() -> None:
    with pytest.raises(InputError, match="plot_m2 must be between 1 and"):
        indicator(METHOD, plot_m2=0.0)
