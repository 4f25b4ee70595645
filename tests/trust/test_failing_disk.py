"""A disk that fails at any operation: a sample of them all, a full disk, and proof of the proof."""

import errno
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fbdesk.document.reading import read_plan
from tests.trust.failing_disk import (
    ANSWERS,
    LOST,
    MOST_OPERATIONS,
    PROOF,
    TORN,
    TRACEBACK,
    WAYS,
    Day,
    FailingDisk,
    judge,
    operations_of_a_day,
    played,
    run,
)
from tests.trust.kills import pristine
from tests.trust.material import small_plan

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="descriptors are traced by /proc")
SAMPLE = 1_499
"""Every so manieth trial: a prime, so that all answers and both ways have their turn."""


@pytest.mark.parametrize("step", [SAMPLE, pytest.param(1, marks=pytest.mark.large)])
def test_no_failing_operation_loses_work_or_breaks_the_program_off(
    tmp_path: Path, step: int
) -> None:
    tally = run(range(7, PROOF.full, step), tmp_path)
    assert dict(tally.faults) == {}, tally.words
    assert tally.notes["plays that met the failure"] > 5


@pytest.fixture
def begin(tmp_path: Path) -> bytes:
    small_plan(tmp_path / "begynnelse.fbplan")
    return (tmp_path / "begynnelse.fbplan").read_bytes()


def test_a_day_has_many_operations_and_the_proof_reaches_the_last(tmp_path: Path) -> None:
    assert 300 < operations_of_a_day(tmp_path) <= MOST_OPERATIONS
    assert PROOF.full == MOST_OPERATIONS * WAYS == MOST_OPERATIONS * 2 * len(ANSWERS)


def test_a_day_on_a_sound_disk_loses_and_refuses_nothing(tmp_path: Path, begin: bytes) -> None:
    day = played(tmp_path / "dag", begin, FailingDisk())
    assert judge(day) == []
    assert day.refused == 0
    assert day.must == {"F-1", "F-2", "F-4", "F-5"}
    assert day.never == {"F-3"}
    assert day.saved == {"F-1", "F-2", "F-4"}


def test_a_disk_that_is_away_from_the_beginning_refuses_the_opening(
    tmp_path: Path, begin: bytes
) -> None:
    disk = FailingDisk(1, errno.ESTALE, for_ever=True)
    day = played(tmp_path / "dag", begin, disk)
    assert (day.document, day.refused, disk.hits) == (None, 1, 1)
    assert judge(day) == []


def test_a_lost_edit_a_torn_file_and_a_broken_program_are_seen(
    tmp_path: Path, begin: bytes
) -> None:
    day = played(tmp_path / "dag", begin, FailingDisk())
    day.must.add("F-6")
    assert [fault for fault, _ in judge(day)] == [LOST]
    day.broken.append("OSError()")
    assert [fault for fault, _ in judge(day)] == [TRACEBACK, LOST]
    day.path.write_bytes(begin[:9_000])
    assert [fault for fault, _ in judge(day)] == [TRACEBACK, TORN]


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk in memory of a few megabytes; skip where one cannot be made."""
    place = tmp_path / "full"
    place.mkdir()
    options = ["-t", "tmpfs", "-o", "size=4m", "tmpfs"]
    made = subprocess.run(["mount", *options, str(place)], capture_output=True, check=False)  # noqa: S607 the system's own
    if made.returncode:
        pytest.skip("only the system's administrator can make a small disk in memory")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)  # noqa: S607 as above


def test_a_full_disk_loses_nothing_and_goes_on_when_there_is_room(full_disk: Path) -> None:
    filler, refused = full_disk / "film", 0
    stage = full_disk / "dag"
    pristine(stage)
    small_plan(stage / "planer" / "plan.fbplan")
    for room_kb in range(0, 1_500, 350):
        day = Day(stage)
        with filler.open("wb") as film:
            _fill(film.fileno(), full_disk, room_kb)
        day.play()
        if day.document is not None:
            day.document._copy.leave()
        filler.unlink()
        refused += day.refused
        assert judge(day) == [], f"with {room_kb} kB free"
        pristine(stage)
        small_plan(stage / "planer" / "plan.fbplan")
    assert refused > 0, "the disk was full"
    assert read_plan(stage / "planer" / "plan.fbplan").measures


def _fill(handle: int, disk: Path, room_kb: int) -> None:
    import os

    facts = os.statvfs(disk)
    free = facts.f_bavail * facts.f_frsize
    os.posix_fallocate(handle, 0, max(free - room_kb * 1_024, 1))
