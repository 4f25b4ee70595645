"""Emission factors and other reference numbers, as editions that never change."""

import csv
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from fbdesk.calculation.quantities import convert, convertible
from fbdesk.calculation.spread import Spread, Triangular
from fbdesk.errors import FileError, InputError

COLUMNS = frozenset(
    {"id", "category", "name", "value", "unit", "gas", "year", "region"}
    | {"uncertainty", "status", "source", "source_url", "note"}
)

CONFIRMED, DERIVED, UNCONFIRMED, OWN = "confirmed", "derived", "unconfirmed", "own"

_RANGE = re.compile(r"^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$")


@dataclass(frozen=True, slots=True)
class Factor:
    """One reference number with its unit and where it comes from.

    `value` is None where the table gives a range or words; `text` is what the table says.
    `status` is confirmed, derived, unconfirmed, or own (a plan's own value).
    """

    id: str
    category: str
    name: str
    value: float | None
    unit: str
    gas: str = ""
    year: int | None = None
    region: str = ""
    status: str = CONFIRMED
    source: str = ""
    source_url: str = ""
    note: str = ""
    uncertainty: str = ""
    text: str = ""

    def in_unit(self, wanted: str) -> float:
        """Return the value in another unit; InputError where it has none or it does not convert."""
        if self.value is None:
            raise InputError(
                "Factor {factor} says “{text}”: that is no single number",
                factor=self.id,
                text=self.text,
            )
        return float(convert(self.value, self.unit, wanted))

    def spread(self) -> Spread | None:
        """Return the range that the source gives for the factor, in its own unit, if any."""
        match = _RANGE.match(self.uncertainty)
        if match is None or self.value is None:
            return None
        low, high = float(match[1]), float(match[2])
        return Triangular(low, high, self.value) if low <= self.value <= high != low else None


@dataclass(frozen=True, slots=True)
class FactorOverride:
    """A plan's own value in place of a factor of the edition, with the reason for it."""

    factor_id: str
    value: float
    unit: str
    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class FactorEdition:
    """One released set of factor tables, in the order of its files."""

    name: str
    factors: tuple[Factor, ...]
    _by_id: Mapping[str, Factor] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the factors once."""
        object.__setattr__(self, "_by_id", {factor.id: factor for factor in self.factors})

    def __contains__(self, factor_id: object) -> bool:
        return factor_id in self._by_id

    def factor(self, factor_id: str) -> Factor:
        """Return one factor; InputError where the edition has none of that id."""
        if factor_id not in self._by_id:
            raise InputError(
                "Edition {edition} has no factor {factor}: `fbdesk factors` lists them",
                edition=self.name,
                factor=factor_id,
            )
        return self._by_id[factor_id]

    def offered(
        self, unit: str, categories: Iterable[str] = (), ids: Iterable[str] = ()
    ) -> tuple[Factor, ...]:
        """Return the factors of the categories or ids that have a number and fit the unit."""
        wanted, named = frozenset(categories), frozenset(ids)
        return tuple(
            factor
            for factor in self.factors
            if (factor.category in wanted or factor.id in named)
            and factor.value is not None
            and convertible(factor.unit, unit)
        )

    def with_overrides(self, overrides: Iterable[FactorOverride]) -> "FactorEdition":
        """Return the edition with a plan's own values in place; InputError for unknown ids."""
        own = {override.factor_id: override for override in overrides}
        for factor_id, override in own.items():
            _check_override(self.factor(factor_id), override)
        factors = tuple(
            _overridden(factor, own[factor.id]) if factor.id in own else factor
            for factor in self.factors
        )
        return FactorEdition(self.name, factors)


def edition_names(folder: Path) -> tuple[str, ...]:
    """Return the editions below a folder, oldest first."""
    if not folder.is_dir():
        return ()
    return tuple(sorted(path.name for path in folder.iterdir() if any(path.glob("*.csv"))))


def load_edition(folder: Path) -> FactorEdition:
    """Return the edition whose tables are the CSV files of the folder.

    FileError where the folder holds none, a column is missing, or an id stands twice.
    """
    files = sorted(folder.glob("*.csv"))
    if not files:
        raise FileError("{folder} holds no factor tables", folder=folder.name)
    factors: dict[str, Factor] = {}
    for file in files:
        for factor in _read(file):
            if factor.id in factors:
                raise FileError("{file}: {factor} stands twice", file=file.name, factor=factor.id)
            factors[factor.id] = factor
    return FactorEdition(folder.name, tuple(factors.values()))


def _read(file: Path) -> Iterable[Factor]:
    with file.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream)
        missing = COLUMNS - set(rows.fieldnames or ())
        if missing:
            raise FileError(
                "{file} lacks the columns {columns}",
                file=file.name,
                columns=", ".join(sorted(missing)),
            )
        for row in rows:
            yield _factor(row)


def _factor(row: Mapping[str, str]) -> Factor:
    return Factor(
        id=row["id"],
        category=row["category"],
        name=row["name"],
        value=_number(row["value"]),
        unit=row["unit"],
        gas=row["gas"],
        year=int(row["year"]) if row["year"].isdigit() else None,
        region=row["region"],
        status=row["status"],
        source=row["source"],
        source_url=row["source_url"],
        note=row["note"],
        uncertainty=row["uncertainty"],
        text=row["value"],
    )


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _check_override(factor: Factor, override: FactorOverride) -> None:
    if not math.isfinite(override.value):
        raise InputError("The plan's own value of {factor} is no number", factor=factor.id)
    if not override.source.strip():
        raise InputError("The plan's own value of {factor} needs a source", factor=factor.id)
    convert(override.value, override.unit, factor.unit)


def _overridden(factor: Factor, override: FactorOverride) -> Factor:
    value = float(convert(override.value, override.unit, factor.unit))
    return replace(
        factor,
        value=value,
        status=OWN,
        source=override.source,
        source_url="",
        uncertainty="",
        text=f"{value:g}",
        note=override.reason,
    )
