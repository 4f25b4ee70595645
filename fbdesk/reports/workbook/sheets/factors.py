"""The sheet of the factors that the results rest on, in the language of the workbook."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from fbdesk.calculation.factors import Factor
from fbdesk.models.effects import FactorOverride
from fbdesk.reports.workbook.columns import Book, Column, Kind, Sheet
from fbdesk.reports.workbook.sheets.effects import GROUP, passport_rows


@dataclass(frozen=True, slots=True)
class FactorUse:
    """A factor of the edition and the measures whose results depend on it."""

    factor: Factor
    measures: tuple[str, ...]
    own: FactorOverride | None


def factors_in_use(book: Book) -> Sequence[FactorUse]:
    """Return the factors that the plan's results use, in the order of the edition."""
    used: dict[str, dict[str, None]] = {}
    for row in passport_rows(book):
        if row.line.factor:
            used.setdefault(row.line.factor, {})[row.result.number] = None
    own = {override.factor: override for override in book.plan.factor_overrides}
    return [
        FactorUse(factor, tuple(used[factor.id]), own.get(factor.id))
        for factor in book.edition.factors
        if factor.id in used
    ]


def _stated(code: str, heading: str, **options: Any) -> Column:
    """Return the column of what the edition states of a factor, as it stands there."""

    def value(_: Book, use: FactorUse) -> Any:
        found = getattr(use.factor, code)
        return None if found == "" else found

    return Column(code=code, heading=heading, value=value, computed=True, **options)


def _worded(code: str, heading: str, **options: Any) -> Column:
    """Return the column of words of the edition, which has some in English and some in bokmål."""

    def value(book: Book, use: FactorUse) -> str | None:
        words = getattr(use.factor, code)
        return None if words in ("", "-") else book.translate(words)

    return Column(code=code, heading=heading, value=value, computed=True, **options)


FACTORS: Final = Sheet(
    code="factor",
    title="Factors in use",
    about="The factors of the edition that the results depend on.",
    group=GROUP,
    rows=factors_in_use,
    columns=lambda _: (
        _stated("id", "Factor"),
        _worded("name", "Name"),
        _stated("value", "Value", kind=Kind.NUMBER),
        Column(
            code="own_value",
            heading="The plan's own value",
            value=lambda _, use: use.own.value if use.own else None,
            kind=Kind.NUMBER,
            computed=True,
        ),
        _worded("unit", "Unit"),
        _stated("status", "Status", kind=Kind.CHOICE, choices="source_status"),
        _stated("year", "Year of the source", kind=Kind.YEAR),
        _stated("region", "Region"),
        _worded("source", "Source", kind=Kind.LONG),
        _stated("source_url", "Address", kind=Kind.LONG),
        _worded("note", "Note", kind=Kind.LONG),
        Column(
            code="measures",
            heading="Used by the measures",
            value=lambda _, use: ", ".join(use.measures),
            computed=True,
        ),
    ),
)
