import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from fbdesk.ui.enum_names import set_named


def test_a_name_sets_what_the_enumeration_would(qtbot: QtBot) -> None:
    shown = QLabel("x")
    qtbot.addWidget(shown)
    set_named(shown, textFormat="PlainText", alignment="AlignTop", focusPolicy="StrongFocus")
    assert shown.textFormat() == Qt.TextFormat.PlainText
    assert shown.alignment() == Qt.AlignmentFlag.AlignTop
    assert shown.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_timers_and_scrolled_areas_take_names_too(qtbot: QtBot) -> None:
    area = QScrollArea()
    qtbot.addWidget(area)
    set_named(area, horizontalScrollBarPolicy="ScrollBarAlwaysOff")
    assert area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    timer = QTimer()
    set_named(timer, timerType="PreciseTimer")
    assert timer.timerType() == Qt.TimerType.PreciseTimer


@pytest.mark.parametrize(
    ("name", "value"), [("textFormat", "PlainTxt"), ("textformat", "PlainText")]
)
def test_a_name_that_qt_does_not_know_is_told(qtbot: QtBot, name: str, value: str) -> None:
    shown = QLabel("x")
    qtbot.addWidget(shown)
    with pytest.raises(ValueError, match=value):
        set_named(shown, **{name: value})
