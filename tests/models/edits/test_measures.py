"""What a planner does with measures."""

import pytest

from fbdesk.errors import InputError
from fbdesk.models import rows
from fbdesk.models.city import Party
from fbdesk.models.edits import measures
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.measures import (
    CityEnvironmentEffect,
    Instrument,
    Measure,
    MeasureInstrument,
    MeasurePartner,
)
from fbdesk.models.money import CostLine
from tests.builders import a_measure, a_reduction, an_open_plan


def test_the_first_measure_is_number_one_and_the_next_follows_the_highest() -> None:
    with an_open_plan() as connection:
        measures.add(connection, title="Sykkelvei")
        rows.insert(connection, a_measure("T-19"))
        measures.add(connection, title="Makspris", focus_area="1", status="adopted")
        found = {m.title: m for m in rows.read(connection, Measure)}
    assert found["Sykkelvei"].number == "T-01"
    assert found["Makspris"].number == "T-20"
    assert found["Makspris"].status == "adopted"


def test_numbers_of_the_citys_own_pattern_are_continued() -> None:
    with an_open_plan(a_measure("ATP 7"), a_measure("uten nummer")) as connection:
        assert measures.next_number(connection) == "ATP 08"


def test_a_wrong_field_is_refused_and_nothing_is_added() -> None:
    with an_open_plan() as connection:
        with pytest.raises(InputError):
            measures.add(connection, title="Sykkelvei", start_year=12)
        assert rows.read(connection, Measure) == ()


def test_a_duplicate_brings_everything_that_belongs_to_the_measure() -> None:
    measure, effect, *inputs = a_reduction(250)
    cost = CostLine(measure=measure.key, year=2010, gross_ore=12_500)
    with an_open_plan(measure, effect, *inputs, cost) as connection:
        copy = measures.duplicate(connection, measure.key, suffix=" (kopi)")
        made = rows.get(connection, Measure, copy)
        (copied,) = rows.read(connection, Effect, measure=copy)
        values = {i.name: i.value for i in rows.read(connection, EffectInput, effect=copied.key)}
        (money,) = rows.read(connection, CostLine, measure=copy)
        assert len(rows.read(connection, EffectInput)) == 4
    assert (made.number, made.title) == ("T-02", "Tiltak T-01 (kopi)")
    assert copied.key != effect.key
    assert values["effect_t"] == -250
    assert money.gross_ore == 12_500


def test_several_measures_are_deleted_at_once() -> None:
    first, second, third = (a_measure(f"T-0{n}") for n in (1, 2, 3))
    with an_open_plan(first, second, third) as connection:
        measures.delete(connection, first.key, third.key)
        assert rows.read(connection, Measure) == (second,)


def test_an_instrument_carries_a_measure_until_it_is_let_go() -> None:
    measure = a_measure()
    with an_open_plan(measure) as connection:
        key = measures.add_instrument(connection, title="Parkeringsnorm", restrictive=True)
        measures.set_instrument(connection, measure.key, key, linked=True)
        assert rows.read(connection, MeasureInstrument)[0].instrument == key
        assert rows.get(connection, Instrument, key).restrictive
        measures.set_instrument(connection, measure.key, key, linked=False)
        assert rows.read(connection, MeasureInstrument) == ()


def test_a_partner_takes_part_in_a_measure() -> None:
    measure, county = a_measure(), Party(name="Telemark fylkeskommune", kind="county")
    with an_open_plan(measure, county) as connection:
        measures.set_partner(connection, measure.key, county.key, linked=True)
        assert rows.read(connection, MeasurePartner)[0].party == county.key


def test_the_city_environment_is_scored_once_per_aspect_and_cleared() -> None:
    measure = a_measure()
    with an_open_plan(measure) as connection:
        measures.set_city_environment(connection, measure.key, "health", score=2, reason="støy")
        measures.set_city_environment(connection, measure.key, "health", score=1, reason="støy")
        (scored,) = rows.read(connection, CityEnvironmentEffect)
        assert (scored.score, scored.reason) == (1, "støy")
        measures.set_city_environment(connection, measure.key, "health", score=0)
        assert rows.read(connection, CityEnvironmentEffect) == ()
        measures.set_city_environment(connection, measure.key, "safety", score=0)
        assert rows.read(connection, CityEnvironmentEffect) == ()


def test_a_score_beyond_two_is_refused() -> None:
    measure = a_measure()
    with an_open_plan(measure) as connection, pytest.raises(InputError, match="between -2 and 2"):
        measures.set_city_environment(connection, measure.key, "health", score=3)
