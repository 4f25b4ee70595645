"""Waiting for work: the window paints, says what goes on after a moment, and can be left."""

import threading

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from fbdesk.errors import GivenUpError, InputError
from fbdesk.ui.patience import Waiting, waited_for

PATIENCE_S = 20


class Onlooker(QObject):
    """Sees the box that waits, and acts on it once."""

    def __init__(self, act: str, go_on: threading.Event) -> None:
        super().__init__()
        self.seen = ""
        self._act, self._go_on = act, go_on
        self._timer = QTimer(self)
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, Waiting):
            return
        self._timer.stop()
        self.seen = box.findChildren(QLabel)[0].text()
        if self._act == "cancel":
            box.findChildren(QPushButton)[0].click()
            return
        if self._act == "escape":
            box.reject()
            assert box.isVisible()
        self._go_on.set()


def test_short_work_gives_its_result_without_a_word(qtbot: QtBot) -> None:
    del qtbot
    onlooker = Onlooker("go on", threading.Event())
    assert waited_for("Åpner byen …", lambda: 6 * 7) == 42
    assert onlooker.seen == ""


def test_the_work_is_done_in_another_thread(qtbot: QtBot) -> None:
    del qtbot
    assert waited_for("Åpner", threading.get_ident) != threading.get_ident()


@pytest.mark.parametrize("act", ["go on", "escape"])
def test_long_work_is_spoken_of_and_the_window_lives_meanwhile(qtbot: QtBot, act: str) -> None:
    del qtbot
    go_on = threading.Event()
    onlooker = Onlooker(act, go_on)
    # the work ends once the window's own timer was heard: a window that stood still would not
    assert waited_for("Åpner byen.fbplan …", lambda: go_on.wait(PATIENCE_S))
    assert onlooker.seen == "Åpner byen.fbplan …"


def test_what_the_work_raises_is_raised(qtbot: QtBot) -> None:
    del qtbot

    def refuse() -> None:
        raise InputError("This cannot be done.")

    with pytest.raises(InputError, match="cannot be done"):
        waited_for("Åpner", refuse)


def test_a_fault_of_the_program_is_raised_too(qtbot: QtBot) -> None:
    del qtbot
    with pytest.raises(ZeroDivisionError):
        waited_for("Åpner", lambda: 1 // 0)


def test_who_gives_up_goes_on_and_the_late_result_is_put_away(qtbot: QtBot) -> None:
    go_on = threading.Event()
    onlooker = Onlooker("cancel", go_on)
    unwanted: list[str] = []

    def work() -> str:
        assert go_on.wait(PATIENCE_S)
        return "sent"

    with pytest.raises(GivenUpError):
        waited_for("Åpner", work, unwanted.append)
    assert onlooker.seen == "Åpner"
    assert unwanted == []
    go_on.set()
    qtbot.waitUntil(lambda: unwanted == ["sent"])


def test_the_box_takes_the_window_s_input(qtbot: QtBot) -> None:
    box = Waiting("Åpner", None, may_give_up=True)
    qtbot.addWidget(box)
    box.open()
    assert box.isModal()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not box.isVisible()
