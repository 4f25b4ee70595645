"""What the large proofs counted: kept between runs, printed, and written to docs/trust.md."""

import dataclasses
import json
import os
import platform
import subprocess
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from tests.trust.tally import Proof, Tally

TOP = Path(__file__).resolve().parents[2]
KEPT = TOP / "build" / "trust"
PAGE = TOP / "docs" / "trust.md"
BEGIN, END = "<!-- figures: made by the command, not by hand -->", "<!-- end of figures -->"


@dataclasses.dataclass(slots=True)
class Figures:
    """What all runs of one proof counted together, how long that took, and where and when."""

    name: str
    tally: Tally = dataclasses.field(default_factory=Tally)
    seconds: float = 0.0
    first: str = ""
    last: str = ""
    machine: str = ""
    commit: str = ""

    def add(self, tally: Tally, seconds: float) -> None:
        """Take in one slice."""
        self.tally.add(tally)
        self.seconds += seconds
        self.last = datetime.now(UTC).date().isoformat()
        self.first = self.first or self.last
        self.machine = machine()
        self.commit = commit()

    def keep(self) -> None:
        """Write the figures to the folder of figures, whole or not at all."""
        KEPT.mkdir(parents=True, exist_ok=True)
        held = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        held["tally"] = {
            field.name: getattr(self.tally, field.name) for field in dataclasses.fields(Tally)
        }
        beside = KEPT / f"{self.name}.json.new"
        beside.write_text(json.dumps(held, ensure_ascii=False, indent=1), encoding="utf-8")
        beside.replace(KEPT / f"{self.name}.json")

    def progress(self, wanted: int) -> str:
        """Return one line on how far a run has come."""
        each_ms = 1_000 * self.seconds / max(self.tally.trials, 1)
        faults = dict(self.tally.faults) or "no fault"
        return f"{self.name}: {self.tally.trials} of {wanted}, {each_ms:.0f} ms each, {faults}"

    def lines(self, proof: Proof) -> list[str]:
        """Return the figures as lines to read on a terminal."""
        never = ", ".join(f"{self.tally.faults[name]} {name}" for name in proof.never)
        notes = ", ".join(f"{_grouped(count)} {name}" for name, count in self.noted())
        first = f"{proof.name}: {_grouped(self.tally.trials)} × {proof.unit}: {never}"
        rest = [f"  of these: {notes}"] if notes else []
        return [first, *rest, *(f"  {word}" for word in self.tally.words)]

    def row(self, proof: Proof) -> str:
        """Return the figures as a row of the table in docs/trust.md."""
        never = ", ".join(f"{self.tally.faults[name]} {name}" for name in proof.never)
        notes = ", ".join(f"{_grouped(count)} {name}" for name, count in self.noted())
        cells = (
            f"`{proof.name}`",
            proof.unit,
            _grouped(self.tally.trials),
            _grouped(proof.full),
            never,
            notes,
            f"{self.seconds / 60:.0f} min" if self.seconds >= 60 else f"{self.seconds:.0f} s",
            self.last,
            f"`{self.commit}`" if self.commit else "earlier",
        )
        return "| " + " | ".join(cells) + " |"

    def noted(self) -> list[tuple[str, int]]:
        """Return the other counts, by name."""
        return sorted(self.tally.notes.items())


def kept(name: str) -> Figures:
    """Return what earlier runs of a proof counted; nothing where there were none."""
    path = KEPT / f"{name}.json"
    if not path.exists():
        return Figures(name)
    held = json.loads(path.read_text(encoding="utf-8"))
    counted = held.pop("tally")
    tally = Tally(
        counted["trials"], Counter(counted["faults"]), counted["words"], Counter(counted["notes"])
    )
    return Figures(**held, tally=tally)


def write_page(page: Path = PAGE) -> None:
    """Put the table of figures into docs/trust.md, between its two marks."""
    from tests.trust.proofs import PROOFS  # the proofs know nothing of the page

    text = page.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    page.write_text(
        before + "\n".join([BEGIN, "", *table(PROOFS), "", END]) + after,
        encoding="utf-8",
        newline="\n",
    )


def table(proofs: dict[str, Proof]) -> list[str]:
    """Return the lines of the table of figures, with the machine that made them."""
    found = [figures for name in proofs if (figures := kept(name)).tally.trials]
    machines = sorted({figures.machine for figures in found})
    return [
        *(f"- Machine: {words}." for words in machines),
        "",
        "| proof | one trial is | trials | goal | found | of these | took | date | commit |",
        "|---|---|--:|--:|---|---|--:|---|---|",
        *(figures.row(proofs[figures.name]) for figures in found),
    ]


def commit() -> str:
    """Return the commit that the trials are made on; nothing where git does not know."""
    told = subprocess.run(
        ["git", "rev-parse", "--short=7", "HEAD"],  # noqa: S607 the developer's own
        cwd=TOP,
        capture_output=True,
        text=True,
        check=False,
    )
    return told.stdout.strip()


def machine() -> str:
    """Return the machine in words: system, processor, cores, Python."""
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}"
    )


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", " ")
