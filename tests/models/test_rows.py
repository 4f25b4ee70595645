"""Rows are checked when they are written, and changed one field at a time."""

import math
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from fbdesk.errors import InputError, PlanError
from fbdesk.models import rows
from fbdesk.models.agreement import Agreement
from fbdesk.models.city import Municipality, Party, Settings
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.measures import CityEnvironmentEffect, Instrument, Measure, MeasureInstrument
from fbdesk.models.money import CostLine
from fbdesk.models.snapshot import PARTS
from fbdesk.models.strategy import Goal, Target
from tests.builders import a_measure, a_reduction, a_target, an_open_plan, changed


def test_what_is_written_is_what_is_read() -> None:
    measure = a_measure("T-07", existing=True, start_year=None)
    with an_open_plan(measure) as connection:
        assert rows.read(connection, Measure) == (measure,)
        assert rows.get(connection, Measure, measure.key) == measure


def test_days_and_moments_survive_in_utc() -> None:
    oslo = timezone(timedelta(hours=2))
    entered = datetime(2009, 5, 19, 14, 30, tzinfo=oslo)
    measure, effect, *inputs = a_reduction(100)
    given_input = changed(inputs[0], entered_at=entered)
    agreement = Agreement(title="Intensjonsavtale", dated=date(2009, 5, 19))
    with an_open_plan(measure, effect, given_input, agreement) as connection:
        (read,) = rows.read(connection, EffectInput)
        assert read.entered_at == datetime(2009, 5, 19, 12, 30, tzinfo=UTC)
        assert rows.read(connection, Agreement)[0].dated == date(2009, 5, 19)


def test_rows_come_in_the_order_of_their_kind() -> None:
    later, earlier = a_measure("T-01", position=2), a_measure("T-02", position=1)
    with an_open_plan(later, earlier) as connection:
        assert [m.number for m in rows.read(connection, Measure)] == ["T-02", "T-01"]


def test_kinds_that_have_rows_are_told_from_those_that_have_none() -> None:
    asked = (Effect, Measure, Municipality, EffectInput)
    with an_open_plan(*a_reduction(100)) as connection:
        assert rows.held(connection, asked) == {Effect, Measure, EffectInput}
        rows.delete(connection, EffectInput, *(r.key for r in rows.read(connection, EffectInput)))
        assert rows.held(connection, asked) == {Effect, Measure}
        rows.insert(connection, Municipality(number="4001", name="Porsgrunn"))
        assert rows.held(connection, asked) == {Effect, Measure, Municipality}


def test_rows_are_looked_for_in_the_tables_and_not_in_what_an_index_may_have_lost() -> None:
    with an_open_plan() as connection:
        asked = rows._which_hold((Measure, Effect))
        steps = [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}")]
    assert {"SCAN measure", "SCAN effect"} <= set(steps)


def test_every_kind_of_a_plan_can_be_asked_at_once() -> None:
    with an_open_plan() as connection:
        assert rows.held(connection, tuple(PARTS)) == frozenset()


def test_a_filter_keeps_the_rows_with_these_values() -> None:
    with an_open_plan(
        a_measure("T-01", focus_area="1"), a_measure("T-02", focus_area="2")
    ) as connection:
        found = rows.read(connection, Measure, focus_area="2")
    assert [measure.number for measure in found] == ["T-02"]


def test_a_change_sets_the_field_and_counts() -> None:
    measure = a_measure(title="Parkering")
    with an_open_plan(measure) as connection:
        rows.change(connection, Measure, measure.key, title="Makspris på parkering")
        assert rows.get(connection, Measure, measure.key) == changed(
            measure, title="Makspris på parkering", rev=1
        )


def test_a_value_that_is_there_already_changes_nothing() -> None:
    measure = a_measure(title="Parkering")
    with an_open_plan(measure) as connection:
        rows.change(connection, Measure, measure.key, title="Parkering")
        assert rows.get(connection, Measure, measure.key).rev == 0


