"""Random merges: what a side changed is in the result, in a conflict or in a remark; none is lost.

The plans, the work of both sides and the audit are those of the tests of the merge itself
(`tests/random_plans.py`, `tests/merge_audit.py`), in a number that finds the rare combination.
"""

import random
from pathlib import Path

from fbdesk.document.merging.conflicts import Answers, Choice, Merged, Question
from fbdesk.document.merging.merge import merge
from fbdesk.document.merging.tables import Tables
from tests.merge_audit import unreported
from tests.random_plans import a_random_plan, broken_rules, some_kinds, work_on
from tests.trust.tally import Proof, Tally, chance

NAME = "merge"
UNREPORTED, LOPSIDED = "unreported losses", "results that depend on who merges"
CHANGED, BROKEN = "changes where nothing was to merge", "results that break a rule"
SWAPPED = {Choice.MINE: Choice.THEIRS, Choice.THEIRS: Choice.MINE}


def run(trials: range, folder: Path) -> Tally:
    """Merge the random work of two on a random plan, once per trial."""
    del folder  # all of it happens in memory
    tally = Tally()
    for trial in trials:
        of = chance(NAME, trial)
        kinds = some_kinds(of)
        base = a_random_plan(of, kinds, of.randint(0, 3))
        mine = work_on(of, base, kinds, of.randint(0, 20))
        theirs = work_on(of, base, kinds, of.randint(0, 20))
        merged, chosen = _answered(base, mine, theirs, of)
        for fault, words in judge(base, mine, theirs, merged):
            tally.fault(fault, trial, words)
        if not _is_the_same_for_both(base, mine, theirs, chosen):
            tally.fault(LOPSIDED, trial, "the other one would get another plan")
        tally.notes["conflicts answered"] += len(merged.asked)
        tally.notes["remarks"] += len(merged.remarks)
        tally.trials += 1
    return tally


def _answered(
    base: Tables, mine: Tables, theirs: Tables, of: random.Random
) -> tuple[Merged, dict[Question, Choice]]:
    """Answer each conflict at random until none is open."""
    chosen: dict[Question, Choice] = {}
    while (merged := merge(base, mine, theirs, Answers(chosen))).open:
        for conflict in merged.open:
            chosen[conflict.question] = of.choice(conflict.choices)
    return merged, chosen


def judge(base: Tables, mine: Tables, theirs: Tables, merged: Merged) -> list[tuple[str, str]]:
    """Return what is wrong with a merge: each fault and what happened."""
    faults = [(UNREPORTED, str(loss)) for loss in unreported(base, mine, theirs, merged)]
    faults += [(BROKEN, str(rule)) for rule in broken_rules(merged.tables)]
    for one, two, three, expected in (
        (base, base, base, base),
        (base, mine, base, mine),
        (base, base, theirs, theirs),
        (base, mine, mine, mine),
    ):
        same = merge(one, two, three)
        if same.tables != expected or same.asked or same.remarks:
            faults.append((CHANGED, "a merge with nothing to merge changed or asked something"))
    return faults


def _is_the_same_for_both(
    base: Tables, mine: Tables, theirs: Tables, chosen: dict[Question, Choice]
) -> bool:
    """Return whether the other side, with the same answers, comes to the same plan.

    "Both" puts my text first and is left out here: the two name each other's text the other way.
    """
    sided = {q: Choice.MINE if c is Choice.BOTH else c for q, c in chosen.items()}
    swapped = {question: SWAPPED[choice] for question, choice in sided.items()}
    here = merge(base, mine, theirs, Answers(sided, Choice.MINE))
    there = merge(base, theirs, mine, Answers(swapped, Choice.THEIRS))
    return (
        here.tables == there.tables
        and {one.conflict.question for one in here.asked}
        == {one.conflict.question for one in there.asked}
        and set(here.remarks) == set(there.remarks)
    )


PROOF = Proof(
    NAME,
    unit="merge of two people's random work",
    full=100_000,
    never=(UNREPORTED, LOPSIDED, CHANGED, BROKEN),
    run=run,
    slice=500,
)
