"""A table whose rows have an order of their own: dragged, or moved with Alt and the arrows."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from fbdesk.ui.item_models.column_model import key_of
from fbdesk.ui.locking import is_locked
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.row_dragging import RowDragging, place_beside

EDGE_PX = 12


class RowOrder(QObject):
    """Lets a user give the rows of a table another order, while they stand in the plan's own."""

    moved = Signal(object, object)
    """Put the rows with these keys (a tuple) in this `Place`."""

    def __init__(
        self,
        table: DataTable[Any],
        *,
        in_order: Callable[[], bool] | None = None,
        movable: Callable[[str], bool] | None = None,
    ) -> None:
        """`in_order` says whether the plan's order is shown, `movable` which rows have a place."""
        super().__init__(table)
        self._table = table
        self._in_order = in_order
        self._movable = movable
        self.dragging = RowDragging(table.viewport(), self)
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the selected rows with Alt+Up and Alt+Down."""
        del watched
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not steps or held != Qt.KeyboardModifier.AltModifier:
            return False
        self.shift(steps)
        return True

    def shift(self, steps: int) -> None:
        """Move the selected rows up (−1) or down (1), past the row beside them."""
        if self.can_shift(steps):
            lines = self._selected_lines()
            self.drop(self._keys_of(lines), lines[0] - 1 if steps < 0 else lines[-1] + 2)

    def can_shift(self, steps: int) -> bool:
        """Return whether the selected rows have another row above (−1) or below (1) them."""
        lines = self._selected_lines()
        if not lines or not self.may_move():
            return False
        beside = lines[0] - 1 if steps < 0 else lines[-1] + 1
        return 0 <= beside < self.count() and self._has_place(beside)

    def extend(self, menu: QMenu) -> None:
        """Add what moves the selected rows to a menu."""
        for text, keys, steps in (
            (tr("Move up"), tr("Alt+Up"), -1),
            (tr("Move down"), tr("Alt+Down"), 1),
        ):
            action = menu.addAction(f"{text}\t{keys}")
            action.setEnabled(self.can_shift(steps))
            action.triggered.connect(lambda _checked, by=steps: self.shift(by))

    def may_move(self) -> bool:
        """Return whether the rows can be given another order now."""
        model = self._table.rows
        if is_locked(model):
            return False
        return self._in_order() if self._in_order is not None else not model.is_sorted

    def count(self) -> int:
        """Return the number of rows that are shown."""
        return len(self._table.rows.rows)

    def line_at(self, y: int) -> int:
        """Return the line of the row at a height of the table, −1 where there is none."""
        return self._table.rowAt(y)

    def span(self, line: int) -> QRect:
        """Return where a row stands in the table."""
        top, height = self._table.rowViewportPosition(line), self._table.rowHeight(line)
        return QRect(0, top, self._table.horizontalHeader().length(), height)

    def picked(self, line: int) -> tuple[str, ...]:
        """Return the keys of the selected rows where this is one of them, else its own."""
        key = self._keys_of([line])[0]
        selected = self._table.selected_keys
        keys = selected if key in selected else (key,)
        return keys if all(self._movable is None or self._movable(one) for one in keys) else ()

    def lift(self, keys: tuple[str, ...]) -> None:
        """Keep the rows selected; the press on one of them left the others."""
        selection = self._table.selectionModel()
        flags = QItemSelectionModel.SelectionFlag
        for key in keys:
            index = self._table.rows.index(self._table.rows.row_of(key), 0)
            selection.select(index, flags.Select | flags.Rows)

    def keep_in_view(self, y: int) -> None:
        """Scroll a little where the pointer comes near the upper or lower edge."""
        bar = self._table.verticalScrollBar()
        if y < EDGE_PX:
            bar.setValue(bar.value() - bar.singleStep())
        elif y > self._table.viewport().height() - EDGE_PX:
            bar.setValue(bar.value() + bar.singleStep())

    def drop(self, keys: tuple[str, ...], gap: int) -> None:
        """Ask for the rows to stand above the row with a line, or below the last one."""
        wanted = place_beside(self._keys_of(range(self.count())), keys, gap)
        if wanted is not None and (self._movable is None or self._movable(wanted.key)):
            self.moved.emit(keys, wanted)

    def _selected_lines(self) -> list[int]:
        return sorted(index.row() for index in self._table.selectionModel().selectedRows())

    def _has_place(self, line: int) -> bool:
        return self._movable is None or self._movable(self._keys_of([line])[0])

    def _keys_of(self, lines: Sequence[int]) -> tuple[str, ...]:
        rows = self._table.rows.rows
        return tuple(key_of(rows[line]) for line in lines)
