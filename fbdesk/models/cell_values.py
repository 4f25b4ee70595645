"""Stored values as a spreadsheet cell can hold them, and the short marks that know them again.

A reporting workbook goes out with a mark for each field of each row. When it comes back filled in,
the marks tell which cells were changed in it and which fields were changed in the plan meanwhile,
although what stood there at export is written nowhere.
"""

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from operator import attrgetter
from typing import Final

from fbdesk.models.declarations import Field, fields, table_name
from fbdesk.models.row import Row, Stored

BOOKKEEPING: Final = frozenset({"key", "rev", "position"})
"""Fields that people do not fill in."""

KEPT_AS_PUBLISHED: Final = frozenset(
    {"inventory_edition", "inventory_row", "period_event", "frozen_part"}
)
"""Tables that only an import or the closing of a period writes; a workbook shows them alone."""

MARK_BYTES: Final = 3
MARK_LENGTH: Final = 4
"""Letters of one mark: of sixteen million values, one has the mark of another."""

WRITTEN_DIGITS: Final = ".16G"
"""So many digits of a number stand in a file that we write; a few numbers have one more."""

SPREADSHEET_DIGITS: Final = ".15g"
"""So many digits of a number survive every spreadsheet."""

_ILLEGAL: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_ENDS: Final = re.compile("\r\n?")


def text_for_cells(text: str) -> str:
    """Return a text with plain line ends and without the signs that no spreadsheet can hold."""
    return text if text.isprintable() else _ILLEGAL.sub("", _LINE_ENDS.sub("\n", text))


def filled_in(kind: type[Row]) -> tuple[Field, ...]:
    """Return the fields of a kind of row that people fill in; none of what is only shown."""
    if table_name(kind) in KEPT_AS_PUBLISHED:
        return ()
    return tuple(field for field in fields(kind) if field.name not in BOOKKEEPING)


def as_cells_hold(field: Field, value: Stored) -> Stored:
    """Return a stored value as it is once it has stood in a cell and was read from it again."""
    if isinstance(value, str):
        return text_for_cells(value)
    if isinstance(value, datetime):
        moment = value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
        return moment.replace(microsecond=0)
    if field.holds is float and isinstance(value, int | float):
        written = float(f"{value:{WRITTEN_DIGITS}}")  # rounded twice, as the number in the file is
        return float(f"{written:{SPREADSHEET_DIGITS}}") + 0.0  # the sign of nought is not kept
    return value


def value_mark(field: Field, value: Stored) -> str:
    """Return the mark of one field's value, `MARK_LENGTH` letters."""
    held = as_cells_hold(field, value)
    digest = hashlib.blake2b(repr(held).encode(), digest_size=MARK_BYTES).digest()
    return base64.b64encode(digest, altchars=b"._").decode()


def row_marks(row: Row) -> str:
    """Return the marks of all fields of a row that people fill in, one after the other."""
    return "".join(value_mark(field, getattr(row, field.name)) for field in filled_in(type(row)))


def marks_of_rows(kind: type[Row], rows: Sequence[Row]) -> Iterator[str]:
    """Yield the marks of each row of a kind; a value that stands in many rows is marked once."""
    columns = [_marks_of_field(field, rows) for field in filled_in(kind)]
    return map("".join, zip(*columns, strict=True))


def _marks_of_field(field: Field, rows: Sequence[Row]) -> Iterator[str]:
    made: dict[tuple[type, Stored], str] = {}
    for value in map(attrgetter(field.name), rows):
        name = (type(value), value)
        mark = made.get(name)
        if mark is None:
            mark = made[name] = value_mark(field, value)
        yield mark
