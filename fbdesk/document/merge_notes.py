"""Which copies were merged in: noted with the merge's step, forgotten when that is undone."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from fbdesk.document.file_info import KEPT_REVISIONS, FileInfo, read_info, write_info
from fbdesk.document.journal.tables import MERGES, STEPS
from fbdesk.document.lineage import Lineage, joined


@dataclass(frozen=True, slots=True)
class _Given:
    """What a merge brought: sessions with their number of saves, and with the one before it."""

    saves: tuple[tuple[str, int, int], ...]
    parents: tuple[str, ...]
    undone: bool

    def added_to(self, info: FileInfo) -> FileInfo:
        lineage = tuple((session, number) for session, number, _ in self.saves)
        parents = tuple(dict.fromkeys((*info.parent_revision_ids, *self.parents)))
        return replace(
            info,
            lineage=joined(info.lineage, lineage),
            parent_revision_ids=parents[:KEPT_REVISIONS],
        )

    def taken_from(self, info: FileInfo) -> FileInfo:
        before = {(session, number): earlier for session, number, earlier in self.saves}
        lineage: Lineage = tuple(
            (session, before.get((session, number), number)) for session, number in info.lineage
        )
        return replace(
            info,
            lineage=tuple(save for save in lineage if save[1]),
            parent_revision_ids=tuple(
                parent for parent in info.parent_revision_ids if parent not in self.parents
            ),
        )


def note_merge(connection: Connection, step: int, theirs: FileInfo) -> None:
    """Note in a working copy that a step merged another copy in: the plan has it behind it.

    The next merge with what follows from that copy then asks about nothing a second time.
    """
    mine = read_info(connection)
    held = dict(mine.lineage)
    saves = [
        (session, number, held.get(session, 0))
        for session, number in theirs.lineage
        if number > held.get(session, 0)
    ]
    known = {mine.revision_id, *mine.parent_revision_ids}
    parents = [
        parent
        for parent in (theirs.revision_id, *theirs.parent_revision_ids)
        if parent not in known
    ]
    connection.execute(
        MERGES.insert().values(step=step, saves=json.dumps(saves), parents=json.dumps(parents))
    )
    settle_merges(connection)


def settle_merges(connection: Connection) -> None:
    """Make what is behind the plan agree with its steps: merges that are undone are not."""
    merges = tuple(_merges(connection))
    if not merges:
        return
    before = info = read_info(connection)
    for merge in reversed(merges):
        info = merge.taken_from(info) if merge.undone else info
    for merge in merges:
        info = info if merge.undone else merge.added_to(info)
    if info != before:
        write_info(connection, info)


def _merges(connection: Connection) -> Iterable[_Given]:
    found = select(MERGES.c.saves, MERGES.c.parents, STEPS.c.undone).join(
        STEPS, STEPS.c.id == MERGES.c.step
    )
    for row in connection.execute(found.order_by(MERGES.c.step)):
        saves = tuple((str(s), int(n), int(earlier)) for s, n, earlier in json.loads(row.saves))
        yield _Given(saves, tuple(json.loads(row.parents)), bool(row.undone))
