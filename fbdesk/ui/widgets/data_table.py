"""The table of a page: rows of the plan, chosen by key, sorted by a click, edited in place."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QMenu,
    QTableView,
    QWidget,
)

from fbdesk.ui.delegates.cell_delegate import CellDelegate
from fbdesk.ui.item_models.column_model import Column, ColumnModel, key_of
from fbdesk.ui.scale import scaled
from fbdesk.ui.tokens import ROW_HEIGHT
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.table_columns import HEADER_HEIGHT, TableColumns

R = TypeVar("R")


class DataTable(QTableView, Generic[R]):
    """Rows with columns as data (`Column`). Selection and place survive every refresh."""

    chosen = Signal(str)
    """Another row became the chosen one; gives its key, "" for none."""
    delete_wanted = Signal(object)
    """The user pressed Delete on these rows (tuple of keys)."""
    paste_wanted = Signal(str)
    """The user wants this copied text in the table, from the chosen cell on."""

    def __init__(self, name: str, columns: tuple[Column[R], ...]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.rows = ColumnModel(columns, self)
        self._chosen = ""
        self._fitted: tuple[int, int] | None = None
        self.setModel(self.rows)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed,
        )
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.columns = TableColumns(self, self.rows)
        self.menu_parts: list[Callable[[QMenu], None]] = []
        """What adds to the menu of the rows, for example the verbs that move them."""
        self.selectionModel().currentRowChanged.connect(self._tell_chosen)
        self.rows.layoutChanged.connect(self._keep_chosen)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these rows; the chosen one stays chosen, else the first is."""
        self.rows.show_rows(rows)
        self._keep_chosen()
        self._fit()

    def show_only(self, rows: Sequence[R], keep: Callable[[R], bool] | None) -> None:
        """Show those of these rows that `keep` accepts; None accepts all."""
        self.rows.show_only(rows, keep)
        self._keep_chosen()
        self._fit()

    def fit_rows(self, least: int, most: int) -> None:
        """Take the height of the rows, within bounds, for a table inside a page that scrolls."""
        self._fitted = (least, most)
        self._fit()

    @property
    def chosen_key(self) -> str:
        """Return the key of the chosen row, "" for none."""
        return self._chosen

    @property
    def chosen_row(self) -> R | None:
        """Return the chosen row, or None."""
        line = self.rows.row_of(self._chosen)
        return self.rows.rows[line] if line >= 0 else None

    @property
    def selected_keys(self) -> tuple[str, ...]:
        """Return the keys of every selected row, from the top."""
        lines = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(key_of(self.rows.rows[line]) for line in lines)

    def choose(self, key: str) -> bool:
        """Choose the row with a key and scroll to it; return whether it is shown."""
        line = self.rows.row_of(key)
        if line < 0:
            return False
        index = self.rows.index(line, max(0, self.currentIndex().column()))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
        return True

    def edit_cell(self, key: str, column: str) -> None:
        """Open the field in a cell, for example the title of a row that was just added."""
        codes = [shown.code for shown in self.rows.columns]
        if self.choose(key) and column in codes:
            index = self.rows.index(self.rows.row_of(key), codes.index(column))
            self.setCurrentIndex(index)
            self.edit(index)

    def fill_column(self, code: str) -> None:
        """Open the field of a column; what is typed goes to every selected row."""
        codes = [shown.code for shown in self.rows.columns]
        index = self.rows.index(self.rows.row_of(self._chosen), codes.index(code))
        if not index.isValid():
            return
        self.rows.also = self.selected_keys
        self.setColumnHidden(index.column(), False)  # noqa: FBT003 Qt's own name
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self.scrollTo(index)
        self.edit(index)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Let the next cell that is edited be for its own row again."""
        super().closeEditor(editor, hint)
        self.rows.also = ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy and paste as a table, delete, and edit with Enter."""
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # the field in the cell lets keys through after it
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit(QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_Delete and self.selected_keys:
            self.delete_wanted.emit(self.selected_keys)
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.rows.flags(self.currentIndex()) & Qt.ItemFlag.ItemIsEditable:
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the selected rows on the clipboard as tab-separated text with headings."""
        lines = sorted(index.row() for index in self.selectionModel().selectedRows())
        QGuiApplication.clipboard().setText(self.rows.as_text(lines, self.columns.shown))

    def extend_menu(self, menu: QMenu) -> None:
        """Add to a menu what every table offers: to move and copy rows, and to choose columns."""
        for part in self.menu_parts:
            part(menu)
        menu.addSeparator()
        copied = menu.addAction(f"{tr('Copy')}\tCtrl+C", self.copy)
        copied.setEnabled(bool(self.selected_keys))
        columns = self.columns.menu()
        columns.setParent(menu, columns.windowFlags())
        menu.addMenu(columns).setText(tr("Columns"))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what every table offers; a page with verbs of its own asks for a menu itself."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.extend_menu(menu)
        menu.popup(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.columns.scale()
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room that is left to the columns that stretch."""
        super().resizeEvent(event)
        self.columns.stretch()

    def _fit(self) -> None:
        if self._fitted is not None:
            least, most = self._fitted
            lines = min(most, max(least, len(self.rows.rows)))
            self.setFixedHeight(scaled(HEADER_HEIGHT) + lines * scaled(ROW_HEIGHT) + scaled(6))

    def _tell_chosen(self) -> None:
        line = self.currentIndex().row()
        key = key_of(self.rows.rows[line]) if 0 <= line < len(self.rows.rows) else ""
        if key and key != self._chosen:
            self._chosen = key
            self.chosen.emit(key)

    def _keep_chosen(self) -> None:
        rows = self.rows.rows
        if self._chosen and self.rows.row_of(self._chosen) >= 0:
            if self.currentIndex().row() != self.rows.row_of(self._chosen):
                self.choose(self._chosen)
            return
        if rows:
            self.choose(key_of(rows[0]))
        elif self._chosen:
            self._chosen = ""
            self.chosen.emit("")
