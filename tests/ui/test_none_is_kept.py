"""PySide6 6.12.0 on Python 3.11 loses a reference to None at each call like setText and dies."""

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 2_000


def test_calls_into_qt_leave_the_count_of_none_alone(qtbot: QtBot) -> None:
    widget = QLabel()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for number in range(CALLS):
        widget.setText(str(number))
        widget.setToolTip("")
        widget.setEnabled(True)
    lost = before - sys.getrefcount(None)
    # a few references come and go by themselves; the fault lost one with each call
    assert abs(lost) < CALLS / 10
