"""Tests of the tornado: how many tonnes each uncertain number of a measure is worth."""

from typing import Any

import numpy as np
import pytest

from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.prepare import Prepared, prepare
from fbdesk.calculation.profile import Profile
from fbdesk.calculation.sensitivity import Swing, Tornado, tornado
from fbdesk.calculation.spread import Draws, Fixed, Lognormal, Percent, Triangular
from tests.calculation.calculating import a_calculation, some_terms

P95_OF_TEN_PER_CENT = 0.1 * 1.644854 / 1.959964
"""A number that is ± 10 % (95 of 100) has its 95th of 100 so much above it."""


def traffic(*, key: str = "one", profile: Profile | None = None, **inputs: Any) -> Prepared:
    """Return 100 mill. km that fall by a tenth at 0.2 kg per km: 2 000 t less."""
    stated = {"traffic_vkm": 100e6, "reduction_share": 0.1, "factor_kg_per_km": 0.2} | inputs
    calculation = a_calculation("transport.traffic_reduction", stated, profile=profile, key=key)
    return prepare(calculation, some_terms())


def names(found: Tornado) -> list[str]:
    return [swing.input for swing in found.swings]


def test_a_number_swings_the_effect_as_far_as_its_own_ends() -> None:
    found = tornado([traffic(traffic_vkm=InputValue(100e6, spread=Percent(10)))])
    assert found.effect_t == pytest.approx(-2_000)
    (swing,) = found.swings
    assert (swing.input, swing.label, swing.unit) == (
        "traffic_vkm",
        "Traffic in the area",
        "vkm/yr",
    )
    assert swing.low == pytest.approx(100e6 * (1 - P95_OF_TEN_PER_CENT), rel=1e-6)
    assert swing.high == pytest.approx(100e6 * (1 + P95_OF_TEN_PER_CENT), rel=1e-6)
    assert swing.at_low_t == pytest.approx(-2_000 * (1 - P95_OF_TEN_PER_CENT), rel=1e-6)
    assert swing.at_high_t == pytest.approx(-2_000 * (1 + P95_OF_TEN_PER_CENT), rel=1e-6)
    assert swing.width_t == pytest.approx(2 * 2_000 * P95_OF_TEN_PER_CENT, rel=1e-6)


def test_the_longest_bar_comes_first() -> None:
    found = tornado(
        [
            traffic(
                traffic_vkm=InputValue(100e6, spread=Percent(10)),
                reduction_share=InputValue(0.1, spread=Triangular(0.02, 0.2)),
                factor_kg_per_km=InputValue(0.2, spread=Lognormal(1.2)),
            )
        ]
    )
    assert names(found) == ["reduction_share", "factor_kg_per_km", "traffic_vkm"]
    widths = [swing.width_t for swing in found.swings]
    assert widths == sorted(widths, reverse=True)


def test_bars_of_one_length_keep_the_order_of_the_inputs() -> None:
    found = tornado(
        [
            traffic(
                factor_kg_per_km=InputValue(0.25, spread=Percent(50)),
                traffic_vkm=InputValue(1 << 26, spread=Percent(50)),
            )
        ]
    )
    assert names(found) == ["traffic_vkm", "factor_kg_per_km"]


def test_a_certain_number_has_no_bar() -> None:
    assert tornado([traffic()]).swings == ()
    assert tornado([traffic(traffic_vkm=InputValue(100e6, spread=Fixed()))]).swings == ()


def test_a_number_that_the_effect_does_not_follow_has_no_bar() -> None:
    found = tornado([traffic(traffic_vkm=0.0, reduction_share=InputValue(0.1, spread=Percent(9)))])
    assert found == Tornado(0.0)


def test_a_swing_stays_within_the_bounds_of_its_input() -> None:
    found = tornado([traffic(reduction_share=InputValue(0.95, spread=Percent(50)))])
    assert found.swings[0].high == 1
    assert found.swings[0].at_high_t == pytest.approx(-20_000)


