"""The disk after a power cut: what was synced is there, all else may be or not."""

from pathlib import Path
from random import Random

import pytest

from tests.trust.crashed_disk import Disk
from tests.trust.operations import (
    CREATE,
    LINK,
    RENAME,
    SYNC,
    SYNC_FOLDER,
    TRUNCATE,
    UNLINK,
    WRITE,
    Operation,
)

FOLDER = str(Path("/mappe"))
FILE, OTHER = f"{FOLDER}/plan", f"{FOLDER}/ny"


def a_disk(*operations: Operation) -> Disk:
    disk = Disk()
    for operation in operations:
        disk.do(operation)
    return disk


def states(disk: Disk, times: int = 400) -> set[tuple[tuple[str, bytes], ...]]:
    of = Random(1)  # noqa: S311 the same states in each run
    return {tuple(sorted(disk.after_power_cut(of).items())) for _ in range(times)}


def a_file(data: bytes, path: str = FILE) -> tuple[Operation, ...]:
    return (
        Operation(CREATE, path),
        Operation(WRITE, path, data=data),
        Operation(SYNC, path),
        Operation(SYNC_FOLDER, FOLDER),
    )


def test_what_was_synced_is_there() -> None:
    disk = a_disk(*a_file(b"gammel"))
    assert not disk.is_unsettled()
    assert states(disk) == {((FILE, b"gammel"),)}


def test_a_new_file_may_be_gone_empty_or_there() -> None:
    disk = a_disk(*a_file(b"gammel")[:2])
    assert disk.is_unsettled()
    assert {(), ((FILE, b""),), ((FILE, b"gammel"),)} <= states(disk)


def test_a_synced_file_may_still_lose_its_name() -> None:
    assert states(a_disk(*a_file(b"gammel")[:3])) == {(), ((FILE, b"gammel"),)}


def test_a_write_may_be_there_or_not_and_in_part_by_sectors() -> None:
    disk = a_disk(*a_file(b"a" * 1_024), Operation(WRITE, FILE, data=b"b" * 1_024))
    found = {dict(state)[FILE] for state in states(disk)}
    a, b = b"a" * 512, b"b" * 512
    assert {a + a, b + b, a + b, b + a} <= found


def test_writes_may_reach_the_disk_in_another_order() -> None:
    disk = a_disk(
        *a_file(b"--"),
        Operation(WRITE, FILE, offset=0, data=b"1"),
        Operation(WRITE, FILE, offset=1, data=b"2"),
    )
    assert {dict(state)[FILE] for state in states(disk)} >= {b"--", b"1-", b"-2", b"12"}


def test_a_write_far_behind_the_end_leaves_zeros() -> None:
    disk = a_disk(*a_file(b"x"), Operation(WRITE, FILE, offset=4, data=b"y"), Operation(SYNC, FILE))
    assert states(disk) == {((FILE, b"x\0\0\0y"),)}


def test_a_file_may_be_cut_or_not() -> None:
    disk = a_disk(*a_file(b"lang"), Operation(TRUNCATE, FILE, offset=2))
    assert {dict(state)[FILE] for state in states(disk)} == {b"lang", b"la"}


def test_a_replacement_is_there_whole_or_not_at_all() -> None:
    disk = a_disk(*a_file(b"gammel"), *a_file(b"ny", OTHER), Operation(RENAME, OTHER, FILE))
    assert states(disk) == {((OTHER, b"ny"), (FILE, b"gammel")), ((FILE, b"ny"),)}
    disk.do(Operation(SYNC_FOLDER, FOLDER))
    assert states(disk) == {((FILE, b"ny"),)}


def test_a_replacement_may_come_before_the_content_that_was_not_synced() -> None:
    disk = a_disk(
        *a_file(b"gammel"),
        Operation(CREATE, OTHER),
        Operation(WRITE, OTHER, data=b"ny"),
        Operation(RENAME, OTHER, FILE),
    )
    assert ((FILE, b""),) in states(disk)


def test_a_deleted_file_may_come_back_until_its_folder_is_synced() -> None:
    disk = a_disk(*a_file(b"gammel"), Operation(UNLINK, FILE))
    assert states(disk) == {(), ((FILE, b"gammel"),)}
    disk.do(Operation(SYNC_FOLDER, FOLDER))
    assert states(disk) == {()}


def test_a_second_name_is_a_name_of_the_same_content() -> None:
    disk = a_disk(*a_file(b"en"), Operation(LINK, FILE, OTHER), Operation(SYNC_FOLDER, FOLDER))
    assert states(disk) == {((OTHER, b"en"), (FILE, b"en"))}


@pytest.mark.parametrize("kind", [RENAME, LINK])
def test_what_has_no_name_cannot_get_another(kind: str) -> None:
    assert states(a_disk(Operation(kind, FILE, OTHER))) == {()}


def test_a_copy_of_the_disk_stays_as_it_was() -> None:
    disk = a_disk(*a_file(b"en"))
    before = disk.copy()
    disk.do(Operation(UNLINK, FILE))
    assert states(before) == {((FILE, b"en"),)}


def test_a_folder_is_taken_over_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "under").mkdir()
    (tmp_path / "under" / "plan").write_bytes(b"innhold")
    disk = Disk.of_folder(tmp_path)
    assert states(disk) == {((str(tmp_path / "under" / "plan"), b"innhold"),)}
