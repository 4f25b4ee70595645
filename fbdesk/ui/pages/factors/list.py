"""The table of factors: search, filter by use and status, and how each one stands in the plan."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fbdesk.calculation.factors import OWN, UNCONFIRMED, Factor, FactorEdition
from fbdesk.models.results.factor_uses import FactorUse, measures_of
from fbdesk.reports.wording import Wording
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.choices import FilterChips, SearchField
from fbdesk.ui.widgets.data_table import DataTable

DIGITS = 4
RANGE = re.compile(r"(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)")
"""How the tables write a range; a dash between numbers is no minus there."""

NEEDED_FIRST = ("electricity", "fuel emission factor", "district heating")
"""The categories of an edition that nearly every plan needs."""

ALL, USED, OWN_VALUES, DOUBTFUL = "all", "used", "own", "unconfirmed"
MOST_NUMBERS_SHOWN = 6

Uses = Mapping[str, tuple[FactorUse, ...]]


@dataclass(frozen=True, slots=True)
class FactorLine:
    """One factor as the plan uses it, what the edition itself says, and whose numbers it is."""

    key: str
    factor: Factor
    published: Factor
    uses: tuple[FactorUse, ...]

    @property
    def own(self) -> bool:
        """Whether the plan has its own value."""
        return self.factor.status == OWN


def factor_lines(
    published: FactorEdition, in_plan: FactorEdition, uses: Uses
) -> tuple[FactorLine, ...]:
    """Return every factor of an edition; `in_plan` has the plan's own values.

    What nearly every plan needs comes first, then the others in the edition's order.
    """
    lines = (
        FactorLine(factor.id, in_plan.factor(factor.id), factor, uses.get(factor.id, ()))
        for factor in published.factors
    )
    return tuple(sorted(lines, key=_rank))


def _rank(line: FactorLine) -> int:
    category = line.factor.category
    return NEEDED_FIRST.index(category) if category in NEEDED_FIRST else len(NEEDED_FIRST)


def value_text(factor: Factor, wording: Wording) -> str:
    """Return a factor's number; what the table says in words where it is no single number."""
    if factor.value is not None:
        return wording.numbers.significant(factor.value, DIGITS)
    bounds = RANGE.fullmatch(factor.text)
    if bounds is None:
        return factor.text
    return "–".join(wording.numbers.significant(float(bound), DIGITS) for bound in bounds.groups())


def unit_text(unit: str) -> str:
    """Return a factor's unit as people write it."""
    return "" if unit == "-" else tr(unit).replace("CO2", "CO₂")


class FactorTable(QWidget):
    """Search, chips and the table; `table.chosen` tells which factor the user looks at."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self.search = SearchField(tr("Search for a factor"))
        self.chips = FilterChips()
        self.table: DataTable[FactorLine] = DataTable(tr("Factors"), self._columns())
        self.search.searched.connect(self.table.rows.search)
        self.chips.chosen.connect(self._filter)
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 10)
        column.addWidget(self.search)
        column.addWidget(self.chips)
        column.addWidget(self.table, 1)
        self.show_lines(())

    def show_lines(self, lines: tuple[FactorLine, ...]) -> None:
        """Show the factors; the chosen one stays chosen."""
        self.chips.show_chips(
            (
                (ALL, tr("All"), len(lines)),
                (USED, tr("In use"), sum(bool(line.uses) for line in lines)),
                (OWN_VALUES, tr("Own values"), sum(line.own for line in lines)),
                (DOUBTFUL, tr("Not confirmed"), sum(_doubtful(line) for line in lines)),
            )
        )
        self.table.show_rows(lines)

    def choose(self, factor_id: str) -> bool:
        """Choose a factor, without the filters that hide it; return whether it is there."""
        if not self.table.choose(factor_id):
            self.search.clear()
            self.chips.choose(ALL)
        return self.table.choose(factor_id)

    def _filter(self, code: str) -> None:
        keep = {USED: _used, OWN_VALUES: _own, DOUBTFUL: _doubtful}.get(code)
        self.table.rows.filter_by(keep)

    def _columns(self) -> tuple[Column[FactorLine], ...]:
        wording = self._wording
        return (
            Column(
                code="name", title=tr("Factor"), value=lambda line: tr(line.factor.name),
                tooltip=lambda line: tr(line.factor.name), stretch=True, width=200,
            ),
            Column(
                code="value", title=tr("Value"), value=lambda line: line.factor.value,
                shows=lambda line: value_text(line.factor, wording), align="right", width=68,
                tooltip=lambda line: value_text(line.factor, wording),
                tone=lambda line: "" if line.factor.value is not None else "muted",
            ),
            Column(
                code="unit", title=tr("Unit"), value=lambda line: unit_text(line.factor.unit),
                tooltip=lambda line: unit_text(line.factor.unit), width=96,
            ),
            Column(code="year", title=tr("Year"), value=lambda line: line.factor.year, width=54),
            Column(
                code="status", title=tr("Status"), value=lambda line: line.factor.status,
                text=lambda status: wording.choice("source_status", status), width=108,
                tone=lambda line: "warning" if _doubtful(line) else "",
            ),
            Column(
                code="uses", title=tr("Used by"), value=lambda line: len(measures_of(line.uses)),
                shows=_used_by, tooltip=_used_by, width=90,
            ),
            Column(
                code="category", title=tr("Group"), value=lambda line: tr(line.factor.category),
                tooltip=lambda line: tr(line.factor.category), width=150, hidden=True,
            ),
            Column(code="region", title=tr("Region"), value=_region, width=70, hidden=True),
            Column(
                code="source", title=tr("Source"), value=lambda line: tr(line.factor.source),
                width=160, hidden=True,
            ),
        )  # fmt: skip


def _region(line: FactorLine) -> str:
    return line.factor.region


def _used_by(line: FactorLine) -> str:
    """Return the measures' numbers, and how many more there are."""
    numbers = measures_of(line.uses)
    shown = ", ".join(numbers[:MOST_NUMBERS_SHOWN])
    more = len(numbers) - MOST_NUMBERS_SHOWN
    return shown if more <= 0 else tr("{shown} and {number} more", shown=shown, number=more)


def _used(line: FactorLine) -> bool:
    return bool(line.uses)


def _own(line: FactorLine) -> bool:
    return line.own


def _doubtful(line: FactorLine) -> bool:
    return line.factor.status == UNCONFIRMED
