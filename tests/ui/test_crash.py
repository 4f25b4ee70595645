"""A fault of the program is caught, written down without plan text, and told once."""

import logging
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fbdesk.logs import log_file, start_logging, stop_logging
from fbdesk.ui.crash import CrashReporter
from tests.ui.message_reader import MessageReader


def test_what_nobody_caught_is_logged_and_told_with_the_place_of_the_log(
    qtbot: QtBot, tmp_path: Path
) -> None:
    handler = start_logging(tmp_path)
    window = QWidget()
    qtbot.addWidget(window)
    log = log_file(tmp_path)
    reporter = CrashReporter(window, log)
    before = sys.excepthook
    reporter.install()
    reader = MessageReader()
    try:
        dict[str, str]()["Skien"]
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(reader.texts))
    reporter.remove()
    reader.stop()
    stop_logging(handler)

    assert sys.excepthook is before
    assert "Your work is safe" in reader.texts[0]
    assert str(log) in reader.texts[0]
    written = log.read_text(encoding="utf-8")
    assert "KeyError" in written
    assert "Skien" not in written


def test_an_interrupt_from_the_terminal_is_left_to_python(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: seen.append(kind))
    window = QWidget()
    qtbot.addWidget(window)
    reporter = CrashReporter(window, log_file(tmp_path))
    reporter.install()
    with qtbot.assertNotEmitted(reporter.caught):
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    reporter.remove()
    assert seen == [KeyboardInterrupt]


def test_the_log_is_silent_outside_the_program() -> None:
    assert not logging.getLogger("fbdesk").handlers
