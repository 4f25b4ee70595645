"""The line of time as it is seen: names at the left, years above, bars, milestones, today."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea

from fbdesk.models.timeline import Bar, Step
from fbdesk.ui.pages.timeline.paint import draw_bar, draw_step, write
from fbdesk.ui.pages.timeline.scale import TimeScale
from fbdesk.ui.scale import scaled
from fbdesk.ui.theme import tokens_of
from fbdesk.ui.tokens import FOCUS_AREAS, Tokens, readable
from fbdesk.ui.translation import tr

ROW_PX, HEAD_PX, NAMES_PX, BAR_PX, REACH_PX = 32, 34, 270, 14, 9
NARROW_PX, NARROW_NAMES_PX = 700, 170
QUARTERS_FROM_PX, NAMED_QUARTERS_FROM_PX, EVERY_YEAR_FROM_PX = 90, 150, 40


@dataclass(frozen=True, slots=True)
class Heading:
    """A line with the name of a focus area."""

    area: str
    name: str


Line = Heading | Bar


class TimelineView(QAbstractScrollArea):
    """Paints the lines that can be seen and no more, so that thousands scroll smoothly."""

    resized = Signal()
    """The room for time is another."""

    def __init__(self, describe: Callable[[Bar], str], tell_step: Callable[[Step], str]) -> None:
        """`describe` and `tell_step` give a measure and a milestone in words."""
        super().__init__()
        self._describe, self._tell_step = describe, tell_step
        self._lines: tuple[Line, ...] = ()
        self._places: dict[str, int] = {}
        self._today = date(2008, 1, 1)
        self._chosen = ""
        self.painted_lines = 0
        self.scale = TimeScale(2008, 2014, 100.0)

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return the headings and measures, from the top."""
        return self._lines

    def names_width(self) -> int:
        """Return the width of the column of names."""
        narrow = self.viewport().width() < scaled(NARROW_PX)
        return scaled(NARROW_NAMES_PX if narrow else NAMES_PX)

    def time_width(self) -> int:
        """Return the width in which time is seen."""
        return max(1, self.viewport().width() - self.names_width())

    def line_at(self, at: QPoint) -> Line | None:
        """Return the heading or measure at a place."""
        if at.y() < scaled(HEAD_PX):
            return None
        place = (at.y() - scaled(HEAD_PX) + self.verticalScrollBar().value()) // scaled(ROW_PX)
        return self._lines[place] if 0 <= place < len(self._lines) else None

    def bar_area(self, bar: Bar) -> QRectF:
        """Return where the bar of a measure is drawn; empty where it has no start."""
        start, end = self.shown_span(bar)
        if start is None:
            return QRectF()
        left = self.x_of(start)
        right = self.x_of(end) if end else self.names_width() + self.scale.width - self._shift()
        top = self._top(self._places[bar.key]) + (scaled(ROW_PX) - scaled(BAR_PX)) / 2
        return QRectF(left, top, max(right - left, scaled(4)), scaled(BAR_PX))

    def shown_span(self, bar: Bar) -> tuple[date | None, date | None]:
        """Return the first and last day of a bar as it is drawn."""
        return bar.start, bar.end

    def x_of(self, day: date) -> float:
        """Return where a day is in the window."""
        return self.names_width() + self.scale.x(day) - self._shift()

    def tip_at(self, at: QPoint) -> str:
        """Return what is told of a place: the milestone there, or else the measure."""
        line = self.line_at(at)
        if not isinstance(line, Bar):
            return ""
        if at.x() > self.names_width():
            for step in line.steps:
                if abs(self.x_of(step.day) - at.x()) <= scaled(REACH_PX):
                    return self._tell_step(step)
        return self._describe(line)

    def set_bars(self) -> None:
        """Let the scroll bars follow the lines and the length of time."""
        height = len(self._lines) * scaled(ROW_PX)
        room = self.viewport().height() - scaled(HEAD_PX)
        self.verticalScrollBar().setRange(0, max(0, height - room))
        self.verticalScrollBar().setPageStep(max(1, room))
        self.verticalScrollBar().setSingleStep(scaled(ROW_PX))
        self.horizontalScrollBar().setRange(0, max(0, self.scale.width - self.time_width()))
        self.horizontalScrollBar().setPageStep(self.time_width())
        self.horizontalScrollBar().setSingleStep(max(1, round(self.scale.year_px / 4)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the room."""
        super().resizeEvent(event)
        self.set_bars()
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.set_bars()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what can be seen."""
        tokens = tokens_of(self)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), QColor(tokens.surface))
        first = self.verticalScrollBar().value() // scaled(ROW_PX)
        shown = self.viewport().height() // scaled(ROW_PX) + 2
        visible = list(enumerate(self._lines[first : first + shown], first))
        self.painted_lines = len(visible)
        time = QRectF(self.names_width(), 0, self.time_width(), self.viewport().height())
        painter.save()
        painter.setClipRect(time)
        self._paint_grid(painter, tokens)
        for place, line in visible:
            self._paint_time(painter, tokens, line, self._top(place))
        self._paint_today(painter, tokens)
        painter.restore()
        for place, line in visible:
            self._paint_name(painter, tokens, line, self._top(place))
        self._paint_head(painter, tokens)
        painter.end()

    def _shift(self) -> int:
        return self.horizontalScrollBar().value()

    def _top(self, place: int) -> int:
        return scaled(HEAD_PX) + place * scaled(ROW_PX) - self.verticalScrollBar().value()

    def _paint_grid(self, painter: QPainter, tokens: Tokens) -> None:
        height = self.viewport().height()
        for day in self.scale.quarters():
            year = day.month == 1
            if year or self.scale.year_px >= scaled(QUARTERS_FROM_PX):
                style = Qt.PenStyle.SolidLine if year else Qt.PenStyle.DotLine
                painter.setPen(QPen(QColor(tokens.line), 1, style))
                x = self.x_of(day)
                painter.drawLine(QPointF(x, 0), QPointF(x, height))

    def _paint_time(self, painter: QPainter, tokens: Tokens, line: Line, top: int) -> None:
        if isinstance(line, Heading):
            area = QRectF(self.names_width(), top, self.time_width(), scaled(ROW_PX))
            painter.fillRect(area, QColor(tokens.window))
            return
        if line.key == self._chosen:
            soft = QColor(tokens.accent_soft)
            soft.setAlpha(160)
            area = QRectF(self.names_width(), top, self.time_width(), scaled(ROW_PX))
            painter.fillRect(area, soft)
        area = self.bar_area(line)
        if area.isEmpty():
            words = QRectF(self.names_width() + scaled(8), top, self.time_width(), scaled(ROW_PX))
            write(painter, words, tr("no start year"), tokens.muted, small=True)
        else:
            ramp = 0.0
            if line.start and line.full_from:
                ramp = self.scale.x(line.full_from) - self.scale.x(line.start)
            colour = FOCUS_AREAS.get(line.area, FOCUS_AREAS["0"])
            draw_bar(painter, area, ramp, line.pattern, colour, tokens)
        for step in line.steps:
            at = QPointF(self.x_of(step.day), top + scaled(ROW_PX) / 2)
            draw_step(painter, at, step, tokens)

    def _paint_today(self, painter: QPainter, tokens: Tokens) -> None:
        x = self.x_of(self._today)
        painter.setPen(QPen(QColor(tokens.accent), scaled(2)))
        painter.drawLine(QPointF(x, scaled(HEAD_PX)), QPointF(x, self.viewport().height()))

    def _paint_name(self, painter: QPainter, tokens: Tokens, line: Line, top: int) -> None:
        area = QRectF(0, top, self.names_width(), scaled(ROW_PX))
        heading = isinstance(line, Heading)
        chosen = isinstance(line, Bar) and line.key == self._chosen
        ground = tokens.accent_soft if chosen else tokens.window if heading else tokens.surface
        painter.fillRect(area, QColor(ground))
        inner = area.adjusted(scaled(12), 0, -scaled(8), 0)
        if isinstance(line, Heading):
            colour = readable(FOCUS_AREAS.get(line.area, FOCUS_AREAS["0"]), tokens)
            write(painter, inner, line.name, colour, bold=True)
        else:
            write(painter, inner, f"{line.measure.number}  {line.measure.title}", tokens.text)
        if chosen and self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), scaled(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 1, -1, -1))

    def _paint_head(self, painter: QPainter, tokens: Tokens) -> None:
        whole = QRectF(0, 0, self.viewport().width(), scaled(HEAD_PX))
        painter.fillRect(whole, QColor(tokens.surface))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())
        x = self.names_width()
        painter.drawLine(QPointF(x, 0), QPointF(x, self.viewport().height()))
        painter.setClipRect(QRectF(x, 0, self.time_width(), scaled(HEAD_PX)))
        step = 1 if self.scale.year_px >= scaled(EVERY_YEAR_FROM_PX) else 5
        for day in self.scale.quarters():
            quarter = (day.month - 1) // 3 + 1
            room = self.scale.year_px * (step if quarter == 1 else 1 / 4)
            area = QRectF(self.x_of(day) + scaled(6), 0, room - scaled(6), scaled(HEAD_PX))
            if quarter == 1 and day.year % step == 0:
                write(painter, area, str(day.year), tokens.text, bold=True)
            elif quarter > 1 and self.scale.year_px >= scaled(NAMED_QUARTERS_FROM_PX):
                words = tr("Q{number}", number=quarter)
                write(painter, area, words, tokens.muted, small=True)
        # the dot from which the line of today hangs
        dot = QRectF(self.x_of(self._today) - scaled(4), scaled(HEAD_PX - 8), scaled(8), scaled(8))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        painter.drawEllipse(dot)
