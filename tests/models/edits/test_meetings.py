"""The next meeting of a series, the order of an agenda, its links, and what is to be done."""

from datetime import date

import pytest
from sqlalchemy import Connection

from fbdesk.errors import InputError
from fbdesk.models import rows
from fbdesk.models.agreement import Commitment
from fbdesk.models.city import Party
from fbdesk.models.edits import meetings
from fbdesk.models.organisation import (
    ActionItem,
    AgendaItem,
    AgendaItemCommitment,
    AgendaItemMeasure,
    Meeting,
    MeetingParticipant,
    MeetingSeries,
)
from tests.builders import a_measure, an_open_plan

SERIES = MeetingSeries(title="Administrativt møte", times_per_year=2)
SPRING = Meeting(
    title="Administrativt møte",
    series=SERIES.key,
    dated=date(2010, 4, 12),
    starts="09.00",
    place="Oslo",
    chair="Nettverksleder",
    summary="Godt møte",
    state="held",
)
WINTER = Meeting(title="Gammelt møte", series=SERIES.key, dated=date(2010, 1, 12), place="Bergen")
LINE = "{text}, {who}, {due}"


def agenda(connection: object, meeting: str) -> list[str]:
    held = rows.read(connection, AgendaItem, meeting=meeting)  # type: ignore[arg-type] # a connection
    return [item.title for item in held]


def test_a_new_series_and_a_new_meeting_stand_with_their_fields() -> None:
    with an_open_plan() as connection:
        first = meetings.add_series(connection, title="Nettverk", times_per_year=4)
        second = meetings.add_series(connection, title="Toppmøte")
        key = meetings.add_meeting(connection, title="Møte 1", series=first, place="Skien")
        series = rows.read(connection, MeetingSeries)
        meeting = rows.get(connection, Meeting, key)
    assert [(one.key, one.position) for one in series] == [(first, 0), (second, 1)]
    assert series[0].times_per_year == 4
    assert (meeting.series, meeting.place, meeting.state) == (first, "Skien", "planned")


def test_the_next_meeting_takes_over_place_and_participants_of_the_last_one() -> None:
    here = MeetingParticipant(meeting=SPRING.key, role="Prosjektleder", attendance="attended")
    with an_open_plan(SERIES, WINTER, SPRING, here) as connection:
        key = meetings.next_meeting(connection, SERIES.key, carried="Oppfølging", line=LINE)
        made = rows.get(connection, Meeting, key)
        (asked,) = rows.read(connection, MeetingParticipant, meeting=key)
        assert agenda(connection, key) == []
    assert (made.title, made.place, made.starts) == ("Administrativt møte", "Oslo", "09.00")
    assert (made.dated, made.summary, made.state) == (None, "", "planned")
    assert (asked.role, asked.attendance) == ("Prosjektleder", "invited")


def test_the_next_meeting_begins_with_what_is_still_open() -> None:
    done = ActionItem(meeting=WINTER.key, text="Gjort", done=date(2010, 2, 1))
    old = ActionItem(meeting=WINTER.key, text="Be om tall", position=1)
    new = ActionItem(
        meeting=SPRING.key, text="Skrive\nbrev", responsible="Rådmannen", due=date(2010, 6, 1)
    )
    with an_open_plan(SERIES, WINTER, SPRING, done, old, new) as connection:
        key = meetings.next_meeting(connection, SERIES.key, carried="Oppfølging", line=LINE)
        (item,) = rows.read(connection, AgendaItem, meeting=key)
    assert item.title == "Oppfølging"
    assert item.text == "- Be om tall, –, –\n- Skrive brev, Rådmannen, 01.06.2010"


