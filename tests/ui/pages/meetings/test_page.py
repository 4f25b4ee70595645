"""The page of meetings: years, the card, the agenda, the next meeting, what is still open."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fbdesk.models.organisation import (
    ActionItem,
    AgendaItem,
    Meeting,
    MeetingParticipant,
    MeetingSeries,
)
from fbdesk.models.row import Row
from fbdesk.ui.pages.meetings.page import MeetingsPage
from tests.builders import a_measure
from tests.ui.pages.measures_page import ADesk, named_button, visible_words

pytestmark = pytest.mark.usefixtures("norwegian")

SERIES = MeetingSeries(title="Styringsgruppa", times_per_year=4)
OLD = Meeting(title="Vår", series=SERIES.key, dated=date(2009, 4, 1), place="Skien", state="held")
NEW = Meeting(title="Høst", series=SERIES.key, dated=date(2010, 9, 1), state="held")
COMING = Meeting(title="Langt fram", dated=date(2999, 1, 1))
PARKING = AgendaItem(meeting=NEW.key, title="Parkering", decision="Godkjent")
BUS = AgendaItem(meeting=NEW.key, title="Buss", position=1)
ASKED = MeetingParticipant(meeting=NEW.key, role="Ordfører")
RING = ActionItem(meeting=NEW.key, agenda_item=PARKING.key, text="Ringe", due=date(2010, 10, 1))
MEASURE = a_measure("T-01", title="Bypakke")
ROWS = (SERIES, OLD, NEW, COMING, PARKING, BUS, ASKED, RING, MEASURE)


class Opened:
    """A visible page on a real desk that hears of its edits."""

    def __init__(self, qtbot: QtBot, a_desk: ADesk, *rows: Row) -> None:
        self.went: list[tuple[str, str]] = []
        self.desk = a_desk(*rows, went_to=self.went)
        self.page = MeetingsPage(self.desk)
        qtbot.addWidget(self.page)
        self.desk.editor.changed.connect(self.page.note_change)
        self.page.resize(1300, 900)
        self.page.show()
        self.page.reveal(NEW.key)
        self.card = self.page.meetings.card

    @property
    def titles(self) -> list[str]:
        return [line.meeting.title for line in self.page.meetings.table.rows.rows]

    @property
    def agenda(self) -> list[str]:
        return [item.title for item in self.desk.plan.children(AgendaItem, "meeting", NEW.key)]


@pytest.fixture
def opened(qtbot: QtBot, a_desk: ADesk) -> Opened:
    return Opened(qtbot, a_desk, *ROWS)


def test_an_empty_page_offers_the_first_meeting(qtbot: QtBot, a_desk: ADesk) -> None:
    empty = Opened(qtbot, a_desk)
    assert "Ingen møter ennå" in visible_words(empty.page)
    empty.page.add()
    assert [meeting.title for meeting in empty.desk.plan.meetings] == ["Nytt møte"]
    assert empty.card.isVisible()


def test_meetings_stand_by_year_the_latest_first(opened: Opened) -> None:
    assert opened.titles == ["Langt fram", "Høst", "Vår"]
    opened.page.meetings.chips.choose("2009")
    assert opened.titles == ["Vår"]
    opened.page.meetings.chips.choose("coming")
    assert opened.titles == ["Langt fram"]
    opened.page.reveal(OLD.key)
    assert opened.page.meetings.table.chosen_key == OLD.key


def test_search_finds_a_meeting(opened: Opened) -> None:
    opened.page.start_search()
    opened.page.meetings.search.searched.emit("")
    opened.page.meetings.search.setText("vår")
    opened.page.meetings.search.searched.emit("vår")
    assert opened.titles == ["Vår"]


def test_participants_are_asked_ticked_off_and_deleted(opened: Opened) -> None:
    people = opened.card.participants
    people.ticked.emit(ASKED.key, True)
    assert opened.desk.plan.meeting_participants[0].attendance == "attended"
    people.ticked.emit(ASKED.key, False)
    assert opened.desk.plan.meeting_participants[0].attendance == "invited"
    people.add_wanted.emit()
    added = opened.desk.plan.meeting_participants[1]
    assert (added.role, people.opened) == ("Deltaker", added.key)
    people.delete_wanted.emit(added.key)
    assert [one.key for one in opened.desk.plan.meeting_participants] == [ASKED.key]


def test_the_agenda_is_read_added_to_and_ordered(opened: Opened) -> None:
    agenda = opened.card.agenda
    first = agenda.list.shown[0]
    assert (first.title, first.note) == (
        "1.  Parkering",
        "Vedtak: Godkjent · 1 oppfølgingspunkt",
    )
    agenda.list.open(PARKING.key)
    agenda.add()
    assert opened.agenda == ["Parkering", "Ny sak", "Buss"]
    assert not agenda.up.isEnabled() or agenda.list.opened != PARKING.key
    agenda.order.shift(1)
    assert opened.agenda == ["Parkering", "Buss", "Ny sak"]
    agenda.up.click()
    assert opened.agenda == ["Parkering", "Ny sak", "Buss"]
    agenda.list.delete_wanted.emit(agenda.list.opened)
    assert opened.agenda == ["Parkering", "Buss"]


def test_an_item_is_linked_to_a_measure_and_leads_there(opened: Opened) -> None:
    agenda = opened.card.agenda
    agenda.list.open(BUS.key)
    agenda.measures.linked.emit(MEASURE.key)
    assert opened.desk.plan.agenda_item_measures[0].agenda_item == BUS.key
    assert agenda.list.shown[1].note == "Gjelder: T-01"
    agenda.measures.opened.emit(MEASURE.key)
    assert opened.went == [("measures", MEASURE.key)]
    agenda.measures.unlinked.emit(MEASURE.key)
    assert opened.desk.plan.agenda_item_measures == ()


def test_an_action_item_is_added_to_its_item_done_and_deleted(opened: Opened) -> None:
    agenda = opened.card.agenda
    agenda.list.open(BUS.key)
    agenda.follow_up.add()
    added = opened.desk.plan.action_items[-1]
    assert (added.agenda_item, added.text) == (BUS.key, "Nytt oppfølgingspunkt")
    agenda.follow_up.list.ticked.emit(added.key, True)
    assert opened.desk.plan.action_items[-1].done is not None
    agenda.follow_up.list.delete_wanted.emit(added.key)
    assert [one.key for one in opened.desk.plan.action_items] == [RING.key]


def test_the_next_meeting_takes_what_is_open_along(opened: Opened) -> None:
    named_button(opened.card, "Lag neste møte").click()
    key = opened.page.meetings.table.chosen_key
    (item,) = opened.desk.plan.children(AgendaItem, "meeting", key)
    assert item.title == "Oppfølging fra tidligere møter"
    assert item.text == "- Ringe (hvem: –, frist: 01.10.2010)"
    assert opened.desk.editor.document.undo_text == "lag neste møte i Styringsgruppa"


def test_meetings_are_deleted_as_one_step(opened: Opened) -> None:
    opened.page.meetings.delete((OLD.key, NEW.key))
    assert opened.titles == ["Langt fram"]
    opened.desk.editor.undo()
    assert len(opened.titles) == 3


def test_the_programmes_series_are_inserted_and_one_of_our_own_is_added(opened: Opened) -> None:
    opened.page.programme_series.click()
    assert len(opened.desk.plan.meeting_series) == 6
    assert not opened.page.programme_series.isVisible()
    opened.page.new_series.click()
    assert opened.desk.plan.meeting_series[-1].title == "Ny møteserie"


def test_a_series_shows_its_meetings_and_makes_the_next(opened: Opened) -> None:
    opened.page.reveal(SERIES.key)
    assert opened.page.tabs.value == "series"
    assert [use.title for use in opened.page.series.held.shown] == ["Vår", "Høst"]
    opened.page.series.make_next()
    assert opened.page.tabs.value == "meetings"
    assert len(opened.desk.plan.meetings) == 4


def test_what_is_open_stands_together_and_is_ticked_off(opened: Opened) -> None:
    opened.page.tabs.choose("actions")
    actions = opened.page.follow_up
    assert [line.text for line in actions.table.rows.rows] == ["Ringe"]
    actions.chips.choose("overdue")
    line = actions.table.rows.rows[0]
    assert line.open.overdue
    actions.way.click()
    assert opened.page.tabs.value == "meetings"
    opened.page.tabs.choose("actions")
    columns = {column.code: column for column in actions.table.rows.columns}
    change, finish = columns["responsible"].edit, columns["done"].edit
    assert change is not None
    assert finish is not None
    change(line, "Ordføreren")
    assert opened.desk.plan.action_items[0].responsible == "Ordføreren"
    finish(line, True)
    assert opened.desk.plan.action_items[0].done is not None
    QApplication.processEvents()
    assert "Ingenting er åpent" in visible_words(opened.page)


def test_an_item_from_elsewhere_is_revealed_on_its_meeting(opened: Opened) -> None:
    opened.page.reveal(COMING.key)
    opened.page.reveal(BUS.key)
    assert opened.page.meetings.table.chosen_key == NEW.key
    assert opened.card.agenda.list.opened == BUS.key
