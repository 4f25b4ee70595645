"""Many cells at once: the same value for every chosen row, and blocks from a spreadsheet."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from sqlalchemy import Connection

from fbdesk.ui.desk import Desk
from fbdesk.ui.item_models.column_model import Column, rows_with
from fbdesk.ui.item_models.pasting import (
    Block,
    Misfit,
    block_by_headings,
    block_onto,
    cells_of,
    headings_in,
)
from fbdesk.ui.questions import Answer
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.data_table import DataTable

R = TypeVar("R")

MOST_TOLD = 8
"""So many values that do not fit are told one by one; then their number is."""

Add = Callable[[Connection, Mapping[str, Any]], object]
"""Adds a row with the values of a pasted line, by the codes of the columns."""


class BlockEditing(QObject, Generic[R]):
    """Lets a table take blocks of cells and change a column for all chosen rows, one undo step."""

    def __init__(
        self,
        desk: Desk,
        table: DataTable[R],
        *,
        add: Add | None = None,
        more: tuple[Column[R], ...] = (),
    ) -> None:
        """`add` makes new rows of lines beyond the last, `more` are columns only these have."""
        super().__init__(table)
        self._desk = desk
        self._table = table
        self._add = add
        self._more = more
        table.rows.fill = self.fill
        table.paste_wanted.connect(self.paste)

    def menu(self) -> QMenu:
        """Return what can be changed for all chosen rows, a line for each column."""
        menu = QMenu(self._table)
        for column in self._table.rows.columns:
            if column.edit is None or column.identifies:
                continue
            values = _values(column)
            if not values:
                fill = partial(self._table.fill_column, column.code)
                menu.addAction(f"{_safe(column.title)} …", fill)
                continue
            inner = menu.addMenu(_safe(column.title))
            for value, name in values:
                inner.addAction(_safe(name) or "–", partial(self._fill_chosen, column, value))
        return menu

    def fill(self, column: Column[R], rows: Sequence[R], value: Any) -> None:
        """Set one value in a column of many rows, as one undo step."""
        differing = [row for row in rows if column.value(row) != value]
        if column.edit is None or not differing:
            return
        with self._desk.editor.together(
            counted(
                len(differing),
                "change {what} of {number} row",
                "change {what} of {number} rows",
                what=column.title.lower(),
            )
        ):
            for row in differing:
                column.edit(row, value)

    def paste(self, text: str) -> None:
        """Put a copied block into the table from the chosen cell on, after saying what it does."""
        if self._desk.editor.document.read_only:
            return
        cells = cells_of(text)
        if cells:
            self._carry_out(self._block(cells))

    def paste_as_new(self) -> None:
        """Make a new row of every copied line; without headings the columns give the order."""
        cells = cells_of(QGuiApplication.clipboard().text())
        if not cells:
            return
        named = headings_in(self._known, cells)
        lines = cells[1:] if named else cells
        columns = named or self._shown_from(0)
        self._carry_out(block_onto(columns, (), lines, can_add=True))

    @property
    def _known(self) -> tuple[Column[R], ...]:
        return (*self._table.rows.columns, *self._more)

    def _block(self, cells: list[list[str]]) -> Block[R]:
        rows = self._table.rows.rows
        can_add = self._add is not None
        named = headings_in(self._known, cells)
        if named and any(column.identifies for column in named):
            return block_by_headings(named, rows, cells, can_add=can_add)
        line = max(0, self._table.currentIndex().row())
        if named:
            return block_onto(named, rows[line:], cells[1:], can_add=can_add)
        columns = self._shown_from(max(0, self._table.currentIndex().column()))
        return block_onto(columns, rows[line:], cells, can_add=can_add)

    def _shown_from(self, first: int) -> list[Column[R]]:
        header = self._table.horizontalHeader()
        start = header.visualIndex(first)
        shown = [header.logicalIndex(place) for place in range(start, header.count())]
        columns = self._table.rows.columns
        return [columns[number] for number in shown if not self._table.isColumnHidden(number)]

    def _carry_out(self, block: Block[R]) -> None:
        if not block.changes and not block.new:
            told = _told(block.misfits) or tr("The cells hold these values already.")
            self._desk.tell(f"{tr('Nothing was pasted.')} {told}")
            return
        if not self._wanted(block):
            return
        with self._desk.editor.together(_step(block)):
            for change in block.changes:
                if change.column.edit is not None:
                    change.column.edit(change.row, change.value)
            if block.new and self._add is not None:
                self._desk.editor.perform("", partial(_add_each, self._add, block.new))

    def _wanted(self, block: Block[R]) -> bool:
        """Ask where a block does more than change one cell."""
        if len(block.changes) == 1 and not block.new and not block.misfits:
            return True
        answer = Answer("paste", tr("Paste"))
        return self._desk.questions.choose(_what(block), _told(block.misfits), (answer,)) != ""

    def _fill_chosen(self, column: Column[R], value: Any) -> None:
        self.fill(column, rows_with(self._table.rows.rows, self._table.selected_keys), value)


def _values(column: Column[Any]) -> tuple[tuple[Any, str], ...]:
    if column.field == "check":
        return (True, tr("Yes")), (False, tr("No"))
    return column.choices if column.field == "choice" else ()


def _what(block: Block[Any]) -> str:
    """Return what a block does, as a question's first line."""
    parts = []
    if block.changes:
        values = counted(len(block.changes), "{number} value", "{number} values")
        rows = counted(block.changed_rows, "{number} row", "{number} rows")
        parts.append(tr("Paste {values} into {rows}.", values=values, rows=rows))
    if block.new:
        parts.append(counted(len(block.new), "Add {number} new row.", "Add {number} new rows."))
    return " ".join(parts)


def _told(misfits: Sequence[Misfit]) -> str:
    """Return what does not fit, by line of the block and column."""
    if not misfits:
        return ""
    lines = [
        tr("Line {line}, {column}: {reason}", line=m.line, column=m.column, reason=m.reason)
        if m.column
        else tr("Line {line}: {reason}", line=m.line, reason=m.reason)
        for m in misfits[:MOST_TOLD]
    ]
    rest = len(misfits) - len(lines)
    if rest:
        lines.append(counted(rest, "And {number} more value.", "And {number} more values."))
    head = counted(
        len(misfits),
        "{number} value does not fit and is left out:",
        "{number} values do not fit and are left out:",
    )
    return "\n".join((head, *lines))


def _step(block: Block[Any]) -> str:
    """Return the name of the undo step."""
    number = block.changed_rows + len(block.new)
    return counted(number, "paste {number} row", "paste {number} rows")


def _add_each(add: Add, new: Sequence[Mapping[str, Any]], connection: Connection) -> None:
    for values in new:
        add(connection, values)


def _safe(text: str) -> str:
    return text.replace("&", "&&")
