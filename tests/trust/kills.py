"""kill −9 while the program edits, saves, migrates, imports and merges.

A process plays a script. Before each act it makes a child for every trial that falls there: the
child goes on with the script and says each act that was acknowledged, and is killed at a random
moment. What then lies on the disk must be one of the two states around the last acknowledged act.
"""

import gc
import hashlib
import os
import random
import select
import shutil
import signal
import sqlite3
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from fbdesk.document.document import Document
from fbdesk.document.recovery import find_lost_work
from fbdesk.errors import PlanError
from tests.trust.scripts import ORIGINAL, SCRIPTS, Act, Course, Script, edits, held_in, rehearse
from tests.trust.tally import Proof, Tally, chance

NAME = "kill"
CORRUPT, PARTIAL, LOST = "corrupt", "partial", "acknowledged edits lost"
PATIENCE_S = 60.0
OPENING = -1
ANYWHERE = 0.3
"""This share of the kills comes anywhere in an act, the others once it has begun to write."""

LATEST = 1.4
"""The former come at most so many times as late as the act takes: the next one is hit as well."""

CHANGES, THEN_S = 7, 0.008
"""The others come after so many changes of files that were seen at most, and so long after."""

BEGIN_S = 0.004
"""What a new child takes before it does anything of its own."""

LOOK_S = 0.0003
"""So often is looked whether the moment of a kill has come."""

CLOCK_OF_PROCESS = 2
"""Linux tells a process's time by a clock whose number is made of that of the process and this."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Where one script is played: its plan, its folders, and what holds after each act."""

    script: Script
    course: Course
    folder: Path

    @property
    def path(self) -> Path:
        """Return the plan file."""
        return self.folder / "planer" / "plan.fbplan"

    @property
    def working(self) -> Path:
        """Return the folder of working copies."""
        return self.folder / "working"

    @property
    def found(self) -> Path:
        """Return the folder where the judge looks at the working copies that were left."""
        return self.folder / "funnet"

    def clear(self) -> None:
        """Lay everything out as it is at the beginning."""
        pristine(self.folder)
        self.path.write_bytes(self.script.begin)

    def files(self) -> Iterator[Path]:
        """Yield all files but those that the judge made."""
        for name in ("planer", "working", "backups"):
            yield from (path for path in (self.folder / name).rglob("*") if path.is_file())


@dataclass(frozen=True, slots=True)
class Moment:
    """When a child is killed: it has changed files so many times, and worked so long since."""

    changes: int
    then_s: float

    @classmethod
    def by_chance(cls, of: random.Random, act_s: float) -> "Moment":
        """Return a moment anywhere in an act that takes so long, mostly where it writes."""
        if of.random() < ANYWHERE:
            return cls(0, of.random() * LATEST * (act_s + BEGIN_S))
        return cls(of.randrange(1, CHANGES), of.random() ** 2 * THEN_S)


class Lookout:
    """Sees when the moment has come to kill a process."""

    def __init__(self, stage: Stage, process: int, moment: Moment) -> None:
        """Look at the files of a stage, and at the time that the processor works for a process."""
        self._stage, self._process, self._moment = stage, process, moment
        self._changes, self._since_s = 0, 0.0
        self._seen = self._look()

    def has_come(self) -> bool:
        """Look once."""
        # The processor's time for this process alone: on a busy machine it is killed no earlier.
        worked_s = time.clock_gettime(~self._process << 3 | CLOCK_OF_PROCESS)
        if self._changes < self._moment.changes and (found := self._look()) != self._seen:
            self._changes, self._since_s, self._seen = self._changes + 1, worked_s, found
        due = self._changes == self._moment.changes
        return due and worked_s - self._since_s >= self._moment.then_s

    def _look(self) -> list[tuple[str, int, int]]:
        found = []
        for folder in (self._stage.path.parent, self._stage.working):
            for entry in os.scandir(folder):
                with suppress(FileNotFoundError):
                    facts = entry.stat()
                    found.append((entry.name, facts.st_size, facts.st_mtime_ns))
        return found


