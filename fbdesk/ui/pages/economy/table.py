"""The view of a table of amounts: names at the left, heat in its cells, copied as Excel reads."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView

from fbdesk.reports.numbers import Numbers
from fbdesk.ui.delegates.cell_delegate import CellDelegate
from fbdesk.ui.item_models.column_model import Index
from fbdesk.ui.pages.economy.matrix import HEAT_ROLE, SUM, MatrixModel, MatrixTable, Names
from fbdesk.ui.scale import scaled
from fbdesk.ui.theme import tokens_of
from fbdesk.ui.tokens import ROW_HEIGHT

HEADER_HEIGHT = 36
SCROLL_HEIGHT = 16
LEAST_LINES = 6
"""So many are always in sight: at a large zoom the page scrolls rather than the table shrinks."""
COLUMN_WIDTH = 84
CELL_PADDING = 26
NAME_SHARE = 0.36
LEAST_NAME, MOST_NAME = 140, 420
FAINTEST, STRONGEST = 18, 84
"""How opaque the ground of the smallest and of the largest amount is, of 255."""
BAR_PX = 3


class HeatDelegate(CellDelegate):
    """Tints a cell by its size and draws the size as a bar too, for those who see no colours."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, amount and bar."""
        heat = float(index.data(HEAT_ROLE) or 0.0)
        rect: QRect = option.rect
        colour = self._colour(option, index, heat)
        if heat:
            ground = QColor(colour)
            ground.setAlpha(round(FAINTEST + (STRONGEST - FAINTEST) * abs(heat)))
            painter.fillRect(rect, ground)
        super().paint(painter, option, index)
        if heat:
            width = max(scaled(2), round((rect.width() - scaled(12)) * abs(heat)))
            left, top = rect.right() - scaled(6) - width, rect.bottom() - scaled(BAR_PX)
            painter.fillRect(QRect(left, top, width, scaled(BAR_PX)), colour)

    @staticmethod
    def _colour(option: QStyleOptionViewItem, index: Index, heat: float) -> QColor:
        tokens = tokens_of(option.widget)
        model = index.model()
        lacks = isinstance(model, MatrixModel) and model.table.lacks
        return QColor(tokens.warning if lacks and heat > 0 else tokens.accent)


class MatrixView(QTableView):
    """Shows a `MatrixTable`; a click on a name, or Enter in its line, opens what it names."""

    opened = Signal(str)
    """The user opens the line with this code."""
    line_chosen = Signal(str)
    """The keyboard or the mouse went to the line with this code."""

    def __init__(self, name: str, numbers: Numbers) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._measured: tuple[Names, str] | None = None
        self._name_width = 0
        self.cells = MatrixModel(numbers, self)
        self.setModel(self.cells)
        self.setItemDelegate(HeatDelegate(self))
        self.setProperty("role", "grid")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        names = self.verticalHeader()
        names.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        names.setCursor(Qt.CursorShape.PointingHandCursor)
        for header in (names, self.horizontalHeader()):
            header.setHighlightSections(False)
            header.setTextElideMode(Qt.TextElideMode.ElideRight)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionsClickable(False)
        names.sectionClicked.connect(self._open)
        self.doubleClicked.connect(self._open_cell)
        self.selectionModel().currentRowChanged.connect(self._tell_line)

    def show_table(self, table: MatrixTable) -> None:
        """Show these amounts; the current cell stays."""
        current = self.currentIndex()
        place = (current.row(), current.column())
        self.cells.show_table(table)
        if not self.currentIndex().isValid() and 0 <= place[0] < self.cells.rowCount():
            self.setCurrentIndex(self.cells.index(*place))
        self._fit()

    def show_thousands(self, *, thousands: bool) -> None:
        """Show thousands of kroner, or kroner."""
        self.cells.show_thousands(thousands=thousands)
        self._fit()

    def choose_line(self, code: str) -> None:
        """Go to the line with a code."""
        codes = [held for held, _ in self.cells.lines]
        if code in codes:
            self.setCurrentIndex(self.cells.index(codes.index(code), 0))

    @property
    def chosen_line(self) -> str:
        """Return the code of the line that the keyboard is on, "" for none and for the sum."""
        row = self.currentIndex().row()
        return self.cells.lines[row][0] if 0 <= row < len(self.cells.lines) else SUM

    def copy(self) -> None:
        """Put the selected cells on the clipboard with their names; everything for one cell."""
        chosen = self.selectedIndexes()
        text = self.whole_text()
        if len(chosen) > 1:
            rows = [index.row() for index in chosen]
            columns = [index.column() for index in chosen]
            text = self.cells.as_text(
                range(min(rows), max(rows) + 1), range(min(columns), max(columns) + 1)
            )
        QGuiApplication.clipboard().setText(text)

    def whole_text(self) -> str:
        """Return the whole table as tab-separated text, in kroner."""
        return self.cells.as_text(range(self.cells.rowCount()), range(self.cells.columnCount()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy with Ctrl+C, open with Enter."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names their share of the width."""
        super().resizeEvent(event)
        self._fit()

    def _open(self, row: int) -> None:
        if 0 <= row < len(self.cells.lines) and self.cells.lines[row][0] != SUM:
            self.opened.emit(self.cells.lines[row][0])

    def _open_cell(self, index: Index) -> None:
        self._open(index.row())

    def _tell_line(self, current: Index, _before: Index) -> None:
        if current.isValid():
            self.line_chosen.emit(self.cells.lines[current.row()][0])

    def _fit(self) -> None:
        wanted = self._widest_name()
        most = min(scaled(MOST_NAME), round(self.width() * NAME_SHARE))
        width = max(scaled(LEAST_NAME), min(most, wanted + scaled(CELL_PADDING)))
        self.verticalHeader().setFixedWidth(width)
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        self.horizontalHeader().setFixedHeight(scaled(HEADER_HEIGHT))
        widths = [self._width_of(column) for column in range(self.cells.columnCount())]
        for column, wanted in enumerate(widths):
            self.setColumnWidth(column, wanted)
        height = scaled(HEADER_HEIGHT) + self.cells.rowCount() * scaled(ROW_HEIGHT) + scaled(4)
        if width + sum(widths) > self.width() - scaled(4):
            height += scaled(SCROLL_HEIGHT)
        self.setMaximumHeight(height)
        self.setMinimumHeight(min(height, scaled(HEADER_HEIGHT + LEAST_LINES * ROW_HEIGHT)))

    def _widest_name(self) -> int:
        """Return the width of the longest name; hundreds of them are measured only once."""
        measured = (self.cells.lines, self.font().key())
        if measured != self._measured:
            names = [name for _, name in self.cells.lines]
            advance = self.fontMetrics().horizontalAdvance
            self._measured = measured
            self._name_width = max((advance(name) for name in names), default=0)
        return self._name_width

    def _width_of(self, column: int) -> int:
        measured = self.fontMetrics().horizontalAdvance
        texts = [self.cells.columns[column][1]]
        if self.cells.rowCount():  # the sum stands first and is the widest, or nearly so
            rows = range(min(40, self.cells.rowCount()))
            texts += [str(self.cells.index(row, column).data() or "") for row in rows]
        widest = max(measured(text) for text in texts)
        return max(scaled(COLUMN_WIDTH), widest + scaled(CELL_PADDING))
