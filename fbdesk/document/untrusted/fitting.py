"""Rows that were read out one by one, made to fit each other: keys, references, unique values."""

import dataclasses
from collections.abc import Iterable
from typing import Any

from fbdesk.document.repair.read_out import Loss, LossList, ReadOut, Why
from fbdesk.document.row_names import row_name
from fbdesk.models.city import Settings
from fbdesk.models.declarations import fields, table_name
from fbdesk.models.programmes.programme import programme_codes
from fbdesk.models.row import Row, To, new_key
from fbdesk.models.rows import as_values


def fitted(found: ReadOut, name: str) -> ReadOut:
    """Return what was read out with rows that can stand in one plan, and what had to go for it.

    Rows come parents first, so that a row whose owner is left out goes as well. `name` is what
    the plan is called where its settings are lost.
    """
    losses = LossList()
    fit = _Fit(losses)
    kept = [row for row in _with_settings(found, name, losses) if fit.takes(row)]
    return found.with_rows(tuple(map(fit.mended, kept)), losses.all())


def _with_settings(found: ReadOut, name: str, losses: LossList) -> Iterable[Row]:
    """Yield the rows with exactly one row of settings, of a programme that is known here."""
    settings = [row for row in found.rows if isinstance(row, Settings)]
    codes = programme_codes()
    chosen = settings[0] if settings else None
    if chosen is None:
        losses.add(Loss(Why.SETTINGS, table_name(Settings), name))
        chosen = Settings(key=found.plan_uuid or new_key(), name=name, programme=codes[0])
    elif chosen.programme not in codes:
        losses.add(Loss(Why.FIELD, table_name(Settings), chosen.name, "programme"))
        chosen = dataclasses.replace(chosen, programme=codes[0])
    for extra in settings[1:]:
        losses.add(Loss(Why.TWICE, table_name(Settings), extra.name))
    yield chosen
    yield from (row for row in found.rows if not isinstance(row, Settings))


class _Fit:
    """Remembers what is in the plan already."""

    def __init__(self, losses: LossList) -> None:
        self._losses = losses
        self._tables: dict[str, str] = {}
        self._unique: set[tuple[object, ...]] = set()
        self._names: dict[str, str] = {}

    def takes(self, row: Row) -> bool:
        """Return whether a row can stand beside those taken before; if so, it is taken."""
        kind = type(row)
        table = table_name(kind)
        name = row_name(kind, as_values(row), self._names)
        values = [
            (table, unique, *(getattr(row, field) for field in unique)) for unique in row.unique
        ]
        if row.key in self._tables or self._unique.intersection(values):
            self._losses.add(Loss(Why.TWICE, table, name))
            return False
        for field in fields(kind):
            to = field.mark(To)
            if to and not field.optional and self._tables.get(getattr(row, field.name)) != to.table:
                self._losses.add(Loss(Why.REFERENCE, table, name, field.name))
                return False
        self._tables[row.key] = table
        self._unique.update(values)
        self._names[row.key] = name
        return True

    def mended(self, row: Row) -> Row:
        """Return a row that was taken, without references to rows that were not."""
        gone = [
            field.name
            for field in fields(type(row))
            if (to := field.mark(To))
            and field.optional
            and (held := getattr(row, field.name)) is not None
            and self._tables.get(held) != to.table
        ]
        for name in gone:
            table = table_name(type(row))
            self._losses.add(Loss(Why.LET_GO, table, self._names[row.key], name))
        emptied: dict[str, Any] = dict.fromkeys(gone)
        return dataclasses.replace(row, **emptied) if gone else row
