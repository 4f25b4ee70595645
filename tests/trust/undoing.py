"""Edits, undone and redone in any order: each state comes back exactly, told by its digest."""

import random
from pathlib import Path

from fbdesk.document.document import Document
from tests.trust.material import an_edit, small_plan
from tests.trust.tally import Proof, Tally, chance

NAME = "undo"
ONE_DOCUMENT = 25
"""So many trials follow each other in one document; each begins where all is undone."""


def run(trials: range, folder: Path) -> Tally:
    """Make one random sequence of edits, undos and redos per trial."""
    tally = Tally()
    path, working = folder / "plan.fbplan", folder / "working"
    working.mkdir()
    small_plan(path)
    document: Document | None = None
    start = ""
    for done, trial in enumerate(trials):
        if document is None or done % ONE_DOCUMENT == 0:
            if document:
                document.close(discard=True)
            document = Document.open(path, working)
            start = _digest(document)
        walk = _Walk(document, start, trial, tally)
        walk.go(chance(NAME, trial))
        tally.trials += 1
    if document:
        document.close(discard=True)
    return tally


class _Walk:
    """A document beside a plain list of the digests that it must pass through."""

    def __init__(self, document: Document, start: str, trial: int, tally: Tally) -> None:
        self.document, self.tally, self.trial = document, tally, trial
        self.states = [start]
        self.place = 0

    def go(self, of: random.Random) -> None:
        """Make some edits, undos and redos, look at every state, and undo everything."""
        for step in range(of.randrange(4, 14)):
            act = of.random()
            if act < 0.55:
                self._edit(of, f"{self.trial}-{step}")
            elif act < 0.8:
                self._undo(of.randrange(1, 5))
            else:
                self._redo(of.randrange(1, 5))
            self._compare(f"step {step}")
        self._undo(len(self.states))
        self._compare("all undone")
        if self.document.undo_text:
            self.tally.fault("different states", self.trial, "a step was left over")

    def _edit(self, of: random.Random, name: str) -> None:
        if an_edit(self.document, of, name):
            self.states = [*self.states[: self.place + 1], _digest(self.document)]
            self.place += 1
            self.tally.notes["edits"] += 1

    def _undo(self, times: int) -> None:
        for _ in range(min(times, self.place)):
            self.document.undo()
            self.place -= 1
            self.tally.notes["undone or redone"] += 1

    def _redo(self, times: int) -> None:
        for _ in range(min(times, len(self.states) - 1 - self.place)):
            self.document.redo()
            self.place += 1
            self.tally.notes["undone or redone"] += 1

    def _compare(self, when: str) -> None:
        if _digest(self.document) != self.states[self.place]:
            self.tally.fault("different states", self.trial, when)


def _digest(document: Document) -> str:
    return document._copy.digest()


PROOF = Proof(
    NAME, unit="random sequence of edits", full=10_000, never=("different states",), run=run
)
