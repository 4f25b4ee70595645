"""Rows that people wrote below the others in a workbook: what becomes of each in the plan."""

import dataclasses
import uuid
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from fbdesk.errors import InputError
from fbdesk.exchange.reading import Message
from fbdesk.exchange.workbook.cells import Cell, CellReader, cells_of
from fbdesk.exchange.workbook.file import FilledRow, FilledSheet
from fbdesk.exchange.workbook.names import Names
from fbdesk.exchange.workbook.values import cell_text
from fbdesk.models.agreement import Commitment
from fbdesk.models.declarations import BY_TABLE, table_name
from fbdesk.models.edits.measures import number_after
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.measures import Measure
from fbdesk.models.row import Row, Stored
from fbdesk.models.snapshot import Plan
from fbdesk.models.strategy import ReferenceAssumption, ReferenceValue

FIRST_NUMBERS: Final[Mapping[type[Row], str]] = {Measure: "T-01", Commitment: "F-01"}
"""Kinds whose rows are numbered: one without a number gets the next that is free."""

NOT_STATED: Final = "{field} must be filled in for a new row."


class NewRows:
    """Makes rows of the plan from rows that the workbook has beyond those it was made with."""

    def __init__(self, plan: Plan, reader: CellReader, names: Names) -> None:
        self._plan = plan
        self._reader = reader
        self._names = names
        self._added: dict[type[Row], list[Row]] = {}
        self._told: Counter[str] = Counter()

    def make(
        self, sheet: FilledSheet, row: FilledRow, key: str, messages: list[Message]
    ) -> Row | None:
        """Return the new row, None where nothing is written in it or something is wrong with it.

        What is wrong is added to `messages`. An empty `key` stands for one that follows from what
        is written in the row, so that the same workbook can be taken in twice.
        """
        kind = BY_TABLE[sheet.listed.table]
        cells = [cell for cell in cells_of(sheet, row) if not cell.is_empty]
        if not cells:
            return None
        key = key or self._lasting_key(sheet, cells)
        if self._plan.find(kind, key) is not None:
            return None  # the same row of the same workbook was taken in before
        before = len(messages)
        values: dict[str, Stored] = {}
        for cell in cells:
            try:
                meant = self._reader.values(cell, "", values)[0]
            except InputError as error:
                messages.append(cell.message(error))
            else:
                values[cell.field.name] = meant.strip() if isinstance(meant, str) else meant
        values |= self._owner(kind, row)
        values |= self._own_place(kind, values)
        if len(messages) == before:
            messages += _not_stated(kind, sheet, row, values)
        if len(messages) > before:
            return None
        given: Any = {**values, "key": key}
        made = kind(**given)
        self._added.setdefault(kind, []).append(made)
        self._names.add(table_name(kind), made)
        return made

    def _lasting_key(self, sheet: FilledSheet, cells: list[Cell]) -> str:
        """Return a key that the same row gets however often the workbook is taken in."""
        told = [(cell.field.name, repr(cell.content)) for cell in cells]
        name = repr((self._plan.settings.key, sheet.listed.table, told))
        self._told[name] += 1
        return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{name} {self._told[name]}"))

    def _own_place(self, kind: type[Row], values: Mapping[str, Stored]) -> dict[str, Stored]:
        """Return the number and the position of a new row, where its kind has them."""
        held: list[Any] = [*self._plan.rows_of(kind), *self._added.get(kind, ())]
        given: dict[str, Stored] = {}
        if kind in FIRST_NUMBERS and not values.get("number"):
            given["number"] = number_after((row.number for row in held), FIRST_NUMBERS[kind])
        if any(field.name == "position" for field in dataclasses.fields(kind)):
            given["position"] = max((row.position for row in held), default=-1) + 1
        return given

    def _owner(self, kind: type[Row], row: FilledRow) -> dict[str, Stored]:
        """Return to what a row belongs where its sheet says so in other ways than by one name."""
        if kind is EffectInput:
            found = self._calculation(row)
            return {"effect": found.key} if found else {}
        if kind is ReferenceValue:
            name = cell_text(row.cells.get("assumption_name", "")).strip()
            for each in self._rows_of(ReferenceAssumption):
                if " / ".join(part for part in (each.sector, each.source) if part) == name:
                    return {"assumption": each.key}
        return {}

    def _calculation(self, row: FilledRow) -> Effect | None:
        """Return the calculation that an input names by its measure and a number from 1."""
        number = cell_text(row.cells.get("measure_number", "")).strip()
        place = cell_text(row.cells.get("calculation", "")).strip()
        measure = next((m for m in self._rows_of(Measure) if m.number == number), None)
        found = [e for e in self._rows_of(Effect) if measure and e.measure == measure.key]
        wanted = int(place) if place.isdecimal() else len(found) and 1
        return found[wanted - 1] if 0 < wanted <= len(found) else None

    def _rows_of(self, kind: type[Any]) -> tuple[Any, ...]:
        return (*self._plan.rows_of(kind), *self._added.get(kind, ()))


def _not_stated(
    kind: type[Row], sheet: FilledSheet, row: FilledRow, values: Mapping[str, Stored]
) -> Iterator[Message]:
    """Yield what a row cannot be without and nobody wrote."""
    cells: dict[str, Cell] = {cell.field.name: cell for cell in cells_of(sheet, row)}
    for field in dataclasses.fields(kind):
        has_default = (
            field.default is not dataclasses.MISSING
            or field.default_factory is not dataclasses.MISSING
        )
        if has_default or field.name in values:
            continue
        cell = cells.get(field.name)
        heading = " ".join(cell.column.heading.split()) if cell else field.name
        if cell:
            yield cell.message(InputError(NOT_STATED, field=heading))
        else:
            yield Message(
                level="error",
                message="It is not clear what the new row belongs to. Add it in fbdesk.",
                sheet=sheet.listed.name,
                row=row.number,
            )
