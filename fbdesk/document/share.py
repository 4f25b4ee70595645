"""Whether a file lies on a share: there a save takes longer, and the folder may go away."""

import re
import sys
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
DRIVE_REMOTE = 4
NETWORK_KINDS = frozenset(
    {
        "9p",
        "afpfs",
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "davfs",
        "gfs2",
        "glusterfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "vboxsf",
        "webdav",
    }
)
NETWORK_FUSE = frozenset(
    {"curlftpfs", "davfs", "davfs2", "gvfsd-fuse", "rclone", "s3fs", "smbnetfs", "sshfs"}
)
OCTAL = re.compile(r"\\([0-7]{3})")


def is_on_share(path: Path) -> bool | None:
    """Return whether a file lies on a network share; None where this system does not tell.

    Nothing of the share itself is asked: one that is away would keep us waiting.
    """
    if str(path).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        import ctypes

        kind: int = ctypes.windll.kernel32.GetDriveTypeW(path.absolute().anchor)
        return kind == DRIVE_REMOTE
    try:
        mounts = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return None
    return is_network_kind(kind_of_disk(path.absolute(), mounts))


def kind_of_disk(path: Path, mounts: str) -> str:
    """Return the kind of the disk that holds a path, from the text of `/proc/self/mountinfo`.

    Where disks lie on top of each other the last one counts; "" where none is named.
    """
    best, kind = -1, ""
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        place = Path(OCTAL.sub(_letter, before.split(" ")[4]))
        if len(place.parts) >= best and (path == place or place in path.parents):
            best, kind = len(place.parts), after.split(" ")[0]
    return kind


def is_network_kind(kind: str) -> bool:
    """Return whether disks of a kind, such as `cifs` or `fuse.sshfs`, are on a network."""
    outer, _, inner = kind.lower().partition(".")
    return inner in NETWORK_FUSE if outer == "fuse" else outer in NETWORK_KINDS


def _letter(match: re.Match[str]) -> str:
    return chr(int(match[1], 8))
