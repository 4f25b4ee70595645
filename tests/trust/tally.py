"""What the proofs of the plan file count: trials done, and each thing that must never happen."""

import dataclasses
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

KEPT_WORDS = 20
"""So many faults of a name are kept with what happened; the rest is only counted."""


@dataclasses.dataclass(slots=True)
class Tally:
    """Trials done, faults by name with the first ones in words, and other counts worth telling."""

    trials: int = 0
    faults: Counter[str] = dataclasses.field(default_factory=Counter)
    words: list[str] = dataclasses.field(default_factory=list)
    notes: Counter[str] = dataclasses.field(default_factory=Counter)

    def fault(self, name: str, trial: int, what: object) -> None:
        """Count a thing that must not happen, and keep how to see it again."""
        self.faults[name] += 1
        if self.faults[name] <= KEPT_WORDS:
            self.words.append(f"trial {trial}: {name}: {what}")

    def add(self, other: "Tally") -> None:
        """Take in what another slice of the same proof counted."""
        self.trials += other.trials
        self.faults.update(other.faults)
        self.notes.update(other.notes)
        self.words = [*self.words, *other.words][: KEPT_WORDS * len(self.faults)]


@dataclasses.dataclass(frozen=True, slots=True)
class Proof:
    """One promise of the plan file and how it is tried.

    `run` makes the trials of a range of numbers in a folder of its own. A trial's number decides
    everything about it that chance decides, so that a long run can be cut in slices, carried on
    later, and a fault be seen again. `never` names the faults; `unit` is what one trial is.
    """

    name: str
    unit: str
    full: int
    never: tuple[str, ...]
    run: Callable[[range, Path], Tally]
    slice: int = 100
    """So many trials share what is prepared for them, and are counted together."""


def chance(name: str, trial: int) -> random.Random:
    """Return the source of chance of one trial: the same on every machine."""
    return random.Random(f"{name} {trial}")  # noqa: S311 not a secret, but the same in each run
