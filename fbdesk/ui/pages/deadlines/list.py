"""The list of what is due, under headings: overdue, this month, next month, later and done."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from fbdesk.models.occurrences import DONE, OVERDUE, Occurrence
from fbdesk.reports.numbers import Numbers
from fbdesk.ui.icons import drawing
from fbdesk.ui.pages.deadlines.words import (
    KIND_ICONS,
    colour_of,
    in_words,
    standing,
    when,
    whose,
)
from fbdesk.ui.scale import scaled
from fbdesk.ui.theme import tokens_of
from fbdesk.ui.tokens import Tokens
from fbdesk.ui.translation import tr

Index = QModelIndex | QPersistentModelIndex

ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
TODAY_ROLE = Qt.ItemDataRole.UserRole + 2
HEADING_PX, LINE_PX, ICON_PX, EDGE_PX = 38, 36, 16, 12
TIME_PX, STANDING_PX, WHOSE_PX = 136, 142, 190
WHOSE_FROM_PX, NARROW_PX = 760, 460
NARROW_TIME_PX, NARROW_STANDING_PX = 100, 12
"""Whose a thing is stands in the line where there is so much room; it is always in the card."""


def group_names() -> dict[str, str]:
    """Return the headings, in their order."""
    return {
        "overdue": tr("Overdue"),
        "this_month": tr("This month"),
        "next_month": tr("Next month"),
        "later": tr("Later"),
        "done": tr("Done"),
    }


def group_of(one: Occurrence, today: date) -> str:
    """Return under which heading something stands, seen from a day."""
    if one.state in (DONE, OVERDUE):
        return one.state
    months = (one.day.year - today.year) * 12 + one.day.month - today.month
    if months <= 0:
        return "this_month"
    return "next_month" if months == 1 else "later"


def grouped(found: Sequence[Occurrence], today: date) -> list[str | Occurrence]:
    """Return what is due under its headings; done things stand last, the newest first."""
    entries: list[str | Occurrence] = []
    for code, name in group_names().items():
        members = [one for one in found if group_of(one, today) == code]
        if members:
            entries.append(f"{name}  {len(members)}")
            entries += reversed(members) if code == "done" else members
    return entries


class DueModel(QAbstractListModel):
    """Headings, which cannot be chosen, and what is due below them."""

    def __init__(self, numbers: Numbers, parent: QObject) -> None:
        super().__init__(parent)
        self._numbers = numbers
        self.entries: list[str | Occurrence] = []
        self.today = date.min

    def show(self, found: Sequence[Occurrence], today: date) -> None:
        """Show what is due, seen from a day."""
        self.beginResetModel()
        self.today = today
        self.entries = grouped(found, today)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own default
        """Return the number of lines and headings."""
        return 0 if parent.isValid() else len(self.entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that headings are passed over."""
        if not index.isValid() or isinstance(self.entries[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return an entry, or its words."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role in (ENTRY_ROLE, TODAY_ROLE):
            return entry if role == ENTRY_ROLE else self.today
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry if isinstance(entry, str) else self._words(entry)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(entry, Occurrence):
            return self._words(entry)
        return None

    def row_of(self, key: str) -> int:
        """Return the line of a thing that is due, −1 where it is not shown."""
        return next(
            (
                line
                for line, entry in enumerate(self.entries)
                if isinstance(entry, Occurrence) and entry.key == key
            ),
            -1,
        )

    def _words(self, one: Occurrence) -> str:
        return in_words(one, self._numbers, self.today)


class DueDelegate(QStyledItemDelegate):
    """Draws a heading, or a line: time, kind, title, whose, how it stands."""

    def __init__(self, numbers: Numbers, parent: QObject) -> None:
        super().__init__(parent)
        self._numbers = numbers

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a heading or a line."""
        heading = isinstance(index.data(ENTRY_ROLE), str)
        return QSize(scaled(200), scaled(HEADING_PX if heading else LINE_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one entry."""
        tokens = tokens_of(option.widget)
        entry = index.data(ENTRY_ROLE)
        painter.save()
        if isinstance(entry, str):
            _write(
                painter,
                option.rect.adjusted(scaled(EDGE_PX), scaled(8), 0, 0),
                entry,
                tokens.text,
                bold=True,
            )
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(option.rect, QColor(tokens.accent_soft))
            self._draw(painter, option.rect, entry, tokens, index.data(TODAY_ROLE))
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(QColor(tokens.accent), scaled(2)))
                painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _draw(
        self, painter: QPainter, rect: QRect, one: Occurrence, tokens: Tokens, today: date
    ) -> None:
        area = rect.adjusted(scaled(EDGE_PX), 0, -scaled(EDGE_PX), 0)
        done, late = one.state == DONE, one.state == OVERDUE
        words = tokens.muted if done else tokens.text
        painter.fillRect(rect.x(), area.y() + 6, scaled(3), area.height() - 12, _area(one))
        narrow = area.width() < scaled(NARROW_PX)
        exact = one.precision == "day"
        time = when(one.day, one.precision, self._numbers)
        if narrow and exact:
            time = self._numbers.short_day(one.day)
        time_px = NARROW_TIME_PX if narrow else TIME_PX
        _write(painter, _left(area, time_px), time, words, bold=not done)
        x = area.x() + scaled(time_px)
        size = scaled(ICON_PX)
        picture = drawing(
            KIND_ICONS[one.kind], tokens.muted, size, painter.device().devicePixelRatioF()
        )
        painter.drawPixmap(x, area.y() + (area.height() - size) // 2, picture)
        right = _right(area, NARROW_STANDING_PX if narrow else STANDING_PX)
        colour = tokens.danger if late else tokens.muted
        told = ("!" if late else "") if narrow else standing(one, today)
        _write(painter, right, told, colour, right=True, bold=late)
        left, end = x + size + scaled(10), right.x() - scaled(12)
        if area.width() >= scaled(WHOSE_FROM_PX):
            whose_area = QRect(end - scaled(WHOSE_PX), area.y(), scaled(WHOSE_PX), area.height())
            _write(painter, whose_area, whose(one), tokens.muted)
            end = whose_area.x() - scaled(12)
        title = QRect(left, area.y(), max(0, end - left), area.height())
        _write(painter, title, one.title, words)


class DueList(QListView):
    """What is due under its headings; what is chosen survives every refresh."""

    chosen = Signal(str)
    """Another thing became the chosen one; gives its key, "" for none."""
    opened = Signal(str)
    """The user pressed Enter on a thing, or clicked it twice."""

    def __init__(self, numbers: Numbers) -> None:
        super().__init__()
        self.setAccessibleName(tr("All that is due"))
        self.due = DueModel(numbers, self)
        self._chosen = ""
        self.setModel(self.due)
        self.setItemDelegate(DueDelegate(numbers, self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._tell)
        self.doubleClicked.connect(self._open)

    def show_due(self, found: Sequence[Occurrence], today: date, chosen: str) -> None:
        """Show what is due, with one thing chosen; nobody is told of that."""
        self._chosen = chosen
        self.due.show(found, today)
        self.choose(chosen)

    @property
    def chosen_key(self) -> str:
        """Return the key of the chosen thing, "" for none."""
        return self._chosen

    def choose(self, key: str) -> bool:
        """Choose a thing and scroll to it; return whether it is shown."""
        line = self.due.row_of(key)
        if line < 0:
            return False
        index = self.due.index(line)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def show_in_the_middle(self) -> None:
        """Scroll so that the chosen thing has what comes before and after it around it."""
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen:
            self.opened.emit(self._chosen)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()

    def _tell(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY_ROLE)
        if isinstance(entry, Occurrence) and entry.key != self._chosen:
            self._chosen = entry.key
            self.chosen.emit(entry.key)

    def _open(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY_ROLE)
        if isinstance(entry, Occurrence):
            self.opened.emit(entry.key)


def matches(one: Occurrence, kind_name: str, words: Sequence[str]) -> bool:
    """Return whether a thing holds every word that is searched for, in small letters."""
    if not words:
        return True
    text = f"{one.title}\n{kind_name}\n{whose(one)}".casefold()
    return all(word in text for word in words)


def _area(one: Occurrence) -> QColor:
    return QColor(colour_of(one)) if one.focus_area else QColor(Qt.GlobalColor.transparent)


def _left(area: QRect, pixels: int) -> QRect:
    return QRect(area.x(), area.y(), scaled(pixels) - scaled(8), area.height())


def _right(area: QRect, pixels: int) -> QRect:
    return QRect(area.right() - scaled(pixels), area.y(), scaled(pixels), area.height())


def _write(
    painter: QPainter,
    area: QRect,
    text: str,
    colour: str,
    *,
    bold: bool = False,
    right: bool = False,
) -> None:
    font = QFont(painter.font())
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, shown)