def test_what_is_carried_over_as_a_list_becomes_one_item_of_the_new_list() -> None:
    listed = ActionItem(meeting=SPRING.key, text="Be om:\n- tall for **buss**\n- kart")
    with an_open_plan(SERIES, SPRING, listed) as connection:
        key = meetings.next_meeting(connection, SERIES.key, carried="Oppfølging", line=LINE)
        (item,) = rows.read(connection, AgendaItem, meeting=key)
    assert item.text == "- Be om: tall for buss; kart, –, –"


def test_the_first_meeting_of_a_series_has_its_title() -> None:
    with an_open_plan(SERIES) as connection:
        key = meetings.next_meeting(connection, SERIES.key, carried="Oppfølging", line=LINE)
        assert rows.get(connection, Meeting, key).title == "Administrativt møte"


def test_an_item_comes_last_or_below_another() -> None:
    with an_open_plan(SERIES, SPRING) as connection:
        first = meetings.add_item(connection, SPRING.key, title="A")
        meetings.add_item(connection, SPRING.key, title="B")
        meetings.add_item(connection, SPRING.key, title="C", after=first)
        assert agenda(connection, SPRING.key) == ["A", "C", "B"]


def test_an_item_is_linked_to_a_measure_and_a_commitment_once_and_let_go() -> None:
    measure, city = a_measure(), Party(name="Skien", kind="municipality")
    promise = Commitment(number="F-01", party=city.key, text="Færre p-plasser")
    with an_open_plan(SERIES, SPRING, measure, city, promise) as connection:
        item = meetings.add_item(connection, SPRING.key, title="Parkering")
        for _ in range(2):
            meetings.set_measure(connection, item, measure.key, linked=True)
            meetings.set_commitment(connection, item, promise.key, linked=True)
        assert len(rows.read(connection, AgendaItemMeasure)) == 1
        assert len(rows.read(connection, AgendaItemCommitment)) == 1
        meetings.set_measure(connection, item, measure.key, linked=False)
        meetings.set_commitment(connection, item, promise.key, linked=False)
        assert rows.read(connection, AgendaItemMeasure) == ()
        assert rows.read(connection, AgendaItemCommitment) == ()


def test_an_action_item_is_done_on_a_day_and_open_again() -> None:
    with an_open_plan(SERIES, SPRING) as connection:
        key = meetings.add_action(connection, SPRING.key, text="Ringe", responsible="Ordføreren")
        meetings.finish(connection, key, done=date(2010, 5, 1))
        action = rows.get(connection, ActionItem, key)
        assert (action.done, action.responsible) == (date(2010, 5, 1), "Ordføreren")
        meetings.finish(connection, key, done=None)
        assert rows.get(connection, ActionItem, key).done is None


def test_participants_are_asked_in_order_and_a_meeting_is_held() -> None:
    planned = Meeting(title="Møte")
    with an_open_plan(planned) as connection:
        meetings.add_participant(connection, planned.key, role="Ordfører")
        meetings.add_participant(connection, planned.key, role="Rådmann")
        meetings.hold(connection, planned.key)
        asked = rows.read(connection, MeetingParticipant)
        state = rows.get(connection, Meeting, planned.key).state
    assert [(one.role, one.position) for one in asked] == [("Ordfører", 0), ("Rådmann", 1)]
    assert state == "held"


def test_an_item_that_is_deleted_leaves_what_is_to_be_done() -> None:
    with an_open_plan(SERIES, SPRING) as connection:
        item = meetings.add_item(connection, SPRING.key, title="Buss")
        meetings.add_action(connection, SPRING.key, text="Ringe", item=item)
        rows.delete(connection, AgendaItem, item)
        (action,) = rows.read(connection, ActionItem)
    assert action.agenda_item is None


# what the next meeting takes along, and what stays where it is


def next_of(connection: Connection, series: str = SERIES.key) -> str:
    return meetings.next_meeting(connection, series, carried="Oppfølging", line=LINE)


