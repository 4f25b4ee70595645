"""Work on a disk that may be away runs beside the window and never holds it up."""

import threading
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from fbdesk.errors import FileError
from fbdesk.ui.aside import Aside

PATIENCE_MS = 10_000


@pytest.fixture
def owner(qapp: QCoreApplication) -> QObject:
    return QObject(qapp)


def heard(run: Aside[object]) -> list[tuple[str, object]]:
    """Return a list that takes what a run tells."""
    told: list[tuple[str, object]] = []
    for way in ("done", "failed", "broke"):
        getattr(run, way).connect(partial(_note, told, way))
    return told


def _note(told: list[tuple[str, object]], way: str, outcome: object) -> None:
    assert threading.current_thread() is threading.main_thread()
    told.append((way, outcome))


def test_the_result_comes_to_the_windows_thread(owner: QObject) -> None:
    run: Aside[object] = Aside(lambda: threading.current_thread().daemon, owner)
    told = heard(run)
    run.start()
    assert run.wait(PATIENCE_MS)
    assert told == [("done", True)]
    assert run.wait(0), "it is over already"


def test_what_the_user_can_mend_is_told_as_that(owner: QObject) -> None:
    error = FileError("no room")

    def refuse() -> object:
        raise error

    run = Aside(refuse, owner)
    told = heard(run)
    run.start()
    assert run.wait(PATIENCE_MS)
    assert told == [("failed", error)]


def test_a_fault_of_the_program_is_told_as_that(
    owner: QObject, caplog: pytest.LogCaptureFixture
) -> None:
    run: Aside[object] = Aside(lambda: 1 // 0, owner)
    told = heard(run)
    run.start()
    assert run.wait(PATIENCE_MS)
    ((way, error),) = told
    assert way == "broke"
    assert isinstance(error, ZeroDivisionError)
    assert "work aside broke" in caplog.text
    caplog.clear()


def test_waiting_gives_up_and_the_result_comes_all_the_same(owner: QObject, qtbot: QtBot) -> None:
    goes_on = threading.Event()
    run: Aside[object] = Aside(lambda: goes_on.wait(10), owner)
    told = heard(run)
    run.start()
    assert not run.wait(20)
    assert told == []
    goes_on.set()
    qtbot.waitUntil(lambda: told == [("done", True)])


def test_work_that_ends_after_the_window_is_gone_hurts_nothing(qapp: QCoreApplication) -> None:
    goes_on, ended = threading.Event(), threading.Event()

    def work() -> None:
        goes_on.wait(10)
        ended.set()

    owner = QObject(qapp)
    run: Aside[object] = Aside(work, owner)
    run.start()
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    goes_on.set()
    assert ended.wait(10)
    for thread in threading.enumerate():
        if thread.daemon and thread is not threading.current_thread() and "_run" in thread.name:
            thread.join(10)
