"""Work beside the window: one end each, in the window's thread; cancelled work leaves nothing."""

import threading
from functools import partial

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fbdesk.errors import PlanError
from fbdesk.ui.background import Background, CancelledError, Progress


def test_work_runs_in_another_thread_and_its_result_comes_back_to_this_one(
    background: Background, qtbot: QtBot
) -> None:
    threads: list[object] = []

    def work(_progress: Progress) -> int:
        threads.append(threading.current_thread())
        return 42

    results: list[tuple[int, bool]] = []

    def done(result: int) -> None:
        results.append((result, QThread.currentThread() is QApplication.instance().thread()))  # type: ignore[union-attr]

    background.start("regner", work, done)
    qtbot.waitUntil(lambda: bool(results))

    assert results == [(42, True)]
    assert threads != [threading.current_thread()]


def test_what_the_user_can_mend_goes_to_the_caller(background: Background, qtbot: QtBot) -> None:
    told: list[PlanError] = []
    problem = PlanError("wrong")

    def work(_progress: Progress) -> int:
        raise problem

    background.start("", work, _never, told.append)
    qtbot.waitUntil(lambda: bool(told))

    assert told == [problem]


def test_a_fault_of_the_program_is_told_to_the_window(background: Background, qtbot: QtBot) -> None:
    def work(_progress: Progress) -> int:
        return 1 // 0

    with qtbot.waitSignal(background.broke) as broke:
        background.start("", work, _never)

    assert isinstance(broke.args[0], ZeroDivisionError)


def test_progress_is_shown_while_work_with_a_name_goes_on(
    background: Background, qtbot: QtBot
) -> None:
    go_on = threading.Event()

    def work(progress: Progress) -> None:
        progress.report(0.25, "side 3")
        go_on.wait(5)

    finished: list[None] = []
    task = background.start("skriver", work, finished.append)
    qtbot.waitUntil(lambda: task.share > 0)

    assert [(shown.text, shown.step, shown.share) for shown in background.shown] == [
        ("skriver", "side 3", 0.25)
    ]
    go_on.set()
    qtbot.waitUntil(lambda: not background.busy)
    assert finished == [None]


def test_cancelled_work_stops_at_its_next_report_and_gives_no_result(
    background: Background, qtbot: QtBot
) -> None:
    begun = threading.Event()
    stopped = threading.Event()

    def work(progress: Progress) -> int:
        begun.set()
        try:
            while True:
                progress.report(0.5)
                stopped.wait(0.001)
        except CancelledError:
            stopped.set()
            raise

    task = background.start("lang", work, _never)
    assert begun.wait(5)
    with qtbot.waitSignal(task.stopped):
        task.cancel()

    assert stopped.is_set()
    qtbot.waitUntil(lambda: not background.busy)


def test_work_that_was_cancelled_before_it_began_never_runs(
    background: Background, qtbot: QtBot
) -> None:
    hold = threading.Event()
    ran: list[str] = []
    for _ in range(2):  # both threads of the pool are taken
        background.start("", partial(_wait_for, hold), _ignore)
    task = background.start("", partial(_note, ran), _never)
    task.cancel()
    hold.set()
    qtbot.waitUntil(lambda: not background.busy)

    assert ran == []


def test_closing_waits_until_no_thread_is_left(background: Background) -> None:
    ended = threading.Event()

    def work(progress: Progress) -> None:
        while not progress.cancelled:
            pass
        ended.set()

    background.start("", work, _ignore)
    background.close()

    assert not background.busy
    # either the work saw the cancel and ended, or it was taken out of the queue before it began


def test_charts_are_drawn_one_after_the_other(background: Background, qtbot: QtBot) -> None:
    at_once: list[int] = []
    running = 0
    lock = threading.Lock()

    def draw(_progress: Progress) -> None:
        nonlocal running
        with lock:
            running += 1
            at_once.append(running)
        threading.Event().wait(0.01)
        with lock:
            running -= 1

    for _ in range(4):
        background.start("", draw, _ignore, drawing=True)
    qtbot.waitUntil(lambda: not background.busy)

    assert at_once == [1, 1, 1, 1]


def _wait_for(event: threading.Event, _progress: Progress) -> None:
    event.wait(5)


def _note(ran: list[str], _progress: Progress) -> None:
    ran.append("ran")


def _ignore(_result: object) -> None:
    """Take a result that the test does not look at."""


def _never(result: object) -> None:
    raise AssertionError(result)


@pytest.mark.parametrize("way", ["done", "failed", "broke", "stopped"])
def test_the_end_is_told_however_the_work_ended_and_however_soon(
    background: Background, qtbot: QtBot, way: str
) -> None:
    told: list[str] = []

    def work(progress: Progress) -> int:
        if way == "failed":
            raise PlanError("wrong")
        if way == "broke":
            raise ZeroDivisionError
        if way == "stopped":
            progress.cancel()
        return 42

    def ended(_task: object) -> None:
        told.append("ended")

    background.start("", work, lambda _: told.append("done"), lambda _: None, ended=ended)
    qtbot.waitUntil(lambda: "ended" in told)
    assert told == (["done", "ended"] if way == "done" else ["ended"])
