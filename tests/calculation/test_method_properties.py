"""What holds for every method, whatever a planner states within the bounds of its inputs."""

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fbdesk.calculation.catalogue import METHODS
from fbdesk.calculation.declaration import Input, Method
from fbdesk.calculation.evaluate import Evaluation
from fbdesk.calculation.evaluation_json import evaluation_json
from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.profile import Profile
from fbdesk.calculation.spread import Draws, Percent
from tests.calculation.calculating import an_example, evaluated

IN_TONNES = tuple(method for method in METHODS if method.gives_tonnes)
EACH = pytest.mark.parametrize("declared", METHODS, ids=lambda method: method.id)
EACH_IN_TONNES = pytest.mark.parametrize("declared", IN_TONNES, ids=lambda method: method.id)

ACTIVITY = {
    "general.stated": "effect_t",
    "general.activity": "activity",
    "landuse.densification": "dwellings",
    "transport.price": "traffic_vkm",
    "transport.traffic_reduction": "traffic_vkm",
    "transport.modal_shift": "distance_pkm",
    "transport.cycling": "new_trips",
    "transport.vehicles": "vehicles",
    "transport.fuel": "litres",
    "transport.freight": "traffic_vkm",
    "energy.efficiency": "area_m2",
    "energy.carrier": "useful_heat_kwh",
    "energy.new_building": "area_m2",
    "energy.production": "production_kwh",
    "energy.district_heating": "delivered_kwh",
    "waste.landfill": "tonnes_per_year",
    "waste.landfill_gas": "generated_ch4_t",
    "waste.biological": "tonnes",
    "waste.recycling": "tonnes",
    "waste.prevention": "tonnes",
    "consumption.procurement": "spend_nok",
    "consumption.behaviour": "households",
}
"""The amount of each method that the effect is in proportion to."""

OF_SEVERAL_AMOUNTS = {"transport.public_transport", "waste.incineration"}
"""Methods in which two amounts of different size are set against each other."""

EACH_OF_ONE_AMOUNT = pytest.mark.parametrize(
    "declared",
    [method for method in IN_TONNES if method.id in ACTIVITY],
    ids=lambda method: method.id,
)
EACH_PROPORTIONAL = pytest.mark.parametrize("method_id", sorted(ACTIVITY))


def sides(found: Evaluation) -> list[float]:
    """Return the direct and indirect effect, summed over the years; nought where there is none."""
    courses = (found.direct_t, found.indirect_t)
    return [0.0 if course is None else float(course.sum()) for course in courses]


def within(declared: Input, draw: Any) -> float:
    """Return a number within an input's bounds; often one of the bounds themselves."""
    if declared.kind == "whole":
        return float(draw(st.integers(int(declared.low), int(declared.high))))
    return float(draw(st.floats(declared.low, declared.high)))


def any_inputs(declared: Method, draw: Any) -> dict[str, Any]:
    """Return the example of a method with its numbers exchanged for any within their bounds."""
    numbers = (one for one in declared.inputs if one.kind in {"number", "whole"})
    return an_example(declared.id) | {one.id: within(one, draw) for one in numbers}


def test_every_method_in_tonnes_is_in_the_table_of_amounts() -> None:
    assert {method.id for method in IN_TONNES} == set(ACTIVITY) | OF_SEVERAL_AMOUNTS


@EACH
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_is_within_the_bounds_gives_finite_numbers(declared: Method, data: Any) -> None:
    found = evaluated(declared.id, any_inputs(declared, data.draw))
    for part in found.parts:
        assert part.by_year_t is not None
        assert np.all(np.isfinite(part.by_year_t))
    for indicator in found.indicators:
        assert np.all(np.isfinite(indicator.before))
        assert np.all(np.isfinite(indicator.after))
    json.dumps(evaluation_json(found), allow_nan=False)


@EACH_PROPORTIONAL
def test_nothing_done_is_no_effect(method_id: str) -> None:
    found = evaluated(method_id, an_example(method_id, **{ACTIVITY[method_id]: 0.0}))
    assert sides(found) == [0, 0]


@EACH_PROPORTIONAL
@settings(max_examples=15, deadline=None)
@given(times=st.floats(0.01, 10))
def test_so_many_times_the_amount_is_so_many_times_the_effect(method_id: str, times: float) -> None:
    name = ACTIVITY[method_id]
    once = an_example(method_id)
    more = sides(evaluated(method_id, once | {name: once[name] * times}))
    assert more == pytest.approx([side * times for side in sides(evaluated(method_id, once))])


