"""Whether the rows that a workbook wants fit each other: no number twice, each with its owner."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from fbdesk.errors import InputError
from fbdesk.exchange.reading import Message
from fbdesk.exchange.workbook.change import Change, Standing
from fbdesk.models.agreement import Condition
from fbdesk.models.declarations import BY_TABLE, fields
from fbdesk.models.reporting import ReportPeriod
from fbdesk.models.row import Row, Stored, To
from fbdesk.models.snapshot import Plan
from fbdesk.models.strategy import Target

Rows = dict[type[Row], dict[str, Row]]
"""Rows by kind and key."""
Touched = Mapping[str, Collection[str]]
"""The fields of each row that changes touch, by its key; an empty name is the whole row."""


def wanted_rows(held: Rows, taken: Iterable[Change]) -> Rows:
    """Return the rows of the kinds that changes touch as they are once these are taken in.

    `held` are the rows of these kinds as they are now. Raises `InputError` where one has gone.
    """
    after = {kind: dict(rows) for kind, rows in held.items()}
    for change in taken:
        rows = after[change.kind]
        if change.standing is Standing.GONE:
            rows.pop(change.key, None)
        elif change.new is not None:
            rows[change.key] = change.new
        elif change.key in rows:
            value: Any = {change.field: change.wanted}
            rows[change.key] = replace(rows[change.key], **value)
        else:
            raise InputError(
                "{sheet}, row {row}: the plan no longer has this row. Read the workbook again.",
                sheet=change.sheet,
                row=change.row,
            )
    return after


def touched_by(taken: Iterable[Change]) -> Touched:
    """Return which fields of which rows changes touch; what is deleted is not there any more."""
    touched: dict[str, set[str]] = {}
    for change in taken:
        if change.standing is not Standing.GONE:
            touched.setdefault(change.key, set()).add(change.field)
    return touched


def misfits(after: Rows, touched: Touched, known: Plan) -> Iterator[tuple[str, InputError]]:
    """Yield the keys of touched rows that do not fit the others, with the reason.

    `known` is the plan that holds the rows of kinds that are not among those given.
    """
    for kind, rows in after.items():
        yield from _twice(kind, rows, touched)
        for row in rows.values():
            if row.key in touched:
                yield from _without_owner(row, after, known)
                yield from _against_the_rules(row, rows)


def what_does_not_fit(
    plan: Plan, changes: Sequence[Change]
) -> tuple[tuple[Change, ...], tuple[Message, ...]]:
    """Return the changes that can be taken in together, and why the others cannot."""
    kept = tuple(changes)
    messages: list[Message] = []
    while True:
        taken = [change for change in kept if change.standing is not Standing.GONE]
        kinds = {change.kind for change in taken}
        held: Rows = {kind: {row.key: row for row in plan.rows_of(kind)} for kind in kinds}
        found = dict(misfits(wanted_rows(held, taken), touched_by(taken), plan))
        if not found:
            return kept, tuple(messages)
        for key, error in found.items():
            of_row = [change for change in taken if change.key == key]
            messages.append(_message(of_row[0], error))
        kept = tuple(
            change for change in kept if change.key not in found or change.standing is Standing.GONE
        )


def _message(change: Change, error: InputError) -> Message:
    return Message(
        level="error",
        message=error.message,
        values=error.values,
        sheet=change.sheet,
        row=change.row,
        column=change.column,
    )


def _twice(
    kind: type[Row], rows: dict[str, Row], touched: Touched
) -> Iterator[tuple[str, InputError]]:
    for names in kind.unique:
        by_values: dict[tuple[Stored, ...], list[str]] = {}
        for row in rows.values():
            values = tuple(getattr(row, name) for name in names)
            if None not in values:
                by_values.setdefault(values, []).append(row.key)
        for values, keys in by_values.items():
            if len(keys) == 1:
                continue
            for key in [key for key in keys if {"", *names} & set(touched.get(key, ()))]:
                shown = [str(value) for value in values if str(value) not in rows]
                text = "There is another row for {what}. Each can be there once only."
                what = ", ".join(shown) if len(names) == 1 else _told(kind, names, values)
                yield key, InputError(text, what=what)


def _told(kind: type[Row], names: Sequence[str], values: Sequence[Stored]) -> str:
    """Return the values that people can read; keys of other rows are none."""
    references = {field.name for field in fields(kind) if field.mark(To)}
    told = [str(v) for n, v in zip(names, values, strict=True) if n not in references and v]
    return ", ".join(told) or "the same"


def _without_owner(row: Row, after: Rows, known: Plan) -> Iterator[tuple[str, InputError]]:
    for field in fields(type(row)):
        to, key = field.mark(To), getattr(row, field.name)
        if to is None or key is None:
            continue
        kind = BY_TABLE[to.table]
        there = key in after[kind] if kind in after else known.find(kind, key) is not None
        if not there:
            yield (
                row.key,
                InputError("The row belongs to another new row that is not taken in."),
            )


def _against_the_rules(row: Row, rows: dict[str, Row]) -> Iterator[tuple[str, InputError]]:
    if isinstance(row, Condition) and row.commitment == row.requires:
        text = "A commitment cannot be a condition of itself. Choose another one."
        yield row.key, InputError(text)
    if isinstance(row, ReportPeriod) and row.first_day > row.last_day:
        yield row.key, InputError("The last day of a period cannot be before its first day.")
    if isinstance(row, Target) and row.main:
        others = (other for other in rows.values() if isinstance(other, Target))
        if sum(other.main for other in others) > 1:
            yield row.key, InputError("Only one target can be the main one.")
