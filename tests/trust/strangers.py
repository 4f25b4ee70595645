"""Plans made to do harm: nothing of them is run, and none takes the program down."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from fbdesk.document.document import Document
from fbdesk.document.reading import read_plan
from fbdesk.document.recovery import find_lost_work
from fbdesk.document.repair.plan import repair
from fbdesk.errors import PlanError
from tests.trust.hostile_plans import CANARY, HOSTILE, NAMES, TEXTS, make_hostile
from tests.trust.material import small_plan
from tests.trust.scripts import adding
from tests.trust.tally import Proof, Tally

NAME = "hostile"
EXECUTED, CRASHES, HANGS = "executed", "crashes", "hangs over 5 s"
ACCEPTED = "taken for honest"
PATIENCE_S = 5.0
CALLED = "a call of its function"


def run(trials: range, folder: Path) -> Tally:
    """Read, edit, save and repair one hostile plan per trial."""
    tally = Tally()
    honest, working = folder / "ærlig.fbplan", folder / "working"
    working.mkdir()
    small_plan(honest)
    data = honest.read_bytes()
    for trial in trials:
        name = HOSTILE[trial % len(HOSTILE)]
        path = folder / "fiendtlig.fbplan"
        make_hostile(path, data, name)
        for fault, words in meet(path, name, working):
            tally.fault(fault, trial, f"{name}: {words}")
        tally.trials += 1
    return tally


def meet(path: Path, name: str, working: Path) -> Iterator[tuple[str, str]]:
    """Do with a plan what people do with a plan that they were sent; yield what went wrong."""
    before = path.read_bytes()
    with watched() as ran:
        yield from _timed("read", lambda: _read(path, name))
        yield from _timed("opened", lambda: _open(path, working))
        yield from _timed("repaired", lambda: _repair(path))
    for words in ran:
        if words == CALLED or name not in NAMES | TEXTS:  # a text is written and read, that is all
            yield EXECUTED, words
    if path.read_bytes() != before and name not in NAMES | TEXTS:
        yield ACCEPTED, "the file was written"
    for found in (*path.parent.parent.glob(f"*{CANARY}*"), *path.parent.glob(f"**/*{CANARY}*")):
        yield EXECUTED, f"a name became the path {found}"


def _timed(what: str, act: Any) -> Iterator[tuple[str, str]]:
    started = time.process_time()
    try:
        act()
    except PlanError:
        pass  # refused in words
    except AssertionError as error:
        yield ACCEPTED, str(error)
    except Exception as error:  # noqa: BLE001 anything else is what this proof looks for
        yield CRASHES, f"{what}: {error!r}"
    took_s = time.process_time() - started  # of the processor: other programs may be at work
    if took_s > PATIENCE_S:
        yield HANGS, f"{what}: {took_s:.1f} s"


def _read(path: Path, name: str) -> None:
    plan = read_plan(path)
    if name in NAMES:
        return
    if name not in TEXTS:
        raise AssertionError("it was read without a word")
    if any(measure.title != TEXTS[name] for measure in plan.measures):
        raise AssertionError("a text reads otherwise")


def _open(path: Path, working: Path) -> None:
    try:
        document = Document.open(path, working)
        adding("T-99")(document)
        document.undo()
        document.redo()
        document.save()
        document.close()
    finally:
        find_lost_work(working)
        for left in working.iterdir():
            left.unlink()


def _repair(path: Path) -> None:
    target = path.with_name("reparert.fbplan")
    target.unlink(missing_ok=True)
    repair(path).write(target)
    try:
        read_plan(target)
    except PlanError as error:
        raise AssertionError("what the repair wrote cannot be read") from error


@contextmanager
def watched() -> Iterator[list[str]]:
    """Give the list of what was run of a stranger's: statements, and calls of his function."""
    ran: list[str] = []
    honest = sqlite3.connect

    def note(statement: str) -> None:
        if CANARY in statement and not statement.lstrip().startswith("INSERT"):
            ran.append(statement[:200])

    def connect(*arguments: Any, **more: Any) -> sqlite3.Connection:
        raw: sqlite3.Connection = honest(*arguments, **more)
        raw.create_function(CANARY, -1, lambda *_: ran.append(CALLED), deterministic=True)
        raw.set_trace_callback(note)
        return raw

    with mock.patch.object(sqlite3, "connect", connect):
        yield ran


PROOF = Proof(
    NAME,
    unit="plan made to do harm",
    full=len(HOSTILE),
    never=(EXECUTED, CRASHES, HANGS, ACCEPTED),
    run=run,
)
