"""A list on a card whose rows have an order: dragged, or moved with Alt and the arrows."""

from functools import partial

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea

from fbdesk.ui.forms.row_list import RowList
from fbdesk.ui.locking import EDITING_ICONS
from fbdesk.ui.widgets.row_dragging import NOWHERE, RowDragging, place_beside

EDGE_PX = 24


class ListOrder(QObject):
    """Lets a user give the rows of a list another order."""

    moved = Signal(object, object)
    """Put the rows with these keys (a tuple) in this `Place`."""

    def __init__(self, shown: RowList) -> None:
        super().__init__(shown)
        self._list = shown
        self.dragging = RowDragging(shown, self)
        for key, steps in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(key), shown)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.shift, steps))

    def shift(self, steps: int) -> None:
        """Move the row that has the focus, or the opened one, up (−1) or down (1)."""
        line, part = self._focused()
        if line == NOWHERE or not self.may_move():
            return
        key = self._keys[line]
        if 0 <= line + steps < self.count():
            self.drop((key,), line - 1 if steps < 0 else line + 2)
            self._focus(key, part)

    def may_move(self) -> bool:
        """Return whether the rows can be given another order now: their buttons can be used."""
        buttons = [one for line in self._list.lines for one in line.findChildren(QAbstractButton)]
        changing = [one for one in buttons if one.property("icon_name") in EDITING_ICONS]
        return any(one.isEnabled() for one in changing)

    def count(self) -> int:
        """Return the number of rows."""
        return len(self._list.lines)

    def line_at(self, y: int) -> int:
        """Return the line of the row at a height of the list, −1 where there is none."""
        tops = (self.span(line) for line in range(self.count()))
        return next((n for n, span in enumerate(tops) if span.top() <= y <= span.bottom()), NOWHERE)

    def span(self, line: int) -> QRect:
        """Return where a row stands in the list."""
        return self._list.lines[line].geometry()

    def picked(self, line: int) -> tuple[str, ...]:
        """Return the key of the row that is dragged."""
        return (self._keys[line],)

    def lift(self, keys: tuple[str, ...]) -> None:
        """Save what is being typed in the row that stands open: the rows are made anew."""
        del keys
        self._list.form.leave()
        layout = self._list.layout()
        if layout is not None:
            layout.activate()

    def keep_in_view(self, y: int) -> None:
        """Scroll the page where the pointer comes near an edge of it."""
        above = self._list.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        page = above.widget() if isinstance(above, QScrollArea) else None
        if isinstance(above, QScrollArea) and page is not None:
            at = self._list.mapTo(page, self._list.rect().topLeft())
            above.ensureVisible(at.x(), at.y() + y, 0, EDGE_PX)

    def drop(self, keys: tuple[str, ...], gap: int) -> None:
        """Ask for rows to stand above the row with a line, or below the last one."""
        wanted = place_beside(self._keys, keys, gap)
        if wanted is not None:
            self.moved.emit(keys, wanted)

    @property
    def _keys(self) -> tuple[str, ...]:
        return tuple(one.key for one in self._list.shown)

    def _focused(self) -> tuple[int, int]:
        """Return the line with the focus, or the opened one, and which of its buttons has it."""
        focused = QApplication.focusWidget()
        for number, line in enumerate(self._list.lines):
            buttons = line.findChildren(QAbstractButton)
            if focused in buttons:
                return number, buttons.index(focused)
        keys = self._keys
        opened = self._list.opened
        return (keys.index(opened), NOWHERE) if opened in keys else (NOWHERE, NOWHERE)

    def _focus(self, key: str, part: int) -> None:
        """Give the same button of a row that was made anew the focus again."""
        if part != NOWHERE and key in self._keys:
            line = self._list.lines[self._keys.index(key)]
            line.findChildren(QAbstractButton)[part].setFocus()
