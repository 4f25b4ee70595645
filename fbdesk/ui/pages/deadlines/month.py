"""One month as a grid of days, with what is due in each; moved through with the arrow keys."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from fbdesk.models.occurrences import DONE, OVERDUE, Occurrence
from fbdesk.reports.numbers import Numbers
from fbdesk.ui.pages.deadlines.words import colour_of, in_words
from fbdesk.ui.scale import scaled
from fbdesk.ui.theme import tokens_of
from fbdesk.ui.tokens import CAPTION_PX, TEXT_PX, Tokens
from fbdesk.ui.translation import counted, tr

HEAD_PX, WEEK_PX, DAY_PX, LINE_PX = 26, 34, 26, 20
LEAST_WIDTH, LEAST_HEIGHT = 240, 206
DAYS = 7
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -DAYS,
    Qt.Key.Key_Down: DAYS,
}


def weekday_names() -> tuple[str, ...]:
    """Return the days of the week in short, from Monday."""
    return tuple(tr("Mon Tue Wed Thu Fri Sat Sun").split())


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a thing that is due is drawn."""

    area: QRect
    one: Occurrence


class MonthGrid(QWidget):
    """Weeks with their numbers, days, and in each day what is due; the keyboard is on `day`."""

    chosen = Signal(str)
    """The user chose the thing with this key."""
    day_changed = Signal(object)
    """The user moved to another day (`date`)."""

    def __init__(self, numbers: Numbers) -> None:
        super().__init__()
        self._numbers = numbers
        self._today = self.day = date(2008, 1, 1)
        self._due: dict[date, list[Occurrence]] = {}
        self._chosen = ""
        self._spots: list[_Spot] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_month(self, found: Sequence[Occurrence], day: date, today: date, chosen: str) -> None:
        """Show the month of a day; only what is known to the day stands in it."""
        self._today, self.day, self._chosen = today, day, chosen
        self._due = {}
        for one in found:
            if one.precision == "day":
                self._due.setdefault(one.day, []).append(one)
        self._tell_reader()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size at which titles can be read."""
        return QSize(scaled(2 * LEAST_WIDTH), scaled(2 * LEAST_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(scaled(LEAST_WIDTH), scaled(LEAST_HEIGHT))

    def weeks(self) -> list[list[date]]:
        """Return the weeks of the month, each from Monday to Sunday."""
        return calendar.Calendar().monthdatescalendar(self.day.year, self.day.month)

    def area_of(self, day: date) -> QRect:
        """Return where a day is drawn; empty for a day of another month."""
        for line, week in enumerate(self.weeks()):
            if day in week:
                return self._cell(line, week.index(day))
        return QRect()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by days, weeks, months and years; Enter chooses what is due on the day."""
        key = event.key()
        if key in STEPS:
            self._go(self.day + timedelta(days=STEPS[Qt.Key(key)]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            step = 1 if key == Qt.Key.Key_PageDown else -1
            by_year = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._go(months_on(self.day, step * (12 if by_year else 1)))
        elif key == Qt.Key.Key_Home:
            self._go(self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose_next()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the day, and choose what was clicked."""
        at = event.position().toPoint()
        one = self.due_at(at)
        for line, week in enumerate(self.weeks()):
            for column, day in enumerate(week):
                if self._cell(line, column).contains(at):
                    self._go(day)
        if one is not None:
            self._choose(one)

    def event(self, event: QEvent) -> bool:
        """Tell the whole of what the mouse is over."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            one = self.due_at(event.pos())
            words = in_words(one, self._numbers, self._today) if one else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the ring around the day."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the month."""
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._spots = []
        self._draw_head(painter, tokens)
        for line, week in enumerate(self.weeks()):
            for column, day in enumerate(week):
                self._draw_day(painter, tokens, day, self._cell(line, column))
        painter.end()

    def _go(self, day: date) -> None:
        if day != self.day:
            self.day = day
            self._tell_reader()
            self.update()
            self.day_changed.emit(day)

    def _choose(self, one: Occurrence) -> None:
        self._chosen = one.key
        self.update()
        self.chosen.emit(one.key)

    def _choose_next(self) -> None:
        due = self._due.get(self.day, [])
        if due:
            keys = [one.key for one in due]
            place = keys.index(self._chosen) + 1 if self._chosen in keys else 0
            self._choose(due[place % len(due)])

    def due_at(self, at: QPoint) -> Occurrence | None:
        """Return what is drawn at a place."""
        return next((spot.one for spot in self._spots if spot.area.contains(at)), None)

    def _tell_reader(self) -> None:
        due = self._due.get(self.day, [])
        day = self._numbers.day(self.day)
        number = counted(len(due), "{number} thing is due", "{number} things are due")
        self.setAccessibleName(f"{day}: {number}")
        words = (in_words(one, self._numbers, self._today) for one in due)
        self.setAccessibleDescription("\n".join(words))

    def _cell(self, line: int, column: int) -> QRect:
        left, top = scaled(WEEK_PX), scaled(HEAD_PX)
        width, height = self.width() - left - 1, self.height() - top - 1
        lines = len(self.weeks())
        x, after = (left + width * place // DAYS for place in (column, column + 1))
        y, below = (top + height * place // lines for place in (line, line + 1))
        return QRect(x, y, after - x, below - y)

    def _draw_head(self, painter: QPainter, tokens: Tokens) -> None:
        painter.setFont(_font(painter, CAPTION_PX))
        painter.setPen(QColor(tokens.muted))
        for column, name in enumerate(weekday_names()):
            area = QRect(self._cell(0, column))
            area.setTop(0)
            area.setHeight(scaled(HEAD_PX))
            painter.drawText(area.adjusted(scaled(6), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, name)
        for line, week in enumerate(self.weeks()):
            cell = self._cell(line, 0)
            area = QRect(0, cell.y(), scaled(WEEK_PX) - scaled(8), scaled(DAY_PX))
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(area, side, str(week[0].isocalendar().week))

    def _draw_day(self, painter: QPainter, tokens: Tokens, day: date, cell: QRect) -> None:
        inside = day.month == self.day.month
        painter.fillRect(cell, QColor(tokens.surface if inside else tokens.window))
        painter.setPen(QColor(tokens.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(cell)
        _draw_number(painter, tokens, day, cell, is_today=day == self._today, inside=inside)
        self._draw_due(painter, tokens, self._due.get(day, []), cell)
        if day == self.day:
            strong = tokens.accent if self.hasFocus() else tokens.field_line
            painter.setPen(QPen(QColor(strong), scaled(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(cell.adjusted(1, 1, -1, -1))

    def _draw_due(
        self, painter: QPainter, tokens: Tokens, due: list[Occurrence], cell: QRect
    ) -> None:
        height = scaled(LINE_PX)
        top = cell.y() + scaled(DAY_PX) + scaled(1)
        room = max(0, (cell.bottom() - top) // height)
        shown = due if len(due) <= room else due[: max(0, room - 1)]
        painter.setFont(_font(painter, CAPTION_PX))
        for line, one in enumerate(shown):
            area = QRect(cell.x() + 3, top + line * height, cell.width() - 5, height - 2)
            _draw_one(painter, tokens, one, area, chosen=one.key == self._chosen)
            self._spots.append(_Spot(area, one))
        if len(shown) < len(due):
            y = top + len(shown) * height if room else cell.y() + scaled(4)
            area = QRect(cell.x() + scaled(8), y, cell.width() - scaled(12), height - 2)
            side = Qt.AlignmentFlag.AlignVCenter | (
                Qt.AlignmentFlag.AlignLeft if room else Qt.AlignmentFlag.AlignRight
            )
            painter.setPen(QColor(tokens.muted))
            painter.drawText(area, side, f"+{len(due) - len(shown)}")


def _draw_number(
    painter: QPainter, tokens: Tokens, day: date, cell: QRect, *, is_today: bool, inside: bool
) -> None:
    size = scaled(DAY_PX) - scaled(4)
    badge = QRect(cell.x() + scaled(4), cell.y() + scaled(3), size, size)
    colour = tokens.text if inside else tokens.muted
    if is_today:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        painter.drawEllipse(badge)
        colour = tokens.on_accent
    painter.setFont(_font(painter, TEXT_PX, bold=is_today))
    painter.setPen(QColor(colour))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(day.day))


def _draw_one(
    painter: QPainter, tokens: Tokens, one: Occurrence, area: QRect, *, chosen: bool
) -> None:
    grounds = {OVERDUE: tokens.danger_soft, DONE: tokens.window}
    ground = tokens.accent_soft if chosen else grounds.get(one.state, tokens.chip)
    painter.fillRect(area, QColor(ground))
    painter.fillRect(area.x(), area.y(), scaled(3), area.height(), QColor(colour_of(one)))
    marks = {OVERDUE: "! ", DONE: "✓ "}
    inks = {OVERDUE: tokens.danger, DONE: tokens.muted}
    painter.setPen(QColor(inks.get(one.state, tokens.text)))
    words = f"{marks.get(one.state, '')}{one.title}"
    inner = area.adjusted(scaled(7), 0, -scaled(2), 0)
    short = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, short)


def months_on(day: date, months: int) -> date:
    """Return the same day so many months on, or the month's last where it is shorter."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _font(painter: QPainter, pixels: float, *, bold: bool = False) -> QFont:
    font = QFont(painter.font())
    font.setPixelSize(scaled(pixels))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font
