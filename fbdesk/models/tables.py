"""The tables of the plan file, made from the declarations of the rows."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    REAL,
    CheckConstraint,
    Column,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

from fbdesk.models.declarations import KINDS, Field, fields, table_name
from fbdesk.models.row import Row, To


class Flag(TypeDecorator[bool]):
    """Yes or no, stored as 1 or 0: strict tables know no BOOLEAN."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:  # noqa: ARG002, FBT001
        """Store 1 or 0."""
        return None if value is None else int(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> bool | None:  # noqa: ARG002
        """Read 1 or 0."""
        return None if value is None else bool(value)


class IsoDate(TypeDecorator[date]):
    """A day, stored as `2009-05-19`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Store the ISO form."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any | None, dialect: Dialect) -> date | None:  # noqa: ARG002
        """Read the ISO form."""
        return None if value is None else date.fromisoformat(value)


class IsoMoment(TypeDecorator[datetime]):
    """A moment in UTC, stored in ISO form."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Store the ISO form in UTC."""
        return None if value is None else value.astimezone(UTC).isoformat()

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Read the ISO form."""
        return None if value is None else datetime.fromisoformat(value)


COLUMN_TYPES: dict[type, Any] = {
    str: Text,
    bool: Flag,
    int: Integer,
    float: REAL,
    date: IsoDate,
    datetime: IsoMoment,
}


def _column(field: Field) -> Column[Any]:
    to = field.mark(To)
    references: list[ForeignKey] = (
        [ForeignKey(f"{to.table}.key", ondelete="SET NULL" if field.optional else "CASCADE")]
        if to
        else []
    )
    return Column(
        field.name,
        COLUMN_TYPES[field.holds],
        *references,
        primary_key=field.name == "key",
        nullable=field.optional,
        index=bool(to),
    )


def _table(kind: type[Row], metadata: MetaData) -> Table:
    name = table_name(kind)
    rules = [UniqueConstraint(*columns) for columns in kind.unique]
    flags = [
        CheckConstraint(f"{field.name} IN (0, 1)") for field in fields(kind) if field.holds is bool
    ]
    columns = [_column(field) for field in fields(kind)]
    return Table(name, metadata, *columns, *rules, *flags, sqlite_strict=True)


def _metadata() -> MetaData:
    metadata = MetaData()
    for kind in KINDS:
        _table(kind, metadata)
    return metadata


METADATA = _metadata()


def table(kind: type[Row]) -> Table:
    """Return the table of a kind of row."""
    return METADATA.tables[table_name(kind)]
