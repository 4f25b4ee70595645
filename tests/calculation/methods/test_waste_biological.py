"""Tests of compost and biogas: gases of the treatment, what it replaces, what it gives back."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.profile import Profile
from fbdesk.errors import InputError
from tests.calculation.calculating import an_example, course, direct_t, evaluated, indirect_t

METHOD = "waste.biological"


@pytest.mark.parametrize(
    ("gwp_set", "expected_t"),
    [
        ("SAR", 158.4),  # 4·21 + 0.24·310 kg per t
        ("AR4", 171.52),  # 4·25 + 0.24·298
        ("AR5", 175.6),  # 4·28 + 0.24·265
        ("AR6", 177.12),  # 4·27.9 + 0.24·273
    ],
)
def test_a_thousand_tonnes_of_wet_compost(gwp_set: str, expected_t: float) -> None:
    found = evaluated(METHOD, gwp_set=gwp_set).full_direct_t
    assert found == pytest.approx(expected_t)


def test_the_ipcc_values_can_be_picked() -> None:
    picked = {
        "ch4_g_per_kg": InputValue(factor="bio-comp-ch4-wet"),
        "n2o_g_per_kg": InputValue(factor="bio-comp-n2o-wet"),
    }
    assert direct_t(METHOD, **picked) == pytest.approx(175.6)


def test_the_treatment_that_it_replaces_is_taken_off() -> None:
    assert direct_t(METHOD, replaced_kg_per_t=500.0) == pytest.approx(-324.4)  # 175.6 − 500


def test_biogas_saves_elsewhere() -> None:
    assert indirect_t(METHOD, biogas_credit_kg_per_t=150.0) == pytest.approx(-150)
    assert direct_t(METHOD, biogas_credit_kg_per_t=150.0) == pytest.approx(175.6)


def test_compost_without_a_credit_has_no_effect_elsewhere() -> None:
    result = evaluated(METHOD)
    assert (result.full_indirect_t, result.indirect_t) == (None, None)
    assert [part.place.direct for part in result.parts] == [True]


def test_no_waste_no_gas() -> None:
    assert direct_t(METHOD, tonnes=0.0) == 0


@given(st.floats(0, 1e6))
def test_it_is_linear_in_the_waste(tonnes: float) -> None:
    changed: dict[str, Any] = {"tonnes": tonnes, "biogas_credit_kg_per_t": 100.0}
    assert direct_t(METHOD, **changed) == pytest.approx(0.1756 * tonnes)
    assert indirect_t(METHOD, **changed) == pytest.approx(-0.1 * tonnes)


def test_both_gases_are_in_the_passport() -> None:
    names = [line.name for line in evaluated(METHOD, an_example(METHOD)).passport]
    assert "gwp_CH4" in names
    assert "gwp_N2O" in names


@pytest.mark.parametrize(
    ("ch4_g", "n2o_g", "expected_t"),
    [
        (0.8, 0.0, 22.4),  # 0.8·28, a biogas plant
        (4.0, 0.0, 112.0),  # 4·28
        (0.0, 0.24, 63.6),  # 0.24·265
        (0.0, 0.0, 0.0),
    ],
)
def test_each_gas_counts_by_its_own_weight(ch4_g: float, n2o_g: float, expected_t: float) -> None:
    found = direct_t(METHOD, ch4_g_per_kg=ch4_g, n2o_g_per_kg=n2o_g)
    assert found == pytest.approx(expected_t)


def test_grams_per_kilogram_are_kilograms_per_tonne() -> None:
    per_tonne = InputValue(4.0, unit="kg CH4/t")
    assert direct_t(METHOD, ch4_g_per_kg=per_tonne) == pytest.approx(175.6)


def test_methane_is_never_taken_for_nitrous_oxide() -> None:
    with pytest.raises(InputError, match="n2o_g_per_kg"):
        direct_t(METHOD, n2o_g_per_kg=InputValue(factor="bio-comp-ch4-wet"))


def test_a_plant_that_grows_into_its_size_over_two_years() -> None:
    result = evaluated(METHOD, profile=Profile(2010, phase_in=2), years=(2009, 2012))
    assert list(course(result).values()) == pytest.approx([0, 87.8, 175.6, 175.6])
