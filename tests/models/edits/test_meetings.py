"""The next meeting of a series, the order of an agenda, its links, and what is to be done."""

from datetime import date

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


def test_an_item_moves_up_and_down_and_stays_inside_the_agenda() -> None:
    with an_open_plan(SERIES, SPRING) as connection:
        keys = [meetings.add_item(connection, SPRING.key, title=title) for title in "ABC"]
        meetings.move_item(connection, keys[2], steps=-1)
        assert agenda(connection, SPRING.key) == ["A", "C", "B"]
        meetings.move_item(connection, keys[0], steps=1)
        assert agenda(connection, SPRING.key) == ["C", "A", "B"]
        meetings.move_item(connection, keys[2], steps=-1)
        meetings.move_item(connection, keys[1], steps=5)
        assert agenda(connection, SPRING.key) == ["C", "A", "B"]


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