def test_of_two_meetings_on_one_day_the_later_start_is_the_last() -> None:
    day = date(2010, 6, 1)
    lunch = Meeting(title="Lunsj", series=SERIES.key, dated=day, starts="12.00", place="Kantina")
    early = Meeting(title="Frokost", series=SERIES.key, dated=day, starts="08.00", place="Torget")
    with an_open_plan(SERIES, lunch, early) as connection:
        made = rows.get(connection, Meeting, next_of(connection))
    assert (made.title, made.starts, made.place) == ("Lunsj", "12.00", "Kantina")


def test_a_meeting_without_a_day_is_not_the_last_of_its_series() -> None:
    someday = Meeting(title="En gang", series=SERIES.key, place="Hamar")
    with an_open_plan(SERIES, someday, WINTER) as connection:
        made = rows.get(connection, Meeting, next_of(connection))
    assert (made.title, made.place) == ("Gammelt møte", "Bergen")


def test_participants_come_along_in_their_order_with_party_and_person() -> None:
    city = Party(name="Skien", kind="municipality")
    second = MeetingParticipant(meeting=SPRING.key, role="Rådmann", position=1)
    first = MeetingParticipant(
        meeting=SPRING.key, role="Ordfører", party=city.key, person="Kari Nes", attendance="absent"
    )
    with an_open_plan(SERIES, SPRING, city, second, first) as connection:
        key = next_of(connection)
        asked = rows.read(connection, MeetingParticipant, meeting=key)
        before = rows.read(connection, MeetingParticipant, meeting=SPRING.key)
    assert [(one.role, one.party, one.person) for one in asked] == [
        ("Ordfører", city.key, "Kari Nes"),
        ("Rådmann", None, ""),
    ]
    assert {one.attendance for one in asked} == {"invited"}
    assert [one.attendance for one in before] == ["absent", "invited"]


def test_only_the_last_meetings_participants_are_asked_again() -> None:
    gone = MeetingParticipant(meeting=WINTER.key, role="Tidligere leder")
    with an_open_plan(SERIES, WINTER, SPRING, gone) as connection:
        key = next_of(connection)
        assert rows.read(connection, MeetingParticipant, meeting=key) == ()


def test_what_another_series_left_open_is_not_carried_over() -> None:
    other = MeetingSeries(title="Toppmøte", position=1)
    summit = Meeting(title="Toppmøte", series=other.key, dated=date(2010, 3, 1))
    theirs = ActionItem(meeting=summit.key, text="Statens sak")
    with an_open_plan(SERIES, other, SPRING, summit, theirs) as connection:
        assert agenda(connection, next_of(connection)) == []
        assert agenda(connection, next_of(connection, other.key)) == ["Oppfølging"]


def test_what_is_carried_over_also_stays_with_the_meeting_that_it_came_from() -> None:
    waiting = ActionItem(meeting=SPRING.key, text="Be om tall")
    with an_open_plan(SERIES, SPRING, waiting) as connection:
        next_of(connection)
        assert rows.read(connection, ActionItem) == (waiting,)


def test_a_text_with_braces_is_carried_over_as_it_stands() -> None:
    odd = ActionItem(meeting=SPRING.key, text="Fyll ut {navn} og {0}", responsible="{who}")
    with an_open_plan(SERIES, SPRING, odd) as connection:
        (item,) = rows.read(connection, AgendaItem, meeting=next_of(connection))
    assert item.text == "- Fyll ut {navn} og {0}, {who}, –"


def test_the_chair_is_kept_and_who_wrote_the_minutes_is_not() -> None:
    told = Meeting(title="Møte", series=SERIES.key, chair="Ordføreren", minutes_by="Kari")
    with an_open_plan(SERIES, told) as connection:
        made = rows.get(connection, Meeting, next_of(connection))
    assert (made.chair, made.minutes_by) == ("Ordføreren", "")


# the agenda


