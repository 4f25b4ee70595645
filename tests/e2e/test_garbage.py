"""While a window is tried, Python's garbage is taken away in the window's thread alone."""

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.ui.main_window import MainWindow
from tests.e2e.looking import settle


@pytest.fixture
def collected_in() -> Iterator[list[int]]:
    """Give the threads in which Python collected garbage, one for each time."""
    threads: list[int] = []

    def note(phase: str, _info: dict[str, int]) -> None:
        if phase == "stop":
            threads.append(threading.get_ident())

    gc.callbacks.append(note)
    yield threads
    gc.callbacks.remove(note)


def test_no_thread_that_works_collects_garbage(
    window: MainWindow, collected_in: list[int], qtbot: QtBot
) -> None:
    window.flow.open_sample()  # results are computed in a thread, from a hundred thousand objects
    settle(window)
    qtbot.waitUntil(lambda: bool(collected_in))
    assert set(collected_in) == {threading.get_ident()}
