"""A row that differs between two states of a plan, with both of its states."""

from dataclasses import dataclass

from fbdesk.models.row import Row, Stored


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that came (`before` is None), went (`after` is None) or changed in some fields."""

    kind: type[Row]
    before: Row | None
    after: Row | None
    fields: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Return the key of the row."""
        return self.row.key

    @property
    def row(self) -> Row:
        """Return the row as it is afterwards, or as it was before it went."""
        row = self.after or self.before
        if row is None:
            raise ValueError(self.kind)
        return row

    def field(self, name: str) -> tuple[Stored, Stored]:
        """Return what a field held before and afterwards, None where the row was not there."""
        return getattr(self.before, name, None), getattr(self.after, name, None)
