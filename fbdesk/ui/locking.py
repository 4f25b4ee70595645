"""Pages of a plan that can only be read: fields can be copied from, and nothing looks editable.

The plan itself refuses every edit all the same; here that is made visible.
"""

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QToolButton,
    QWidget,
)

W = TypeVar("W", bound=QWidget)

LOCKED = "locked"
"""The property of a table's model whose cells cannot be edited."""

LOOKS = "looks"
"""The property of a field or button that only changes what is looked at, or of one that edits."""

EDITING_ICONS = frozenset(
    {"arrow-down", "arrow-up", "check", "pencil", "plus", "target", "trash-2", "unlink"}
)


def only_looks(widget: W) -> W:
    """Return a field that chooses what is shown, marked so: it works in a locked page too."""
    widget.setProperty(LOOKS, True)  # noqa: FBT003 Qt's own way
    return widget


def edits(widget: W) -> W:
    """Return a button that changes the plan though its icon does not tell."""
    widget.setProperty(LOOKS, False)  # noqa: FBT003 Qt's own way
    return widget


def is_locked(model: QObject) -> bool:
    """Return whether the cells of a table's model cannot be edited."""
    return bool(model.property(LOCKED))


class PageLock(QObject):
    """Locks everything below a widget that edits the plan, also what is made or enabled later."""

    def __init__(self, root: QWidget) -> None:
        super().__init__(root)
        self._root = root
        self._on = False

    def lock(self) -> None:
        """Lock from now on."""
        application = QApplication.instance()
        if self._on or application is None:
            return
        self._on = True
        application.installEventFilter(self)
        self.lock_all()

    def lock_all(self) -> None:
        """Lock what is there now, where the lock is on."""
        if self._on:
            for widget in self._root.findChildren(QWidget):
                _lock(widget)

    def unlock(self) -> None:
        """Lock nothing more; what is locked stays so, its pages are put away."""
        application = QApplication.instance()
        if self._on and application is not None:
            self._on = False
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lock a widget when it is shown, and when a page enables it again."""
        kinds = (QEvent.Type.Show, QEvent.Type.EnabledChange)
        if (
            event.type() in kinds
            and isinstance(watched, QWidget)
            and self._root.isAncestorOf(watched)
        ):
            _lock(watched)
        return False


def _lock(widget: QWidget) -> None:
    if isinstance(widget, QAbstractItemView):
        if widget.model() is not None:
            widget.model().setProperty(LOCKED, True)  # noqa: FBT003 Qt's own way
    elif isinstance(widget, QPushButton | QToolButton):
        if _edits(widget):
            widget.setEnabled(False)
    elif not hasattr(widget, "committed") or widget.property(LOOKS):
        return
    elif isinstance(widget, QLineEdit | QTextEdit):
        if not widget.isReadOnly():
            widget.setReadOnly(True)
    else:
        widget.setEnabled(False)


def _edits(button: QWidget) -> bool:
    marked = button.property(LOOKS)
    if marked is not None:
        return not marked
    icon = button.property("icon_name")
    duplicates = icon == "copy" and isinstance(button, QToolButton)
    return button.property("kind") == "danger" or icon in EDITING_ICONS or duplicates
