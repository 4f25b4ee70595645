"""The calculator against its goals: LibreOffice, numpy's log1p, growth with size, and one key.

`python benchmarks/calculator_figures.py` prints the table and writes it into `docs/benchmarks.md`.
Both sides of each ratio are measured in one run, in seconds of processor time, so that other work
on the machine disturbs them less.
"""

import dataclasses
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

from benchmarks.generated_plans import generated_rows  # noqa: E402 # found through the line above
from benchmarks.model import compute_model, model  # noqa: E402
from benchmarks.model_workbook import recalculate, write_workbook  # noqa: E402
from benchmarks.sections import write_section  # noqa: E402
from benchmarks.timing import words  # noqa: E402
from fbdesk.calculation.factors import FactorEdition  # noqa: E402
from fbdesk.calculation.uncertainty import SAMPLES  # noqa: E402
from fbdesk.models.city import Settings  # noqa: E402
from fbdesk.models.effects import EffectInput  # noqa: E402
from fbdesk.models.results.computing import compute, edition_of, plan_years  # noqa: E402
from fbdesk.models.results.effect_draft import draft  # noqa: E402
from fbdesk.models.results.effects_in_plan import (  # noqa: E402
    computed_effects,
    go_on_always,
    own_factors,
)
from fbdesk.models.results.published_inventory import published_inventory  # noqa: E402
from fbdesk.models.results.reference import reference_path  # noqa: E402
from fbdesk.models.results.sampled import sampled_measures  # noqa: E402
from fbdesk.models.snapshot import PARTS, Plan  # noqa: E402

CITY, EXTREME, YEARS, LAST_YEAR = 600, 5_000, 31, 2039
TITLE = "Calculator"
MEGABYTE = 1024
MEMORY_OF = "--memory-of-samples"