def test_a_row_that_is_gone_is_told_in_plain_words() -> None:
    with an_open_plan() as connection, pytest.raises(PlanError, match="no longer exists"):
        rows.change(connection, Measure, "gone", title="x")


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"title": None}, "title cannot be empty"),
        ({"title": 3}, "title must be str"),
        ({"phase_in_years": 0}, "phase_in_years must be between 1 and 50, not 0"),
        ({"phase_in_years": True}, "phase_in_years must be int"),
        ({"start_year": 1066}, "start_year must be between 1990 and 2100"),
        ({"priority": "urgent"}, "priority must be one of '', 'low', 'medium', 'high'"),
        ({"existing": 1}, "existing must be bool"),
    ],
)
def test_a_wrong_value_is_refused_with_field_and_bounds(
    values: dict[str, str | int | bool | None], told: str
) -> None:
    measure = a_measure()
    with an_open_plan(measure) as connection:
        with pytest.raises(InputError, match=told):
            rows.change(connection, Measure, measure.key, **values)
        assert rows.get(connection, Measure, measure.key) == measure


@pytest.mark.parametrize("share", [math.nan, math.inf])
def test_a_number_must_be_finite(share: float) -> None:
    with pytest.raises(InputError, match="finite"):
        rows.check(a_target(share))


@given(st.floats(0, 1))
def test_every_share_from_nothing_to_all_is_a_target(share: float) -> None:
    rows.check(a_target(share))


def test_a_whole_number_is_a_fine_share() -> None:
    target = a_target(1)
    with an_open_plan(target) as connection:
        assert rows.get(connection, Target, target.key).reduction_share == 1.0


def test_two_measures_cannot_have_one_number() -> None:
    with an_open_plan(a_measure("T-01")) as connection, pytest.raises(IntegrityError):
        rows.insert(connection, a_measure("T-01"))


def test_what_belongs_to_a_measure_goes_along_when_it_is_deleted() -> None:
    measure, effect, *inputs = a_reduction(100)
    assert isinstance(measure, Measure)
    instrument = Instrument(title="Parkeringsnorm")
    link = MeasureInstrument(measure=measure.key, instrument=instrument.key)
    cost = CostLine(measure=measure.key, year=2010, gross_ore=100)
    air = CityEnvironmentEffect(measure=measure.key, aspect="health", score=1)
    with an_open_plan(measure, effect, *inputs, instrument, link, cost, air) as connection:
        rows.delete(connection, Measure, measure.key)
        gone = (Measure, Effect, EffectInput, MeasureInstrument, CostLine, CityEnvironmentEffect)
        assert [rows.read(connection, kind) for kind in gone] == [()] * len(gone)
        assert rows.read(connection, Instrument) == (instrument,)


def test_a_target_lets_go_of_a_deleted_goal() -> None:
    goal = Goal(title="Lavest mulig utslipp")
    target = a_target(goal=goal.key)
    with an_open_plan(goal, target) as connection:
        rows.delete(connection, Goal, goal.key)
        assert rows.get(connection, Target, target.key).goal is None


def test_a_reference_must_lead_somewhere() -> None:
    with an_open_plan() as connection, pytest.raises(IntegrityError):
        rows.insert(connection, Effect(measure="nobody", method="general.stated"))


def test_a_link_is_made_once_and_taken_away() -> None:
    measure, instrument = a_measure(), Instrument(title="Kampanje")
    link = MeasureInstrument(measure=measure.key, instrument=instrument.key)
    with an_open_plan(measure, instrument) as connection:
        rows.set_link(connection, link, linked=True)
        rows.set_link(connection, changed(link, key="another"), linked=True)
        assert len(rows.read(connection, MeasureInstrument)) == 1
        rows.set_link(connection, link, linked=False)
        rows.set_link(connection, link, linked=False)
        assert rows.read(connection, MeasureInstrument) == ()


def test_the_next_position_follows_the_last_one() -> None:
    with an_open_plan(Party(name="KS", kind="ks", position=4)) as connection:
        assert rows.next_position(connection, Party) == 5
        assert rows.next_position(connection, Goal) == 0


def test_strict_tables_refuse_what_python_would_let_through() -> None:
    with an_open_plan() as connection, pytest.raises(IntegrityError):
        connection.exec_driver_sql(
            "INSERT INTO municipality (key, rev, number, name, planning, position)"
            " VALUES ('a', 0, '4001', 'Porsgrunn', 'maybe', 0)"
        )


def test_settings_and_municipalities_are_rows_like_all_others() -> None:
    place = Municipality(number="4003", name="Skien")
    settings = Settings(name="Grenland", programme="framtidens-byer")
    with an_open_plan(settings, place) as connection:
        assert rows.find(connection, Municipality, number="4003") == place
        assert rows.find(connection, Municipality, number="0301") is None
