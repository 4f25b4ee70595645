"""Tests of incineration: fossil carbon only, (t_after − t_before)·dm·CF·FCF·OF·44/12."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.profile import Profile
from fbdesk.errors import InputError
from tests.calculation.calculating import an_example, course, direct_t, evaluated, the_edition

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


@pytest.mark.parametrize(
    ("dry", "carbon", "fossil", "expected_t"),
    [
        (1.0, 0.75, 1.0, -2_750.0),  # plastic: 750 t of fossil carbon · 44/12
        (0.8, 0.5, 0.2, -293.3333),  # textiles: 80 t
        (0.4, 0.7, 0.1, -102.6667),  # nappies: 28 t
        (0.9, 0.46, 0.01, -15.18),  # paper: 4.14 t
    ],
)
def test_the_fossil_carbon_of_a_thousand_tonnes(
    dry: float, carbon: float, fossil: float, expected_t: float
) -> None:
    changed = {"dry_matter": dry, "carbon_fraction": carbon, "fossil_fraction": fossil}
    assert direct_t(METHOD, **changed) == pytest.approx(expected_t, rel=1e-6)


@pytest.mark.parametrize(
    "share", ["dry_matter", "carbon_fraction", "fossil_fraction", "oxidation_factor"]
)
def test_a_share_above_one_is_refused(share: str) -> None:
    with pytest.raises(InputError, match=f"{share} must be between 0 and 1"):
        direct_t(METHOD, **{share: 1.1})


def test_a_modern_plant_burns_all_of_it() -> None:
    inputs = an_example(METHOD, oxidation_factor=None)
    assert evaluated(METHOD, inputs).full_direct_t == pytest.approx(-2_750)


def test_carbon_dioxide_is_carbon_dioxide_in_every_set_of_gwps() -> None:
    found = [evaluated(METHOD, gwp_set=name).full_direct_t for name in ("SAR", "AR5", "AR6")]
    assert found == pytest.approx([-2_750, -2_750, -2_750])


def test_sorting_that_begins_in_half_of_the_city() -> None:
    result = evaluated(METHOD, profile=Profile(2012, phase_in=2), years=(2011, 2014))
    assert list(course(result).values()) == pytest.approx([0, -1_375, -2_750, -2_750])
