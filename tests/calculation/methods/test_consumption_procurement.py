"""Tests of procurement: indirect, −spend/1000·EF·r."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.places import PURCHASES
from fbdesk.calculation.profile import Profile
from fbdesk.errors import InputError
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


def test_a_tenth_may_be_given_in_per_cent() -> None:
    assert indirect_t(METHOD, reduction_share=InputValue(10.0, unit="%")) == pytest.approx(-100)


def test_a_factor_per_litre_is_no_factor_per_krone() -> None:
    with pytest.raises(InputError, match="needs kg CO2e/1000 NOK"):
        indirect_t(METHOD, factor_kg_per_1000_nok=InputValue(factor="ef-diesel-l-nir21"))


def test_a_demand_that_begins_in_new_contracts_works_fully_after_four_years() -> None:
    # −100 t at full effect, a quarter more each year
    result = evaluated(METHOD, profile=Profile(2011, phase_in=4), years=(2010, 2015))
    assert result.indirect_t is not None
    assert list(result.indirect_t) == pytest.approx([0, -25, -50, -75, -100, -100])


def test_purchases_that_grow_by_two_per_cent_save_more_each_year() -> None:
    result = evaluated(METHOD, profile=Profile(2010, yearly_change=0.02), years=(2010, 2012))
    assert result.indirect_t is not None
    assert list(result.indirect_t) == pytest.approx([-100, -102, -104.04])


@pytest.mark.parametrize("missing", ["spend_nok", "reduction_share"])
def test_what_was_bought_and_how_much_is_cut_must_be_stated(missing: str) -> None:
    with pytest.raises(InputError, match=f"{missing} is missing"):
        evaluated(METHOD, an_example(METHOD, **{missing: None}))


def test_it_counts_at_the_purchases() -> None:
    assert [part.place for part in evaluated(METHOD).parts] == [PURCHASES]
