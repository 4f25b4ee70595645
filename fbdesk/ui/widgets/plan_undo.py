"""Undo in a field: first what was typed there, then the plan's last step."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence


def belongs_to_plan(event: QEvent, can_undo: Callable[[], bool]) -> bool:
    """Return whether a field shall let Ctrl+Z (or redo) go on to the window.

    Qt's fields keep these keys even where they have nothing to undo; then the plan's own undo
    would not work while any field has the focus.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    wanted = event.matches(keys.Undo) or event.matches(keys.Redo)
    return wanted and not can_undo()
