"""A table of amounts of money, shown in kroner or in thousands of them."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from fbdesk.reports.numbers import ORE_PER_KRONE, Numbers

THOUSAND = 1000
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class AmountModel(QAbstractTableModel):
    """What tables of amounts have in common: their unit, its words, and how they are refreshed."""

    def __init__(self, numbers: Numbers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = numbers
        self._thousands = True

    @property
    def unit_ore(self) -> int:
        """Return what one shown unit is worth, øre."""
        return ORE_PER_KRONE * (THOUSAND if self._thousands else 1)

    def show_thousands(self, *, thousands: bool) -> None:
        """Show thousands of kroner, or kroner."""
        self._thousands = thousands
        self._tell_all()

    def text(self, amount: int | None) -> str:
        """Return an amount in the shown unit, empty for what is not known."""
        if amount is None:
            return ""
        if self._thousands:
            return self._numbers.thousand_kroner(amount)
        return self._numbers.number(round(amount / ORE_PER_KRONE))

    @contextmanager
    def _refreshing(self, *, same: bool) -> Iterator[None]:
        """Tell that other amounts are shown; selection and open fields stay in the `same` table."""
        if not same:
            self.beginResetModel()
        yield
        if same:
            self._tell_all()
        else:
            self.endResetModel()

    def _tell_all(self) -> None:
        if self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
