"""A table of amounts with its sums: heat in colour and as a bar, the names lead to the measures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QFont

from fbdesk.models.results.money_views import MoneyMatrix, Place
from fbdesk.reports.numbers import ORE_PER_KRONE, Numbers
from fbdesk.ui.item_models.amount_model import RIGHT, AmountModel
from fbdesk.ui.item_models.column_model import Index
from fbdesk.ui.translation import tr

HEAT_ROLE = Qt.ItemDataRole.UserRole + 4

Names = tuple[tuple[str, str], ...]
"""Codes and what people read, in order."""


@dataclass(frozen=True, slots=True)
class MatrixTable:
    """What a table shows; `lacks` reads an amount above zero as missing, below as left over.

    The sums stand first, where they are seen however many lines and columns there are.
    """

    lines: Names = ()
    columns: Names = ()
    amounts: Mapping[Place, int] = field(default_factory=dict)
    sum_line: bool = True
    sum_column: bool = True
    lacks: bool = False
    heat: bool = True
    strong: frozenset[str] = frozenset()

    @property
    def matrix(self) -> MoneyMatrix:
        """Return the amounts without names."""
        lines = tuple(code for code, _ in self.lines)
        return MoneyMatrix(lines, tuple(code for code, _ in self.columns), self.amounts)


SUM = ""
"""The code of the line and of the column that hold the sums."""


class MatrixModel(AmountModel):
    """Shows a `MatrixTable` in kroner or in thousands of them."""

    def __init__(self, numbers: Numbers, parent: QObject | None = None) -> None:
        super().__init__(numbers, parent)
        self.table = MatrixTable()
        self.lines: Names = ()
        self.columns: Names = ()
        self._sums: dict[Place, int | None] = {}
        self._most = 0

    def show_table(self, table: MatrixTable) -> None:
        """Show these amounts; the selection stays where lines and columns are the same."""
        lines = ((SUM, tr("Sum")), *table.lines) if table.sum_line else table.lines
        columns = ((SUM, tr("Sum")), *table.columns) if table.sum_column else table.columns
        same = (lines, columns) == (self.lines, self.columns)
        with self._refreshing(same=same):
            self.table, self.lines, self.columns = table, lines, columns
            self._sums = _sums_of(table.matrix)
            self._most = max((abs(amount) for amount in table.amounts.values()), default=0)

    def amount(self, row: int, column: int) -> int | None:
        """Return the amount of a cell, øre."""
        place = (self.lines[row][0], self.columns[column][0])
        if SUM in place:
            return self._sums.get(place)
        return self.table.amounts.get(place)

    def as_text(self, rows: range, columns: range) -> str:
        """Return cells as tab-separated text with their names, in whole kroner as Excel reads."""
        head = "\t".join(["", *(self.columns[column][1] for column in columns)])
        return "\n".join([head, *(self._line_of_text(row, columns) for row in rows)])

    def _line_of_text(self, row: int, columns: range) -> str:
        amounts = (self.amount(row, column) for column in columns)
        texts = ("" if ore is None else str(round(ore / ORE_PER_KRONE)) for ore in amounts)
        return "\t".join([" ".join(self.lines[row][1].split()), *texts])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own default
        """Return the number of lines with their sum."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns with their sum."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the names above and at the left."""
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return RIGHT
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            names = self.columns if orientation == Qt.Orientation.Horizontal else self.lines
            return names[section][1] if section < len(names) else None
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell holds in a role."""
        if not index.isValid():
            return None
        amount = self.amount(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(amount)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT
        if role == HEAT_ROLE:
            return self._heat(index, amount)
        if role == Qt.ItemDataRole.FontRole and self._is_strong(index):
            font = QFont()
            font.setBold(True)
            return font
        return self._words(index, amount, role)

    def _heat(self, index: Index, amount: int | None) -> float:
        """Return −1 … 1: how large an amount is beside the largest; sums stay cold."""
        cold = not self.table.heat or not amount or not self._most or self._is_sum(index)
        return 0.0 if cold else (amount or 0) / self._most

    def _words(self, index: Index, amount: int | None, role: int) -> str | None:
        if role not in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        told = self._numbers.kroner(amount)
        if self.table.lacks and amount:
            told = self._numbers.kroner(abs(amount))
            told = (
                tr("{amount} is lacking", amount=told)
                if amount > 0
                else tr("{amount} more than needed", amount=told)
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return told if amount is not None else ""
        return f"{self.lines[index.row()][1]}, {self.columns[index.column()][1]}: {told}"

    def _is_sum(self, index: Index) -> bool:
        return SUM in (self.lines[index.row()][0], self.columns[index.column()][0])

    def _is_strong(self, index: Index) -> bool:
        return self._is_sum(index) or self.lines[index.row()][0] in self.table.strong


def _sums_of(matrix: MoneyMatrix) -> dict[Place, int | None]:
    sums: dict[Place, int | None] = {(line, SUM): matrix.line_sum(line) for line in matrix.lines}
    sums.update({(SUM, column): matrix.column_sum(column) for column in matrix.columns})
    sums[SUM, SUM] = matrix.whole
    return sums
