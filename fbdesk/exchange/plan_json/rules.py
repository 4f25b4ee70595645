"""What the rows of a plan must obey together: keys, references and numbers used once."""

from collections.abc import Sequence

from fbdesk.errors import InputError
from fbdesk.models.declarations import fields, table_name
from fbdesk.models.row import Row, To

Placed = tuple[str, Row]


def check_together(found: Sequence[Placed]) -> None:
    """Raise `InputError` with the place of the first row that does not fit the others."""
    _check_keys(found)
    _check_references(found)
    _check_unique(found)


def _check_keys(found: Sequence[Placed]) -> None:
    places: dict[str, str] = {}
    for place, row in found:
        first = places.setdefault(row.key, place)
        if first != place:
            raise InputError(
                "{place}.key is the same as in {first}. Each row needs its own.",
                place=place,
                first=first,
            )


def _check_references(found: Sequence[Placed]) -> None:
    tables = {row.key: table_name(type(row)) for _, row in found}
    for place, row in found:
        for field in fields(type(row)):
            to = field.mark(To)
            held = getattr(row, field.name)
            if to and held is not None and tables.get(held) != to.table:
                raise InputError(
                    "{place} refers to a row that is not there: {key}.",
                    place=f"{place}.{field.name}",
                    key=held,
                )


def _check_unique(found: Sequence[Placed]) -> None:
    places: dict[tuple[object, ...], str] = {}
    for place, row in found:
        for names in row.unique:
            values = tuple(getattr(row, name) for name in names)
            first = places.setdefault((type(row), names, *values), place)
            if first != place:
                raise InputError(
                    "{place} repeats {names} of {first}. Only one row may have it.",
                    place=place,
                    names=", ".join(names),
                    first=first,
                )
