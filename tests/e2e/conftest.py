"""What end to end proofs have: the whole window on temporary folders, in bokmål or in English."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.calculation import uncertainty
from fbdesk.reports import catalogue
from fbdesk.ui.main_window import MainWindow
from fbdesk.ui.theme import Theme
from tests.ui.a_window import a_window
from tests.ui.conftest import (
    garbage_in_this_thread,
    no_window_left_open,
    norwegian,
    questions,
    theme,
)
from tests.ui.scripted_questions import ScriptedQuestions

__all__ = ["garbage_in_this_thread", "no_window_left_open", "norwegian", "questions", "theme"]


@pytest.fixture(autouse=True)
def no_widget_left_as_garbage(garbage_in_this_thread: None) -> Iterator[None]:
    """Take a window's garbage away when it is closed, in the thread that its widgets belong to.

    A thread of the same or of a later test that met it would take widgets from under Qt's hands.
    """
    del garbage_in_this_thread
    yield
    gc.collect()


@pytest.fixture(autouse=True)
def few_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw few samples: ranges are proved where they are computed, here they only take time."""
    monkeypatch.setattr(uncertainty, "SAMPLES", 100)
    monkeypatch.setattr(catalogue, "SAMPLES", 100)


@pytest.fixture
def window(
    tmp_path: Path,
    theme: Theme,
    questions: ScriptedQuestions,
    qtbot: QtBot,
) -> Iterator[MainWindow]:
    """Give the window, shown, without a plan."""
    with a_window(tmp_path, theme, questions) as made:
        made.resize(1400, 880)
        with qtbot.waitExposed(made):
            made.show()
        with qtbot.waitActive(made):  # a field keeps and saves what is typed where it has focus
            made.activateWindow()
        yield made


@pytest.fixture
def grenland(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Give the window with the sample plan of Porsgrunn and Skien."""
    window.flow.open_sample()
    with qtbot.waitActive(window):  # the word of waiting had the focus while the plan was opened
        window.activateWindow()
    return window
