"""Widgets left in a cycle are destroyed in the window's thread, never by a thread that works."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.ui.garbage import LOOK_EVERY_MS, GarbageCollection


class Knot:
    """Holds itself, so that only the collector can take it away."""

    def __init__(self, gone_in: list[int]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: gone_in.append(threading.get_ident()))


@pytest.fixture
def collection(qtbot: QtBot) -> Iterator[GarbageCollection]:
    del qtbot
    gc.collect()
    made = GarbageCollection()
    yield made
    made.stop()
    made.deleteLater()


def make_garbage() -> None:
    """Allocate far beyond Python's threshold."""
    for _ in range(5_000):
        Knot([])


def test_a_working_thread_never_takes_garbage_away(collection: GarbageCollection) -> None:
    gone_in: list[int] = []
    Knot(gone_in)
    worker = threading.Thread(target=make_garbage)
    worker.start()
    worker.join()
    assert gone_in == []
    collection.look()
    gc.collect()
    assert gone_in == [threading.get_ident()]


def test_garbage_is_looked_for_now_and_then(qtbot: QtBot, collection: GarbageCollection) -> None:
    del collection
    gone_in: list[int] = []
    Knot(gone_in)
    make_garbage()
    qtbot.waitUntil(lambda: bool(gone_in), timeout=20 * LOOK_EVERY_MS)
    assert gone_in == [threading.get_ident()]


def test_little_garbage_waits(collection: GarbageCollection) -> None:
    gc.collect()
    gone_in: list[int] = []
    Knot(gone_in)
    collection.look()
    assert gone_in == []


def test_python_collects_again_afterwards(collection: GarbageCollection) -> None:
    assert not gc.isenabled()
    collection.stop()
    assert gc.isenabled()
