"""Tests of landfill: first-order decay by hand, its infinite sum, and its properties."""

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.profile import Profile
from fbdesk.calculation.spread import Draws, Percent
from tests.calculation.calculating import an_example, course, evaluated

METHOD = "waste.landfill"
FOOD: dict[str, Any] = {"doc": 0.15, "k": 0.185}
PAPER: dict[str, Any] = {"doc": 0.40, "k": 0.06}
GARDEN: dict[str, Any] = {"doc": 0.20, "k": 0.10}
WOOD: dict[str, Any] = {"doc": 0.43, "k": 0.03}


def methane_t(
    years: tuple[int, int] = (2010, 2030), profile: Profile | None = None, **changes: Any
) -> dict[int, float]:
    """Return the methane kept out of the air in each year, t CH4 (a positive number)."""
    inputs = an_example(METHOD, **changes)
    result = evaluated(METHOD, inputs, profile=profile, years=years, gwp_set="AR5")
    return {year: -value / 28 for year, value in course(result).items()}


def from_one_deposit(year: int, *, doc: float, k: float) -> float:
    """Return the methane of 1 000 t so many years after the deposit, by the closed form."""
    if year == 0:
        return 0.0
    decomposable = 1_000 * doc * 0.5
    decomposed = decomposable * (math.exp(-k * (year - 1)) - math.exp(-k * year))
    return decomposed * 0.5 * 16 / 12 * 0.9


def test_the_first_years_of_food_waste_by_hand() -> None:
    # DDOCm = 1 000·0.15·0.5 = 75; ·(1 − e^−0.185) = 12.6672 decomposed in the first year after;
    # ·0.5·16/12·0.9 = 7.6003 t. Then each year is e^−0.185 = 0.83110 of the one before.
    found = methane_t()
    assert found[2010] == 0
    assert found[2011] == pytest.approx(7.6003, abs=1e-4)
    assert found[2012] == pytest.approx(6.3166, abs=1e-4)
    assert found[2013] == pytest.approx(5.2498, abs=1e-4)


@pytest.mark.parametrize("waste", [FOOD, PAPER, GARDEN, WOOD])
def test_each_year_is_that_of_the_closed_form(waste: dict[str, Any]) -> None:
    found = methane_t((2010, 2060), **waste)
    for year, amount in found.items():
        assert amount == pytest.approx(from_one_deposit(year - 2010, **waste))


@pytest.mark.parametrize(
    ("waste", "commitment_t"),
    [(FOOD, 45.0), (PAPER, 120.0), (GARDEN, 60.0), (WOOD, 129.0)],  # 1 000·DOC·0.5·0.5·4/3·0.9
)
def test_all_years_together_are_the_methane_commitment(
    waste: dict[str, Any], commitment_t: float
) -> None:
    found = methane_t((2010, 2999), **waste)
    assert sum(found.values()) == pytest.approx(commitment_t, rel=1e-9)


def test_the_year_of_the_deposit_emits_nothing() -> None:
    assert methane_t((2008, 2010)) == {2008: 0, 2009: 0, 2010: 0}


def test_years_asked_for_later_know_what_was_deposited_before() -> None:
    assert methane_t((2020, 2022)) == pytest.approx(
        {year: from_one_deposit(year - 2010, **FOOD) for year in (2020, 2021, 2022)}
    )


def test_years_from_before_the_measure_are_nought() -> None:
    assert set(methane_t((1995, 2009)).values()) == {0}


def test_three_years_of_deposits_are_three_deposits_one_year_apart() -> None:
    found = methane_t((2010, 2030), deposit_years=3.0)
    for year in range(2010, 2031):
        deposits = (
            from_one_deposit(year - start, **FOOD) for start in range(2010, min(year, 2012) + 1)
        )
        assert found[year] == pytest.approx(sum(deposits))


