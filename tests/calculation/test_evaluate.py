"""Tests of one calculation: years, sides, places, samples, and what a result can be trusted for."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.catalogue import METHODS
from fbdesk.calculation.declaration import Method
from fbdesk.calculation.evaluate import evaluate
from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.places import BUSES, CARS, ELECTRICITY, HEATING_OIL, Place
from fbdesk.calculation.profile import Profile
from fbdesk.calculation.spread import Draws, Fixed, Percent, Triangular
from fbdesk.errors import InputError, UsageError
from tests.calculation.calculating import (
    a_calculation,
    an_example,
    course,
    evaluated,
    some_terms,
)

BY_ID = pytest.mark.parametrize("declared", METHODS, ids=lambda declared: declared.id)
WITH_TONNES = pytest.mark.parametrize(
    "declared", [m for m in METHODS if m.gives_tonnes], ids=lambda declared: declared.id
)


def a_stated_effect(effect_t: Any, **values: Any) -> dict[str, Any]:
    return {"effect_t": effect_t, "reason": "test", **values}


def test_the_full_effect_follows_the_profile_year_by_year() -> None:
    result = evaluated(
        "general.stated",
        a_stated_effect(-300.0),
        profile=Profile(2010, phase_in=3, lifetime=4),
        years=(2009, 2014),
    )
    expected = {2009: 0, 2010: -100, 2011: -200, 2012: -300, 2013: -300, 2014: 0}
    assert course(result) == pytest.approx(expected)
    assert result.full_direct_t == -300


def test_what_has_no_part_on_a_side_is_none_there_and_never_nought() -> None:
    direct = evaluated("general.stated", a_stated_effect(-300.0))
    assert direct.full_indirect_t is None
    assert direct.indirect_t is None
    indirect = evaluated("general.stated", a_stated_effect(-300.0, side="indirect"))
    assert indirect.full_direct_t is None
    assert indirect.direct_t is None
    assert indirect.full_indirect_t == -300


def test_oil_to_power_is_split_at_the_municipal_boundary() -> None:
    result = evaluated("energy.carrier")
    assert [part.place for part in result.parts] == [HEATING_OIL, ELECTRICITY]
    assert result.full_direct_t == pytest.approx(-1_300)
    assert result.full_indirect_t == pytest.approx(15)
    assert (result.sector, result.source) == ("Oppvarming", "Fossil olje")


def test_without_carriers_before_and_after_are_netted_at_one_place() -> None:
    inputs = an_example("energy.carrier", carrier_before=None, carrier_after=None)
    result = evaluated("energy.carrier", inputs)
    assert [part.place for part in result.parts] == [HEATING_OIL]
    assert result.full_direct_t == pytest.approx(-1_285)  # −1 300 + 15
    assert result.full_indirect_t is None


def test_a_method_may_act_on_two_sources() -> None:
    result = evaluated("transport.public_transport")
    by_place = {part.place: float(part.full_t or 0) for part in result.parts}
    assert by_place[CARS] == pytest.approx(-828.43, abs=0.01)
    assert by_place[BUSES] == pytest.approx(500)


def test_the_planner_may_choose_another_row_of_the_inventory() -> None:
    vans = Place("Veitrafikk", "Varebiler")
    result = evaluate(a_calculation("transport.vehicles", placement=vans), some_terms())
    assert [part.place for part in result.parts] == [vans]
    assert result.full_direct_t == -90


def test_the_chosen_row_leaves_the_other_source_of_the_method_alone() -> None:
    vans = Place("Veitrafikk", "Varebiler")
    calculation = a_calculation("transport.public_transport", placement=vans)
    result = evaluate(calculation, some_terms())
    assert [part.place for part in result.parts] == [vans, BUSES]


def test_the_chosen_row_does_not_pull_power_into_the_inventory() -> None:
    calculation = a_calculation("energy.carrier", placement=Place("Oppvarming", "Annet"))
    result = evaluate(calculation, some_terms())
    assert result.full_indirect_t == pytest.approx(15)
    assert result.source == "Annet"


def test_the_chosen_row_does_not_pull_purchases_into_the_inventory() -> None:
    placed = a_calculation("consumption.procurement", placement=Place("Veitrafikk", "Personbiler"))
    found = evaluate(placed, some_terms())
    assert (found.direct_t, found.sector) == (None, "")
    assert found.full_indirect_t == pytest.approx(-100)


@pytest.mark.parametrize(
    ("carrier", "usual"),
    [("heatingoil", "Fossil olje"), ("natgas", "Naturgass"), ("kerosene", "Fyringsparafin")],
)
def test_the_chosen_row_holds_for_every_carrier_that_burns_on_the_spot(
    carrier: str, usual: str
) -> None:
    stated = an_example("energy.efficiency", carrier_before=carrier)
    assert evaluate(a_calculation("energy.efficiency", stated), some_terms()).source == usual
    other = Place("Oppvarming", "Annet")
    found = evaluate(a_calculation("energy.efficiency", stated, placement=other), some_terms())
    assert (found.sector, found.source) == ("Oppvarming", "Annet")


def test_adaptation_is_complete_without_tonnes() -> None:
    result = evaluate(a_calculation("adaptation.runoff", placement=Place("x", "y")), some_terms())
    assert result.parts == ()
    assert result.direct_t is None
    assert result.indirect_t is None
    assert (result.sector, result.source) == ("", "")
    assert [one.id for one in result.indicators] == ["peak_runoff"]


def test_an_unknown_method_is_a_wrong_call() -> None:
    with pytest.raises(UsageError, match=r"There is no method transport\.teleport"):
        evaluated("transport.teleport", {})


def test_an_unknown_accounting_choice_is_refused_before_anything_is_computed() -> None:
    with pytest.raises(InputError, match="Electricity is counted"):
        evaluated("general.stated", electricity="green")


@BY_ID
def test_every_method_gives_the_same_from_samples_that_do_not_vary(declared: Method) -> None:
    point = evaluated(declared.id)
    fixed = {name: spread_out(value, Fixed()) for name, value in an_example(declared.id).items()}
    sampled = evaluated(declared.id, fixed, draws=Draws(1, 4))
    for one, many in ((point.direct_t, sampled.direct_t), (point.indirect_t, sampled.indirect_t)):
        if one is None:
            assert many is None
        else:
            assert many is not None
            assert many.shape == (4, len(point.years))
            assert np.allclose(many, one, rtol=1e-12)


@WITH_TONNES
def test_every_sample_is_what_the_point_estimate_makes_of_its_numbers(declared: Method) -> None:
    wide = {name: spread_out(value, Percent(3)) for name, value in an_example(declared.id).items()}
    sampled = evaluated(declared.id, wide, draws=Draws(7, 5))
    assert sampled.drawn
    for index in range(5):
        numbers = {name: float(samples[index]) for name, samples in sampled.drawn.items()}
        point = evaluated(declared.id, an_example(declared.id, **numbers))
        assert_row(sampled.direct_t, index, point.direct_t)
        assert_row(sampled.indirect_t, index, point.indirect_t)


def spread_out(value: Any, spread: Any) -> Any:
    return InputValue(value, spread=spread) if isinstance(value, float) else value


def assert_row(samples: Any, index: int, point: Any) -> None:
    assert (samples is None) == (point is None)
    if point is not None:
        assert np.allclose(samples[index], point, rtol=1e-12, atol=1e-9)


def test_samples_stay_within_the_bounds_of_their_input() -> None:
    certain = InputValue(0.98, spread=Percent(50))
    inputs = an_example("transport.price", affected_share=certain)
    drawn = evaluated("transport.price", inputs, draws=Draws(1, 500)).drawn["affected_share"]
    assert drawn.max() == 1
    assert drawn.min() >= 0


def test_two_measures_that_use_one_factor_err_together() -> None:
    oil = InputValue(factor="ef-heatingoil-kwh-nir21", spread=Percent(5))
    switch = an_example("energy.carrier", factor_before_kg_per_kwh=oil)
    saving = an_example("energy.efficiency", factor_kg_per_kwh=oil)
    draws = Draws(2009, 200)
    terms = some_terms()
    first = evaluate(a_calculation("energy.carrier", switch, key="A"), terms, draws)
    second = evaluate(a_calculation("energy.efficiency", saving, key="B"), terms, draws)
    one, other = first.full_direct_t, second.full_direct_t
    assert np.corrcoef(np.asarray(one), np.asarray(other))[0, 1] == pytest.approx(1)


def test_two_measures_with_numbers_of_their_own_err_apart() -> None:
    inputs = a_stated_effect(InputValue(-100.0, spread=Percent(20)))
    draws, terms = Draws(2009, 2_000), some_terms()
    first = evaluate(a_calculation("general.stated", inputs, key="A"), terms, draws)
    second = evaluate(a_calculation("general.stated", inputs, key="B"), terms, draws)
    one, other = np.asarray(first.full_direct_t), np.asarray(second.full_direct_t)
    assert abs(np.corrcoef(one, other)[0, 1]) < 0.1


def test_a_factors_own_range_spreads_the_result() -> None:
    inputs = an_example("waste.landfill", doc=InputValue(factor="doc-msw_food-wet"))
    result = evaluated("waste.landfill", inputs, draws=Draws(1, 300))
    assert set(result.drawn) == {"doc"}
    assert np.ptp(result.drawn["doc"]) > 0.05  # the source says 0.08 to 0.20


def test_a_triangle_around_a_negative_effect_keeps_its_sign() -> None:
    inputs = a_stated_effect(InputValue(-100.0, spread=Triangular(-150, -80)))
    result = evaluated("general.stated", inputs, draws=Draws(1, 300))
    assert np.all(np.asarray(result.full_direct_t) < 0)


def test_the_digest_is_the_same_for_the_same_question() -> None:
    assert evaluated("transport.price").digest == evaluated("transport.price").digest


@pytest.mark.parametrize(
    "change",
    [
        {"inputs": {"traffic_vkm": 400_000_001.0}},
        {"profile": Profile(2011)},
        {"profile": Profile(2010, lifetime=30)},
        {"years": (2009, 2021)},
        {"gwp_set": "AR4"},
    ],
)
def test_the_digest_changes_with_anything_the_result_depends_on(change: dict[str, Any]) -> None:
    inputs = an_example("transport.price", **change.pop("inputs", {}))
    assert (
        evaluated("transport.price", inputs, **change).digest != evaluated("transport.price").digest
    )


def test_the_digest_changes_with_how_uncertain_a_number_is() -> None:
    """The range around a result depends on it, though the result itself does not."""
    certain = an_example("general.stated")
    digests = {
        evaluated(
            "general.stated", certain | {"effect_t": InputValue(-100.0, spread=spread)}
        ).digest
        for spread in (None, Percent(10), Percent(20), Triangular(-150, -50))
    }
    assert len(digests) == 4


def test_the_digest_does_not_depend_on_the_draws() -> None:
    sampled = evaluated("transport.price", draws=Draws(1, 3))
    assert sampled.digest == evaluated("transport.price").digest


@given(st.floats(-1e6, 1e6), st.integers(1, 10), st.integers(1, 20))
def test_no_year_exceeds_the_full_effect(effect_t: float, phase_in: int, lifetime: int) -> None:
    result = evaluated(
        "general.stated", a_stated_effect(effect_t), profile=Profile(2010, phase_in, lifetime)
    )
    assert all(abs(value) <= abs(effect_t) for value in course(result).values())


@given(st.floats(0, 1e8))
def test_twice_the_activity_is_twice_the_effect(activity: float) -> None:
    one = evaluated("general.activity", an_example("general.activity", activity=activity))
    two = evaluated("general.activity", an_example("general.activity", activity=2 * activity))
    assert two.full_direct_t == pytest.approx(2 * float(one.full_direct_t or 0))
