"""The heads of a table's columns: their widths, which are shown, and sorting by a click."""

from collections.abc import Collection
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from fbdesk.ui.item_models.column_model import ColumnModel
from fbdesk.ui.scale import scaled
from fbdesk.ui.tokens import ROW_HEIGHT

HEADER_HEIGHT = 36
LEAST_COLUMN = 40
UNSORTED = -1
LEAST_SHARE = 0.7
"""A column that stretches keeps this much of its width; then the table scrolls sideways."""


class TableColumns(QObject):
    """Looks after the columns of one table view."""

    changed = Signal()
    """The user showed or hid a column."""

    def __init__(self, view: QTableView, model: ColumnModel[Any]) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._sorted_by = UNSORTED
        header = view.horizontalHeader()
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(LEAST_COLUMN)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_menu)
        header.sectionClicked.connect(self._sort_by)
        view.verticalHeader().hide()
        for number, column in enumerate(model.columns):
            view.setColumnHidden(number, column.hidden)
        self.scale()

    @property
    def shown(self) -> list[int]:
        """Return the numbers of the columns that are shown."""
        count = len(self._model.columns)
        return [number for number in range(count) if not self._view.isColumnHidden(number)]

    def scale(self) -> None:
        """Follow the zoom."""
        self._view.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        self._view.horizontalHeader().setFixedHeight(scaled(HEADER_HEIGHT))
        for number, column in enumerate(self._model.columns):
            self._view.setColumnWidth(number, scaled(column.width))
        self.stretch()

    def stretch(self) -> None:
        """Give the room that is left to the columns that stretch."""
        columns = self._model.columns
        stretching = [number for number in self.shown if columns[number].stretch]
        if not stretching:
            return
        fixed = sum(self._view.columnWidth(n) for n in self.shown if n not in stretching)
        share = (self._view.viewport().width() - fixed) // len(stretching)
        for number in stretching:
            least = scaled(columns[number].width * LEAST_SHARE)
            self._view.setColumnWidth(number, max(least, share))

    @property
    def hidden(self) -> tuple[str, ...]:
        """Return the codes of the columns that are hidden."""
        shown = self.shown
        return tuple(c.code for n, c in enumerate(self._model.columns) if n not in shown)

    def hide(self, codes: Collection[str]) -> None:
        """Hide the columns with these codes and show the others; one is always shown."""
        columns = self._model.columns
        for number, column in enumerate(columns):
            self._view.setColumnHidden(number, column.code in codes)
        if columns and not self.shown:
            self._view.setColumnHidden(0, False)  # noqa: FBT003 Qt's own name
        self.stretch()

    def menu(self) -> QMenu:
        """Return a menu that shows and hides columns."""
        menu = QMenu(self._view)
        for number, column in enumerate(self._model.columns):
            action = menu.addAction(column.title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(number in self.shown)
            action.setData(number)
        menu.aboutToShow.connect(partial(self._tick, menu))
        menu.triggered.connect(self._toggle)
        return menu

    def _sort_by(self, number: int) -> None:
        """Sort up, then down, then back to the plan's own order."""
        if self._sorted_by != number:
            self._sorted_by = number
            self._model.sort(number, Qt.SortOrder.AscendingOrder)
        elif self._model.headerData(number, Qt.Orientation.Horizontal).endswith("↑"):
            self._model.sort(number, Qt.SortOrder.DescendingOrder)
        else:
            self._sorted_by = UNSORTED
            self._model.sort(UNSORTED)

    def _show_menu(self, at: QPoint) -> None:
        self.menu().popup(self._view.horizontalHeader().mapToGlobal(at))

    def _tick(self, menu: QMenu) -> None:
        """Tick the columns that are shown; another menu may have changed them."""
        shown = self.shown
        for action in menu.actions():
            action.setChecked(action.data() in shown)
            action.setEnabled(shown != [action.data()])

    def _toggle(self, action: QAction) -> None:
        code = self._model.columns[action.data()].code
        rest = [hidden for hidden in self.hidden if hidden != code]
        self.hide(rest if action.isChecked() else [*rest, code])
        self.changed.emit()
