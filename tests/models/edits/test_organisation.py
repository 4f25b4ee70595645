"""Bodies and members in their order, and the programme's networks and series, each once."""

from fbdesk.models import rows
from fbdesk.models.edits import organisation
from fbdesk.models.new_plan import bodies_of, new_plan, series_of
from fbdesk.models.organisation import Body, BodyMember, MeetingSeries
from fbdesk.models.programme import load_programme
from tests.builders import an_open_plan

PROGRAMME = load_programme("framtidens-byer")


def test_bodies_and_members_come_in_the_order_in_which_they_are_added() -> None:
    with an_open_plan() as connection:
        first = organisation.add_body(connection, name="Styringsgruppe", kind="steering")
        organisation.add_body(connection, name="Arbeidsgruppe")
        organisation.add_member(connection, first, role="Leder")
        organisation.add_member(connection, first, role="Medlem")
        bodies = rows.read(connection, Body)
        members = rows.read(connection, BodyMember)
    assert [(body.name, body.kind) for body in bodies] == [
        ("Styringsgruppe", "steering"),
        ("Arbeidsgruppe", "working_group"),
    ]
    assert [member.role for member in members] == ["Leder", "Medlem"]


def test_the_programmes_networks_are_inserted_once_behind_the_plans_own() -> None:
    own = Body(name="Egen gruppe")
    with an_open_plan(own) as connection:
        assert organisation.add_programme_bodies(connection, PROGRAMME) == 4
        assert organisation.add_programme_bodies(connection, PROGRAMME) == 0
        bodies = rows.read(connection, Body)
    assert [body.name for body in bodies][:2] == ["Egen gruppe", "Nettverk for areal og transport"]
    assert [body.origin for body in bodies] == [
        *("", "transport", "energy", "consumption", "adaptation")
    ]


def test_only_the_series_that_lack_are_inserted() -> None:
    summit = MeetingSeries(title="Vårt navn på toppmøtet", origin="summit")
    with an_open_plan(summit) as connection:
        assert organisation.add_programme_series(connection, PROGRAMME) == 4
        titles = [series.title for series in rows.read(connection, MeetingSeries)]
    assert titles[:2] == ["Vårt navn på toppmøtet", "Administrativt møte"]
    assert "Politisk toppmøte" not in titles


def test_a_body_takes_the_place_of_another() -> None:
    with an_open_plan() as connection:
        keys = [organisation.add_body(connection, name=name) for name in "ABC"]
        organisation.move(connection, Body, keys[2], to=keys[0])
        assert [body.name for body in rows.read(connection, Body)] == ["C", "A", "B"]


def test_a_new_plan_has_the_programmes_networks_and_series() -> None:
    made = new_plan(PROGRAMME, ["4001"])
    bodies = [row for row in made if isinstance(row, Body)]
    series = [row for row in made if isinstance(row, MeetingSeries)]
    assert [body.origin for body in bodies] == [body.origin for body in bodies_of(PROGRAMME)]
    assert [body.kind for body in bodies] == ["network"] * 4
    assert [(one.title, one.times_per_year) for one in series][:2] == [
        ("Politisk toppmøte", 1),
        ("Administrativt møte", 2),
    ]
    assert len(series) == len(series_of(PROGRAMME)) == 5
