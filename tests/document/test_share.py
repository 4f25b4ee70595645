"""A share is known by its kind of disk, without asking the share itself."""

from pathlib import Path

import pytest

from fbdesk.document import share
from fbdesk.document.share import is_network_kind, is_on_share, kind_of_disk

MOUNTS = """\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
23 22 0:21 / /proc rw shared:5 - proc proc rw
31 22 0:44 / /mnt/felles rw shared:9 - cifs //server/felles rw,vers=3.0
32 22 0:45 / /mnt/felles/lokalt rw - ext4 /dev/vdb1 rw
33 22 0:46 / /mnt/klima\\040og\\040milj\\303\\270 rw shared:7 master:2 - nfs4 server:/klima rw
34 22 0:47 / /home/kari/server rw - fuse.sshfs kari@server: rw
35 22 0:48 / /mnt/dobbelt rw - ext4 /dev/vdc1 rw
36 22 0:49 / /mnt/dobbelt rw - nfs server:/a rw
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/kari/plan.fbplan", "ext4"),
        ("/mnt/felles/klima/plan.fbplan", "cifs"),
        ("/mnt/felles/lokalt/plan.fbplan", "ext4"),
        ("/mnt/felleskap/plan.fbplan", "ext4"),
        ("/home/kari/server/plan.fbplan", "fuse.sshfs"),
        ("/mnt/dobbelt/plan.fbplan", "nfs"),
    ],
)
def test_the_innermost_disk_counts_and_the_last_one_on_top(path: str, kind: str) -> None:
    assert kind_of_disk(Path(path), MOUNTS) == kind


def test_places_with_blanks_are_found() -> None:
    mounts = MOUNTS.replace("\\303\\270", "o")
    assert kind_of_disk(Path("/mnt/klima og miljo/plan.fbplan"), mounts) == "nfs4"


def test_without_any_disk_nothing_is_known() -> None:
    assert kind_of_disk(Path("/a"), "") == ""
    assert not is_network_kind("")


@pytest.mark.parametrize(
    "kind", ["nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "fuse.gvfsd-fuse", "CIFS"]
)
def test_network_disks(kind: str) -> None:
    assert is_network_kind(kind)


@pytest.mark.parametrize(
    "kind", ["ext4", "tmpfs", "overlay", "btrfs", "fuseblk", "fuse.ntfs-3g", "vfat"]
)
def test_disks_of_this_pc(kind: str) -> None:
    assert not is_network_kind(kind)


def test_names_of_a_server_are_shares() -> None:
    assert is_on_share(Path("//server/felles/plan.fbplan"))
    assert is_on_share(Path("\\\\server\\felles\\plan.fbplan"))


def test_the_disk_of_this_pc_is_none(tmp_path: Path) -> None:
    assert is_on_share(tmp_path / "plan.fbplan") is False


def test_a_share_is_known_by_the_systems_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"1 0 0:1 / {tmp_path} rw - nfs server:/a rw\n", encoding="utf-8")
    monkeypatch.setattr(share, "MOUNTS", mounts)
    assert is_on_share(tmp_path / "plan.fbplan") is True


def test_a_system_without_such_a_list_does_not_tell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(share, "MOUNTS", tmp_path / "gone")
    assert is_on_share(tmp_path / "plan.fbplan") is None
