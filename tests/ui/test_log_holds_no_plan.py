"""A day in the window with edits, refusals, faults and a crash leaves no plan text in the log."""

import logging
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.document.saving import write_new_plan
from fbdesk.logs import log_file, start_logging, stop_logging
from fbdesk.models.edits import measures
from fbdesk.models.measures import Measure
from fbdesk.ui.background import Progress
from fbdesk.ui.crash import CrashReporter
from fbdesk.ui.main_window import MainWindow
from fbdesk.ui.theme import Theme
from tests.builders import a_measure, some_settings
from tests.ui.a_window import a_window
from tests.ui.message_reader import MessageReader
from tests.ui.scripted_questions import ScriptedQuestions

MARKER = "Fortrolig-7f3a"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    handler = start_logging(tmp_path / "data")
    logging.getLogger("fbdesk").setLevel(logging.DEBUG)
    yield log_file(tmp_path / "data")
    logging.getLogger("fbdesk").setLevel(logging.INFO)
    stop_logging(handler)


@pytest.fixture
def window(tmp_path: Path, theme: Theme, questions: ScriptedQuestions) -> Iterator[MainWindow]:
    path = tmp_path / "byen.fbplan"
    measure = a_measure("T-01", title=MARKER, description=f"{MARKER} og mer", responsible=MARKER)
    write_new_plan(path, [some_settings(name=MARKER), measure])
    with a_window(tmp_path, theme, questions) as made:
        made.flow.open_path(path)
        yield made


def break_down(_progress: Progress) -> None:
    """Meet a fault that quotes the plan, in a thread."""
    raise RuntimeError(MARKER)


def test_a_day_in_the_window_leaves_no_text_of_the_plan_in_the_log(
    window: MainWindow, log: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    reporter = CrashReporter(window, log)
    reporter.install()
    window.background.broke.connect(reporter.tell)
    editor = window.editor
    assert editor is not None
    key = editor.plan.measures[0].key

    # What is typed, undone, saved under a name, and refused.
    editor.change(f"endre {MARKER}", Measure, key, title=f"{MARKER} 2")
    editor.perform("nytt", partial(measures.add, title=MARKER))
    editor.undo()
    with qtbot.waitSignal(editor.failed):
        editor.change(MARKER, Measure, key, phase_in_years=99)
    with qtbot.waitSignal(window.flow.saving.saved):
        window.flow.save()
    editor.document.backups.keep_version(MARKER, MARKER)

    # A file that is damaged, and one that is none.
    for name, content in (("skadet", b"SQLite format 3\0"), ("notat", MARKER.encode())):
        broken = tmp_path / f"{name}.fbplan"
        broken.write_bytes(content)
        window.flow.open_path(broken)

    # A fault in a thread, and one that nobody caught.
    reader = MessageReader()
    window.background.start(MARKER, break_down, print)
    qtbot.waitUntil(lambda: len(reader.texts) == 1)
    try:
        dict[str, str]()[MARKER]
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: len(reader.texts) == 2)
    reader.stop()
    reporter.remove()
    assert MARKER not in "".join(reader.texts)
    qtbot.waitUntil(lambda: not window.background.busy)
    assert window.flow.close()

    written = log.read_text(encoding="utf-8")
    assert "RuntimeError" in written
    assert "KeyError" in written
    assert MARKER not in written
    assert MARKER not in "".join(
        path.read_text(encoding="utf-8", errors="replace")
        for path in log.parent.iterdir()
        if path.is_file()
    )
