"""Rows that came to be about the same thing, and references that lost their row."""

import dataclasses

from fbdesk.document.merging.conflicts import Choice, CollisionConflict, Remark, Told
from fbdesk.document.merging.numbering import NUMBERED
from fbdesk.document.merging.tables import (
    OPTIONAL,
    REFERENCES,
    REQUIRED,
    Place,
    Reference,
    Tables,
    value,
)
from fbdesk.document.merging.work import Work
from fbdesk.models.declarations import KINDS
from fbdesk.models.row import Row, Stored


def mend_references(work: Work) -> None:
    """Let each row stand where one side put it; a row that has no place left goes along.

    Such a row was moved to what the other side deleted: the answer to that conflict decided.
    """
    for kind in KINDS:
        rows = work.result[kind]
        for key, row in tuple(rows.items()):
            for reference in REQUIRED[kind]:
                if value(row, reference.field) in work.result[reference.kind]:
                    continue
                place = _place_left(work, (kind, key), reference)
                if place is None:
                    rows.pop(key, None)
                    break
                row = rows[key] = _with(row, reference.field, place)  # noqa: PLW2901 the next reference sees it


def let_go(work: Work) -> None:
    """Empty the optional references to rows that are gone."""
    for kind in KINDS:
        for reference in OPTIONAL[kind]:
            rows = work.result[kind]
            for key, row in tuple(rows.items()):
                held = value(row, reference.field)
                if held is not None and held not in work.result[reference.kind]:
                    rows[key] = _with(row, reference.field, None)


def settle_collisions(work: Work) -> None:
    """Leave one row for each thing; what refers to the other refers to that one from now on."""
    for kind in KINDS:
        if kind in NUMBERED:
            continue
        for unique in kind.unique:
            held: dict[tuple[Stored, ...], Row] = {}
            for _, row in sorted(work.result[kind].items()):
                of = tuple(value(row, name) for name in unique)
                held[of] = _one_of(work, held[of], row, unique) if of in held else row


def _one_of(work: Work, first: Row, second: Row, unique: tuple[str, ...]) -> Row:
    kind = type(first)
    sides = _sides(work, first, second, unique)
    if sides is None or dataclasses.replace(second, key=first.key, rev=first.rev) == first:
        stays, goes = first, second
        work.tell(Remark(Told.TWINS, kind, stays.key, "key", stays.key, goes.key))
    else:
        mine, theirs = sides
        answer = work.ask(CollisionConflict(kind, mine, theirs))
        stays, goes = (theirs, mine) if answer is Choice.THEIRS else (mine, theirs)
        for row, side in ((mine, Choice.MINE), (theirs, Choice.THEIRS)):
            _note_followers(work, row, side)
    del work.result[kind][goes.key]
    _repoint(work.result, (kind, goes.key), stays.key)
    return stays


def _sides(work: Work, first: Row, second: Row, unique: tuple[str, ...]) -> tuple[Row, Row] | None:
    """Return the row that stands for mine and that for theirs; None where nothing tells."""

    def is_about(row: Row, side: Tables) -> bool:
        found = side[kind].get(row.key)
        return found is not None and all(value(found, n) == value(row, n) for n in unique)

    def leaning(row: Row) -> int:
        return is_about(row, work.mine) - is_about(row, work.theirs)

    kind = type(first)
    lean = leaning(first) - leaning(second)
    lean = lean or _following(work, first) - _following(work, second)
    if lean == 0:  # what both did together made them collide: any rule will do that knows no side
        mine, theirs = (
            repr([side[kind].get(row.key) for row in (first, second)])
            for side in (work.mine, work.theirs)
        )
        lean = (mine < theirs) - (mine > theirs)
    if lean == 0:
        return None
    return (first, second) if lean > 0 else (second, first)


def _following(work: Work, row: Row) -> int:
    side = work.follows.get((type(row), row.key))
    return (side is Choice.MINE) - (side is Choice.THEIRS)


def _note_followers(work: Work, owner: Row, side: Choice) -> None:
    """Note that the rows that belong to a row stand for the side that it stands for."""
    for kind in KINDS:
        for reference in REFERENCES[kind]:
            if reference.kind is type(owner):
                for key, row in work.result[kind].items():
                    if value(row, reference.field) == owner.key:
                        work.follows[kind, key] = side


def _repoint(tables: Tables, gone: Place, to: str) -> None:
    for kind in KINDS:
        for reference in REFERENCES[kind]:
            if reference.kind is gone[0]:
                rows = tables[kind]
                for key, row in tuple(rows.items()):
                    if value(row, reference.field) == gone[1]:
                        rows[key] = _with(row, reference.field, to)


def _place_left(work: Work, place: Place, reference: Reference) -> str | None:
    kind, key = place
    for tables in (work.mine, work.theirs, work.base):
        row = tables[kind].get(key)
        held = str(value(row, reference.field)) if row else ""
        if held in work.result[reference.kind]:
            return held
    return None


def _with(row: Row, field: str, held: Stored) -> Row:
    return dataclasses.replace(row, **{field: held})  # type: ignore[arg-type] # a field of the row
