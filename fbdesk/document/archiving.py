"""The copy of a plan in an archive: the same bytes each time for the same plan."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from functools import partial
from uuid import NAMESPACE_URL, uuid5

from fbdesk.document.file_info import FileInfo
from fbdesk.document.lineage import continued
from fbdesk.document.saving import file_of_rows
from fbdesk.models.declarations import KINDS
from fbdesk.models.persons import PersonField, without_names
from fbdesk.models.snapshot import Plan


def archive_copy(
    plan: Plan, before: FileInfo, day: date, left_out: Collection[PersonField] = ()
) -> bytes:
    """Return the bytes of a plan file without some fields, as it stood on a day.

    It is the same plan, as a revision that follows the one `before`, as a copy to send is. Its
    name is made from what it holds, so that the same copy made twice is the same revision.
    """
    codes = tuple(dict.fromkeys((*before.left_out, *(field.code for field in left_out))))
    whole = without_names(plan, left_out)
    rows = [row for kind in KINDS for row in whole.rows_of(kind)]
    data, _ = file_of_rows(rows, replace(before, left_out=codes), partial(_following, day))
    return data


def _following(day: date, before: FileInfo, digest: str) -> FileInfo:
    name = str(uuid5(NAMESPACE_URL, "\n".join((before.revision_id, digest, *before.left_out))))
    return replace(
        before.next_revision(digest),
        revision_id=name,
        lineage=continued(before.lineage, name),
        saved_at=f"{day.isoformat()}T12:00:00+00:00",
    )
