"""Start of the packaged program: fbdesk against an empty packaged window of the same toolkit.

`python benchmarks/packaged_start.py` packs both with PyInstaller by `build.spec` (some minutes),
starts them in turn and prints their medians and the ratio. The goal is a ratio under 1.5. The
packed fbdesk is the shipped one but for its first lines, which tell when its window is painted.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

from benchmarks.start import EMPTY, GOAL, RUNS, WATCH, WATCHED_SHOW, Start  # noqa: E402 # line above

FBDESK = WATCHED_SHOW + (TOP / "packaging" / "start.py").read_text(encoding="utf-8")


def measure_packaged_start(folder: Path, runs: int = RUNS) -> Start:
    """Pack both windows into a folder and start them in turn; the first pair warms the disk."""
    empty = pack(folder / "empty", WATCH + EMPTY, "empty")
    fbdesk = pack(folder / "fbdesk", WATCH + FBDESK, "whole")
    times: tuple[list[float], list[float]] = ([], [])
    for run in range(runs + 1):
        pair = (_seconds(empty, folder), _seconds(fbdesk, folder))
        if run:
            for kept, seconds in zip(times, pair, strict=True):
                kept.append(seconds)
    return Start(tuple(times[0]), tuple(times[1]))


def pack(folder: Path, script: str, what: str) -> Path:
    """Pack a script with all of fbdesk ("whole") or with Qt alone ("empty"); return the program."""
    folder.mkdir(parents=True)
    start = folder / "watched_start.py"
    start.write_text(script, encoding="utf-8")
    environment = {**os.environ, "FBDESK_SPEC_START": str(start), "FBDESK_SPEC_HOLDS": what}
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    places = ["--distpath", str(folder / "dist"), "--workpath", str(folder / "work")]
    subprocess.run([*command, *places, str(TOP / "build.spec")], check=True, env=environment)
    return folder / "dist" / "fbdesk" / "fbdesk"


def _seconds(program: Path, data: Path) -> float:
    """Return the seconds from the start of a program to its first painted window."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "FBDESK_DATA": str(data / "data"),
        "STARTED_NS": str(time.monotonic_ns()),
    }
    outcome = subprocess.run(
        [str(program)], env=environment, capture_output=True, text=True, check=True, timeout=120
    )
    return int(outcome.stdout.split()[-1]) / 1e9


def main() -> int:
    """Print both medians and the ratio; 1 where the goal is missed."""
    with tempfile.TemporaryDirectory() as name:
        start = measure_packaged_start(Path(name))
    print(f"empty packaged window: {statistics.median(start.empty_s):.3f} s")
    print(f"packaged fbdesk:       {statistics.median(start.fbdesk_s):.3f} s")
    print(f"ratio:                 {start.ratio:.2f} (goal: under {GOAL})")
    return 0 if start.ratio < GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
