"""A table of frozen rows with its columns as data: text, sorting, filtering, editing, copying."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from fbdesk.ui.locking import is_locked

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

LEFT, RIGHT, CENTRE = "left", "right", "centre"
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
COLUMN_ROLE = Qt.ItemDataRole.UserRole + 2
TONE_ROLE = Qt.ItemDataRole.UserRole + 3

_ALIGNMENTS = {
    LEFT: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    RIGHT: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    CENTRE: Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[R]):
    """One column: what it shows of a row, how, and how it is changed.

    `value` gives what is sorted and edited, `text` what is read (by default `str(value)`, empty
    for None). `edit(row, value)` saves a change, through the editor; without it the column is
    read only. `field` chooses the widget: text, number, year, money, date, choice (with
    `choices`) or check. `shows` gives the text where it depends on more of the row than the value.
    `unit` stands in the heading. `tone` returns "", "muted", "warning" or a colour name
    (`#1F6FB2`) for the text of a row. `identifies` marks the column by which people name a row,
    `required` one that is never empty, `for_new_rows` one that only new rows take from a paste.
    """

    code: str
    title: str
    value: Callable[[R], Any]
    text: Callable[[Any], str] | None = None
    shows: Callable[[R], str] | None = None
    edit: Callable[[R, Any], None] | None = None
    field: str = "text"
    choices: tuple[tuple[str, str], ...] = ()
    align: str = LEFT
    unit: str = ""
    width: int = 120
    tooltip: Callable[[R], str] | None = None
    tone: Callable[[R], str] | None = None
    stretch: bool = False
    hidden: bool = False
    identifies: bool = False
    required: bool = False
    for_new_rows: bool = False

    @property
    def heading(self) -> str:
        """Return the title with its unit."""
        return f"{self.title}, {self.unit}" if self.unit else self.title

    def shown(self, row: R) -> str:
        """Return the text of a row's cell."""
        if self.shows is not None:
            return self.shows(row)
        value = self.value(row)
        if self.text is not None:
            return self.text(value)
        if self.choices:
            return dict(self.choices).get(value, "" if value is None else str(value))
        return "" if value is None else str(value)


class ColumnModel(QAbstractTableModel, Generic[R]):
    """Shows tuples of rows that have a `key`; holds them sorted and filtered.

    `show_rows` keeps the rows in place and tells only which cells changed where the keys and
    their order are the same, so that selection, scroll and open editors survive a refresh.
    While `also` holds keys, what is typed in a cell goes to `fill` for all of these rows.
    """

    def __init__(self, columns: tuple[Column[R], ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns
        self._all: tuple[R, ...] = ()
        self._rows: tuple[R, ...] = ()
        self._keep: Callable[[R], bool] | None = None
        self._words = ""
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None
        self.also: tuple[str, ...] = ()
        self.fill: Callable[[Column[R], tuple[R, ...], Any], None] | None = None

    @property
    def rows(self) -> tuple[R, ...]:
        """Return the rows that are shown, in their order."""
        return self._rows

    @property
    def is_sorted(self) -> bool:
        """Return whether the rows stand in another order than the plan's."""
        return self._sorted_by is not None

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these rows."""
        self._all = tuple(rows)
        self._arrange()

    def show_only(self, rows: Sequence[R], keep: Callable[[R], bool] | None) -> None:
        """Show those of these rows that `keep` accepts, arranged once."""
        self._keep = keep
        self.show_rows(rows)

    def filter_by(self, keep: Callable[[R], bool] | None) -> None:
        """Show only rows that `keep` accepts; None shows all."""
        self._keep = keep
        self._arrange()

    def search(self, words: str) -> None:
        """Show only rows whose cells together hold every word."""
        self._words = words.casefold()
        self._arrange()

    def set_title(self, code: str, title: str) -> None:
        """Change the heading of a column, for example to the year that it tells of."""
        self.columns = tuple(
            replace(column, title=title) if column.code == code else column
            for column in self.columns
        )
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, len(self.columns) - 1))

    def row_of(self, key: str) -> int:
        """Return the line of a key, or −1 where it is not shown."""
        return next((n for n, row in enumerate(self._rows) if key_of(row) == key), -1)

    def as_text(self, lines: Sequence[int], columns: Sequence[int]) -> str:
        """Return lines as tab-separated text with headings, for pasting into a spreadsheet."""
        chosen = [self.columns[column] for column in columns]
        table = ["\t".join(column.heading for column in chosen)]
        table += [
            "\t".join(_one_cell(column.shown(self._rows[line])) for column in chosen)
            for line in lines
        ]
        return "\n".join(table)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own default
        """Return the number of rows that are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell holds in a role."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        answer = _ROLES.get(role)
        if answer is None:
            return None
        return answer(self.columns[index.column()], self._rows[index.row()])

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the heading of a column."""
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading + self._sort_mark(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNMENTS[column.align]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return whether a cell can be chosen and edited."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        column = self.columns[index.column()]
        if column.edit is None or is_locked(self):
            return flags
        if column.field == "check":
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand a change to the column's `edit`; the refresh after it shows what came of it."""
        if not index.isValid():
            return False
        column = self.columns[index.column()]
        row = self._rows[index.row()]
        if self.also and self.fill is not None and role == Qt.ItemDataRole.EditRole:
            self.fill(column, rows_with(self._rows, self.also), value)
            return True
        if role == Qt.ItemDataRole.CheckStateRole:
            value = Qt.CheckState(value) == Qt.CheckState.Checked
        elif role != Qt.ItemDataRole.EditRole:
            return False
        if column.edit is None or value == column.value(row):
            return False
        column.edit(row, value)
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; cells without a value come last. −1 brings the plan's order back."""
        self._sorted_by = (column, order) if 0 <= column < len(self.columns) else None
        self._arrange()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, len(self.columns) - 1))

    def _sort_mark(self, section: int) -> str:
        if self._sorted_by is None or self._sorted_by[0] != section:
            return ""
        return " ↑" if self._sorted_by[1] == Qt.SortOrder.AscendingOrder else " ↓"

    def _arranged(self) -> tuple[R, ...]:
        """Return the rows that are to be shown, sorted."""
        kept = [row for row in self._all if self._keep is None or self._keep(row)]
        if self._words:
            kept = [row for row in kept if _holds(self.columns, row, self._words.split())]
        if self._sorted_by is not None:
            number, order = self._sorted_by
            kept = _sorted(kept, self.columns[number], order)
        return tuple(kept)

    def _arrange(self) -> None:
        """Take over the rows as sorted and filtered; tell the views the least that is true."""
        arranged = self._arranged()
        before = [key_of(row) for row in self._rows]
        if before == [key_of(row) for row in arranged]:
            changed = [n for n, row in enumerate(arranged) if row is not self._rows[n]]
            self._rows = arranged
            if changed:
                self.dataChanged.emit(
                    self.index(changed[0], 0),
                    self.index(changed[-1], len(self.columns) - 1),
                )
            return
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        keys = [key_of(self._rows[index.row()]) for index in held]
        self._rows = arranged
        lines = {key_of(row): line for line, row in enumerate(arranged)}
        self.changePersistentIndexList(
            held,
            [
                self.index(lines[key], index.column()) if key in lines else QModelIndex()
                for key, index in zip(keys, held, strict=True)
            ],
        )
        self.layoutChanged.emit()


