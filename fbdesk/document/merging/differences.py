"""What differs between two states of a plan: rows that came, went or changed, and their fields."""

from fbdesk.document.merging.tables import Tables, value
from fbdesk.models.declarations import KINDS, fields
from fbdesk.models.row import Row
from fbdesk.models.row_change import RowChange

BOOKKEEPING = frozenset({"rev", "position"})
"""Fields that follow from work on other rows: nobody types them."""


def differences(before: Tables, after: Tables) -> tuple[RowChange, ...]:
    """Return what differs, kind by kind; rows of a kind in the order in which the plans hold them.

    A row where nothing but its count of changes differs is no difference.
    """
    found: list[RowChange] = []
    for kind in KINDS:
        old, new = before[kind], after[kind]
        for key, row in old.items():
            if key not in new:
                found.append(RowChange(kind, row, None))
            elif changed := changed_fields(row, new[key]):
                found.append(RowChange(kind, row, new[key], changed))
        found += [RowChange(kind, None, row) for key, row in new.items() if key not in old]
    return tuple(found)


def changed_fields(before: Row, after: Row) -> tuple[str, ...]:
    """Return the fields that hold something else afterwards, all but the count of changes."""
    if before is after or before == after:
        return ()
    names = (field.name for field in fields(type(before)) if field.name != "rev")
    return tuple(name for name in names if value(before, name) != value(after, name))


def typed_fields(before: Row, after: Row) -> tuple[str, ...]:
    """Return the changed fields that somebody typed, leaving out what follows from other work."""
    return tuple(name for name in changed_fields(before, after) if name not in BOOKKEEPING)
