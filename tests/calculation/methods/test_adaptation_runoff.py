"""Tests of runoff: the rational method, before and after, without tonnes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
from fbdesk.errors import InputError
from tests.calculation.calculating import an_example, evaluated, indicator

METHOD = "adaptation.runoff"
SHARE = st.floats(0, 1)


def test_thirty_six_hectares_in_a_downpour() -> None:
    # 0.8 · 20 mm/h · 36 ha · 1.4 / 360 = 2.24; 0.5 → 1.40
    assert indicator(METHOD) == pytest.approx((2.24, 1.40))


def test_the_unit_is_cubic_metres_per_second() -> None:
    # 1 mm/h on 1 ha that all runs off: 10 m³ in 3 600 s
    changed = {
        "area_ha": 1.0,
        "coefficient_before": 1.0,
        "intensity_mm_per_h": 1.0,
        "climate_factor": 1.0,
    }
    assert indicator(METHOD, **changed)[0] == pytest.approx(10 / 3_600)
    assert evaluated(METHOD).indicators[0].unit == "m3/s"


def test_the_intensity_may_be_given_as_the_climate_service_does() -> None:
    per_hectare = InputValue(20 / 0.36, unit="l/(s*ha)")
    assert indicator(METHOD, intensity_mm_per_h=per_hectare) == pytest.approx((2.24, 1.40))


def test_the_advised_climate_factor_fills_in() -> None:
    inputs = an_example(METHOD, climate_factor=None)
    assert evaluated(METHOD, inputs).indicators[0].before == pytest.approx(2.24)


def test_roofs_and_parks_come_from_the_tables() -> None:
    changed = {
        "coefficient_before": InputValue(factor="phi-tak"),  # 0.9
        "coefficient_after": InputValue(factor="phi-park-med-rik-vegetasjon"),  # 0.1
    }
    assert indicator(METHOD, **changed) == pytest.approx((2.52, 0.28))


@given(SHARE, SHARE)
def test_a_greener_surface_never_lets_more_off(one: float, other: float) -> None:
    low, high = sorted((one, other))
    before, after = indicator(METHOD, coefficient_before=high, coefficient_after=low)
    assert after <= before


@given(st.floats(0, 1_000))
def test_it_is_linear_in_the_area(area: float) -> None:
    assert indicator(METHOD, area_ha=area)[0] == pytest.approx(2.24 / 36 * area)


@pytest.mark.parametrize(
    ("factor", "peak"),
    [(1.0, 1.6), (1.4, 2.24), (1.5, 2.4), (2.0, 3.2)],  # 0.8 · 20 · 36 / 360 = 1.6
)
def test_the_rain_of_the_future_is_the_rain_of_today_times_its_factor(
    factor: float, peak: float
) -> None:
    assert indicator(METHOD, climate_factor=factor)[0] == pytest.approx(peak)


def test_square_kilometres_are_a_hundred_hectares() -> None:
    area = InputValue(0.36, unit="km2")
    assert indicator(METHOD, area_ha=area) == pytest.approx((2.24, 1.40))


def test_a_surface_that_sheds_more_than_falls_on_it_is_refused() -> None:
    with pytest.raises(InputError, match="coefficient_after must be between 0 and 1"):
        indicator(METHOD, coefficient_after=1.2)


def test_a_climate_with_less_rain_is_not_counted_on() -> None:
    with pytest.raises(InputError, match="climate_factor must be between 1 and 2"):
        indicator(METHOD, climate_factor=0.9)


def test_it_is_complete_without_tonnes() -> None:
    result = evaluated(METHOD)
    assert (result.full_direct_t, result.full_indirect_t, result.parts) == (None, None, ())
