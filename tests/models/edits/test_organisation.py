"""Bodies and members in their order, and the programme's networks and series, each once."""

import pytest

from fbdesk.errors import InputError
from fbdesk.models import rows
from fbdesk.models.city import Party
from fbdesk.models.edits import organisation
from fbdesk.models.new_plan import bodies_of, new_plan, series_of
from fbdesk.models.organisation import Body, BodyMember, MeetingSeries
from fbdesk.models.programmes.programme import load_programme
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


# order


def test_each_body_counts_its_own_seats() -> None:
    with an_open_plan(Body(key="a", name="A"), Body(key="b", name="B", position=1)) as connection:
        for body in ("a", "a", "b"):
            organisation.add_member(connection, body, role="Medlem")
        assert [seat.position for seat in rows.read(connection, BodyMember, body="a")] == [0, 1]
        assert [seat.position for seat in rows.read(connection, BodyMember, body="b")] == [0]


def test_a_seat_speaks_for_a_party_and_names_nobody_by_itself() -> None:
    city = Party(key="city", name="Skien", kind="municipality")
    with an_open_plan(city, Body(key="a", name="A")) as connection:
        organisation.add_member(connection, "a", role="Leder", party="city")
        (seat,) = rows.read(connection, BodyMember)
    assert (seat.party, seat.person) == ("city", "")


# what is refused, and what goes along


def test_a_kind_of_body_that_is_not_known_is_refused() -> None:
    with an_open_plan() as connection:
        with pytest.raises(InputError):
            organisation.add_body(connection, name="Klubb", kind="club")
        assert rows.read(connection, Body) == ()


def test_a_deleted_body_takes_its_seats_along_and_its_series_lets_go() -> None:
    body, other = Body(key="a", name="A"), Body(key="b", name="B", position=1)
    series = MeetingSeries(key="s", title="Møter", body="a")
    seats = (BodyMember(body="a", role="Leder"), BodyMember(key="left", body="b", role="Medlem"))
    with an_open_plan(body, other, series, *seats) as connection:
        rows.delete(connection, Body, "a")
        assert [seat.key for seat in rows.read(connection, BodyMember)] == ["left"]
        assert rows.get(connection, MeetingSeries, "s").body is None


# what the programme brings


def test_a_network_that_was_deleted_comes_back_alone_and_last() -> None:
    with an_open_plan(*bodies_of(PROGRAMME)) as connection:
        energy = rows.find(connection, Body, origin="energy")
        assert energy is not None
        rows.delete(connection, Body, energy.key)
        assert organisation.add_programme_bodies(connection, PROGRAMME) == 1
        origins = [body.origin for body in rows.read(connection, Body)]
    assert origins == ["transport", "consumption", "adaptation", "energy"]


def test_a_network_under_another_name_is_still_the_programmes() -> None:
    renamed = Body(name="Bilgruppa", origin="transport")
    lacking = organisation.missing(bodies_of(PROGRAMME), (renamed,))
    assert [body.origin for body in lacking] == ["energy", "consumption", "adaptation"]


def test_an_own_body_with_a_networks_name_is_not_the_programmes() -> None:
    own = Body(name="Nettverk for energi i bygg")
    assert len(organisation.missing(bodies_of(PROGRAMME), (own,))) == 4


def test_a_programme_without_networks_adds_its_series_alone() -> None:
    programme = load_programme("klimaplan")
    with an_open_plan(MeetingSeries(title="Egen", position=4)) as connection:
        assert organisation.add_programme_bodies(connection, programme) == 0
        assert organisation.add_programme_series(connection, programme) == 3
        held = rows.read(connection, MeetingSeries)
    assert [(series.origin, series.position) for series in held] == [
        *(("", 4), ("council", 5), ("management", 6), ("climate_group", 7))
    ]
