"""The names of persons in a plan: where they stand, and a plan without them."""

import dataclasses
from collections.abc import Callable, Collection
from dataclasses import dataclass

from fbdesk.models.declarations import KINDS, fields, table_name
from fbdesk.models.row import Person, Row
from fbdesk.models.snapshot import PARTS, Plan


@dataclass(frozen=True, slots=True)
class PersonField:
    """A field that may name a person, as in `party.contact_person`."""

    kind: type[Row]
    name: str

    @property
    def code(self) -> str:
        """Return the field's stable code."""
        return f"{table_name(self.kind)}.{self.name}"


PERSON_FIELDS: tuple[PersonField, ...] = tuple(
    PersonField(kind, field.name) for kind in KINDS for field in fields(kind) if field.mark(Person)
)


def fields_of(codes: Collection[str]) -> tuple[PersonField, ...]:
    """Return the fields with these codes; codes of fields that no longer exist are passed over."""
    return tuple(field for field in PERSON_FIELDS if field.code in codes)


def names_in(plan: Plan) -> dict[PersonField, tuple[str, ...]]:
    """Return what stands in each field that may name a person, row by row, empty ones left out."""
    return {
        field: tuple(
            name for row in plan.rows_of(field.kind) if (name := str(getattr(row, field.name)))
        )
        for field in PERSON_FIELDS
    }


def without_names(plan: Plan, left_out: Collection[PersonField]) -> Plan:
    """Return the plan with these fields empty in every row; all else is as it was."""
    return _mapped(plan, left_out, lambda _field, _row: "")


def with_names_of(plan: Plan, full: Plan, left_out: Collection[PersonField]) -> Plan:
    """Return a plan whose names were left out with the names that the full plan holds.

    For a copy that comes back: a field that is empty there was never seen by whoever worked on
    the copy, and so was not emptied. What was written into such a field stays.
    """
    held = {
        (field, row.key): getattr(row, field.name)
        for field in left_out
        for row in full.rows_of(field.kind)
    }

    def filled(field: PersonField, row: Row) -> str:
        return str(getattr(row, field.name) or held.get((field, row.key), ""))

    return _mapped(plan, left_out, filled)


def _mapped(
    plan: Plan,
    chosen: Collection[PersonField],
    value: Callable[[PersonField, Row], str],
) -> Plan:
    """Return the plan with the chosen fields as `value` tells."""

    def changed(row: Row, mine: list[PersonField]) -> Row:
        values = {field.name: value(field, row) for field in mine}
        if all(getattr(row, name) == text for name, text in values.items()):
            return row
        return dataclasses.replace(row, **values)  # type: ignore[arg-type] # texts of the row

    parts: dict[str, tuple[Row, ...]] = {}
    for kind in dict.fromkeys(field.kind for field in chosen):
        mine = [field for field in chosen if field.kind is kind]
        parts[PARTS[kind]] = tuple(changed(row, mine) for row in plan.rows_of(kind))
    return dataclasses.replace(plan, **parts)  # type: ignore[arg-type] # by PARTS
