"""Small tables as inputs: surfaces with their areas, damages with their probabilities."""

import math
from collections.abc import Mapping, Sequence

from fbdesk.calculation.declaration import Column, Input
from fbdesk.calculation.factors import Factor, FactorEdition
from fbdesk.errors import InputError

Table = tuple[tuple[float, ...], ...]

Weights = Mapping[str, Sequence[Factor]]
"""The factors that a column offers, by the id of the column."""


def read_table(declared: Input, value: object, edition: FactorEdition) -> Table:
    """Return the rows as numbers, in the order of the declared columns.

    A row is an object with the column ids, or a list in column order. A column with factor
    categories names a factor, by id or name, and gives that factor's number. InputError names the
    field, the row and the column of what is wrong.
    """
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise _wrong(declared, "a list of rows", value)
    if not declared.low <= len(value) <= declared.high:
        raise InputError(
            "{field} must have between {low} and {high} rows, not {value}",
            field=declared.id,
            label=declared.label,
            low=f"{declared.low:g}",
            high=f"{declared.high:g}",
            value=len(value),
        )
    weights = {
        column.id: edition.offered(column.unit, column.factor_categories)
        for column in declared.columns
        if column.factor_categories
    }
    return tuple(_row(declared, number, row, weights) for number, row in enumerate(value, 1))


def _row(declared: Input, number: int, row: object, weights: Weights) -> tuple[float, ...]:
    ids = [column.id for column in declared.columns]
    if isinstance(row, Mapping) and set(row) == set(ids):
        cells = [row[name] for name in ids]
    elif isinstance(row, Sequence) and not isinstance(row, str) and len(row) == len(ids):
        cells = list(row)
    else:
        raise _wrong(declared, f"rows of {', '.join(ids)} (row {number})", row)
    return tuple(
        _cell(f"{declared.id} {number}.{column.id}", column, cell, weights)
        for column, cell in zip(declared.columns, cells, strict=True)
    )


def _cell(place: str, column: Column, cell: object, weights: Weights) -> float:
    if column.factor_categories:
        return _weight(place, column, cell, weights[column.id])
    if isinstance(cell, bool) or not isinstance(cell, int | float) or not math.isfinite(cell):
        raise InputError(
            "{field} must be a number in {unit}, not {value}",
            field=place,
            label=column.label,
            unit=column.unit,
            value=cell,
        )
    if not column.low <= cell <= column.high:
        raise InputError(
            "{field} must be between {low} and {high} {unit}, not {value}",
            field=place,
            label=column.label,
            low=f"{column.low:.15g}",
            high=f"{column.high:.15g}",
            unit=column.unit,
            value=cell,
        )
    return float(cell)


def _weight(place: str, column: Column, cell: object, offered: Sequence[Factor]) -> float:
    for factor in offered:
        short = factor.id.partition("-")[2]
        if cell in (factor.id, short, factor.name) and factor.value is not None:
            return factor.value
    raise InputError(
        "{field} must be one of {choices}, not {value}",
        field=place,
        label=column.label,
        choices=", ".join(factor.id for factor in offered),
        value=cell,
    )


def _wrong(declared: Input, wanted: str, value: object) -> InputError:
    return InputError(
        "{field} must be {wanted}, not {value}",
        field=declared.id,
        label=declared.label,
        wanted=wanted,
        value=value,
    )