def test_the_phase_in_applies_to_the_tonnes() -> None:
    found = methane_t(profile=Profile(2010, phase_in=2), deposit_years=2.0)
    expected = {
        2010: 0,
        2011: 0.5 * from_one_deposit(1, **FOOD),
        2012: 0.5 * from_one_deposit(2, **FOOD) + from_one_deposit(1, **FOOD),
    }
    assert {year: found[year] for year in expected} == pytest.approx(expected)


def test_growing_waste_grows_the_deposits() -> None:
    found = methane_t(profile=Profile(2010, yearly_change=0.1), deposit_years=2.0)
    expected = from_one_deposit(2, **FOOD) + 1.1 * from_one_deposit(1, **FOOD)
    assert found[2012] == pytest.approx(expected)


def test_deposit_years_take_the_place_of_the_lifetime() -> None:
    assert methane_t(profile=Profile(2010, lifetime=1), deposit_years=3.0) == pytest.approx(
        methane_t(deposit_years=3.0)
    )


@pytest.mark.parametrize(("gwp_set", "methane"), [("SAR", 21), ("AR4", 25), ("AR5", 28)])
def test_the_plans_warming_potential_turns_methane_into_co2(gwp_set: str, methane: float) -> None:
    found = course(evaluated(METHOD, gwp_set=gwp_set))
    assert found[2011] == pytest.approx(-methane * from_one_deposit(1, **FOOD))


def test_collected_gas_and_a_cover_hold_methane_back() -> None:
    open_t = methane_t(oxidation=0.0)[2011]
    assert methane_t(oxidation=0.1)[2011] == pytest.approx(open_t * 0.9)
    assert methane_t(oxidation=0.1, recovery_share=0.4)[2011] == pytest.approx(open_t * 0.54)
    assert methane_t(recovery_share=1.0)[2011] == 0


def test_there_is_no_steady_level() -> None:
    result = evaluated(METHOD)
    assert result.full_direct_t is None
    assert result.full_indirect_t is None
    assert (result.sector, result.source) == ("Avfall og avløp", "Avfallsdeponigass")


def test_the_ipcc_values_fill_in() -> None:
    inputs = an_example(METHOD, docf=None, mcf=None, methane_fraction=None, recovery_share=None)
    assert evaluated(METHOD, inputs).digest  # it can be computed
    assert course(evaluated(METHOD, inputs)) == pytest.approx(course(evaluated(METHOD)))


@settings(max_examples=30)
@given(st.floats(0, 1e6), st.integers(1, 30), st.floats(0.01, 0.9))
def test_never_more_comes_out_than_the_carbon_allows(tonnes: float, years: int, k: float) -> None:
    found = methane_t(
        (2010, 2100), tonnes_per_year=tonnes, deposit_years=float(years), k=k, oxidation=0.0
    )
    assert all(amount >= 0 for amount in found.values())
    assert sum(found.values()) <= tonnes * years * 0.15 * 0.5 * 0.5 * 16 / 12 * (1 + 1e-12)


@settings(max_examples=20)
@given(st.floats(0, 1e6))
def test_it_is_linear_in_the_tonnes(tonnes: float) -> None:
    one = methane_t((2010, 2020), tonnes_per_year=1.0)
    many = methane_t((2010, 2020), tonnes_per_year=tonnes)
    assert many == pytest.approx({year: tonnes * amount for year, amount in one.items()})


def test_samples_of_every_number_give_the_course_of_each() -> None:
    wide = {
        name: InputValue(value, spread=Percent(5))
        for name, value in an_example(METHOD).items()
        if name != "deposit_years"
    }
    inputs = {**wide, "deposit_years": 3.0}
    sampled = evaluated(METHOD, inputs, draws=Draws(1, 6), years=(2008, 2025))
    assert sampled.direct_t is not None
    assert sampled.direct_t.shape == (6, 18)
    for index in range(6):
        numbers = {name: float(values[index]) for name, values in sampled.drawn.items()}
        point = evaluated(METHOD, {**numbers, "deposit_years": 3.0}, years=(2008, 2025))
        assert list(sampled.direct_t[index]) == pytest.approx(list(course(point).values()))
