"""What a measure did before the plan's start year is in the statistics: it never counts twice.

On the path of a plan that departs from Y0, a measure counts with e(y) − e(Y0) for y > Y0.
"""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fbdesk.calculation.factors import FactorEdition
from fbdesk.errors import FileError
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.models.results.computing import compute
from fbdesk.models.results.plan import MeasureResult, PlanResults
from fbdesk.models.row import Row
from tests.builders import a_measure, a_plan, a_reduction, an_inventory

EDITION = FactorEdition("2026.1", ())
CARS = ("Veitrafikk", "Personbiler")
LANDFILL = ("Avfall og avløp", "Avfallsdeponigass")
BASE_T = 100_000.0


def results(*rows: Row, **values: Any) -> PlanResults:
    city = an_inventory(
        {CARS: {2009: BASE_T, 2013: BASE_T}, LANDFILL: {2009: BASE_T, 2013: BASE_T}}
    )
    return compute(a_plan(*city, *rows, **{"period_to": 2020, **values}), EDITION)


def only(*rows: Row, **values: Any) -> MeasureResult:
    (found,) = results(*rows, **values).measures
    return found


def stated(effect_t: float = 100, **values: Any) -> tuple[Row, ...]:
    """Return a measure that cuts so many tonnes a year, with the course of its calculation."""
    return a_reduction(effect_t, **values)


def a_landfill(start_year: int) -> tuple[Row, ...]:
    measure = a_measure(focus_area="3", start_year=start_year)
    effect = Effect(
        measure=measure.key, method="waste.landfill", sector=LANDFILL[0], source=LANDFILL[1]
    )
    numbers = {
        "tonnes_per_year": 10_000.0,
        "deposit_years": 2.0,
        "doc": 0.15,
        "docf": 0.5,
        "mcf": 1.0,
        "k": 0.185,
        "methane_fraction": 0.5,
        "oxidation": 0.1,
        "recovery_share": 0.0,
    }
    inputs = (EffectInput(effect=effect.key, name=n, value=v) for n, v in numbers.items())
    return measure, effect, *inputs


def test_a_measure_that_began_after_the_start_counts_whole() -> None:
    found = only(*stated(start_year=2011))
    assert (found.stand_alone_t[2010], found.stand_alone_t[2011]) == (0, -100)
    assert found.stand_alone_t == pytest.approx(
        {year: found.since_start_t[year] for year in found.stand_alone_t}
    )


def test_a_measure_that_was_done_before_the_start_changes_the_path_in_nothing() -> None:
    found = only(*stated(start_year=2005))
    assert set(found.stand_alone_t.values()) == {0}
    assert set(found.joint_t.values()) == {0}
    assert found.since_start_t[2005] == found.since_start_t[2020] == -100


def test_a_measure_that_began_in_the_start_year_itself_is_in_its_statistics() -> None:
    assert set(only(*stated(start_year=2009)).stand_alone_t.values()) == {0}


def test_a_phase_in_across_the_start_counts_with_what_is_left_of_it() -> None:
    # 2007, 2008, 2009, 2010: 25, 50, 75, 100 t; of these 75 t are in the figures of 2009
    found = only(*stated(start_year=2007, phase_in_years=4))
    assert found.since_start_t[2009] == pytest.approx(-75)
    assert found.stand_alone_t[2010] == found.stand_alone_t[2020] == pytest.approx(-25)


def test_a_life_that_ends_after_the_start_gives_back_what_it_had_saved() -> None:
    # 2006 … 2010: in 2009 it saved 100 t, from 2011 on nothing: the path rises by 100 t
    ended = results(*stated(start_year=2006, lifetime_years=5))
    assert ended.measures_path[2010] == pytest.approx(ended.reference[2010])
    assert ended.measures_path[2011] == pytest.approx(ended.reference[2011] + 100)


def test_a_life_that_ended_before_the_start_has_nothing_to_give_back() -> None:
    found = only(*stated(start_year=2001, lifetime_years=5))
    assert set(found.stand_alone_t.values()) == {0}
    assert found.since_start_t[2005] == -100
    assert found.since_start_t[2006] == 0


def test_growth_counts_with_what_came_after_the_start() -> None:
    # 100·1.02^(y − 2005): in 2009 108.243 t, in 2011 112.616 t
    found = only(*stated(start_year=2005, yearly_change=0.02))
    assert found.stand_alone_t[2011] == pytest.approx(-100 * (1.02**6 - 1.02**4))


def test_a_landfill_that_fades_across_the_start_raises_the_path_as_it_fades() -> None:
    # waste of 2000 and 2001 decays since: what it saves in 2010 is e^−0.185 of 2009
    found = only(*a_landfill(2000))
    at_start = found.since_start_t[2009]
    assert at_start < 0
    assert found.since_start_t[2010] / at_start == pytest.approx(0.831104, abs=1e-6)
    assert found.stand_alone_t[2010] == pytest.approx(-at_start * (1 - 0.831104), abs=0.01)


def test_a_landfill_that_begins_with_the_plan_counts_from_its_second_year() -> None:
    # 2010: 10 000 t·0.15·0.5 = 750 t decomposable; 2011: ·0.168896·0.5·16/12·0.9·28 = 2 128.09 t
    found = only(*a_landfill(2010))
    assert found.stand_alone_t[2010] == 0
    assert found.stand_alone_t[2011] == pytest.approx(-2_128.09, abs=0.1)


def test_a_later_start_year_moves_what_was_done_from_the_path_to_the_figures() -> None:
    early, late = stated(start_year=2011), stated(start_year=2011)
    from_2009 = only(*early, start_year=2009)
    from_2013 = only(*late, start_year=2013)
    assert from_2009.stand_alone_t[2014] == -100
    assert from_2013.stand_alone_t[2014] == 0
    assert from_2009.since_start_t[2014] == from_2013.since_start_t[2014] == -100


@settings(max_examples=20, deadline=None)
@given(
    start=st.integers(1998, 2018),
    phase_in=st.integers(1, 8),
    life=st.one_of(st.none(), st.integers(1, 20)),
    change=st.floats(-0.05, 0.05),
)
def test_on_the_path_counts_what_the_start_year_does_not_hold_yet(
    start: int, phase_in: int, life: int | None, change: float
) -> None:
    found = only(
        *stated(
            start_year=start, phase_in_years=phase_in, lifetime_years=life, yearly_change=change
        )
    )
    at_start = found.since_start_t[2009]
    assert found.stand_alone_t[2009] == 0
    for year in range(2010, 2021):
        expected = found.since_start_t[year] - at_start
        assert found.stand_alone_t[year] == pytest.approx(expected, abs=1e-9)
        assert found.joint_t[year] == pytest.approx(expected, abs=1e-6)


def test_a_programme_that_this_program_lacks_is_named_with_those_it_has() -> None:
    with pytest.raises(FileError, match=r"programme byvekst, .* It has .*framtidens-byer"):
        programme_of(a_plan(programme="byvekst"))
