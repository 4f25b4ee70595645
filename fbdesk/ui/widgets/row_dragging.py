"""Rows are dragged to another place with the mouse; a line shows where they would come to stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from fbdesk.ui.scale import scaled
from fbdesk.ui.theme import tokens_of

LINE_PX = 3
NOWHERE = -1
KEYS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)


@dataclass(frozen=True, slots=True)
class Place:
    """Where rows shall stand: below the row with this key, or above it."""

    key: str
    below: bool


class DraggedRows(Protocol):
    """What the rows of an area are, from the top, and what becomes of those that are dragged."""

    def may_move(self) -> bool:
        """Return whether the rows can be given another order now."""

    def count(self) -> int:
        """Return the number of rows."""

    def line_at(self, y: int) -> int:
        """Return the line of the row at a height of the area, −1 where there is none."""

    def span(self, line: int) -> QRect:
        """Return where a row stands in the area."""

    def picked(self, line: int) -> tuple[str, ...]:
        """Return the keys of the rows that move when this one is dragged."""

    def lift(self, keys: tuple[str, ...]) -> None:
        """Show that these rows are being dragged."""

    def keep_in_view(self, y: int) -> None:
        """Scroll where the pointer comes near an edge."""

    def drop(self, keys: tuple[str, ...], gap: int) -> None:
        """Put the rows above the row with this line; the number of rows means below the last."""


class InsertionLine(QWidget):
    """The line between two rows; the mouse does not meet it."""

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self._area = area
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, span: QRect, y: int) -> None:
        """Show the line at a height, as wide as the rows."""
        thick = scaled(LINE_PX)
        top = max(0, min(y - thick // 2, self._area.height() - thick))
        self.setGeometry(span.left(), top, min(span.width(), self._area.width()), thick)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint in the accent of the window."""
        del event
        QPainter(self).fillRect(self.rect(), QColor(tokens_of(self).accent))


class RowDragging(QObject):
    """Follows the mouse in an area from a press on a row until it is let go; Escape gives up."""

    def __init__(self, area: QWidget, rows: DraggedRows) -> None:
        super().__init__(area)
        self._area, self._rows = area, rows
        self.line = InsertionLine(area)
        self._keys: tuple[str, ...] = ()
        self._pressed_at: QPoint | None = None
        self._gap = NOWHERE
        area.installEventFilter(self)

    @property
    def dragging(self) -> bool:
        """Return whether rows are being dragged now."""
        return self._gap != NOWHERE

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the moves of the mouse while a row is held, and every key while it is dragged."""
        kind = event.type()
        if kind in KEYS and self.dragging and isinstance(event, QKeyEvent):
            return self._key(event)
        if watched is not self._area:
            return False
        if kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self._press(event)
            return False
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            return self._move(event)
        if kind == QEvent.Type.MouseButtonRelease:
            return self._let_go()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        """Give up at Escape; no other key means anything while rows are dragged."""
        event.accept()
        if event.key() == Qt.Key.Key_Escape and event.type() == QEvent.Type.KeyPress:
            self._end()
        return True

    def _press(self, event: QMouseEvent) -> None:
        self._end()
        at = event.position().toPoint()
        line = self._rows.line_at(at.y())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.button() == Qt.MouseButton.LeftButton and plain and line != NOWHERE:
            self._keys = self._rows.picked(line) if self._rows.may_move() else ()
            self._pressed_at = at if self._keys else None

    def _move(self, event: QMouseEvent) -> bool:
        if self._pressed_at is None:
            return False
        at = event.position().toPoint()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._end()
            return False
        far = (at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if not self.dragging and far:
            self._rows.lift(self._keys)
            self._area.setCursor(Qt.CursorShape.ClosedHandCursor)
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr] # it runs
        if self.dragging or far:
            self._rows.keep_in_view(at.y())
            self._show_gap(at.y())
        return True

    def _show_gap(self, y: int) -> None:
        line = self._nearest(y)
        span = self._rows.span(line)
        below = y > span.center().y()
        self._gap = line + below
        self.line.show_at(span, span.bottom() + 1 if below else span.top())

    def _nearest(self, y: int) -> int:
        """Return the line at a height, or the one above it where something else stands there."""
        line = self._rows.line_at(y)
        if line != NOWHERE:
            return line
        upwards = reversed(range(self._rows.count()))
        return next((each for each in upwards if self._rows.span(each).top() <= y), 0)

    def _let_go(self) -> bool:
        """Put the rows down; a mere click stays a click."""
        keys, gap, dragged = self._keys, self._gap, self.dragging
        self._end()
        if dragged:
            self._rows.drop(keys, gap)
        return dragged

    def _end(self) -> None:
        if self.dragging:
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr] # it runs
            self._area.unsetCursor()
        self.line.hide()
        self._keys, self._pressed_at, self._gap = (), None, NOWHERE


def place_beside(shown: Sequence[str], keys: Sequence[str], gap: int) -> Place | None:
    """Return the place of rows that shall stand above the line `gap`; None where they do already.

    It is beside the last row that they pass, so that of the rows which a filter leaves out only
    those in between are passed.
    """
    rest = [key for key in shown if key not in keys]
    above = sum(1 for key in shown[:gap] if key not in keys)
    if not rest or [*rest[:above], *keys, *rest[above:]] == list(shown):
        return None
    downwards = above == len(rest) or shown.index(keys[0]) < gap
    if downwards and above:
        return Place(rest[above - 1], below=True)
    return Place(rest[above], below=False)
