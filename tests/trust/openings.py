"""Opening and looking: the file's bytes, times and neighbours stay as they are."""

import os
from pathlib import Path

from fbdesk.document.document import Document
from fbdesk.document.reading import read_plan
from fbdesk.document.saving import write_new_plan
from tests.trust.material import sample_rows, small_plan
from tests.trust.tally import Proof, Tally, chance

NAME = "opens"


def run(trials: range, folder: Path) -> Tally:
    """Open a plan once per trial, in one of the ways in which people look at one."""
    tally = Tally()
    working = folder / "working"
    working.mkdir()
    plans = folder / "planer"
    plans.mkdir()
    small_plan(plans / "liten.fbplan")
    write_new_plan(plans / "full.fbplan", sample_rows())
    for trial in trials:
        of = chance(NAME, trial)
        path = plans / of.choice(["liten.fbplan", "liten.fbplan", "full.fbplan"])
        os.utime(path, ns=(10**18 + trial, 10**18 + trial * 1_001))
        before = _sight(path)
        _look(path, working, of.randrange(4))
        after = _sight(path)
        if after[0] != before[0]:
            tally.fault("changed bytes", trial, path.name)
        if after[1:] != before[1:]:
            tally.fault("changed times, rights or folders", trial, path.name)
        tally.trials += 1
    return tally


def _look(path: Path, working: Path, way: int) -> None:
    if way == 0:
        read_plan(path)
        return
    document = Document.open(path, working)
    document.snapshot()
    if way >= 2:
        document.save()  # nothing was edited: nothing may be written
    document.close(discard=way == 3)


def _sight(path: Path) -> tuple[object, ...]:
    """Return a file's bytes, and what the folder and the system tell of it."""
    data = path.read_bytes()
    facts = path.stat()
    beside = sorted(found.name for found in path.parent.iterdir())
    folders = sorted(found.name for found in (path.parent.parent / "working").iterdir())
    return (
        data,
        facts.st_mtime_ns,
        facts.st_ctime_ns,
        facts.st_ino,
        facts.st_mode,
        beside,
        folders,
    )


PROOF = Proof(
    NAME,
    unit="opening",
    full=500,
    never=("changed bytes", "changed times, rights or folders"),
    run=run,
)
