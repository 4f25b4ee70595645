"""Power cuts at any moment of editing and saving: no plan is torn, no acknowledged edit is lost.

A session is recorded once, operation by operation. Each trial cuts the power somewhere in it, lays
out one state that the disk may be in then, and starts the program on that disk.
"""

import hashlib
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from fbdesk.document.document import Document
from fbdesk.document.reading import read_plan_and_info
from fbdesk.document.recovery import find_lost_work
from fbdesk.errors import PlanError
from tests.trust.crashed_disk import Disk
from tests.trust.kills import settle
from tests.trust.material import an_edit, small_plan
from tests.trust.operations import LOOK, SYNC, SYNC_FOLDER, Operation
from tests.trust.tally import Proof, Tally, chance
from tests.trust.watched_sqlite import watching

NAME = "power"
CORRUPT, PARTIAL, LOST = "corrupt", "partial", "acknowledged edits lost"
ACTS = 9
DELETED = " (deleted)"
UNREAD = ("-journal", ".tmp", ".lock")
"""Endings of files whose content no program reads once SQLite has settled its journals."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The disk at one moment, and how many acts had been acknowledged by then."""

    disk: Disk
    acknowledged: int


@dataclass(slots=True)
class Session:
    """What a session did: each moment of it, and what held after each acknowledged act."""

    moments: list[Moment] = field(default_factory=list)
    plans: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    def durable(self) -> Iterator[bytes]:
        """Yield the content that files had on the disk at some moment."""
        for moment in self.moments:
            yield from (inode.durable for inode in moment.disk.inodes.values())


