"""The benchmark of the window beside documents times every turn of its events."""

import time

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.making_documents import HEAD, Turns, told, turns


def test_the_longest_turn_and_what_nearly_all_stay_below_are_told() -> None:
    making = Turns((*(0.001 * number for number in range(1, 100)), 0.4), all_s=6.0)
    assert making.longest_s == 0.4
    assert making.most_s == pytest.approx(0.099)
    line = told("annual-report", 300, Turns((0.02,), 5.0), making)
    assert line == "| annual-report | 300 | 6.0 s | 400 ms | 99 ms | 20 ms |"
    assert line.count("|") == HEAD[0].count("|")


def test_work_in_the_thread_of_the_window_is_one_long_turn(qapp: QApplication) -> None:
    worked: list[float] = []

    def work() -> None:
        start = time.process_time()
        while time.process_time() - start < 0.05:
            pass
        worked.append(time.process_time() - start)

    QTimer.singleShot(0, qapp, work)
    found = turns(qapp, lambda: bool(worked))
    assert found.longest_s >= worked[0]
    assert found.all_s >= found.longest_s


def test_a_while_without_any_turn_waits_for_nothing(qapp: QApplication) -> None:
    assert turns(qapp, lambda: True).seconds == (0.0,)
