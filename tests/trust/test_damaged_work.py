"""Damaged work on this PC never stops the start: it is named, refused in words, or sound."""

from pathlib import Path

import pytest

from fbdesk.document.document import Document
from fbdesk.document.recovery import find_lost_work
from fbdesk.errors import PlanError
from tests.trust.damaged_files import KINDS
from tests.trust.material import small_plan
from tests.trust.scripts import adding
from tests.trust.tally import chance


@pytest.mark.parametrize("times", [60, pytest.param(5_000, marks=pytest.mark.large)])
def test_damaged_work_is_named_or_refused_and_stops_nothing(tmp_path: Path, times: int) -> None:
    working, plan = tmp_path / "working", tmp_path / "plan.fbplan"
    working.mkdir()
    small_plan(plan)
    document = Document.open(plan, working)
    adding("S-1")(document)
    document._copy.leave()
    copy = document._copy.path
    data, named = copy.read_bytes(), 0
    for trial in range(times):
        for left in working.iterdir():
            left.unlink()
        of = chance("work", trial)
        copy.write_bytes(KINDS[of.choice(list(KINDS))](bytearray(data), of))
        found = find_lost_work(working)  # the start of the program: it may not break off
        named += any(work.damaged for work in found)
        for work in found:
            taken_up(work.working_path)
    assert named > 0


def taken_up(path: Path) -> None:
    """Take up work as the user does who is offered it; it may be refused in words."""
    try:
        document = Document.recover(path)
    except PlanError:
        return
    try:
        document.snapshot()
        document.undo()
    except PlanError:
        pass
    finally:
        document.close(discard=True)
