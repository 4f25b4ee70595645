"""What planners do with scenarios."""

import pytest
from sqlalchemy import Connection

from fbdesk.errors import InputError, PlanError
from fbdesk.models import rows
from fbdesk.models.edits import measures, scenarios
from fbdesk.models.scenarios import Scenario, ScenarioMeasure
from tests.builders import a_measure, an_open_plan

A, B = a_measure("T-01", key="a"), a_measure("T-02", key="b")


def held(connection: Connection, key: str) -> dict[str, bool]:
    found = rows.read(connection, ScenarioMeasure, scenario=key)
    return {link.measure: link.included for link in found}


def titles(connection: Connection) -> list[str]:
    return [scenario.title for scenario in rows.read(connection, Scenario)]


def test_a_new_scenario_stands_last_and_holds_the_measures_given() -> None:
    with an_open_plan(A, B) as connection:
        scenarios.add(connection, title="Først")
        key = scenarios.add(connection, title="Så", measures=("a", "b", "a"), description="Fordi")
        assert titles(connection) == ["Først", "Så"]
        assert held(connection, key) == {"a": True, "b": True}
        assert rows.get(connection, Scenario, key).basis == "chosen"


def test_a_rule_that_there_is_not_is_refused() -> None:
    with an_open_plan() as connection, pytest.raises(InputError, match="basis"):
        scenarios.add(connection, title="Alt", basis="everything")


def test_a_copy_has_the_rule_and_the_measures_and_is_its_own() -> None:
    with an_open_plan(A, B) as connection:
        first = scenarios.add(connection, title="Plan", basis="adopted", measures=("a",))
        scenarios.set_measure(connection, first, "b", included=False)
        copied = scenarios.copy(connection, first, suffix=" (kopi)")
        assert titles(connection) == ["Plan", "Plan (kopi)"]
        assert held(connection, copied) == {"a": True, "b": False}
        scenarios.set_measure(connection, copied, "a", included=None)
        assert held(connection, first) == {"a": True, "b": False}


def test_a_measure_is_taken_in_out_and_left_to_the_rule() -> None:
    with an_open_plan(A) as connection:
        key = scenarios.add(connection, title="Plan")
        scenarios.set_measure(connection, key, "a", included=True)
        assert held(connection, key) == {"a": True}
        scenarios.set_measure(connection, key, "a", included=False)
        assert held(connection, key) == {"a": False}
        scenarios.set_measure(connection, key, "a", included=None)
        scenarios.set_measure(connection, key, "a", included=None)
        assert held(connection, key) == {}


def test_several_measures_move_in_one_go() -> None:
    with an_open_plan(A, B) as connection:
        key = scenarios.add(connection, title="Plan")
        scenarios.set_measures(connection, key, ("a", "b"), included=True)
        assert held(connection, key) == {"a": True, "b": True}


def test_a_measure_or_a_scenario_that_goes_takes_its_links_along() -> None:
    with an_open_plan(A, B) as connection:
        key = scenarios.add(connection, title="Plan", measures=("a", "b"))
        measures.delete(connection, "a")
        assert held(connection, key) == {"b": True}
        scenarios.delete(connection, key)
        assert rows.read(connection, ScenarioMeasure) == ()
        assert [measure.key for measure in rows.read(connection, type(B))] == ["b"]


def test_copying_a_scenario_that_is_gone_says_so() -> None:
    with an_open_plan() as connection, pytest.raises(PlanError, match="no longer exists"):
        scenarios.copy(connection, "gone", suffix="")
