"""A small spreadsheet of amounts: type, move with Enter and arrows, copy and paste blocks."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from fbdesk.reports.numbers import Numbers
from fbdesk.ui.delegates.cell_delegate import CellDelegate
from fbdesk.ui.item_models.column_model import Index
from fbdesk.ui.number_text import number_text, parse_number
from fbdesk.ui.pages.measures.money.model import SUM_COLUMN, Entry, MoneyModel, MoneyTable
from fbdesk.ui.scale import scaled
from fbdesk.ui.tokens import ROW_HEIGHT
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.fields import NumberField

HEADER_HEIGHT = 32
YEAR_WIDTH = 64
SUM_WIDTH = 72
LEAST_NAME_WIDTH, MOST_NAME_WIDTH = 96, 180
SCROLL_HEIGHT = 16


class MoneyDelegate(CellDelegate):
    """Opens a number field in every cell."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a field for an amount."""
        del option, index
        made = NumberField(-1e12, 1e12)
        made.setParent(parent)
        made.setAccessibleName(tr("Amount"))
        return made


class MoneyGrid(QTableView):
    """Shows a `MoneyTable`; `entered` tells every cell of one paste together."""

    entered = Signal(object)
    """The user typed, pasted or cleared amounts (`tuple[Entry, ...]`)."""
    not_numbers = Signal(int)
    """So many pasted cells held no number and were left out."""
    moved = Signal()
    """Another cell became the current one."""

    def __init__(self, name: str, numbers: Numbers) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._least_name_width = 0
        self.model_of_money = MoneyModel(numbers, self)
        self.setModel(self.model_of_money)
        self.setItemDelegate(MoneyDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed,
        )
        self.setProperty("role", "grid")
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCornerButtonEnabled(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.model_of_money.entered.connect(self.entered)
        self.selectionModel().currentChanged.connect(self._tell_moved)

    def show_table(self, table: MoneyTable) -> None:
        """Show these amounts; the current cell stays."""
        current = self.currentIndex()
        place = (current.row(), current.column())
        self.model_of_money.show_table(table)
        if not self.currentIndex().isValid() and place[0] >= 0:
            self.setCurrentIndex(self.model_of_money.index(*place))
        self._fit()

    def show_thousands(self, *, thousands: bool) -> None:
        """Show thousands of kroner, or kroner."""
        self.model_of_money.show_thousands(thousands=thousands)
        self._fit()

    def name_width(self) -> int:
        """Return the width that the names of the lines take."""
        metrics = self.fontMetrics()
        names = [metrics.horizontalAdvance(row.title) for row in self.model_of_money.table.rows]
        widest = max(names, default=0) + scaled(24)
        return min(max(scaled(LEAST_NAME_WIDTH), widest), scaled(MOST_NAME_WIDTH))

    def take_name_width(self, least: int) -> None:
        """Let the names take this width at least, so that the years of several tables align."""
        self._least_name_width = least
        self._fit()

    @property
    def current_place(self) -> tuple[str, int] | None:
        """Return the line's code and the year that the keyboard is on, or None."""
        return self.model_of_money.place(self.currentIndex())

    def go_to(self, code: str, year: int) -> None:
        """Put the keyboard on a cell."""
        table = self.model_of_money.table
        row = [row.code for row in table.rows].index(code)
        self.setCurrentIndex(self.model_of_money.index(row, table.years.index(year) + 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, paste, clear, and open a cell with Enter."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._enter(dict.fromkeys(self.selectedIndexes()))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_cell()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go on to the line below after Enter, as in a spreadsheet."""
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
            if below.isValid():
                self.setCurrentIndex(below)

    def copy(self) -> None:
        """Put the selected amounts on the clipboard, in the shown unit, every digit."""
        chosen = self.selectedIndexes()
        lines = []
        for row in sorted({index.row() for index in chosen}):
            cells = sorted((i for i in chosen if i.row() == row), key=QModelIndex.column)
            values = [index.data(Qt.ItemDataRole.EditRole) for index in cells]
            lines.append("\t".join(number_text(value) for value in values))
        QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self, text: str) -> None:
        """Set the amounts of a block that was copied here or in a spreadsheet."""
        start = self.currentIndex()
        wrong = 0
        values: dict[QModelIndex, float | None] = {}
        for down, line in enumerate(text.rstrip("\r\n").splitlines()):
            for right, cell in enumerate(line.split("\t")):
                index = self.model_of_money.index(start.row() + down, start.column() + right)
                number = parse_number(cell)
                if number is None and cell.strip():
                    wrong += 1
                else:
                    values[index] = number
        self._enter(values)
        if wrong:
            self.not_numbers.emit(wrong)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the scroll bar where the years do not fit."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _enter(self, values: dict[QModelIndex, float | None]) -> None:
        entries: list[Entry] = []
        unit_ore = self.model_of_money.unit_ore
        for index, value in values.items():
            place = self.model_of_money.place(index)
            if place and self.model_of_money.flags(index) & Qt.ItemFlag.ItemIsEditable:
                ore = None if value is None else round(value * unit_ore)
                entries.append((*place, ore))
        if entries:
            self.entered.emit(tuple(entries))

    def _open_cell(self) -> None:
        """Open the field of the current cell; an open one passes its own Enter on to here."""
        flags = self.model_of_money.flags(self.currentIndex())
        editing = self.state() == QAbstractItemView.State.EditingState
        if flags & Qt.ItemFlag.ItemIsEditable and not editing:
            self.edit(self.currentIndex())

    def _tell_moved(self) -> None:
        self.moved.emit()

    def _fit(self) -> None:
        """Take the height of all lines and the width of the longest name and amount."""
        table = self.model_of_money.table
        name_width = max(self.name_width(), self._least_name_width)
        self.verticalHeader().setFixedWidth(name_width)
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        self.horizontalHeader().setFixedHeight(scaled(HEADER_HEIGHT))
        width = name_width
        for column in range(self.model_of_money.columnCount()):
            least = SUM_WIDTH if column == SUM_COLUMN else YEAR_WIDTH
            wanted = max(scaled(least), self._widest(column) + scaled(22))
            self.setColumnWidth(column, wanted)
            width += wanted
        height = scaled(HEADER_HEIGHT) + len(table.rows) * scaled(ROW_HEIGHT) + scaled(4)
        if width > self.width() - scaled(4):
            height += scaled(SCROLL_HEIGHT)
        if height != self.height():
            self.setFixedHeight(height)

    def _widest(self, column: int) -> int:
        model = self.model_of_money
        texts = [str(model.index(row, column).data() or "") for row in range(model.rowCount())]
        return max((self.fontMetrics().horizontalAdvance(text) for text in texts), default=0)
