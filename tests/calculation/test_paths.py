"""Tests of reference path, target path and the line that a chart draws."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.paths import (
    DrawnPoint,
    constant_path,
    drawn_line,
    emission_ceiling_t,
    inhabitants_in,
    linear_path,
    per_inhabitant_path,
    stated_path,
    target_path,
    trend_path,
)
from fbdesk.errors import InputError

YEARS = [2009, 2010, 2011]


def test_a_constant_reference_stays_at_the_start_year() -> None:
    assert constant_path(500.0, YEARS).tolist() == [500, 500, 500]


def test_a_trend_compounds_from_the_start_year() -> None:
    path = trend_path(1_000.0, -0.02, YEARS, start=2009)
    assert path == pytest.approx([1_000, 980, 960.4])


def test_a_trend_of_nothing_is_constant() -> None:
    assert trend_path(1_000.0, 0.0, YEARS, start=2009).tolist() == [1_000, 1_000, 1_000]


def test_emissions_per_inhabitant_follow_the_population() -> None:
    path = per_inhabitant_path(1_000.0, {2009: 50_000, 2010: 51_000, 2011: 55_000}, YEARS, 2009)
    assert path == pytest.approx([1_000, 1_020, 1_100])


def test_population_between_known_years_lies_on_a_straight_line() -> None:
    assert inhabitants_in({2009: 100, 2013: 140}, [2010, 2012]).tolist() == [110, 130]


def test_population_outside_the_known_years_stays_as_it_was() -> None:
    assert inhabitants_in({2010: 100, 2012: 140}, [2005, 2020]).tolist() == [100, 140]


def test_a_population_series_may_start_after_the_start_year() -> None:
    path = per_inhabitant_path(1_000.0, {2010: 100, 2011: 110}, YEARS, 2009)
    assert path == pytest.approx([1_000, 1_000, 1_100])


def test_emissions_per_inhabitant_without_a_population_say_what_is_missing() -> None:
    with pytest.raises(InputError, match="population"):
        per_inhabitant_path(1_000.0, {}, YEARS, 2009)


def test_an_empty_city_has_no_emissions_per_inhabitant() -> None:
    with pytest.raises(InputError, match="2009"):
        per_inhabitant_path(1_000.0, {2009: 0, 2010: 10}, YEARS, 2009)


def test_the_target_path_is_a_line_from_base_to_goal() -> None:
    path = target_path({2009: 1_000, 2014: 500}, [2009, 2010, 2012, 2014])
    assert path.tolist() == [1_000, 900, 700, 500]


def test_the_goal_remains_after_the_target_year() -> None:
    assert target_path({2009: 1_000, 2014: 500}, [2015, 2030]).tolist() == [500, 500]


def test_there_is_no_target_path_before_the_base_year() -> None:
    assert math.isnan(target_path({2009: 1_000, 2014: 500}, [2008])[0])


def test_a_later_target_bends_the_path_at_the_earlier_one() -> None:
    path = target_path({2009: 1_000, 2020: 890, 2030: 390}, [2020, 2025, 2030])
    assert path.tolist() == [890, 640, 390]


def test_the_emission_ceiling_is_the_target_path_read_in_one_year() -> None:
    assert emission_ceiling_t({2009: 1_000, 2014: 500}, 2011) == pytest.approx(800)


def test_there_is_no_emission_ceiling_before_the_base_year() -> None:
    assert emission_ceiling_t({2009: 1_000, 2014: 500}, 2000) is None


def test_a_drawn_line_fills_years_that_are_not_published_and_marks_them() -> None:
    line = drawn_line({2009: 100.0, 2011: 80.0, 2012: 90.0})
    assert line == (
        DrawnPoint(2009, 100.0, published=True),
        DrawnPoint(2010, 90.0, published=False),
        DrawnPoint(2011, 80.0, published=True),
        DrawnPoint(2012, 90.0, published=True),
    )


def test_nothing_is_drawn_outside_what_is_published() -> None:
    assert drawn_line({}) == ()
    assert drawn_line({2013: 5.0}) == (DrawnPoint(2013, 5.0, published=True),)


@given(st.floats(0, 1e7), st.floats(0, 1), st.integers(1990, 2010), st.integers(1, 40))
def test_a_target_path_never_leaves_the_span_between_base_and_goal(
    base_t: float, kept: float, base_year: int, span: int
) -> None:
    path = target_path({base_year: base_t, base_year + span: base_t * kept}, range(1990, 2060))
    inside = path[~np.isnan(path)]
    assert inside.max() <= base_t * (1 + 1e-12)
    assert inside.min() >= base_t * kept * (1 - 1e-12)


@given(st.floats(0, 1e7), st.floats(-0.5, 0.5), st.integers(2009, 2040))
def test_a_trend_of_many_years_equals_a_loop(base_t: float, change: float, year: int) -> None:
    expected = base_t
    for _ in range(2009, year):
        expected *= 1 + change
    assert trend_path(base_t, change, [year], start=2009)[0] == pytest.approx(expected, rel=1e-9)


def test_a_linear_path_changes_by_the_same_amount_each_year() -> None:
    # 1 000 t, −2 % of it each year: 20 t a year
    path = linear_path(1_000.0, -0.02, (2009, 2010, 2019), 2009)
    assert path.tolist() == pytest.approx([1_000, 980, 800])


def test_a_linear_path_ends_at_nothing_and_not_below() -> None:
    assert linear_path(100.0, -0.5, (2009, 2010, 2011, 2020), 2009).tolist() == [100, 50, 0, 0]


def test_a_linear_and_a_compound_change_agree_in_the_first_year_only() -> None:
    years = (2009, 2010, 2030)
    line, curve = linear_path(1.0, 0.03, years, 2009), trend_path(1.0, 0.03, years, 2009)
    assert line[:2].tolist() == pytest.approx(curve[:2].tolist())
    assert line[2] == pytest.approx(1.63)
    assert curve[2] == pytest.approx(1.03**21)


def test_a_stated_path_leads_through_its_figures_and_stays_at_the_last() -> None:
    path = stated_path(100.0, {2013: 60.0, 2015: 80.0}, range(2009, 2018), 2009)
    assert path.tolist() == pytest.approx([100, 90, 80, 70, 60, 70, 80, 80, 80])


def test_figures_of_the_start_year_and_before_do_not_move_the_start() -> None:
    path = stated_path(100.0, {2005: 500.0, 2009: 400.0, 2011: 50.0}, (2009, 2010, 2011), 2009)
    assert path.tolist() == pytest.approx([100, 75, 50])


def test_a_stated_path_without_figures_is_constant() -> None:
    assert stated_path(100.0, {}, (2009, 2020), 2009).tolist() == [100, 100]
