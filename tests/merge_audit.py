"""An independent look at a merge: what of either side is neither in it nor told nor asked about."""

from collections.abc import Iterator

from fbdesk.document.merging.conflicts import (
    Choice,
    CollisionConflict,
    DeletionConflict,
    FieldConflict,
    Merged,
    Told,
)
from fbdesk.document.merging.tables import REFERENCES, REQUIRED, Place, Tables, value
from fbdesk.models.declarations import KINDS, fields
from fbdesk.models.row import Row

Names = dict[Place, str]


def unreported(base: Tables, mine: Tables, theirs: Tables, merged: Merged) -> list[str]:
    """Return a line for each thing of either side that was lost without a word."""
    names = _names(merged)
    lost: list[str] = []
    for side, own, others in ((Choice.MINE, mine, theirs), (Choice.THEIRS, theirs, mine)):
        for kind in KINDS:
            lost += [
                f"{side}: deletion of {kind.__name__} {key}"
                for key in base[kind].keys() - own[kind].keys()
                if not _deletion_told(kind, key, side, others, merged, names)
            ]
            for row in own[kind].values():
                # Where a row was added again, it is compared with the one that it stands for.
                before = base[kind].get(row.key) or base[kind].get(_final(names, kind, row.key))
                lost += [
                    f"{side}: {kind.__name__} {row.key}.{name} = {value(row, name)!r}"
                    for name in _lost_fields(before, row, merged, names)
                    if not (before and _let_go(base, own, before, row, name))
                ]
    return lost


def _names(merged: Merged) -> Names:
    """Return under which key each row stands that gave up its own."""
    names = {
        (remark.kind, str(remark.left)): str(remark.taken)
        for remark in merged.remarks
        if remark.code is Told.TWINS
    }
    for asked in merged.asked:
        if isinstance(asked.conflict, CollisionConflict):
            pair = asked.conflict.mine, asked.conflict.theirs
            stays, goes = pair if asked.answer is Choice.MINE else reversed(pair)
            names[asked.conflict.kind, goes.key] = stays.key
    return names


def _final(names: Names, kind: type[Row], key: object) -> str:
    held = str(key)
    while (kind, held) in names:
        held = names[kind, held]
    return held


def _deletion_told(
    kind: type[Row], key: str, side: Choice, others: Tables, merged: Merged, names: Names
) -> bool:
    if key not in merged.tables[kind] or (kind, key) in {(k, n) for (k, _), n in names.items()}:
        return True
    above = _above(others, kind, key)
    return any(
        isinstance(asked.conflict, DeletionConflict)
        and asked.conflict.deleted_by is side
        and (asked.conflict.kind, asked.conflict.key) in above
        for asked in merged.asked
    )


def _above(tables: Tables, kind: type[Row], key: str) -> set[Place]:
    """Return a row and all that it would go along with."""
    row = tables[kind].get(key)
    found = {(kind, key)}
    for reference in REQUIRED[kind] if row else ():
        found |= _above(tables, reference.kind, str(value(row, reference.field)))  # type: ignore[arg-type]
    return found


def _lost_fields(before: Row | None, row: Row, merged: Merged, names: Names) -> Iterator[str]:
    kind = type(row)
    key = _final(names, kind, row.key)
    stands = merged.tables[kind].get(key)
    pointing = {reference.field: reference.kind for reference in REFERENCES[kind]}
    for name in (field.name for field in fields(kind) if field.name not in ("key", "rev")):
        held = value(row, name)
        if before is not None and value(before, name) == held:
            continue
        if name in pointing and held is not None:
            held = _final(names, pointing[name], held)
        is_there = stands is not None and value(stands, name) == held
        if not is_there and not _told(kind, {row.key, key}, name, merged):
            yield name


def _told(kind: type[Row], keys: set[str], name: str, merged: Merged) -> bool:
    if any(r.kind is kind and r.key in keys and r.field == name for r in merged.remarks):
        return True
    for conflict in (asked.conflict for asked in merged.asked):
        if isinstance(conflict, FieldConflict):
            if conflict.kind is kind and conflict.key in keys and conflict.field == name:
                return True
        elif isinstance(conflict, DeletionConflict):
            changes = [c for c in conflict.changes if c.kind is kind and c.key in keys]
            if any(not c.fields or name in c.fields or name == "position" for c in changes):
                return True
        elif conflict.kind is kind and keys & {conflict.mine.key, conflict.theirs.key}:
            return True
    return False


def _let_go(base: Tables, own: Tables, before: Row, row: Row, name: str) -> bool:
    """Return whether a reference was emptied by the side's own deletion, which is told itself."""
    to = next((r.kind for r in REFERENCES[type(row)] if r.field == name), None)
    held = value(before, name)
    return to is not None and value(row, name) is None and held in base[to] and held not in own[to]
