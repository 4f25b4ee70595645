"""Columns side by side where there is room, below each other where there is not."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from fbdesk.ui.scale import margins, scaled, spacing

BESIDE_FROM_PX = 860


class Columns(QWidget):
    """`columns[n]` are the layouts to fill, from the left; `shares` divide the width."""

    def __init__(self, *shares: int, beside_from: int = BESIDE_FROM_PX, gap: int = 16) -> None:
        super().__init__()
        self._beside_from = beside_from
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        margins(self._row, 0, 0, 0, 0)
        spacing(self._row, gap)
        self.columns: list[QVBoxLayout] = []
        for share in shares:
            column = QVBoxLayout()
            spacing(column, gap)
            self._row.addLayout(column, share)
            self.columns.append(column)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest column: beside each other they must be able to narrow."""
        widest = max((column.minimumSize().width() for column in self.columns), default=0)
        return QSize(widest, self._row.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns beside or below each other."""
        super().resizeEvent(event)
        self._turn()

    def event(self, event: QEvent) -> bool:
        """Look again where what the columns hold has become wider, as by the zoom."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn()
        return super().event(event)

    def _turn(self) -> None:
        needs = [column.minimumSize().width() for column in self.columns]
        room = sum(needs) + self._row.spacing() * max(0, len(needs) - 1)
        beside = self.width() >= max(scaled(self._beside_from), room)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
