"""A mouse that drags: pressed, moved with its button down, and let go."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.MouseButton.NoButton


def drag(area: QWidget, start: QPoint, end: QPoint, *, let_go: bool = True) -> None:
    """Drag from one point of an area to another."""
    _send(area, QEvent.Type.MouseButtonPress, start, LEFT, LEFT)
    for step in (1, 2, 3):
        move_to(area, start + (end - start) * (step / 3))
    if let_go:
        release(area, end)


def move_to(area: QWidget, at: QPoint) -> None:
    """Move the mouse with its left button down."""
    _send(area, QEvent.Type.MouseMove, at, NONE, LEFT)


def release(area: QWidget, at: QPoint) -> None:
    """Let the left button go."""
    _send(area, QEvent.Type.MouseButtonRelease, at, LEFT, NONE)


def _send(
    area: QWidget, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton, held: Qt.MouseButton
) -> None:
    """Send an event; Qt's own test mouse moves without its button and warns on labels."""
    where = QPointF(at), QPointF(area.mapToGlobal(at))
    plain = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(area, QMouseEvent(kind, *where, button, held, plain))
