"""Finds sheets that were sorted without their hidden keys: each row has become another one."""

from typing import Final

from fbdesk.exchange.reading import Message
from fbdesk.exchange.workbook.file import FilledRow, FilledSheet
from fbdesk.exchange.workbook.values import cell_text
from fbdesk.models.edits.naming import names_of
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan

FEW: Final = 3
"""Fewer rows that are called like others may be what somebody wanted: two that change places."""


def mixed_rows(plan: Plan, kind: type[Row], sheet: FilledSheet) -> Message | None:
    """Return what is wrong with a sheet whose keys stand beside the names of other rows.

    Taken as it stands, such a sheet would give every row the words and numbers of another one.
    """
    names = names_of(kind)
    if sheet.listed.shape != "rows" or not names or not sheet.places.keys() >= set(names):
        return None
    keys: dict[tuple[str, ...], list[str]] = {}
    for held in plan.rows_of(kind):
        keys.setdefault(tuple(str(getattr(held, name)) for name in names), []).append(held.key)
    moved = 0
    for row in sheet.rows:
        own = plan.find(kind, cell_text(row.cells["key"]).strip())
        called = keys.get(_called(row, names), ())
        moved += own is not None and len(called) == 1 and called[0] != own.key
    if moved < FEW:
        return None
    return Message(
        level="error",
        message="{number} rows stand beside the hidden keys of other rows: the sheet was sorted or "
        "moved without them. It is not read. Take the sheet as it was made, and sort it with all "
        "of its columns.",
        values={"number": moved},
        sheet=sheet.listed.name,
    )


def _called(row: FilledRow, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(cell_text(row.cells[name]).strip() for name in names)