def run(trials: range, folder: Path) -> Tally:
    """Kill one child per trial, in turn of the scripts."""
    tally = Tally()
    for number, make in enumerate(SCRIPTS):
        mine = [trial for trial in trials if trial % len(SCRIPTS) == number]
        if mine:
            _kill_in(_stage(make, folder / str(number)), mine, tally)
    return tally


def _stage(make: Callable[[Path], Script], folder: Path) -> Stage:
    made, stage = folder / "made", folder / "stage"
    made.mkdir(parents=True)
    script = make(made)
    pristine(stage)
    course = rehearse(script, stage / "planer" / "plan.fbplan", stage / "working")
    return Stage(script, course, stage)


def pristine(folder: Path) -> None:
    """Make the folders of a stage anew, empty."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("planer", "working", "backups"):
        (folder / name).mkdir(parents=True)


def _kill_in(stage: Stage, trials: Iterable[int], tally: Tally) -> None:
    """Play a script, and kill the children of these trials, each where its chance says."""
    script, judge = stage.script, Judge(stage)
    due: dict[int, list[tuple[int, Moment]]] = defaultdict(list)
    for trial in trials:
        of = chance(NAME, trial)
        acts = OPENING if of.random() < script.opening else of.randrange(len(script.acts))
        due[acts].append((trial, Moment.by_chance(of, stage.course.took_s[acts + 1])))
    document: Document | None = None
    stage.clear()
    gc.collect()
    gc.freeze()  # what a child does not touch, it need not copy
    for acts in range(OPENING, max(due) + 1):
        scene = Scene.of(stage)
        for trial, moment in due[acts]:
            said, moved = _killed(stage, document, max(acts, 0), moment), not scene.holds()
            fault, words = judge.judge(said)
            if fault:
                tally.fault(fault, trial, f"{script.name} after {said}: {words}")
            _note(tally, stage, said, moved=moved)
            scene.restore()
        document = _next(stage, document, acts)
    gc.unfreeze()
    if document is not None:
        document.close(discard=True)


def _next(stage: Stage, document: Document | None, acts: int) -> Document:
    """Open the plan, or play the next act."""
    if document is None:
        return Document.open(stage.path, stage.working)
    stage.script.acts[acts](document)
    return document


def _note(tally: Tally, stage: Stage, said: int, *, moved: bool) -> None:
    tally.trials += 1
    tally.notes[f"during {stage.script.name}"] += 1
    tally.notes["before anything was written"] += not moved
    tally.notes["after the last act"] += said == len(stage.script.acts)


@dataclass(slots=True)
class Scene:
    """The files of a stage at one moment, to be put back after each kill.

    They are written in place: the process that makes the children has the working copy open.
    """

    stage: Stage
    held: dict[Path, bytes] = field(default_factory=dict)

    @classmethod
    def of(cls, stage: Stage) -> "Scene":
        """Return the scene as it is."""
        return cls(stage, {path: path.read_bytes() for path in stage.files()})

    def holds(self) -> bool:
        """Return whether all files are as they were."""
        found = set(self.stage.files())
        return found == self.held.keys() and all(
            path.read_bytes() == data for path, data in self.held.items()
        )

    def restore(self) -> None:
        """Put all files back as they were."""
        for path in list(self.stage.files()):
            if path not in self.held:
                path.unlink()
        for path, data in self.held.items():
            with path.open("r+b" if path.exists() else "wb") as file:
                file.write(data)
                file.truncate()


class EndedError(Exception):
    """A child ended by itself where it should have gone on: its script is at fault."""


def _killed(stage: Stage, document: Document | None, acts: int, moment: Moment | None) -> int:
    """Make a child that goes on after so many acts, kill it, and return how many it told of.

    Without a `document` it opens the plan first. Without a `moment` it is a hasty one, which tells
    of an act that it has not done, and is killed as soon as it has told so.
    """
    hears, says = os.pipe()
    child = os.fork()
    if child == 0:
        _play(stage, document, stage.script.acts[acts:] if moment else (_wait,), says, moment)
    os.close(says)
    with os.fdopen(hears, "rb", buffering=0) as heard:
        told = len(heard.read(1)) if moment is None else 0
        look = Lookout(stage, child, moment) if moment else None
        while look and not look.has_come() and acts + told < len(stage.script.acts):
            if select.select([heard], [], [], LOOK_S)[0]:
                word = heard.read(1)
                if not word:
                    break  # it has ended
                told += len(word)
        os.kill(child, signal.SIGKILL)
        _, ended = os.waitpid(child, 0)
        if os.waitstatus_to_exitcode(ended) != -signal.SIGKILL:
            raise EndedError(stage.script.name)
        return acts + told + len(heard.read())


def _play(
    stage: Stage,
    document: Document | None,
    acts: Iterable[Act],
    says: int,
    moment: Moment | None,
) -> None:
    """Play acts in a child and never come back."""
    try:
        if document is None:
            document = Document.open(stage.path, stage.working)
        for act in acts:
            if moment is None:
                os.write(says, b".")
            act(document)
            os.write(says, b".")
        time.sleep(PATIENCE_S)
    finally:
        os._exit(1)


def _wait(_: Document) -> None:
    time.sleep(PATIENCE_S)


class Judge:
    """Tells what the next start finds on a stage after a kill.

    What SQLite makes of a journal is done first. Kills that leave the same bytes then are looked
    at once.
    """

    def __init__(self, stage: Stage) -> None:
        """Judge what is left on one stage."""
        self._stage = stage
        self._files: dict[str, str] = {}
        self._plans: dict[tuple[str, ...], str] = {}

    def judge(self, acknowledged: int) -> tuple[str, str]:
        """Return the fault that a kill left and what it is; two empty texts where all is well."""
        course = self._stage.course
        try:
            file, plan = self._held(self._stage.path), self._plan()
            for backup in self._stage.folder.glob("backups/**/*.fbplan"):
                self._held(backup)
        except (PlanError, DatabaseError) as error:
            return CORRUPT, str(error)
        around = slice(acknowledged, acknowledged + 2)
        for what, found, held in (("file", file, course.files), ("plan", plan, course.plans)):
            if found not in held:
                return PARTIAL, f"the {what} is in a state that never was"
            if found not in held[around]:
                return LOST, f"the {what} is in an older state"
        return "", ""

    def _held(self, path: Path) -> str:
        """Return what stands in a plan file that passes the door."""
        key = _hash(path)
        if key not in self._files:
            self._files[key] = held_in(path, self._stage.script)
        return self._files[key]

    def _plan(self) -> str:
        """Return the digest of the plan as the next start gives it back.

        The judge looks at copies: the process that makes the children owns the originals.
        """
        stage = self._stage
        shutil.rmtree(stage.found, ignore_errors=True)
        shutil.copytree(stage.working, stage.found)
        settle(stage.found)
        left = sorted(path for path in stage.found.iterdir() if path.stat().st_size)
        key = (_hash(stage.path), *(f"{path.suffix} {_hash(path)}" for path in left))
        if key not in self._plans:
            self._plans[key] = self._kept()
        return self._plans[key]

    def _kept(self) -> str:
        """Let the program start, and undo everything that its history holds."""
        stage = self._stage
        found = find_lost_work(stage.found)
        if not found:
            file = self._held(stage.path)
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


def settle(working: Path) -> None:
    """Let SQLite take back what the journals of working copies say was not finished."""
    for path in working.glob("*.working"):
        with closing(sqlite3.connect(path, isolation_level=None)) as raw:
            try:
                raw.execute("BEGIN IMMEDIATE")
                raw.execute("ROLLBACK")
            except sqlite3.DatabaseError:
                continue  # the program shall say so itself


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def control(folder: Path) -> Tally:
    """Kill, as a control, a program that acknowledges each act before it has done it."""
    tally, stage = Tally(), _stage(edits, folder)
    judge = Judge(stage)
    stage.clear()
    document = Document.open(stage.path, stage.working)
    for acts, act in enumerate(stage.script.acts):
        said = _killed(stage, document, acts, None)
        fault, words = judge.judge(said)
        if fault:
            tally.fault(fault, acts, words)
        tally.trials += 1
        act(document)
    document.close(discard=True)
    return tally


POSSIBLE = sys.platform == "linux"

PROOF = Proof(
    NAME,
    unit="program killed with kill −9",
    full=20_000,
    never=(CORRUPT, PARTIAL, LOST),
    run=run,
    slice=300,
)
