"""Tests of travel that changes means: what leaves the cars, what the new means adds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.places import BUSES, CARS, ELECTRICITY
from fbdesk.calculation.profile import Profile
from fbdesk.errors import InputError
from tests.calculation.calculating import an_example, course, direct_t, evaluated, indirect_t

METHOD = "transport.modal_shift"


def test_to_buses_that_are_half_as_dirty_per_person() -> None:
    # cars 0.17/1.7 = 0.1 kg per person-km, buses 1.0/20 = 0.05: 10 million · −0.05
    assert direct_t(METHOD, occupancy_to=20.0) == pytest.approx(-500)


def test_to_the_bicycle() -> None:
    assert direct_t(METHOD, factor_to_kg_per_km=0.0) == pytest.approx(-1_000)


def test_empty_buses_are_worse_than_cars() -> None:
    assert direct_t(METHOD, occupancy_to=5.0) == pytest.approx(1_000)  # 0.2 − 0.1 kg


def test_what_leaves_and_what_comes_are_told_at_their_own_rows() -> None:
    result = evaluated(METHOD)
    by_place = {part.place: float(part.full_t or 0) for part in result.parts}
    assert by_place == {CARS: pytest.approx(-1_000), BUSES: pytest.approx(1_000)}


def test_the_tram_is_indirect() -> None:
    changed = {"carrier_after": "el", "factor_to_kg_per_km": 1.0, "occupancy_to": 50.0}
    assert direct_t(METHOD, **changed) == pytest.approx(-1_000)
    assert indirect_t(METHOD, **changed) == pytest.approx(200)  # 10 million · 0.02 kg
    places = [p.place for p in evaluated(METHOD, an_example(METHOD, **changed)).parts]
    assert places == [CARS, ELECTRICITY]


def test_without_an_occupancy_the_statistics_fill_in() -> None:
    inputs = an_example(METHOD, occupancy_from=None, factor_to_kg_per_km=0.0)
    assert evaluated(METHOD, inputs).full_direct_t == pytest.approx(-1_000)  # SSB: 1.7


@given(st.floats(0, 1e9))
def test_it_is_linear_in_the_travel(pkm: float) -> None:
    expected = -pkm * 0.05 / 1_000
    assert direct_t(METHOD, distance_pkm=pkm, occupancy_to=20.0) == pytest.approx(expected)


@given(st.floats(0, 5), st.floats(0.1, 100))
def test_the_same_means_changes_nothing(factor: float, occupancy: float) -> None:
    same = {
        "factor_from_kg_per_km": factor,
        "factor_to_kg_per_km": factor,
        "occupancy_from": occupancy,
        "occupancy_to": occupancy,
    }
    assert direct_t(METHOD, **same) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(
    ("persons", "expected_t"),
    [
        (1.0, -1_700.0),  # 0.17 kg per person-km leave
        (1.7, -1_000.0),  # 0.1
        (3.4, -500.0),  # 0.05
    ],
)
def test_fuller_cars_give_less_away(persons: float, expected_t: float) -> None:
    changed = {"occupancy_from": persons, "factor_to_kg_per_km": 0.0}
    assert direct_t(METHOD, **changed) == pytest.approx(expected_t)


def test_what_the_new_means_emits_must_be_stated() -> None:
    with pytest.raises(InputError, match="factor_to_kg_per_km is missing"):
        evaluated(METHOD, an_example(METHOD, factor_to_kg_per_km=None))


def test_a_bus_without_travellers_is_refused() -> None:
    with pytest.raises(InputError, match="occupancy_to must be between"):
        direct_t(METHOD, occupancy_to=0.0)


def test_cars_not_stated_are_the_norwegian_cars_of_2018() -> None:
    inputs = an_example(METHOD, factor_from_kg_per_km=None, factor_to_kg_per_km=0.0)
    # 10 million · 0.119/1.7 kg
    assert evaluated(METHOD, inputs).full_direct_t == pytest.approx(-700)


def test_a_line_that_takes_its_travellers_over_two_years() -> None:
    stated = an_example(METHOD, factor_to_kg_per_km=0.0)
    result = evaluated(METHOD, stated, profile=Profile(2011, phase_in=2), years=(2010, 2013))
    assert list(course(result).values()) == pytest.approx([0, -500, -1_000, -1_000])


def test_electric_cars_that_stay_at_home_save_outside_the_inventory() -> None:
    changed = {"carrier_before": "el", "factor_from_kg_per_km": 0.0034}
    assert indirect_t(METHOD, **changed) == pytest.approx(-20)  # 10 million · 0.002 kg
    assert direct_t(METHOD, **changed) == pytest.approx(1_000)  # the buses drive all the same
