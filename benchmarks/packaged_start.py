"""Start of the packaged program: fbdesk against an empty packaged window of the same toolkit.

`python benchmarks/packaged_start.py` packs both with PyInstaller by `build.spec` (some minutes),
starts them in turn and prints, by the clock and in processor time, their medians, the fastest and
the ratios. The goal is a ratio under 1.5. The packed fbdesk is the shipped one but for its first
lines, which tell when its window is painted; the empty window is as PyInstaller packs it, without
the bytecode of PySide's Python part that fbdesk brings.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

from benchmarks.start import EMPTY, GOAL, RUNS, WATCH, WATCHED_SHOW, Start  # noqa: E402 # line above
from benchmarks.timing import words  # noqa: E402

FBDESK = WATCHED_SHOW + (TOP / "packaging" / "start.py").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class PackagedStart:
    """The starts of both, from the start of the process to the first painted window."""

    clock: Start
    """Seconds by the clock, which other work on the machine makes longer."""
    processor: Start
    """Seconds of the processor, all threads together."""


def measure_packaged_start(folder: Path, runs: int = RUNS) -> PackagedStart:
    """Pack both windows into a folder and start them in turn; the first pair warms the disk."""
    empty = pack(folder / "empty", WATCH + EMPTY, "empty")
    fbdesk = pack(folder / "fbdesk", WATCH + FBDESK, "whole")
    return compare(empty, fbdesk, folder, runs)


def compare(empty: Path, fbdesk: Path, folder: Path, runs: int) -> PackagedStart:
    """Start two packed windows in turn; the user's files lie in the folder."""
    seen = [(_start(empty, folder), _start(fbdesk, folder)) for _ in range(runs + 1)][1:]
    clock, processor = (
        Start(tuple(pair[0][kind] for pair in seen), tuple(pair[1][kind] for pair in seen))
        for kind in range(2)
    )
    return PackagedStart(clock, processor)


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


def _start(program: Path, folder: Path) -> tuple[float, float]:
    """Return the seconds from the start of a program to its first painted window, and its work."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "FBDESK_DATA": str(folder / "data"),
        "STARTED_NS": str(time.monotonic_ns()),
    }
    before = _work_of_children()
    outcome = subprocess.run(
        [str(program)], env=environment, capture_output=True, text=True, check=True, timeout=120
    )
    return int(outcome.stdout.split()[-1]) / 1e9, _work_of_children() - before


def _work_of_children() -> float:
    from resource import RUSAGE_CHILDREN, getrusage  # Windows has none

    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def table(measured: PackagedStart) -> Iterator[str]:
    """Yield the table of both, as it stands in docs/benchmarks.md."""
    yield "| packaged, start to first painted window | median | fastest |"
    yield "|---|--:|--:|"
    for how, start in (("by the clock", measured.clock), ("processor", measured.processor)):
        for what, seconds in (("empty window", start.empty_s), ("fbdesk", start.fbdesk_s)):
            yield f"| {what}, {how} | {words(statistics.median(seconds))} | {words(min(seconds))} |"
        fastest = min(start.fbdesk_s) / min(start.empty_s)
        yield f"| ratio {how} (goal: under {GOAL}) | {start.ratio:.2f} | {fastest:.2f} |"


def main() -> int:
    """Print both with the load of the machine; 1 where the goal is missed by the clock."""
    with tempfile.TemporaryDirectory() as name:
        measured = measure_packaged_start(Path(name))
    print("\n".join(table(measured)))
    print(f"Load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.")
    return 0 if measured.clock.ratio < GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
