"""A list of rows that read like text: one is opened at a time, and what is typed is saved."""

from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fbdesk.models.followup import Milestone
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.row_form import FormField, RowForm
from fbdesk.ui.forms.row_list import Listed, RowList, RowListWords
from fbdesk.ui.widgets.fields import CheckField
from tests.builders import a_measure, changed
from tests.ui.conftest import ADesk
from tests.ui.pages.measures_page import named_button, visible_words

MEASURE = a_measure("T-01")
FIRST = Milestone(key="first", measure=MEASURE.key, title="Vedtak", position=0)
SECOND = Milestone(key="second", measure=MEASURE.key, title="Åpning", position=1)
WORDS = RowListWords(name="Steps", none_yet="None yet.", add="New step", tick="Reached")


class Shown:
    """A list of milestones on a real desk; `show` lists what the plan holds."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.desk = desk
        fields = (FormField(name="title", text="Title"), FormField(name="note", text="Note"))
        self.list = RowList(WORDS, RowForm(desk, Milestone, fields))
        qtbot.addWidget(self.list)
        desk.editor.changed.connect(self.show)
        self.show()
        self.list.resize(500, 400)
        self.list.show()
        self.list.activateWindow()
        qtbot.waitUntil(self.list.isActiveWindow)

    def show(self, _changed: object = None) -> None:
        held = self.desk.plan.milestones
        listed = tuple(
            Listed(key=m.key, title=m.title, note=m.note, warning="late" if m.note else "",
                   ticked=m.done is not None)
            for m in held
        )  # fmt: skip
        self.list.show_rows(listed, {m.key: m for m in held})

    def field(self, name: str) -> Any:
        return self.list.form.field(name)


@pytest.fixture
def shown(qtbot: QtBot, a_desk: ADesk) -> Shown:
    return Shown(qtbot, a_desk(MEASURE, FIRST, SECOND))


def test_an_empty_list_says_so_and_offers_the_first_row(qtbot: QtBot, a_desk: ADesk) -> None:
    empty = Shown(qtbot, a_desk(MEASURE))
    assert "None yet." in visible_words(empty.list)
    with qtbot.waitSignal(empty.list.add_wanted):
        named_button(empty.list, "New step").click()


def test_a_row_is_opened_below_itself_and_put_away_again(shown: Shown) -> None:
    assert not shown.field("title").isVisible()
    named_button(shown.list, "Change: Vedtak").click()
    QApplication.processEvents()
    assert shown.list.opened == "first"
    assert shown.field("title").text() == "Vedtak"
    below = shown.field("title").mapTo(shown.list, shown.field("title").rect().topLeft()).y()
    second = named_button(shown.list, "Change: Åpning")
    assert below < second.mapTo(shown.list, second.rect().topLeft()).y()
    named_button(shown.list, "Change: Vedtak").click()
    assert shown.list.opened == ""
    assert not shown.field("title").isVisible()


def test_opening_another_row_saves_what_is_typed_in_the_first(shown: Shown) -> None:
    shown.list.start_typing("first", "title")
    QTest.keyClicks(shown.field("title"), "Nytt navn")
    named_button(shown.list, "Change: Åpning").click()
    assert [m.title for m in shown.desk.plan.milestones] == ["Nytt navn", "Åpning"]
    assert shown.field("title").text() == "Åpning"


def test_leaving_saves_and_puts_the_fields_away(shown: Shown) -> None:
    shown.list.start_typing("second", "note")
    QTest.keyClicks(shown.field("note"), "Utsatt")
    shown.list.leave()
    assert shown.desk.plan.milestones[1].note == "Utsatt"
    assert shown.list.opened == ""
    assert "late" in visible_words(shown.list)


def test_a_row_that_is_gone_is_no_longer_open(shown: Shown) -> None:
    shown.list.open("second")
    shown.list.show_rows((), {})
    assert shown.list.opened == ""
    shown.list.open("second")
    assert shown.list.opened == ""


def test_ticks_deletes_and_ways_name_their_row(qtbot: QtBot, shown: Shown) -> None:
    ticks = [tick for tick in shown.list.findChildren(CheckField) if tick.isVisible()]
    assert [tick.accessibleName() for tick in ticks] == ["Reached: Vedtak", "Reached: Åpning"]
    with qtbot.waitSignal(shown.list.ticked) as ticked:
        ticks[1].click()
    assert ticked.args == ["second", True]
    with qtbot.waitSignal(shown.list.delete_wanted) as deleted:
        named_button(shown.list, "Delete: Vedtak").click()
    assert deleted.args == ["first"]
    link = Listed(key="first", title="Vedtak", way="Open")
    shown.list.show_rows((link,), {"first": FIRST})
    with qtbot.waitSignal(shown.list.way_wanted) as followed:
        named_button(shown.list, "Open").click()
    assert followed.args == ["first"]


def test_a_refresh_that_changes_nothing_keeps_the_buttons(shown: Shown) -> None:
    before = named_button(shown.list, "Change: Vedtak")
    shown.show()
    assert named_button(shown.list, "Change: Vedtak") is before
    shown.list.show_rows(
        (Listed(key="first", title="Annet"),), {"first": changed(FIRST, title="Annet")}
    )
    assert named_button(shown.list, "Change: Annet") is not before
