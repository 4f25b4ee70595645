"""The rows of a list on a card are dragged, or moved with the keyboard, one step to undo each."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QScrollArea
from pytestqt.qtbot import QtBot

from fbdesk.models.organisation import Body, BodyMember
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.row_form import FormField, RowForm
from fbdesk.ui.forms.row_list import Listed, RowList, RowListWords
from fbdesk.ui.locking import PageLock
from fbdesk.ui.row_moving import let_list_order
from tests.ui.conftest import ADesk
from tests.ui.dragging import drag, move_to, release

OURS = Body(key="ours", name="Styringsgruppe")
THEIRS = Body(key="theirs", name="Nettverk", position=1)
SEATS = tuple(
    BodyMember(key=role, body=OURS.key, role=role, position=n) for n, role in enumerate("ABC")
)
ELSEWHERE = BodyMember(key="X", body=THEIRS.key, role="X")
ALT = Qt.KeyboardModifier.AltModifier


class Seats:
    """The seats of one body, listed as the plan holds them."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.desk = desk
        form = RowForm(desk, BodyMember, (FormField(name="role", text="Rolle"),))
        self.list = RowList(RowListWords(name="Medlemmer", none_yet="Ingen."), form)
        self.order = let_list_order(desk, self.list, BodyMember, within="body")
        desk.editor.changed.connect(self.show)
        self.show()
        self.scrolled = QScrollArea()
        self.scrolled.setWidgetResizable(True)
        self.scrolled.setWidget(self.list)
        qtbot.addWidget(self.scrolled)
        self.scrolled.resize(500, 400)
        self.scrolled.show()
        self.scrolled.activateWindow()
        qtbot.waitUntil(self.scrolled.isActiveWindow)

    def show(self, _changed: object = None) -> None:
        held = self.desk.plan.children(BodyMember, "body", OURS.key)
        self.list.show_rows(
            tuple(Listed(key=m.key, title=m.role, note="Plass") for m in held),
            {m.key: m for m in held},
        )

    @property
    def roles(self) -> str:
        return "".join(m.role for m in self.desk.plan.children(BodyMember, "body", OURS.key))

    def at(self, line: int, part: float = 0.5) -> QPoint:
        span = self.order.span(line)
        return QPoint(20, span.top() + round(part * span.height()))

    def pencil(self, line: int) -> Any:
        return self.list.lines[line].findChildren(QAbstractButton)[0]


@pytest.fixture
def seats(qtbot: QtBot, a_desk: ADesk) -> Seats:
    return Seats(qtbot, a_desk(OURS, THEIRS, *SEATS, ELSEWHERE))


def test_a_row_is_dragged_below_the_last_and_brought_back_by_undo(seats: Seats) -> None:
    drag(seats.list, seats.at(0), seats.at(2, 0.9))
    assert seats.roles == "BCA"
    assert seats.desk.editor.document.undo_text == "move A"
    seats.desk.editor.undo()
    assert seats.roles == "ABC"


def test_what_is_typed_in_the_open_row_is_saved_when_a_row_is_lifted(seats: Seats) -> None:
    seats.list.start_typing("B", "role")
    QTest.keyClicks(seats.list.form.field("role"), "Leder")
    drag(seats.list, seats.at(2), seats.at(0, 0.1))
    assert seats.roles == "CALeder"
    assert seats.list.opened == "B"


def test_the_line_of_a_drag_stands_below_the_row_above_the_open_fields(seats: Seats) -> None:
    seats.list.open("A")
    middle_of_the_fields = seats.at(0, 1.0) + QPoint(0, 30)
    drag(seats.list, seats.at(2), middle_of_the_fields, let_go=False)
    line = seats.order.dragging.line
    assert line.isVisible()
    assert line.geometry().center().y() == pytest.approx(seats.order.span(0).bottom(), abs=3)
    release(seats.list, middle_of_the_fields)
    assert seats.roles == "ACB"


def test_alt_and_the_arrows_move_the_row_with_the_focus_which_keeps_it(seats: Seats) -> None:
    seats.pencil(2).setFocus()
    QTest.keyClick(seats.pencil(2), Qt.Key.Key_Up, ALT)
    assert seats.roles == "ACB"
    assert seats.pencil(1).hasFocus()
    QTest.keyClick(seats.pencil(1), Qt.Key.Key_Up, ALT)
    QTest.keyClick(seats.pencil(0), Qt.Key.Key_Up, ALT)
    assert seats.roles == "CAB"
    QTest.keyClick(seats.pencil(0), Qt.Key.Key_Down, ALT)
    assert seats.roles == "ACB"


def test_the_open_row_moves_where_no_row_has_the_focus(seats: Seats) -> None:
    seats.scrolled.setFocus()
    seats.order.shift(1)
    assert seats.roles == "ABC"
    seats.list.open("A")
    seats.order.shift(1)
    assert seats.roles == "BAC"
    assert seats.list.opened == "A"


def test_a_locked_list_keeps_its_order(seats: Seats) -> None:
    lock = PageLock(seats.scrolled)
    lock.lock()
    drag(seats.list, seats.at(0), seats.at(2, 0.9))
    seats.list.open("A")
    seats.order.shift(1)
    lock.unlock()
    assert seats.roles == "ABC"


def test_the_page_scrolls_to_where_the_mouse_is(seats: Seats) -> None:
    seats.scrolled.resize(500, 90)
    bar = seats.scrolled.verticalScrollBar()
    drag(seats.list, seats.at(0), seats.at(1), let_go=False)
    before = bar.value()
    move_to(seats.list, seats.at(2, 0.9))
    assert bar.value() > before
    release(seats.list, seats.at(2, 0.9))
    assert seats.roles == "BCA"


def test_the_seats_of_another_body_stay_as_they_are(seats: Seats) -> None:
    assert seats.desk.plan.find(BodyMember, "X") == ELSEWHERE
    drag(seats.list, seats.at(2), seats.at(0, 0.1))
    assert seats.desk.plan.find(BodyMember, "X") == ELSEWHERE
