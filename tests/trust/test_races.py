"""Two programs race for one file; and proof that the judge sees an edit that was overwritten."""

import subprocess
import sys
from pathlib import Path

import pytest

from fbdesk.document.document import Document
from tests.trust.kills import POSSIBLE, pristine
from tests.trust.material import small_plan
from tests.trust.races import FAILED, LOST, OVERWRITTEN, PROOF, REFUSED, SAVED, judge
from tests.trust.scripts import adding
from tests.trust.tally import Tally

TOP = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(not POSSIBLE, reason="no fork there")
@pytest.mark.parametrize("races", [2, pytest.param(PROOF.full, marks=pytest.mark.large)])
def test_nobody_overwrites_anybody(races: int) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "tests.trust", "--try", str(races), PROOF.name],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    assert "0 overwritten edits, 0 edits lost on this PC" in told.stdout
    assert "saves saved" in told.stdout


def judged(stage: Path, said: list[list[bytes]]) -> Tally:
    tally = Tally()
    judge(stage, said, 0, tally)
    return tally


@pytest.fixture
def stage(tmp_path: Path) -> Path:
    """Give a stage where A saved one edit, and B nothing."""
    stage = tmp_path / "stage"
    pristine(stage)
    path = stage / "planer" / "plan.fbplan"
    small_plan(path)
    for name in "AB":
        (stage / f"working-{name}").mkdir()
    document = Document.open(path, stage / "working-A")
    adding("A-0")(document)
    document.save()
    document.close()
    return stage


def test_an_edit_that_was_saved_and_is_gone_is_seen(stage: Path) -> None:
    fair = [[SAVED, REFUSED, REFUSED], [REFUSED] * 3]
    tally = judged(stage, [[SAVED], [SAVED]])
    assert tally.faults[OVERWRITTEN] == 1, "B-0 was told to be saved, and is not in the file"
    assert judged(stage, fair).faults[OVERWRITTEN] == 0


def test_an_edit_that_was_refused_and_is_nowhere_is_seen(stage: Path) -> None:
    assert judged(stage, [[SAVED], [FAILED]]).faults[LOST] == 5