def key_of(row: Any) -> str:
    """Return the key of a row, its name for ever."""
    return str(row.key)


def rows_with(rows: Sequence[R], keys: Sequence[str]) -> tuple[R, ...]:
    """Return the rows with these keys, in the order of the rows."""
    wanted = set(keys)
    return tuple(row for row in rows if key_of(row) in wanted)


def _holds(columns: Sequence[Column[R]], row: R, words: Sequence[str]) -> bool:
    """Return whether the cells of a row together hold every word."""
    text = "\n".join(column.shown(row) for column in columns).casefold()
    return all(word in text for word in words)


def _sorted(rows: Sequence[R], column: Column[R], order: Qt.SortOrder) -> list[R]:
    """Return rows in the order of a column; cells without a value come last, both ways."""
    known = [row for row in rows if column.value(row) not in (None, "")]
    unknown = [row for row in rows if column.value(row) in (None, "")]
    reverse = order == Qt.SortOrder.DescendingOrder
    known.sort(key=lambda row: _sort_key(column, row), reverse=reverse)
    return known + unknown


def _sort_key(column: Column[R], row: R) -> tuple[int, float, str]:
    value = column.value(row)
    if isinstance(value, int | float) and not column.choices:
        return 0, float(value), ""
    if column.choices:
        codes = [code for code, _ in column.choices]
        return 0, float(codes.index(value)) if value in codes else float(len(codes)), str(value)
    return 1, 0.0, _norwegian(str(value))


def _norwegian(text: str) -> str:
    """Return a text that sorts æ, ø and å after z."""
    return text.casefold().translate(_AFTER_Z)


_AFTER_Z = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})


def _one_cell(text: str) -> str:
    return " ".join(text.split())


def _check_state(column: Column[Any], row: Any) -> Qt.CheckState | None:
    if column.field != "check":
        return None
    return Qt.CheckState.Checked if column.value(row) else Qt.CheckState.Unchecked


def _shown(column: Column[Any], row: Any) -> str:
    return "" if column.field == "check" else column.shown(row)


def _tip(column: Column[Any], row: Any) -> str | None:
    return column.tooltip(row) if column.tooltip else None


_ROLES: Mapping[int, Callable[[Column[Any], Any], Any]] = {
    Qt.ItemDataRole.DisplayRole: _shown,
    Qt.ItemDataRole.EditRole: lambda column, row: column.value(row),
    Qt.ItemDataRole.CheckStateRole: _check_state,
    Qt.ItemDataRole.ToolTipRole: _tip,
    Qt.ItemDataRole.TextAlignmentRole: lambda column, _row: _ALIGNMENTS[column.align],
    Qt.ItemDataRole.AccessibleTextRole: lambda column, row: f"{column.title}: {column.shown(row)}",
    SORT_ROLE: lambda column, row: column.value(row),
    COLUMN_ROLE: lambda column, _row: column,
    TONE_ROLE: lambda column, row: column.tone(row) if column.tone else "",
}