ABOUT = (
    "Made by `python benchmarks/calculator_figures.py`, both sides of a ratio in one run. Seconds "
    "are processor time (LibreOffice: of its process, from start to saved file). The workbook has "
    "the methods' formulas, the courses and the joint effect as cells, and gives the same numbers "
    "to a billionth. Load of the machine while measuring: {load:.1f} on {cores} cores."
)


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal: what is measured, ours, what it is set against, and what was asked for."""

    what: str
    ours: str
    against: str
    found: str
    goal: str


def main() -> int:
    """Measure, print and write; or tell the memory of a run with samples."""
    if MEMORY_OF in sys.argv:
        import resource as limits  # not there on Windows

        compute(*_plan_and_edition(CITY), samples=SAMPLES)
        print(limits.getrusage(limits.RUSAGE_SELF).ru_maxrss // MEGABYTE)
        return 0
    lines = list(table(goals()))
    print("\n".join(lines))
    write_section(TITLE, lines)
    return 0


def goals() -> Iterator[Goal]:
    """Yield every goal with what was found."""
    yield from _spreadsheet()
    yield from _samples()
    yield _growth()
    yield _one_key()


def table(found: Iterator[Goal]) -> Iterator[str]:
    """Yield the section: what it is, and one line per goal."""
    rows = list(found)
    yield ABOUT.format(load=os.getloadavg()[0], cores=os.cpu_count())
    yield ""
    yield "| what | fbdesk | against | ratio or figure | goal |"
    yield "|---|--:|--:|--:|--:|"
    for row in rows:
        yield f"| {row.what} | {row.ours} | {row.against} | {row.found} | {row.goal} |"


def processor_s(work: Callable[[], object], times: int = 1) -> float:
    """Return the processor time of the run that was disturbed least."""
    found = []
    for _ in range(times):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def _spreadsheet() -> Iterator[Goal]:
    measures = model(CITY)
    plan, edition = _plan_and_edition(CITY)
    ours = processor_s(lambda: compute_model(measures), 5)
    whole = processor_s(lambda: compute(plan, edition), 5)
    if shutil.which("soffice") is None:
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "model.xlsx"
        write_workbook(measures, path)
        recalculate(path, folder)  # sets up its profile
        before = _of_children_s()
        recalculate(path, folder)
        theirs = _of_children_s() - before
    what = f"{CITY} measures × {YEARS} years, each effect and all together"
    yield Goal(what, words(ours), f"{words(theirs)} LibreOffice", f"{ours / theirs:.3f}", "0.1")
    what = f"a whole plan of {CITY} measures × {YEARS} years: paths, targets, costs, findings"
    yield Goal(what, words(whole), f"{words(theirs)} LibreOffice", f"{whole / theirs:.3f}", "0.1")


def _samples() -> Iterator[Goal]:
    plan, edition = _plan_and_edition(CITY)
    without = processor_s(lambda: compute(plan, edition), 3)
    sampled = processor_s(lambda: compute(plan, edition, samples=SAMPLES), 3)
    passes = processor_s(_two_passes_of_log1p, 3)
    ours = sampled - without
    command = [sys.executable, str(Path(__file__)), MEMORY_OF]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    size = f"{CITY} measures × {YEARS} years × {SAMPLES} samples"
    joint = processor_s(_sampled_joint(plan, edition), 3)
    what = f"{size}: the joint effect"
    yield Goal(what, words(joint), f"{words(passes)} two log1p", f"{joint / passes:.2f}", "1")
    what = "the same with drawing, bands, probabilities and drivers, all that a plan shows"
    yield Goal(what, words(ours), f"{words(passes)} two log1p", f"{ours / passes:.2f}", "1")
    what = "the same: most memory of the whole process"
    yield Goal(what, f"{int(done.stdout)} MB", "", f"{int(done.stdout)} MB", "500 MB")


def _sampled_joint(plan: Plan, edition: FactorEdition) -> Callable[[], object]:
    """Return what takes the sampled measures of a plan together, the samples being drawn."""
    own, _ = own_factors(plan, edition)
    path = reference_path(plan, published_inventory(plan), plan_years(plan))
    computed = computed_effects(plan, own, path.years[-1])
    drawn = sampled_measures(plan, computed, own, path, samples=SAMPLES, go_on=go_on_always)
    return partial(drawn.together, frozenset(drawn.effects), go_on_always)


def _growth() -> Goal:
    city, extreme = (_plan_and_edition(size) for size in (CITY, EXTREME))
    small = processor_s(lambda: compute(*city), 3)
    large = processor_s(lambda: compute(*extreme), 2)
    ratio = (large / EXTREME) / (small / CITY)
    what = f"{EXTREME} measures against {CITY}: time per measure"
    return Goal(what, words(large), words(small), f"{ratio:.2f}", "about 1")


def _one_key() -> Goal:
    plan, edition = _plan_and_edition(CITY)
    own, _ = own_factors(plan, edition)
    slowest = 0.0
    for effect in plan.effects[:60]:
        rows = {row.name: row for row in plan.children(EffectInput, "effect", effect.key)}
        slowest = max(slowest, processor_s(partial(draft, plan, effect, rows, own), 3))
    what = "a key in a calculation form to its result and range, the slowest method"
    return Goal(what, words(slowest), "", words(slowest), "100 ms")


def _plan_and_edition(measures: int) -> tuple[Plan, FactorEdition]:
    """Return a generated plan over all the years, and the edition it builds on."""
    rows = generated_rows(measures)
    settings = next(row for row in rows if isinstance(row, Settings))
    parts: dict[str, Any] = {
        name: tuple(row for row in rows if type(row) is kind) for kind, name in PARTS.items()
    }
    plan = Plan(settings=dataclasses.replace(settings, period_to=LAST_YEAR), **parts)
    return plan, edition_of(plan)


def _two_passes_of_log1p() -> None:
    """Run log1p twice over as many numbers, those of one measure (years × samples) at a time."""
    numbers = np.linspace(0.0, 1.0, YEARS * SAMPLES)
    found = np.empty_like(numbers)
    for _ in range(CITY):
        np.log1p(numbers, out=found)
        np.log1p(found, out=found)


def _of_children_s() -> float:
    import resource as limits  # not there on Windows

    used = limits.getrusage(limits.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main())
