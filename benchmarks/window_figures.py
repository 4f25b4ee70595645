"""What the window takes: showing a plan, one edit to the refreshed view and results, a save.

Run as a program it measures one plan file and prints JSON: a window needs a process of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.plan_figures import saved_plan
from benchmarks.timing import Figure

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from fbdesk.ui.main_window import MainWindow

TOP = Path(__file__).resolve().parent.parent
EDITS = 10
SAVES = 5
PATIENCE_S = 120.0
REST_S = 0.15
SEARCHED = "sykkel"


def window_figures(measures: int) -> tuple[Figure, ...]:
    """Return the figures of the window on a plan with so many measures."""
    with tempfile.TemporaryDirectory() as name:
        path = saved_plan(Path(name), measures)
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
            "FBDESK_DATA": str(Path(name) / "data"),
            "PYTHONPATH": str(TOP),
        }
        command = [sys.executable, "-m", "benchmarks.window_figures", str(path)]
        outcome = subprocess.run(
            command, cwd=TOP, env=environment, capture_output=True, text=True, check=True
        )
    found = json.loads(outcome.stdout)
    return tuple(Figure(what, measures, tuple(seconds)) for what, seconds in found.items())


def measure_window(path: Path) -> dict[str, list[float]]:
    """Show a plan in the window, edit it, and return the seconds by what was done."""
    from fbdesk import app
    from fbdesk.models.measures import Measure

    application = app.make_application()
    window = app.make_window(application)
    window.resize(1280, 800)
    window.show()

    def settle(until: Callable[[], bool]) -> None:
        end = time.perf_counter() + PATIENCE_S
        application.processEvents()
        while not until() and time.perf_counter() < end:
            application.processEvents()

    settle(lambda: True)
    start = time.perf_counter()
    window.flow.open_path(path)
    settle(lambda: window.editor is not None)
    application.processEvents()
    opened = time.perf_counter() - start
    editor = window.editor
    assert editor is not None
    settle(lambda: not editor.calculating)
    window.go_to("measures")
    settle(lambda: True)
    key = editor.plan.measures[0].key
    seen = []
    for number in range(EDITS):
        start = time.perf_counter()
        editor.change("title", Measure, key, title=f"Tittel {number}")
        application.processEvents()
        seen.append(time.perf_counter() - start)
    settle(lambda: not editor.calculating)
    computed = time.perf_counter() - start
    switches = _switches(application, window)
    letters = _letters(application, window)
    saves = [_save(application, window, key, number) for number in range(SAVES + 1)][1:]
    return {
        "open in the window until the first page is painted": [opened],
        "one edit to the repainted page of measures": seen[1:],
        "one edit to new results with ranges, in the background": [computed],
        "show another page, each once more": switches,
        "one more letter in the search for measures": letters,
        "save beside the window, until it is told as saved": [took for took, _ in saves],
        "longest time that the window waits during a save": [waited for _, waited in saves],
    }


def _switches(application: QApplication, window: MainWindow) -> list[float]:
    """Return the seconds until each page is painted again after it was visited once."""
    from fbdesk.ui.page_list import PAGES

    taken = []
    for visit in range(2):
        for spec in PAGES:
            start = time.perf_counter()
            window.go_to(spec.code)
            application.processEvents()
            if visit:
                taken.append(time.perf_counter() - start)
            _rest(application)
    return taken


def _letters(application: QApplication, window: MainWindow) -> list[float]:
    """Return the seconds from a letter in the search field to the table that is painted again."""
    from fbdesk.ui.pages.measures.page import MeasuresPage

    window.go_to("measures")
    _rest(application)
    page = window.pages.current_page
    assert isinstance(page, MeasuresPage)
    taken = []
    for end in range(1, len(SEARCHED) + 1):
        start = time.perf_counter()
        page.tools.search.setText(SEARCHED[:end])
        application.processEvents()
        taken.append(time.perf_counter() - start)
        _rest(application)
    page.tools.show_everything()
    return taken


def _rest(application: QApplication) -> None:
    """Let what waits for a quiet moment happen, charts for example."""
    end = time.perf_counter() + REST_S
    while time.perf_counter() < end:
        application.processEvents()
        time.sleep(0.005)  # as an event loop rests between events


def _save(
    application: QApplication, window: MainWindow, key: str, number: int
) -> tuple[float, float]:
    """Edit and save; return the seconds until it is saved, and the longest the window waited.

    The window waits where its own thread is kept from the next event.
    """
    from fbdesk.models.measures import Measure

    editor, saved = window.editor, []
    assert editor is not None
    editor.change("title", Measure, key, title=f"Lagret {number}")
    while editor.calculating:
        application.processEvents()
    window.flow.saving.saved.connect(lambda: saved.append(time.perf_counter()))
    start = before = time.perf_counter()
    window.flow.saving.save()
    waited = 0.0
    while not saved and before - start < PATIENCE_S:
        application.processEvents()
        time.sleep(0.001)  # as an event loop rests between events
        now = time.perf_counter()
        waited, before = max(waited, now - before), now
    return before - start, waited


if __name__ == "__main__":
    print(json.dumps(measure_window(Path(sys.argv[1]))), flush=True)
    os._exit(0)  # the plan is a throwaway: no question about saving it
