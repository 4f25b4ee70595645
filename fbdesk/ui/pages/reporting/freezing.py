"""Making the frozen copy of a period, and comparing periods, beside the window."""

from dataclasses import dataclass

from fbdesk.calculation.uncertainty import SAMPLES
from fbdesk.models.periods.changes import row_changes
from fbdesk.models.periods.history import Frozen, freeze, thawed
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.models.reporting import ReportPeriod
from fbdesk.models.results.computing import compute, edition_of
from fbdesk.models.snapshot import Plan
from fbdesk.reports.period_words import ChangeWords, ThingWords
from fbdesk.reports.plan_words import plan_words
from fbdesk.ui.background import Progress

NOW = "now"
"""Stands for the plan as it is, where periods are chosen by their keys."""


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """One line of the comparison: the thing, what of it, before and now; `kind` is its table."""

    key: str
    thing_key: str
    kind: str
    kind_name: str
    thing: str
    what: str
    before: str
    now: str


def frozen_copy(plan: Plan, period: str, progress: Progress) -> Frozen:
    """Return the plan with its results, computed with their ranges, as a period's frozen copy."""
    results = compute(
        plan, edition_of(plan), programme_of(plan), samples=SAMPLES, go_on=progress.check
    )
    progress.check()
    return freeze(plan, results, period)


def compared(
    plan: Plan, before: str, after: str, language: str, progress: Progress
) -> tuple[ChangedLine, ...]:
    """Return what differs between two states, each a period's key or `now`.

    Raises `FileError` where a frozen copy cannot be read.
    """
    old, new = _state(plan, before), _state(plan, after)
    progress.check()
    if not row_changes(old, new):
        return ()
    words = plan_words(programme_of(new), language)
    things = ChangeWords(words, old, new).things()
    return tuple(line for thing in things for line in _lines(thing, words.kind(thing.kind)))


def _state(plan: Plan, chosen: str) -> Plan:
    period = plan.find(ReportPeriod, chosen)
    return thawed(plan, period) if period else plan


def _lines(thing: ThingWords, kind_name: str) -> list[ChangedLine]:
    told = [(line.what, line.before, line.now) for line in thing.lines]
    told = told or [("", "", "")]
    return [
        ChangedLine(
            key=f"{thing.key} {place}",
            thing_key=thing.key,
            kind=thing.kind.__name__,
            kind_name=kind_name,
            thing=thing.name,
            what=what or {"new": "New", "gone": "Deleted"}.get(thing.state, ""),
            before=before,
            now=now,
        )
        for place, (what, before, now) in enumerate(told)
    ]
