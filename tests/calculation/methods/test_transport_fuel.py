"""Tests of another fuel: the fossil part counts, the biogenic part is told beside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.profile import Profile
from fbdesk.errors import InputError
from tests.calculation.calculating import an_example, course, direct_t, evaluated

METHOD = "transport.fuel"


def biogenic_t(**changes: object) -> float:
    return float(evaluated(METHOD, an_example(METHOD, **changes)).memo[0].value)


def test_diesel_that_becomes_biodiesel() -> None:
    assert direct_t(METHOD) == pytest.approx(-266)  # 100 000 l · 2.66 kg


def test_the_biogenic_carbon_is_never_in_the_sum() -> None:
    assert biogenic_t() == pytest.approx(251)  # 100 000 l · 2.51 kg
    assert direct_t(METHOD, biogenic_kg_per_litre=0.0) == direct_t(METHOD)


def test_a_blend_counts_for_its_fossil_part() -> None:
    assert direct_t(METHOD, factor_after_kg_per_litre=2.66 * 0.85) == pytest.approx(-39.9)


def test_without_a_figure_nothing_biogenic_is_told() -> None:
    assert biogenic_t(biogenic_kg_per_litre=None) == 0


def test_the_factor_comes_from_the_energy_table() -> None:
    diesel = InputValue(factor="ef-diesel-l-nir21")
    assert direct_t(METHOD, factor_before_kg_per_litre=diesel) == pytest.approx(-266)


@given(st.floats(0, 1e8), st.floats(0, 5))
def test_the_same_fuel_changes_nothing(litres: float, factor: float) -> None:
    same = {
        "litres": litres,
        "factor_before_kg_per_litre": factor,
        "factor_after_kg_per_litre": factor,
    }
    assert direct_t(METHOD, **same) == 0


def test_a_unit_that_is_no_litre_is_refused_and_never_read_as_litres() -> None:
    with pytest.raises(InputError, match="litres is given in m3/yr but needs litre/yr"):
        direct_t(METHOD, litres=InputValue(100.0, unit="m3/yr"))


def test_a_fossil_fuel_instead_of_a_biogenic_one_is_an_increase() -> None:
    swapped = {"factor_before_kg_per_litre": 0.0, "factor_after_kg_per_litre": 2.66}
    assert direct_t(METHOD, **swapped) == pytest.approx(266)


@pytest.mark.parametrize(
    ("share", "expected_t"),
    [(0.0, 0.0), (0.05, -13.3), (0.1, -26.6), (0.3, -79.8), (1.0, -266.0)],
)
def test_the_cut_follows_the_share_that_is_blended_in(share: float, expected_t: float) -> None:
    blend = 2.66 * (1 - share)  # only the fossil part of a litre counts
    assert direct_t(METHOD, factor_after_kg_per_litre=blend) == pytest.approx(expected_t)


def test_the_memo_says_what_it_is() -> None:
    (memo,) = evaluated(METHOD).memo
    assert (memo.id, memo.unit) == ("biogenic_co2", "t CO2/yr")


def test_litres_must_be_stated() -> None:
    with pytest.raises(InputError, match="litres is missing"):
        evaluated(METHOD, an_example(METHOD, litres=None))


def test_a_fleet_that_changes_fuel_over_two_years() -> None:
    result = evaluated(METHOD, profile=Profile(2011, phase_in=2), years=(2010, 2013))
    assert course(result) == pytest.approx({2010: 0, 2011: -133, 2012: -266, 2013: -266})
