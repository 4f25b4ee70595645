"""The rows of one part of a plan as a text that keeps: what a closed period is stored as."""

import base64
import binascii
import json
import zlib
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from fbdesk.errors import FileError
from fbdesk.models.declarations import Field, fields
from fbdesk.models.row import Person, Row, Stored

R = TypeVar("R", bound=Row)

PIECE = 400_000
"""So many letters stand in one piece: a field of the plan holds no more than half a million."""
LARGEST_BYTES = 200_000_000
"""A frozen part that unpacks to more came from malice, and is not unpacked."""
LEVEL = 6


def rows_as_text(kind: type[R], rows: Sequence[R]) -> str:
    """Return the rows of a kind as JSON: the names of the fields once, then a list per row.

    The count of changes and fields that name persons are left out. The same rows in the same
    order give the same text.
    """
    names = [field.name for field in kept_fields(kind)]
    listed = [[_plain(getattr(row, name)) for name in names] for row in rows]
    return json.dumps({"fields": names, "rows": listed}, ensure_ascii=False, separators=(",", ":"))


def rows_from_text(kind: type[R], text: str) -> tuple[R, ...]:
    """Return the rows of a kind that a text holds.

    A field that the kind has no longer is passed over, a new one has its default. Raises
    `FileError` where the text is no list of such rows.
    """
    known = {field.name: field for field in kept_fields(kind)}
    try:
        held = json.loads(text, parse_constant=_no_number)
        names, listed = held["fields"], held["rows"]
        rows = (dict(zip(names, values, strict=True)) for values in listed)
        return tuple(kind(**_known(known, row)) for row in rows)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise FileError("A frozen copy of a report period cannot be read.") from error


def kept_fields(kind: type[Row]) -> tuple[Field, ...]:
    """Return the fields of a kind that a frozen copy keeps."""
    return tuple(f for f in fields(kind) if f.name != "rev" and not f.mark(Person))


def packed(text: str) -> tuple[str, ...]:
    """Return a text packed with zlib, in base64, cut into pieces."""
    whole = base64.b64encode(zlib.compress(text.encode(), LEVEL)).decode("ascii")
    return tuple(whole[first : first + PIECE] for first in range(0, len(whole), PIECE))


def unpacked(pieces: Sequence[str]) -> str:
    """Return the text that was packed into pieces; `FileError` where they are not whole."""
    try:
        unpacking = zlib.decompressobj()
        data = unpacking.decompress(base64.b64decode("".join(pieces), validate=True), LARGEST_BYTES)
        if unpacking.eof:
            return data.decode()
    except (zlib.error, binascii.Error, ValueError):
        pass
    raise FileError("A frozen copy of a report period cannot be read.")


def _plain(value: Stored) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _known(known: Mapping[str, Field], row: Mapping[str, object]) -> dict[str, Any]:
    return {name: _value(known[name], value) for name, value in row.items() if name in known}


def _no_number(name: str) -> float:
    raise ValueError(name)


def _value(field: Field, value: object) -> object:
    """Return what a field holds; `ValueError` or `TypeError` where it cannot hold the value."""
    if value is None and field.optional:
        return None
    if field.holds is datetime:
        return datetime.fromisoformat(str(value))
    if field.holds is date:
        return date.fromisoformat(str(value))
    if field.holds is float and type(value) is int:
        return float(value)
    if type(value) is not field.holds:
        raise TypeError(field.name)
    return value
