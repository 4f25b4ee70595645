"""Merging one row that both sides have, field by field."""

import dataclasses
from datetime import UTC, datetime

from fbdesk.document.merging.conflicts import Choice, FieldConflict, Remark, Told
from fbdesk.document.merging.differences import BOOKKEEPING
from fbdesk.document.merging.prose import both, is_long
from fbdesk.document.merging.tables import value
from fbdesk.document.merging.work import Work
from fbdesk.models.declarations import fields
from fbdesk.models.row import Row, Stored

STAMPS = ("entered_by", "entered_at")
"""Who entered a value and when: they belong to the value and are not asked about."""

LONG_AGO = datetime.min.replace(tzinfo=UTC)


def merge_row(work: Work, base: Row | None, mine: Row, theirs: Row) -> Row:
    """Return a row with what either side changed; asks where both changed one field differently.

    Without a base, as where both hold a row that the base lacks, each difference is asked about.
    """
    if theirs in (mine, base):
        return mine
    if mine == base:
        return theirs
    merged: dict[str, Stored] = {}
    answers: list[Choice | None] = []
    for name in (field.name for field in fields(type(mine)) if field.name not in STAMPS):
        before = value(base, name) if base else None
        ours, others = value(mine, name), value(theirs, name)
        if ours == others or (base and others == before):
            merged[name] = ours
        elif base and ours == before:
            merged[name] = others
        elif name in BOOKKEEPING:
            merged[name] = _kept_in_step(work, mine, theirs, name)
        else:
            conflict = FieldConflict(
                type(mine), mine.key, name, before, ours, others, base is not None
            )
            answers.append(work.ask(conflict))
            merged[name] = _chosen(conflict, answers[-1])
    if hasattr(mine, STAMPS[0]):
        merged |= _stamps(work, base, mine, theirs, answers)
    return dataclasses.replace(mine, **merged)  # type: ignore[arg-type] # the row's own fields


def _chosen(conflict: FieldConflict, answer: Choice | None) -> Stored:
    if answer is Choice.THEIRS:
        return conflict.theirs
    if answer is Choice.BOTH:
        texts = (str(text or "") for text in (conflict.base, conflict.mine, conflict.theirs))
        return both(*texts, long=is_long(conflict.kind, conflict.field))
    return conflict.mine


def _kept_in_step(work: Work, mine: Row, theirs: Row, name: str) -> int:
    """Return the higher count of changes, or the earlier of the two places that a row was given."""
    if name == "rev":
        return max(mine.rev, theirs.rev)
    first, last = sorted(int(str(value(row, name))) for row in (mine, theirs))
    work.tell(Remark(Told.ORDER, type(mine), mine.key, name, first, last))
    return first


def _stamps(
    work: Work, base: Row | None, mine: Row, theirs: Row, answers: list[Choice | None]
) -> dict[str, Stored]:
    """Return who entered the row's value and when: of the chosen side, else of the later one."""
    ours, others = _stamp(mine), _stamp(theirs)
    before = _stamp(base) if base else None
    if others in (ours, before):
        return ours
    if ours == before:
        return others
    later = Choice.THEIRS if _moment(theirs) > _moment(mine) else Choice.MINE
    chosen = next((a for a in answers if a in (Choice.MINE, Choice.THEIRS)), later)
    taken, left = (ours, others) if chosen is Choice.MINE else (others, ours)
    for name in STAMPS:
        if taken[name] != left[name]:
            work.tell(Remark(Told.STAMP, type(mine), mine.key, name, taken[name], left[name]))
    return taken


def _stamp(row: Row) -> dict[str, Stored]:
    return {name: value(row, name) for name in STAMPS}


def _moment(row: Row) -> tuple[datetime, str]:
    by, at = (value(row, name) for name in STAMPS)
    return (at if isinstance(at, datetime) else LONG_AGO), str(by)
