"""Tests of warming potentials: the authority's own figures, and no mixing of sets."""

import pytest

from fbdesk.calculation.gwp import GWP_SETS, co2_equivalents_t, gwp, gwp_source
from fbdesk.errors import InputError
from tests.calculation.calculating import the_edition

AUTHORITY = {"CO2": 32_497.0, "CH4": 231.0, "N2O": 1.0}


def test_the_authoritys_sum_comes_out_with_ar5() -> None:
    assert co2_equivalents_t(AUTHORITY, "AR5") == 39_230  # 32 497 + 231·28 + 265


def test_the_same_gases_weigh_less_with_the_set_of_the_programmes_time() -> None:
    assert co2_equivalents_t(AUTHORITY, "SAR") == 37_658  # 32 497 + 231·21 + 310


@pytest.mark.parametrize(
    ("gwp_set", "methane", "nitrous_oxide"),
    [("SAR", 21, 310), ("AR4", 25, 298), ("AR5", 28, 265), ("AR6", 27.9, 273)],
)
def test_methane_and_nitrous_oxide_by_report(
    gwp_set: str, methane: float, nitrous_oxide: float
) -> None:
    assert gwp(gwp_set, "CH4") == methane
    assert gwp(gwp_set, "N2O") == nitrous_oxide


@pytest.mark.parametrize("gwp_set", GWP_SETS)
def test_carbon_dioxide_is_the_measure_of_all(gwp_set: str) -> None:
    assert gwp(gwp_set, "CO2") == 1
    assert "GWP100" in gwp_source(gwp_set)


@pytest.mark.parametrize("gwp_set", ["AR4", "AR5", "AR6"])
@pytest.mark.parametrize("gas", ["CH4", "N2O", "SF6", "CF4", "HFC134a", "NF3"])
def test_the_package_and_the_factor_table_agree(gwp_set: str, gas: str) -> None:
    factor = the_edition().factor(f"gwp-{gwp_set.lower()}-{gas.lower()}")
    assert gwp(gwp_set, gas) == factor.value


@pytest.mark.parametrize("gwp_set", ["ar5", "AR5CCF", "AR7", ""])
def test_an_unknown_set_is_refused_with_those_there_are(gwp_set: str) -> None:
    with pytest.raises(InputError, match="SAR, AR4, AR5, AR6"):
        gwp(gwp_set, "CH4")


def test_an_unknown_gas_is_named() -> None:
    with pytest.raises(InputError, match="Xe has no warming potential in AR5"):
        gwp("AR5", "Xe")