def test_a_factor_of_two_calculations_is_one_bar_and_their_own_numbers_are_two() -> None:
    two = [
        traffic(
            key=key,
            traffic_vkm=InputValue(amount, spread=Percent(10)),
            factor_kg_per_km=InputValue(factor="vkm-car-2018", spread=Percent(20)),
        )
        for key, amount in (("one", 100e6), ("two", 300e6))
    ]
    found = tornado(two)
    factor, second, first = found.swings
    assert (factor.factor, factor.calculation) == ("vkm-car-2018", "")
    assert (first.calculation, second.calculation) == ("one", "two")
    assert found.effect_t == pytest.approx(-400e6 * 0.1 * factor.value / 1_000)
    assert factor.width_t == pytest.approx(2 * -(found.effect_t or 0) * 2 * P95_OF_TEN_PER_CENT)
    assert second.width_t == pytest.approx(3 * first.width_t)


def test_one_factor_in_two_inputs_of_a_calculation_moves_in_both() -> None:
    stated = {
        "vehicles": 100.0,
        "km_per_vehicle": 10_000.0,
        "factor_before_kg_per_km": InputValue(factor="vkm-car-2018", spread=Percent(20)),
        "factor_after_kg_per_km": InputValue(factor="vkm-car-2018", spread=Percent(20)),
    }
    same_car = prepare(a_calculation("transport.vehicles", stated), some_terms())
    assert tornado([same_car]) == Tornado(0.0)  # before and after err together: nothing is won


def test_a_year_can_be_asked_for() -> None:
    prepared = traffic(profile=Profile(2010, 4), traffic_vkm=InputValue(100e6, spread=Percent(10)))
    assert tornado([prepared], year=2010).effect_t == pytest.approx(-500)  # the first of four years
    assert tornado([prepared], year=2020).effect_t == pytest.approx(-2_000)
    assert tornado([prepared], year=2009) == Tornado(0.0)


def test_an_effect_without_a_level_is_told_over_all_its_years() -> None:
    stated = {
        "tonnes_per_year": 1_000.0,
        "deposit_years": 1.0,
        "doc": InputValue(0.15, spread=Triangular(0.08, 0.20)),
        "k": InputValue(0.185, spread=Percent(10)),
    }
    prepared = prepare(a_calculation("waste.landfill", stated), some_terms())
    found = tornado([prepared])
    course = prepared.outcome().parts[0].by_year_t
    assert course is not None
    assert found.effect_t == pytest.approx(float(course.sum()))
    assert "doc" in names(found)
    doc = next(swing for swing in found.swings if swing.input == "doc")
    assert doc.at_high_t / doc.at_low_t == pytest.approx(doc.high / doc.low)  # in proportion to DOC


def test_the_sides_of_the_boundary_are_told_apart() -> None:
    stated = {
        "useful_heat_kwh": InputValue(1e6, spread=Percent(10)),
        "efficiency_before": 0.8,
        "factor_before_kg_per_kwh": 0.26,
        "efficiency_after": 4.0,
        "factor_after_kg_per_kwh": 0.02,
        "carrier_before": "heatingoil",
        "carrier_after": "el",
    }
    prepared = prepare(a_calculation("energy.carrier", stated), some_terms())
    assert tornado([prepared]).effect_t == pytest.approx(-325)  # 1.25 GWh of oil
    assert tornado([prepared], direct=False).effect_t == pytest.approx(5)  # 0.25 GWh of power
    assert tornado([traffic()], direct=False) == Tornado(None)


def test_nothing_has_no_tornado() -> None:
    assert tornado([]) == Tornado(None)


def test_the_bars_agree_with_the_samples_of_a_straight_calculation() -> None:
    prepared = traffic(traffic_vkm=InputValue(100e6, spread=Lognormal(1.5)))
    (swing,) = tornado([prepared]).swings
    level = prepared.outcome(prepared.drawn(Draws(1, 40_000))).parts[0].full_t
    ends = np.percentile(np.asarray(level), (95, 5))  # much traffic is much of a cut
    assert [swing.at_low_t, swing.at_high_t] == pytest.approx(ends.tolist(), rel=0.01)


def test_a_swing_is_as_wide_as_its_ends_are_apart() -> None:
    bar = Swing("a", "A", "t", "", "", 1.0, 0.5, 2.0, at_low_t=-10.0, at_high_t=-40.0)
    assert bar.width_t == 30
