"""The reporting workbook: seconds and memory for plans of a city, and of far more measures.

`python benchmarks/reporting_workbook.py` prints a table in some minutes and writes it into
`docs/benchmarks.md`. A process of its own makes each workbook, so that its memory is its own.
"""

import io
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

from benchmarks.plan_figures import MADE, saved_plan  # noqa: E402 # found through the line above
from benchmarks.sections import write_section  # noqa: E402
from benchmarks.timing import words  # noqa: E402
from fbdesk.document.reading import read_plan  # noqa: E402
from fbdesk.models.results.computing import compute, edition_of  # noqa: E402
from fbdesk.reports.catalogue import Order, make  # noqa: E402

SIZES = (37, 600, 5_000)
TITLE = "Reporting workbook"
TIMES = 3
KIB_PER_MB, BYTES_PER_MB = 1024, 1_000_000
ABOUT = (
    "Made by `python benchmarks/reporting_workbook.py`: processor time from a plan and its results "
    "to the bytes of the workbook, the fastest of {times} runs; MB are the most that the process "
    "takes in all. Goals: 3 s for 600 measures, 20 s for 5000. Load of the machine while "
    "measuring: {load:.1f} on {cores} cores, which makes processor time longer too."
)
HEAD = ("| measures | cells | processor time | MB | file, MB |", "|--:|--:|--:|--:|--:|")


def main() -> int:
    """Measure, print and write; with the path of a plan, measure that one and print its line."""
    if len(sys.argv) > 1:
        print(line(Path(sys.argv[1])))
        return 0
    lines = [ABOUT.format(times=TIMES, load=os.getloadavg()[0], cores=os.cpu_count()), "", *HEAD]
    for measures in SIZES:
        with tempfile.TemporaryDirectory() as name:
            command = [sys.executable, __file__, str(saved_plan(Path(name), measures))]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
        lines.append(done.stdout.strip())
        print(lines[-1], flush=True)
    write_section(TITLE, lines)
    return 0


def line(path: Path, times: int = TIMES) -> str:
    """Return what the workbook of a saved plan takes, as a line of the table."""
    import resource as limits  # not there on Windows

    plan = read_plan(path)
    results = compute(plan, edition_of(plan))
    seconds, content = [], b""
    for _ in range(times):
        started = time.process_time()
        content = make(plan, Order("reporting-workbook", "xlsx"), results, MADE).content
        seconds.append(time.process_time() - started)
    memory_mb = limits.getrusage(limits.RUSAGE_SELF).ru_maxrss / KIB_PER_MB
    figures = (
        *(str(len(plan.measures)), str(cells(content)), words(min(seconds))),
        *(f"{memory_mb:.0f}", f"{len(content) / BYTES_PER_MB:.1f}"),
    )
    return "| " + " | ".join(figures) + " |"


def cells(content: bytes) -> int:
    """Return how many cells the sheets of a workbook have."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheets = (name for name in book.namelist() if name.startswith("xl/worksheets/sheet"))
        return sum(book.read(name).count(b"<c r=") for name in sheets)


if __name__ == "__main__":
    sys.exit(main())
