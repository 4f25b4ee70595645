"""What a program asks of the disk, one operation at a time: to be recorded, or refused."""

from collections.abc import Callable
from dataclasses import dataclass

CREATE, WRITE, TRUNCATE, SYNC = "create", "write", "truncate", "sync"
RENAME, LINK, UNLINK, SYNC_FOLDER = "rename", "link", "unlink", "sync folder"
LOOK = "look"
"""Anything that changes nothing on the disk: open, read, stat, list, lock."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation on a file or a folder; `other` is the new name of a rename or a link.

    `offset` and `data` belong to a write; for a truncation `offset` is the size.
    """

    kind: str
    path: str
    other: str = ""
    offset: int = 0
    data: bytes = b""


Watch = Callable[[Operation], None]
"""Called before each operation; what it raises (`OSError`) the program meets in its place."""
