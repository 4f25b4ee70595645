"""Every operation on the disk fails once, and from then on for ever: no work is lost.

A day's work is played again and again. In each trial another operation of it is refused, with one
of five answers of the system, by Python's files and by SQLite's alike. The program may refuse in
words; it may not break off otherwise, and what it acknowledged must be there afterwards.
"""

import errno
import os
import shutil
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from fbdesk.document.document import Document
from fbdesk.document.reading import read_plan
from fbdesk.document.recovery import find_lost_work
from fbdesk.errors import PlanError
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.snapshot import Plan
from tests.trust.kills import pristine
from tests.trust.material import small_plan
from tests.trust.operations import Operation
from tests.trust.scripts import adding
from tests.trust.tally import Proof, Tally
from tests.trust.watched_sqlite import watching

NAME = "faults"
TRACEBACK, LOST, TORN = "tracebacks", "acknowledged edits lost", "torn plans"
ANSWERS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.ESTALE)
WAYS = 2 * len(ANSWERS)
MOST_OPERATIONS = 1_700


@dataclass(slots=True)
class FailingDisk:
    """Counts the operations and refuses the one of a number, or all from it on."""

    fails_at: int = 0
    code: int = 0
    for_ever: bool = False
    seen: int = 0
    hits: int = 0

    def watch(self, operation: Operation) -> None:
        """Refuse an operation whose turn it is."""
        self.seen += 1
        due = self.seen >= self.fails_at if self.for_ever else self.seen == self.fails_at
        if self.fails_at and due:
            self.hits += 1
            raise OSError(self.code, os.strerror(self.code), operation.path)


@dataclass(slots=True)
class Day:
    """One play of a day's work: what must be in the plan and in its file, what may not be."""

    folder: Path
    document: Document | None = None
    must: set[str] = field(default_factory=set)
    never: set[str] = field(default_factory=set)
    saved: set[str] = field(default_factory=set)
    broken: list[str] = field(default_factory=list)
    refused: int = 0

    @property
    def path(self) -> Path:
        """Return the plan file."""
        return self.folder / "planer" / "plan.fbplan"

    @property
    def copy(self) -> Path:
        """Return the file that the plan is saved as later."""
        return self.folder / "planer" / "kopi.fbplan"

    @property
    def working(self) -> Path:
        """Return the folder of working copies."""
        return self.folder / "working"

    def play(self) -> None:
        """Work: open, edit, save, undo, redo, save elsewhere, edit, close."""
        if not self._try(self._open):
            return
        self._edit("F-1")
        self._edit("F-2")
        self._save(lambda document: document.save())
        self._edit("F-3")
        self._undone("F-3", done=self._try(self._document.undo))
        self._edit("F-4")
        self._save(lambda document: document.save_as(self.copy))
        self._edit("F-5")
        self._try(self._document.snapshot)
        self._try(self._document.close)

    @property
    def _document(self) -> Document:
        if self.document is None:
            raise AssertionError
        return self.document

    def _open(self) -> None:
        self.document = Document.open(self.path, self.working)

    def _edit(self, number: str) -> None:
        if self._try(lambda: adding(number)(self._document)):
            self.must.add(number)

    def _undone(self, number: str, *, done: bool) -> None:
        # Where the edit was refused, undo takes an earlier one. Where undo is refused, the disk
        # may have kept it all the same: it failed when it was asked whether it had.
        if number not in self.must:
            self.must.clear()
        elif done:
            self.never.add(number)
        self.must.discard(number)

    def _save(self, save: Callable[[Document], None]) -> None:
        held = set(self.must)
        if self._try(lambda: save(self._document)):
            self.saved = held

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except PlanError:
            self.refused += 1
        except Exception as error:  # noqa: BLE001 anything else is what this proof looks for
            self.broken.append(f"{error!r} in {_place_of(error)}")
        else:
            return True
        return False


def run(trials: range, folder: Path) -> Tally:
    """Play the day once per trial, with another operation that fails each time."""
    tally = Tally()
    small_plan(folder / "først.fbplan")
    begin = (folder / "først.fbplan").read_bytes()
    for trial in trials:
        number, way = divmod(trial, WAYS)
        disk = FailingDisk(number + 1, ANSWERS[way // 2], for_ever=bool(way % 2))
        day = played(folder / "stage", begin, disk)
        tally.trials += 1
        tally.notes["refusals in words"] += day.refused
        tally.notes["operations refused"] += disk.hits
        tally.notes["plays that met the failure"] += disk.hits > 0
        for fault, words in judge(day):
            tally.fault(
                fault,
                trial,
                f"operation {number + 1}, {errno.errorcode[disk.code]}"
                f"{' for ever' if disk.for_ever else ''}: {words}",
            )
    return tally


def played(folder: Path, begin: bytes, disk: FailingDisk) -> Day:
    """Lay everything out, play the day on a failing disk, and let the program end."""
    pristine(folder)
    day = Day(folder)
    day.path.write_bytes(begin)
    with watching(folder, disk.watch):
        day.play()
    if day.document is not None:
        day.document._copy.leave()
    return day


def judge(day: Day) -> list[tuple[str, str]]:
    """Return what went wrong, with the disk sound again: each fault and what happened."""
    faults = [(TRACEBACK, words) for words in day.broken]
    try:
        files = [read_plan(path) for path in (day.copy, day.path) if path.exists()]
        held = [read_plan_of_work(day), *files]
    except PlanError as error:
        return [*faults, (TORN, str(error))]
    saved = [_numbers(plan) for plan in files]
    if not any(day.saved <= numbers for numbers in saved):
        faults.append((LOST, f"saved {sorted(day.saved)}, found {saved}"))
    found = _numbers(held[0])
    if not day.must <= found or day.never & found:
        faults.append((LOST, f"kept {sorted(day.must)}, found {sorted(found)}"))
    faults += [(TORN, "a measure without its calculation") for plan in held if not _whole(plan)]
    if list(day.folder.glob("planer/.*.tmp")) and day.refused == 0:
        faults.append((TORN, "a temporary file was left"))
    return faults


def read_plan_of_work(day: Day) -> Plan:
    """Return the plan as the next start gives it back: from this PC, else from its file."""
    found = find_lost_work(day.working)
    if not found:
        return read_plan(day.copy if day.copy.exists() else day.path)
    document = Document.recover(found[0].working_path)
    plan = document.snapshot()
    document.close(discard=True)
    return plan


def _place_of(error: Exception) -> str:
    """Return the function of the program's that broke off, and the one that it called."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "fbdesk/" in f.filename]
    return " > ".join(f"{Path(frame.filename).stem}.{frame.name}" for frame in frames[-3:])


def _numbers(plan: Plan) -> set[str]:
    return {measure.number for measure in plan.measures}


def _whole(plan: Plan) -> bool:
    """Return whether each measure has its calculation with both of its inputs."""
    return all(
        len(plan.children(EffectInput, "effect", effect.key)) == 2
        for measure in plan.measures
        for effect in plan.children(Effect, "measure", measure.key) or (None,)
        if effect
    )


def operations_of_a_day(folder: Path) -> int:
    """Return how many operations the day's work asks of the disk."""
    small_plan(folder / "først.fbplan")
    disk = FailingDisk()
    played(folder / "stage", (folder / "først.fbplan").read_bytes(), disk)
    shutil.rmtree(folder / "stage")
    return disk.seen


PROOF = Proof(
    NAME,
    unit="day's work in which an operation fails",
    full=MOST_OPERATIONS * WAYS,
    never=(TRACEBACK, LOST, TORN),
    run=run,
)
