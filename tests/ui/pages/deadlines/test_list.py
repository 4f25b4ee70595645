"""The list of what is due, as a widget: its lines in a narrow and a wide window, and its keys."""

from datetime import date
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from fbdesk.models.communication import Deadline
from fbdesk.models.occurrences import DONE, OVERDUE, Occurrence
from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.pages.deadlines.list import HEADING_PX, LINE_PX, DueList
from fbdesk.ui.pages.deadlines.tools import ALL, DueTools
from fbdesk.ui.scale import scaled
from fbdesk.ui.theme import Theme
from fbdesk.ui.tokens import LIGHT

pytestmark = pytest.mark.usefixtures("norwegian", "theme")

TODAY = date(2010, 6, 15)


def due(title: str, month: int, day: int, **values: Any) -> Occurrence:
    first = {"of": Deadline, "kind": "own", "day": date(2010, month, day)}
    return Occurrence(key=title, row=title, title=title, **{**first, **values})


THREE = (
    due("Anbud", 6, 1, state=OVERDUE, about="T-07", responsible="Eiendom"),
    due("Søknad", 6, 20, kind="state_budget"),
    due("Høring", 9, 30, precision="month"),
)


def a_list(qtbot: QtBot, *found: Occurrence, width: int = 900) -> DueList:
    made = DueList(numbers_in("nb"))
    qtbot.addWidget(made)
    made.resize(width, 500)
    made.show()
    made.show_due(found or THREE, TODAY, "")
    QApplication.processEvents()
    return made


def line_colours(made: DueList, key: str) -> set[str]:
    area = made.visualRect(made.due.index(made.due.row_of(key)))
    picture: QImage = made.viewport().grab(area).toImage()
    return {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }


def test_the_model_keeps_qts_rules(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    made = a_list(qtbot)
    qtmodeltester.check(made.due)
    assert made.due.rowCount(made.due.index(0)) == 0
    assert made.due.data(QModelIndex()) is None


def test_headings_are_read_and_cannot_be_chosen(qtbot: QtBot) -> None:
    made = a_list(qtbot)
    heading = made.due.index(0)
    assert heading.data() == "Gått ut  1"
    assert heading.data(Qt.ItemDataRole.ToolTipRole) is None
    assert made.due.flags(heading) == Qt.ItemFlag.NoItemFlags
    assert made.due.flags(made.due.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_headings_are_higher_than_lines(qtbot: QtBot) -> None:
    made = a_list(qtbot)
    heights = [made.visualRect(made.due.index(line)).height() for line in (0, 1)]
    assert heights == [scaled(HEADING_PX), scaled(LINE_PX)]


def test_lines_grow_with_the_zoom(qtbot: QtBot, theme: Theme) -> None:
    made = a_list(qtbot)
    theme.set_zoom(200)
    QApplication.processEvents()
    assert made.visualRect(made.due.index(1)).height() == 2 * LINE_PX


@pytest.mark.parametrize("width", [340, 600, 1100])
def test_what_is_late_is_red_at_every_width_and_nothing_else_is(qtbot: QtBot, width: int) -> None:
    made = a_list(qtbot, width=width)
    danger = QColor(LIGHT.danger).name()
    assert danger in line_colours(made, "Anbud")
    assert danger not in line_colours(made, "Søknad")


def test_what_is_done_is_told_in_a_quiet_colour(qtbot: QtBot) -> None:
    made = a_list(qtbot, due("Ferdig", 6, 1, state=DONE), due("Kommer", 6, 20))
    text = QColor(LIGHT.text).name()
    assert text in line_colours(made, "Kommer")
    assert text not in line_colours(made, "Ferdig")


def test_showing_again_keeps_what_is_chosen_and_tells_nobody(qtbot: QtBot) -> None:
    made = a_list(qtbot)
    with qtbot.assertNotEmitted(made.chosen):
        made.show_due(THREE, TODAY, "Søknad")
    assert made.chosen_key == "Søknad"
    assert made.currentIndex().row() == made.due.row_of("Søknad")


def test_what_is_not_shown_cannot_be_chosen(qtbot: QtBot) -> None:
    made = a_list(qtbot)
    assert not made.choose("borte")
    assert made.due.row_of("borte") == -1


def test_down_goes_from_thing_to_thing_and_tells_each(qtbot: QtBot) -> None:
    made = a_list(qtbot)
    made.choose("Anbud")
    heard: list[str] = []
    made.chosen.connect(heard.append)
    for _ in range(3):
        QTest.keyClick(made, Qt.Key.Key_Down)
    assert heard == ["Søknad", "Høring"]


def test_a_double_click_opens(qtbot: QtBot) -> None:
    made = a_list(qtbot)
    at = made.visualRect(made.due.index(made.due.row_of("Søknad"))).center()
    with qtbot.waitSignal(made.opened) as opened:
        QTest.mouseClick(made.viewport(), Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseDClick(made.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.args == ["Søknad"]


def test_a_heading_that_is_clicked_twice_opens_nothing(qtbot: QtBot) -> None:
    made = a_list(qtbot)
    with qtbot.assertNotEmitted(made.opened):
        made.doubleClicked.emit(made.due.index(0))


def test_what_is_chosen_can_be_brought_into_the_middle(qtbot: QtBot) -> None:
    many = [due(f"Frist {day:02}", 6, day) for day in range(15, 31)]
    made = a_list(qtbot, *many)
    made.resize(QSize(900, 200))
    made.choose("Frist 22")
    made.show_in_the_middle()
    middle = made.visualRect(made.currentIndex()).center().y()
    assert abs(middle - made.viewport().height() / 2) <= scaled(LINE_PX)


def test_the_tools_offer_what_occurs_and_keep_what_was_picked(qtbot: QtBot) -> None:
    tools = DueTools()
    qtbot.addWidget(tools)
    tools.show_due(THREE)
    kinds = [tools.kinds.itemText(place) for place in range(tools.kinds.count())]
    assert kinds == ["Alle typer", "Statsbudsjettet  1", "Egen frist  2"]
    tools.kinds.show_value("state_budget")
    tools.who.show_value("Eiendom")
    tools.show_due(THREE)
    assert (tools.kinds.value, tools.who.value) == ("state_budget", "Eiendom")
    tools.show_due(THREE[2:])
    assert (tools.kinds.value, tools.who.value) == (ALL, ALL)


def test_counts_leave_out_what_is_done_until_it_shows(qtbot: QtBot) -> None:
    tools = DueTools()
    qtbot.addWidget(tools)
    found = (due("Ferdig", 6, 1, state=DONE), due("Kommer", 6, 20))
    tools.show_due(found)
    assert tools.kinds.itemText(1) == "Egen frist  1"
    assert [tools.keeps(one) for one in found] == [False, True]
    tools.done.setChecked(True)
    tools.show_due(found)
    assert tools.kinds.itemText(1) == "Egen frist  2"
    assert all(tools.keeps(one) for one in found)


def test_every_change_of_the_tools_is_told(qtbot: QtBot) -> None:
    tools = DueTools()
    qtbot.addWidget(tools)
    tools.show()
    tools.show_due(THREE)
    changes = (
        partial(tools.search.setText, "x"),
        tools.done.click,
        partial(tools.kinds.activated.emit, 0),
        partial(tools.who.activated.emit, 0),
        tools.show_everything,
    )
    for change in changes:
        with qtbot.waitSignal(tools.changed):
            change()
    with qtbot.waitSignal(tools.view_chosen) as view:
        tools.views.choose("year")
    assert view.args == ["year"]
