"""Two programs that edit the same file and save at the same time: nobody's edit is overwritten.

Both open the same plan, each adds a measure of its own, and both save at once. Where a save says
that it succeeded, its measure must be in the file at the end, or a save that knew of it took its
place. Where both began from the same file, so, one of them must have been refused.
"""

import os
import random
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from fbdesk.document.document import Document
from fbdesk.document.reading import read_plan
from fbdesk.document.recovery import find_lost_work
from fbdesk.document.refusals import FileChangedError
from fbdesk.errors import PlanError
from tests.trust.kills import pristine
from tests.trust.material import small_plan
from tests.trust.scripts import adding
from tests.trust.tally import Proof, Tally, chance

NAME = "race"
OVERWRITTEN, LOST, CORRUPT = "overwritten edits", "edits lost on this PC", "corrupt"
SAVED, REFUSED, FAILED = b"s", b"r", b"f"
WORDS = {SAVED: "saved", REFUSED: "refused", FAILED: "failed", b"": "died"}
TURNS = 3
"""So many saves each racer makes; one that was refused opens the file anew and goes on."""


@dataclass(frozen=True, slots=True)
class Racer:
    """A child that edits and saves: its process, and where it says what became of each save."""

    process: int
    hears: int
    go: int


def run(trials: range, folder: Path) -> Tally:
    """Let two children race for one file per trial."""
    tally = Tally()
    small_plan(folder / "først.fbplan")
    begin = (folder / "først.fbplan").read_bytes()
    for trial in trials:
        stage = folder / "stage"
        pristine(stage)
        path = stage / "planer" / "plan.fbplan"
        path.write_bytes(begin)
        of = chance(NAME, trial)
        said = _race(stage, of)
        judge(stage, said, trial, tally)
        tally.trials += 1
    return tally


def _race(stage: Path, of: random.Random) -> list[list[bytes]]:
    racers = [_start(stage, name, of.random() * 0.004) for name in "AB"]
    for racer in racers:  # both have opened the plan
        os.read(racer.hears, 1)
    for racer in racers:
        os.write(racer.go, b"!")
    said = []
    for racer in racers:
        with os.fdopen(racer.hears, "rb") as heard:
            said.append([bytes([word]) for word in heard.read()])
        os.waitpid(racer.process, 0)
        os.close(racer.go)
    return said


def _start(stage: Path, name: str, pause_s: float) -> Racer:
    hears, says = os.pipe()
    waits, go = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            signal.alarm(60)
            _compete(stage, name, pause_s, says, waits)
        finally:
            os._exit(0)
    os.close(says)
    os.close(waits)
    return Racer(process, hears, go)


def _compete(stage: Path, name: str, pause_s: float, says: int, waits: int) -> None:
    path, working = stage / "planer" / "plan.fbplan", stage / f"working-{name}"
    working.mkdir()
    document = Document.open(path, working)
    os.write(says, b".")
    os.read(waits, 1)
    for turn in range(TURNS):
        adding(f"{name}-{turn}")(document)
        time.sleep(pause_s)
        try:
            document.save()
        except FileChangedError:
            os.write(says, REFUSED)
            document.close()  # the edit is kept on this PC
            document = Document.open(path, working)
        except PlanError:
            os.write(says, FAILED)
        else:
            os.write(says, SAVED)
    document.close()


def judge(stage: Path, said: list[list[bytes]], trial: int, tally: Tally) -> None:
    """Look for each edit: in the file where its save was confirmed, else kept on its own PC."""
    try:
        held = {measure.number for measure in read_plan(stage / "planer" / "plan.fbplan").measures}
    except PlanError as error:
        tally.fault(CORRUPT, trial, error)
        return
    for name, words in zip("AB", said, strict=True):
        kept = [text for work in find_lost_work(stage / f"working-{name}") for text in work.edits]
        for turn in range(TURNS):
            word = words[turn] if turn < len(words) else b""
            tally.notes[f"saves {WORDS[word]}"] += 1
            number = f"{name}-{turn}"
            if word == SAVED and number not in held:
                tally.fault(OVERWRITTEN, trial, f"{number} was saved and is gone")
            if word != SAVED and number not in held and f"Nytt {number}" not in kept:
                tally.fault(LOST, trial, f"{number} was {WORDS[word]} and is nowhere")


PROOF = Proof(
    NAME,
    unit="race of two programs for one file",
    full=2_000,
    never=(OVERWRITTEN, LOST, CORRUPT),
    run=run,
    slice=50,
)
