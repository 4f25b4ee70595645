"""The large proofs of the plan file: `python -m tests.trust` runs them and tells the figures.

Each proof is cut in slices; what is done is kept in `build/trust/`, so that a run can be stopped
at any moment and carried on by the same command. `--write` puts the figures into docs/trust.md.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.trust.figures import Figures, kept, write_page
from tests.trust.proofs import PROOFS
from tests.trust.tally import Proof

MEMORY = Path("/dev/shm")  # noqa: S108 a disk in memory; each run makes a folder of its own there


def main(arguments: Sequence[str] | None = None) -> int:
    """Run proofs, print their figures, and return 1 where one found a fault."""
    parser = argparse.ArgumentParser(prog="python -m tests.trust", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"which: {', '.join(PROOFS)}; all where none")
    amount = parser.add_mutually_exclusive_group()
    amount.add_argument("--full", action="store_true", help="the counts of the promise (default)")
    amount.add_argument("--trials", type=int, metavar="N", help="so many trials in all, or fewer")
    amount.add_argument("--try", type=int, metavar="N", help="the first N trials, kept nowhere")
    parser.add_argument("--minutes", type=float, default=0.0, help="stop each proof after a time")
    parser.add_argument("--fresh", action="store_true", help="forget what earlier runs counted")
    parser.add_argument("--write", action="store_true", help="write docs/trust.md and do no more")
    parser.add_argument("--folder", type=Path, help="where the trials work (a disk in memory)")
    asked = parser.parse_args(arguments)
    unknown = set(asked.names) - set(PROOFS)
    if unknown:
        parser.error(f"no proof is called {', '.join(sorted(unknown))}")
    names = asked.names or list(PROOFS)
    few: int | None = vars(asked)["try"]
    if few:
        found = [_tried(PROOFS[name], few, asked) for name in names]
    else:
        for name in () if asked.write else names:
            _run(PROOFS[name], asked)
        found = [figures for name in names if (figures := kept(name)).tally.trials]
    for figures in found:
        print("\n".join(figures.lines(PROOFS[figures.name])))
    if asked.write:
        write_page()
    return 1 if any(figures.tally.faults for figures in found) else 0


def _tried(proof: Proof, few: int, asked: argparse.Namespace) -> Figures:
    """Make the first trials of a proof and keep no count of them."""
    figures = Figures(proof.name)
    with tempfile.TemporaryDirectory(prefix="fbdesk-trust-", dir=asked.folder) as folder:
        figures.add(proof.run(range(few), Path(folder)), 0.0)
    return figures


def _run(proof: Proof, asked: argparse.Namespace) -> None:
    """Make the trials of a proof that are not made yet, keeping count after each slice."""
    figures = Figures(proof.name) if asked.fresh else kept(proof.name)
    wanted = proof.full if asked.trials is None else min(asked.trials, proof.full)
    began = time.monotonic()
    place = asked.folder or (MEMORY if MEMORY.is_dir() else None)
    while (done := figures.tally.trials) < wanted:
        if asked.minutes and time.monotonic() - began > asked.minutes * 60:
            break
        trials = range(done, min(done + proof.slice, wanted))
        started = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="fbdesk-trust-", dir=place) as folder:
            tally = proof.run(trials, Path(folder))
        figures.add(tally, time.monotonic() - started)
        figures.keep()
        print(figures.progress(wanted), file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
