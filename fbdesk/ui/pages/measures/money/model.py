"""The amounts of a small money table: one line per kind, its sum first, then a column per year."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFont

from fbdesk.reports.numbers import Numbers
from fbdesk.ui.item_models.amount_model import RIGHT, AmountModel
from fbdesk.ui.item_models.column_model import TONE_ROLE, Index
from fbdesk.ui.locking import is_locked
from fbdesk.ui.translation import tr

SUM_COLUMN = 0
"""The sum stands first, where it is seen however many years there are."""

Amounts = Mapping[tuple[str, int], int | None]
"""(line's code, year) → øre; what is not there is not known."""

Entry = tuple[str, int, int | None]
"""What was typed into one cell: the line's code, the year, øre."""


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """A line; a sum is `strong` and read only, and `warns` colours what is above zero."""

    code: str
    title: str
    editable: bool = True
    strong: bool = False
    warns: bool = False


@dataclass(frozen=True, slots=True)
class MoneyTable:
    """What a table shows."""

    rows: tuple[MoneyRow, ...] = ()
    years: tuple[int, ...] = ()
    amounts: Amounts = field(default_factory=dict)
    notes: Mapping[tuple[str, int], str] = field(default_factory=dict)

    def whole(self, code: str) -> int | None:
        """Return the sum of a line, øre; None where nothing is entered."""
        known = [self.amounts.get((code, year)) for year in self.years]
        entered = [amount for amount in known if amount is not None]
        return sum(entered) if entered else None


class MoneyModel(AmountModel):
    """Shows a `MoneyTable` in kroner or in thousands of them; tells what is typed."""

    entered = Signal(object)
    """The user typed an amount (`tuple[Entry, ...]`)."""

    def __init__(self, numbers: Numbers, parent: QObject | None = None) -> None:
        super().__init__(numbers, parent)
        self.table = MoneyTable()

    def show_table(self, table: MoneyTable) -> None:
        """Show these amounts; selection and open fields stay where lines and years are the same."""
        same = (table.rows, table.years) == (self.table.rows, self.table.years)
        with self._refreshing(same=same):
            self.table = table

    def place(self, index: Index) -> tuple[str, int] | None:
        """Return the line's code and the year of a cell, or None for a sum."""
        if not index.isValid() or index.column() == SUM_COLUMN:
            return None
        return self.table.rows[index.row()].code, self.table.years[index.column() - 1]

    def amount(self, index: Index) -> int | None:
        """Return the amount of a cell, øre."""
        place = self.place(index)
        if place is None:
            return self.table.whole(self.table.rows[index.row()].code)
        return self.table.amounts.get(place)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own default
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return one for the sum and the number of years."""
        return 0 if parent.isValid() or not self.table.years else len(self.table.years) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the years above and the names of the lines at the left."""
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return RIGHT
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return tr("Sum") if section == SUM_COLUMN else str(self.table.years[section - 1])
        elif role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.table.rows[section].title
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return whether a cell can be typed in: not the sums."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        can = (
            self.table.rows[index.row()].editable
            and self.place(index) is not None
            and not is_locked(self)
        )
        return flags | Qt.ItemFlag.ItemIsEditable if can else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell holds in a role."""
        if not index.isValid():
            return None
        amount = self.amount(index)
        row = self.table.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(amount)
        if role == Qt.ItemDataRole.EditRole:
            return None if amount is None else amount / self.unit_ore
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT
        if role == TONE_ROLE:
            return "warning" if row.warns and (amount or 0) > 0 else ""
        return self._words(index, row, amount, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was typed; the refresh after it shows what came of it."""
        place = self.place(index)
        if role != Qt.ItemDataRole.EditRole or place is None:
            return False
        ore = None if value is None else round(value * self.unit_ore)
        if ore == self.amount(index):
            return False
        self.entered.emit(((*place, ore),))
        return True

    def _words(self, index: Index, row: MoneyRow, amount: int | None, role: int) -> Any:
        if role == Qt.ItemDataRole.FontRole and (row.strong or self.place(index) is None):
            font = QFont()
            font.setBold(True)
            return font
        place = self.place(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            note = self.table.notes.get(place, "") if place else ""
            exact = "" if amount is None else self._numbers.kroner(amount)
            return "\n".join(part for part in (exact, note) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            year = place[1] if place else tr("Sum")
            return f"{row.title} {year}: {self._numbers.kroner(amount)}"
        return None
