"""Picks a factor of the edition by its name: number, source and status are shown before."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.calculation.declaration import Input
from fbdesk.calculation.factors import OWN, UNCONFIRMED, Factor
from fbdesk.ui.forms.input_facts import NO_UNITS, InputFacts, given_spread_text
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.fields import TextField
from fbdesk.ui.widgets.labels import label

FEWEST_LINES, MOST_LINES = 3, 7
DIGITS = 4


@dataclass(frozen=True, slots=True)
class FactorLine:
    """One factor in the list; `value` is in the unit of the input."""

    key: str
    name: str
    value: float
    confirmed: bool
    factor: Factor


class FactorChooser(QWidget):
    """A list to search in, what is known of the chosen factor, and the button that takes it."""

    picked = Signal(object)
    """The user takes this factor (`FactorLine`)."""

    def __init__(self, declared: Input, facts: InputFacts, cancel: Callable[[], object]) -> None:
        super().__init__()
        self._facts = facts
        self._declared = declared
        unit = "" if declared.unit in NO_UNITS else tr(declared.unit)
        self.search = TextField(tr("Search for a factor"))
        self.search.setAccessibleName(tr("Search for a factor"))
        self.table: DataTable[FactorLine] = DataTable(
            tr("Factors"),
            (
                Column(
                    code="name",
                    title=tr("Factor"),
                    value=lambda line: line.name,
                    tooltip=lambda line: line.name,
                    stretch=True,
                    width=140,
                ),
                Column(
                    code="value",
                    title=unit or tr("Value"),
                    value=lambda line: line.value,
                    text=self._number,
                    align="right",
                    width=130 if unit else 80,
                ),
                Column(
                    code="confirmed",
                    title="",
                    value=_mark,
                    tone=lambda _: "warning",
                    tooltip=lambda line: "" if line.confirmed else tr("not confirmed"),
                    width=40,
                ),
            ),
        )
        self._about = label("", "caption", wrap=True)
        doubt = tr("● Not confirmed: the source could not be checked.")
        self._warning = label(doubt, "warning", wrap=True)
        self._take = button(tr("Use this factor"), self._pick, kind="primary")
        self._lay_out(cancel)
        self.search.textChanged.connect(self.table.rows.search)
        self.table.chosen.connect(self._show_about)
        self.table.activated.connect(self._pick)
        self.table.show_rows(self._lines())
        self.table.fit_rows(FEWEST_LINES, MOST_LINES)
        self._show_about()

    def choose(self, factor_id: str) -> None:
        """Show the factor that is in use as the chosen one."""
        self.table.choose(factor_id)

    def _lay_out(self, cancel: Callable[[], object]) -> None:
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 6)
        for part in (self.search, self.table, self._about, self._warning):
            column.addWidget(part)
        row = QHBoxLayout()
        spacing(row, 8)
        row.addWidget(self._take)
        row.addWidget(button(tr("Cancel"), cancel, kind="quiet"))
        row.addStretch(1)
        column.addLayout(row)

    def _lines(self) -> tuple[FactorLine, ...]:
        return tuple(
            FactorLine(
                key=factor.id,
                name=tr(factor.name),
                value=factor.in_unit(self._declared.unit),
                confirmed=factor.status != UNCONFIRMED,
                factor=factor,
            )
            for factor in self._facts.offered(self._declared)
        )

    def _number(self, value: float) -> str:
        return self._facts.wording.numbers.significant(value, DIGITS)

    def _show_about(self, _key: str = "") -> None:
        line = self.table.chosen_row
        self._take.setEnabled(line is not None)
        self._warning.setVisible(line is not None and not line.confirmed)
        self._about.setText(factor_words(line.factor, self._facts) if line else "")

    def _pick(self) -> None:
        if self.table.chosen_row is not None:
            self.picked.emit(self.table.chosen_row)


def factor_words(factor: Factor, facts: InputFacts) -> str:
    """Return what is known of a factor: source, year, region, status and range.

    The reason for the plan's own value belongs to it; the tables' remarks stand in the passport.
    """
    spread = given_spread_text(facts, factor.spread())
    parts = (
        tr("Source: {source}", source=tr(factor.source)) if factor.source else "",
        str(factor.year) if factor.year else "",
        factor.region,
        facts.wording.choice("source_status", factor.status),
        tr("range {range}", range=spread) if spread else "",
    )
    first = " · ".join(part for part in parts if part)
    reason = factor.note if factor.status == OWN else ""
    return "\n".join(part for part in (tr(factor.name), first, reason) if part)


def _mark(line: FactorLine) -> str:
    return "" if line.confirmed else "●"
