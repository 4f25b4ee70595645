"""kill −9 while the program edits, saves, migrates, imports and merges.

A process that has everything loaded makes a child for each trial. The child plays a script and
says each act that was acknowledged; at a random moment it is killed. What then lies on the disk
must be one of the two states around the last acknowledged act.
"""

import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from fbdesk.document.admission import admit
from fbdesk.document.connections import close
from fbdesk.document.document import Document
from fbdesk.document.recovery import find_lost_work
from fbdesk.errors import PlanError
from tests.trust.scripts import ORIGINAL, SCRIPTS, Course, Script, held_in, rehearse
from tests.trust.tally import Proof, Tally, chance

NAME = "kill"
CORRUPT, PARTIAL, LOST = "corrupt", "partial", "acknowledged edits lost"
PATIENCE_S = 60.0
EARLY = 0.1
"""This share of the trials kills while the plan is still being opened."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Where one script is played: its plan, its folders, and what holds after each act."""

    script: Script
    course: Course
    folder: Path
    act_s: float

    @property
    def path(self) -> Path:
        """Return the plan file."""
        return self.folder / "planer" / "plan.fbplan"

    @property
    def working(self) -> Path:
        """Return the folder of working copies."""
        return self.folder / "working"

    def clear(self) -> None:
        """Lay everything out as it is at the beginning."""
        pristine(self.folder)
        self.path.write_bytes(self.script.begin)


def run(trials: range, folder: Path) -> Tally:
    """Kill one child per trial, in turn of the scripts."""
    tally = Tally()
    stages = [_stage(make, folder / str(number)) for number, make in enumerate(SCRIPTS)]
    for trial in trials:
        stage = stages[trial % len(stages)]
        of = chance(NAME, trial)
        stage.clear()
        acts = -1 if of.random() < EARLY else of.randrange(len(stage.script.acts) + 1)
        acknowledged = _killed(stage, acts, of.random() * stage.act_s)
        fault, words = judge(stage, acknowledged)
        if fault:
            tally.fault(fault, trial, f"{stage.script.name} after {acknowledged}: {words}")
        tally.notes[f"during {stage.script.name}"] += 1
        tally.notes["acts acknowledged"] += acknowledged
        tally.trials += 1
    return tally


def _stage(make: Callable[[Path], Script], folder: Path) -> Stage:
    made, stage = folder / "made", folder / "stage"
    made.mkdir(parents=True)
    script = make(made)
    pristine(stage)
    course = rehearse(script, stage / "planer" / "plan.fbplan", stage / "working")
    pristine(stage)
    began = time.monotonic()  # a second time, now that everything is loaded
    rehearse(script, stage / "planer" / "plan.fbplan", stage / "working")
    return Stage(script, course, stage, (time.monotonic() - began) / len(script.acts))


def pristine(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("planer", "working", "backups"):
        (folder / name).mkdir(parents=True)


def _killed(stage: Stage, acts: int, moment_s: float) -> int:
    """Make a child that plays the script and kill it a moment after so many acts.

    Return how many it had acknowledged by then. With `acts` −1 it is killed while it opens.
    """
    hears, says = os.pipe()
    child = os.fork()
    if child == 0:
        _play(stage, says)
    os.close(says)
    with os.fdopen(hears, "rb", buffering=0) as heard:
        said = 0
        while said <= acts and heard.read(1):
            said += 1
        time.sleep(moment_s)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return max(said + len(heard.read()) - 1, 0)


def _play(stage: Stage, says: int) -> None:
    """Play the script in a child and never come back."""
    try:
        document = Document.open(stage.path, stage.working)
        os.write(says, b".")
        for act in stage.script.acts:
            act(document)
            os.write(says, b".")
        time.sleep(PATIENCE_S)
    finally:
        os._exit(1)


def judge(stage: Stage, acknowledged: int) -> tuple[str, str]:
    """Return the fault that a kill left and what it is; two empty texts where all is well."""
    course = stage.course
    try:
        file = held_in(stage.path, stage.script)
        plan = _kept(stage, file)
        for backup in stage.folder.glob("backups/**/*.fbplan"):
            close(admit(backup).connection)
    except (PlanError, DatabaseError) as error:
        return CORRUPT, str(error)
    around = slice(acknowledged, acknowledged + 2)
    for what, found, held in (("file", file, course.files), ("plan", plan, course.plans)):
        if found not in held:
            return PARTIAL, f"the {what} is in a state that never was"
        if found not in held[around]:
            return LOST, f"the {what} is in an older state"
    return "", ""


def _kept(stage: Stage, file: str) -> str:
    """Return the digest of the plan as the next start gives it back, undo history included."""
    found = find_lost_work(stage.working)
    if not found:
        return stage.course.plans[0] if file == ORIGINAL else file
    document = Document.recover(found[0].working_path)
    try:
        digest = document._copy.digest()
        while document.undo_text:
            document.undo()
        if document._copy.digest() != stage.course.plans[0]:
            return "undoing everything does not come to the beginning"
        return digest
    finally:
        document.close(discard=True)


POSSIBLE = sys.platform != "win32"

PROOF = Proof(
    NAME,
    unit="program killed with kill −9",
    full=20_000,
    never=(CORRUPT, PARTIAL, LOST),
    run=run,
    slice=100,
)
