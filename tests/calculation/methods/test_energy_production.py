"""Tests of new renewable energy: −kWh·EF of what it displaces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.places import DISTRICT_HEAT
from fbdesk.calculation.profile import Profile
from fbdesk.errors import InputError
from tests.calculation.calculating import an_example, direct_t, evaluated, indirect_t

METHOD = "energy.production"


def test_solar_power_displaces_power_outside_the_municipality() -> None:
    assert indirect_t(METHOD) == pytest.approx(-9)  # 500 000 · 0.018 kg
    assert evaluated(METHOD).full_direct_t is None


def test_by_default_power_counts_as_nothing() -> None:
    inputs = an_example(METHOD, factor_displaced_kg_per_kwh=None)
    assert evaluated(METHOD, inputs).full_indirect_t == 0
    assert evaluated(METHOD, inputs, electricity="market").full_indirect_t == pytest.approx(-201)


def test_heat_that_displaces_oil_in_a_plant_is_direct() -> None:
    oil = {"carrier_before": "heatingoil", "factor_displaced_kg_per_kwh": 0.26}
    assert direct_t(METHOD, **oil) == pytest.approx(-130)
    assert evaluated(METHOD, an_example(METHOD, **oil)).sector == "Energiforsyning"


@given(st.floats(0, 1e10), st.floats(0, 2))
def test_it_is_linear_and_never_adds(kwh: float, factor: float) -> None:
    changed = {"production_kwh": kwh, "factor_displaced_kg_per_kwh": factor}
    assert indirect_t(METHOD, **changed) == pytest.approx(-kwh * factor / 1_000)


@pytest.mark.parametrize(("value", "unit"), [(0.5, "GWh/yr"), (500.0, "MWh/yr"), (1.8, "TJ/yr")])
def test_production_may_be_given_in_larger_units(value: float, unit: str) -> None:
    produced = InputValue(value, unit=unit)  # 1.8 TJ / 3.6 = 0.5 GWh
    assert indirect_t(METHOD, production_kwh=produced) == pytest.approx(-9)


def test_waste_heat_that_displaces_district_heat_counts_where_that_is_made() -> None:
    heat = {"carrier_before": "dh", "factor_displaced_kg_per_kwh": 0.075}
    result = evaluated(METHOD, an_example(METHOD, **heat))
    assert [part.place for part in result.parts] == [DISTRICT_HEAT]
    assert result.full_indirect_t == pytest.approx(-37.5)  # 500 000 · 0.075 kg


def test_a_carrier_that_nobody_knows_is_answered_with_those_that_exist() -> None:
    with pytest.raises(InputError, match="no energy carrier coal; it is one of heatingoil"):
        evaluated(METHOD, an_example(METHOD, carrier_before="coal"))


def test_panels_that_age_give_half_a_per_cent_less_each_year() -> None:
    # −9, −9·0.995, −9·0.995²
    result = evaluated(METHOD, profile=Profile(2010, yearly_change=-0.005), years=(2010, 2012))
    assert result.indirect_t is not None
    assert list(result.indirect_t) == pytest.approx([-9, -8.955, -8.910225])


def test_a_plant_of_twenty_five_years_gives_nothing_in_the_twenty_sixth() -> None:
    result = evaluated(METHOD, profile=Profile(2010, lifetime=25), years=(2033, 2036))
    assert result.indirect_t is not None
    assert list(result.indirect_t) == pytest.approx([-9, -9, 0, 0])
