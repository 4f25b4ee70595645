"""One row of a plan as a JSON object and back."""

import dataclasses
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from fbdesk.errors import InputError
from fbdesk.models import rows
from fbdesk.models.declarations import Field, fields
from fbdesk.models.row import Row, Stored, To

JsonValue = str | int | float | bool | None


def row_to_json(row: Row) -> dict[str, JsonValue]:
    """Return every field of a row by name; days and moments in ISO form, moments in UTC."""
    return {field.name: _to_json(getattr(row, field.name)) for field in fields(type(row))}


def row_from_json(place: str, kind: type[Row], value: object) -> Row:
    """Return the row that a JSON object describes; what is left out has its default.

    Raises `InputError` that names the place, for example `measures[3].start_year`.
    """
    if not isinstance(value, dict):
        raise InputError("{place} must be an object with fields.", place=place)
    known = {field.name: field for field in fields(kind)}
    for name in value:
        if name not in known:
            raise InputError("{place} is not a field of a plan.", place=f"{place}.{name}")
    values: dict[str, Any] = {
        name: _from_json(f"{place}.{name}", known[name], held) for name, held in value.items()
    }
    try:
        row = kind(**values)
    except TypeError as error:
        missing = next(name for name in required_fields(kind) if name not in values)
        raise InputError("{place} is missing.", place=f"{place}.{missing}") from error
    _check(place, row)
    return row


def required_fields(kind: type[Row]) -> tuple[str, ...]:
    """Return the names of the fields of a kind of row that have no default."""
    return tuple(
        field.name
        for field in dataclasses.fields(kind)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    )


def _to_json(value: Stored) -> JsonValue:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _from_json(place: str, field: Field, value: object) -> object:
    if value is None:
        return None
    reference: To | None = field.mark(To)
    if field.name == "key" or reference:
        return _key(place, value)
    read = READERS.get(field.holds)
    return read(place, value) if read else value


def _key(place: str, value: object) -> str:
    if isinstance(value, str):
        try:
            key = str(UUID(value))
        except ValueError:
            pass
        else:
            if key == value:
                return key
    raise InputError(
        "{place} must be a UUID in lower case, such as {example}, not {value}.",
        place=place,
        example="0b0e9a52-6c1d-4d5e-9f55-3a1f2f6f7c10",
        value=repr(value),
    )


def _day(place: str, value: object) -> date:
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError as error:
        raise InputError(
            "{place} must be a date such as 2009-05-19, not {value}.",
            place=place,
            value=repr(value),
        ) from error


def _moment(place: str, value: object) -> datetime:
    try:
        moment = datetime.fromisoformat(value if isinstance(value, str) else "")
        if moment.tzinfo is None:
            raise ValueError  # noqa: TRY301 a moment without a zone is none
        return moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise InputError(
            "{place} must be a moment such as 2009-05-19T12:00:00+00:00, not {value}.",
            place=place,
            value=repr(value),
        ) from error


def _number(place: str, value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        try:
            return float(value)
        except OverflowError as error:
            raise InputError("{place} is too large a number.", place=place) from error
    return value


READERS: dict[type, Callable[[str, object], object]] = {
    date: _day,
    datetime: _moment,
    float: _number,
}


def _check(place: str, row: Row) -> None:
    try:
        rows.check(row)
    except InputError as error:
        wrong = f"{place}.{error.values.get('field', '')}"
        raise InputError(error.message, **{**error.values, "field": wrong}) from error
