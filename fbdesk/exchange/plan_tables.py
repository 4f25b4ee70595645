"""Every table of a plan as CSV: plain values that any program and any archive can read."""

import csv
import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from fbdesk.models.declarations import KINDS, fields, table_name
from fbdesk.models.row import Row, Stored
from fbdesk.models.snapshot import Plan

STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠", "'")
"""A text that begins like this gets a `'` in front: a spreadsheet could run it as a formula."""
GUARD: Final = "'"


def plan_tables(plan: Plan) -> dict[str, bytes]:
    """Return the tables of a plan as CSV by table name, with every row and every field.

    UTF-8 without a mark, commas, lines that end in CR LF, and quotation marks as in RFC 4180.
    What is not known is empty; days and moments are in ISO form, moments in UTC; yes and no are
    `true` and `false`; numbers have a decimal point. `read_text` takes the guard off a text.
    """
    return {table_name(kind): _csv(kind, plan.rows_of(kind)) for kind in KINDS}


def guarded(text: str) -> str:
    """Return a text that no spreadsheet runs."""
    return f"{GUARD}{text}" if text.startswith(STARTS) else text


def read_text(cell: str) -> str:
    """Return the text that was `guarded`."""
    return cell.removeprefix(GUARD)


def _csv(kind: type[Row], rows: Iterable[Row]) -> bytes:
    written = io.StringIO(newline="")
    lines = csv.writer(written)
    names = [field.name for field in fields(kind)]
    lines.writerow(names)
    lines.writerows([_cell(getattr(row, name)) for name in names] for row in rows)
    return written.getvalue().encode()


def _cell(value: Stored) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if hasattr(value, "isoformat") else repr(value)
