"""kill −9: a few real kills, and proof that the judge sees what a kill could do."""

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fbdesk.document.document import Document
from tests.trust.kills import (
    CORRUPT,
    LOST,
    PARTIAL,
    POSSIBLE,
    PROOF,
    Judge,
    Moment,
    Scene,
    Stage,
    pristine,
)
from tests.trust.scripts import ORIGINAL, SCRIPTS, Script, edits, rehearse, saves

TOP = Path(__file__).resolve().parents[2]


PROOF_AND_CONTROL = """
import pathlib, sys
from tests.trust.__main__ import main
from tests.trust.kills import control
ended = main(["--try", sys.argv[1], "kill"])
print(control(pathlib.Path(sys.argv[2])).faults)
sys.exit(ended)
"""


@pytest.mark.skipif(not POSSIBLE, reason="no fork and no SIGKILL there")
@pytest.mark.parametrize("kills", [10, pytest.param(PROOF.full, marks=pytest.mark.large)])
def test_nothing_acknowledged_is_lost_by_a_kill_but_where_it_is_told_before_it_is_done(
    kills: int, tmp_path: Path
) -> None:
    """In a process of its own: it makes children, and tests may have threads."""
    told = subprocess.run(
        [sys.executable, "-c", PROOF_AND_CONTROL, str(kills), str(tmp_path)],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    assert "0 corrupt, 0 partial, 0 acknowledged edits lost" in told.stdout
    for what in ("edit", "save", "import", "merge", "migrate"):
        assert f"{kills // 5} during {what}" in told.stdout
    # Of the control's twelve acts those six are lost that the next one does not lead back from.
    assert told.stdout.endswith("Counter({'acknowledged edits lost': 6})\n")


FAULTY = """
import dataclasses, pathlib, sys
from tests.trust import kills
stage = kills._stage(kills.edits, pathlib.Path(sys.argv[1]))
stage.clear()
acts = (lambda document: document.perform("feil", lambda _: 1 / 0),)
stage = dataclasses.replace(stage, script=dataclasses.replace(stage.script, acts=acts))
try:
    kills._killed(stage, None, 0, kills.Moment(1_000, 60.0))
except kills.EndedError as error:
    print("ended", error)
"""


@pytest.mark.skipif(not POSSIBLE, reason="no fork and no SIGKILL there")
def test_a_program_that_ends_before_it_is_killed_is_told_and_not_waited_for(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", FAULTY, str(tmp_path)],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    assert told.stdout == "ended edit\n"


def judge(stage: Stage, acknowledged: int) -> tuple[str, str]:
    return Judge(stage).judge(acknowledged)


def test_most_kills_come_where_files_change_and_some_anywhere_in_the_act() -> None:
    of = random.Random(1)  # noqa: S311 the same in each run
    moments = [Moment.by_chance(of, 0.1) for _ in range(400)]
    anywhere = [moment.then_s for moment in moments if not moment.changes]
    assert 80 < len(anywhere) < 160
    assert 0.0 <= min(anywhere) < 0.02
    assert 0.1 < max(anywhere) <= 1.4 * 0.104
    changes = {moment.changes for moment in moments}
    assert changes == set(range(7))
    assert max(moment.then_s for moment in moments if moment.changes) <= 0.008


def test_a_scene_is_put_back_in_place(stage: Stage) -> None:
    scene, place = Scene.of(stage), stage.path.stat().st_ino
    assert scene.holds()
    stage.path.write_bytes(b"annet")
    (stage.working / "rest.tmp").write_bytes(b"rest")
    assert not scene.holds()
    scene.restore()
    assert scene.holds()
    assert stage.path.stat().st_ino == place, "whoever has it open sees it as it was"
    assert not (stage.working / "rest.tmp").exists()


def test_the_same_remains_are_looked_at_once_and_judged_by_what_was_told(stage: Stage) -> None:
    judge, acts = Judge(stage), len(stage.script.acts)
    assert judge.judge(acts) == ("", "")
    known = dict(judge._plans)
    assert judge.judge(acts) == ("", "")
    assert judge._plans == known
    assert judge.judge(0)[0] == LOST, "it is as many acts ahead of what was told"


def played(tmp_path: Path, make: Callable[[Path], Script]) -> Stage:
    """Return a stage on which a script was played to its end, and the program then killed."""
    made = tmp_path / "made"
    made.mkdir()
    script, folder = make(made), tmp_path / "stage"
    pristine(folder)
    stage = Stage(script, rehearse(script, made / "øving.fbplan", folder / "working"), folder)
    stage.path.write_bytes(script.begin)
    document = Document.open(stage.path, stage.working)
    for act in script.acts:
        act(document)
    document._copy.leave()
    return stage


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return played(tmp_path, some_saves)


def some_saves(folder: Path) -> Script:
    script = saves(folder)
    return Script(script.name, script.begin, script.acts[:4])


def test_a_script_told_to_its_end_is_found_so(stage: Stage) -> None:
    acts = len(stage.script.acts)
    assert judge(stage, acts) == ("", "")
    assert judge(stage, acts - 1) == ("", ""), "the last act may be done and not yet told"
    assert judge(stage, acts - 2)[0] == PARTIAL or judge(stage, acts - 3)[0] == LOST


def test_an_older_file_is_seen(stage: Stage) -> None:
    stage.path.write_bytes(stage.script.begin)
    assert judge(stage, len(stage.script.acts)) == (LOST, "the file is in an older state")


def test_half_a_file_is_seen(stage: Stage) -> None:
    data = stage.path.read_bytes()
    stage.path.write_bytes(data[: len(data) // 2])
    assert judge(stage, len(stage.script.acts))[0] == CORRUPT


def test_a_lost_working_copy_is_seen(tmp_path: Path) -> None:
    stage = played(tmp_path, edits)
    acts = len(stage.script.acts)
    assert judge(stage, acts) == ("", "")
    for left in played_copies(stage):
        left.unlink()
    assert judge(stage, acts) == (LOST, "the plan is in an older state")


def played_copies(stage: Stage) -> list[Path]:
    return list(stage.working.glob("*.working"))


def test_half_a_backup_is_seen(stage: Stage) -> None:
    (stage.folder / "backups" / "halv.fbplan").write_bytes(stage.script.begin[:5_000])
    assert judge(stage, len(stage.script.acts))[0] == CORRUPT


@pytest.mark.parametrize("make", SCRIPTS)
def test_each_script_changes_the_plan_and_most_save_it(
    make: Callable[[Path], Script], tmp_path: Path
) -> None:
    (tmp_path / "made").mkdir()
    (tmp_path / "working").mkdir()
    script = make(tmp_path / "made")
    course = rehearse(script, tmp_path / "plan.fbplan", tmp_path / "working")
    assert len(course.plans) == len(course.files) == len(script.acts) + 1
    assert len(set(course.plans)) > 2
    assert (set(course.files) != {ORIGINAL}) == (script.name != "edit")
