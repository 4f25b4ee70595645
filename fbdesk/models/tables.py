"""The tables of the plan file, made from the declarations of the rows."""

import dataclasses
import re
import types
import typing
from collections.abc import Iterator
from datetime import UTC, date, datetime
from types import NoneType
from typing import Any, TypeVar

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

from fbdesk.models import agreement, city, effects, inventory, measures, money, strategy
from fbdesk.models.row import Row, To

KINDS: tuple[type[Row], ...] = (
    inventory.InventoryEdition,
    city.Settings,
    city.Municipality,
    city.Population,
    city.Cooperation,
    city.Party,
    strategy.Challenge,
    strategy.Goal,
    strategy.Target,
    strategy.ReferenceAssumption,
    strategy.Strategy,
    measures.Measure,
    measures.MeasurePartner,
    measures.CityEnvironmentEffect,
    measures.Instrument,
    measures.MeasureInstrument,
    effects.Effect,
    effects.EffectInput,
    effects.FactorOverride,
    money.CostLine,
    money.FundingLine,
    agreement.Agreement,
    agreement.AgreementSection,
    agreement.Signatory,
    agreement.Commitment,
    agreement.CommitmentMeasure,
    agreement.Condition,
    inventory.InventoryRow,
)
"""Every kind of row, parents before children."""


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


MarkT = TypeVar("MarkT")

COLUMN_TYPES: dict[type, Any] = {
    str: Text,
    bool: Flag,
    int: Integer,
    float: REAL,
    date: IsoDate,
    datetime: IsoMoment,
}


@dataclasses.dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind of row: its type, whether it may be empty, and its marks."""

    name: str
    holds: type
    optional: bool
    marks: tuple[object, ...]

    def mark(self, kind: type[MarkT]) -> MarkT | None:
        """Return the field's mark of a kind (`To`, `Code`, ...), if it has one."""
        return next((mark for mark in self.marks if isinstance(mark, kind)), None)


def fields(kind: type[Row]) -> tuple[Field, ...]:
    """Return the fields of a kind of row in their order, `key` and `rev` first."""
    return FIELDS[kind]


def _read_fields(kind: type[Row]) -> Iterator[Field]:
    hints = typing.get_type_hints(kind, include_extras=True)
    for declared in dataclasses.fields(kind):
        hint: Any = hints[declared.name]
        marks: list[object] = []
        if typing.get_origin(hint) is typing.Annotated:
            hint, *marks = typing.get_args(hint)
        optional = typing.get_origin(hint) in {types.UnionType, typing.Union}
        plain = next(a for a in typing.get_args(hint) if a is not NoneType) if optional else hint
        yield Field(declared.name, plain, optional, tuple(marks))


def table_name(kind: type[Row]) -> str:
    """Return the table name of a kind of row: `CostLine` is `cost_line`; `Settings` is `plan`."""
    if kind is city.Settings:
        return "plan"
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


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


FIELDS: dict[type[Row], tuple[Field, ...]] = {kind: tuple(_read_fields(kind)) for kind in KINDS}

METADATA = _metadata()

BY_TABLE: dict[str, type[Row]] = {table_name(kind): kind for kind in KINDS}


def table(kind: type[Row]) -> Table:
    """Return the table of a kind of row."""
    return METADATA.tables[table_name(kind)]
