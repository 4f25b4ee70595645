"""What every row of a plan has: a key that never changes, and a declaration that gives its table.

A kind of row is a frozen dataclass. Its fields with their annotations are the only declaration:
table, JSON, checks and form hints are all read from it (see `tables` and `rows`).
"""

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar

Stored = str | int | float | bool | date | datetime | None
"""What one field of a row can hold."""


def new_key() -> str:
    """Return a fresh random key (UUID 4 as text)."""
    return str(uuid.uuid4())


@dataclass(frozen=True, slots=True)
class To:
    """Marks a field that holds the key of another row.

    When that row is deleted, this one goes along (`str`) or lets go of it (`str | None`).
    """

    table: str


@dataclass(frozen=True, slots=True)
class Code:
    """Marks a field that holds a stable code; `values` lists them, empty where a programme does."""

    of: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Between:
    """Marks a number with bounds, both included."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class LongText:
    """Marks a text of several paragraphs."""


@dataclass(frozen=True, slots=True)
class Person:
    """Marks a text that may name a person; a copy can be sent without these (see `persons`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the plan: `key` is its name for ever, `rev` counts its changes."""

    unique: ClassVar[tuple[tuple[str, ...], ...]] = ()
    order: ClassVar[tuple[str, ...]] = ()

    key: str = field(default_factory=new_key)
    rev: int = 0
