"""A refreshed snapshot equals one that is read afresh, whatever changed."""

from sqlalchemy import Connection

from fbdesk.models import rows
from fbdesk.models.measures import CityEnvironmentEffect, Measure
from fbdesk.models.money import CostLine
from fbdesk.models.reading import READ_WHOLE_FROM, read_snapshot, refresh_snapshot
from fbdesk.models.snapshot import Plan
from tests.builders import a_measure, an_open_plan, some_settings


def assert_fresh(connection: Connection, before: Plan, *keys: str) -> Plan:
    after = refresh_snapshot(connection, before, {"measure": frozenset(keys)})
    assert after == read_snapshot(connection)
    return after


def test_changed_new_and_deleted_rows_find_their_place() -> None:
    measures = [a_measure(f"T-{n}", position=n) for n in range(5)]
    new = a_measure("T-9", position=2)
    with an_open_plan(some_settings(), *measures) as connection:
        before = read_snapshot(connection)
        rows.change(connection, Measure, measures[0].key, position=7)
        rows.change(connection, Measure, measures[3].key, title="Gangvei")
        rows.delete(connection, Measure, measures[1].key)
        rows.insert(connection, new)
        keys = [measures[0].key, measures[1].key, measures[3].key, new.key]
        after = assert_fresh(connection, before, *keys)
    assert [m.number for m in after.measures] == ["T-2", "T-9", "T-3", "T-4", "T-0"]
    assert after.measures[0] is before.measures[2], "what did not change is the same row"


def test_many_changed_rows_are_read_as_a_whole() -> None:
    measures = [a_measure(f"T-{n:03}", position=n) for n in range(READ_WHOLE_FROM + 1)]
    with an_open_plan(some_settings(), *measures) as connection:
        before = read_snapshot(connection)
        connection.exec_driver_sql("UPDATE measure SET position = -position")
        after = assert_fresh(connection, before, *(m.key for m in measures))
    assert after.measures[-1].number == "T-000"


def test_rows_are_ordered_as_the_database_orders_them() -> None:
    measure = a_measure()
    years = [2020, 2009, 2015]
    lines = [CostLine(measure=measure.key, year=year) for year in years]
    with an_open_plan(some_settings(), measure, *lines[:1]) as connection:
        before = read_snapshot(connection)
        rows.insert(connection, *lines[1:])
        touched = {"cost_line": frozenset(line.key for line in lines[1:])}
        after = refresh_snapshot(connection, before, touched)
        assert after == read_snapshot(connection)
    assert [line.year for line in after.cost_lines] == sorted(years)


def test_rows_without_an_order_of_their_own_go_by_key() -> None:
    measure = a_measure()
    scores = [
        CityEnvironmentEffect(measure=measure.key, aspect=aspect) for aspect in ("a", "b", "c")
    ]
    with an_open_plan(some_settings(), measure, scores[0]) as connection:
        before = read_snapshot(connection)
        rows.insert(connection, *scores[1:])
        touched = {"city_environment_effect": frozenset(score.key for score in scores[1:])}
        after = refresh_snapshot(connection, before, touched)
        assert after == read_snapshot(connection)
    assert [s.key for s in after.city_environment_effects] == sorted(s.key for s in scores)


def test_settings_are_refreshed_like_any_row() -> None:
    settings = some_settings()
    with an_open_plan(settings) as connection:
        before = read_snapshot(connection)
        rows.change(connection, type(settings), settings.key, name="Skien")
        after = refresh_snapshot(connection, before, {"plan": frozenset({settings.key})})
        assert after == read_snapshot(connection)
    assert after.settings.name == "Skien"
