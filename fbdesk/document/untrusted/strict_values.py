"""One value of a foreign file: accepted as what its field holds, or mended with a word about it."""

import dataclasses
import math
from collections.abc import Callable
from datetime import UTC, date, datetime

from fbdesk.document.repair.read_out import Why
from fbdesk.document.untrusted.strange_database import Raw, Text
from fbdesk.errors import InputError
from fbdesk.models import rows
from fbdesk.models.declarations import KINDS, Field
from fbdesk.models.row import Row, Stored

DEFAULTS: dict[type[Row], dict[str, Stored]] = {
    kind: {
        field.name: field.default
        for field in dataclasses.fields(kind)
        if field.default is not dataclasses.MISSING
    }
    for kind in KINDS
}


class UnusableError(Exception):
    """A value that its field cannot hold, and that nothing can stand in for."""


def field_value(kind: type[Row], field: Field, raw: Raw) -> tuple[Stored, Why | None]:
    """Return the value of a field, and why it is not just what stood in the file, if so.

    Raises `UnusableError` where the row cannot be without the value.
    """
    try:
        value, why = _read(field, raw)
        rows.check_value(field, value)
    except (ValueError, TypeError, OverflowError, InputError):
        return usual_value(kind, field), Why.FIELD
    return value, why


def usual_value(kind: type[Row], field: Field) -> Stored:
    """Return what a field holds where nothing is known; raises `UnusableError` where it must be."""
    usual = DEFAULTS[kind]
    if field.name in usual:
        return usual[field.name]
    if field.optional:
        return None
    raise UnusableError(field.name)


def _read(field: Field, raw: Raw) -> tuple[Stored, Why | None]:
    if raw is None:
        return None, None
    if field.holds is str:
        return _text(raw, rows.longest_text(field))
    return READERS[field.holds](raw), None


def _text(raw: Raw, longest: int) -> tuple[str, Why | None]:
    if not isinstance(raw, Text):
        raise TypeError
    try:
        text, why = raw.decode(), None
    except UnicodeDecodeError:
        text, why = raw.decode(errors="replace"), Why.TEXT
    if "\0" in text or len(text) > longest:
        return text.replace("\0", "")[:longest], Why.TEXT
    return text, why


def _whole(raw: Raw) -> int:
    if not isinstance(raw, int):
        raise TypeError
    return raw


def _number(raw: Raw) -> float:
    if not isinstance(raw, int | float) or not math.isfinite(raw):
        raise TypeError
    return float(raw)


def _flag(raw: Raw) -> bool:
    if raw not in {0, 1}:
        raise ValueError
    return bool(raw)


def _day(raw: Raw) -> date:
    return date.fromisoformat(_exact(raw))


def _moment(raw: Raw) -> datetime:
    moment = datetime.fromisoformat(_exact(raw))
    if moment.tzinfo is None:
        raise ValueError
    return moment.astimezone(UTC)


def _exact(raw: Raw) -> str:
    if not isinstance(raw, Text):
        raise TypeError
    return raw.decode()


READERS: dict[type, Callable[[Raw], Stored]] = {
    int: _whole,
    float: _number,
    bool: _flag,
    date: _day,
    datetime: _moment,
}
