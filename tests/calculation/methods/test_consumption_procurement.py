"""Tests of procurement: indirect, −spend/1000·EF·r."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
from tests.calculation.calculating import an_example, evaluated, indirect_t

METHOD = "consumption.procurement"


def test_a_tenth_less_of_fifty_million_kroner() -> None:
    assert indirect_t(METHOD) == pytest.approx(-100)  # 50 000 · 20 kg · 0.1


def test_nothing_of_it_is_in_the_municipal_inventory() -> None:
    result = evaluated(METHOD)
    assert result.full_direct_t is None
    assert result.direct_t is None


def test_millions_of_kroner_are_kroner() -> None:
    assert indirect_t(METHOD, spend_nok=InputValue(50.0, unit="mill. NOK/yr")) == pytest.approx(
        -100
    )


def test_the_public_mean_fills_in() -> None:
    inputs = an_example(METHOD, factor_kg_per_1000_nok=None)
    assert evaluated(METHOD, inputs).full_indirect_t == pytest.approx(-107)  # 21.4 kg


@given(st.floats(0, 1), st.floats(0, 1e11))
def test_it_is_linear_in_share_and_spending(share: float, spend: float) -> None:
    found = indirect_t(METHOD, reduction_share=share, spend_nok=spend)
    assert found == pytest.approx(-spend * share * 20 / 1e6)
