"""How long the window keeps people waiting while it makes a document beside its work.

`python benchmarks/making_documents.py` prints a table in some minutes and writes it into
`docs/benchmarks.md`. Each plan is opened in a window of its own process, its document is asked for
on the page of documents, and every turn of the window's events is timed until the file lies there.
A turn counts in processor time of the process: what other programs take from it is left out, what
the work beside it takes is not.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

from benchmarks.plan_figures import saved_plan  # noqa: E402 # found through the line above
from benchmarks.sections import write_section  # noqa: E402
from benchmarks.timing import words  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

TITLE = "The window while a document is made"
ASKED = (("reporting-workbook", 600, 0), ("annual-report", 300, 11))
"""Document, measures and indicators of its plan."""
IDLE_S = 5.0
PATIENCE_S = 600.0
ABOUT = (
    "Made by `python benchmarks/making_documents.py`: the document is asked for on its page, and "
    "each turn of the window's events is timed until the file lies there. A turn is what a key "
    "or a click would have waited at most. Turns are processor time of the window's process, so "
    "that other programs do not count, nor the process that sets the PDF (ADR 22); `made in` is by "
    "the clock. The last column is the longest turn of a window at rest. Load of the machine while "
    "measuring: {load:.1f} on {cores} cores."
)
HEAD = (
    "| document | measures | made in | longest turn | 99 of 100 below | longest turn at rest |",
    "|---|--:|--:|--:|--:|--:|",
)


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns of the window's events over a while, and how long the while was by the clock."""

    seconds: tuple[float, ...]
    all_s: float

    @property
    def longest_s(self) -> float:
        """The turn that kept people waiting most."""
        return max(self.seconds)

    @property
    def most_s(self) -> float:
        """What 99 of 100 turns stay below."""
        return sorted(self.seconds)[(len(self.seconds) - 1) * 99 // 100]


def main() -> int:
    """Measure, print and write; with the path of a plan and a document, measure that one."""
    if len(sys.argv) > 1:
        idle, making = measure(Path(sys.argv[1]), sys.argv[2])
        print(json.dumps([[one.seconds, one.all_s] for one in (idle, making)]), flush=True)
        os._exit(0)  # the plan is a throwaway: no question about saving it
    about = ABOUT.format(load=os.getloadavg()[0], cores=os.cpu_count())
    lines = [about, "", *HEAD, *(line(*asked) for asked in ASKED)]
    print("\n".join(lines))
    write_section(TITLE, lines)
    return 0


def line(document: str, measures: int, indicators: int) -> str:
    """Return what the window takes while it makes a document, as a line of the table."""
    with tempfile.TemporaryDirectory() as name:
        path = saved_plan(Path(name), measures, indicators)
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
            "FBDESK_DATA": str(Path(name) / "data"),
        }
        command = [sys.executable, __file__, str(path), document]
        done = subprocess.run(
            command, cwd=TOP, env=environment, capture_output=True, text=True, check=True
        )
    idle, making = (Turns(tuple(seconds), all_s) for seconds, all_s in json.loads(done.stdout))
    return told(document, measures, idle, making)


def told(document: str, measures: int, idle: Turns, making: Turns) -> str:
    """Return a line of the table."""
    times = (making.all_s, making.longest_s, making.most_s, idle.longest_s)
    return " | ".join((f"| {document}", str(measures), *map(words, times))) + " |"


def measure(path: Path, document: str) -> tuple[Turns, Turns]:
    """Return the turns of a window that shows a plan: at rest, and while it makes a document."""
    from fbdesk import app
    from fbdesk.ui.pages.documents.page import DocumentsPage

    application = app.make_application()
    window = app.make_window(application)
    window.resize(1280, 800)
    window.show()
    application.processEvents()
    window.flow.open_path(path)
    turns(application, lambda: window.editor is not None and not window.editor.calculating)
    window.go_to("documents")
    page = window.pages.current_page
    assert isinstance(page, DocumentsPage)
    page.choose(document)
    card = page.cards[document]
    turns(application, lambda: not page.desk.background.busy)
    end = time.perf_counter() + IDLE_S
    idle = turns(application, lambda: time.perf_counter() > end)
    card.begin(path.with_name(f"made.{card.order.format}"))
    return idle, turns(application, lambda: card.made is not None)


def turns(application: QApplication, until: Callable[[], bool]) -> Turns:
    """Return how long each turn of the events took until something is so."""
    taken: list[float] = []
    start, before = time.perf_counter(), time.process_time()
    while not until() and time.perf_counter() - start < PATIENCE_S:
        application.processEvents()
        time.sleep(0.001)  # as an event loop rests between events
        now = time.process_time()
        taken.append(now - before)
        before = now
    return Turns(tuple(taken) or (0.0,), time.perf_counter() - start)


if __name__ == "__main__":
    sys.exit(main())
