"""A plan may have focus areas of its own: its strategies, under the plan's names."""

import pytest

from fbdesk.errors import FileError
from fbdesk.models.programmes.area_codes import AREA_COLOURS, JOINT_AREA
from fbdesk.models.programmes.of_plan import programme_of, with_own_areas
from fbdesk.models.programmes.programme import load_programme, programme_codes
from fbdesk.models.snapshot import Plan
from fbdesk.models.strategy import Strategy
from tests.builders import a_plan

CLIMATE = load_programme("klimaplan")


def own(*strategies: Strategy) -> Plan:
    return a_plan(*strategies, programme="klimaplan")


def names(plan: Plan) -> list[tuple[str, str]]:
    return [(area.code, area.name.nb) for area in programme_of(plan).focus_areas]


def test_the_strategies_of_a_plan_are_its_areas_under_its_own_names() -> None:
    plan = own(
        Strategy(focus_area="1", own_name="Reiser i byen"),
        Strategy(focus_area="5", own_name="Landbruk"),
        Strategy(focus_area="0"),
    )
    assert names(plan) == [
        ("1", "Reiser i byen"),
        ("5", "Landbruk"),
        ("0", "Felles og egen virksomhet"),
    ]


def test_a_renamed_area_keeps_its_tasks_and_how_it_is_measured() -> None:
    area = programme_of(own(Strategy(focus_area="4", own_name="Vann"))).focus_area("4")
    given = CLIMATE.focus_area("4")
    assert area.tasks == given.tasks
    assert not area.measured_in_tonnes
    assert area.short_name.nb == "Vann"


def test_an_area_that_the_programme_does_not_know_is_measured_in_tonnes() -> None:
    area = programme_of(own(Strategy(focus_area="6", own_name="Havn"))).focus_area("6")
    assert area.measured_in_tonnes
    assert area.tasks == ()
    assert area.colour == AREA_COLOURS["6"]


def test_an_area_without_any_name_is_called_by_its_code() -> None:
    assert names(own(Strategy(focus_area="7")))[0] == ("7", "7")


def test_the_joint_area_is_always_there_and_last() -> None:
    assert [code for code, _ in names(own(Strategy(focus_area="2")))] == ["2", JOINT_AREA]


def test_a_plan_without_strategies_has_the_areas_that_it_starts_with() -> None:
    assert programme_of(own()).focus_areas == CLIMATE.focus_areas


def test_where_the_programme_gives_the_areas_a_plan_changes_none() -> None:
    given = load_programme("framtidens-byer")
    plan = a_plan(Strategy(focus_area="1", own_name="Reiser"))
    assert with_own_areas(given, plan) is given


def test_a_programme_that_is_not_here_is_named() -> None:
    with pytest.raises(FileError, match="byvekst"):
        programme_of(a_plan(programme="byvekst"))


@pytest.mark.parametrize("code", programme_codes())
def test_the_areas_of_every_programme_have_the_colours_of_their_codes(code: str) -> None:
    areas = load_programme(code).focus_areas
    assert {area.code: area.colour for area in areas} == {
        area.code: AREA_COLOURS[area.code] for area in areas
    }
    assert areas[-1].code == JOINT_AREA
