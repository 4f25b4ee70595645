"""What a reader of the window sees: waiting for it, its words, its names, and what is cut."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollBar,
    QTableView,
    QWidget,
)

from fbdesk.ui.main_window import MainWindow
from fbdesk.ui.page import Page
from fbdesk.ui.page_list import PAGES

CODES = tuple(spec.code for spec in PAGES)
QUIET_S = 0.06
PATIENCE_S = 60.0


def settle(window: MainWindow) -> None:
    """Wait until nothing has been under way for a moment: results may start a drawing."""
    ends = time.monotonic() + PATIENCE_S
    quiet_until = time.monotonic() + QUIET_S
    while time.monotonic() < quiet_until:
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(0.005)
        editor = window.editor
        if window.background.busy or (editor is not None and editor.calculating):
            assert time.monotonic() < ends, f"never at rest: {window.background.shown}"
            quiet_until = time.monotonic() + QUIET_S


def lay_out() -> None:
    """Let every layout that asked for it take place."""
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QCoreApplication.processEvents()


def page_of(window: MainWindow) -> Page:
    """Return the page that is shown."""
    page = window.pages.current_page
    assert page is not None
    return page


def visible(root: QWidget) -> Iterator[QWidget]:
    """Yield everything below a widget that is shown."""
    for widget in root.findChildren(QWidget):
        if widget.isVisible():
            yield widget


def told(window: MainWindow) -> list[str]:
    """Return the messages that wait in the message bar."""
    return [message.text for message in window.around.messages.waiting]


def takes_keys(widget: QWidget) -> bool:
    """Return whether Tab comes to a widget."""
    inside = isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_")
    holder = widget.parentWidget()
    viewport = isinstance(holder, QAbstractScrollArea) and holder.viewport() is widget
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and not inside and not viewport


def name_of(widget: QWidget) -> str:
    """Return what a screen reader says of a widget."""
    text = getattr(widget, "text", None)
    return widget.accessibleName() or (str(text()) if callable(text) else "")


def words_of(widget: QWidget) -> list[str]:
    """Return what can be read of one widget: text, place holder, tool tip, headings, choices."""
    words = [widget.toolTip(), widget.accessibleName()]
    if isinstance(widget, QLabel | QAbstractButton):
        words.append(widget.text().replace("&&", "&"))
    if isinstance(widget, QLineEdit):
        words.append(widget.placeholderText())
    if isinstance(widget, QComboBox):
        words += [widget.itemText(line) for line in range(widget.count())]
    if isinstance(widget, QTableView):
        model = widget.model()
        words += [
            str(model.headerData(number, Qt.Orientation.Horizontal) or "")
            for number in range(model.columnCount())
        ]
    return [word for word in words if word]


def cut_texts(root: QWidget) -> list[str]:
    """Return every label, button and choice whose text takes more room than the widget has."""
    return [
        f"{type(widget).__name__} {text!r} needs {need} has {has}"
        for widget in visible(root)
        if (found := _cut(widget)) is not None
        for text, need, has in (found,)
    ]


def _cut(widget: QWidget) -> tuple[str, int, int] | None:
    if isinstance(widget, QLabel):
        return _cut_label(widget)
    if isinstance(widget, QPushButton | QCheckBox) and widget.text():
        if widget.toolTip() == widget.text():
            return None  # a link that may give way: its whole text is one hover away
        need = widget.fontMetrics().horizontalAdvance(widget.text().replace("&&", "&"))
        return (widget.text(), need, widget.width()) if need > widget.width() else None
    return None


def _cut_label(widget: QLabel) -> tuple[str, int, int] | None:
    text, room = widget.text(), widget.contentsRect()
    if not text:
        return None
    if not widget.wordWrap():
        lines = text.split("\n")
        need = max(widget.fontMetrics().horizontalAdvance(line) for line in lines)
        return (text, need, room.width()) if need > room.width() else None
    need = widget.heightForWidth(widget.width())
    return (text, need, widget.height()) if need > widget.height() else None