@dataclass(frozen=True, slots=True)
class Place:
    """Where a session works: the plan's folder and the folder of working copies."""

    folder: Path

    @property
    def plan(self) -> Path:
        """Return the plan file."""
        return self.folder / "planer" / "plan.fbplan"

    @property
    def working(self) -> Path:
        """Return the folder of working copies."""
        return self.folder / "working"

    def clear(self) -> None:
        """Make the folders anew, empty."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.plan.parent.mkdir(parents=True)
        self.working.mkdir()


def record(
    place: Place,
    of: random.Random,
    forgets: Callable[[Operation], bool] = lambda _: False,
    **pragmas: str,
) -> Session:
    """Return a session of edits, undos and saves, recorded.

    A control may `forget` operations, as if the program had not asked for them, and set pragmas.
    """
    place.clear()
    small_plan(place.plan)
    session, disk = Session(), Disk.of_folder(place.folder)

    def watch(operation: Operation) -> None:
        if operation.kind == LOOK or operation.path.endswith(DELETED) or forgets(operation):
            return
        disk.do(operation)
        if disk.is_unsettled():
            session.moments.append(Moment(disk.copy(), len(session.plans)))

    session.plans.append("")
    session.files.append(_hash(place.plan.read_bytes()))
    with watching(place.folder, watch, **pragmas):
        document = Document.open(place.plan, place.working)
        session.plans[0] = document._copy.digest()
        for number in range(ACTS):
            _act(document, of, number)
            session.plans.append(document._copy.digest())
            session.files.append(_hash(place.plan.read_bytes()))
            session.moments.append(Moment(disk.copy(), len(session.plans)))
        document._copy.leave()
    return session


def _act(document: Document, of: random.Random, number: int) -> None:
    chosen = of.random()
    if number and chosen < 0.2:
        document.save()
    elif document.undo_text and chosen < 0.3:
        document.undo()
    elif document.redo_text and chosen < 0.4:
        document.redo()
    else:
        an_edit(document, of, f"P-{number}")


class Judge:
    """Starts the program on a disk after a power cut and tells what it finds."""

    def __init__(self, place: Place, session: Session) -> None:
        """Judge the states of one session."""
        self._place, self._session = place, session
        self._known: dict[bytes, tuple[str, str]] = {}
        self._digests: dict[str, str] = {}
        durable = {id(data): data for data in session.durable()}
        self._hashes = {place: (data, _hash(data)) for place, data in durable.items()}
        self.distinct = 0

    def judge(self, files: dict[str, bytes], acknowledged: int) -> tuple[str, str]:
        """Return the fault and what happened; two empty texts where all is well."""
        plan = self._hash(files.get(str(self._place.plan), b""))
        last = acknowledged - 1
        if plan not in self._session.files:
            return CORRUPT, "the plan file is none that was saved"
        if plan not in self._session.files[last : last + 2]:
            return LOST, "the plan file is an older one"
        problem, found = self._start(files, plan)
        if problem:
            return problem, found
        if found not in self._session.plans:
            return PARTIAL, "the plan is in a state that never was"
        if found not in self._session.plans[last : last + 2]:
            return LOST, "the plan is in an older state"
        return "", ""

    def _start(self, files: dict[str, bytes], plan: str) -> tuple[str, str]:
        """Return what the program finds: a fault with its words, or nothing and the digest.

        What SQLite makes of a journal is done first. Many states come to the same then, and the
        program meets each of these once.
        """
        before = self._key(files)
        if before in self._known:
            return self._known[before]
        self._place.clear()
        for path, data in files.items():
            Path(path).write_bytes(data)
        settle(self._place.working)
        settled = {
            str(path): path.read_bytes()
            for path in sorted(self._place.folder.rglob("*"))
            if path.is_file()
        }
        after = self._key(settled, by_name_alone=UNREAD)
        if after not in self._known:
            self.distinct += 1
            self._known[after] = self._meet(plan)
        self._known[before] = self._known[after]
        return self._known[after]

    def _hash(self, data: bytes) -> str:
        """Return the hash of bytes; those that were durable at some moment are hashed once."""
        held, known = self._hashes.get(id(data), (None, ""))
        return known if held is data else _hash(data)

    def _key(self, files: dict[str, bytes], by_name_alone: tuple[str, ...] = ()) -> bytes:
        digest = hashlib.sha256()
        for path, content in sorted(files.items()):
            told = "" if path.endswith(by_name_alone) else self._hash(content)
            digest.update(f"{path} {told} ".encode())
        return digest.digest()

    def _digest(self, plan: str) -> str:
        """Return the digest of the plan file that is laid out, each that differs read once."""
        if plan not in self._digests:
            _, info = read_plan_and_info(self._place.plan)
            self._digests[plan] = info.digest
        return self._digests[plan]

    def _meet(self, plan: str) -> tuple[str, str]:
        """Let the program start on the disk that is laid out."""
        try:
            digest = self._digest(plan)
            found = find_lost_work(self._place.working)
            if any(work.damaged for work in found):
                return CORRUPT, "the work on this PC is damaged"
            if not found:
                return "", digest
            return self._recover(found[0].working_path)
        except (PlanError, DatabaseError) as error:
            return CORRUPT, str(error)

    def _recover(self, path: Path) -> tuple[str, str]:
        """Take lost work over, and undo everything that its history holds."""
        document = Document.recover(path)
        try:
            digest = document._copy.digest()
            while document.undo_text:
                document.undo()
            if document._copy.digest() == self._session.plans[0]:
                return "", digest
            return PARTIAL, "undoing everything does not come to the beginning"
        finally:
            document.close(discard=True)


def run(trials: range, folder: Path) -> Tally:
    """Record one session, and cut the power in it once per trial."""
    of = chance(NAME, trials.start)
    place = Place(folder / "disk")
    return cuts(trials, place, record(place, of))


def cuts(trials: range, place: Place, session: Session) -> Tally:
    """Cut the power in a session once per trial, and judge what is left."""
    tally, judge = Tally(), Judge(place, session)
    for trial in trials:
        of = chance(NAME, trial)
        moment = of.choice(session.moments)
        fault, words = judge.judge(moment.disk.after_power_cut(of), moment.acknowledged)
        if fault:
            tally.fault(fault, trial, words)
        tally.trials += 1
    tally.notes["recorded sessions"] += 1
    tally.notes["plans and working copies that differ"] += judge.distinct
    return tally


def without_fsync_when_saving(operation: Operation) -> bool:
    """Forget, as a control, that saving forces the file and its folder to the disk."""
    return operation.kind in {SYNC, SYNC_FOLDER} and "working" not in operation.path


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


PROOF = Proof(
    NAME,
    unit="state of the disk after a power cut",
    full=200_000,
    never=(CORRUPT, PARTIAL, LOST),
    run=run,
    slice=2_000,
)
