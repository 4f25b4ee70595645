"""The page of information: the table of activities, and the card where they are written."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fbdesk.models.communication import Communication, CommunicationMeasure
from fbdesk.models.row import Row
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.information import InformationPage
from fbdesk.ui.widgets.fields import LongTextEdit, TextField
from tests.builders import a_measure
from tests.ui.pages.measures_page import named_button, undo_text, visible_words

pytestmark = pytest.mark.usefixtures("norwegian")

ADesk = Callable[..., Desk]
BUS = a_measure("T-01", title="Bussvei")
HEAT = a_measure("T-02", title="Fjernvarme", focus_area="2")
CAMPAIGN = Communication(
    title="Sykkelaksjon", audience="Innbyggere", channel="Kampanje", dated=date(2010, 5, 1)
)
MEETING = Communication(
    title="Åpent hus", focus_area="2", audience="Huseiere", dated=date(2009, 9, 1), result="120 kom"
)
SOME_DAY = Communication(title="Artikkel", focus_area="1", responsible="Nes")


def three() -> tuple[Row, ...]:
    link = CommunicationMeasure(communication=MEETING.key, measure=HEAT.key)
    return BUS, HEAT, CAMPAIGN, MEETING, SOME_DAY, link


def open_page(qtbot: QtBot, desk: Desk) -> InformationPage:
    page = InformationPage(desk)
    qtbot.addWidget(page)
    desk.editor.changed.connect(page.note_change)
    page.resize(1300, 900)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def titles(page: InformationPage) -> list[str]:
    return [line.told.title for line in page.table.rows.rows]


def cell(page: InformationPage, title: str, column: str) -> str:
    found = next(one for one in page.table.rows.columns if one.code == column)
    return found.shown(next(line for line in page.table.rows.rows if line.told.title == title))


def test_activities_stand_by_their_day_and_those_without_one_last(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    page = open_page(qtbot, a_desk(*three()))
    assert titles(page) == ["Åpent hus", "Sykkelaksjon", "Artikkel"]
    assert cell(page, "Åpent hus", "dated") == "01.09.2009"
    assert cell(page, "Åpent hus", "measures") == "T-02"
    assert cell(page, "Artikkel", "dated") == "–"
    assert "3 informasjonstiltak, 1 uten resultat." in visible_words(page)


def test_words_and_focus_areas_narrow_the_table(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk(*three()))
    page.areas.choose("2")
    assert titles(page) == ["Åpent hus"]
    page.areas.choose("all")
    page.start_search()
    assert page.search.hasFocus()
    QTest.keyClicks(page.search, "innbyggere")
    assert titles(page) == ["Sykkelaksjon"]
    QTest.keyClicks(page.search, "xyz")
    assert "Ingen treff." in visible_words(page)


def test_a_new_activity_is_of_the_area_that_is_shown_and_waits_for_its_title(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(*three())
    page = open_page(qtbot, desk)
    page.areas.choose("1")
    named_button(page, "Nytt informasjonstiltak").click()
    title = page.card.form.field("title")
    assert isinstance(title, TextField)
    assert title.hasFocus()
    QTest.keyClicks(title, "Brosjyre")
    QTest.keyClick(title, Qt.Key.Key_Return)
    added = next(row for row in desk.plan.communications if row.title == "Brosjyre")
    assert added.focus_area == "1"


def test_what_was_told_and_what_came_of_it_are_written_in_the_card(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(*three())
    page = open_page(qtbot, desk)
    page.reveal(CAMPAIGN.key)
    for name, text in (("message", "Ta sykkelen."), ("result", "400 deltok.")):
        field = page.card.form.field(name)
        assert isinstance(field, LongTextEdit)
        field.setFocus()
        QTest.keyClicks(field, text)
        field.clearFocus()
    held = desk.plan.find(Communication, CAMPAIGN.key)
    assert held is not None
    assert (held.message, held.result) == ("Ta sykkelen.", "400 deltok.")
    assert undo_text(desk) == "endre resultat for Sykkelaksjon"
    assert "0 uten resultat" in visible_words(page)


def test_a_cell_is_changed_in_place(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*three())
    page = open_page(qtbot, desk)
    columns = [column.code for column in page.table.rows.columns]
    index = page.table.rows.index(page.table.rows.row_of(CAMPAIGN.key), columns.index("channel"))
    assert page.table.rows.setData(index, "Avis")
    held = desk.plan.find(Communication, CAMPAIGN.key)
    assert held is not None
    assert held.channel == "Avis"
    assert undo_text(desk) == "endre kanal for Sykkelaksjon"


def test_measures_are_linked_opened_and_let_go(qtbot: QtBot, a_desk: ADesk) -> None:
    pages: list[tuple[str, str]] = []
    desk = a_desk(*three(), went_to=pages)
    page = open_page(qtbot, desk)
    page.reveal(MEETING.key)
    assert "T-02  Fjernvarme" in visible_words(page.card)
    field = page.card.measures.add_field
    field.setCurrentIndex(field.findData(BUS.key))
    field.activated.emit(field.currentIndex())
    assert undo_text(desk) == "knytt til tiltak"
    assert cell(page, "Åpent hus", "measures") == "T-01, T-02"
    named_button(page.card, "Åpne tiltaket: T-02").click()
    assert pages == [("measures", HEAT.key)]
    page.card.measures.unlinked.emit(HEAT.key)
    assert cell(page, "Åpent hus", "measures") == "T-01"


def test_a_copy_is_shown_without_its_day(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*three())
    page = open_page(qtbot, desk)
    page.reveal(MEETING.key)
    named_button(page.card, "Dupliser").click()
    chosen = page.table.chosen_row
    assert chosen is not None
    assert chosen.told.title == "Åpent hus (kopi)"
    assert chosen.told.dated is None
    assert chosen.measures == "T-02"
    assert undo_text(desk) == "dupliser Åpent hus"


def test_activities_are_deleted_as_one_step(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*three())
    page = open_page(qtbot, desk)
    page.table.selectAll()
    page.delete()
    assert desk.plan.communications == ()
    assert undo_text(desk) == "slett 3 informasjonstiltak"
    assert "Ingen informasjonstiltak ennå" in visible_words(page)
    desk.editor.undo()
    assert len(titles(page)) == 3


def test_a_row_from_elsewhere_is_shown_even_where_the_chips_leave_it_out(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    page = open_page(qtbot, a_desk(*three()))
    page.areas.choose("2")
    page.reveal(SOME_DAY.key)
    assert page.table.chosen_key == SOME_DAY.key
    assert page.areas.value == "all"


def test_an_empty_page_says_what_belongs_there_and_begins(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk()
    page = open_page(qtbot, desk)
    assert "Her står hvordan dere forteller om arbeidet" in visible_words(page)
    page.add()
    assert titles(page) == ["Nytt informasjonstiltak"]
