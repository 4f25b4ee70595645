"""Saving as the window does it: seconds until it is told, and how long an edit waits meanwhile.

`python benchmarks/saving.py` prints a table in a minute or two. One edit, then a save with
everything that proves it; then again with edits beside it, one after the other. Goals: 0.3 s for
600 measures, 1.5 s for 5000.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from statistics import median

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

from benchmarks.plan_figures import saved_plan  # noqa: E402 # found through the line above
from benchmarks.timing import words  # noqa: E402
from fbdesk.document.document import Document  # noqa: E402
from fbdesk.document.revisions.store import RevisionStore  # noqa: E402
from fbdesk.models import rows  # noqa: E402
from fbdesk.models.measures import Measure  # noqa: E402

SIZES = (600, 5000)
TIMES = 7
PAUSE_S = 0.02
"""From one edit beside a save to the next one: nobody types faster."""

HEAD = (
    "| measures | saved | fastest | processor time | an edit meanwhile | the slowest |",
    "|--:|--:|--:|--:|--:|--:|",
)


@dataclass(frozen=True, slots=True)
class Save:
    """What one save took until it was told, and the seconds of each edit made meanwhile."""

    told_s: float
    processor_s: float
    edits_s: tuple[float, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; each size once to warm up, and then so many times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measures", type=int, nargs="*", default=SIZES)
    parser.add_argument("--times", type=int, default=TIMES)
    chosen = parser.parse_args(arguments)
    print("\n".join(HEAD))
    for measures in chosen.measures:
        with tempfile.TemporaryDirectory() as name:
            print(line(measures, saves(Path(name), measures, chosen.times)), flush=True)
    return 0


def saves(folder: Path, measures: int, times: int) -> tuple[Save, ...]:
    """Return what the saves of a plan took, in a folder of their own."""
    document = Document.open(saved_plan(folder, measures), folder / "working")
    titles = _titles(document)
    document.revisions.begin(RevisionStore(folder / "revisions"))
    _alone(document, titles)  # the first one also keeps a backup
    made = []
    for _ in range(times):
        told_s, processor_s = _alone(document, titles)
        made.append(Save(told_s, processor_s, _edits_beside(document, titles)))
    document.close(discard=True)
    return tuple(made)


def line(measures: int, made: Sequence[Save]) -> str:
    """Return the row of the table that tells of some saves."""
    told = [save.told_s for save in made]
    edits = [seconds for save in made for seconds in save.edits_s]
    cells = [
        words(median(told)),
        words(min(told)),
        words(median(save.processor_s for save in made)),
        words(median(edits)) if edits else "–",
        words(max(edits)) if edits else "–",
    ]
    return f"| {measures} | {' | '.join(cells)} |"


def _alone(document: Document, titles: Iterator[str]) -> tuple[float, float]:
    """Return the seconds until a save after an edit is told, and those of the processor."""
    _edit(document, next(titles))
    started, processor_started_s = time.perf_counter(), time.process_time()
    document.note_saved(document.save_job().carry_out())
    took = time.perf_counter() - started, time.process_time() - processor_started_s
    document.revisions.wait()
    return took


def _edits_beside(document: Document, titles: Iterator[str]) -> tuple[float, ...]:
    """Return the seconds of each edit that was made while a save was carried out beside it."""
    edits_s = [_edit(document, next(titles))]
    with ThreadPoolExecutor(1) as pool:
        task = pool.submit(document.save_job().carry_out)
        while wait([task], timeout=PAUSE_S).not_done:
            edits_s.append(_edit(document, next(titles)))
    document.note_saved(task.result())
    document.revisions.wait()
    return tuple(edits_s[1:])


def _edit(document: Document, title: str) -> float:
    """Give the first measure a title, and return the seconds until it is on the disk."""
    key = document.snapshot().measures[0].key
    started = time.perf_counter()
    document.perform("title", lambda on: rows.change(on, Measure, key, title=title))
    return time.perf_counter() - started


def _titles(document: Document) -> Iterator[str]:
    first = document.snapshot().measures[0].title
    return (f"{first} {number}" for number in count(1))


if __name__ == "__main__":
    raise SystemExit(main())
