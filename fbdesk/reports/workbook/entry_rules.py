"""What a cell to fill in accepts: a choice of a list, a row of another sheet, a bounded number."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from fbdesk.reports.workbook.columns import Book, Column, Kind
from fbdesk.reports.workbook.layout import Layouts

Rule = dict[str, Any]
"""One data validation, as XlsxWriter takes it."""

_WHOLE: Final = frozenset({Kind.YEAR, Kind.WHOLE})
_NUMBERS: Final = _WHOLE | {Kind.NUMBER, Kind.SHARE, Kind.TONNES}


def entry_rule(
    book: Book, column: Column, lists: Mapping[str, str], layouts: Layouts
) -> Rule | None:
    """Return the rule of a column's cells, None where every entry will do.

    `lists` says where the names of each choice list stand: a list of its own sheet has no limit
    of 255 characters.
    """
    if column.kind is Kind.CHOICE and column.choices in lists:
        return _choice(book, lists[column.choices])
    if column.refers:
        sheet, _, code = column.refers.partition(".")
        return _row_elsewhere(book, layouts[sheet].span_elsewhere(code))
    if column.between and column.kind in _NUMBERS:
        return _bounded(book, column, *column.between)
    return None


def _choice(book: Book, span: str) -> Rule:
    return {
        "validate": "list",
        "source": f"={span}",
        "error_title": book.translate("Not in the list"),
        "error_message": book.translate("Choose one of the values in the list."),
    }


def _row_elsewhere(book: Book, span: str) -> Rule:
    """Return a rule that warns only: a name may be added to the other sheet afterwards."""
    return {
        "validate": "list",
        "source": f"={span}",
        "error_type": "warning",
        "error_title": book.translate("Not in the list"),
        "error_message": book.translate("No row of the workbook has this name or number."),
    }


def _bounded(book: Book, column: Column, low: float, high: float) -> Rule:
    message = book.translate("The value must be between {low} and {high}.")
    write = written(book, column.kind)
    return {
        "validate": "integer" if column.kind in _WHOLE else "decimal",
        "criteria": "between",
        "minimum": low,
        "maximum": high,
        "error_title": book.translate("Outside the bounds"),
        "error_message": message.format(low=write(low), high=write(high)),
    }


def written(book: Book, kind: Kind) -> Callable[[float], str]:
    """Return how a bound is written: as the cell shows it, so shares in per cent."""
    if kind is Kind.YEAR:
        return str
    return book.numbers.percent if kind is Kind.SHARE else book.numbers.significant
