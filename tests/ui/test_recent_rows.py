"""What was changed last is found again, whole things first by their newest change."""

from datetime import date

import pytest

from fbdesk.models.followup import ProgressNote
from fbdesk.models.measures import Instrument, Measure
from fbdesk.models.snapshot import Plan
from fbdesk.ui.recent_rows import RecentRows
from tests.builders import a_measure, a_plan

FIRST, SECOND, THIRD = (a_measure(f"T-0{n}", position=n) for n in (1, 2, 3))
NOTE = ProgressNote(measure=FIRST.key, dated=date(2010, 1, 1), text="Nytt")
INSTRUMENT = Instrument(title="Avgift")


@pytest.fixture(scope="module")
def plan() -> Plan:
    return a_plan(FIRST, SECOND, THIRD, NOTE, INSTRUMENT)


def recent(plan: Plan, *steps: dict[str, frozenset[str]]) -> tuple[str, ...]:
    made = RecentRows()
    for step in steps:
        made.note(step)
    return made.things(plan, Measure)


def measures(*rows: Measure) -> dict[str, frozenset[str]]:
    return {"measure": frozenset(row.key for row in rows)}


def test_nothing_is_recent_at_first(plan: Plan) -> None:
    assert recent(plan) == ()


def test_the_newest_change_comes_first(plan: Plan) -> None:
    steps = (measures(FIRST), measures(THIRD), measures(FIRST))
    assert recent(plan, *steps) == (FIRST.key, THIRD.key)


def test_what_one_step_changed_stands_in_the_plans_order(plan: Plan) -> None:
    assert recent(plan, measures(THIRD, FIRST, SECOND)) == (FIRST.key, SECOND.key, THIRD.key)


def test_a_measure_changes_with_what_belongs_to_it(plan: Plan) -> None:
    note = {"progress_note": frozenset({NOTE.key})}
    assert recent(plan, measures(SECOND), note) == (FIRST.key, SECOND.key)


def test_other_things_and_rows_that_are_gone_are_left_out(plan: Plan) -> None:
    step = {"instrument": frozenset({INSTRUMENT.key}), "measure": frozenset({"borte"})}
    assert recent(plan, step) == ()
