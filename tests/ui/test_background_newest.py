"""Work that nobody waits for any more: dropped, however late the change of mind."""

import gc
import threading
import time
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from fbdesk.errors import PlanError
from fbdesk.ui.background import Background, CancelledError, Progress, Task


def at_rest(background: Background, qtbot: QtBot) -> None:
    """Wait until all work is over and its ends are told."""
    qtbot.waitUntil(lambda: not background.busy, timeout=10_000)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def giving(value: int, finished: threading.Event) -> Callable[[Progress], int]:
    """Return work that gives a number and tells that it has."""

    def work(_progress: Progress) -> int:
        finished.set()
        return value

    return work


def out_of_the_pool(background: Background) -> None:
    """Wait, without letting the window hear of anything, until no thread works."""
    assert background._pool.waitForDone(5_000)


def test_a_result_that_came_before_the_cancel_but_was_not_told_is_dropped(
    background: Background, qtbot: QtBot
) -> None:
    told: list[int] = []
    finished = threading.Event()
    task = background.start("", giving(42, finished), told.append)
    out_of_the_pool(background)
    assert finished.is_set()
    task.cancel()
    at_rest(background, qtbot)
    assert told == []


def test_an_error_that_came_before_the_cancel_but_was_not_told_is_dropped(
    background: Background, qtbot: QtBot
) -> None:
    told: list[PlanError] = []

    def work(_progress: Progress) -> int:
        raise PlanError("wrong")

    task = background.start("", work, _never, told.append)
    out_of_the_pool(background)
    task.cancel()
    at_rest(background, qtbot)
    assert told == []


def test_dropped_work_is_told_as_stopped_and_ended_once(
    background: Background, qtbot: QtBot
) -> None:
    ends: list[str] = []
    task = background.start(
        "", giving(42, threading.Event()), _never, ended=lambda _: ends.append("ended")
    )
    task.stopped.connect(lambda: ends.append("stopped"))
    out_of_the_pool(background)
    task.cancel()
    task.cancel()
    at_rest(background, qtbot)
    assert ends == ["stopped", "ended"]


def test_of_many_starts_only_the_newest_is_told(background: Background, qtbot: QtBot) -> None:
    told: list[int] = []
    newest: Task[int] | None = None
    for number in range(20):
        if newest is not None:
            newest.cancel()
        newest = background.start("", giving(number, threading.Event()), told.append)
    at_rest(background, qtbot)
    assert told == [19]


def test_a_fault_is_told_even_where_nobody_waits(background: Background, qtbot: QtBot) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def work(_progress: Progress) -> int:
        begun.set()
        go_on.wait(5)
        return 1 // 0

    task = background.start("", work, _never)
    assert begun.wait(5)
    task.cancel()
    with qtbot.waitSignal(background.broke) as broke:
        go_on.set()
    assert isinstance(broke.args[0], ZeroDivisionError)
    at_rest(background, qtbot)


def test_an_error_met_after_the_cancel_is_no_news(background: Background, qtbot: QtBot) -> None:
    told: list[PlanError] = []
    begun, go_on = threading.Event(), threading.Event()

    def work(_progress: Progress) -> int:
        begun.set()
        go_on.wait(5)
        raise PlanError("wrong")

    task = background.start("", work, _never, told.append)
    assert begun.wait(5)
    task.cancel()
    with qtbot.waitSignal(task.stopped):
        go_on.set()
    at_rest(background, qtbot)
    assert told == []


def test_work_that_is_over_leaves_neither_task_nor_values(
    background: Background, qtbot: QtBot
) -> None:
    class Values:
        """What the work was given."""

    values = Values()
    held = weakref.ref(values)

    def start(given: Values) -> None:
        background.start("", lambda _progress: id(given), lambda _result: None)

    start(values)
    del values
    at_rest(background, qtbot)
    gc.collect()
    assert held() is None
    assert background.findChildren(Task) == []
    assert background.shown == ()


def test_nothing_is_told_after_the_window_is_closed(background: Background, qtbot: QtBot) -> None:
    told: list[int] = []
    for number in range(5):
        background.start("", giving(number, threading.Event()), told.append)
    background.close()
    qtbot.wait(20)
    assert told == []
    assert not background.busy


def test_quiet_work_is_not_shown_and_named_work_is_in_its_order(
    background: Background, qtbot: QtBot
) -> None:
    go_on = threading.Event()
    for name in ("først", "", "så"):
        background.start(name, lambda _progress: go_on.wait(5), lambda _result: None)
    assert [task.text for task in background.shown] == ["først", "så"]
    assert background.busy
    go_on.set()
    at_rest(background, qtbot)


def test_a_slow_drawing_keeps_nobody_elses_work_waiting(
    background: Background, qtbot: QtBot
) -> None:
    go_on = threading.Event()
    for _ in range(3):
        background.start("", lambda _p: go_on.wait(5), lambda _result: None, drawing=True)
    told: list[int] = []
    background.start("", giving(7, threading.Event()), told.append)
    qtbot.waitUntil(lambda: told == [7])
    assert background.busy
    go_on.set()
    at_rest(background, qtbot)


def test_progress_refuses_to_go_on_once_cancelled() -> None:
    reports: list[tuple[float, str]] = []
    progress = Progress(lambda share, text: reports.append((share, text)))
    progress.report(0.5, "side 2")
    progress.check()
    progress.cancel()
    with pytest.raises(CancelledError):
        progress.report(0.6)
    with pytest.raises(CancelledError):
        progress.check()
    assert reports == [(0.5, "side 2")]


def test_starting_work_never_waits_for_it(background: Background, qtbot: QtBot) -> None:
    go_on = threading.Event()
    before = time.monotonic()
    for _ in range(10):
        background.start("", lambda _progress: go_on.wait(5), lambda _result: None)
    assert time.monotonic() - before < 1.0
    go_on.set()
    at_rest(background, qtbot)


def _never(result: object) -> None:
    raise AssertionError(result)
