"""The page of instruments: which there are, which restrict, what they carry, where they lack."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from fbdesk.models.measures import Instrument, MeasureInstrument
from fbdesk.models.row import Row
from fbdesk.ui.pages.instruments import InstrumentsPage
from tests.builders import a_measure
from tests.ui.pages.measures_page import ADesk, named_button, undo_text, visible_words

pytestmark = pytest.mark.usefixtures("norwegian")

ROAD = a_measure("T-01", title="Bypakke")
HEAT = a_measure("T-02", title="Fjernvarme", focus_area="2", position=1)
TOLL = Instrument(
    key="toll", title="Bompenger", kind="economic", level="state", restrictive=True,
    owner="Stortinget", position=0,
)  # fmt: skip
ADVICE = Instrument(
    key="advice", title="Råd om energi", kind="information", level="municipality", position=1
)
CARRIES = MeasureInstrument(measure=ROAD.key, instrument="toll")
ADVISES = MeasureInstrument(measure=HEAT.key, instrument="advice")


class Opened:
    """A visible page on a real desk that hears of its edits."""

    def __init__(self, qtbot: QtBot, a_desk: ADesk, *rows: Row) -> None:
        self.went: list[tuple[str, str]] = []
        self.desk = a_desk(*rows, went_to=self.went)
        self.page = InstrumentsPage(self.desk)
        qtbot.addWidget(self.page)
        self.desk.editor.changed.connect(self.page.note_change)
        self.page.resize(1200, 800)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    @property
    def titles(self) -> list[str]:
        return [line.instrument.title for line in self.page.table.rows.rows]

    def cell(self, title: str, column: str) -> str:
        found = next(c for c in self.page.table.rows.columns if c.code == column)
        line = next(ln for ln in self.page.table.rows.rows if ln.instrument.title == title)
        return found.shown(line)

    def field(self, name: str) -> Any:
        return self.page.card.form.field(name)


@pytest.fixture
def opened(qtbot: QtBot, a_desk: ADesk) -> Opened:
    return Opened(qtbot, a_desk, ROAD, HEAT, TOLL, ADVICE, CARRIES, ADVISES)


def test_an_empty_page_says_what_belongs_there_and_offers_the_first(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    opened = Opened(qtbot, a_desk)
    assert "Ingen virkemidler ennå" in visible_words(opened.page)
    opened.page.add()
    (made,) = opened.desk.plan.instruments
    assert made.title == "Nytt virkemiddel"
    assert undo_text(opened.desk) == "legg til et virkemiddel"
    assert opened.field("title").selectedText() == "Nytt virkemiddel"


def test_a_restrictive_instrument_is_marked_in_words(opened: Opened) -> None:
    assert opened.cell("Bompenger", "restrictive") == "restriktivt"
    assert opened.cell("Råd om energi", "restrictive") == ""
    assert opened.cell("Bompenger", "measures") == "1"
    assert opened.cell("Bompenger", "areas") == "1"
    assert opened.page.card._restrictive.isVisible()
    opened.page.reveal("advice")
    assert not opened.page.card._restrictive.isVisible()


def test_areas_without_a_restrictive_instrument_are_named(opened: Opened) -> None:
    words = "Restriktive virkemidler mangler i 2  Energi i bygg. Programmet ber også om slike."
    assert opened.page.missing.text() == words
    assert opened.page.missing.isVisible()
    opened.desk.editor.change("", Instrument, "advice", restrictive=True)
    assert not opened.page.missing.isVisible()


def test_filters_by_level_restriction_and_area(opened: Opened) -> None:
    page = opened.page
    page.levels.choose("restrictive")
    assert opened.titles == ["Bompenger"]
    page.levels.choose("municipality")
    assert opened.titles == ["Råd om energi"]
    page.levels.choose("all")
    page.areas.choose("2")
    assert opened.titles == ["Råd om energi"]
    page.areas.choose("4")
    assert opened.titles == []
    assert page.card.isHidden()
    named_button(page, "Vis alle virkemidler").click()
    assert opened.titles == ["Bompenger", "Råd om energi"]


def test_the_chips_count_what_they_let_through(opened: Opened) -> None:
    words = visible_words(opened.page)
    assert "Restriktivt  1" in words
    assert "Alle  2" in words
    assert "1  Areal og transport  1" in words


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("bom", ["Bompenger"]),
        ("stortinget", ["Bompenger"]),
        ("fjernvarme", ["Råd om energi"]),
        ("T-01 bompenger", ["Bompenger"]),
        ("ingenting", []),
    ],
)
def test_search_finds_texts_and_the_measures_that_are_carried(
    opened: Opened, typed: str, titles: list[str]
) -> None:
    opened.page.start_search()
    assert opened.page.search.hasFocus()
    QTest.keyClicks(opened.page.search, typed)
    assert opened.titles == titles


def test_measures_are_added_and_let_go_by_a_chooser(opened: Opened) -> None:
    listed = opened.page.card.measures
    index = listed.add_field.findData(HEAT.key)
    listed.add_field.setCurrentIndex(index)
    listed.add_field.activated.emit(index)
    assert undo_text(opened.desk) == "knytt et virkemiddel til T-02"
    assert opened.cell("Bompenger", "measures") == "2"
    assert opened.cell("Bompenger", "areas") == "1, 2"
    named_button(listed, "Fjern: T-01").click()
    links = opened.desk.plan.children(MeasureInstrument, "instrument", "toll")
    assert [link.measure for link in links] == [HEAT.key]
    named_button(listed, "Vis tiltaket: T-02").click()
    assert opened.went == [("measures", HEAT.key)]


def test_an_instrument_is_changed_on_the_card_and_in_the_table(opened: Opened) -> None:
    owner = opened.field("owner")
    owner.setFocus()
    owner.selectAll()
    QTest.keyClicks(owner, "Samferdselsdepartementet")
    QTest.keyClick(owner, Qt.Key.Key_Return)
    assert opened.cell("Bompenger", "owner") == "Samferdselsdepartementet"
    opened.page.table.edit_cell("toll", "title")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "Bomring")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt saves a cell in the next round of events
    assert opened.desk.plan.instruments[0].title == "Bomring"
    assert undo_text(opened.desk) == "endre tittel for Bompenger"


def test_a_title_is_never_empty(opened: Opened) -> None:
    rows = opened.page.table.rows
    rows.setData(rows.index(0, 0), "")
    assert opened.desk.plan.instruments[0].title == "Bompenger"
    assert "må ha en tittel" in opened.desk.messages.waiting[0].text


def test_a_copy_carries_the_same_measures(opened: Opened) -> None:
    named_button(opened.page.card, "Dupliser").click()
    copy = opened.desk.plan.instruments[-1]
    assert copy.title == "Bompenger (kopi)"
    assert opened.page.table.chosen_key == copy.key
    assert opened.cell("Bompenger (kopi)", "measures") == "1"


def test_deleting_tells_what_lets_go_and_can_be_undone(opened: Opened) -> None:
    named_button(opened.page.card, "Slett virkemiddelet").click()
    assert opened.titles == ["Råd om energi"]
    message = opened.desk.messages.waiting[0]
    assert message.text == "1 virkemiddel er slettet. Det bar 1 tiltak."
    assert message.action is not None
    message.action()
    assert opened.titles == ["Bompenger", "Råd om energi"]


def test_undo_from_the_message_takes_nothing_else_back(opened: Opened) -> None:
    opened.page.delete(("toll", "advice"))
    message = opened.desk.messages.waiting[0]
    assert message.text == "2 virkemidler er slettet. Det bar 2 tiltak."
    opened.page.add()
    assert message.action is not None
    message.action()
    assert opened.titles == ["Nytt virkemiddel"]
    assert "Trykk Ctrl+Z" in opened.desk.messages.waiting[0].text


def test_an_instrument_that_carries_nothing_is_deleted_without_more_words(opened: Opened) -> None:
    opened.page.add()
    QTest.keyClick(opened.page.table, Qt.Key.Key_Delete)
    assert opened.desk.messages.waiting[0].text == "1 virkemiddel er slettet."
    assert opened.titles == ["Bompenger", "Råd om energi"]


def test_what_is_typed_is_saved_before_another_instrument_is_shown(opened: Opened) -> None:
    owner = opened.field("owner")
    owner.setFocus()
    owner.selectAll()
    QTest.keyClicks(owner, "KS")
    opened.page.reveal("advice")
    assert opened.desk.plan.instruments[0].owner == "KS"
    assert opened.field("owner").text() == ""


def test_the_level_is_changed_for_all_chosen_at_once(opened: Opened) -> None:
    opened.page.table.selectAll()
    menu = opened.page.context_menu()
    change = next(a.menu() for a in menu.actions() if a.text() == "Endre")
    assert isinstance(change, QMenu)
    level = next(a.menu() for a in change.actions() if a.text() == "Nivå")
    assert isinstance(level, QMenu)
    next(a for a in level.actions() if a.text() == "Fylkeskommune").trigger()
    assert {each.level for each in opened.desk.plan.instruments} == {"county"}
    opened.desk.editor.undo()
    assert [each.level for each in opened.desk.plan.instruments] == ["state", "municipality"]
    menu.close()


def test_the_context_menu_adds_and_deletes(opened: Opened) -> None:
    menu = opened.page.context_menu()
    acts = {action.text(): action for action in menu.actions()}
    acts["Slett"].trigger()
    assert opened.titles == ["Råd om energi"]
    acts["Nytt virkemiddel"].trigger()
    assert opened.titles == ["Råd om energi", "Nytt virkemiddel"]
    menu.close()
