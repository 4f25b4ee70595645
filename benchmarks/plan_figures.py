"""What a plan of a size takes: opening, one edit, recalculation, saving, each document."""

import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from pathlib import Path

from benchmarks.generated_plans import generated_rows, with_indicators
from benchmarks.timing import Figure, timed
from fbdesk.document.document import Document
from fbdesk.models import rows
from fbdesk.models.measures import Measure
from fbdesk.models.results.computing import compute, edition_of
from fbdesk.models.snapshot import Plan
from fbdesk.reports.catalogue import DOCUMENTS, Order, make

MADE = date(2026, 11, 23)
MOST_FOR_PRINT = 600
"""A printed plan of more measures would be thousands of pages."""


def plan_figures(measures: int, tell: Callable[[str], None]) -> Iterator[Figure]:
    """Yield the figures of a plan with so many measures, telling what is under way."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = saved_plan(folder, measures)
        tell(f"{measures} measures: file")
        yield from _file_figures(path, folder / "working", measures)
        plan = _read(path, folder / "working")
        tell(f"{measures} measures: results")
        yield from _result_figures(plan, measures)
        yield from _document_figures(plan, measures, tell)


def saved_plan(folder: Path, measures: int, indicators: int = 0) -> Path:
    """Write a generated plan into a folder and return its path.

    `indicators` is how many it has at least; the sample's own are always there.
    """
    path = folder / f"plan-{measures}.fbplan"
    working = folder / "working"
    working.mkdir(exist_ok=True)
    document = Document.new(with_indicators(generated_rows(measures), indicators), working)
    document.save_as(path)
    document.close(discard=True)
    return path


def _file_figures(path: Path, working: Path, measures: int) -> Iterator[Figure]:
    def open_and_read() -> None:
        document = Document.open(path, working)
        document.snapshot()
        document.close(discard=True)

    yield timed("open the file and read the whole plan", measures, open_and_read, times=5)
    document = Document.open(path, working)
    first = document.snapshot().measures[0].key
    numbers = count()

    def edit() -> None:
        title = f"Tittel {next(numbers)}"
        document.perform("title", lambda on: rows.change(on, Measure, first, title=title))
        document.snapshot()

    def undo_and_redo() -> None:
        document.undo()
        document.snapshot()
        document.redo()
        document.snapshot()

    yield timed("one edit to the refreshed plan", measures, edit, times=25)
    yield timed("undo and redo, both refreshed", measures, undo_and_redo, times=10)

    def edit_and_save() -> None:
        edit()
        document.save()

    yield timed("one edit, then save with proof", measures, edit_and_save, times=5)
    document.close(discard=True)


def _read(path: Path, working: Path) -> Plan:
    document = Document.open(path, working)
    plan = document.snapshot()
    document.close(discard=True)
    return plan


def _result_figures(plan: Plan, measures: int) -> Iterator[Figure]:
    edition = edition_of(plan)
    what = "recalculate the whole plan"
    yield timed(what, measures, lambda: compute(plan, edition), times=5)
    what = "recalculate with ranges, 10 000 samples"
    yield timed(what, measures, lambda: compute(plan, edition, samples=10_000), times=1)


def _document_figures(plan: Plan, measures: int, tell: Callable[[str], None]) -> Iterator[Figure]:
    results = compute(plan, edition_of(plan))
    for document in DOCUMENTS:
        for form in document.formats:
            if form == "pdf" and measures > MOST_FOR_PRINT:
                continue
            tell(f"{measures} measures: {document.id}.{form}")
            order = Order(document.id, form)
            times = 3 if measures < MOST_FOR_PRINT else 1
            yield timed(
                f"{document.id} as {form}",
                measures,
                lambda order=order: make(plan, order, results, MADE),  # type: ignore[misc]
                times=times,
            )
