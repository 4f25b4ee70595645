"""Which file a working copy belongs to, and whether that file is still the one it came from."""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text, select

from fbdesk.document.admission import read_bytes
from fbdesk.document.schema import WORKING_PREFIX
from fbdesk.errors import FileError

NEVER_SAVED = -1

SAME = "same"
CHANGED = "changed"
MISSING = "missing"
NO_FILE = "no file"
NOT_ASKED = "not asked"

ORIGIN = Table(
    f"{WORKING_PREFIX}origin",
    MetaData(),
    Column("source_path", Text),
    Column("source_sha256", Text, nullable=False),
    Column("pending_path", Text),
    Column("pending_sha256", Text, nullable=False),
    Column("pending_revision", Text, nullable=False),
    Column("pending_step", Integer, nullable=False),
    Column("saved_step", Integer, nullable=False),
    Column("opened_at", Text, nullable=False),
    sqlite_strict=True,
)


@dataclass(frozen=True, slots=True)
class Origin:
    """Which file a working copy came from, and at which step that file stands.

    `pending_*` tell of a save that may have been cut off after the file took its place.
    """

    source_path: Path | None = None
    source_sha256: str = ""
    pending_path: Path | None = None
    pending_sha256: str = ""
    pending_revision: str = ""
    pending_step: int = NEVER_SAVED
    saved_step: int = NEVER_SAVED
    opened_at: datetime = field(default_factory=lambda: datetime.now(UTC))


def sha256(data: bytes) -> str:
    """Return the SHA-256 of bytes in hex."""
    return hashlib.sha256(data).hexdigest()


def state_of_file(origin: Origin) -> str:
    """Return `SAME`, `CHANGED` (by someone else), `MISSING` (or out of reach) or `NO_FILE`."""
    if origin.source_path is None:
        return NO_FILE
    try:
        found = sha256(read_bytes(origin.source_path))
    except FileError:
        return MISSING
    ours = {origin.source_sha256}
    if origin.pending_path == origin.source_path:
        ours.add(origin.pending_sha256)
    return SAME if found in ours else CHANGED


def read_origin(connection: Connection) -> Origin:
    """Return the origin that a working copy holds; runs inside the caller's transaction."""
    row = connection.execute(select(ORIGIN)).one()
    return Origin(
        source_path=Path(row.source_path) if row.source_path else None,
        source_sha256=row.source_sha256,
        pending_path=Path(row.pending_path) if row.pending_path else None,
        pending_sha256=row.pending_sha256,
        pending_revision=row.pending_revision,
        pending_step=row.pending_step,
        saved_step=row.saved_step,
        opened_at=datetime.fromisoformat(row.opened_at),
    )


def write_origin(connection: Connection, origin: Origin) -> None:
    """Write the origin of a working copy; runs inside the caller's transaction."""
    connection.execute(ORIGIN.delete())
    connection.execute(
        ORIGIN.insert().values(
            source_path=str(origin.source_path) if origin.source_path else None,
            source_sha256=origin.source_sha256,
            pending_path=str(origin.pending_path) if origin.pending_path else None,
            pending_sha256=origin.pending_sha256,
            pending_revision=origin.pending_revision,
            pending_step=origin.pending_step,
            saved_step=origin.saved_step,
            opened_at=origin.opened_at.isoformat(),
        ),
    )
