"""What differs between two states of a plan: rows that came, went or changed, and their fields."""

from dataclasses import dataclass

from fbdesk.document.merging.tables import Tables, value
from fbdesk.models.declarations import KINDS, fields
from fbdesk.models.row import Row

BOOKKEEPING = frozenset({"rev", "position"})
"""Fields that follow from work on other rows: nobody types them."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that came (`before` is None), went (`after` is None) or changed in some fields."""

    kind: type[Row]
    key: str
    before: Row | None
    after: Row | None
    fields: tuple[str, ...] = ()

    @property
    def row(self) -> Row:
        """Return the row as it is afterwards, or as it was before it went."""
        row = self.after or self.before
        if row is None:
            raise ValueError(self.key)
        return row


def differences(before: Tables, after: Tables) -> tuple[Difference, ...]:
    """Return what differs, kind by kind; rows of a kind in the order in which the plans hold them.

    A row where nothing but its count of changes differs is no difference.
    """
    found: list[Difference] = []
    for kind in KINDS:
        old, new = before[kind], after[kind]
        for key, row in old.items():
            if key not in new:
                found.append(Difference(kind, key, row, None))
            elif changed := changed_fields(row, new[key]):
                found.append(Difference(kind, key, row, new[key], changed))
        found += [Difference(kind, key, None, row) for key, row in new.items() if key not in old]
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
