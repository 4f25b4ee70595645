"""All benchmarks: prints a table and writes `docs/benchmarks.md`.

`python benchmarks/run.py` takes about ten minutes. `--quick` leaves out the plan of 5 000
measures and writes nothing.
"""

import argparse
import importlib.metadata
import os
import platform
import statistics
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

from benchmarks.plan_figures import plan_figures  # noqa: E402 # found through the line above
from benchmarks.start import GOAL, Start, measure_start  # noqa: E402
from benchmarks.timing import Figure, words  # noqa: E402
from benchmarks.window_figures import window_figures  # noqa: E402

SAMPLE, CITY, EXTREME = 37, 600, 5_000
MADE_BY = (
    "Made by `python benchmarks/run.py`. Each figure is the median of several runs after one "
    "that warms up, the fastest in brackets; a single figure is a single run."
)
LOAD = (
    "- Load of the machine while measuring: {load:.1f} on {cores} cores. Other work on it makes "
    "every figure larger; both sides of the start are run in turn, so that they meet the same."
)
PLANS = (
    "{sample} measures are the sample plan of Grenland, {city} more than any city of the "
    "programme had, {extreme} are there to see what breaks. The larger plans repeat the sample's "
    "measures with all that belongs to them (`benchmarks/generated_plans.py`). A plan of "
    "{extreme} measures has about 130 000 rows and is not printed."
)
PACKAGES = ("PySide6-Essentials", "SQLAlchemy", "numpy", "typst", "XlsxWriter")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small plans only, write nothing")
    quick = parser.parse_args(arguments).quick
    sizes = (SAMPLE, CITY) if quick else (SAMPLE, CITY, EXTREME)
    start = measure_start()
    figures = list(all_figures(sizes))
    text = "\n".join(table(figures, sizes))
    print(text)
    print("\n".join(start_table(start)))
    if not quick:
        target = TOP / "docs" / "benchmarks.md"
        target.write_text(document(start, text), encoding="utf-8", newline="\n")
    return 0


def all_figures(sizes: Iterable[int]) -> Iterator[Figure]:
    """Yield every figure of every size."""
    for measures in sizes:
        yield from plan_figures(measures, tell)
        tell(f"{measures} measures: window")
        yield from window_figures(measures)


def tell(what: str) -> None:
    """Say on the terminal what is under way."""
    print(what, file=sys.stderr, flush=True)


def table(figures: Iterable[Figure], sizes: Sequence[int]) -> Iterator[str]:
    """Yield a table: one line per thing measured, one column per size of plan."""
    by_what: dict[str, dict[int, Figure]] = {}
    for figure in figures:
        by_what.setdefault(figure.what, {})[figure.measures] = figure
    yield "| what | " + " | ".join(f"{size} measures" for size in sizes) + " |"
    yield "|---|" + "--:|" * len(sizes)
    for what, found in by_what.items():
        cells = (told(found.get(size)) for size in sizes)
        yield f"| {what} | " + " | ".join(cells) + " |"


def told(figure: Figure | None) -> str:
    """Return the median of a figure, with the fastest run where there are several."""
    if figure is None:
        return "–"
    if len(figure.seconds) == 1:
        return words(figure.median_s)
    return f"{words(figure.median_s)} ({words(figure.fastest_s)})"


def start_table(start: Start) -> Iterator[str]:
    """Yield the table of the start."""
    empty, ours = statistics.median(start.empty_s), statistics.median(start.fbdesk_s)
    yield "| start to first painted window | median | fastest |"
    yield "|---|--:|--:|"
    yield f"| empty PySide6 window | {words(empty)} | {words(min(start.empty_s))} |"
    yield f"| fbdesk | {words(ours)} | {words(min(start.fbdesk_s))} |"
    yield f"| ratio (goal: under {GOAL}) | {start.ratio:.2f} | |"


def document(start: Start, text: str) -> str:
    """Return the page of figures."""
    made = datetime.now(UTC).date().isoformat()
    return "\n".join(
        (
            "# Benchmarks",
            "",
            MADE_BY,
            "",
            f"- Date: {made}",
            f"- Machine: {machine()}",
            f"- {platform.python_implementation()} {platform.python_version()}, "
            + ", ".join(f"{name} {importlib.metadata.version(name)}" for name in PACKAGES),
            LOAD.format(load=os.getloadavg()[0], cores=os.cpu_count()),
            "",
            "## Start",
            "",
            *start_table(start),
            "",
            "## Plans",
            "",
            PLANS.format(sample=SAMPLE, city=CITY, extreme=EXTREME),
            "",
            text,
            "",
        )
    )


def machine() -> str:
    """Return processor, cores and system in words that name no computer."""
    model = platform.machine()
    known = Path("/proc/cpuinfo")
    if known.exists():
        lines = known.read_text(encoding="utf-8").splitlines()
        names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
        model = next(names, model)
    return f"{model}, {os.cpu_count()} cores, {platform.system()}"


if __name__ == "__main__":
    sys.exit(main())
