"""What end to end proofs have: the whole window on temporary folders, in bokmål or in English."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fbdesk.calculation import uncertainty
from fbdesk.reports import catalogue
from fbdesk.ui.main_window import MainWindow
from fbdesk.ui.theme import Theme
from fbdesk.ui.translation import CatalogueTranslator
from tests.ui.a_window import a_window
from tests.ui.conftest import no_window_left_open, questions, theme
from tests.ui.scripted_questions import ScriptedQuestions

__all__ = ["no_window_left_open", "questions", "theme"]


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


@pytest.fixture
def norwegian(qapp: QApplication) -> Iterator[None]:
    """Speak bokmål in the window, as the program does at the start."""
    translator = CatalogueTranslator("nb")
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
