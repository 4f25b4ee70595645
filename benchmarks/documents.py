"""Long documents: seconds and memory, against LibreOffice printing the same document.

`python benchmarks/documents.py` prints a table in some minutes and writes it into
`docs/benchmarks.md`: annual report, action plan and agreement of the sample city with 300
measures. LibreOffice prints the Word file, which holds the same blocks. Seconds are processor
time; goals are 4 s and 300 MB.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

from benchmarks.plan_figures import saved_plan  # noqa: E402 # found through the line above
from benchmarks.sections import write_section  # noqa: E402
from fbdesk.document.document import Document as PlanFile  # noqa: E402
from fbdesk.models.results.computing import compute, edition_of  # noqa: E402
from fbdesk.models.results.plan import PlanResults  # noqa: E402
from fbdesk.models.snapshot import Plan  # noqa: E402
from fbdesk.reports import catalogue, documents  # noqa: E402
from fbdesk.reports.catalogue import Order  # noqa: E402
from fbdesk.reports.content import Block, Document, FigureOf, Landscape, Together  # noqa: E402

ASKED = (("annual-report", 11), ("annual-report", 60), ("action-plan", 0), ("agreement", 0))
"""Documents, and how many indicators their plans have: of the sample's six, five are observed."""
MEASURES = 300
TITLE = "Long documents"
ABOUT = (
    "Made by `python benchmarks/documents.py`: the sample city with {measures} measures. Each "
    "indicator that is observed has a small chart; six of them stand in a figure. Seconds are "
    "processor time, typesetting included; LibreOffice prints the Word file that holds the same "
    "blocks. MB are the most that a process takes which makes it once. Goals for the annual "
    "report with ten charts: 4 s and 300 MB. Load of the machine "
    "while measuring: {load:.1f} on {cores} cores."
)
MADE = date(2026, 11, 23)
KIB_PER_MB = 1024
CHART = 'id="axes_'
"""Begins each chart of a picture."""
HEAD = (
    "| document | measures | charts | figures | pages | s | MB | LibreOffice, s | ratio |",
    "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; a child makes each document, so that its memory is its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measures", type=int, default=MEASURES)
    parser.add_argument("--document", help="make this one into --folder, print its line and stop")
    parser.add_argument("--folder", type=Path)
    chosen = parser.parse_args(arguments)
    if chosen.document:
        print(line(chosen.document, chosen.folder, chosen.measures))
        return 0
    load, cores = os.getloadavg()[0], os.cpu_count()
    lines = [ABOUT.format(measures=chosen.measures, load=load, cores=cores), "", *HEAD]
    for document, indicators in ASKED:
        with tempfile.TemporaryDirectory() as name:
            saved_plan(Path(name), chosen.measures, indicators)  # here: it is no part of the making
            command = [sys.executable, __file__, "--document", document, "--folder", name]
            command += ["--measures", str(chosen.measures)]
            made = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            lines.append(f"{made.strip()} {against(Path(name), made)} |")
            print(lines[-1], flush=True)
    if chosen.measures == MEASURES:
        write_section(TITLE, lines)
    return 0


def line(document: str, folder: Path, measures: int) -> str:
    """Write a document of the folder's plan as PDF and as Word; return what it took, as cells."""
    import resource as limits  # not there on Windows

    from fbdesk.reports.pdf import pdf

    plan = read(folder / f"plan-{measures}.fbplan", folder / "working")
    results = compute(plan, edition_of(plan))
    pdf(content(document, plan, results))  # the first run reads fonts and templates
    memory_mb = limits.getrusage(limits.RUSAGE_SELF).ru_maxrss / KIB_PER_MB
    started = time.process_time()
    blocks = content(document, plan, results)
    printed = pdf(blocks)
    took_s = time.process_time() - started
    from pikepdf import Pdf  # from here on only what the PDF is compared with

    from fbdesk.reports.docx.file import docx

    (folder / "report.pdf").write_bytes(printed)
    (folder / "report.docx").write_bytes(docx(blocks))
    with Pdf.open(folder / "report.pdf") as opened:
        pages = len(opened.pages)
    drawn = pictures(blocks.blocks)
    charts = sum(picture.svg.count(CHART) for picture in drawn)
    cells = (document, measures, charts, len(drawn), pages, f"{took_s:.2f}", f"{memory_mb:.0f}")
    return "| " + " | ".join(map(str, cells)) + " |"


def against(folder: Path, made: str) -> str:
    """Return what LibreOffice took and the ratio to it, as table cells; empty without it."""
    if not shutil.which("soffice"):
        return "– | –"
    libreoffice_s = printed_s(folder)
    ours_s = float(made.split("|")[6])
    return f"{libreoffice_s:.1f} | {ours_s / libreoffice_s:.2f}"


def read(path: Path, working: Path) -> Plan:
    """Return a saved plan."""
    opened = PlanFile.open(path, working)
    plan = opened.snapshot()
    opened.close(discard=True)
    return plan


def content(document: str, plan: Plan, results: PlanResults) -> Document:
    """Return a document before it is typeset."""
    basis = catalogue._basis(plan, Order(document, "pdf"), results, MADE)  # noqa: SLF001 # measured
    made: Document = getattr(documents, document.replace("-", "_"))(basis)
    return made


def pictures(blocks: Sequence[Block]) -> list[FigureOf]:
    """Return the pictures that the blocks hold, also those on wide pages and in groups."""
    found: list[FigureOf] = []
    for block in blocks:
        if isinstance(block, FigureOf):
            found.append(block)
        elif isinstance(block, Landscape | Together):
            found += pictures(block.blocks)
    return found


def printed_s(folder: Path) -> float:
    """Return the processor seconds that LibreOffice takes to print the Word file."""
    import resource as limits

    before = limits.getrusage(limits.RUSAGE_CHILDREN)
    command = [
        *("soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"),
        *("--convert-to", "pdf", "--outdir", str(folder / "out"), str(folder / "report.docx")),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    after = limits.getrusage(limits.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    sys.exit(main())
