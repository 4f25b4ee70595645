"""Power cuts: a few hundred states, and the controls that must lose and tear."""

import sys
from pathlib import Path

import pytest

from tests.trust.power_cuts import (
    CORRUPT,
    LOST,
    NAME,
    PROOF,
    Place,
    Session,
    cuts,
    record,
    run,
    without_fsync_when_saving,
)
from tests.trust.tally import chance

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="descriptors are traced by /proc")
STATES = range(60)


@pytest.mark.parametrize("states", [120, pytest.param(PROOF.full, marks=pytest.mark.large)])
def test_no_power_cut_tears_a_plan_or_loses_an_edit(tmp_path: Path, states: int) -> None:
    for start in range(0, states, PROOF.slice):
        tally = run(range(start, min(start + PROOF.slice, states)), tmp_path)
        assert dict(tally.faults) == {}, tally.words
        assert tally.notes["plans and working copies that differ"] > 1


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "disk")


def test_control_without_syncing_plans_are_torn_and_edits_lost(place: Place) -> None:
    tally = cuts(STATES, place, record(place, chance(NAME, 0), synchronous="OFF"))
    assert tally.faults[LOST] > 0
    assert tally.faults[CORRUPT] > 0


def test_control_with_the_usual_syncing_of_sqlite_edits_are_lost(place: Place) -> None:
    tally = cuts(STATES, place, record(place, chance(NAME, 0), synchronous="FULL"))
    assert tally.faults[LOST] > 0


def test_control_without_fsync_saved_files_are_torn_and_lost(place: Place) -> None:
    session = record(place, chance("a session with saves", 1), without_fsync_when_saving)
    assert len(set(session.files)) > 1, "the session saves"
    tally = cuts(STATES, place, session)
    assert tally.faults[LOST] > 0
    assert tally.faults[CORRUPT] > 0


def test_a_session_is_recorded_with_what_held_after_each_act(place: Place) -> None:
    session: Session = record(place, chance(NAME, 0))
    assert len(session.plans) == len(session.files) == 10
    assert len(session.moments) > 100
    assert {moment.acknowledged for moment in session.moments} == set(range(1, 11))
