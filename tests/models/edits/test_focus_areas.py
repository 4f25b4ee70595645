"""What a planner does with the focus areas of a plan that has its own."""

import pytest

from fbdesk.errors import InputError
from fbdesk.models import rows
from fbdesk.models.agreement import Commitment
from fbdesk.models.city import Party
from fbdesk.models.edits import focus_areas
from fbdesk.models.strategy import Strategy
from tests.builders import a_measure, an_open_plan

TRAVEL = Strategy(focus_area="1", own_name="Reiser")


def test_a_new_area_gets_the_first_free_code() -> None:
    with an_open_plan(TRAVEL, Strategy(focus_area="3")) as connection:
        assert focus_areas.add(connection, " Havn ") == "2"
        added = rows.find(connection, Strategy, focus_area="2")
    assert added is not None
    assert added.own_name == "Havn"


def test_a_plan_has_no_more_areas_than_there_are_codes() -> None:
    full = [Strategy(focus_area=code) for code in focus_areas.CODES]
    with an_open_plan(*full) as connection, pytest.raises(InputError, match="at most 9"):
        focus_areas.add(connection, "Havn")


def test_an_area_is_renamed_and_keeps_what_is_written_of_it() -> None:
    written = Strategy(focus_area="2", status="Mange bygg.")
    with an_open_plan(written) as connection:
        focus_areas.rename(connection, "2", "Bygg")
        changed = rows.get(connection, Strategy, written.key)
    assert (changed.own_name, changed.status) == ("Bygg", "Mange bygg.")


def test_an_area_without_a_strategy_gets_one_with_its_name() -> None:
    with an_open_plan() as connection:
        focus_areas.rename(connection, "0", "Oss selv")
        assert [s.own_name for s in rows.read(connection, Strategy)] == ["Oss selv"]


@pytest.mark.parametrize("name", ["", "  "])
def test_an_area_needs_a_name(name: str) -> None:
    with an_open_plan(TRAVEL) as connection:
        with pytest.raises(InputError, match="needs a name"):
            focus_areas.rename(connection, "1", name)
        with pytest.raises(InputError, match="needs a name"):
            focus_areas.add(connection, name)


def test_an_area_that_nothing_belongs_to_is_removed_with_its_strategy() -> None:
    with an_open_plan(TRAVEL, a_measure("T-1", focus_area="2")) as connection:
        focus_areas.remove(connection, "1")
        assert rows.read(connection, Strategy) == ()


def test_an_area_with_rows_stays_and_says_how_many_they_are() -> None:
    city = Party(key="city", name="Skien kommune", kind="municipality")
    promise = Commitment(number="F-1", party=city.key, text="Bygge.", focus_area="1")
    measures = [a_measure("T-1"), a_measure("T-2", position=1)]
    with an_open_plan(TRAVEL, city, promise, *measures) as connection:
        with pytest.raises(InputError, match="3 rows of the plan still belong to area 1"):
            focus_areas.remove(connection, "1")
        assert rows.read(connection, Strategy) == (TRAVEL,)


def test_the_joint_area_stays() -> None:
    joint = Strategy(focus_area="0")
    with an_open_plan(joint) as connection, pytest.raises(InputError, match="joint area"):
        focus_areas.remove(connection, "0")


def test_every_kind_that_names_an_area_is_known() -> None:
    assert {kind.__name__ for kind, _ in focus_areas.NAMING} >= {
        *("Challenge", "Goal", "Measure", "Commitment", "Indicator", "Body", "Communication"),
        "JointProject",
    }
