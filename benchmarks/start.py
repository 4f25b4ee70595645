"""Start to first painted window: fbdesk against an empty window of the same toolkit.

`python benchmarks/start.py` starts both in turn, each in a process of its own, so that both meet
the same disturbances, and prints their medians and the ratio. The goal is a ratio under 1.5.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
RUNS = 9
GOAL = 1.5

WATCH = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.UpdateRequest or event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, painted)
        return False

def painted():
    print(time.monotonic_ns() - int(os.environ["STARTED_NS"]), flush=True)
    os._exit(0)

first_paint = FirstPaint()
"""
EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.installEventFilter(first_paint)
window.show()
application.exec()
"""
WATCHED_SHOW = """
from PySide6.QtWidgets import QMainWindow
show = QMainWindow.show

def watched_show(window):
    window.installEventFilter(first_paint)
    show(window)

QMainWindow.show = watched_show
"""
FBDESK = f"""{WATCHED_SHOW}
from fbdesk.__main__ import main
sys.argv = ["fbdesk"]
main()
"""


@dataclass(frozen=True, slots=True)
class Start:
    """The seconds from process start to first painted window, run by run."""

    empty_s: tuple[float, ...]
    fbdesk_s: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """Median of fbdesk's starts over the median of the empty window's."""
        return statistics.median(self.fbdesk_s) / statistics.median(self.empty_s)


def measure_start(runs: int = RUNS) -> Start:
    """Start both windows in turn and return their times; the first pair only warms the disk."""
    empty, fbdesk = [], []
    with tempfile.TemporaryDirectory() as data:
        for run in range(runs + 1):
            pair = (_seconds(WATCH + EMPTY, data), _seconds(WATCH + FBDESK, data))
            if run:
                empty.append(pair[0])
                fbdesk.append(pair[1])
    return Start(tuple(empty), tuple(fbdesk))


def _seconds(program: str, data: str) -> float:
    """Return the seconds from the start of a process to the first painted window in it."""
    platform = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": platform,
        "FBDESK_DATA": data,
        "PYTHONPYCACHEPREFIX": data,
        "STARTED_NS": str(time.monotonic_ns()),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    command = [sys.executable, "-c", program]
    outcome = subprocess.run(
        command, cwd=TOP, env=environment, capture_output=True, text=True, check=True, timeout=120
    )
    return int(outcome.stdout.split()[-1]) / 1e9


def main() -> int:
    """Print both medians and the ratio; 1 where the goal is missed."""
    start = measure_start()
    print(f"empty window: {statistics.median(start.empty_s):.3f} s")
    print(f"fbdesk:       {statistics.median(start.fbdesk_s):.3f} s")
    print(f"ratio:        {start.ratio:.2f} (goal: under {GOAL})")
    return 0 if start.ratio < GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