def test_an_item_below_one_of_another_meeting_comes_last() -> None:
    elsewhere = AgendaItem(meeting=WINTER.key, title="X")
    with an_open_plan(SERIES, SPRING, WINTER, elsewhere) as connection:
        meetings.add_item(connection, SPRING.key, title="A")
        meetings.add_item(connection, SPRING.key, title="B", after=elsewhere.key)
        assert agenda(connection, SPRING.key) == ["A", "B"]
        assert agenda(connection, WINTER.key) == ["X"]


def test_each_meeting_counts_its_own_action_items() -> None:
    with an_open_plan(SERIES, SPRING, WINTER) as connection:
        for meeting in (SPRING, SPRING, WINTER):
            meetings.add_action(connection, meeting.key, text="Ringe")
        places = {
            meeting.title: [
                action.position for action in rows.read(connection, ActionItem, meeting=meeting.key)
            ]
            for meeting in (SPRING, WINTER)
        }
    assert places == {"Administrativt møte": [0, 1], "Gammelt møte": [0]}


@pytest.mark.parametrize("times", [0, -1, 53])
def test_a_series_that_nobody_could_attend_is_refused(times: int) -> None:
    with an_open_plan() as connection:
        with pytest.raises(InputError, match="between 1 and 52"):
            meetings.add_series(connection, title="Ofte", times_per_year=times)
        assert rows.read(connection, MeetingSeries) == ()


def test_a_state_that_meetings_do_not_have_is_refused() -> None:
    with an_open_plan() as connection:
        with pytest.raises(InputError):
            meetings.add_meeting(connection, title="Møte", state="postponed")
        assert rows.read(connection, Meeting) == ()


def test_a_meeting_that_is_held_already_counts_one_change() -> None:
    with an_open_plan(Meeting(key="m", title="Møte")) as connection:
        meetings.hold(connection, "m")
        meetings.hold(connection, "m")
        assert rows.get(connection, Meeting, "m").rev == 1


def test_a_link_that_is_not_there_is_let_go_without_a_word() -> None:
    item, measure = AgendaItem(meeting=SPRING.key, title="A"), a_measure()
    with an_open_plan(SERIES, SPRING, item, measure) as connection:
        meetings.set_measure(connection, item.key, measure.key, linked=False)
        assert rows.read(connection, AgendaItemMeasure) == ()


# what goes along when something is deleted


def test_a_deleted_meeting_takes_its_agenda_links_people_and_action_items_along() -> None:
    item, measure = AgendaItem(meeting=SPRING.key, title="A"), a_measure()
    link = AgendaItemMeasure(agenda_item=item.key, measure=measure.key)
    asked = MeetingParticipant(meeting=SPRING.key, role="Ordfører")
    action = ActionItem(meeting=SPRING.key, agenda_item=item.key, text="Ringe")
    everything = (SERIES, SPRING, WINTER, item, measure, link, asked, action)
    with an_open_plan(*everything) as connection:
        rows.delete(connection, Meeting, SPRING.key)
        for kind in (AgendaItem, AgendaItemMeasure, MeetingParticipant, ActionItem):
            assert rows.read(connection, kind) == ()
        assert rows.read(connection, Meeting) == (WINTER,)
        assert rows.read(connection, MeetingSeries) == (SERIES,)


def test_a_deleted_series_leaves_its_meetings_behind() -> None:
    with an_open_plan(SERIES, SPRING) as connection:
        rows.delete(connection, MeetingSeries, SERIES.key)
        (left,) = rows.read(connection, Meeting)
    assert (left.title, left.series) == ("Administrativt møte", None)


def test_a_deleted_measure_leaves_the_item_that_was_about_it() -> None:
    item, measure = AgendaItem(meeting=SPRING.key, title="A"), a_measure()
    link = AgendaItemMeasure(agenda_item=item.key, measure=measure.key)
    with an_open_plan(SERIES, SPRING, item, measure, link) as connection:
        rows.delete(connection, type(measure), measure.key)
        assert rows.read(connection, AgendaItem) == (item,)
        assert rows.read(connection, AgendaItemMeasure) == ()
