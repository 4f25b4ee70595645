"""What one side deleted and the other still works on: asked once per thing, never decided."""

import dataclasses
from collections.abc import Iterator

from fbdesk.document.merging.conflicts import Choice, DeletionConflict, Remark, Told, other
from fbdesk.document.merging.differences import changed_fields, typed_fields
from fbdesk.document.merging.tables import OPTIONAL, REQUIRED, Place, Tables, value
from fbdesk.document.merging.work import Work
from fbdesk.models.declarations import KINDS
from fbdesk.models.row import Row
from fbdesk.models.row_change import RowChange

Roots = dict[Place, frozenset[Place]]
"""For each row of one plan the deleted rows, nearest to the top, that it would go along with."""


def settle_deletions(work: Work) -> None:
    """Find which rows go, asking where the other side changed them or what belongs to them."""
    for deleter in (Choice.MINE, Choice.THEIRS):
        keeper = other(deleter)
        deleted, kept = work.side(deleter), work.side(keeper)
        roots = _roots(work.base, deleted, kept)
        changes: dict[Place, list[RowChange]] = {}
        for place, change in _changes(work.base, deleted, kept, roots):
            changes.setdefault(place, []).append(change)
        going = {root for of_row in roots.values() for root in of_row} - changes.keys()
        for (kind, key), found in changes.items():
            row = kept[kind][key]
            answer = work.ask(DeletionConflict(kind, key, row, deleter, tuple(found)))
            if answer is deleter:
                going.add((kind, key))
        for (kind, key), of_row in roots.items():
            if of_row & going and key not in deleted[kind]:
                work.gone.add((kind, key))
                _tell_place(work, work.base[kind].get(key), kept[kind][key])


def _tell_place(work: Work, before: Row | None, row: Row) -> None:
    """Note that a row goes although the other side's work on its list gave it another place."""
    if before and changed_fields(before, row) == ("position",):
        place = value(row, "position")
        work.tell(Remark(Told.ORDER, type(row), row.key, "position", None, place))


def take_back_let_go(base: Tables, side: Tables) -> Tables:
    """Return a plan in which rows that let go of a deleted row still refer to it.

    That a target has no goal any more follows from the goal's deletion; it is no change of its
    own, and is taken back with the deletion.
    """
    tables = dict(side)
    for kind in KINDS:
        for reference in OPTIONAL[kind]:
            deleted = base[reference.kind].keys() - side[reference.kind].keys()
            for key, row in side[kind].items() if deleted else ():
                before = base[kind].get(key)
                held = value(before, reference.field) if before else None
                if held in deleted and value(row, reference.field) is None:
                    if tables[kind] is side[kind]:
                        tables[kind] = dict(side[kind])
                    tables[kind][key] = _with(tables[kind][key], reference.field, held)
    return tables


def _with(row: Row, field: str, held: object) -> Row:
    return dataclasses.replace(row, **{field: held})  # type: ignore[arg-type] # a field of the row


def _roots(base: Tables, deleted: Tables, kept: Tables) -> Roots:
    roots: Roots = {}
    if all(base[kind].keys() <= deleted[kind].keys() for kind in KINDS):
        return roots
    for kind in KINDS:  # parents before children
        for key, row in kept[kind].items():
            owners = [
                roots[owner]
                for reference in REQUIRED[kind]
                if (owner := (reference.kind, str(value(row, reference.field)))) in roots
            ]
            if owners:
                roots[kind, key] = frozenset().union(*owners)
            elif key in base[kind] and key not in deleted[kind]:
                roots[kind, key] = frozenset({(kind, key)})
    return roots


def _changes(
    base: Tables, deleted: Tables, kept: Tables, roots: Roots
) -> Iterator[tuple[Place, RowChange]]:
    """Yield what the keeper did that would be lost, with the deleted row that it hangs on."""
    for (kind, key), of_row in roots.items():
        row, before = kept[kind][key], base[kind].get(key)
        names = typed_fields(before, row) if before else ()
        if _stands(base, deleted, kept, (kind, key)):
            # The deleter has the row elsewhere: only its new place is lost.
            moved = {r.field for r in REQUIRED[kind] if (r.kind, value(row, r.field)) in roots}
            names = tuple(name for name in names if name in moved)
            lost = bool(names)
        else:
            lost = before is None or bool(names)
        if lost:
            difference = RowChange(kind, before, row, names)
            yield from ((root, difference) for root in sorted(of_row, key=_order))
    yield from _new_references(base, kept, roots)


def _stands(base: Tables, deleted: Tables, kept: Tables, place: Place) -> bool:
    """Return whether the deleter still has a row, and in a place that the keeper did not delete."""
    kind, key = place
    row = deleted[kind].get(key)
    if row is None:
        return False
    owners = [(r.kind, str(value(row, r.field))) for r in REQUIRED[kind]]
    return all(
        owner[1] in kept[owner[0]]
        or (owner[1] not in base[owner[0]] and _stands(base, deleted, kept, owner))
        for owner in owners
    )


def _new_references(base: Tables, kept: Tables, roots: Roots) -> Iterator[tuple[Place, RowChange]]:
    for kind in KINDS if roots else ():
        for reference in OPTIONAL[kind]:
            for key, row in kept[kind].items():
                target = (reference.kind, str(value(row, reference.field)))
                before = base[kind].get(key)
                if target in roots and not (before and _same(before, row, reference.field)):
                    names = tuple(
                        name
                        for name in (changed_fields(before, row) if before else ())
                        if name == reference.field
                    )
                    difference = RowChange(kind, before, row, names)
                    yield from ((root, difference) for root in sorted(roots[target], key=_order))


def _same(before: Row, after: Row, field: str) -> bool:
    return value(before, field) == value(after, field)


def _order(place: Place) -> tuple[int, str]:
    return KINDS.index(place[0]), place[1]
