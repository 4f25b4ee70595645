"""Tests of incineration: fossil carbon only, (t_after − t_before)·dm·CF·FCF·OF·44/12."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
from tests.calculation.calculating import direct_t, evaluated, the_edition

METHOD = "waste.incineration"


def test_a_thousand_tonnes_of_plastic_are_2_750_tonnes_of_co2() -> None:
    assert direct_t(METHOD) == pytest.approx(-2_750)  # 1 000·0.75·44/12


def test_more_plastic_burnt_is_an_increase() -> None:
    assert direct_t(METHOD, tonnes_before=0.0, tonnes_after=1_000.0) == pytest.approx(2_750)


@pytest.mark.parametrize(
    "waste",
    ["food", "garden", "paper", "wood", "textiles", "nappies", "rubber", "plastics", "other"],
)
def test_the_tables_own_product_comes_out_for_each_waste(waste: str) -> None:
    composition = {
        "dry_matter": InputValue(factor=f"dm-msw_{waste}"),
        "carbon_fraction": InputValue(factor=f"cf-msw_{waste}"),
        "fossil_fraction": InputValue(factor=f"fcf-msw_{waste}"),
    }
    derived = the_edition().factor(f"inc-msw_{waste}").in_unit("kg CO2e/t")
    assert direct_t(METHOD, **composition) == pytest.approx(-derived, abs=0.05)


def test_food_and_paper_are_biogenic() -> None:
    assert direct_t(METHOD, fossil_fraction=0.0) == 0


def test_what_does_not_burn_does_not_count() -> None:
    assert direct_t(METHOD, oxidation_factor=0.9) == pytest.approx(-2_475)


@given(st.floats(0, 1e7))
def test_the_same_amount_changes_nothing(tonnes: float) -> None:
    assert direct_t(METHOD, tonnes_before=tonnes, tonnes_after=tonnes) == 0


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_it_is_linear_in_the_difference(before: float, after: float) -> None:
    found = direct_t(METHOD, tonnes_before=before, tonnes_after=after)
    assert found == pytest.approx((after - before) * 2.75)


def test_it_counts_at_the_plant() -> None:
    result = evaluated(METHOD)
    assert (result.sector, result.source) == ("Energiforsyning", "Avfallsforbrenning")
