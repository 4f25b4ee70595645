"""What a plan file says about itself: which plan, which revision, and the digest of its content."""

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, Connection, MetaData, Table, Text, select

from fbdesk.document.lineage import Lineage, continued
from fbdesk.models.row import new_key
from fbdesk.version import VERSION

KEPT_REVISIONS = 20

FILE_INFO = Table(
    "file_info",
    MetaData(),
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_strict=True,
)


@dataclass(frozen=True, slots=True)
class FileInfo:
    """Identity and history of a plan file.

    `plan_uuid`, the key of the settings row, stays for the plan's life in all its copies;
    `revision_id` is new
    with each save; `parent_revision_ids` are the saves before it, nearest first. `left_out` names
    the fields that a copy was sent without (see `models/persons.py`): empty there is not emptied.
    `lineage` tells all saves behind the file in short (see `document/lineage.py`).
    """

    plan_uuid: str
    revision_id: str = ""
    parent_revision_ids: tuple[str, ...] = ()
    digest: str = ""
    created_with: str = ""
    saved_with: str = ""
    saved_at: str = ""
    left_out: tuple[str, ...] = ()
    lineage: Lineage = ()

    def next_revision(self, digest: str, session: str = "") -> "FileInfo":
        """Return what the next save of the plan writes, with the digest of its content.

        Saves of one session, one after the other, tell its name; any other stands for itself.
        """
        parents = (self.revision_id, *self.parent_revision_ids) if self.revision_id else ()
        return replace(
            self,
            revision_id=new_key(),
            parent_revision_ids=parents[:KEPT_REVISIONS],
            lineage=continued(self.lineage, session),
            digest=digest,
            created_with=self.created_with or VERSION,
            saved_with=VERSION,
            saved_at=datetime.now(UTC).isoformat(timespec="seconds"),
        )


def read_info(connection: Connection) -> FileInfo:
    """Return what the file says about itself.

    Raises `KeyError` or `ValueError` where it says nothing or nonsense.
    """
    found: dict[str, str] = {row.name: row.value for row in connection.execute(select(FILE_INFO))}
    parents = _list_in(found["parent_revision_ids"])
    left_out = _list_in(found.get("left_out", "[]"))
    lineage = _list_in(found.get("lineage", "[]"))
    return FileInfo(
        plan_uuid=found["plan_uuid"],
        revision_id=found["revision_id"],
        parent_revision_ids=tuple(str(parent) for parent in parents),
        digest=found["digest"],
        created_with=found["created_with"],
        saved_with=found["saved_with"],
        saved_at=found["saved_at"],
        left_out=tuple(str(code) for code in left_out),
        lineage=tuple(_session(part) for part in lineage),
    )


def _list_in(text: str) -> list[Any]:
    """Return the list that a text holds as JSON; raises `ValueError` where it holds none."""
    try:
        held = json.loads(text)
    except RecursionError as error:  # a stranger's brackets within brackets
        raise ValueError(error) from error
    if not isinstance(held, list):
        raise ValueError(held)  # noqa: TRY004 one kind of error for all that is nonsense here
    return held


def _session(part: object) -> tuple[str, int]:
    match part:
        case [str(session), int(number)]:
            return session, number
    raise ValueError(part)


def write_info(connection: Connection, info: FileInfo) -> None:
    """Write what the file says about itself, in place of what it said before."""
    values = {
        "plan_uuid": info.plan_uuid,
        "revision_id": info.revision_id,
        "parent_revision_ids": json.dumps(info.parent_revision_ids),
        "digest": info.digest,
        "created_with": info.created_with,
        "saved_with": info.saved_with,
        "saved_at": info.saved_at,
        "lineage": json.dumps(info.lineage),
    }
    if info.left_out:
        values["left_out"] = json.dumps(info.left_out)
    connection.execute(FILE_INFO.delete())
    connection.execute(
        FILE_INFO.insert(),
        [{"name": name, "value": value} for name, value in values.items()],
    )