@pytest.mark.parametrize("swap", [("tonnes_before", "tonnes_after")])
def test_burning_less_undoes_burning_more(swap: tuple[str, str]) -> None:
    before, after = swap
    there = evaluated("waste.incineration", an_example("waste.incineration"))
    stated = an_example("waste.incineration")
    back = stated | {before: stated[after], after: stated[before]}
    assert sides(evaluated("waste.incineration", back)) == [-side for side in sides(there)]


def test_public_transport_that_does_not_change_does_nothing() -> None:
    as_it_is = {"supply_change": 0.0, "fare_change": 0.0, "added_bus_km": 0.0}
    found = evaluated(
        "transport.public_transport", an_example("transport.public_transport", **as_it_is)
    )
    assert sides(found) == [0, 0]


@EACH_IN_TONNES
@settings(max_examples=15, deadline=None)
@given(start=st.integers(2005, 2025), phase_in=st.integers(1, 10))
def test_nothing_happens_before_the_first_year(declared: Method, start: int, phase_in: int) -> None:
    found = evaluated(declared.id, profile=Profile(start, phase_in))
    before = np.array(found.years) < start
    for part in found.parts:
        assert part.by_year_t is not None
        assert not np.any(part.by_year_t[before])


@EACH_IN_TONNES
def test_a_lifetime_ends_every_effect_except_that_of_a_landfill(declared: Method) -> None:
    found = evaluated(declared.id, profile=Profile(2010, lifetime=3), years=(2010, 2016))
    for part in found.parts:
        assert part.by_year_t is not None
        after = part.by_year_t[3:]
        assert bool(np.any(after)) is (declared.id == "waste.landfill")


@EACH_IN_TONNES
def test_the_sides_are_the_sums_of_their_parts(declared: Method) -> None:
    found = evaluated(declared.id)
    for direct, course in ((True, found.direct_t), (False, found.indirect_t)):
        parts = [part.by_year_t for part in found.parts if part.place.direct is direct]
        if course is None:
            assert parts == []
        else:
            assert np.allclose(course, np.sum(np.array(parts), axis=0), rtol=1e-12)


@EACH_IN_TONNES
def test_each_place_is_told_once(declared: Method) -> None:
    places = [part.place for part in evaluated(declared.id).parts]
    assert len(places) == len(set(places))


@EACH_IN_TONNES
def test_full_effect_is_what_the_years_reach_after_the_phase_in(declared: Method) -> None:
    found = evaluated(declared.id, profile=Profile(2010, 4))
    for full, course in (
        (found.full_direct_t, found.direct_t),
        (found.full_indirect_t, found.indirect_t),
    ):
        if full is not None and course is not None:
            assert course[-1] == pytest.approx(full)
            assert course[1] == pytest.approx(float(full) / 4)  # 2010, the first of four years


@EACH_OF_ONE_AMOUNT
def test_an_uncertain_amount_spreads_the_result_around_its_own(declared: Method) -> None:
    name = ACTIVITY[declared.id]
    stated = an_example(declared.id)
    stated[name] = InputValue(stated[name], spread=Percent(20))
    certain = sides(evaluated(declared.id))
    sampled = evaluated(declared.id, stated, draws=Draws(7, 4_000))
    for side, course in zip(certain, (sampled.direct_t, sampled.indirect_t), strict=True):
        if course is not None:
            assert course.shape == (4_000, len(sampled.years))
            assert np.median(course.sum(axis=-1)) == pytest.approx(side, rel=0.01, abs=1e-9)


@EACH
def test_a_calculation_asked_twice_answers_the_same_to_the_last_digit(declared: Method) -> None:
    first, second = evaluated(declared.id), evaluated(declared.id)
    assert evaluation_json(first) == evaluation_json(second)


@EACH
def test_the_order_in_which_inputs_are_stated_plays_no_part(declared: Method) -> None:
    stated = an_example(declared.id)
    backwards = dict(reversed(stated.items()))
    assert evaluated(declared.id, backwards).digest == evaluated(declared.id, stated).digest


@EACH
def test_no_number_of_an_answer_is_a_nought_with_a_sign(declared: Method) -> None:
    text = json.dumps(evaluation_json(evaluated(declared.id)))
    assert "-0.0," not in text
    assert "-0.0}" not in text
