"""Parts under each other: in their order, and one of them takes the room."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from fbdesk.ui.scale import scaled
from fbdesk.ui.widgets.stacking import stacked

pytestmark = pytest.mark.usefixtures("theme")


def shown(qtbot: QtBot, whole: QWidget, height: int) -> None:
    qtbot.addWidget(whole)
    whole.resize(200, height)
    whole.show()


def test_parts_stand_in_their_order_from_edge_to_edge(qtbot: QtBot) -> None:
    first, second = QLabel("a"), QLabel("b")
    whole = stacked(first, second, gap=8)
    shown(qtbot, whole, 100)
    assert (first.x(), first.y(), first.width()) == (0, 0, 200)
    assert second.y() - (first.y() + first.height()) == scaled(8)


def test_the_one_that_grows_takes_the_room(qtbot: QtBot) -> None:
    head, rows = QLabel("a"), QLabel("b")
    whole = stacked(head, rows, gap=8, grows=rows)
    shown(qtbot, whole, 400)
    assert head.height() == head.sizeHint().height()
    assert rows.height() == 400 - scaled(8) - head.height()


def test_parts_may_be_put_into_a_widget_that_is_there(qtbot: QtBot) -> None:
    holder, part = QWidget(), QLabel("a")
    assert stacked(part, gap=0, inside=holder) is holder
    shown(qtbot, holder, 50)
    assert part.parentWidget() is holder
