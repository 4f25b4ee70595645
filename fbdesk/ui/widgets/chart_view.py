"""A chart on a page: drawn beside the window, its numbers on hover, and as a table with T."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
)

from fbdesk.errors import FileError, PlanError
from fbdesk.reports.figures.drawn import Drawn, FigureTable
from fbdesk.reports.figures.style import DARK, LIGHT, Style
from fbdesk.ui.background import Progress, Task
from fbdesk.ui.desk import Desk
from fbdesk.ui.scale import zoom
from fbdesk.ui.theme import tokens_of
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import IconButton
from fbdesk.ui.widgets.chart_picture import ChartPicture

Draw = Callable[[Style], Drawn]
"""Draws the chart in a style; runs in a thread, so it holds values and no widgets."""

REDRAW_AFTER_MS = 60
PIXELS_PER_INCH = 96


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished drawing with its pixels."""

    drawn: Drawn
    pixels: QImage


class ChartView(QStackedWidget):
    """Shows what a `Draw` draws, in the size, zoom and colours of the window."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self._desk = desk
        self._draw: Draw | None = None
        self._task: Task[Rendered] | None = None
        self._drawn: Drawn | None = None
        self.picture = ChartPicture()
        self.table = QTableWidget()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setAccessibleName(name)
        self.table.verticalHeader().hide()
        self.addWidget(self.picture)
        self.addWidget(self.table)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.more = IconButton("ellipsis", tr("Copy, save, or show as a table (T)"))
        self.more.setParent(self)
        self.more.clicked.connect(self._show_menu)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REDRAW_AFTER_MS)
        self._timer.timeout.connect(self._start)

    @property
    def drawn(self) -> Drawn | None:
        """Return the finished chart, None before the first drawing."""
        return self._drawn

    def show_chart(self, draw: Draw) -> None:
        """Draw a chart; the one before stays until the new one is finished."""
        self._draw = draw
        self._timer.start()

    def toggle_table(self) -> None:
        """Show the numbers as a table, or the picture again."""
        self.setCurrentIndex(1 - self.currentIndex())
        shown = self.table if self.currentIndex() else self
        shown.setFocus()
        self.more.raise_()

    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        if self.picture.pixels is not None:
            QGuiApplication.clipboard().setImage(self.picture.pixels)

    def copy_numbers(self) -> None:
        """Put the numbers on the clipboard as tab-separated text."""
        if self._drawn is not None:
            QGuiApplication.clipboard().setText(_as_text(self._drawn.table))

    def ask_save(self) -> None:
        """Ask for a file name and save the picture as PNG or SVG."""
        if self._drawn is None:
            return
        path = self._desk.questions.file_to_save(
            tr("Save the chart"), "PNG (*.png);;SVG (*.svg)", Path.home() / f"{tr('chart')}.png"
        )
        if path is not None:
            self.save(path)

    def save(self, path: Path) -> None:
        """Save the picture; the ending says whether as PNG or as SVG."""
        if self._drawn is None:
            return
        try:
            path.write_bytes(self._drawn.svg() if path.suffix == ".svg" else self._drawn.png())
        except OSError as error:
            self._desk.messages.tell_error(
                FileError("{path} cannot be written: {reason}.", path=path, reason=error.strerror)
            )
        else:
            self._desk.tell(tr("The picture is saved as {name}.", name=path.name))

    def menu(self) -> QMenu:
        """Return the context menu."""
        menu = QMenu(self)
        menu.addAction(tr("Copy the picture"), self.copy_picture)
        menu.addAction(tr("Copy the numbers"), self.copy_numbers)
        menu.addAction(tr("Save the picture …"), self.ask_save)
        menu.addSeparator()
        text = tr("Show the picture") if self.currentIndex() else tr("Show as a table")
        menu.addAction(f"{text}\tT", self.toggle_table)
        return menu

    def _show_menu(self) -> None:
        """Open the menu below the button in the corner."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer copying and saving."""
        self.menu().popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the table with T."""
        if event.key() == Qt.Key.Key_T and not event.modifiers():
            self.toggle_table()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew in the new size, with the button in the corner."""
        super().resizeEvent(event)
        self.more.adjustSize()
        self.more.move(self.width() - self.more.width(), 0)
        self.more.raise_()
        self._timer.start()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in the new colours or zoom."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._timer.start()

    def _start(self) -> None:
        if self._draw is None or not self.isVisible():
            return
        if self._task is not None:
            self._task.cancel()
        size = self.picture.size()
        base = DARK if tokens_of(self).dark else LIGHT
        style = base.sized(max(1, size.width()), max(1, size.height()), zoom())
        work = partial(_render, self._draw, style, self.devicePixelRatioF())
        self._task = self._desk.background.start("", work, self._show, self._tell, drawing=True)

    def _show(self, rendered: Rendered) -> None:
        self._drawn = rendered.drawn
        self.picture.show_picture(rendered.pixels, rendered.drawn.points)
        self.setAccessibleName(rendered.drawn.title)
        self.setAccessibleDescription(rendered.drawn.alternative_text)
        _fill(self.table, rendered.drawn.table)

    def _tell(self, error: PlanError) -> None:
        self._desk.messages.tell_error(error)


def _render(draw: Draw, style: Style, ratio: float, progress: Progress) -> Rendered:
    """Draw a chart and return it with its pixels; runs in a thread."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    drawn = draw(style)
    progress.check()
    drawn.figure.set_dpi(PIXELS_PER_INCH * ratio)
    canvas: Any = FigureCanvasAgg(drawn.figure)  # matplotlib's drawing is not annotated
    canvas.draw()
    data = canvas.buffer_rgba()
    height, width = data.shape[:2]
    image = QImage(bytes(data), width, height, 4 * width, QImage.Format.Format_RGBA8888)
    pixels = image.copy()  # the copy owns its bytes
    pixels.setDevicePixelRatio(ratio)
    return Rendered(drawn, pixels)


def _fill(table: QTableWidget, numbers: FigureTable) -> None:
    table.setColumnCount(len(numbers.columns))
    table.setHorizontalHeaderLabels(numbers.columns)
    table.setRowCount(len(numbers.rows))
    for line, row in enumerate(numbers.rows):
        for column, text in enumerate(row):
            item = QTableWidgetItem(text)
            if column:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            table.setItem(line, column, item)
    table.resizeColumnsToContents()


def _as_text(numbers: FigureTable) -> str:
    return "\n".join("\t".join(row) for row in (numbers.columns, *numbers.rows))
