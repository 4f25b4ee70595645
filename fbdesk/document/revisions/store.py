"""The saved revisions of a plan that stay on this PC, so that copies can be merged later on.

A merge needs the last state that two copies have in common. Each PC keeps the revisions that it
opened or saved: whoever goes on from a copy has the state in which it was handed over.
"""

import json
import os
import zlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from fbdesk.document.admission import LARGEST_BYTES
from fbdesk.document.backups.store import folder_name
from fbdesk.document.file_info import FileInfo
from fbdesk.document.lineage import Lineage
from fbdesk.document.origin import sha256
from fbdesk.document.refusals import unreadable, unwritable
from fbdesk.document.writing import replace_file
from fbdesk.errors import FileError

KEPT = 20
NEWEST = 4
"""So many of the newest stay in any case: on a share, work goes apart there."""

OPENED = 8
"""So many of those that work went on from stay in any case: a copy that came by mail."""

SUFFIX = ".revision"
QUICKEST = 1
"""Of zlib's levels; a plan's tables shrink to a third all the same."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A kept revision. `stood_s` is how long the file was this one, in seconds, as far as known.

    `opened` marks one that was opened here, and that work went on from.
    """

    revision_id: str
    lineage: Lineage
    kept_at: datetime
    sha256: str
    opened: bool = False
    stood_s: float = 0.0


class RevisionStore:
    """The kept revisions of all plans in one folder, with one folder per plan."""

    def __init__(self, folder: Path) -> None:
        """Keep revisions below a folder of this user."""
        self._folder = folder

    def keep(
        self, data: bytes, info: FileInfo, *, opened: bool = False, now: datetime | None = None
    ) -> None:
        """Keep a plan file's bytes; a revision that is there already is not written again.

        Raises `FileError` where the disk refuses.
        """
        now = now or datetime.now(UTC)
        held = self.of_plan(info.plan_uuid)
        if any(revision.revision_id == info.revision_id for revision in held):
            return
        made = Revision(info.revision_id, info.lineage, now, sha256(data), opened)
        path = self._path(info.plan_uuid, made)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise unwritable(path, error) from error
        replace_file(path, _head(made) + zlib.compress(data, QUICKEST))
        with suppress(OSError):
            os.utime(path, (now.timestamp(),) * 2)
            if held:  # the time of a file's change is when the next revision took its place
                os.utime(self._path(info.plan_uuid, held[0]), (now.timestamp(),) * 2)
        for gone in surplus(self.of_plan(info.plan_uuid)):
            with suppress(OSError):
                self._path(info.plan_uuid, gone).unlink(missing_ok=True)

    def of_plan(self, plan_uuid: str) -> tuple[Revision, ...]:
        """Return the kept revisions of a plan, the latest first; what cannot be read is none."""
        found: list[Revision] = []
        for path in sorted((self._folder / folder_name(plan_uuid)).glob(f"*{SUFFIX}")):
            with suppress(OSError, ValueError, KeyError, TypeError), path.open("rb") as file:
                found.append(_revision(file.readline(), path.stat().st_mtime))
        return tuple(sorted(found, key=lambda r: (r.kept_at, r.revision_id), reverse=True))

    def read(self, plan_uuid: str, revision: Revision) -> bytes:
        """Return the bytes of a kept revision; raises `FileError` where they are damaged."""
        path = self._path(plan_uuid, revision)
        try:
            with path.open("rb") as file:
                file.readline()
                data = zlib.decompressobj().decompress(file.read(), LARGEST_BYTES)
        except OSError as error:
            raise unreadable(path, error) from error
        except zlib.error:
            data = b""
        if sha256(data) != revision.sha256:
            raise FileError("The kept state {path} is damaged. Merge without it.", path=path)
        return data

    def _path(self, plan_uuid: str, revision: Revision) -> Path:
        return (
            self._folder / folder_name(plan_uuid) / f"{folder_name(revision.revision_id)}{SUFFIX}"
        )


def surplus(revisions: Iterable[Revision]) -> tuple[Revision, ...]:
    """Return which of a plan's revisions go, so that `KEPT` stay.

    The newest stay, those that were opened, and then those that the file stood at for the longest
    time: a copy made at any moment is most likely one of them.
    """
    left = sorted(revisions, key=lambda r: (r.kept_at, r.revision_id), reverse=True)
    stay = left[:NEWEST]
    stay += [revision for revision in left[NEWEST:] if revision.opened][:OPENED]
    others = [revision for revision in left if revision not in stay]
    others.sort(key=lambda r: (r.stood_s, r.kept_at, r.revision_id), reverse=True)
    return tuple(others[max(KEPT - len(stay), 0) :])


def _head(revision: Revision) -> bytes:
    told = {
        "revision_id": revision.revision_id,
        "lineage": revision.lineage,
        "kept_at": revision.kept_at.isoformat(),
        "sha256": revision.sha256,
        "opened": revision.opened,
    }
    return json.dumps(told).encode("ascii") + b"\n"


def _revision(head: bytes, changed_s: float) -> Revision:
    told = json.loads(head)
    kept_at = datetime.fromisoformat(told["kept_at"])
    return Revision(
        revision_id=str(told["revision_id"]),
        lineage=tuple((str(session), int(number)) for session, number in told["lineage"]),
        kept_at=kept_at,
        sha256=str(told["sha256"]),
        opened=bool(told["opened"]),
        stood_s=max(changed_s - kept_at.timestamp(), 0.0),
    )
