"""Tests of another fuel: the fossil part counts, the biogenic part is told beside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
from tests.calculation.calculating import an_example, direct_t, evaluated

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
