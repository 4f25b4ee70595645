"""Fields with their labels above, in two columns where there is room and in one where not."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from fbdesk.ui.scale import margins, scaled, spacing
from fbdesk.ui.widgets.labels import label

TWO_COLUMNS_FROM_PX = 420


class FormRow(QWidget):
    """A field with its label above and its unit at the right; the help is a tool tip."""

    def __init__(self, text: str, field: QWidget, unit: str = "", help_text: str = "") -> None:
        super().__init__()
        self.field = field
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 3)
        if text:
            heading = label(text, "caption", wrap=True)
            heading.setBuddy(field)
            column.addWidget(heading)
        row = QHBoxLayout()
        spacing(row, 6)
        row.addWidget(field, 1)
        if unit:
            row.addWidget(label(unit, "caption"))
        column.addLayout(row)
        column.addStretch(1)
        if not field.accessibleName():
            field.setAccessibleName(f"{text}, {unit}" if unit else text)
        if help_text:
            self.setToolTip(help_text)
            field.setAccessibleDescription(help_text)


class FormGrid(QWidget):
    """Form rows in reading order; `wide` ones take the whole width."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[QWidget, bool]] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        margins(self._grid, 0, 0, 0, 0)
        spacing(self._grid, 12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def add(self, row: QWidget, *, wide: bool = False) -> None:
        """Add a row at the end."""
        self._rows.append((row, wide))
        row.setParent(self)
        self._columns = 0
        self._arrange()

    def clear(self) -> None:
        """Take away every row."""
        for row, _ in self._rows:
            self._grid.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []

    def minimumSizeHint(self) -> QSize:
        """Return what one column needs."""
        return QSize(scaled(160), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take one column or two."""
        super().resizeEvent(event)
        self._arrange()

    def _two_columns_from(self) -> int:
        """Return the width from which no row is cut where two stand side by side."""
        least = [row.minimumSizeHint().width() for row, wide in self._rows if not wide]
        needed = 2 * max(least, default=0) + max(0, self._grid.horizontalSpacing())
        return max(scaled(TWO_COLUMNS_FROM_PX), needed)

    def _arrange(self) -> None:
        columns = 2 if self.width() >= self._two_columns_from() else 1
        if columns == self._columns:
            return
        self._columns = columns
        line, column = 0, 0
        for row, wide in self._rows:
            if column and (wide or columns == 1):
                line, column = line + 1, 0
            span = columns if wide else 1
            self._grid.addWidget(row, line, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span
            if column >= columns:
                line, column = line + 1, 0
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if columns > 1 else 0)
