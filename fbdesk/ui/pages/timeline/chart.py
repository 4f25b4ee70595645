"""The line of time in the user's hands: choosing, opening, and moving measures by whole years."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from fbdesk.models.timeline import Bar, Step, moved
from fbdesk.ui.pages.timeline.scale import TimeScale
from fbdesk.ui.pages.timeline.view import HEAD_PX, ROW_PX, Line, TimelineView
from fbdesk.ui.scale import scaled
from fbdesk.ui.translation import tr

EDGE_PX = 6
WHOLE, START, END = "whole", "start", "end"
CURSORS = {
    WHOLE: Qt.CursorShape.SizeHorCursor,
    START: Qt.CursorShape.SplitHCursor,
    END: Qt.CursorShape.SplitHCursor,
}


@dataclass(frozen=True, slots=True)
class Held:
    """A bar in the user's hand: which part of it was taken, where, and how far it is by now."""

    bar: Bar
    part: str
    from_x: int
    years: int = 0

    @property
    def new_years(self) -> dict[str, int | None]:
        """Return the years that the measure would get."""
        return moved(
            self.bar.measure,
            start=self.years if self.part in (WHOLE, START) else 0,
            end=self.years if self.part in (WHOLE, END) else 0,
        )


class TimelineChart(TimelineView):
    """Chooses with arrows and mouse, opens with Enter, moves by dragging or with Alt and arrows."""

    chosen = Signal(str)
    """Another measure became the chosen one; gives its key."""
    opened = Signal(str)
    """The user wants to see the measure with this key."""
    years_wanted = Signal(str, object)
    """The user moved a measure: its key, and its new years by field (`dict`)."""

    def __init__(self, describe: Callable[[Bar], str], tell_step: Callable[[Step], str]) -> None:
        super().__init__(describe, tell_step)
        self._held: Held | None = None
        self.can_edit = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(tr("Progress"))

    @property
    def chosen_key(self) -> str:
        """Return the key of the chosen measure, "" for none."""
        return self._chosen

    def show_lines(self, lines: Sequence[Line], scale: TimeScale, today: date) -> None:
        """Show headings and measures on a line of time; the chosen one stays chosen."""
        self._lines, self.scale, self._today = tuple(lines), scale, today
        self._held = None
        self._places = {_key(line): n for n, line in enumerate(self._lines) if _key(line)}
        if self._chosen not in self._places:
            self._chosen = next(iter(self._places), "")
        self.set_bars()
        self._tell_reader()
        self.viewport().update()

    def choose(self, key: str) -> bool:
        """Choose a measure and scroll to it; return whether it is shown."""
        if key not in self._places:
            return False
        self._chosen = key
        top, bar = self._places[key] * scaled(ROW_PX), self.verticalScrollBar()
        room = self.viewport().height() - scaled(HEAD_PX) - scaled(ROW_PX)
        bar.setValue(min(max(bar.value(), top - room), top))
        self._tell_reader()
        self.viewport().update()
        self.chosen.emit(key)
        return True

    def scroll_to_day(self, day: date) -> None:
        """Bring a day into the middle."""
        self.horizontalScrollBar().setValue(round(self.scale.x(day) - self.time_width() / 2))

    def shown_span(self, bar: Bar) -> tuple[date | None, date | None]:
        """Return the days of a bar, as they would be if it were let go now."""
        held = self._held
        if held is None or held.bar.key != bar.key or not held.years:
            return bar.start, bar.end
        years = held.new_years
        first, last = years["start_year"], years["end_year"]
        return (date(first, 1, 1) if first else None, date(last, 12, 31) if last else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down, open with Enter; with Alt the measure moves, with Shift too its end."""
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen:
            self.opened.emit(self._chosen)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and alt:
            only_end = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._nudge(1 if key == Qt.Key.Key_Right else -1, END if only_end else WHOLE)
        elif key == Qt.Key.Key_Escape and self._held is not None:
            self._held = None
            self.viewport().update()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a measure; its bar is taken, by an end or as a whole."""
        at = event.position().toPoint()
        line = self.line_at(at)
        if not isinstance(line, Bar):
            return
        self.choose(line.key)
        part = self._part_at(line, at)
        if part and event.button() == Qt.MouseButton.LeftButton:
            self._held = Held(line, part, at.x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the bar in the hand, or show by the cursor what can be taken."""
        at, held = event.position().toPoint(), self._held
        if held is None:
            line = self.line_at(at)
            part = self._part_at(line, at) if isinstance(line, Bar) else ""
            self.viewport().setCursor(CURSORS.get(part, Qt.CursorShape.ArrowCursor))
            return
        self._held = Held(held.bar, held.part, held.from_x, self.scale.years(at.x() - held.from_x))
        self.viewport().update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of the bar: one step that can be undone."""
        held, self._held = self._held, None
        self.viewport().update()
        if held is not None:
            self._want(held)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the measure."""
        line = self.line_at(event.position().toPoint())
        self._held = None
        if isinstance(line, Bar):
            self.opened.emit(line.key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell what the mouse is over."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().viewportEvent(event)

    def _bar(self) -> Bar | None:
        """Return the chosen measure."""
        line = self._lines[self._places[self._chosen]] if self._chosen else None
        return line if isinstance(line, Bar) else None

    def _step(self, step: int) -> None:
        keys = list(self._places)
        if self._chosen:
            self.choose(keys[min(max(keys.index(self._chosen) + step, 0), len(keys) - 1)])

    def _nudge(self, years: int, part: str) -> None:
        bar = self._bar()
        if bar is not None and self.can_edit:
            self._want(Held(bar, part, 0, years))

    def _want(self, held: Held) -> None:
        measure, years = held.bar.measure, held.new_years
        before = {"start_year": measure.start_year, "end_year": measure.end_year}
        if years != before:
            self.years_wanted.emit(measure.key, years)

    def _part_at(self, bar: Bar, at: QPoint) -> str:
        area = self.bar_area(bar)
        reach = scaled(EDGE_PX)
        if not self.can_edit or at.x() <= self.names_width() or area.isEmpty():
            return ""
        if not area.left() - reach <= at.x() <= area.right() + reach:
            return ""
        if bar.end is not None and at.x() >= area.right() - reach:
            return END
        return START if at.x() <= area.left() + reach else WHOLE

    def _tell_reader(self) -> None:
        bar = self._bar()
        self.setAccessibleDescription(self._describe(bar) if bar else "")


def _key(line: Line) -> str:
    return line.key if isinstance(line, Bar) else ""
